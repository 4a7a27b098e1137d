"""Arithmetic: sums, rounding, remainders, powers."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.criteria import criterion
from tests.sheets_api.formulas.functions.registry import lazy, scalar, whole
from tests.sheets_api.formulas.kinds import Scalar, Table, Value, number, numbers, stop, table

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


@whole("SUM", most=255)
def sum_(_: Context, *values: Value) -> Scalar:
    return math.fsum(numbers(values))


@whole("PRODUCT", most=255)
def product(_: Context, *values: Value) -> Scalar:
    return math.prod(numbers(values))


@whole("SUMSQ", most=255)
def sumsq(_: Context, *values: Value) -> Scalar:
    return math.fsum(x * x for x in numbers(values))


@whole("SUMIF", least=2, most=3)
def sumif(_: Context, where: Value, test: Value, what: Value | None = None) -> Scalar:
    return math.fsum(matching(table(what if what is not None else where), [(where, test)]))


@whole("SUMIFS", least=3, most=255)
def sumifs(_: Context, what: Value, *pairs: Value) -> Scalar:
    return math.fsum(matching(table(what), list(zip(pairs[::2], pairs[1::2], strict=True))))


def matching(what: Table, pairs: list[tuple[Value, Value]]) -> list[float]:
    """The numbers of ``what`` in the places where every test holds."""
    tests = [(table(where), criterion(test)) for where, test in pairs]
    found = []
    for r in range(tests[0][0].height):
        for c in range(tests[0][0].width):
            if all(test(where.rows[r][c]) for where, test in tests) and r < what.height and c < what.width:
                value = what.rows[r][c]
                if isinstance(value, int | float) and not isinstance(value, bool):
                    found.append(float(value))
    return found


def _one(name: str, work: Callable[[float], float], problem: str = "") -> None:
    @scalar(name)
    def apply(_: Context, value: Scalar) -> Scalar:
        try:
            return float(work(number(value)))
        except ValueError:
            raise stop("#NUM!", problem or f"Function {name} parameter 1 value is out of range.") from None


_one("ABS", abs)
_one("INT", math.floor)
_one("SQRT", math.sqrt, "Function SQRT parameter 1 value is negative. It should be greater than or equal to 0.")
_one("EXP", math.exp)
_one("LN", math.log)
_one("LOG10", math.log10)
_one("SIN", math.sin)
_one("COS", math.cos)
_one("TAN", math.tan)
_one("ASIN", math.asin)
_one("ACOS", math.acos)
_one("ATAN", math.atan)
_one("RADIANS", math.radians)
_one("DEGREES", math.degrees)
_one("SIGN", lambda x: (x > 0) - (x < 0))
_one("FACT", lambda x: math.factorial(int(x)))
_one("EVEN", lambda x: math.copysign(2 * math.ceil(abs(x) / 2), x))
_one("ODD", lambda x: math.copysign(2 * math.ceil((abs(x) + 1) / 2) - 1, x))


@scalar("LOG", least=1, most=2)
def log(_: Context, value: Scalar, base: Scalar = 10.0) -> Scalar:
    if number(value) <= 0 or number(base) <= 0 or number(base) == 1:
        raise stop("#NUM!", "Function LOG parameter 1 value should be greater than 0.")
    return math.log(number(value), number(base))


@scalar("MOD", least=2)
def mod(_: Context, value: Scalar, divisor: Scalar) -> Scalar:
    if number(divisor) == 0:
        raise stop("#DIV/0!", "Function MOD parameter 2 cannot be zero.")
    return number(value) % number(divisor)


@scalar("QUOTIENT", least=2)
def quotient(_: Context, value: Scalar, divisor: Scalar) -> Scalar:
    if number(divisor) == 0:
        raise stop("#DIV/0!", "Function QUOTIENT parameter 2 cannot be zero.")
    return float(math.trunc(number(value) / number(divisor)))


def _rounded(name: str, rule: Callable[[float], float]) -> None:
    @scalar(name, least=1, most=2)
    def apply(_: Context, value: Scalar, places: Scalar = 0.0) -> Scalar:
        factor = 10.0 ** int(number(places))
        scaled = float(f"{abs(number(value)) * factor:.13g}")
        return math.copysign(rule(scaled) / factor, number(value)) + 0.0


_rounded("ROUND", lambda x: math.floor(x + 0.5))
_rounded("ROUNDUP", math.ceil)
_rounded("ROUNDDOWN", math.floor)
_rounded("TRUNC", math.floor)


def _multiple(name: str, rule: Callable[[float], float]) -> None:
    @scalar(name, least=1, most=2)
    def apply(_: Context, value: Scalar, factor: Scalar = 1.0) -> Scalar:
        step = number(factor)
        return 0.0 if step == 0 else rule(number(value) / step) * step


_multiple("CEILING", math.ceil)
_multiple("FLOOR", math.floor)
_multiple("MROUND", lambda x: math.copysign(math.floor(abs(x) + 0.5), x))


@lazy("PI", least=0, most=0)
def pi(_: Context) -> Scalar:
    return math.pi


@whole("GCD", most=255)
def gcd(_: Context, *values: Value) -> Scalar:
    return float(reduce(math.gcd, map(int, numbers(values)), 0))


@whole("LCM", most=255)
def lcm(_: Context, *values: Value) -> Scalar:
    return float(reduce(math.lcm, map(int, numbers(values)), 1))
