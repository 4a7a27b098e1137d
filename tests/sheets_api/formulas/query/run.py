"""A query carried out on a `Frame` of typed columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.sheets_api.formulas.kinds import Scalar
from tests.sheets_api.formulas.query.language import (
    Aggregate,
    Apply,
    Column,
    Constant,
    Expression,
    Query,
    QueryError,
    Test,
    label,
    within,
)
from tests.sheets_api.values.entry import moment_of

Row = tuple[Scalar, ...]
_TEMPORAL = {"date", "datetime", "timeofday"}


@dataclass(frozen=True, slots=True)
class Head:
    """A column: the name queries know it by, its heading, ``number``, ``string``, ``boolean`` or a kind of time."""

    id: str
    label: str
    kind: str
    pattern: str = ""


@dataclass(slots=True)
class Frame:
    heads: list[Head]
    rows: list[Row]
    now: float = 0.0
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.places = {head.id: index for index, head in enumerate(self.heads)}


def run(query: Query, frame: Frame) -> Frame:
    """The answer; `QueryError` where the query does not fit the columns."""
    _check_columns(query, frame)
    rows = [row for row in frame.rows if query.where is None or _holds(query.where, row, frame)]
    select: list[Expression] = query.select if query.select is not None else [Column(head.id) for head in frame.heads]
    sums = any(isinstance(part, Aggregate) for one in select for part in within(one))
    if query.group or query.pivot or sums:
        heads, found = _grouped(query, select, rows, frame)
    else:
        rows = _ordered(query, rows, lambda expression, row: value_of(expression, row, frame))
        heads = [_head(one, query, frame) for one in select]
        found = [tuple(value_of(one, row, frame) for one in select) for row in rows]
    found = found[query.offset :: max(1, query.skipping)]
    return Frame(heads, found[: query.limit] if query.limit is not None else found, frame.now)


def _check_columns(query: Query, frame: Frame) -> None:
    told: list[Expression | Test] = [*(query.select or []), *query.group, *query.pivot, *query.labels, *query.formats]
    told += [expression for expression, _ in query.order] + ([query.where] if query.where else [])
    for part in (part for one in told for part in within(one)):
        if isinstance(part, Column) and part.id not in frame.places:
            raise QueryError(f"NO_COLUMN: {part.id}")


def kind_of(expression: Expression, frame: Frame) -> str:
    match expression:
        case Column(name):
            return frame.heads[frame.places[name]].kind
        case Constant(_, kind):
            return kind
        case Aggregate(name, of):
            return kind_of(of, frame) if name in {"max", "min"} else "number"
        case Apply(name, _):
            return {"upper": "string", "lower": "string", "todate": "date", "now": "datetime"}.get(name, "number")


def _head(expression: Expression, query: Query, frame: Frame, prefix: str = "") -> Head:
    names = {head.id: head.label for head in frame.heads}
    shown = query.labels.get(expression)
    text = label(expression, names) if shown is None else shown
    name = label(expression, {})
    pattern = query.formats.get(expression, "")
    if not pattern and isinstance(expression, Column):
        pattern = frame.heads[frame.places[expression.id]].pattern
    shown_id = name.replace(" ", "-") if not isinstance(expression, Column) else name
    return Head(f"{prefix} {shown_id}".strip(), f"{prefix} {text}".strip(), kind_of(expression, frame), pattern)


def _ordered(query: Query, rows: list[Any], value: Callable[[Expression, Any], Scalar]) -> list[Any]:
    for expression, direction in reversed(query.order):
        rows = sorted(rows, key=lambda row: _rank(value(expression, row)), reverse=direction == "desc")
    return rows


def _rank(value: Scalar) -> tuple[int, Any]:
    """Nothing comes first; a column is of one kind, so the rest can be compared."""
    return (0, 0) if value is None else (1, value)


def _grouped(query: Query, select: list[Expression], rows: list[Row], frame: Frame) -> tuple[list[Head], list[Row]]:
    for one in select:
        bare = [p for p in _outside(one) if isinstance(p, Column)]
        if one not in query.group and bare:
            raise QueryError(f"ADD_COL_TO_GROUP_BY_OR_AGG: {bare[0].id}")
    groups: dict[Row, list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(value_of(one, row, frame) for one in query.group), []).append(row)
    if not query.group and not groups:
        groups[()] = []
    ordered = sorted(groups.items(), key=lambda item: [_rank(value) for value in item[0]])
    ordered = _ordered(query, ordered, lambda expression, item: _group_value(expression, *item, query, frame))
    if not query.pivot:
        heads = [_head(one, query, frame) for one in select]
        return heads, [tuple(_group_value(one, *item, query, frame) for one in select) for item in ordered]
    return _pivoted(query, select, ordered, frame)


def _pivoted(
    query: Query, select: list[Expression], groups: list[tuple[Row, list[Row]]], frame: Frame
) -> tuple[list[Head], list[Row]]:
    def key(row: Row) -> Row:
        return tuple(value_of(one, row, frame) for one in query.pivot)

    keys = sorted({key(row) for _, rows in groups for row in rows}, key=lambda one: [_rank(value) for value in one])
    fixed = [one for one in select if one in query.group]
    summed = [one for one in select if one not in query.group]
    heads = [_head(one, query, frame) for one in fixed]
    for wanted in keys:
        prefix = ",".join(_plain(value) for value in wanted)
        for one in summed:
            head = _head(one, query, frame, prefix)
            heads.append(head if len(summed) > 1 else Head(head.id, prefix, head.kind, head.pattern))
    found = []
    for values, rows in groups:
        line = [_group_value(one, values, rows, query, frame) for one in fixed]
        for wanted in keys:
            part = [row for row in rows if key(row) == wanted]
            line += [_group_value(one, values, part, query, frame) if part else None for one in summed]
        found.append(tuple(line))
    return heads, found


def _plain(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, int | float) else str(value or "")


def _outside(expression: Expression) -> Iterable[Expression]:
    """The parts of an expression that no aggregate covers."""
    if isinstance(expression, Aggregate):
        return
    yield expression
    if isinstance(expression, Apply):
        for one in expression.arguments:
            yield from _outside(one)


def _group_value(expression: Expression, values: Row, rows: list[Row], query: Query, frame: Frame) -> Scalar:
    if expression in query.group:
        return values[query.group.index(expression)]
    match expression:
        case Aggregate(name, of):
            return _aggregate(name, [v for row in rows if (v := value_of(of, row, frame)) is not None])
        case Apply(name, arguments):
            return _apply(name, [_group_value(one, values, rows, query, frame) for one in arguments], frame)
        case Constant(value, _):
            return value
        case Column(name):
            raise QueryError(f"ADD_COL_TO_GROUP_BY_OR_AGG: {name}")


def _aggregate(name: str, values: list[Scalar]) -> Scalar:
    if name == "count":
        return float(len(values))
    if not values:
        return None
    if name in {"max", "min"}:
        chosen: Scalar = max(values, key=_rank) if name == "max" else min(values, key=_rank)
        return chosen
    if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        raise QueryError("AVG_SUM_ONLY_NUMERIC")
    total = sum(float(value) for value in values if isinstance(value, int | float))
    return total / len(values) if name == "avg" else total


def value_of(expression: Expression, row: Row, frame: Frame) -> Scalar:
    """What an expression comes to in one row."""
    match expression:
        case Column(name):
            return row[frame.places[name]]
        case Constant(value, _):
            return value
        case Apply(name, arguments):
            return _apply(name, [value_of(one, row, frame) for one in arguments], frame)
        case Aggregate():
            raise QueryError("CANNOT_BE_IN_WHERE: aggregation functions cannot be used here")


def _apply(name: str, values: list[Scalar], frame: Frame) -> Scalar:
    if name == "now":
        return frame.now
    if any(value is None for value in values):
        return None
    if name in {"upper", "lower"}:
        return getattr(str(values[0]), name)()  # type: ignore[no-any-return]
    numbers = [float(value) for value in values if isinstance(value, int | float)]
    if len(numbers) != len(values):
        raise QueryError(f"Can't perform the function {name} on values that are not of its type.")
    if name in {"+", "-", "*", "/"}:
        a, b = numbers
        return {"+": a + b, "-": a - b, "*": a * b}.get(name, a / b if b else None)
    if name == "datediff":
        return float(int(numbers[0]) - int(numbers[1]))
    moment = moment_of(numbers[0])
    parts = {"month": moment.month - 1, "quarter": (moment.month + 2) // 3, "dayofweek": moment.isoweekday() % 7 + 1,
             "millisecond": moment.microsecond // 1000, "todate": int(numbers[0])}  # fmt: skip
    return float(parts[name] if name in parts else getattr(moment, name))


def _holds(test: Test, row: Row, frame: Frame) -> bool:
    if test.sign in {"and", "or", "not"}:
        parts = [_holds(one, row, frame) for one in test.of if isinstance(one, Test)]
        return {"and": all, "or": any, "not": lambda found: not found[0]}[test.sign](parts)
    values = [value_of(one, row, frame) for one in test.of if not isinstance(one, Test)]
    if test.sign in {"is null", "is not null"}:
        return (values[0] is None) == (test.sign == "is null")
    first, second = values
    if first is None or second is None:
        return False
    if test.sign in _TEXT_TESTS:
        return _TEXT_TESTS[test.sign](str(first), str(second))
    return _compared(test.sign, first, second)


def _compared(sign: str, first: Any, second: Any) -> bool:
    if isinstance(first, str) != isinstance(second, str) or isinstance(first, bool) != isinstance(second, bool):
        return sign == "!="  # values of two kinds are never the same
    tests = {"=": first == second, "!=": first != second, "<": first < second, "<=": first <= second,
             ">": first > second, ">=": first >= second}  # fmt: skip
    return tests[sign]


def _like(text: str, pattern: str) -> bool:
    parts = (".*" if sign == "%" else "." if sign == "_" else re.escape(sign) for sign in pattern)
    return re.fullmatch("".join(parts), text, re.DOTALL) is not None


def _matches(text: str, pattern: str) -> bool:
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        raise QueryError(f"Invalid regular expression: {pattern}") from None


_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, part: part in text,
    "starts with": str.startswith,
    "ends with": str.endswith,
    "matches": _matches,
    "like": _like,
}
