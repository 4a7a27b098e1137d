"""Reading values: which form each value takes, and where rows and columns end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.sheets_api.formulas.kinds import Fault
from tests.sheets_api.grid.a1 import Box, format_area
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.spreadsheets.effective import View


@dataclass(frozen=True, slots=True)
class Rendering:
    """How values are to be answered."""

    dimension: str = "ROWS"
    value: str = "FORMATTED_VALUE"
    dates: str = "SERIAL_NUMBER"

    @property
    def by_columns(self) -> bool:
        return self.dimension == "COLUMNS"


def value_range(view: View, sheet: Sheet, box: Box, shape: Rendering) -> Json:
    """A ValueRange: empty cells at the end of a row and empty rows at the end are left out."""
    answer: Json = {
        "range": format_area(sheet.title, box),
        "majorDimension": "COLUMNS" if shape.by_columns else "ROWS",
    }
    lines = _lines(view, sheet, box, shape)
    if lines:
        answer["values"] = lines
    return answer


def _lines(view: View, sheet: Sheet, box: Box, shape: Rendering) -> list[list[Any]]:
    places = set(sheet.inside(box)) | {place for place in view.evaluator.spilled(sheet) if place in box}
    lines: dict[int, dict[int, Any]] = {}
    for row, column in places:
        value = rendered(view, sheet, row, column, shape)
        if value == "":
            continue
        major, minor = row - box.top, column - box.left
        if shape.by_columns:
            major, minor = minor, major
        lines.setdefault(major, {})[minor] = value
    found: list[list[Any]] = []
    for index in range(max(lines, default=-1) + 1):
        line = lines.get(index, {})
        found.append([line.get(place, "") for place in range(max(line, default=-1) + 1)])
    return found


def rendered(view: View, sheet: Sheet, row: int, column: int, shape: Rendering) -> Any:
    """One value in the form that was asked for; nothing is the empty text."""
    if shape.value == "FORMULA":
        entered = sheet.at(row, column).value
        if entered and "formulaValue" in entered:
            return entered["formulaValue"]
    elif shape.value != "UNFORMATTED_VALUE":
        return view.shown(sheet, row, column)
    value = view.value(sheet, row, column)
    if value is None:
        return ""
    if isinstance(value, Fault):
        return value.code
    if isinstance(value, bool | str):
        return value
    if shape.dates == "FORMATTED_STRING" and view.is_temporal(sheet, row, column):
        return view.shown(sheet, row, column)
    return int(value) if value == int(value) and abs(value) < 1e15 else value
