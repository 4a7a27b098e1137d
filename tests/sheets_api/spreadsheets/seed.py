"""Fills a new sheet from a Sheet message (``spreadsheets.create`` with data)."""

from __future__ import annotations

import copy
from collections.abc import Callable

from tests.sheets_api.grid.cellwrite import cell_from
from tests.sheets_api.grid.model import EMPTY, Book, Json, Sheet


def seed_sheet(book: Book, sheet: Sheet, data: Json, fresh_number: Callable[[], int]) -> None:
    """Cells, sizes and objects."""
    for grid in data.get("data", []):
        _grid(sheet, grid)
    for name, key in (
        ("merges", "merges"),
        ("conditional_formats", "conditionalFormats"),
        ("filter_views", "filterViews"),
        ("protected_ranges", "protectedRanges"),
        ("charts", "charts"),
        ("banded_ranges", "bandedRanges"),
        ("slicers", "slicers"),
        ("tables", "tables"),
    ):
        items = copy.deepcopy(data.get(key, []))
        id_key = {"filter_views": "filterViewId", "protected_ranges": "protectedRangeId", "charts": "chartId",
                  "banded_ranges": "bandedRangeId", "slicers": "slicerId"}.get(name)  # fmt: skip
        for item in items:
            if id_key:
                item.setdefault(id_key, fresh_number())
        setattr(sheet, name, items)
    sheet.basic_filter = copy.deepcopy(data.get("basicFilter"))
    for entry in data.get("developerMetadata", []):
        location = {"locationType": "SHEET", "sheetId": sheet.id}
        number = entry.get("metadataId") or fresh_number()
        book.developer_metadata.append({**entry, "metadataId": number, "location": location})


def _grid(sheet: Sheet, grid: Json) -> None:
    top, left = grid.get("startRow", 0), grid.get("startColumn", 0)
    for r, row in enumerate(grid.get("rowData", [])):
        for c, data in enumerate(row.get("values", [])):
            sheet.put(top + r, left + c, cell_from(EMPTY, data, {"*": {}}))
    for index, entry in enumerate(grid.get("rowMetadata", [])):
        if entry:
            sheet.row_metadata[top + index] = dict(entry)
    for index, entry in enumerate(grid.get("columnMetadata", [])):
        if entry:
            sheet.column_metadata[left + index] = dict(entry)
    sheet.grid["rowCount"] = max(sheet.rows, top + len(grid.get("rowData", [])))
