"""Copying, cutting, pasting, filling."""

from __future__ import annotations

import csv
import io
import itertools
from html.parser import HTMLParser

from tests.sheets_api.batch.core import Batch, handles
from tests.sheets_api.errors import bad
from tests.sheets_api.formulas.evaluate import extended
from tests.sheets_api.formulas.kinds import Fault
from tests.sheets_api.formulas.references import shifted
from tests.sheets_api.grid.a1 import Box, to_grid_range
from tests.sheets_api.grid.model import EMPTY, Cell, Json, Sheet
from tests.sheets_api.values.append import grow
from tests.sheets_api.values.entry import typed
from tests.sheets_api.values.locales import locale
from tests.sheets_api.values.write import entered

Grid = list[list[Cell]]


def _lift(batch: Batch, sheet: Sheet, box: Box, kind: str) -> Grid:
    """The cells of a box, ready to be put elsewhere."""
    view = batch.call.look(batch.book)
    rows = []
    for r in range(box.top, box.bottom):
        row = []
        for c in range(box.left, box.right):
            cell = sheet.at(r, c)
            if kind == "PASTE_VALUES" and cell.value:
                value = view.value(sheet, r, c)
                cell = cell.but(value={"stringValue": value.code} if isinstance(value, Fault) else extended(value))
            row.append(cell)
        rows.append(row)
    return rows


def _pasted(old: Cell, new: Cell, kind: str) -> Cell:
    """One cell after another was pasted over it."""
    if kind in {"PASTE_NORMAL", "", "PASTE_TYPE_UNSPECIFIED"}:
        return new
    if kind == "PASTE_VALUES":
        return old.but(value=new.value, runs=new.runs)
    if kind == "PASTE_FORMULA":
        return old.but(value=new.value, runs=new.runs)
    if kind == "PASTE_FORMAT":
        return old.but(format=new.format)
    if kind == "PASTE_NO_BORDERS":
        fresh = {k: v for k, v in (new.format or {}).items() if k != "borders"}
        kept = (old.format or {}).get("borders")
        return new.but(format={**fresh, **({"borders": kept} if kept else {})} or None)
    if kind == "PASTE_DATA_VALIDATION":
        return old.but(validation=new.validation)
    return old  # conditional formatting hangs on the sheet, not on the cell


def _with_formula(cell: Cell, down: int, across: int) -> Cell:
    formula = (cell.value or {}).get("formulaValue")
    return cell.but(value={"formulaValue": shifted(formula, down, across)}) if formula else cell


def _stamp(sheet: Sheet, target: Box, grid: Grid, source: Box, kind: str) -> None:
    """Put a block into ``target``, repeated if it fits several times."""
    for row in range(target.top, target.bottom):
        for column in range(target.left, target.right):
            r, c = (row - target.top) % len(grid), (column - target.left) % len(grid[0])
            cell = _with_formula(grid[r][c], row - (source.top + r), column - (source.left + c))
            sheet.put(row, column, _pasted(sheet.at(row, column), cell, kind))


def _target(batch: Batch, place: Json, height: int, width: int) -> tuple[Sheet, Box]:
    """Where a paste ends up: as large as the source, or a multiple of it."""
    sheet, box = batch.range(place)
    open_rows, open_columns = "endRowIndex" not in place, "endColumnIndex" not in place
    rows = height if open_rows or box.height % height else max(box.height, height)
    columns = width if open_columns or box.width % width else max(box.width, width)
    target = Box(box.top, box.left, box.top + rows, box.left + columns)
    grow(batch.book, sheet, target.bottom, target.right)
    batch.guard(sheet, target)
    return sheet, target


@handles("copyPaste")
def copy_paste(batch: Batch, request: Json) -> None:
    source_sheet, source = batch.range(request.get("source", {}))
    kind = request.get("pasteType", "PASTE_NORMAL")
    grid = _lift(batch, source_sheet, source, kind)
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    if turned:
        grid = [list(column) for column in zip(*grid, strict=True)]
    if not grid or not grid[0]:
        return
    sheet, target = _target(batch, request.get("destination", {}), len(grid), len(grid[0]))
    _stamp(sheet, target, grid, source, kind)
    if kind == "PASTE_NORMAL" and not turned:
        _copy_merges(source_sheet, source, sheet, target)


def _copy_merges(source_sheet: Sheet, source: Box, sheet: Sheet, target: Box) -> None:
    for merge in list(source_sheet.merges):
        area = Box(merge["startRowIndex"], merge["startColumnIndex"], merge["endRowIndex"], merge["endColumnIndex"])
        if source.covers(area):
            down, across = target.top - source.top, target.left - source.left
            moved = Box(area.top + down, area.left + across, area.bottom + down, area.right + across)
            sheet.merges.append(to_grid_range(sheet.id, moved))


@handles("cutPaste")
def cut_paste(batch: Batch, request: Json) -> None:
    source_sheet, source = batch.editable(request.get("source", {}))
    kind = request.get("pasteType", "PASTE_NORMAL")
    if kind in {"PASTE_DATA_VALIDATION", "PASTE_CONDITIONAL_FORMATTING"}:
        raise bad(f"{kind} is not supported for cutPaste.")
    start = request.get("destination", {})
    sheet = batch.sheet(start.get("sheetId"))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    target = Box(top, left, top + source.height, left + source.width)
    grow(batch.book, sheet, target.bottom, target.right)
    batch.guard(sheet, target)
    grid = _lift(batch, source_sheet, source, kind)
    for place in source_sheet.inside(source):
        source_sheet.put(*place, _pasted(source_sheet.at(*place), EMPTY, kind))
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            sheet.put(top + r, left + c, _pasted(sheet.at(top + r, left + c), cell, kind))
    if kind == "PASTE_NORMAL":
        _copy_merges(source_sheet, source, sheet, target)
        source_sheet.merges[:] = [
            m for m in source_sheet.merges
            if not source.covers(Box(m["startRowIndex"], m["startColumnIndex"], m["endRowIndex"], m["endColumnIndex"]))
            or (sheet is source_sheet and m["startRowIndex"] >= top)
        ]  # fmt: skip


@handles("pasteData")
def paste_data(batch: Batch, request: Json) -> None:
    start = request.get("coordinate", {})
    sheet = batch.sheet(start.get("sheetId"))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    rows = _html_rows(request.get("data", "")) if request.get("html") else _rows(request)
    width = max((len(row) for row in rows), default=0)
    grow(batch.book, sheet, top + len(rows), left + width)
    batch.guard(sheet, Box(top, left, top + len(rows), left + width))
    kind = request.get("type", "PASTE_NORMAL")
    book_locale = locale(batch.book.properties.get("locale", "en_US"))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            old = sheet.at(top + r, left + c)
            new = entered(old, typed(text, book_locale, batch.call.now.date()))
            sheet.put(top + r, left + c, _pasted(old, new, kind))


def _rows(request: Json) -> list[list[str]]:
    data, mark = request.get("data", ""), request.get("delimiter", "")
    if len(mark) == 1:
        return list(csv.reader(io.StringIO(data), delimiter=mark))
    if not mark:
        raise bad("Must specify either a delimiter or html.")
    return [line.split(mark) for line in data.splitlines()]


class _Tables(HTMLParser):
    """Collects the cells of HTML tables."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data.strip()


def _html_rows(data: str) -> list[list[str]]:
    reader = _Tables()
    reader.feed(data)
    return reader.rows


@handles("autoFill")
def auto_fill(batch: Batch, request: Json) -> None:
    if "sourceAndDestination" in request:
        plan = request["sourceAndDestination"]
        sheet, source = batch.editable(plan.get("source", {}))
        length, rows = plan.get("fillLength", 0), plan.get("dimension") == "ROWS"
    else:
        sheet, whole = batch.editable(request.get("range", {}))
        filled = sheet.inside(whole)
        if not filled:
            return
        bottom, right = max(r for r, _ in filled) + 1, max(c for _, c in filled) + 1
        rows = bottom < whole.bottom
        source = Box(whole.top, whole.left, bottom if rows else whole.bottom, whole.right if rows else right)
        length = whole.bottom - bottom if rows else whole.right - right
    grow(batch.book, sheet, source.bottom + (length if rows else 0), source.right + (0 if rows else length))
    for lane in range(source.left, source.right) if rows else range(source.top, source.bottom):
        span = range(source.top, source.bottom) if rows else range(source.left, source.right)
        places = [(i, lane) if rows else (lane, i) for i in span]
        _continue(sheet, places, length, rows=rows, series=not request.get("useAlternateSeries"))


def _continue(sheet: Sheet, places: list[tuple[int, int]], length: int, *, rows: bool, series: bool) -> None:
    """Fill one lane: numbers go on as a series, everything else repeats."""
    cells = [sheet.at(*place) for place in places]
    numbers = [(cell.value or {}).get("numberValue") for cell in cells]
    step = _step(numbers) if series else None
    for n in range(abs(length)):
        index = n % len(cells) if length > 0 else len(cells) - 1 - n % len(cells)
        origin = places[index]
        distance = len(cells) + n if length > 0 else -1 - n
        row, column = (places[0][0] + distance, places[0][1]) if rows else (places[0][0], places[0][1] + distance)
        if row < 0 or column < 0:
            return
        cell = _with_formula(cells[index], row - origin[0], column - origin[1])
        if step is not None and numbers[0] is not None:
            value = numbers[0] + step * distance
            cell = cell.but(value={"numberValue": int(value) if value == int(value) else value})
        sheet.put(row, column, cell)


def _step(numbers: list[float | None]) -> float | None:
    """What each number is more than the one before; None when they are no series."""
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or not known:
        return None
    if len(known) == 1:
        return None
    steps = {round(b - a, 9) for a, b in itertools.pairwise(known)}
    return steps.pop() if len(steps) == 1 else None
