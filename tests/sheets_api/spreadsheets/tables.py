"""What holds after every write: headers and column names of a table are the same; under a merge there is nothing."""

from __future__ import annotations

from tests.sheets_api.grid.a1 import grid_range
from tests.sheets_api.grid.model import Book
from tests.sheets_api.spreadsheets.effective import View


def settle_merges(book: Book) -> None:
    """A value written into a cell that lies under a merged one is lost, without a word, as in Sheets."""
    for sheet in book.sheets:
        for merge in sheet.merges:
            box = sheet.resolve(grid_range(merge))
            for place in sheet.inside(box):
                cell = sheet.at(*place)
                if place != (box.top, box.left) and cell.value is not None:
                    sheet.put(*place, cell.but(value=None, runs=(), chips=()))


def settle_headers(view: View) -> None:
    """What was written into a header cell is the column's name now; a formula or nothing becomes ``Column 2``."""
    for sheet in view.book.sheets:
        for table in sheet.tables:
            box = sheet.resolve(grid_range(table["range"]))
            for column in table["columnProperties"]:
                index = column.get("columnIndex", 0)
                place = (box.top, box.left + index)
                cell = sheet.at(*place)
                shown = "" if "formulaValue" in (cell.value or {}) else view.shown(sheet, *place)
                column["columnName"] = shown or f"Column {index + 1}"
                if not shown:
                    sheet.put(*place, cell.but(value={"stringValue": column["columnName"]}))
