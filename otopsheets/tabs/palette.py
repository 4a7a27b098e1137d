"""The colours of the generated tabs, told apart by colour-blind people and readable on a projector.

Every fill is a tint of a colour of Okabe and Ito's set (Color Universal Design, jfly.uni-koeln.de/color, 2002),
mixed with white so far that black text on it has a contrast of at least 8 to 1 (WCAG 2.1 asks 7 to 1 for level
AAA). How far each is mixed was searched for so that the two fills most alike lie as far apart as possible in OKLab,
seen with normal sight, protanopia, deuteranopia or tritanopia (simulated after Machado, Oliveira and Fernandes,
2009): 0.065, where 0.02 is just noticeable. Colour never stands alone: the word is always beside it.
"""

from collections.abc import Mapping
from types import MappingProxyType

INK = "#111111"
QUIET = "#595959"
"""Text of second rank: 7 to 1 on white."""
BAND = "#1f3a5f"
ON_BAND = "#ffffff"
PALE = "#eef2f7"
"""The fill of rows that sum up, and of the legend's words."""
WHITE = "#ffffff"

ORANGE = "#f2cf80"  # E69F00, 50 %
SKY = "#78c3ed"  # 56B4E9, 80 %
GREEN = "#40b696"  # 009E73, 75 %
YELLOW = "#f6ef8e"  # F0E442, 60 %
VERMILLION = "#e28e4d"  # D55E00, 70 %
PURPLE = "#dba1c1"  # CC79A7, 70 %
GREY = "#cccccc"
DARK = "#595959"

CATEGORY: Mapping[str | None, str] = MappingProxyType({
    "food": ORANGE,
    "drink": SKY,
    "textile": PURPLE,
    "decor": YELLOW,
    "herb": GREEN,
    "produce": VERMILLION,
    None: WHITE,
})  # fmt: skip
"""By category key; None is unknown."""
AGENCY = GREY
"""Agencies have no category."""
DECIDED: Mapping[str, str] = MappingProxyType({
    "accepted": GREEN,
    "waiting": SKY,
    "needs_fixing": YELLOW,
    "rejected": VERMILLION,
})  # fmt: skip
LEVEL: Mapping[str, str] = MappingProxyType({"block": VERMILLION, "warn": YELLOW, "info": SKY})
