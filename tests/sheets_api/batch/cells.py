"""Writing cells: values, formats, notes, borders, validation, merges."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.sheets_api.batch.core import Batch, handles, mask, stored_range
from tests.sheets_api.errors import bad
from tests.sheets_api.formulas.references import shifted
from tests.sheets_api.grid.a1 import Box
from tests.sheets_api.grid.cellwrite import cell_from
from tests.sheets_api.grid.conditions import check_condition
from tests.sheets_api.grid.looks import with_both_colors
from tests.sheets_api.grid.model import Cell, Json, Place, Sheet
from tests.sheets_api.masks import Tree
from tests.sheets_api.values.append import grow


def _start(batch: Batch, request: Json) -> tuple[Sheet, int, int, Box | None]:
    """Where updateCells begins, and the range it may not leave (None: only a start was given)."""
    if "range" in request:
        sheet, box = batch.editable(request["range"])
        return sheet, box.top, box.left, box
    start = request.get("start", {})
    sheet = batch.sheet(start.get("sheetId"))
    return sheet, start.get("rowIndex", 0), start.get("columnIndex", 0), None


@handles("updateCells")
def update_cells(batch: Batch, request: Json) -> None:
    tree = mask(request, "CellData")
    if "range" not in request and "start" not in request:
        raise bad("Must specify either range or start.")
    sheet, top, left, box = _start(batch, request)
    rows = [row.get("values", []) for row in request.get("rows", [])]
    width = max((len(row) for row in rows), default=0)
    written = Box(top, left, top + len(rows), left + width)
    limit = box or sheet.box
    if written.right > limit.right:
        last = limit.right - 1
        raise bad(f"Attempting to write column: {last + 1}, beyond the last requested column of: {last}")
    if written.bottom > limit.bottom:
        last = limit.bottom - 1
        raise bad(f"Attempting to write row: {last + 1}, beyond the last requested row of: {last}")
    if box is None:
        batch.guard(sheet, written)
    area = box or written
    for place in area.cells() if box is None or not _only_blank(rows) else sheet.inside(area):
        row, column = place[0] - top, place[1] - left
        inside = row < len(rows) and column < len(rows[row])
        if not inside and box is None:
            continue
        data = rows[row][column] if inside else {}
        sheet.put(*place, cell_from(sheet.at(*place), data, tree))


def _only_blank(rows: list[list[Json]]) -> bool:
    """Whether nothing but emptiness is written: then only cells that hold something matter."""
    return not any(data for row in rows for data in row)


@handles("appendCells")
def append_cells(batch: Batch, request: Json) -> None:
    sheet = batch.sheet(request.get("sheetId"))
    tree = mask(request, "CellData")
    rows = [row.get("values", []) for row in request.get("rows", [])]
    top = max((row for (row, _), cell in sheet.cells.items() if cell.value is not None), default=-1) + 1
    width = max((len(row) for row in rows), default=0)
    if width > sheet.columns:
        last = sheet.columns - 1
        raise bad(f"Attempting to write column: {last + 1}, beyond the last requested column of: {last}")
    batch.guard(sheet, Box(top, 0, top + len(rows), width))
    grow(batch.book, sheet, top + len(rows), width)
    for r, row in enumerate(rows):
        for c, data in enumerate(row):
            sheet.put(top + r, c, cell_from(sheet.at(top + r, c), data, tree))


@handles("repeatCell")
def repeat_cell(batch: Batch, request: Json) -> None:
    tree = mask(request, "CellData", root="cell")
    sheet, box = batch.editable(request.get("range", {}))
    data = request.get("cell", {})
    formula = data.get("userEnteredValue", {}).get("formulaValue") if _names(tree, "userEnteredValue") else None
    places = box.cells() if data else sheet.inside(box)
    _change_all(sheet, places, lambda old: cell_from(old, data, tree))
    if formula:
        for row, column in places:
            moved = shifted(formula, row - box.top, column - box.left)
            sheet.put(row, column, sheet.at(row, column).but(value={"formulaValue": moved}))


def _change_all(sheet: Sheet, places: Iterable[Place], change: Callable[[Cell], Cell]) -> None:
    """One change to many cells. Cells never change, so those that are one object are worked out once."""
    done: dict[int, tuple[Cell, Cell]] = {}
    for row, column in places:
        old = sheet.at(row, column)
        if id(old) not in done:
            done[id(old)] = (old, change(old))
        sheet.put(row, column, done[id(old)][1])


def _names(tree: Tree, field: str) -> bool:
    return field in tree or "*" in tree


@handles("setDataValidation")
def set_data_validation(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("range", {}))
    rule = request.get("rule")
    if rule is not None and not rule.get("condition", {}).get("type"):
        raise bad("Data validation rule must have a condition.")
    if rule is not None:
        check_condition(rule["condition"])
    places = box.cells() if rule else sheet.inside(box)
    _change_all(sheet, places, lambda old: cell_from(old, {"dataValidation": rule}, {"dataValidation": {}}))


@handles("updateBorders")
def update_borders(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("range", {}))
    alike: dict[tuple[bool, ...], list[Place]] = {}
    for row, column in box.cells():
        edges = (row == box.top, row == box.bottom - 1, column == box.left, column == box.right - 1)
        alike.setdefault(edges, []).append((row, column))
    for edges, places in alike.items():
        inner = ("innerHorizontal", "innerHorizontal", "innerVertical", "innerVertical")
        sides = {
            side: request.get(side if at_edge else within)
            for side, at_edge, within in zip(_SIDES, edges, inner, strict=True)
        }
        _change_all(sheet, places, lambda old, sides=sides: _bordered(old, sides))  # type: ignore[misc]


_SIDES = ("top", "bottom", "left", "right")


def _bordered(cell: Cell, sides: dict[str, Json | None]) -> Cell:
    borders = dict((cell.format or {}).get("borders", {}))
    for side, border in sides.items():
        if border is not None:
            _set_border(borders, side, border)
    return _with_borders(cell, borders)


_WIDTHS = {"SOLID": 1, "SOLID_MEDIUM": 2, "SOLID_THICK": 3, "DOTTED": 1, "DASHED": 1, "DOUBLE": 3}


def _set_border(borders: Json, side: str, border: Json) -> None:
    if border.get("style", "NONE") in {"NONE", "STYLE_UNSPECIFIED"}:
        borders.pop(side, None)
        return
    done = {
        "style": border["style"],
        "width": _WIDTHS[border["style"]],
        "color": {},
        "colorStyle": {"rgbColor": {}},
    }
    borders[side] = {**done, **with_both_colors({k: v for k, v in border.items() if k != "width"})}


def _with_borders(cell: Cell, borders: Json) -> Cell:
    fresh = {key: value for key, value in (cell.format or {}).items() if key != "borders"}
    if borders:
        fresh["borders"] = {side: borders[side] for side in _SIDES if side in borders}
    return cell.but(format=fresh or None)


@handles("mergeCells")
def merge_cells(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("range", {}))
    kind = request.get("mergeType", "MERGE_ALL")
    parts = [box]
    if kind == "MERGE_COLUMNS":
        parts = [Box(box.top, c, box.bottom, c + 1) for c in range(box.left, box.right)]
    elif kind == "MERGE_ROWS":
        parts = [Box(r, box.left, r + 1, box.right) for r in range(box.top, box.bottom)]
    for part in parts:
        _merge(batch, sheet, part)


def _merge(batch: Batch, sheet: Sheet, box: Box) -> None:
    if box.height * box.width < 2:
        return
    for first, end, key, name in (
        (box.top, box.bottom, "frozenRowCount", "rows"),
        (box.left, box.right, "frozenColumnCount", "columns"),
    ):
        if first < sheet.grid.get(key, 0) < end:
            raise bad(f"You can't merge frozen and non-frozen {name}.")
    if any(place in box for place in batch.call.look(batch.book).evaluator.of_pivots(sheet)):
        raise bad("You can't merge cells that are part of a pivot table.")
    for old in sheet.merges:
        area = _box(old)
        if area.meets(box) and not box.covers(area):
            raise bad("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges[:] = [old for old in sheet.merges if not _box(old).meets(box)]
    filled = [place for place in sheet.inside(box) if sheet.at(*place).value is not None]
    first = sheet.at(box.top, box.left)
    if filled and first.value is None:
        first = first.but(value=sheet.at(*filled[0]).value)
    for place in sheet.inside(box):
        sheet.put(*place, sheet.at(*place).but(value=None, note=None))
    sheet.put(box.top, box.left, first)
    sheet.merges.append(stored_range(sheet, box))


def _box(place: Json) -> Box:
    return Box(place["startRowIndex"], place["startColumnIndex"], place["endRowIndex"], place["endColumnIndex"])


@handles("unmergeCells")
def unmerge_cells(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("range", {}))
    for old in sheet.merges:
        area = _box(old)
        if area.meets(box) and not box.covers(area):
            raise bad("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges[:] = [old for old in sheet.merges if not _box(old).meets(box)]
