"""Basic filters and filter views: what they keep, what they hide, how they sort."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.clean import sort_rows
from tests.sheets_api.batch.core import Batch, handles, mask, stored_range, with_sheet_ids
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import Box, grid_range
from tests.sheets_api.grid.conditions import check_condition, holds
from tests.sheets_api.grid.looks import with_both_colors
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.masks import update


def _settled(found: Json) -> Json:
    """A filter as Google answers it: with both ``criteria`` and ``filterSpecs``."""
    done: Json = with_both_colors(copy.deepcopy(found))
    if done.get("filterSpecs"):
        done["criteria"] = {
            str(spec.get("columnIndex", 0)): spec.get("filterCriteria", {}) for spec in done["filterSpecs"]
        }
    elif done.get("criteria"):
        done["filterSpecs"] = [
            {"columnIndex": int(key), "filterCriteria": value} for key, value in sorted(done["criteria"].items())
        ]
    for criteria in done.get("criteria", {}).values():
        if criteria.get("condition", {}).get("type"):
            check_condition(criteria["condition"])
    return done


def _apply(batch: Batch, sheet: Sheet, found: Json) -> None:
    """Sort and hide rows as a basic filter does."""
    box = sheet.resolve(grid_range(found["range"]))
    data = Box(box.top + 1, box.left, box.bottom, box.right)
    if found.get("sortSpecs") and data.height:
        sort_rows(batch, sheet, data, found["sortSpecs"])
    _show_all(sheet)
    view = batch.call.look(batch.book)
    for key, criteria in found.get("criteria", {}).items():
        hidden = set(criteria.get("hiddenValues", []))
        condition = criteria.get("condition")
        for row in range(data.top, data.bottom):
            place = (row, int(key))
            if view.shown(sheet, *place) in hidden or (
                condition and not holds(view, condition, sheet, place, (data.top, int(key)))
            ):
                sheet.row_metadata[row] = {**sheet.row_metadata.get(row, {}), "hiddenByFilter": True}


def _show_all(sheet: Sheet) -> None:
    for entry in sheet.row_metadata.values():
        entry.pop("hiddenByFilter", None)


@handles("setBasicFilter")
def set_basic_filter(batch: Batch, request: Json) -> None:
    found = _settled(request.get("filter", {}))
    if "tableId" in found and "range" not in found:
        table = next((t for s in batch.book.sheets for t in s.tables if t["tableId"] == found["tableId"]), None)
        if table is None:
            raise bad(f"No table with id: {found['tableId']}")
        found["range"] = dict(table["range"])
    sheet, box = batch.range(found.get("range", {}))
    batch.guard_sheet(sheet)
    found["range"] = stored_range(sheet, box)
    sheet.basic_filter = found
    _apply(batch, sheet, found)


@handles("clearBasicFilter")
def clear_basic_filter(batch: Batch, request: Json) -> None:
    sheet = batch.sheet(request.get("sheetId"))
    batch.guard_sheet(sheet)
    sheet.basic_filter = None
    _show_all(sheet)


def _view_of(batch: Batch, view_id: int) -> tuple[Sheet, Json]:
    for sheet in batch.book.sheets:
        for found in sheet.filter_views:
            if found["filterViewId"] == view_id:
                return sheet, found
    raise bad(f"No filter view with id: {view_id}")


def _place(batch: Batch, found: Json) -> Sheet:
    """Complete the range of a filter view (from its named range, if that is what it has)."""
    if "namedRangeId" in found and "range" not in found:
        named = next((n for n in batch.book.named_ranges if n["namedRangeId"] == found["namedRangeId"]), None)
        if named is None:
            raise bad(f"No named range with id: {found['namedRangeId']}")
        found["range"] = dict(named["range"])
    sheet, box = batch.range(with_sheet_ids(found.get("range", {})))
    found["range"] = stored_range(sheet, box)
    return sheet


@handles("addFilterView")
def add_filter_view(batch: Batch, request: Json) -> Json:
    found = _settled(request.get("filter", {}))
    sheet = _place(batch, found)
    view_id = found.get("filterViewId")
    if view_id is None:
        view_id = batch.new_id()
    elif any(view_id == other["filterViewId"] for other in sheet.filter_views):
        raise bad(f"A filter view with the id {view_id} already exists.")
    found = {
        "filterViewId": view_id,
        "title": found.get("title") or f"Filter {len(sheet.filter_views) + 1}",
        **found,
    }
    found["filterViewId"] = view_id
    sheet.filter_views.append(found)
    return {"filter": copy.deepcopy(found)}


@handles("updateFilterView")
def update_filter_view(batch: Batch, request: Json) -> None:
    wanted = request.get("filter", {})
    tree = mask(request, "FilterView")
    sheet, found = _view_of(batch, wanted.get("filterViewId", 0))
    view_id = found["filterViewId"]
    if "criteria" in tree:
        found.pop("filterSpecs", None)
    if "filterSpecs" in tree:
        found.pop("criteria", None)
    update(found, _settled(wanted), tree)
    found["filterViewId"] = view_id
    fresh = _settled(found)
    found.clear()
    found.update(fresh)
    home = _place(batch, found)
    if home is not sheet:
        sheet.filter_views.remove(found)
        home.filter_views.append(found)


@handles("deleteFilterView")
def delete_filter_view(batch: Batch, request: Json) -> None:
    sheet, found = _view_of(batch, request.get("filterId", 0))
    sheet.filter_views.remove(found)


@handles("duplicateFilterView")
def duplicate_filter_view(batch: Batch, request: Json) -> Json:
    sheet, found = _view_of(batch, request.get("filterId", 0))
    twin = copy.deepcopy(found)
    twin["filterViewId"] = batch.new_id()
    twin["title"] = f"Copy of {found['title']}"
    sheet.filter_views.append(twin)
    return {"filter": copy.deepcopy(twin)}
