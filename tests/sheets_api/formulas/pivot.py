"""Pivot tables: what the cells beside and below a ``pivotTable`` show.

One row for each combination of the row groups, one column for each combination of the column groups and each value;
subtotals where a group asks for totals, headings as the editor of Sheets writes them.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.sheets_api.formulas.kinds import Fault, Scalar, rank

Json = dict[str, Any]
Row = tuple[Scalar, ...]
_TOTAL = "Grand Total"
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


@dataclass(frozen=True, slots=True)
class _Line:
    """One row or column of the result: its headings and which rows of the source it sums up."""

    heads: tuple[Scalar, ...]
    key: tuple[Scalar, ...]  # the values of the first groups; fewer than there are groups in a subtotal


def table(spec: Json, source: list[Row]) -> list[list[Scalar]]:
    """The whole pivot table; the first row of the source names its columns."""
    if not source:
        return []
    names, data = source[0], [row for row in source[1:] if _visible(spec, row)]
    down, across, values = spec.get("rows", []), spec.get("columns", []), spec.get("values", [])
    lines, columns = _lines(down, data), _lines(across, data)
    vertical = spec.get("valueLayout") == "VERTICAL" and len(values) > 1
    titles = [_title(value, names) for value in values]
    found = _headings(down, across, titles, columns, names)
    for line in lines:
        rows = [row for row in data if _fits(down, line.key, row)]
        cells: list[Scalar] = []
        for column in columns:
            part = [row for row in rows if _fits(across, column.key, row)]
            cells += [_summary(value, part) for value in values]
        found.append([*line.heads, *cells])
    return _stacked(found, len(down), titles) if vertical and not across else found


def _visible(spec: Json, row: Row) -> bool:
    for key, criteria in spec.get("criteria", {}).items():
        wanted = criteria.get("visibleValues")
        if wanted is not None and _text(row[int(key)]) not in wanted:
            return False
    for one in spec.get("filterSpecs", []):
        wanted = one.get("filterCriteria", {}).get("visibleValues")
        if wanted is not None and _text(row[one.get("columnOffsetIndex", 0)]) not in wanted:
            return False
    return True


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:g}" if isinstance(value, int | float) else str(value or "")


def _offset(entry: Json) -> int:
    return int(entry.get("sourceColumnOffset", 0))


def _fits(groups: list[Json], key: tuple[Scalar, ...], row: Row) -> bool:
    return all(row[_offset(group)] == value for group, value in zip(groups, key, strict=False))


def _lines(groups: list[Json], data: list[Row]) -> list[_Line]:
    """All combinations that occur, in order, with subtotals after each group that asks for them."""
    if not groups:
        return [_Line((), ())]
    found: list[_Line] = []

    def walk(depth: int, key: tuple[Scalar, ...], rows: list[Row]) -> None:
        group = groups[depth]
        falling = group.get("sortOrder") == "DESCENDING"
        for value in sorted({row[_offset(group)] for row in rows}, key=rank, reverse=falling):
            below, longer = [row for row in rows if row[_offset(group)] == value], (*key, value)
            if depth + 1 == len(groups):
                found.append(_Line(_heads(key, longer, found), longer))
                continue
            walk(depth + 1, longer, below)
            if group.get("showTotals"):
                heads = [*([None] * depth), f"{_text(value)} Total", *([None] * (len(groups) - depth - 1))]
                found.append(_Line(tuple(heads), longer))

    walk(0, (), data)
    if groups[0].get("showTotals"):
        found.append(_Line((_TOTAL, *([None] * (len(groups) - 1))), ()))
    return found


def _heads(key: tuple[Scalar, ...], longer: tuple[Scalar, ...], before: list[_Line]) -> tuple[Scalar, ...]:
    """An outer value is written once, beside the first of its inner ones."""
    last = before[-1].key if before else ()
    return tuple(None if last[: i + 1] == key[: i + 1] and len(last) > i + 1 else one for i, one in enumerate(longer[:-1])
                 ) + longer[-1:]  # fmt: skip


def _title(value: Json, names: Row) -> str:
    if value.get("name"):
        return str(value["name"])
    if "formula" in value:
        return "Calculated Field"
    return f"{value.get('summarizeFunction', 'SUM')} of {_text(names[_offset(value)])}"


def _label(group: Json, names: Row) -> str:
    return str(group.get("label") or _text(names[_offset(group)]))


def _headings(
    down: list[Json], across: list[Json], titles: list[str], columns: list[_Line], names: Row
) -> list[list[Scalar]]:
    left: list[Scalar] = [_label(group, names) for group in down]
    if not across:
        return [[*left, *titles]]
    blank: list[Scalar] = [None] * len(left)
    wide = max(1, len(titles))
    rows: list[list[Scalar]] = []
    corner = blank[:-1] + ([titles[0]] if len(titles) == 1 and blank else [None] * bool(blank))
    rows.append([*corner, _label(across[0], names)])
    for depth in range(len(across)):
        own: list[Scalar] = []
        for column in columns:
            own += [column.heads[depth], *([None] * (wide - 1))]
        last = depth + 1 == len(across) and len(titles) == 1
        rows.append([*(left if last else blank), *own])
    if len(titles) > 1:
        rows.append([*left, *(titles * len(columns))])
    return rows


def _summary(value: Json, rows: list[Row]) -> Scalar:
    """One cell; nothing where no row of the source belongs."""
    cells = [row[_offset(value)] for row in rows]
    function = value.get("summarizeFunction", "SUM")
    if function == "COUNTA":
        return float(sum(cell is not None for cell in cells)) if cells else None
    if function == "COUNTUNIQUE":
        return float(len({cell for cell in cells if cell is not None})) if cells else None
    numbers = [float(cell) for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    if function == "COUNT":
        return float(len(numbers)) if cells else None
    if not cells:
        return None
    if not numbers:
        return 0.0 if function in {"SUM", "MAX", "MIN", "PRODUCT"} else Fault("#DIV/0!", "No numbers to sum up.")
    try:
        return float(_SUMMARIES.get(function, sum)(numbers))
    except statistics.StatisticsError:
        return Fault("#DIV/0!", "Not enough numbers to sum up.")


def _stacked(found: list[list[Scalar]], left: int, titles: list[str]) -> list[list[Scalar]]:
    """Values below each other instead of side by side."""
    rows: list[list[Scalar]] = [[*found[0][:left], "Values", None]]
    for row in found[1:]:
        for index, title in enumerate(titles):
            rows.append([*(row[:left] if index == 0 else [None] * left), title, row[left + index]])
    return rows
