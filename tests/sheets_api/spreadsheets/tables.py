"""Keeps the header row of a table and the names of its columns the same, whoever writes which."""

from __future__ import annotations

from tests.sheets_api.grid.a1 import grid_range
from tests.sheets_api.spreadsheets.effective import View


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
