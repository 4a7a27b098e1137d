"""What happens to everything else when rows or columns are inserted, deleted or moved.

Cells, row heights, merges, protected ranges, charts, named ranges, developer metadata and the references inside
formulas all follow. Each change is one `Change`: where an index goes, and where a range goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.sheets_api.formulas import references
from tests.sheets_api.grid.model import Book, Json, Sheet

_GRID = {"sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"}
_DIMENSION = {"sheetId", "dimension", "startIndex", "endIndex"}
_KEYS = {"ROWS": ("startRowIndex", "endRowIndex"), "COLUMNS": ("startColumnIndex", "endColumnIndex")}


@dataclass(frozen=True, slots=True)
class Change:
    """``index(i)`` is where row (or column) ``i`` goes, None when it is gone; ``span`` maps a half-open range."""

    dimension: str
    index: Callable[[int], int | None]
    span: Callable[[int, int], tuple[int, int] | None]


def inserted(dimension: str, start: int, count: int) -> Change:
    """``count`` new rows or columns before ``start``."""

    def index(i: int) -> int:
        return i + count if i >= start else i

    def span(first: int, end: int) -> tuple[int, int]:
        return index(first), end + count if end > start else end

    return Change(dimension, index, span)


def deleted(dimension: str, start: int, end: int) -> Change:
    """Rows or columns ``start <= i < end`` go away."""

    def index(i: int) -> int | None:
        return i if i < start else None if i < end else i - (end - start)

    def span(first: int, last: int) -> tuple[int, int] | None:
        def cut(i: int) -> int:
            return i if i <= start else max(start, i - (end - start))

        low, high = cut(first), cut(last)
        return (low, high) if low < high or first == last else None

    return Change(dimension, index, span)


def moved(dimension: str, start: int, end: int, to: int) -> Change:
    """Rows or columns ``start <= i < end`` move to before ``to``."""
    count = end - start

    def index(i: int) -> int:
        if start <= i < end:
            return i - start + (to if to < start else to - count)
        if to <= i < start:
            return i + count
        if end <= i < to:
            return i - count
        return i

    def span(first: int, last: int) -> tuple[int, int]:
        if last <= first:
            return first, last
        ends = sorted((index(first), index(last - 1)))
        return ends[0], ends[1] + 1

    return Change(dimension, index, span)


def apply(book: Book, sheet: Sheet, change: Change) -> None:
    """Carry a change through the whole spreadsheet. The grid's size is the caller's business."""
    _cells(sheet, change)
    metadata = sheet.metadata(change.dimension)
    kept = {new: data for old, data in metadata.items() if (new := change.index(old)) is not None}
    metadata.clear()
    metadata.update(kept)
    _ranges(book, sheet, change)
    _formulas(book, sheet, change)


def _cells(sheet: Sheet, change: Change) -> None:
    rows = change.dimension == "ROWS"
    moved_cells = {}
    for (row, column), cell in sheet.cells.items():
        new = change.index(row if rows else column)
        if new is not None:
            moved_cells[(new, column) if rows else (row, new)] = cell
    sheet.cells = moved_cells


def _formulas(book: Book, sheet: Sheet, change: Change) -> None:
    def span(bounds: references.Span) -> references.Span | None:
        first, last = bounds
        if first is None or last is None:
            size = 10_000_000
            found = change.span(first or 0, size if last is None else last + 1)
            if found is None:
                return None
            return (None if first is None else found[0]), (None if last is None else found[1] - 1)
        found = change.span(first, last + 1)
        return None if found is None else (found[0], found[1] - 1)

    for home in book.sheets:
        for place, cell in list(home.cells.items()):
            formula = (cell.value or {}).get("formulaValue")
            if formula:
                new = references.remap(formula, home.title, sheet.title, change.dimension, span)
                if new != formula:
                    home.cells[place] = cell.but(value={"formulaValue": new})


def walk(value: Any) -> Iterator[Json]:
    """Every GridRange, DimensionRange and GridCoordinate inside an API object."""
    if isinstance(value, dict):
        keys = value.keys()
        if keys and (keys <= _GRID or keys <= _DIMENSION or keys == {"sheetId", "rowIndex", "columnIndex"}):
            yield value
            return
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def _ranges(book: Book, sheet: Sheet, change: Change) -> None:
    if change.dimension == "COLUMNS":
        _drop_series(book, sheet, change)
    for home in book.sheets:
        for name in ("merges", "filter_views", "protected_ranges", "banded_ranges", "row_groups", "column_groups",
                     "slicers", "tables", "comment_anchors"):  # fmt: skip
            items = getattr(home, name)
            items[:] = [item for item in items if _follow(item, sheet.id, change)]
        for chart in home.charts:
            _follow(chart, sheet.id, change)
        for rule in home.conditional_formats:
            rule["ranges"] = [area for area in rule["ranges"] if _follow(area, sheet.id, change)]
        home.conditional_formats[:] = [rule for rule in home.conditional_formats if rule["ranges"]]
        if home.basic_filter and not _follow(home.basic_filter, sheet.id, change):
            home.basic_filter = None
    book.named_ranges[:] = [item for item in book.named_ranges if _follow(item, sheet.id, change)]
    book.developer_metadata[:] = [item for item in book.developer_metadata if _follow(item, sheet.id, change)]
    _single_merges_gone(sheet)


def _drop_series(book: Book, sheet: Sheet, change: Change) -> None:
    """A chart whose column is deleted stays, without the series that read it; Google says nothing of it."""
    for chart in (chart for home in book.sheets for chart in home.charts):
        basic = chart["spec"].get("basicChart", {})
        for key in ("series", "domains"):
            if key in basic:
                basic[key] = [one for one in basic[key] if not _reads_only_gone(one, sheet.id, change)]


def _reads_only_gone(data: Json, sheet_id: int, change: Change) -> bool:
    places = [place for place in walk(data) if place.get("sheetId", 0) == sheet_id]
    spans = [(place.get("startColumnIndex", 0), place.get("endColumnIndex", 10_000_000)) for place in places]
    return bool(spans) and all(change.span(*span) is None for span in spans)


def _single_merges_gone(sheet: Sheet) -> None:
    sheet.merges[:] = [
        m
        for m in sheet.merges
        if m["endRowIndex"] - m["startRowIndex"] > 1 or m["endColumnIndex"] - m["startColumnIndex"] > 1
    ]


def _follow(item: Json, sheet_id: int, change: Change) -> bool:
    """Move the ranges of an object; False when what it stood on is gone."""
    alive = True
    for found in list(walk(item)):
        if found.get("sheetId", 0) != sheet_id:
            continue
        if "rowIndex" in found:
            key = "rowIndex" if change.dimension == "ROWS" else "columnIndex"
            new = change.index(found[key])
            found[key] = max(0, found[key] - 1) if new is None else new
            continue
        if "dimension" in found:
            if found["dimension"] != change.dimension:
                continue
            keys = ("startIndex", "endIndex")
        else:
            keys = _KEYS[change.dimension]
        alive = _follow_span(found, keys, change) and alive
    return alive


def _follow_span(found: Json, keys: tuple[str, str], change: Change) -> bool:
    start, end = keys
    if start not in found and end not in found:
        return True
    span = change.span(found.get(start, 0), found.get(end, 10_000_000))
    if span is None:
        return False
    if start in found:
        found[start] = span[0]
    if end in found:
        found[end] = span[1]
    return True
