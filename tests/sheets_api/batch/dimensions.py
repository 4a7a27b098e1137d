"""Rows and columns: insert, delete, append, move, size, hide; and ranges of cells that shift their neighbours."""

from __future__ import annotations

import unicodedata

from tests.sheets_api.batch.core import Batch, handles, mask
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import Box
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.grid.shift import apply, deleted, inserted, moved
from tests.sheets_api.masks import update
from tests.sheets_api.spreadsheets.fresh import check_size

_COUNT = {"ROWS": "rowCount", "COLUMNS": "columnCount"}
_FROZEN = {"ROWS": "frozenRowCount", "COLUMNS": "frozenColumnCount"}
_NAME = {"ROWS": "rows", "COLUMNS": "columns"}


def _strip(sheet: Sheet, dimension: str, start: int, end: int) -> Box:
    """The cells of some rows or columns."""
    if dimension == "ROWS":
        return Box(start, 0, end, sheet.columns)
    return Box(0, start, sheet.rows, end)


@handles("insertDimension")
def insert_dimension(batch: Batch, request: Json) -> None:
    sheet, dimension, start, end = batch.dimension(request.get("range", {}))
    size = sheet.size(dimension)
    if start > size or (start == size and not request.get("inheritFromBefore")):
        raise bad(f"range.startIndex[{start}] must be less than the grid size[{size}] if inheritFromBefore is false.")
    if start == 0 and request.get("inheritFromBefore"):
        raise bad("inheritFromBefore cannot be true if inserting at index 0.")
    batch.guard_sheet(sheet)
    count = end - start
    sheet.grid[_COUNT[dimension]] += count
    check_size(batch.book)
    apply(batch.book, sheet, inserted(dimension, start, count))
    if start < sheet.grid.get(_FROZEN[dimension], 0):
        sheet.grid[_FROZEN[dimension]] += count
    _inherit(sheet, dimension, start, count, before=bool(request.get("inheritFromBefore")))


def _inherit(sheet: Sheet, dimension: str, start: int, count: int, *, before: bool) -> None:
    """New rows take the formats, validation and size of the row beside them."""
    source = start - 1 if before else start + count
    for row, column in sheet.inside(_strip(sheet, dimension, source, source + 1)):
        cell = sheet.at(row, column).but(value=None, note=None, runs=(), chips=(), pivot=None)
        for index in range(start, start + count):
            place = (index, column) if dimension == "ROWS" else (row, index)
            sheet.put(*place, cell)
    stored = sheet.metadata(dimension)
    if source in stored:
        for index in range(start, start + count):
            stored[index] = {k: v for k, v in stored[source].items() if k == "pixelSize"}


@handles("deleteDimension")
def delete_dimension(batch: Batch, request: Json) -> None:
    sheet, dimension, start, end = batch.dimension(request.get("range", {}))
    size = sheet.size(dimension)
    if start >= size or end > size:
        what = "start" if start >= size else "end"
        raise bad(
            f"Cannot delete a {_NAME[dimension][:-1]} that doesn't exist. Tried to delete "
            f"{_NAME[dimension][:-1]} index {start if what == 'start' else end - 1} but there are only {size} {_NAME[dimension]}."
        )
    if end - start >= size:
        raise bad(f"You can't delete all the {_NAME[dimension]} on the sheet.")
    frozen = sheet.grid.get(_FROZEN[dimension], 0)
    if frozen and start <= frozen and size - (end - start) <= frozen - max(0, min(end, frozen) - start):
        raise bad(f"Sorry, it is not possible to delete all non-frozen {_NAME[dimension]}.")
    batch.guard(sheet, _strip(sheet, dimension, start, end))
    apply(batch.book, sheet, deleted(dimension, start, end))
    sheet.grid[_COUNT[dimension]] -= end - start
    if start < frozen:
        sheet.grid[_FROZEN[dimension]] = frozen - (min(end, frozen) - start)


@handles("appendDimension")
def append_dimension(batch: Batch, request: Json) -> None:
    sheet = batch.sheet(request.get("sheetId"))
    if request.get("dimension") not in _COUNT:
        raise bad("No dimension specified.")
    if request.get("length", 0) < 1:
        raise bad("length must be at least 1")
    batch.guard_sheet(sheet)
    sheet.grid[_COUNT[request["dimension"]]] += request["length"]
    check_size(batch.book)


@handles("moveDimension")
def move_dimension(batch: Batch, request: Json) -> None:
    sheet, dimension, start, end = batch.dimension(request.get("source", {}))
    to = request.get("destinationIndex", 0)
    if end > sheet.size(dimension) or to > sheet.size(dimension):
        raise bad("Cannot move beyond the end of the grid.")
    if start < to < end:
        raise bad("The destination is inside the range that moves.")
    batch.guard(sheet, _strip(sheet, dimension, start, end))
    if to not in {start, end}:
        apply(batch.book, sheet, moved(dimension, start, end, to))


@handles("updateDimensionProperties")
def update_dimension_properties(batch: Batch, request: Json) -> None:
    tree = mask(request, "DimensionProperties")
    if "range" not in request:
        raise bad("Must specify a range.")
    sheet, dimension, start, end = batch.dimension(request["range"])
    size = sheet.size(dimension)
    if start >= size:
        raise bad(f"Invalid range: {_NAME[dimension]} {start} does not exist; there are only {size}.")
    batch.guard_sheet(sheet)
    wanted = request.get("properties", {})
    if "pixelSize" in wanted and not 0 <= wanted["pixelSize"] <= 2000:
        raise bad("pixelSize must be between 0 and 2000.")
    stored = sheet.metadata(dimension)
    for index in range(start, min(end, size)):
        entry = dict(stored.get(index, {}))
        update(entry, wanted, tree if "*" not in tree else {key: {} for key in wanted})
        entry.pop("hiddenByFilter", None)
        if any(entry.values()):
            stored[index] = entry
        else:
            stored.pop(index, None)


@handles("autoResizeDimensions")
def auto_resize(batch: Batch, request: Json) -> None:
    if "dimensions" not in request:
        raise bad("Must specify dimensions.")
    sheet, dimension, start, end = batch.dimension(request["dimensions"])
    view = batch.call.look(batch.book)
    longest: dict[int, int] = {}
    for row, column in sheet.inside(_strip(sheet, dimension, start, end)):
        text = view.shown(sheet, row, column)
        if not text:
            continue
        size = (sheet.at(row, column).format or {}).get("textFormat", {}).get("fontSize", 10)
        if dimension == "COLUMNS":
            width = max(_width(line) for line in text.split("\n")) * size * 0.7 + 9
            longest[column] = max(longest.get(column, 0), round(width))
        else:
            height = (text.count("\n") + 1) * round(size * 1.7) + 4
            longest[row] = max(longest.get(row, 0), height)
    stored = sheet.metadata(dimension)
    least = 21
    for index in range(start, min(end, sheet.size(dimension))):
        if index in longest:
            stored[index] = {**stored.get(index, {}), "pixelSize": max(least, longest[index])}
        elif dimension == "ROWS" and index in stored:
            stored[index].pop("pixelSize", None)


def _width(line: str) -> float:
    """About how many digits wide a line is: combining marks take no room, wide letters take two."""
    return sum(
        0 if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Cf"} else
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in line
    )  # fmt: skip


@handles("insertRange")
def insert_range(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("range", {}))
    rows = request.get("shiftDimension") == "ROWS"
    count = box.height if rows else box.width
    lane = Box(box.top, box.left, sheet.rows, box.right) if rows else Box(box.top, box.left, box.bottom, sheet.columns)
    taken = sheet.inside(lane)
    last = max((place[0 if rows else 1] for place in taken), default=-1) + 1 + count if taken else 0
    key = "rowCount" if rows else "columnCount"
    sheet.grid[key] = max(sheet.grid[key], last)
    check_size(batch.book)
    _slide(sheet, taken, count if rows else 0, 0 if rows else count)


@handles("deleteRange")
def delete_range(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("range", {}))
    if request.get("shiftDimension") not in _COUNT:
        raise bad("No shift dimension specified.")
    rows = request["shiftDimension"] == "ROWS"
    for place in sheet.inside(box):
        del sheet.cells[place]
    after = (
        Box(box.bottom, box.left, sheet.rows, box.right) if rows else Box(box.top, box.right, box.bottom, sheet.columns)
    )
    _slide(sheet, sheet.inside(after), -box.height if rows else 0, 0 if rows else -box.width)


def _slide(sheet: Sheet, places: list[tuple[int, int]], down: int, across: int) -> None:
    lifted = {place: sheet.cells.pop(place) for place in places}
    for (row, column), cell in lifted.items():
        sheet.cells[row + down, column + across] = cell
