"""Keeps references right when cells move: rows inserted or deleted, formulas copied, sheets renamed."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.sheets_api.formulas.syntax import FormulaError, split_reference, tokens
from tests.sheets_api.grid.a1 import column_index, column_name, quote_title

Span = tuple[int | None, int | None]  # first and last index, both inclusive; None is open
Mapper = Callable[[Span], Span | None]  # None: what it named is gone
_CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([1-9]\d*)?\Z")


def rewrite(formula: str, change: Callable[[str | None, str], str]) -> str:
    """Replace each reference by ``change(sheet, cells)``; a text that is no formula stays."""
    try:
        found = tokens(formula.removeprefix("="))
    except FormulaError:
        return formula
    parts = [change(*split_reference(text)) if kind == "reference" else text for kind, text in found]
    return "=" + "".join(parts)


def _prefix(sheet: str | None) -> str:
    return "" if sheet is None else quote_title(sheet) + "!"


def remap(formula: str, home: str, target: str, dimension: str, mapper: Mapper) -> str:
    """Rows or columns of the sheet ``target`` moved; ``home`` is the sheet the formula is on."""

    def change(sheet: str | None, cells: str) -> str:
        if (home if sheet is None else sheet).casefold() != target.casefold():
            return _prefix(sheet) + cells
        moved = _moved(cells, dimension, mapper)
        return "#REF!" if moved is None else _prefix(sheet) + moved

    return rewrite(formula, change)


def _moved(cells: str, dimension: str, mapper: Mapper) -> str | None:
    first, colon, second = cells.partition(":")
    corners = [list(_split(corner)) for corner in ([first, second] if colon else [first])]
    place = 3 if dimension == "ROWS" else 1
    values = [_index(corner[place], dimension) for corner in corners]
    if all(value is None for value in values):
        return cells
    low, high = values[0], values[-1]
    if low is not None and high is not None and low > high:
        low, high = high, low
    span = mapper((low, high))
    if span is None:
        return None
    for corner, value in zip(corners, span, strict=False):
        if corner[place]:
            corner[place] = _text(value, dimension)
    return ":".join("".join(corner) for corner in corners)


def _split(corner: str) -> tuple[str, str, str, str]:
    found = _CORNER.match(corner)
    if not found:
        raise FormulaError(corner)
    dollar, column, dollar2, row = (part or "" for part in found.groups())
    if not column:  # "$5": the dollar belongs to the row
        dollar, dollar2 = "", dollar or dollar2
    return dollar, column, dollar2, row


def _index(text: str, dimension: str) -> int | None:
    if not text:
        return None
    return int(text) - 1 if dimension == "ROWS" else column_index(text)


def _text(value: int | None, dimension: str) -> str:
    if value is None:
        return ""
    return str(value + 1) if dimension == "ROWS" else column_name(value)


def shifted(formula: str, down: int, across: int) -> str:
    """The formula as it reads after being copied ``down`` rows and ``across`` columns: ``$`` holds a reference."""

    def change(sheet: str | None, cells: str) -> str:
        moved = []
        for corner in cells.split(":"):
            dollar, column, dollar2, row = _split(corner)
            if column and not dollar:
                index = column_index(column) + across
                if index < 0:
                    return "#REF!"
                column = column_name(index)
            if row and not dollar2:
                line = int(row) + down
                if line < 1:
                    return "#REF!"
                row = str(line)
            moved.append(dollar + column + dollar2 + row)
        return _prefix(sheet) + ":".join(moved)

    return rewrite(formula, change)


def renamed(formula: str, old: str, new: str) -> str:
    """After a sheet got another title."""

    def change(sheet: str | None, cells: str) -> str:
        if sheet is not None and sheet.casefold() == old.casefold():
            sheet = new
        return _prefix(sheet) + cells

    return rewrite(formula, change)


def without_sheet(formula: str, gone: str) -> str:
    """After a sheet was deleted."""

    def change(sheet: str | None, cells: str) -> str:
        return "#REF!" if sheet is not None and sheet.casefold() == gone.casefold() else _prefix(sheet) + cells

    return rewrite(formula, change)
