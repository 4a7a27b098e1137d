"""Content that is uploaded: CSV, TSV and workbooks that become spreadsheets."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from tests.sheets_api.drive import workbook_in
from tests.sheets_api.drive.store import Store
from tests.sheets_api.errors import drive_error
from tests.sheets_api.grid.model import EMPTY, Book, Sheet
from tests.sheets_api.spreadsheets import fresh
from tests.sheets_api.values.entry import typed
from tests.sheets_api.values.locales import locale
from tests.sheets_api.values.write import entered

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_book(book_id: str, title: str, content: bytes, content_type: str, now: datetime, store: Store) -> Book:
    """An uploaded file as a spreadsheet; 400 for a kind that cannot be one.

    Its sheets have ids of their own, none is 0, and it lies in Google's own time zone (as recorded).
    """
    kind = content_type.partition(";")[0].strip()
    taken: set[int] = set()
    if kind in {"text/csv", "text/tab-separated-values", "text/plain"}:
        delimiter = "\t" if kind == "text/tab-separated-values" else ","
        book = from_csv(book_id, title, content.decode("utf-8-sig"), delimiter, now)
        book.sheets[0].properties["sheetId"] = store.fresh_number(taken)
    elif kind == XLSX:
        book = workbook_in.read(book_id, title, content, lambda: store.fresh_number(taken))
    else:
        raise drive_error(400, "The requested conversion is not supported.", "badRequest")
    book.used_ids = taken
    book.properties["timeZone"] = "America/Los_Angeles"
    return book


def from_csv(book_id: str, title: str, text: str, delimiter: str, now: datetime) -> Book:
    """One sheet, its cells as if typed."""
    book = fresh.book(book_id, title)
    sheet = book.sheets[0]
    sheet.properties["title"] = title if title and len(title) <= fresh.MAX_TITLE else "Sheet1"
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    _size(sheet, len(rows), max((len(row) for row in rows), default=0))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.put(r, c, entered(EMPTY, typed(value, locale("en_US"), now.date())))
    return book


def _size(sheet: Sheet, rows: int, columns: int) -> None:
    sheet.grid["rowCount"] = max(sheet.rows, rows)
    sheet.grid["columnCount"] = max(sheet.columns, columns)
