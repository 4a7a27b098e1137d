"""A Google of the test's own, and a store on it whose waiting takes no time."""

from collections.abc import Sequence
from itertools import count
from typing import Any

import requests

from otopsheets.stores.base import Written
from otopsheets.stores.google import GoogleStore, Session
from otopsheets.stores.google.patience import Patience
from otopsheets.stores.google.staging import LIMIT
from otopsheets.tabs.model import Tab
from tests.sheets_api.client import token_session
from tests.sheets_api.server import SheetsServer
from tests.stores.contract import DAY

_RUNS = count()
INPUT = {"กลุ่ม": [["ชื่อกลุ่ม", "ประเภท"], ["ทอผ้า", "กลุ่มอาชีพ"]]}


class Waiting:
    """A clock that stands still but for sleeping, which takes no time. The server's clock goes with it."""

    def __init__(self, server: SheetsServer | None = None) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self._server = server

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        if self._server is not None:
            self._server.clock.advance(seconds)

    def patience(self, seconds: float = 150.0) -> Patience:
        return Patience(seconds, clock=self.clock, sleep=self.sleep, jitter=lambda: 0.5)


def session(server: SheetsServer, token: str = "", waiting: Waiting | None = None, account: str = "") -> Session:
    """A session of the owner, or of whoever the token belongs to."""
    way: requests.Session = token_session(server.url, token or server.token)
    return Session(account=account, requests=way, patience=(waiting or Waiting(server)).patience())


def store(
    server: SheetsServer,
    registry: str,
    output: str | None = None,
    *,
    token: str = "",
    waiting: Waiting | None = None,
    limit: int = LIMIT,
) -> GoogleStore:
    return GoogleStore(
        session(server, token, waiting), registry, output, new_run=lambda: f"run {next(_RUNS)}", limit=limit
    )


def titles(server: SheetsServer, spreadsheet: str) -> list[str]:
    return [sheet.title for sheet in server.book(spreadsheet).sheets]


def as_person(server: SheetsServer, spreadsheet: str, *requests_: dict[str, Any], token: str = "") -> Any:
    """Do what people do in the browser, beside the counted calls."""
    way = token_session(server.url, token or server.token)
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{spreadsheet}:batchUpdate"
    answer = way.post(url, json={"requests": list(requests_)})
    way.close()
    assert answer.ok, answer.text
    return answer.json()


def edited(sheet: int, row: int, column: int, text: str) -> dict[str, Any]:
    """The request of a person who types into a cell."""
    return {
        "updateCells": {
            "start": {"sheetId": sheet, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": [{"userEnteredValue": {"stringValue": text}}]}],
            "fields": "userEnteredValue",
        }
    }


def cells(server: SheetsServer, spreadsheet: str, title: str) -> list[list[Any]]:
    """What a sheet shows, as somebody else reads it."""
    way = token_session(server.url, server.token)
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{spreadsheet}/values/{requests.utils.quote(repr(title), safe='')}"
    answer = way.get(url, params={"valueRenderOption": "UNFORMATTED_VALUE"})
    way.close()
    assert answer.ok, answer.text
    found: list[list[Any]] = answer.json().get("values", [])
    return found


def input_of(server: SheetsServer, spreadsheet: str, names: Sequence[str] = tuple(INPUT)) -> str:
    """Everything the server holds of the input sheets, to the byte."""
    book = server.book(spreadsheet)
    return repr(
        [(sheet.properties, sorted(sheet.cells.items()), sheet.merges) for sheet in book.sheets if sheet.title in names]
    )


def sync(google: GoogleStore, *tabs: Tab) -> Written:
    """Read and write, as every sync does."""
    google.read()
    return google.write(tabs, DAY)
