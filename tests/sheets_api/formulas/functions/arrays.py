"""Functions that give tables: array formulas, sorting, filtering, turning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.registry import call, lazy, whole
from tests.sheets_api.formulas.kinds import Scalar, Table, Value, number, rank, single, stop, table, truth
from tests.sheets_api.formulas.syntax import Node

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


@lazy("ARRAYFORMULA", "ARRAY_CONSTRAIN_ALL")
def arrayformula(context: Context, node: Node) -> Value:
    return context.with_arrays().value(node)


@lazy("FILTER", least=2, most=255)
def filter_(context: Context, source: Node, *conditions: Node) -> Value:
    inner = context.with_arrays()
    data = table(inner.value(source))
    tests = [table(inner.value(node)) for node in conditions]
    if all(test.width == 1 for test in tests) and data.height == tests[0].height:
        kept = [row for i, row in enumerate(data.rows) if all(_holds(t.rows[i][0]) for t in tests)]
    elif all(test.height == 1 for test in tests) and data.width == tests[0].width:
        columns = [j for j in range(data.width) if all(_holds(t.rows[0][j]) for t in tests)]
        kept = [tuple(row[j] for j in columns) for row in data.rows] if columns else []
    else:
        raise stop("#N/A", "FILTER has mismatched range sizes.")
    if not kept:
        raise stop("#N/A", "No matches are found in FILTER evaluation.")
    return Table(tuple(kept))


def _holds(value: Scalar) -> bool:
    return value is not None and not isinstance(value, str) and truth(value)


@lazy("SORT", least=1, most=255)
def sort(context: Context, source: Node, *keys: Node) -> Value:
    inner = context.with_arrays()
    rows = list(table(inner.value(source)).rows)
    order = list(range(len(rows)))
    pairs = list(zip(keys[::2], keys[1::2], strict=False)) or [(None, None)]
    for key, ascending in reversed(pairs):
        column: Value = 1.0 if key is None else inner.value(key)
        up = True if ascending is None else truth(inner.value(ascending))
        if isinstance(column, Table):
            values = [row[0] for row in column.rows]
        else:
            values = [row[int(number(column)) - 1] for row in rows]
        order.sort(key=lambda i: rank(values[i]), reverse=not up)
    return Table(tuple(rows[i] for i in order))


@whole("UNIQUE", most=3)
def unique(_: Context, source: Value, *_rest: Value) -> Value:
    seen = set()
    kept = []
    for row in table(source).rows:
        key = tuple(rank(value) for value in row)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return Table(tuple(kept))


@whole("TRANSPOSE")
def transpose(_: Context, source: Value) -> Value:
    return Table(tuple(zip(*table(source).rows, strict=True)))


@whole("FLATTEN", "TOCOL", most=255)
def flatten(_: Context, *sources: Value) -> Value:
    return Table(tuple((value,) for source in sources for value in table(source).cells()))


@whole("TOROW")
def torow(_: Context, source: Value) -> Value:
    return Table((tuple(table(source).cells()),))


@whole("SEQUENCE", least=1, most=4)
def sequence(_: Context, rows: Value, columns: Value = 1.0, start: Value = 1.0, step: Value = 1.0) -> Value:
    height, width = int(number(rows)), int(number(columns))
    first, by = number(start), number(step)
    if height < 1 or width < 1:
        raise stop("#NUM!", "Function SEQUENCE parameter 1 should be greater than or equal to 1.")
    return Table(tuple(tuple(first + by * (r * width + c) for c in range(width)) for r in range(height)))


@whole("ARRAY_CONSTRAIN", least=3)
def constrain(_: Context, source: Value, rows: Value, columns: Value) -> Value:
    kept = [row[: int(number(columns))] for row in table(source).rows[: int(number(rows))]]
    return Table(tuple(kept))


@whole("HSTACK", most=255)
def hstack(_: Context, *sources: Value) -> Value:
    tables = [table(source) for source in sources]
    height = max(one.height for one in tables)
    blank = [(None,) * one.width for one in tables]
    return Table(
        tuple(
            tuple(v for one, gap in zip(tables, blank, strict=True) for v in (one.rows[r] if r < one.height else gap))
            for r in range(height)
        )
    )


@whole("VSTACK", most=255)
def vstack(_: Context, *sources: Value) -> Value:
    rows = [row for source in sources for row in table(source).rows]
    width = max(map(len, rows), default=0)
    return Table(tuple(row + (None,) * (width - len(row)) for row in rows))


@lazy("SUMPRODUCT", least=1, most=255)
def sumproduct(context: Context, *nodes: Node) -> Value:
    """In an array context, so that ``SUMPRODUCT((A1:A3=1)*B1:B3)`` works."""
    return call(context.with_arrays(), "SUMPRODUCT_OF", nodes)


@whole("SUMPRODUCT_OF", least=1, most=255)
def sumproduct_of(_: Context, *values: Value) -> Scalar:
    tables = [table(value) for value in values]
    if len({(one.height, one.width) for one in tables}) > 1:
        raise stop("#VALUE!", "SUMPRODUCT has mismatched range sizes.")
    total = 0.0
    for cells in zip(*(one.cells() for one in tables), strict=True):
        product = 1.0
        for value in cells:
            product *= float(value) if isinstance(single(value), int | float) and not isinstance(value, bool) else 0.0
        total += product
    return total
