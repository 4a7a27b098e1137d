"""A registry to fill in, made in a spreadsheet of somebody's: what is missing is added, what drifted put right.

What people typed is never touched, so that it may be done again at any time.
"""

import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from otopsheets.errors import UsageFault
from otopsheets.registry import Sheet
from otopsheets.registry.form import INKS, ROWS, Book, Form
from otopsheets.registry.schema import VENUE_TITLE
from otopsheets.registry.sheets import is_blank
from otopsheets.registry.tables import find_table, match_sheets
from otopsheets.stores.google.drawing import new_drawing
from otopsheets.stores.google.drift import FIELDS, Drift, Found, drifts, ranges, read_found
from otopsheets.stores.google.fields import Placed, table_of
from otopsheets.stores.google.guards import HEADER, RESULT
from otopsheets.stores.google.looks import color, column_pixels, paint
from otopsheets.stores.google.marks import Json, claim_run
from otopsheets.stores.google.reading import (
    AS_STORED,
    STRUCTURE,
    Spreadsheet,
    Standing,
    as_sheets,
    quoted,
    read_structure,
    read_values,
)
from otopsheets.stores.google.requests import arrange, fill, new_sheet
from otopsheets.stores.google.session import Session
from otopsheets.tabs.forms import column_look, header_look
from otopsheets.tabs.guide import IN_TABS, guide
from otopsheets.tabs.model import Area
from otopsheets.thai.text import key
from otopsheets.wording import Wording

LOCALE, TIME_ZONE = "th_TH", "Asia/Bangkok"
NOT_EMPTY = Wording(
    "สเปรดชีตนี้มีข้อมูลอยู่แล้ว จึงไม่ใส่ข้อมูลตัวอย่าง โปรดใช้สเปรดชีตเปล่า",
    "The spreadsheet already holds something, so no sample is put into it. Use an empty one.",
)
_HEADER_HEIGHT = 46  # pixels: two lines
_DRAWING_AFTER = "fairs"


@dataclass(frozen=True, slots=True)
class Made:
    """What was done: the titles of new sheets, and what was put right on old ones."""

    added: tuple[str, ...]
    repaired: tuple[Drift, ...]


@dataclass(frozen=True)
class Registered:
    """A spreadsheet as a registry: every tab of the schema that stands in it, and how it stands."""

    book: Spreadsheet
    sheets: tuple[Sheet, ...]
    places: Mapping[str, Placed]
    found: Mapping[str, Found]


def look_at(session: Session, spreadsheet: str, forms: Sequence[Form]) -> Registered:
    """Read a spreadsheet and find its tabs to fill in, in three calls; fewer when there are none."""
    book = read_structure(session.structure(spreadsheet, STRUCTURE))
    inputs = book.inputs
    rows = (
        read_values(session.values(spreadsheet, [quoted(sheet.title) for sheet in inputs], AS_STORED)) if inputs else []
    )
    sheets = as_sheets(inputs, rows)
    matched, _ = match_sheets([form.tab for form in forms], [sheet for sheet in sheets if sheet.rows])
    standing = {sheet.title: sheet for sheet in inputs}
    places = {
        form.tab.key: _place(form, standing[sheet.title], sheet)
        for form in forms
        if (sheet := matched.get(form.tab.key)) is not None
    }
    found: dict[str, Found] = {}
    if places:
        wanted = [range_ for placed in places.values() for range_ in ranges(placed)]
        told = session.structure(spreadsheet, FIELDS, wanted)
        by_id = {sheet["properties"].get("sheetId", 0): sheet for sheet in told.get("sheets", ())}
        found = {name: read_found(by_id[placed.sheet], placed) for name, placed in places.items()}
    return Registered(book, sheets, places, found)


def _place(form: Form, standing: Standing, sheet: Sheet) -> Placed:
    table, _ = find_table(form.tab, sheet)
    header = table.first_row - 2
    return Placed(form, standing.id, standing.title, header, table.columns, min(ROWS, standing.rows - header - 1))


def set_up(session: Session, spreadsheet: str, book: Book, output: str | None = None) -> Made:
    """Make the registry `book` in a spreadsheet, or put right what drifted in one that is there.

    `output` is the spreadsheet of the generated tabs when it is another. Everything is written at once. Raises
    `UsageFault` when `book` is filled in and the spreadsheet is not empty.
    """
    now = look_at(session, spreadsheet, book.forms)
    filled_in = any(form.rows for form in book.forms)
    if filled_in and any(not is_blank(cell) for sheet in now.sheets for row in sheet.rows for cell in row):
        raise UsageFault(NOT_EMPTY)
    new, added = _new_sheets(now, book)
    places = {**now.places, **{placed.form.tab.key: placed for placed in new}}
    table = table_of(output)
    late: list[Json] = []
    for placed in new:
        late += [request for drift in drifts(placed, places, Found(frozen=1), table) for request in drift.requests]
    repaired = [
        drift for name, placed in now.places.items() for drift in drifts(placed, places, now.found[name], table)
    ]
    requests = [*_properties(now.book), *added.requests, *late]
    requests += [request for drift in repaired for request in drift.requests]
    if requests:
        run = uuid.uuid4().hex
        session.write(
            spreadsheet, [*claim_run(now.book.entries, run), *requests, *_blank_sheet(now, added.titles)], run
        )
    return Made(tuple(added.titles), tuple(repaired))


@dataclass
class _Added:
    titles: list[str]
    requests: list[Json]


def _new_sheets(now: Registered, book: Book) -> tuple[list[Placed], _Added]:
    """Make every sheet that is not there; what then drifts on it is for the caller.

    A blank sheet that bears the title already is taken.
    """
    titles = {key(sheet.title) for sheet in now.book.sheets}
    blank = {
        key(sheet.title): sheet.id for sheet, read in zip(now.book.inputs, now.sheets, strict=True) if not read.rows
    }
    taken = {sheet.id for sheet in now.book.sheets}
    added = _Added([], [])

    def sheet_for(title: str) -> int:
        id_ = blank.get(key(title), zlib.crc32(title.encode()) & 0x7FFFFFFF)
        while id_ in taken and key(title) not in blank:
            id_ = (id_ + 1) & 0x7FFFFFFF
        taken.add(id_)
        added.titles.append(title)
        return id_

    new = []
    explained = guide(IN_TABS)
    if key(explained.title) not in titles:
        id_ = sheet_for(explained.title)
        made = new_sheet(explained, id_, explained.title, len(now.book.sheets))
        added.requests += [*made, *fill(explained, id_), *arrange(explained, id_)]
    for form in book.forms:
        title = form.tab.title
        if form.tab.key not in now.places:
            id_ = sheet_for(title)
            new.append(Placed(form, id_, title, 0, {f.column.key: n for n, f in enumerate(form.fields)}, ROWS))
            added.requests += [_sheet(form, id_, old=key(title) in blank), *_headers(form, id_)]
        if form.tab.key == _DRAWING_AFTER and not any(title.startswith(key(VENUE_TITLE)) for title in titles):
            added.requests += new_drawing(book.drawing, sheet_for(book.drawing.title))
    return new, added


def _sheet(form: Form, sheet: int, *, old: bool) -> Json:
    """Return the request that makes a sheet for a form, or makes an `old` blank one fit."""
    properties = {
        "sheetId": sheet,
        "title": form.tab.title,
        "gridProperties": {"rowCount": ROWS + 1, "columnCount": len(form.fields), "frozenRowCount": 1},
        "tabColorStyle": color(INKS[form.filled_by].strong),
    }
    if old:
        return {"updateSheetProperties": {"properties": properties, "fields": "gridProperties,tabColorStyle"}}
    return {"addSheet": {"properties": properties}}


def _headers(form: Form, sheet: int) -> list[Json]:
    """Return the requests for the headers, the looks and the rows that are filled in already."""
    requests: list[Json] = []
    for at, field in enumerate(form.fields):
        requests += [
            paint(sheet, Area(0, at, 0, at), header_look(form, field)),
            paint(sheet, Area(1, at, ROWS, at), column_look(field)),
            _sized(sheet, "COLUMNS", at, column_pixels(field.width)),
        ]
    rows = [
        {"values": [_typed(field.column.header) for field in form.fields]},
        *({"values": [_typed(value) for value in row]} for row in form.rows),
    ]
    start = {"sheetId": sheet, "rowIndex": 0, "columnIndex": 0}
    requests.append({"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}})
    return [*requests, _sized(sheet, "ROWS", 0, _HEADER_HEIGHT)]


def _typed(value: str | float | None) -> Json:
    if value is None or value == "":
        return {}
    return {"userEnteredValue": {"stringValue": value} if isinstance(value, str) else {"numberValue": value}}


def _sized(sheet: int, dimension: str, at: int, pixels: int) -> Json:
    range_ = {"sheetId": sheet, "dimension": dimension, "startIndex": at, "endIndex": at + 1}
    return {"updateDimensionProperties": {"range": range_, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}}


def _properties(book: Spreadsheet) -> list[Json]:
    """Return the request for the Thai locale and time, if the spreadsheet has others."""
    wrong = {
        name: wanted
        for name, found, wanted in (("locale", book.locale, LOCALE), ("timeZone", book.time_zone, TIME_ZONE))
        if found != wanted
    }
    return [{"updateSpreadsheetProperties": {"properties": wrong, "fields": ",".join(wrong)}}] if wrong else []


def _blank_sheet(now: Registered, added: Sequence[str]) -> list[Json]:
    """Return the request that removes the one blank sheet every new spreadsheet begins with."""
    alone = len(now.book.sheets) == 1 and added and all(not sheet.rows for sheet in now.sheets)
    return [{"deleteSheet": {"sheetId": now.book.sheets[0].id}}] if alone else []


__all__ = ["HEADER", "LOCALE", "RESULT", "TIME_ZONE", "Made", "Registered", "look_at", "set_up"]
