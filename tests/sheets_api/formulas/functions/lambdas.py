"""LET, LAMBDA and the functions that take one: MAP, REDUCE, SCAN, BYROW, BYCOL, MAKEARRAY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.registry import caught, lazy
from tests.sheets_api.formulas.kinds import Scalar, Table, Value, number, single, stop, table
from tests.sheets_api.formulas.syntax import Closure, Name, Node

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


def _name(node: Node, function: str) -> str:
    if not isinstance(node, Name):
        raise stop("#NAME?", f"Argument 1 of function {function} is not a valid name.")
    return node.name.casefold()


@lazy("LET", least=3, most=255)
def let(context: Context, *nodes: Node) -> Value:
    if len(nodes) % 2 == 0:
        raise stop("#N/A", "Wrong number of arguments to LET.")
    for name, value in zip(nodes[:-1:2], nodes[1::2], strict=True):
        context = context.binding({_name(name, "LET"): caught(context, value)})
    return context.value(nodes[-1])


@lazy("LAMBDA", least=1, most=255)
def lambda_(context: Context, *nodes: Node) -> Value:
    names = tuple(_name(node, "LAMBDA") for node in nodes[:-1])
    return Closure(names, nodes[-1], context)  # type: ignore[return-value] - only the functions below meet it


@lazy("APPLY", least=1, most=255)
def apply(context: Context, function: Node, *arguments: Node) -> Value:
    """``LAMBDA(x, x + 1)(2)``."""
    return called(_closure(context, function), *[caught(context, node) for node in arguments])


def _closure(context: Context, node: Node) -> Closure:
    found = context.value(node)
    if not isinstance(found, Closure):
        raise stop("#N/A", "The argument must be a LAMBDA.")
    return found


def called(function: Closure, *values: Value) -> Value:
    """What a LAMBDA gives for these values."""
    if len(values) != len(function.names):
        raise stop(
            "#N/A",
            f"Wrong number of arguments to LAMBDA. Expected {len(function.names)}, but got {len(values)} arguments.",
        )
    return function.context.binding(dict(zip(function.names, values, strict=True))).value(function.body)


def _one(function: Closure, *values: Value) -> Scalar:
    found = called(function, *values)
    if isinstance(found, Table) and (found.height, found.width) != (1, 1):
        raise stop("#N/A", "A LAMBDA here must give a single value, not an array.")
    return single(found)


@lazy("MAP", least=2, most=255)
def map_(context: Context, *nodes: Node) -> Value:
    tables, function = [table(context.value(node)) for node in nodes[:-1]], _closure(context, nodes[-1])
    first = tables[0]
    if any((one.height, one.width) != (first.height, first.width) for one in tables):
        raise stop("#N/A", "Array arguments to MAP are of different size.")
    return Table(
        tuple(
            tuple(_one(function, *[one.rows[r][c] for one in tables]) for c in range(first.width))
            for r in range(first.height)
        )
    )


@lazy("REDUCE", least=3, most=3)
def reduce_(context: Context, start: Node, source: Node, function: Node) -> Value:
    found, closure = context.value(start), _closure(context, function)
    for value in table(context.value(source)).cells():
        found = called(closure, found, value)
    return found


@lazy("SCAN", least=3, most=3)
def scan(context: Context, start: Node, source: Node, function: Node) -> Value:
    found, closure = single(context.value(start)), _closure(context, function)
    rows = []
    for row in table(context.value(source)).rows:
        line = []
        for value in row:
            found = _one(closure, found, value)
            line.append(found)
        rows.append(tuple(line))
    return Table(tuple(rows))


@lazy("BYROW", least=2, most=2)
def byrow(context: Context, source: Node, function: Node) -> Value:
    closure = _closure(context, function)
    return Table(tuple((_one(closure, Table((row,))),) for row in table(context.value(source)).rows))


@lazy("BYCOL", least=2, most=2)
def bycol(context: Context, source: Node, function: Node) -> Value:
    closure = _closure(context, function)
    columns = zip(*table(context.value(source)).rows, strict=True)
    return Table((tuple(_one(closure, Table(tuple((value,) for value in column))) for column in columns),))


@lazy("MAKEARRAY", least=3, most=3)
def makearray(context: Context, rows: Node, columns: Node, function: Node) -> Value:
    height, width = (int(number(context.value(node))) for node in (rows, columns))
    if height < 1 or width < 1:
        raise stop("#NUM!", "Function MAKEARRAY needs at least one row and one column.")
    closure = _closure(context, function)
    return Table(
        tuple(tuple(_one(closure, float(r), float(c)) for c in range(1, width + 1)) for r in range(1, height + 1))
    )
