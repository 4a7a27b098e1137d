"""Boolean conditions of the API (``NUMBER_GREATER``, ``TEXT_CONTAINS``, ``CUSTOM_FORMULA``…) and what hangs on them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.sheets_api.errors import bad
from tests.sheets_api.formulas.coerce import number_in
from tests.sheets_api.formulas.evaluate import Context
from tests.sheets_api.formulas.kinds import Fault, Scalar, Stop, single
from tests.sheets_api.formulas.references import shifted
from tests.sheets_api.formulas.syntax import FormulaError, parse
from tests.sheets_api.grid.a1 import grid_range
from tests.sheets_api.grid.looks import with_both_colors
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.values.entry import serial, typed

if TYPE_CHECKING:
    from tests.sheets_api.spreadsheets.effective import View

_NUMBERS: dict[str, Callable[[float, list[float]], bool]] = {
    "NUMBER_GREATER": lambda v, a: v > a[0],
    "NUMBER_GREATER_THAN_EQ": lambda v, a: v >= a[0],
    "NUMBER_LESS": lambda v, a: v < a[0],
    "NUMBER_LESS_THAN_EQ": lambda v, a: v <= a[0],
    "NUMBER_EQ": lambda v, a: v == a[0],
    "NUMBER_NOT_EQ": lambda v, a: v != a[0],
    "NUMBER_BETWEEN": lambda v, a: a[0] <= v <= a[1],
    "NUMBER_NOT_BETWEEN": lambda v, a: not a[0] <= v <= a[1],
}
_TEXTS: dict[str, Callable[[str, str], bool]] = {
    "TEXT_CONTAINS": lambda v, a: a in v,
    "TEXT_NOT_CONTAINS": lambda v, a: a not in v,
    "TEXT_STARTS_WITH": lambda v, a: v.startswith(a),
    "TEXT_ENDS_WITH": lambda v, a: v.endswith(a),
    "TEXT_EQ": lambda v, a: v == a,
    "TEXT_NOT_EQ": lambda v, a: v != a,
}
_DATES: dict[str, Callable[[float, list[float]], bool]] = {
    "DATE_EQ": lambda v, a: int(v) == int(a[0]),
    "DATE_NOT_EQ": lambda v, a: int(v) != int(a[0]),
    "DATE_BEFORE": lambda v, a: v < int(a[0]),
    "DATE_AFTER": lambda v, a: v >= int(a[0]) + 1,
    "DATE_ON_OR_BEFORE": lambda v, a: v < int(a[0]) + 1,
    "DATE_ON_OR_AFTER": lambda v, a: v >= int(a[0]),
    "DATE_BETWEEN": lambda v, a: int(a[0]) <= v < int(a[1]) + 1,
    "DATE_NOT_BETWEEN": lambda v, a: not int(a[0]) <= v < int(a[1]) + 1,
}
_RELATIVE = {
    "PAST_YEAR": -365,
    "PAST_MONTH": -30,
    "PAST_WEEK": -7,
    "YESTERDAY": -1,
    "TODAY": 0,
    "TOMORROW": 1,
}


def holds(view: View, condition: Json, sheet: Sheet, place: tuple[int, int], anchor: tuple[int, int]) -> bool:
    """Whether the cell at ``place`` meets a condition whose formulas were written for ``anchor``."""
    row, column = place
    value = view.value(sheet, row, column)
    kind = condition.get("type", "CONDITION_TYPE_UNSPECIFIED")
    if kind == "CUSTOM_FORMULA":
        formula = condition["values"][0].get("userEnteredValue", "")
        return _is_true(_work(view, sheet, place, anchor, formula))
    if kind in {"BLANK", "NOT_BLANK"}:
        return (value is None or value == "") == (kind == "BLANK")
    arguments = [_argument(view, one, sheet, place, anchor) for one in condition.get("values", [])]
    if kind in _NUMBERS:
        numbers = [_number(one) for one in arguments]
        if not isinstance(value, int | float) or isinstance(value, bool) or None in numbers:
            return False
        return _NUMBERS[kind](float(value), numbers)  # type: ignore[arg-type]
    if kind in _DATES:
        numbers = [_number(one) for one in arguments]
        if not isinstance(value, int | float) or isinstance(value, bool) or None in numbers:
            return False
        return _DATES[kind](float(value), numbers)  # type: ignore[arg-type]
    return _text_holds(kind, view.shown(sheet, row, column), arguments)


def _text_holds(kind: str, shown: str, arguments: list[Scalar]) -> bool:
    if kind in _TEXTS:
        return _TEXTS[kind](shown.casefold(), str(_plain(arguments[0])).casefold())
    if kind == "ONE_OF_LIST":
        return shown in {str(_plain(one)) for one in arguments}
    if kind == "TEXT_IS_EMAIL":
        return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", shown) is not None
    if kind == "TEXT_IS_URL":
        return re.fullmatch(r"(?:https?://|www\.)\S+", shown) is not None
    return kind == "BOOLEAN" and shown in {"TRUE", "FALSE"}


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _argument(view: View, one: Json, sheet: Sheet, place: tuple[int, int], anchor: tuple[int, int]) -> Scalar:
    if "relativeDate" in one:
        return serial(datetime.combine(view.now.date(), datetime.min.time())) + _RELATIVE.get(one["relativeDate"], 0)
    text = one.get("userEnteredValue", "")
    if text.startswith("="):
        return _work(view, sheet, place, anchor, text)
    entry = typed(text, view.locale, view.now.date()).value or {}
    return next(iter(entry.values()), None)


def _number(value: Scalar) -> float | None:
    if isinstance(value, str):
        return number_in(value)
    return float(value) if isinstance(value, int | float) else None


def _work(view: View, sheet: Sheet, place: tuple[int, int], anchor: tuple[int, int], formula: str) -> Scalar:
    moved = shifted(formula, place[0] - anchor[0], place[1] - anchor[1])
    try:
        return single(Context(view.evaluator, sheet, *place).value(parse(moved)))
    except (Stop, FormulaError):
        return None


def _is_true(value: Scalar) -> bool:
    return value is True or (isinstance(value, int | float) and value != 0)


def conditional_format(view: View, sheet: Sheet, row: int, column: int) -> Json | None:
    """The format that the first rule that holds gives a cell."""
    for rule in sheet.conditional_formats:
        areas = [grid_range(area) for area in rule.get("ranges", [])]
        if not any((row, column) in sheet.resolve(area) for area in areas):
            continue
        anchor = (min(a.top or 0 for a in areas), min(a.left or 0 for a in areas))
        if "booleanRule" in rule:
            if holds(view, rule["booleanRule"]["condition"], sheet, (row, column), anchor):
                found: Json = with_both_colors(rule["booleanRule"].get("format", {}))
                return found
        elif "gradientRule" in rule:
            color = _gradient(view, sheet, rule, row, column)
            if color is not None:
                return {"backgroundColor": color, "backgroundColorStyle": {"rgbColor": color}}
    return None


def _gradient(view: View, sheet: Sheet, rule: Json, row: int, column: int) -> Json | None:
    value = view.value(sheet, row, column)
    if isinstance(value, bool | str | Fault) or value is None:
        return None
    numbers = sorted(
        float(one)
        for area in rule["ranges"]
        for place in sheet.inside(sheet.resolve(grid_range(area)))
        if isinstance(one := view.value(sheet, *place), int | float) and not isinstance(one, bool)
    )
    points = []
    for name in ("minpoint", "midpoint", "maxpoint"):
        point = rule["gradientRule"].get(name)
        if point:
            points.append((_point(point, numbers), with_both_colors(point).get("color", {})))
    for (low, first), (high, last) in itertools.pairwise(points):
        if value <= high or (high, last) == points[-1]:
            share = 0.0 if high == low else max(0.0, min(1.0, (float(value) - low) / (high - low)))
            mixed = {c: first.get(c, 0) + (last.get(c, 0) - first.get(c, 0)) * share for c in ("red", "green", "blue")}
            return dict(with_both_colors({"color": mixed})["color"])
    return None


def _point(point: Json, numbers: list[float]) -> float:
    kind, value = point.get("type"), float(number_in(str(point.get("value", "0"))) or 0)
    if kind == "MIN":
        return numbers[0]
    if kind == "MAX":
        return numbers[-1]
    if kind == "PERCENT":
        return numbers[0] + (numbers[-1] - numbers[0]) * value / 100
    if kind == "PERCENTILE":
        return numbers[round((len(numbers) - 1) * value / 100)]
    return value


_TWO = {"NUMBER_BETWEEN", "NUMBER_NOT_BETWEEN", "DATE_BETWEEN", "DATE_NOT_BETWEEN"}
_NONE = {"TEXT_IS_EMAIL", "TEXT_IS_URL", "DATE_IS_VALID", "BLANK", "NOT_BLANK"}


def check_condition(condition: Json) -> None:
    """400 for a condition with the wrong number of values."""
    kind, count = condition["type"], len(condition.get("values", []))
    least, most = (2, 2) if kind in _TWO else (0, 0) if kind in _NONE else (1, 1)
    if kind in {
        "ONE_OF_LIST",
        "TEXT_EQ",
        "TEXT_NOT_EQ",
        "NUMBER_EQ",
        "NUMBER_NOT_EQ",
        "DATE_EQ",
        "DATE_NOT_EQ",
    }:
        most = 500
    if kind == "BOOLEAN":
        least, most = 0, 2
    if not least <= count <= most:
        wanted = str(least) if least == most else f"between {least} and {most}"
        raise bad(f"{kind} condition must have {wanted} values, but {count} were given.")
