"""From the text of a request to cells: A1 and R1C1 notation, sheet titles, named ranges, data filters."""

from __future__ import annotations

from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import (
    Area,
    Box,
    RangeError,
    format_area,
    grid_range,
    parse_cells,
    quote_title,
    split_sheet,
)
from tests.sheets_api.grid.model import Book, Json, Sheet
from tests.sheets_api.spreadsheets.metadata import lookup_matches


def find(book: Book, text: str) -> tuple[Sheet, Area]:
    """The cells a text names; 400 ``Unable to parse range`` when it names none."""
    found = _named(book, text) or _parsed(book, text)
    if found is None:
        raise bad(f"Unable to parse range: {text}")
    return found


def _named(book: Book, text: str) -> tuple[Sheet, Area] | None:
    for entry in book.named_ranges:
        if entry["name"].casefold() == text.casefold():
            sheet = book.sheet(entry["range"].get("sheetId", 0))
            if sheet:
                return sheet, grid_range(entry["range"])
    return None


def _parsed(book: Book, text: str) -> tuple[Sheet, Area] | None:
    try:
        title, cells = split_sheet(text)
    except RangeError:
        return None
    if title is not None:
        sheet = book.titled(title)
        if sheet is None:
            return None
        if cells is None:
            return sheet, Area()
        return _cells(sheet, cells) or _named(book, cells)  # gspread puts the sheet before a name, too
    whole = book.titled(text)
    inside = _cells(book.first_visible(), text)
    if whole and (inside is None or not _exists(inside)):
        return whole, Area()  # a title that reads like a cell far outside the grid is a title
    return inside


def _exists(found: tuple[Sheet, Area]) -> bool:
    sheet, area = found
    return (area.top or 0) < sheet.rows and (area.left or 0) < sheet.columns


def _cells(sheet: Sheet, text: str) -> tuple[Sheet, Area] | None:
    try:
        return sheet, parse_cells(text)
    except RangeError:
        return None


def on_sheet(sheet: Sheet, text: str) -> str:
    """A range without a sheet's name, with it."""
    return text if "!" in text else f"{quote_title(sheet.title)}!{text}"


def within_grid(sheet: Sheet, area: Area) -> Box:
    """The area cut to the grid; 400 when it begins outside."""
    if (area.top or 0) >= sheet.rows or (area.left or 0) >= sheet.columns:
        raise bad(beyond(sheet, area))
    return sheet.resolve(area)


def beyond(sheet: Sheet, area: Area) -> str:
    """Google's sentence for a range outside the grid."""
    return (
        f"Range ({format_area(sheet.title, area)}) exceeds grid limits. "
        f"Max rows: {sheet.rows}, max columns: {sheet.columns}"
    )


def of_filter(book: Book, data_filter: Json) -> list[tuple[Sheet, Area]]:
    """The ranges a DataFilter stands for; developer metadata may name several, or none."""
    if "a1Range" in data_filter:
        return [find(book, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        wanted = data_filter["gridRange"]
        sheet = book.sheet(wanted.get("sheetId", 0))
        if sheet is None:
            raise bad(f"No grid with id: {wanted.get('sheetId', 0)}")
        return [(sheet, grid_range(wanted))]
    if "developerMetadataLookup" in data_filter:
        places = []
        for entry in book.developer_metadata:
            if lookup_matches(entry, data_filter["developerMetadataLookup"]):
                places += _located(book, entry["location"])
        return places
    raise bad("Must specify at least one of a1Range, gridRange or developerMetadataLookup in the data filter.")


def _located(book: Book, location: Json) -> list[tuple[Sheet, Area]]:
    kind = location["locationType"]
    if kind == "SPREADSHEET":
        return [(sheet, Area()) for sheet in book.sheets]
    place = location.get("dimensionRange", {})
    sheet = book.sheet(location.get("sheetId", place.get("sheetId", 0)))
    if sheet is None:
        return []
    if kind == "ROW":
        return [(sheet, Area(top=place["startIndex"], bottom=place["endIndex"]))]
    if kind == "COLUMN":
        return [(sheet, Area(left=place["startIndex"], right=place["endIndex"]))]
    return [(sheet, Area())]
