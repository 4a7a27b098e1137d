"""How a function is declared and called.

``@scalar`` functions take single values (and are repeated over tables in an array formula), ``@whole`` functions take
tables as they are, ``@lazy`` functions take the unread arguments (IF must not work out the branch it does not take).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.sheets_api.formulas.kinds import Fault, Scalar, Stop, Table, Value, stop
from tests.sheets_api.formulas.syntax import Node

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context

Work = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class _Function:
    work: Work
    style: str
    least: int
    most: int


_FUNCTIONS: dict[str, _Function] = {}


def _declare(style: str, *names: str, least: int = 1, most: int = 1) -> Callable[[Work], Work]:
    def register(work: Work) -> Work:
        for name in names:
            _FUNCTIONS[name] = _Function(work, style, least, max(least, most))
        return work

    return register


def scalar(*names: str, least: int = 1, most: int = 1) -> Callable[[Work], Work]:
    return _declare("scalar", *names, least=least, most=most)


def whole(*names: str, least: int = 1, most: int = 1) -> Callable[[Work], Work]:
    return _declare("whole", *names, least=least, most=most)


def lazy(*names: str, least: int = 1, most: int = 1) -> Callable[[Work], Work]:
    return _declare("lazy", *names, least=least, most=most)


def names() -> list[str]:
    """Every function known here."""
    return sorted(_FUNCTIONS)


def call(context: Context, name: str, nodes: tuple[Node, ...]) -> Value:
    """Work out ``NAME(nodes…)``."""
    function = _FUNCTIONS.get(name)
    if function is None:
        raise stop("#NAME?", f"Unknown function: '{name}'.")
    if not function.least <= len(nodes) <= function.most:
        least, most = function.least, function.most
        wanted = (
            f"exactly {least}"
            if least == most
            else f"between {least} and {most}"
            if most < 255
            else f"at least {least}"
        )
        plural = "" if wanted == "exactly 1" else "s"
        raise stop(
            "#N/A",
            f"Wrong number of arguments to {name}. Expected {wanted} argument{plural}, "
            f"but got {len(nodes)} argument{'' if len(nodes) == 1 else 's'}.",
        )
    if function.style == "lazy":
        return function.work(context, *nodes)
    if function.style == "whole":
        return function.work(context, *[caught(context, node) for node in nodes])
    if context.arrays:
        return spread(lambda *values: function.work(context, *values), [caught(context, node) for node in nodes])
    return function.work(context, *[context.scalar(node) for node in nodes])


def caught(context: Context, node: Node) -> Value:
    """An argument's value; a fault is a value too (COUNT ignores it, SUM does not)."""
    try:
        return context.value(node)
    except Stop as stopped:
        return stopped.fault


def spread(work: Callable[..., Scalar], values: list[Value]) -> Value:
    """Repeat a scalar function over tables of fitting sizes."""
    tables = [value for value in values if isinstance(value, Table)]
    if not tables:
        return work(*values)
    height, width = max(t.height for t in tables), max(t.width for t in tables)

    def cell(row: int, column: int) -> Scalar:
        picked = [_pick(value, row, column) for value in values]
        try:
            return work(*picked)
        except Stop as stopped:
            return stopped.fault

    return Table(tuple(tuple(cell(r, c) for c in range(width)) for r in range(height)))


def _pick(value: Value, row: int, column: int) -> Scalar:
    if not isinstance(value, Table):
        return value
    row = 0 if value.height == 1 else row
    column = 0 if value.width == 1 else column
    if row >= value.height or column >= value.width:
        return Fault("#N/A", "Array arguments are of different size.")
    return value.rows[row][column]
