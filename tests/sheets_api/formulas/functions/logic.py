"""Operators, conditions, and what a value is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.sheets_api.formulas.functions.registry import lazy, scalar, spread, whole
from tests.sheets_api.formulas.kinds import (
    Fault,
    Scalar,
    Stop,
    Table,
    Value,
    equal,
    flat,
    number,
    rank,
    single,
    stop,
    text,
    truth,
)
from tests.sheets_api.formulas.syntax import Node, Reference

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


@scalar("ADD", least=2)
def add(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return number(a) + number(b)


@scalar("MINUS", least=2)
def minus(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return number(a) - number(b)


@scalar("MULTIPLY", least=2)
def multiply(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return number(a) * number(b)


@scalar("DIVIDE", least=2)
def divide(_: Context, a: Scalar, b: Scalar) -> Scalar:
    top, bottom = number(a), number(b)
    if bottom == 0:
        raise stop("#DIV/0!", "Function DIVIDE parameter 2 cannot be zero.")
    return top / bottom


@scalar("POW", "POWER", least=2)
def power(_: Context, a: Scalar, b: Scalar) -> Scalar:
    result: Any = number(a) ** number(b) if number(a) or number(b) >= 0 else None
    if result is None or isinstance(result, complex):
        raise stop("#NUM!", "Function POWER parameters give no real number.")
    return float(result)


@scalar("UMINUS")
def negative(_: Context, a: Scalar) -> Scalar:
    return -number(a)


@scalar("UPLUS")
def positive(_: Context, a: Scalar) -> Scalar:
    return a


@scalar("UNARY_PERCENT")
def percent(_: Context, a: Scalar) -> Scalar:
    return number(a) / 100


@scalar("CONCAT", least=2)
def concat(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return text(a) + text(b)


def _faultless(*values: Scalar) -> None:
    for value in values:
        if isinstance(value, Fault):
            raise Stop(value)


@scalar("EQ", least=2)
def eq(_: Context, a: Scalar, b: Scalar) -> Scalar:
    _faultless(a, b)
    return equal(a, b)


@scalar("NE", least=2)
def ne(_: Context, a: Scalar, b: Scalar) -> Scalar:
    _faultless(a, b)
    return not equal(a, b)


def _order(a: Scalar, b: Scalar) -> int:
    _faultless(a, b)
    blank: dict[type, Any] = {str: "", bool: False}
    if a is None:
        a = blank.get(type(b), 0.0)
    if b is None:
        b = blank.get(type(a), 0.0)
    first, second = rank(a), rank(b)
    return (first > second) - (first < second)


@scalar("LT", least=2)
def lt(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return _order(a, b) < 0


@scalar("LTE", least=2)
def lte(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return _order(a, b) <= 0


@scalar("GT", least=2)
def gt(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return _order(a, b) > 0


@scalar("GTE", least=2)
def gte(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return _order(a, b) >= 0


@lazy("IF", least=2, most=3)
def if_(context: Context, condition: Node, yes: Node, no: Node | None = None) -> Value:
    if context.arrays:
        test = context.value(condition)
        if isinstance(test, Table):
            other: Value = False if no is None else context.value(no)
            return spread(lambda c, y, n: y if truth(c) else n, [test, context.value(yes), other])
        return context.value(yes) if truth(test) else False if no is None else context.value(no)
    if truth(context.scalar(condition)):
        return context.value(yes)
    return False if no is None else context.value(no)


@lazy("IFERROR", least=1, most=2)
def iferror(context: Context, value: Node, other: Node | None = None) -> Value:
    return _unless(context, value, other, lambda fault: True)


@lazy("IFNA", least=1, most=2)
def ifna(context: Context, value: Node, other: Node | None = None) -> Value:
    return _unless(context, value, other, lambda fault: fault.code == "#N/A")


def _unless(context: Context, value: Node, other: Node | None, meant: Any) -> Value:
    def instead() -> Value:
        return "" if other is None else context.value(other)

    try:
        found = context.value(value)
    except Stop as stopped:
        if not meant(stopped.fault):
            raise
        return instead()
    if isinstance(found, Fault) and meant(found):
        return instead()
    if isinstance(found, Table) and context.arrays:
        return spread(lambda one: single(instead()) if isinstance(one, Fault) and meant(one) else one, [found])
    return found


@lazy("IFS", least=2, most=255)
def ifs(context: Context, *pairs: Node) -> Value:
    for condition, value in zip(pairs[::2], pairs[1::2], strict=False):
        if truth(context.scalar(condition)):
            return context.value(value)
    raise stop("#N/A", "No match")


@lazy("SWITCH", least=3, most=255)
def switch(context: Context, subject: Node, *cases: Node) -> Value:
    wanted = context.scalar(subject)
    for case, value in zip(cases[::2], cases[1::2], strict=False):
        if equal(wanted, context.scalar(case)):
            return context.value(value)
    if len(cases) % 2:
        return context.value(cases[-1])
    raise stop("#N/A", f"Function SWITCH parameter 1 value is {text(wanted)}. It matches none of the cases.")


def _truths(values: tuple[Value, ...]) -> list[bool]:
    found = []
    for value, from_cells in flat(values):
        if isinstance(value, Fault):
            raise Stop(value)
        if value is None or (from_cells and isinstance(value, str)):
            continue
        found.append(truth(value))
    return found


@whole("AND", most=255)
def and_(_: Context, *values: Value) -> Scalar:
    return all(_truths(values))


@whole("OR", most=255)
def or_(_: Context, *values: Value) -> Scalar:
    return any(_truths(values))


@whole("XOR", most=255)
def xor(_: Context, *values: Value) -> Scalar:
    return sum(_truths(values)) % 2 == 1


@scalar("NOT")
def not_(_: Context, value: Scalar) -> Scalar:
    return not truth(value)


@lazy("TRUE", least=0, most=0)
def true(_: Context) -> Scalar:
    return True


@lazy("FALSE", least=0, most=0)
def false(_: Context) -> Scalar:
    return False


@lazy("NA", least=0, most=0)
def na(_: Context) -> Scalar:
    raise stop("#N/A", "")


def _is(name: str, meant: Any) -> None:
    @whole(name)
    def check(context: Context, value: Value) -> Value:
        if context.arrays:
            return spread(meant, [value])
        return bool(meant(single(value)))


_is("ISBLANK", lambda v: v is None)
_is("ISNUMBER", lambda v: isinstance(v, int | float) and not isinstance(v, bool))
_is("ISTEXT", lambda v: isinstance(v, str))
_is("ISNONTEXT", lambda v: not isinstance(v, str))
_is("ISLOGICAL", lambda v: isinstance(v, bool))
_is("ISERROR", lambda v: isinstance(v, Fault))
_is("ISERR", lambda v: isinstance(v, Fault) and v.code != "#N/A")
_is("ISNA", lambda v: isinstance(v, Fault) and v.code == "#N/A")


@lazy("ISFORMULA")
def isformula(context: Context, node: Node) -> Scalar:
    if not isinstance(node, Reference):
        raise stop("#N/A", "Argument must be a range.")
    cell = context.sheet_of(node).at(node.area.top or 0, node.area.left or 0)
    return "formulaValue" in (cell.value or {})


@scalar("N")
def n(_: Context, value: Scalar) -> Scalar:
    _faultless(value)
    return float(value) if isinstance(value, int | float) else 0.0


@scalar("T")
def t(_: Context, value: Scalar) -> Scalar:
    _faultless(value)
    return value if isinstance(value, str) else ""
