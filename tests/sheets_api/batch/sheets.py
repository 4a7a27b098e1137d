"""Sheets as a whole: add, delete, duplicate, rename, reorder, resize, hide."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.core import Batch, handles, mask
from tests.sheets_api.errors import bad
from tests.sheets_api.formulas.references import renamed, without_sheet
from tests.sheets_api.grid.looks import paired, with_both_colors
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.grid.shift import apply, deleted
from tests.sheets_api.masks import Tree, update
from tests.sheets_api.spreadsheets import fresh
from tests.sheets_api.spreadsheets.answer import sheet_properties
from tests.sheets_api.spreadsheets.methods import copy_title, relocate, renumber


def _check_title(batch: Batch, title: str, own: Sheet | None = None) -> None:
    if not title:
        raise bad("The sheet name cannot be empty.")
    if len(title) > fresh.MAX_TITLE:
        raise bad(f"The sheet name cannot be greater than {fresh.MAX_TITLE} characters.")
    taken = next((s for s in batch.book.sheets if s is not own and s.title.casefold() == title.casefold()), None)
    if taken:
        raise bad(f'A sheet with the name "{title}" already exists. Please enter another name.')


def _claim_id(batch: Batch, wanted: int | None) -> int:
    if wanted is None:
        return batch.new_id()
    if batch.book.sheet(wanted):
        raise bad(f"Sheet with id {wanted} already exists")
    if wanted < 0:
        raise bad("Sheet id must be non-negative.")
    batch.book.used_ids.add(wanted)
    return wanted


def _insert(batch: Batch, sheet: Sheet, index: int | None) -> None:
    sheets = batch.book.sheets
    place = len(sheets) if index is None else index
    if not 0 <= place <= len(sheets):
        raise bad(f"Sheet index {place} is out of range; it must be between 0 and {len(sheets)}.")
    sheets.insert(place, sheet)
    batch.book.reindex()


@handles("addSheet")
def add_sheet(batch: Batch, request: Json) -> Json:
    wanted = request.get("properties", {})
    title = wanted.get("title") or fresh.free_title(batch.book)
    _check_title(batch, title)
    sheet = fresh.sheet(_claim_id(batch, wanted.get("sheetId")), wanted, title)
    fresh.check_grid(sheet.properties.get("gridProperties", {}))
    _insert(batch, sheet, wanted.get("index"))
    fresh.check_size(batch.book)
    return {"properties": sheet_properties(sheet)}


@handles("deleteSheet")
def delete_sheet(batch: Batch, request: Json) -> None:
    sheet = batch.book.sheet(request.get("sheetId", 0))
    if sheet is None:
        raise bad(f"No sheet with id: {request.get('sheetId', 0)}")
    batch.guard_sheet(sheet)
    book = batch.book
    if len(book.sheets) == 1 or all(s.properties.get("hidden") for s in book.sheets if s is not sheet):
        raise bad(
            "You can't remove all the visible sheets in a document."
            if len(book.sheets) > 1
            else "You can't remove all the sheets in a document."
        )
    book.sheets.remove(sheet)
    book.reindex()
    book.named_ranges[:] = [n for n in book.named_ranges if n["range"].get("sheetId", 0) != sheet.id]
    book.developer_metadata[:] = [m for m in book.developer_metadata if not on_sheet(m, sheet.id)]
    for home in book.sheets:
        for place, cell in list(home.cells.items()):
            formula = (cell.value or {}).get("formulaValue")
            if formula:
                home.cells[place] = cell.but(value={"formulaValue": without_sheet(formula, sheet.title)})


def on_sheet(entry: Json, sheet_id: int) -> bool:
    """Whether developer metadata lies on a sheet or one of its rows and columns."""
    location = entry["location"]
    if location["locationType"] == "SPREADSHEET":
        return False
    return bool(location.get("sheetId", location.get("dimensionRange", {}).get("sheetId", 0)) == sheet_id)


@handles("duplicateSheet")
def duplicate_sheet(batch: Batch, request: Json) -> Json:
    source = batch.sheet(request.get("sourceSheetId"))
    title = request.get("newSheetName") or copy_title(batch.book, source.title)
    _check_title(batch, title)
    twin = source.copied()
    twin.properties["sheetId"] = _claim_id(batch, request.get("newSheetId"))
    twin.properties["title"] = title
    renumber(twin, source.id, batch.new_id)
    _insert(batch, twin, request.get("insertSheetIndex", 0))
    for entry in [m for m in batch.book.developer_metadata if on_sheet(m, source.id)]:
        moved = copy.deepcopy(entry)
        relocate(moved["location"], twin.id)
        moved["metadataId"] = batch.new_id()
        batch.book.developer_metadata.append(moved)
    fresh.check_size(batch.book)
    return {"properties": sheet_properties(twin)}


@handles("updateSheetProperties")
def update_sheet_properties(batch: Batch, request: Json) -> None:
    wanted = request.get("properties", {})
    tree = mask(request, "SheetProperties")
    sheet = batch.book.sheet(wanted.get("sheetId", 0))
    if sheet is None:
        raise bad(f"No sheet with id: {wanted.get('sheetId', 0)}")
    batch.guard_sheet(sheet)
    if "*" in tree:
        tree = {key: {} for key in wanted if key not in {"sheetId", "sheetType"}}
    if "sheetId" in tree and set(tree) == {"sheetId"}:
        raise bad("sheetId is read-only")
    if "title" in tree:
        _rename(batch, sheet, wanted.get("title", ""))
    if "gridProperties" in tree:
        _resize(batch, sheet, wanted.get("gridProperties", {}), tree["gridProperties"])
    if "index" in tree:
        _move(batch, sheet, wanted.get("index", 0))
    if "hidden" in tree:
        _hide(batch, sheet, hidden=bool(wanted.get("hidden")))
    looks = {key: below for key, below in tree.items() if key in {"tabColor", "tabColorStyle", "rightToLeft"}}
    update(sheet.properties, with_both_colors(wanted), paired(looks))


def _rename(batch: Batch, sheet: Sheet, title: str) -> None:
    _check_title(batch, title, sheet)
    old = sheet.title
    for home in batch.book.sheets:
        for place, cell in list(home.cells.items()):
            formula = (cell.value or {}).get("formulaValue")
            if formula:
                home.cells[place] = cell.but(value={"formulaValue": renamed(formula, old, title)})
    sheet.properties["title"] = title


def _move(batch: Batch, sheet: Sheet, index: int) -> None:
    """The index counts places before the move, as when a tab is dragged."""
    sheets = batch.book.sheets
    if not 0 <= index <= len(sheets):
        raise bad(f"Sheet index {index} is out of range; it must be between 0 and {len(sheets)}.")
    old = sheets.index(sheet)
    sheets.remove(sheet)
    sheets.insert(index - 1 if index > old else index, sheet)
    batch.book.reindex()


def _hide(batch: Batch, sheet: Sheet, *, hidden: bool) -> None:
    if hidden and all(s.properties.get("hidden") for s in batch.book.sheets if s is not sheet):
        raise bad("You can't hide all the sheets in a document.")
    sheet.properties["hidden"] = hidden


def _resize(batch: Batch, sheet: Sheet, wanted: Json, tree: Tree) -> None:
    grid = copy.deepcopy(sheet.grid)
    update(grid, wanted, tree or {key: {} for key in {*wanted, *grid}})
    for key in ("rowCount", "columnCount"):
        grid.setdefault(key, 0)
    fresh.check_grid(grid)
    for dimension, key in (("ROWS", "rowCount"), ("COLUMNS", "columnCount")):
        if grid[key] < sheet.grid[key]:
            apply(batch.book, sheet, deleted(dimension, grid[key], sheet.grid[key]))
    sheet.properties["gridProperties"] = grid
    fresh.check_size(batch.book)


@handles("updateSpreadsheetProperties")
def update_spreadsheet_properties(batch: Batch, request: Json) -> None:
    wanted = request.get("properties", {})
    tree = mask(request, "SpreadsheetProperties")
    if "*" in tree:  # pygsheets sends all it knows; what may not be written is no news then
        tree = {key: {} for key in wanted if key != "defaultFormat"}
    if "title" in tree and not wanted.get("title"):
        raise bad("The title of the spreadsheet must not be empty.")
    if "defaultFormat" in tree:
        raise bad("defaultFormat is read-only")
    if "locale" in tree and wanted.get("locale", "").partition("_")[0].isalpha() is False:
        raise bad(f"Unsupported locale: {wanted.get('locale', '')}")
    update(batch.book.properties, with_both_colors(wanted), tree)
