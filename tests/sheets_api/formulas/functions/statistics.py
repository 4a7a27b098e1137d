"""Counting, averages, extremes, spread."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.criteria import criterion
from tests.sheets_api.formulas.functions.maths import matching
from tests.sheets_api.formulas.functions.registry import whole
from tests.sheets_api.formulas.kinds import (
    Fault,
    Scalar,
    Value,
    flat,
    number,
    numbers,
    rank,
    single,
    stop,
    table,
)

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


@whole("COUNT", most=255)
def count(_: Context, *values: Value) -> Scalar:
    return float(sum(isinstance(v, int | float) and not isinstance(v, bool) for v, _cells in flat(values)))


@whole("COUNTA", most=255)
def counta(_: Context, *values: Value) -> Scalar:
    return float(sum(v is not None for v, _cells in flat(values)))


@whole("COUNTBLANK", most=255)
def countblank(_: Context, *values: Value) -> Scalar:
    return float(sum(v is None or v == "" for v, _cells in flat(values)))


@whole("COUNTUNIQUE", most=255)
def countunique(_: Context, *values: Value) -> Scalar:
    return float(len({rank(v) for v, _cells in flat(values) if v is not None}))


@whole("COUNTIF", least=2)
def countif(_: Context, where: Value, test: Value) -> Scalar:
    holds = criterion(test)
    return float(sum(holds(value) for value in table(where).cells()))


@whole("COUNTIFS", least=2, most=255)
def countifs(_: Context, *pairs: Value) -> Scalar:
    tests = [criterion(test) for test in pairs[1::2]]
    cells = [list(table(where).cells()) for where in pairs[::2]]
    return float(sum(all(t(v) for t, v in zip(tests, row, strict=True)) for row in zip(*cells, strict=True)))


def _average(found: list[float], name: str) -> float:
    if not found:
        raise stop("#DIV/0!", f"Evaluation of function {name} caused a divide by zero error.")
    return math.fsum(found) / len(found)


@whole("AVERAGE", most=255)
def average(_: Context, *values: Value) -> Scalar:
    return _average(numbers(values), "AVERAGE")


@whole("AVERAGEIF", least=2, most=3)
def averageif(_: Context, where: Value, test: Value, what: Value | None = None) -> Scalar:
    return _average(matching(table(what if what is not None else where), [(where, test)]), "AVERAGEIF")


@whole("AVERAGEIFS", least=3, most=255)
def averageifs(_: Context, what: Value, *pairs: Value) -> Scalar:
    return _average(matching(table(what), list(zip(pairs[::2], pairs[1::2], strict=True))), "AVERAGEIFS")


@whole("MIN", most=255)
def min_(_: Context, *values: Value) -> Scalar:
    return min(numbers(values), default=0.0)


@whole("MAX", most=255)
def max_(_: Context, *values: Value) -> Scalar:
    return max(numbers(values), default=0.0)


@whole("MINIFS", least=3, most=255)
def minifs(_: Context, what: Value, *pairs: Value) -> Scalar:
    return min(matching(table(what), list(zip(pairs[::2], pairs[1::2], strict=True))), default=0.0)


@whole("MAXIFS", least=3, most=255)
def maxifs(_: Context, what: Value, *pairs: Value) -> Scalar:
    return max(matching(table(what), list(zip(pairs[::2], pairs[1::2], strict=True))), default=0.0)


@whole("LARGE", least=2)
def large(_: Context, values: Value, place: Value) -> Scalar:
    return _nth(sorted(numbers([table(values)]), reverse=True), place, "LARGE")


@whole("SMALL", least=2)
def small(_: Context, values: Value, place: Value) -> Scalar:
    return _nth(sorted(numbers([table(values)])), place, "SMALL")


def _nth(ordered: list[float], place: Value, name: str) -> float:
    index = int(number(place))
    if not 1 <= index <= len(ordered):
        raise stop("#NUM!", f"Function {name} parameter 2 value {index} is out of range.")
    return ordered[index - 1]


@whole("RANK", least=2, most=3)
def rank_(_: Context, value: Value, values: Value, ascending: Value = 0.0) -> Scalar:
    ordered = sorted(numbers([table(values)]), reverse=not number(ascending))
    if number(value) not in ordered:
        raise stop("#N/A", "Did not find value in RANK evaluation.")
    return float(ordered.index(number(value)) + 1)


def _spread(name: str, work: Callable[[list[float]], float], least: int) -> None:
    @whole(name, most=255)
    def apply(_: Context, *values: Value) -> Scalar:
        found = numbers(values)
        if len(found) < least:
            code = "#NUM!" if name == "MEDIAN" else "#DIV/0!"
            raise stop(code, f"Evaluation of function {name} caused a divide by zero error.")
        return float(work(found))


_spread("MEDIAN", statistics.median, 1)
_spread("STDEV", statistics.stdev, 2)
_spread("STDEVP", statistics.pstdev, 1)
_spread("VAR", statistics.variance, 2)
_spread("VARP", statistics.pvariance, 1)


@whole("MODE", most=255)
def mode(_: Context, *values: Value) -> Scalar:
    found = numbers(values)
    if len(set(found)) == len(found):
        raise stop("#N/A", "Could not find mode: no value occurs more than once.")
    return statistics.mode(found)


@whole("SUBTOTAL", least=2, most=255)
def subtotal(context: Context, kind: Value, *values: Value) -> Scalar:
    works = {1: average, 2: count, 3: counta, 4: max_, 5: min_, 9: sum_of}
    work = works.get(int(number(kind)) % 100)
    if work is None:
        raise stop("#VALUE!", f"Function SUBTOTAL parameter 1 value {single(kind)} is not valid.")
    found: Scalar = work(context, *values)
    return found


def sum_of(_: Context, *values: Value) -> Scalar:
    return math.fsum(numbers(values))


@whole("ERROR.TYPE")
def error_type(_: Context, value: Value) -> Scalar:
    codes = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]
    fault = single(value)
    if not isinstance(fault, Fault):
        raise stop("#N/A", "ERROR.TYPE got no error.")
    return float(codes.index(fault.code) + 1) if fault.code in codes else 8.0
