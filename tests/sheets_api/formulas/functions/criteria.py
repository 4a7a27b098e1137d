"""Conditions as COUNTIF and its kin take them: ``5``, ``">=3"``, ``"<>"``, ``"แม่*"``."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.sheets_api.formulas.coerce import number_in
from tests.sheets_api.formulas.kinds import Scalar, Value, equal, rank, single


def criterion(test: Value) -> Callable[[Scalar], bool]:
    """A condition on one value."""
    wanted = single(test)
    if not isinstance(wanted, str):
        return lambda value: value is not None and equal(value, wanted)
    sign, operand = re.match(r"(<>|<=|>=|<|>|=)?(.*)\Z", wanted, re.DOTALL).groups()  # type: ignore[union-attr]
    bound: Scalar = number_in(operand)
    if bound is None:
        bound = operand.upper() == "TRUE" if operand.upper() in {"TRUE", "FALSE"} else operand
    if sign in {"<", "<=", ">", ">="}:
        return lambda value: _ordered(value, sign, bound)
    match = _matcher(bound)
    if sign == "<>":
        return lambda value: not match(value)
    return match


def _ordered(value: Scalar, sign: str, bound: Scalar) -> bool:
    first, second = rank(value), rank(bound)
    if value is None or first[0] != second[0]:
        return False
    return {"<": first < second, "<=": first <= second, ">": first > second, ">=": first >= second}[sign]


def _matcher(bound: Scalar) -> Callable[[Scalar], bool]:
    if not isinstance(bound, str):
        return lambda value: value is not None and equal(_as_number(value), bound)
    if bound == "":
        return lambda value: value is None or value == ""
    pattern = wildcard(bound)
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _as_number(value: Scalar) -> Scalar:
    if isinstance(value, str):
        found = number_in(value)
        return value if found is None else found
    return value


def wildcard(text: str) -> re.Pattern[str]:
    """``*`` and ``?`` as in Sheets, ``~`` before them takes them literally; case does not matter."""
    parts = re.findall(r"~[*?~]|\*|\?|[^*?~]+|~", text)
    shapes = {"*": ".*", "?": "."}
    regex = "".join(shapes.get(part) or re.escape(part[1:] if re.match(r"~[*?~]", part) else part) for part in parts)
    return re.compile(regex, re.IGNORECASE | re.DOTALL)
