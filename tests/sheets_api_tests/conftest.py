"""Fixtures: the server, and ways to talk to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from tests.sheets_api import SheetsServer
from tests.sheets_api.client import token_session
from tests.sheets_api.fixture import google_client, sheets_api, sheets_server

__all__ = ["google_client", "sheets_api", "sheets_server"]

SHEETS, DRIVE = "https://sheets.googleapis.com/v4/spreadsheets", "https://www.googleapis.com/drive/v3"


class Rest:
    """Bare HTTP, for answers that clients would swallow."""

    def __init__(self, session: requests.Session) -> None:
        self.session = session

    def __call__(self, verb: str, url: str, body: Any = None, **params: Any) -> requests.Response:
        return self.session.request(verb, url, json=body, params=params, timeout=5)

    def ok(self, verb: str, url: str, body: Any = None, **params: Any) -> Any:
        """The JSON of an answer that must be 2xx."""
        answer = self(verb, url, body, **params)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None

    def error(self, verb: str, url: str, body: Any = None, **params: Any) -> tuple[int, str, str]:
        """(code, status, message) of an answer that must not be 2xx."""
        answer = self(verb, url, body, **params)
        assert not answer.ok, answer.text
        error = answer.json()["error"]
        return answer.status_code, error.get("status", ""), error["message"]

    def batch(self, key: str, *requests: Any) -> list[Any]:
        """The replies of a batchUpdate."""
        return list(self.ok("POST", f"{SHEETS}/{key}:batchUpdate", {"requests": list(requests)})["replies"])

    def batch_error(self, key: str, *requests: Any) -> str:
        """The message of a batchUpdate that must be refused with 400."""
        code, status, message = self.error("POST", f"{SHEETS}/{key}:batchUpdate", {"requests": list(requests)})
        assert (code, status) == (400, "INVALID_ARGUMENT")
        return message

    def values(self, key: str, range_: str = "Sheet1", **params: Any) -> list[list[Any]]:
        """The values of a range."""
        return list(self.ok("GET", f"{SHEETS}/{key}/values/{range_}", **params).get("values", []))

    def write(self, key: str, range_: str, values: list[list[Any]], option: str = "USER_ENTERED") -> Any:
        """values.update."""
        return self.ok("PUT", f"{SHEETS}/{key}/values/{range_}", {"values": values}, valueInputOption=option)


@pytest.fixture
def rest_of(sheets_api: SheetsServer) -> Iterator[Callable[[str], Rest]]:
    """REST as the holder of a token."""
    sessions = []

    def make(token: str) -> Rest:
        sessions.append(token_session(sheets_api.url, token))
        return Rest(sessions[-1])

    yield make
    for session in sessions:
        session.close()


@pytest.fixture
def rest(sheets_api: SheetsServer, rest_of: Callable[[str], Rest]) -> Rest:
    """REST as the owner, who is not slowed down by quotas."""
    sheets_api.quota.enabled = False
    return rest_of(sheets_api.token)


@pytest.fixture
def key(sheets_api: SheetsServer) -> str:
    """An empty spreadsheet."""
    return sheets_api.create_spreadsheet("Book")
