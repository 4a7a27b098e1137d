"""New spreadsheets and sheets, with the properties Google gives them."""

from __future__ import annotations

import copy

from tests.sheets_api.errors import bad
from tests.sheets_api.grid.looks import DEFAULT_FORMAT, theme, with_both_colors
from tests.sheets_api.grid.model import DEFAULT_COLUMNS, DEFAULT_ROWS, MAX_CELLS, Book, Json, Sheet

MAX_TITLE = 100
MAX_COLUMNS = 18_278
SHEET_KEYS = ("title", "gridProperties", "hidden", "tabColor", "tabColorStyle", "rightToLeft")


def book_properties(title: str) -> Json:
    """Properties of a new spreadsheet (as recorded from Google)."""
    return {
        "title": title,
        "locale": "en_US",
        "autoRecalc": "ON_CHANGE",
        "timeZone": "Etc/GMT",
        "defaultFormat": copy.deepcopy(DEFAULT_FORMAT),
        "spreadsheetTheme": {"primaryFontFamily": "Arial", "themeColors": theme()},
    }


def sheet(sheet_id: int, wanted: Json, title: str) -> Sheet:
    """A new, empty tab."""
    asked = wanted.get("gridProperties", {})
    grid = {"rowCount": DEFAULT_ROWS, "columnCount": DEFAULT_COLUMNS, **asked}
    grid["rowCount"] = grid["rowCount"] or DEFAULT_ROWS  # a size of 0 is no wish
    grid["columnCount"] = grid["columnCount"] or DEFAULT_COLUMNS
    properties: Json = {
        "sheetId": sheet_id,
        "title": title,
        "index": 0,
        "sheetType": wanted.get("sheetType", "GRID"),
        "gridProperties": grid,
    }
    if properties["sheetType"] != "GRID":
        del properties["gridProperties"]
    properties.update(with_both_colors({key: wanted[key] for key in SHEET_KEYS[2:] if key in wanted}))
    return Sheet(properties)


def check_grid(grid: Json) -> None:
    """400 for a grid that cannot be."""
    for key, name in (("rowCount", "row"), ("columnCount", "column")):
        if key in grid and grid[key] < 1:
            raise bad(f"Invalid value at 'grid_properties': a sheet must have at least one {name}")
    for key, size, name in (
        ("frozenRowCount", "rowCount", "rows"),
        ("frozenColumnCount", "columnCount", "columns"),
    ):
        if grid.get(key, 0) >= grid.get(size, 1) > 0 and grid.get(key, 0) > 0:
            raise bad(f"You can't freeze all visible {name} on the sheet.")


def check_size(book: Book) -> None:
    """400 when the spreadsheet has grown over one of Google's limits."""
    if any(sheet.columns > MAX_COLUMNS for sheet in book.sheets if sheet.properties["sheetType"] == "GRID"):
        raise bad(
            f"This action would increase the number of columns in the sheet above the limit of {MAX_COLUMNS} columns."
        )
    if book.cell_count() > MAX_CELLS:
        raise bad(
            f"This action would increase the number of cells in the workbook above the limit of {MAX_CELLS} cells."
        )


def free_title(book: Book, stem: str = "Sheet") -> str:
    """``Sheet2``: the first such title that is not taken."""
    number = len(book.sheets) + 1 if stem == "Sheet" else 1
    while book.titled(f"{stem}{number}"):
        number += 1
    return f"{stem}{number}"


def book(book_id: str, title: str) -> Book:
    """A new spreadsheet with one empty tab, ``Sheet1`` with id 0."""
    made = Book(book_id, book_properties(title), [sheet(0, {}, "Sheet1")])
    made.used_ids.add(0)
    return made
