"""A spreadsheet in the API's words."""

from __future__ import annotations

import copy
from collections.abc import Collection
from typing import Any

from tests.sheets_api.formulas.evaluate import extended
from tests.sheets_api.formulas.pivot_source import told
from tests.sheets_api.grid.a1 import Area, Box, grid_range
from tests.sheets_api.grid.model import Book, Cell, Json, Sheet
from tests.sheets_api.spreadsheets.effective import View, link

DEFAULT_HEIGHT, DEFAULT_WIDTH = 21, 100
Wanted = Collection[str] | None


def as_written(value: Any) -> Any:
    """A copy as Google writes it: without empty lists, and without ``"sheetId": 0``.

    That zero is left out of ranges, but not out of a sheet's properties.
    """
    if isinstance(value, list):
        return [as_written(item) for item in value]
    if isinstance(value, dict):
        return {k: as_written(v) for k, v in value.items() if not (k == "sheetId" and v == 0) and v != []}
    return value


def spreadsheet(
    view: View,
    areas: list[tuple[Sheet, Area]] | None,
    *,
    grid_data: bool,
    user_can_edit: Any,
    tables_in_bands: bool = True,
    comments: bool = False,
    asked: Wanted = None,
) -> Json:
    """The Spreadsheet resource; ``areas`` (None: all) says which sheets, and which of their cells if ``grid_data``.

    ``asked`` are the fields of a cell that somebody will see (None: all); what is costly is not worked out for others.
    """
    book = view.book
    answer: Json = {"spreadsheetId": book.id, "properties": copy.deepcopy(book.properties), "sheets": []}
    for sheet in book.sheets:
        wanted = [Area()] if areas is None else [area for owner, area in areas if owner is sheet]
        if not wanted:
            continue
        answer["sheets"].append(_sheet(view, sheet, wanted if grid_data else [], user_can_edit, tables_in_bands, asked))
    if book.named_ranges:
        answer["namedRanges"] = as_written(book.named_ranges)
    answer["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    if comments:
        answer["commentsViewMode"] = "COMMENTS_VIEW_MODE_INCLUDED"
        if book.comments:
            answer["comments"] = copy.deepcopy(book.comments)
        for shown in answer["sheets"]:
            sheet = book.sheet(shown["properties"]["sheetId"])
            if sheet and sheet.comment_anchors:
                shown["commentAnchors"] = as_written(sheet.comment_anchors)
    own = [m for m in book.developer_metadata if m["location"]["locationType"] == "SPREADSHEET"]
    if own:
        answer["developerMetadata"] = copy.deepcopy(own)
    return answer


def sheet_properties(sheet: Sheet) -> Json:
    """SheetProperties as Google writes them: false and zero left out."""
    found = copy.deepcopy(sheet.properties)
    grid = found.get("gridProperties", {})
    for key in [key for key, value in grid.items() if not value]:
        del grid[key]
    for key in ("hidden", "rightToLeft"):
        if not found.get(key):
            found.pop(key, None)
    order = ("sheetId", "title", "index", "sheetType", "gridProperties", "hidden", "tabColor", "rightToLeft",
             "tabColorStyle", "dataSourceSheetProperties")  # fmt: skip
    return {key: found[key] for key in order if key in found}


def _sheet(
    view: View, sheet: Sheet, areas: list[Area], user_can_edit: Any, tables_in_bands: bool, asked: Wanted
) -> Json:
    answer: Json = {"properties": sheet_properties(sheet)}
    if areas and sheet.properties["sheetType"] == "GRID":
        answer["data"] = [grid_data(view, sheet, area, asked) for area in areas]
    banded = [b for b in sheet.banded_ranges if tables_in_bands or not _is_of_table(sheet, b)]
    located = [m for m in view.book.developer_metadata if m["location"].get("sheetId") == sheet.id]
    parts: dict[str, Any] = {
        "merges": sheet.merges,
        "conditionalFormats": sheet.conditional_formats,
        "filterViews": sheet.filter_views,
        "protectedRanges": [
            {**entry, **({"requestingUserCanEdit": True} if user_can_edit(entry) else {})}
            for entry in sheet.protected_ranges
        ],
        "basicFilter": sheet.basic_filter,
        "charts": sheet.charts,
        "bandedRanges": banded,
        "rowGroups": sheet.row_groups,
        "columnGroups": sheet.column_groups,
        "slicers": sheet.slicers,
        "tables": sheet.tables,
    }
    for name, value in parts.items():
        if value:
            answer[name] = as_written(value)
    if located:
        answer["developerMetadata"] = [
            copy.deepcopy(m) for m in located if m["location"]["locationType"] == "SHEET"
        ] or None
        if answer["developerMetadata"] is None:
            del answer["developerMetadata"]
    return answer


def _is_of_table(sheet: Sheet, banded: Json) -> bool:
    return any(table["range"] == banded["range"] for table in sheet.tables)


def grid_data(view: View, sheet: Sheet, area: Area, asked: Wanted = None) -> Json:
    """GridData: the cells of one range, trailing empty ones left out, and the sizes of its rows and columns."""
    box = sheet.resolve(area)
    answer: Json = {}
    if box.top:
        answer["startRow"] = box.top
    if box.left:
        answer["startColumn"] = box.left
    rows = _row_data(view, sheet, box, asked)
    if rows:
        answer["rowData"] = rows
    answer["rowMetadata"] = _dimensions(view.book, sheet, "ROWS", range(box.top, box.bottom), DEFAULT_HEIGHT)
    answer["columnMetadata"] = _dimensions(view.book, sheet, "COLUMNS", range(box.left, box.right), DEFAULT_WIDTH)
    return answer


def _row_data(view: View, sheet: Sheet, box: Box, asked: Wanted) -> list[Json]:
    found: dict[int, dict[int, Json]] = {}
    places = set(sheet.inside(box)) | view_spills(view, sheet, box) | _coloured(sheet, box)
    for row, column in sorted(places):
        data = cell_data(view, sheet, row, column, asked)
        if data:
            seen = data if asked is None else {name: told for name, told in data.items() if name in asked}
            found.setdefault(row, {})[column] = seen
    if not found:
        return []
    rows: list[Json] = []
    for row in range(box.top, max(found) + 1):
        cells = found.get(row, {})
        values = [cells.get(column, {}) for column in range(box.left, max(cells, default=box.left - 1) + 1)]
        rows.append({"values": values} if values else {})
    return rows


def view_spills(view: View, sheet: Sheet, box: Box) -> set[tuple[int, int]]:
    """Cells that hold nothing but show a value of an array formula."""
    return {place for place in view.evaluator.spilled(sheet) if place in box}


def _coloured(sheet: Sheet, box: Box) -> set[tuple[int, int]]:
    """Empty cells that conditional formats or banding may colour."""
    places: set[tuple[int, int]] = set()
    rules = [area for rule in sheet.conditional_formats for area in rule.get("ranges", [])]
    for area in rules + [banded["range"] for banded in sheet.banded_ranges]:
        inner = sheet.resolve(grid_range(area))
        if inner.height * inner.width <= 200_000:
            places.update(place for place in inner.cells() if place in box)
    return places


def _dimensions(book: Book, sheet: Sheet, dimension: str, indexes: range, size: int) -> list[Json]:
    stored = sheet.metadata(dimension)
    located: dict[int, list[Json]] = {}
    for entry in book.developer_metadata:
        place = entry["location"].get("dimensionRange")
        if place and place.get("sheetId", 0) == sheet.id and place["dimension"] == dimension:
            located.setdefault(place["startIndex"], []).append(copy.deepcopy(entry))
    rows = []
    for index in indexes:
        data = {key: value for key, value in stored.get(index, {}).items() if value}
        data.setdefault("pixelSize", size)
        if index in located:
            data["developerMetadata"] = located[index]
        rows.append(data)
    return rows


def cell_data(view: View, sheet: Sheet, row: int, column: int, asked: Wanted = None) -> Json:
    """CellData of one cell; empty when nothing is there."""
    cell: Cell = sheet.at(row, column)
    value = view.value(sheet, row, column)
    data: Json = {}
    if cell.value is not None:
        data["userEnteredValue"] = dict(cell.value)
    if value is not None:
        data["effectiveValue"] = extended(value)
        if asked is None or "formattedValue" in asked:
            data["formattedValue"] = view.shown(sheet, row, column)
    if cell.format:
        data["userEnteredFormat"] = cell.format
    if not data or asked is None or "effectiveFormat" in asked:
        effective = view.format(sheet, row, column)
        if effective:
            data["effectiveFormat"] = effective
    target = link(cell)
    if target:
        data["hyperlink"] = target
    if cell.note:
        data["note"] = cell.note
    if cell.runs:
        data["textFormatRuns"] = list(cell.runs)
    if cell.validation:
        data["dataValidation"] = cell.validation
    if cell.pivot:
        data["pivotTable"] = as_written(told(cell.pivot))
    if cell.chips:
        data["chipRuns"] = list(cell.chips)
    return data
