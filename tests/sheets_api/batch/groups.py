"""Groups of rows and columns, nested by depth."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.core import Batch, handles, mask
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.masks import update

_CONTROL = {"ROWS": "rowGroupControlAfter", "COLUMNS": "columnGroupControlAfter"}


def _depths(sheet: Sheet, dimension: str) -> list[int]:
    depths = [0] * sheet.size(dimension)
    for group in sheet.groups(dimension):
        for index in range(group["range"]["startIndex"], min(group["range"]["endIndex"], len(depths))):
            depths[index] = max(depths[index], group["depth"])
    return depths


def _regroup(sheet: Sheet, dimension: str, depths: list[int]) -> None:
    """Groups from how deep each row or column lies; a group keeps whether it was collapsed."""
    was = {
        (g["range"]["startIndex"], g["range"]["endIndex"], g["depth"])
        for g in sheet.groups(dimension)
        if g.get("collapsed")
    }
    found: list[Json] = []
    for depth in range(1, max(depths, default=0) + 1):
        start = None
        for index, own in enumerate([*depths, 0]):
            if own >= depth and start is None:
                start = index
            elif own < depth and start is not None:
                place = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": index}
                group: Json = {"range": place, "depth": depth}
                if (start, index, depth) in was:
                    group["collapsed"] = True
                found.append(group)
                start = None
    sheet.groups(dimension)[:] = sorted(found, key=lambda g: (g["range"]["startIndex"], g["depth"]))


def _changed(batch: Batch, request: Json, by: int) -> tuple[Sheet, str, Json]:
    sheet, dimension, start, end = batch.dimension(request.get("range", {}))
    batch.guard_sheet(sheet)
    if start >= end or end > sheet.size(dimension):
        raise bad("Invalid range for a group.")
    depths = _depths(sheet, dimension)
    if by < 0 and not any(depths[start:end]):
        raise bad("No matching group exists.")
    for index in range(start, end):
        depths[index] = max(0, depths[index] + by)
    if max(depths) > 8:
        raise bad("Groups cannot be nested deeper than 8.")
    _regroup(sheet, dimension, depths)
    return sheet, dimension, {"dimensionGroups": copy.deepcopy(sheet.groups(dimension))}


@handles("addDimensionGroup")
def add_group(batch: Batch, request: Json) -> Json:
    sheet, dimension, reply = _changed(batch, request, 1)
    sheet.grid.setdefault(_CONTROL[dimension], True)
    return reply


@handles("deleteDimensionGroup")
def delete_group(batch: Batch, request: Json) -> Json:
    reply = _changed(batch, request, -1)[2]
    return reply if reply["dimensionGroups"] else {}


@handles("updateDimensionGroup")
def update_group(batch: Batch, request: Json) -> None:
    wanted = request.get("dimensionGroup", {})
    tree = mask(request, "DimensionGroup")
    sheet, dimension, start, end = batch.dimension(wanted.get("range", {}))
    for group in sheet.groups(dimension):
        place = group["range"]
        if (place["startIndex"], place["endIndex"], group["depth"]) == (start, end, wanted.get("depth", 0)):
            update(group, wanted, {key: below for key, below in tree.items() if key == "collapsed"})
            if not group.get("collapsed"):
                group.pop("collapsed", None)
            stored = sheet.metadata(dimension)
            for index in range(start, end):
                stored[index] = {**stored.get(index, {}), "hiddenByUser": bool(wanted.get("collapsed"))}
            return
    raise bad("No matching group exists.")
