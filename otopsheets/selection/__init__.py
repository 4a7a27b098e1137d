"""Who takes part: places, quotas, priority, the draw, the waiting list."""

from otopsheets.selection.draw import certificate, hold_draw, one_line, ranking
from otopsheets.selection.explain import Step, explain
from otopsheets.selection.frames import selection_frame
from otopsheets.selection.notices import notice
from otopsheets.selection.outcomes import Decided, Draw, Outcome, Places, Selection
from otopsheets.selection.selecting import select

__all__ = [
    "Decided",
    "Draw",
    "Outcome",
    "Places",
    "Selection",
    "Step",
    "certificate",
    "explain",
    "hold_draw",
    "notice",
    "one_line",
    "ranking",
    "select",
    "selection_frame",
]
