"""Finding values in tables, and where things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.criteria import wildcard
from tests.sheets_api.formulas.functions.registry import lazy, scalar, whole
from tests.sheets_api.formulas.kinds import (
    Scalar,
    Table,
    Value,
    equal,
    number,
    rank,
    single,
    stop,
    table,
    text,
    truth,
)
from tests.sheets_api.formulas.syntax import Literal, Node, Reference
from tests.sheets_api.grid.a1 import Area, column_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.sheets_api.formulas.evaluate import Context


def _place(wanted: Scalar, values: Sequence[Scalar], *, ordered: bool) -> int | None:
    """The index of ``wanted``; in an ordered list of the last value that is not greater."""
    if not ordered:
        pattern = wildcard(wanted) if isinstance(wanted, str) and any(mark in wanted for mark in "*?") else None
        for index, value in enumerate(values):
            if value is not None and (
                equal(value, wanted) or (pattern and isinstance(value, str) and pattern.fullmatch(value))
            ):
                return index
        return None
    found = None
    for index, value in enumerate(values):
        if value is not None and rank(value)[0] == rank(wanted)[0] and rank(value) <= rank(wanted):
            found = index
    return found


def _missing(name: str, wanted: Scalar) -> Exception:
    return stop("#N/A", f"Did not find value '{text(wanted)}' in {name} evaluation.")


@whole("VLOOKUP", least=3, most=4)
def vlookup(_: Context, wanted: Value, where: Value, index: Value, ordered: Value = True) -> Scalar:
    rows = table(where).rows
    column = int(number(index)) - 1
    if not 0 <= column < table(where).width:
        raise stop("#REF!", "VLOOKUP evaluates to an out of bounds range.")
    place = _place(single(wanted), [row[0] for row in rows], ordered=truth(ordered))
    if place is None:
        raise _missing("VLOOKUP", single(wanted))
    return rows[place][column]


@whole("HLOOKUP", least=3, most=4)
def hlookup(_: Context, wanted: Value, where: Value, index: Value, ordered: Value = True) -> Scalar:
    rows = table(where).rows
    row = int(number(index)) - 1
    if not 0 <= row < len(rows):
        raise stop("#REF!", "HLOOKUP evaluates to an out of bounds range.")
    place = _place(single(wanted), rows[0], ordered=truth(ordered))
    if place is None:
        raise _missing("HLOOKUP", single(wanted))
    return rows[row][place]


@whole("LOOKUP", least=2, most=3)
def lookup(_: Context, wanted: Value, where: Value, result: Value = None) -> Scalar:
    keys = list(table(where).cells()) if result is not None else [row[0] for row in table(where).rows]
    values = list(table(result).cells()) if result is not None else [row[-1] for row in table(where).rows]
    place = _place(single(wanted), keys, ordered=True)
    if place is None:
        raise _missing("LOOKUP", single(wanted))
    return values[place]


@whole("XLOOKUP", least=3, most=6)
def xlookup(_: Context, wanted: Value, where: Value, result: Value, missing: Value = None, *_modes: Value) -> Value:
    keys, found = table(where), table(result)
    place = _place(single(wanted), list(keys.cells()), ordered=False)
    if place is None:
        if missing is None:
            raise _missing("XLOOKUP", single(wanted))
        return missing
    if keys.width == 1:
        return Table((found.rows[place],))
    return Table(tuple((row[place],) for row in found.rows))


@whole("MATCH", least=2, most=3)
def match(_: Context, wanted: Value, where: Value, kind: Value = 1.0) -> Scalar:
    values = list(table(where).cells())
    if number(kind) < 0:
        values = values[::-1]
        place = _place(single(wanted), values, ordered=False)
        place = None if place is None else len(values) - 1 - place
    else:
        place = _place(single(wanted), values, ordered=number(kind) > 0)
    if place is None:
        raise _missing("MATCH", single(wanted))
    return float(place + 1)


@whole("INDEX", least=1, most=3)
def index(_: Context, where: Value, row: Value = 0.0, column: Value = 0.0) -> Value:
    found = table(where)
    r, c = int(number(row)), int(number(column))
    if found.height == 1 and column == 0.0 and r:
        r, c = 0 if found.width == 1 and r == 1 else 1, r
    if r > found.height or c > found.width or r < 0 or c < 0:
        raise stop("#NUM!", f"Function INDEX parameter 2 value {r} is out of range.")
    rows = found.rows if r == 0 else (found.rows[r - 1],)
    picked = rows if c == 0 else tuple((line[c - 1],) for line in rows)
    return picked[0][0] if len(picked) == 1 and len(picked[0]) == 1 else Table(picked)


@lazy("CHOOSE", least=2, most=255)
def choose(context: Context, which: Node, *choices: Node) -> Value:
    place = int(number(context.scalar(which)))
    if not 1 <= place <= len(choices):
        raise stop(
            "#NUM!",
            f"Function CHOOSE parameter 1 value is {place}. Valid values are between 1 and {len(choices)}.",
        )
    return context.value(choices[place - 1])


@lazy("ROW", least=0, most=1)
def row_(context: Context, node: Node | None = None) -> Value:
    if node is None:
        return float(context.row + 1)
    if not isinstance(node, Reference):
        raise stop("#N/A", "Argument must be a range.")
    if context.arrays and not node.area.is_cell:
        box = context.sheet_of(node).resolve(node.area)
        return Table(tuple((float(r + 1),) for r in range(box.top, box.bottom)))
    return float((node.area.top or 0) + 1)


@lazy("COLUMN", least=0, most=1)
def column_(context: Context, node: Node | None = None) -> Value:
    if node is None:
        return float(context.column + 1)
    if not isinstance(node, Reference):
        raise stop("#N/A", "Argument must be a range.")
    if context.arrays and not node.area.is_cell:
        box = context.sheet_of(node).resolve(node.area)
        return Table((tuple(float(c + 1) for c in range(box.left, box.right)),))
    return float((node.area.left or 0) + 1)


@lazy("ROWS")
def rows_(context: Context, node: Node) -> Scalar:
    if isinstance(node, Reference):
        return float(context.sheet_of(node).resolve(node.area).height)
    return float(table(context.value(node)).height)


@lazy("COLUMNS")
def columns_(context: Context, node: Node) -> Scalar:
    if isinstance(node, Reference):
        return float(context.sheet_of(node).resolve(node.area).width)
    return float(table(context.value(node)).width)


@scalar("ADDRESS", least=2, most=5)
def address(_: Context, row: Scalar, column: Scalar, kind: Scalar = 1.0, *_rest: Scalar) -> Scalar:
    way = int(number(kind))
    letters = ("$" if way in {1, 3} else "") + column_name(int(number(column)) - 1)
    return letters + ("$" if way in {1, 2} else "") + str(int(number(row)))


@lazy("INDIRECT", least=1, most=2)
def indirect(context: Context, node: Node, _a1: Node | None = None) -> Value:
    return context.indirect(text(context.scalar(node)))


@lazy("OFFSET", least=3, most=5)
def offset(
    context: Context, node: Node, down: Node, across: Node, high: Node | None = None, wide: Node | None = None
) -> Value:
    if not isinstance(node, Reference):
        raise stop("#N/A", "Argument must be a range.")
    sheet = context.sheet_of(node)
    box = sheet.resolve(node.area)
    top = box.top + int(number(context.scalar(down)))
    left = box.left + int(number(context.scalar(across)))
    height = box.height if high in (None, Literal(None)) else int(number(context.scalar(high)))  # type: ignore[arg-type]
    width = box.width if wide in (None, Literal(None)) else int(number(context.scalar(wide)))  # type: ignore[arg-type]
    if top < 0 or left < 0 or height < 1 or width < 1:
        raise stop("#REF!", "Function OFFSET evaluates to an out of bounds range.")
    return context.table(sheet, Area(top, left, top + height, left + width))
