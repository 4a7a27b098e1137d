"""The ground of a fair as a picture has it: columns and rows with their sizes, and what stands where.

Shown is what may be shown to anybody: a group that did not agree to be named has a stall that is taken.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from otopsheets.layout.stalls import Stall, Venue
from otopsheets.layout.standing import Standing, standing
from otopsheets.pictures.looks import CATEGORIES, look_of
from otopsheets.reports.page import Shop
from otopsheets.tabs import palette
from otopsheets.wording import Lang, Wording

FREE, TAKEN = Wording("ว่าง", "free"), Wording("มีผู้จอง", "taken")
KEPT_FOR = Wording("ว่าง: {word}", "free: {word}")
COUNT = Wording("{word} {count} ล็อก", "{word}: {count}")
TYPST = Path(__file__).parent / "typst"
AISLE = 0.38
"""Width of a column of walkway, and height of such a row, where a stall's is 1."""
_LANDMARK_ROW = 0.55
_WIDEST = 4
"""Of neighbouring columns (or rows) of walkway so many take room."""
_GROUP = re.compile("(?:วิสาหกิจชุมชน)?(?:กลุ่ม)?")
_SERVICES = (("power", Wording("ไฟ", "power")), ("water", Wording("น้ำ", "water")))


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of the ground, in columns and rows of the picture from 0, and what is written on it.

    `name` is tried as a whole first, then as `short`. `letter` stands for the category beside its colour `fill`. A
    `sign` makes the stall stand out: `จาก A1`.
    """

    kind: Literal["stall", "free", "landmark", "way"]
    row: int
    column: int
    height: int
    width: int
    label: str = ""
    services: tuple[str, ...] = ()
    name: str = ""
    short: str = ""
    more: str = ""
    letter: str = ""
    fill: str = palette.WHITE
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    letter: str
    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything on the ground, each thing with the key of who holds it; sizes are told where a stall's is 1."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    spots: tuple[tuple[Spot, str | None], ...]


def ground_of(venue: Venue, held: Mapping[str, Sequence[str]], shops: Mapping[str, Shop], lang: Lang) -> Ground:
    """Say what stands where; `held` are the labels each group holds, all of them drawn, `shops` who is named there."""
    things = standing(venue, held)
    top, left = min(each.row for each in things), min(each.column for each in things)
    return Ground(
        columns=_sizes([(each.column - left, each.width, bool(each.stalls)) for each in things], AISLE),
        rows=_sizes([(each.row - top, each.height, bool(each.stalls)) for each in things], _LANDMARK_ROW),
        spots=tuple((_spot(each, top, left, shops, lang), each.key) for each in things),
    )


def short_name(name: str) -> str:
    """Return a group's name without the words that say only that it is a group."""
    said = _GROUP.match(name)
    return name[said.end() :].strip() if said and len(name) > said.end() + 3 else name


def _breakable(name: str) -> str:
    """Return a name that may be broken after the words that say that it is a group."""
    said = _GROUP.match(name)
    return f"{said[0]}\u200b{name[said.end() :]}" if said else name


def _spot(each: Standing, top: int, left: int, shops: Mapping[str, Shop], lang: Lang) -> Spot:
    at = (each.row - top, each.column - left, each.height, each.width)
    if each.landmark is not None:
        return Spot("way" if each.landmark.walkable else "landmark", *at, each.landmark.text)
    services = tuple(word.say(lang) for name, word in _SERVICES if each.every(name))
    if each.key is None:
        return Spot("free", *at, each.labels, services, _kept(each.stalls[0], lang))
    shop = shops.get(each.stalls[0].label)
    if shop is None:
        return Spot("stall", *at, each.labels, services, TAKEN.say(lang))
    look = look_of(shop.category, lang)
    name = (_breakable(shop.name), short_name(shop.name), ", ".join(shop.products[:2]))
    return Spot("stall", *at, each.labels, services, *name, look.letter, look.fill)


def _kept(stall: Stall, lang: Lang) -> str:
    category = "agency" if stall.agency else stall.category
    return KEPT_FOR.say(lang, word=look_of(category, lang).word) if category else FREE.say(lang)


def _sizes(spans: Sequence[tuple[int, int, bool]], landmark: float) -> tuple[float, ...]:
    """Size columns (or rows): those with stalls 1, those with landmarks alone less, walkway least."""
    sizes = [AISLE] * max(first + length for first, length, _ in spans)
    for first, length, is_stall in spans:
        if is_stall or length == 1:
            for place in range(first, first + length):
                sizes[place] = max(sizes[place], 1.0 if is_stall else landmark)
    empty = [list(run) for walkway, run in groupby(range(len(sizes)), lambda place: sizes[place] == AISLE) if walkway]
    for run in empty:  # wide empty ground would leave no room for the stalls
        for place in run[_WIDEST:]:
            sizes[place] = 0.0
    return tuple(sizes)


def legend(venue: Venue, held: Mapping[str, Sequence[str]], shops: Mapping[str, Shop], lang: Lang) -> tuple[Key, ...]:
    """Name every colour and letter on the ground, and count its stalls."""
    taken = {label for labels in held.values() for label in labels}
    counts = Counter(shop.category for shop in shops.values())
    keys = []
    for category in CATEGORIES:
        if counts[category]:
            look = look_of(category, lang)
            keys.append(Key(look.letter, look.fill, COUNT.say(lang, word=look.word, count=counts[category])))
    rest = ((TAKEN, len(taken - shops.keys())), (FREE, len(venue.stalls) - len(taken)))
    keys += [Key("", palette.WHITE, COUNT.say(lang, word=word.say(lang), count=count)) for word, count in rest if count]
    return tuple(keys)
