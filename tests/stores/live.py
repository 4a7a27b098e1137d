"""The contract of every store, on a real spreadsheet that somebody lends for it: `scripts/live_check.py` runs this.

    python -m tests.stores.live LINK [--credentials KEY] [--confirm TITLE]

Not collected with the other tests. The spreadsheet must be empty, or bear the mark of a check that was interrupted;
whatever else is in it, it is refused and nothing is written. In the end it is empty again.
"""

from __future__ import annotations

import argparse
import sys
import uuid
from collections.abc import Callable, Sequence
from copy import copy
from pathlib import Path
from typing import Any

import click
import pytest

from otopsheets.errors import OtopSheetsError
from otopsheets.registry.sheets import Row
from otopsheets.stores import is_google, open_google
from otopsheets.stores.base import Calls
from otopsheets.stores.google import GoogleStore, Session
from otopsheets.stores.google.marks import Json
from otopsheets.stores.google.reading import AS_STORED, STRUCTURE, Spreadsheet, quoted, read_structure, read_values
from otopsheets.stores.google.staging import LIMIT
from tests.stores.by_hand import EDITS
from tests.stores.contract import DAY, Arena, Marking, StoreContract

MARK = "otopsheets.live-check"
TITLE = "กลุ่ม"
ROWS = [["ชื่อกลุ่ม", "ประเภท", "โทรศัพท์"], ["ทอผ้า", "กลุ่มอาชีพ", "0810000000"], ["=1+1", "+66", "'ก"]]
_CELLS = "userEnteredValue,userEnteredFormat,note,dataValidation"
_EVERYTHING = f"sheets(properties,merges,charts(chartId),data(rowData(values({_CELLS}))))"

NOT_GOOGLE = "ต้องเป็นลิงก์สเปรดชีต Google / Name the link of a Google spreadsheet."
NOT_EMPTY = (
    "'{title}' มีข้อมูลอยู่แล้ว จึงไม่แตะต้อง โปรดสร้างสเปรดชีตเปล่าไว้ตรวจโดยเฉพาะ / "
    "'{title}' is not empty, so it is left alone. Make an empty spreadsheet for this check."
)
CONFIRM = "จะเขียนทับทั้งสเปรดชีต '{title}' พิมพ์ชื่อนี้เพื่อยืนยัน / All of '{title}' will be written over; type its title: "
NOT_CONFIRMED = (
    'ไม่ได้ยืนยัน จึงไม่ได้ทำอะไร ยืนยันด้วย --confirm "{title}" / Not confirmed, nothing was done: --confirm "{title}"'
)
CLEANED = "ล้างสเปรดชีตกลับเป็นว่างแล้ว / The spreadsheet is empty again."


class Lent:
    """A spreadsheet lent for the check, through one session that keeps to one pace."""

    def __init__(self, session: Session, spreadsheet: str) -> None:
        self.session = session
        self.id = spreadsheet

    def book(self) -> Spreadsheet:
        """How it stands now."""
        return read_structure(self.session.structure(self.id, STRUCTURE))

    def may_be_used(self) -> bool:
        """Whether nothing is in it but what a check left there."""
        told = self.session.structure(self.id, f"developerMetadata(metadataKey),{_EVERYTHING}")
        if any(entry["metadataKey"] == MARK for entry in told.get("developerMetadata", ())):
            return True
        sheets = told["sheets"]
        return len(sheets) == 1 and not sheets[0].get("charts") and not _any_cell(sheets[0])

    def begin(self) -> None:
        """Take everything away and put the input there."""
        new = uuid.uuid4().int & 0x7FFFFFFF
        rows = [{"values": [{"userEnteredValue": {"stringValue": text}} for text in row]} for row in ROWS]
        start = {"sheetId": new, "rowIndex": 0, "columnIndex": 0}
        self._replace(new, TITLE, {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}})

    def end(self, title: str) -> None:
        """Leave one blank sheet called `title`, and no mark."""
        self._replace(uuid.uuid4().int & 0x7FFFFFFF, title, marked=False)

    def _replace(self, new: int, title: str, *requests: Json, marked: bool = True) -> None:
        """Put a new sheet in the place of all there are, in one write; the spreadsheet bears the mark meanwhile."""
        told = self.session.structure(self.id, "developerMetadata(metadataId,metadataKey),sheets(properties(sheetId))")
        entries = [
            entry for entry in told.get("developerMetadata", ()) if entry["metadataKey"].startswith("otopsheets.")
        ]
        run = uuid.uuid4().hex
        mark = {"metadataKey": MARK, "metadataValue": run, "location": {"spreadsheet": True}, "visibility": "DOCUMENT"}
        renamed = {"properties": {"sheetId": new, "title": title}, "fields": "title"}
        self.session.write(
            self.id,
            [
                {"addSheet": {"properties": {"sheetId": new, "title": run}}},
                *({"deleteSheet": {"sheetId": each["properties"].get("sheetId", 0)}} for each in told["sheets"]),
                {"updateSheetProperties": renamed},
                *requests,
                *({"deleteDeveloperMetadata": {"dataFilter": _entry(each["metadataId"])}} for each in entries),
                *([{"createDeveloperMetadata": {"developerMetadata": mark}}] if marked else []),
            ],
            run if marked else "",
        )

    def reopen(self, limit: int) -> GoogleStore:
        """A store whose calls are counted from nothing."""
        session = copy(self.session)
        session.calls = Calls()
        return GoogleStore(session, self.id, limit=limit)

    def edit(self, key: str, row: int, column: int, text: str) -> None:
        """Type into a generated tab."""
        start = {"sheetId": self.book().ours[key].id, "rowIndex": row, "columnIndex": column}
        cell = {"values": [{"userEnteredValue": {"stringValue": text}}]}
        self.session.write(self.id, [{"updateCells": {"start": start, "rows": [cell], "fields": "userEnteredValue"}}])

    def mark(self, key: str, marking: Marking) -> None:
        """Do to a generated tab what shows in no value."""
        self.session.write(self.id, [EDITS[marking](self.book().ours[key].id)])

    def inputs(self) -> str:
        """All that the input holds."""
        return repr(self.session.structure(self.id, _EVERYTHING, [quoted(TITLE)]))

    def values(self, title: str) -> Sequence[Row]:
        """What a sheet shows."""
        return read_values(self.session.values(self.id, [quoted(title)], AS_STORED))[0]

    def arena(self, limit: int = LIMIT) -> Arena:
        """The spreadsheet as the contract wants it."""
        self.begin()
        return Arena(
            reopen=lambda: self.reopen(limit),
            edit=self.edit,
            mark=self.mark,
            inputs=self.inputs,
            shown=lambda key: self.values(self.book().ours[key].title),
            kept=lambda: [
                str(self.values(sheet.title)[1][1]) for sheet in self.book().sheets if DAY.isoformat() in sheet.title
            ],
        )


def _any_cell(sheet: Json) -> bool:
    return any(
        cell for data in sheet.get("data", ()) for row in data.get("rowData", ()) for cell in row.get("values", ())
    )


def _entry(number: int) -> Json:
    return {"developerMetadataLookup": {"metadataId": number}}


class TestLive(StoreContract):
    """Every promise, on the spreadsheet that was lent."""

    @pytest.fixture
    def arena(self, lent: Lent) -> Arena:
        return lent.arena()


class TestLiveStaged(StoreContract):
    """Every promise, when no tab fits one request."""

    @pytest.fixture
    def arena(self, lent: Lent) -> Arena:
        return lent.arena(limit=2500)

    test_reads_and_writes_are_counted = None  # more than one write is what this is about
    test_a_write_says_beforehand_how_many_calls_it_takes = None


class _Lending:
    """Hands the spreadsheet to the tests."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @pytest.fixture
    def lent(self) -> Lent:
        return self._lent


def main(words: Sequence[str] | None = None, ask: Callable[[str], str] = input) -> int:
    """Refuse, or confirm, check and clean up: 0 all promises are kept, 1 one is not, 2 not begun, 3 Google refused."""
    parser = argparse.ArgumentParser(prog="live_check.py", description=__doc__.partition("\n")[0])
    parser.add_argument("link", help="an empty spreadsheet, shared with the account as Editor")
    parser.add_argument("--credentials", type=Path, help="key file; else what otopsheets would take")
    parser.add_argument("--confirm", metavar="TITLE", help="the spreadsheet's title, in the place of typing it")
    parser.add_argument("--per-minute", type=int, default=55, metavar="N", help="calls a minute; Google allows 60")
    asked = parser.parse_args(words)
    if not is_google(asked.link):
        click.echo(NOT_GOOGLE, err=True)
        return 2
    try:
        return _check(asked, ask)
    except OtopSheetsError as fault:
        click.echo(str(fault), err=True)
        return 3


def _check(asked: argparse.Namespace, ask: Callable[[str], str]) -> int:
    store = open_google(asked.link, access="write", credentials=asked.credentials)
    for pace in store.session._paces.values():
        pace.per_minute = asked.per_minute
    lent = Lent(store.session, store.registry)
    book = lent.book()
    if not lent.may_be_used():
        click.echo(NOT_EMPTY.format(title=book.title), err=True)
        return 2
    confirmed = asked.confirm
    if confirmed is None and sys.stdin.isatty():
        confirmed = ask(CONFIRM.format(title=book.title))
    if confirmed != book.title:
        click.echo(NOT_CONFIRMED.format(title=book.title), err=True)
        return 2
    options: list[Any] = [__file__, "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=", "-v", "--tb=short"]
    try:
        return int(pytest.main([*options, "-W", "default"], plugins=[_Lending(lent)]) != 0)
    finally:
        lent.end(book.sheets[0].title)
        click.echo(CLEANED)


if __name__ == "__main__":
    sys.exit(main())
