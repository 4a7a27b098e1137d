"""The cells a pivot table sums up, without the rows its filters hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_api.formulas.pivot_values import Row
from tests.sheets_api.grid.a1 import grid_range
from tests.sheets_api.grid.model import Json, Sheet

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Evaluator


def rows_of(evaluator: Evaluator, home: Sheet, spec: Json) -> list[Row]:
    """The heading row and the rows that are shown."""
    from tests.sheets_api.grid.conditions import holds  # late: conditions are worked out by formulas
    from tests.sheets_api.spreadsheets.effective import View

    box = home.resolve(grid_range(spec.get("source", {})))
    view, filters = View(evaluator.book, evaluator.now), filters_of(spec)

    def visible(row: int) -> bool:
        for offset, criteria in filters.items():
            place = (row, box.left + offset)
            listed = criteria.get("visibleValues")
            if listed is not None and not criteria.get("visibleByDefault") and view.shown(home, *place) not in listed:
                return False
            if "condition" in criteria and not holds(view, criteria["condition"], home, place, place):
                return False
        return True

    shown = [row for row in range(box.top, box.bottom) if row == box.top or visible(row)]
    return [tuple(evaluator.cell(home, row, column) for column in range(box.left, box.right)) for row in shown]


def filters_of(spec: Json) -> dict[int, Json]:
    """Column of the source → what it is filtered by; ``filterSpecs`` beats the older ``criteria``."""
    if spec.get("filterSpecs"):
        return {one.get("columnOffsetIndex", 0): one.get("filterCriteria", {}) for one in spec["filterSpecs"]}
    return {int(key): criteria for key, criteria in spec.get("criteria", {}).items()}


def told(spec: Json) -> Json:
    """The pivot table as an answer tells it: its filters both ways."""
    filters = filters_of(spec)
    if not filters:
        return spec
    both = {
        "criteria": {str(offset): criteria for offset, criteria in filters.items()},
        "filterSpecs": [
            {"filterCriteria": criteria, **({"columnOffsetIndex": offset} if offset else {})}
            for offset, criteria in filters.items()
        ],
    }
    return {**{name: part for name, part in spec.items() if name not in both}, **both}
