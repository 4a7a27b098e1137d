"""What one cell of a pivot table sums up: a column of the source, or a formula over its columns."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Callable
from typing import Any

from tests.sheets_api.formulas.kinds import Fault, Scalar, Table, Value

Json = dict[str, Any]
Row = tuple[Scalar, ...]
Calculate = Callable[[str, dict[str, Value]], Scalar]
"""Works out a formula that sees these names."""

_SUMMARIES: dict[str, Callable[[list[float]], float]] = {
    "SUM": sum,
    "AVERAGE": statistics.fmean,
    "MAX": max,
    "MIN": min,
    "MEDIAN": statistics.median,
    "PRODUCT": math.prod,
    "STDEV": statistics.stdev,
    "STDEVP": statistics.pstdev,
    "VAR": statistics.variance,
    "VARP": statistics.pvariance,
}
_QUOTED = re.compile(r"'((?:[^']|'')+)'(?!!)")


def summary(value: Json, names: Row, rows: list[Row], calculate: Calculate) -> Scalar:
    """One cell; nothing where no row of the source belongs."""
    if not rows:
        return None
    if "formula" in value:
        return _calculated(value, names, rows, calculate)
    return _summed(value.get("summarizeFunction", "SUM"), [row[value.get("sourceColumnOffset", 0)] for row in rows])


def share(part: Scalar, whole: Scalar) -> Scalar:
    """A value as a part of a total ("Show as")."""
    if not isinstance(part, int | float) or not isinstance(whole, int | float):
        return part
    return part / whole if whole else Fault("#DIV/0!", "The total is zero.")


def _summed(function: str, cells: list[Scalar]) -> Scalar:
    if function == "COUNTA":
        return float(sum(cell is not None for cell in cells))
    if function == "COUNTUNIQUE":
        return float(len({cell for cell in cells if cell is not None}))
    numbers = _numbers(cells)
    if function == "COUNT":
        return float(len(numbers))
    if not numbers:
        return 0.0 if function in {"SUM", "MAX", "MIN", "PRODUCT"} else Fault("#DIV/0!", "No numbers to sum up.")
    try:
        return float(_SUMMARIES.get(function, sum)(numbers))
    except statistics.StatisticsError:
        return Fault("#DIV/0!", "Not enough numbers to sum up.")


def _numbers(cells: list[Scalar]) -> list[float]:
    return [float(cell) for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]


def _calculated(value: Json, names: Row, rows: list[Row], calculate: Calculate) -> Scalar:
    """A calculated field: under SUM a column's name is its sum, under CUSTOM it is the column.

    A name that is not one word is written in single quotes.
    """
    custom = value.get("summarizeFunction") == "CUSTOM"
    known: dict[str, Value] = {}
    spelled: dict[str, str] = {}
    for index, name in enumerate(names):
        cells = [row[index] for row in rows]
        found: Value = Table(tuple((cell,) for cell in cells)) if custom else sum(_numbers(cells))
        spelled[str(name).casefold()] = f"pivot_field_{index}"
        known[f"pivot_field_{index}"] = known[str(name).casefold()] = found

    def plain(quoted: re.Match[str]) -> str:
        return spelled.get(quoted[1].replace("''", "'").casefold(), quoted[0])

    return calculate(_QUOTED.sub(plain, value["formula"]), known)
