"""How a category is shown: its colour, and beside it a letter that is still there when the print is grey."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from otopsheets.tabs import palette, words
from otopsheets.wording import Lang, Wording

_LETTERS: Mapping[str, Wording] = MappingProxyType({
    "food": Wording("อ", "F"),
    "drink": Wording("ด", "D"),
    "textile": Wording("ผ", "T"),
    "decor": Wording("ข", "H"),
    "herb": Wording("ส", "M"),
    "produce": Wording("ก", "P"),
    "agency": Wording("ห", "A"),
    "": Wording("", ""),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """The colour (`#rrggbb`), letter and word of a category."""

    fill: str
    letter: str
    word: str


def look_of(category: str, lang: Lang) -> Look:
    """Return how a category is shown; `agency` is one, and the empty text is none."""
    letter = _LETTERS[category].say(lang)
    if category == "agency":
        return Look(palette.AGENCY, letter, words.LANE["agency"].say(lang))
    return Look(palette.CATEGORY[category or None], letter, words.SHORT_CATEGORY[category or None].say(lang))


CATEGORIES = tuple(_LETTERS)
"""Every category, in the order of a legend."""


def pale(fill: str) -> str:
    """Return a colour (`#rrggbb`) as it is shown when something else is to stand out: two thirds of it white."""
    parts = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{255 - (255 - part) // 3:02x}" for part in parts)
