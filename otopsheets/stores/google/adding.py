"""Rows added to the tabs people fill in: the only thing the program ever writes there, and only when told to.

Rows are inserted and then filled, in one atomic batch: whatever somebody types meanwhile moves down and stays.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence

from otopsheets.errors import UsageFault
from otopsheets.registry.adding import Placed
from otopsheets.registry.form import Typed
from otopsheets.stores.google.marks import Json, claim_run
from otopsheets.stores.google.reading import STRUCTURE, Spreadsheet, Standing, read_structure
from otopsheets.stores.google.session import Session
from otopsheets.wording import Wording

NO_TAB = Wording(
    "สเปรดชีตนี้ไม่มีแท็บ '{tab}' จึงยังไม่ได้เพิ่มแถว โปรดเพิ่มแท็บก่อน",
    "There is no tab '{tab}', so no row was added. Add the tab first.",
)


def add_rows(
    session: Session,
    spreadsheet: str,
    placed: Sequence[Placed],
    new_run: Callable[[], str] = lambda: uuid.uuid4().hex,
) -> None:
    """Add rows to a spreadsheet, all of them or none, exactly once; two calls.

    Raises `UsageFault` when a tab is missing, and a `GoogleFault` when Google refuses or another run came between.
    """
    book, run = read_structure(session.structure(spreadsheet, STRUCTURE)), new_run()
    session.write(spreadsheet, [*claim_run(book.entries, run), *adding(book, placed)], run)


def adding(book: Spreadsheet, placed: Sequence[Placed]) -> Iterator[Json]:
    """Yield the requests that add rows to sheets as they stand."""
    sheets = {sheet.title: sheet for sheet in book.inputs}
    for each in placed:
        if each.title not in sheets:
            raise UsageFault(NO_TAB, tab=each.title)
        if each.rows:
            yield from _insert(sheets[each.title], each)


def _insert(sheet: Standing, placed: Placed) -> Iterator[Json]:
    at, count = placed.before - 1, len(placed.rows)
    if at >= sheet.rows:
        yield {"appendDimension": {"sheetId": sheet.id, "dimension": "ROWS", "length": at + count - sheet.rows}}
    else:
        span = {"sheetId": sheet.id, "dimension": "ROWS", "startIndex": at, "endIndex": at + count}
        yield {"insertDimension": {"range": span, "inheritFromBefore": at > 0}}
    start = {"sheetId": sheet.id, "rowIndex": at, "columnIndex": 0}
    rows = [{"values": [_cell(value) for value in row]} for row in placed.rows]
    yield {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}


def _cell(value: Typed) -> Json:
    if value is None or value == "":
        return {}
    kind = "stringValue" if isinstance(value, str) else "numberValue"
    return {"userEnteredValue": {kind: value}}
