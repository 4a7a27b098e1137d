"""Small grounds and what is asked of them, told twice: as an officer draws them, and as plain facts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from hypothesis import strategies as st

from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Weights
from otopsheets.layout.stalls import Venue
from otopsheets.layout.venue import Merge, read_venue

CATEGORY_WORDS: Mapping[str, str] = MappingProxyType({"อาหาร": "food", "ผ้า": "textile"})
_WORD_OF = {key: word for word, key in CATEGORY_WORDS.items()}
CATEGORY_NAMES: Mapping[str, str] = MappingProxyType({"food": "ประเภท อาหาร", "textile": "ประเภท ผ้า เครื่องแต่งกาย"})
LANDMARK_WORDS = {"tree": "ต้นไม้", "entrance": "ทางเข้า", "way": ""}

Spot = tuple[int, int]


@dataclass(frozen=True)
class Plot:
    """A stall as it was meant, before anybody drew it."""

    label: str
    row: int
    column: int
    height: int = 1
    width: int = 1
    power: bool = False
    water: bool = False
    corner: bool = False
    agency: bool = False
    category: str | None = None

    @property
    def spots(self) -> frozenset[Spot]:
        rows, columns = range(self.row, self.row + self.height), range(self.column, self.column + self.width)
        return frozenset((row, column) for row in rows for column in columns)

    @property
    def text(self) -> str:
        """What the officer types in its cell."""
        marks = {"ไฟ": self.power, "น้ำ": self.water, "มุม": self.corner, "หน่วยงาน": self.agency}
        words = [word for word, marked in marks.items() if marked]
        return " ".join([self.label, *words, *([_WORD_OF[self.category]] if self.category else [])])


@dataclass(frozen=True)
class Ground:
    """Stalls, trees and entrances on `height` × `width` cells; all else is walkway."""

    height: int
    width: int
    plots: tuple[Plot, ...]
    trees: frozenset[Spot] = frozenset()
    entrances: frozenset[Spot] = frozenset()

    @cached_property
    def venue(self) -> Venue:
        """The ground as the program understands its drawing."""
        rows = [[""] * self.width for _ in range(self.height)]
        for kind, spots in (("tree", self.trees), ("entrance", self.entrances)):
            for row, column in spots:
                rows[row][column] = LANDMARK_WORDS[kind]
        merges: list[Merge] = []
        for plot in self.plots:
            rows[plot.row][plot.column] = plot.text
            if len(plot.spots) > 1:
                merges.append((plot.row, plot.column, plot.row + plot.height - 1, plot.column + plot.width - 1))
        return read_venue("ผัง", rows, merges, categories=CATEGORY_WORDS)[0]

    def without(self, label: str) -> "Ground":
        """The same ground with one stall taken away."""
        return replace(self, plots=tuple(plot for plot in self.plots if plot.label != label))


def ground_of(*rows: str) -> Ground:
    """Draw a ground by letters: `s` a stall, `p` with power, `w` with water, `a` an agency's, `#` a tree, `E` the entrance."""
    plots, trees, entrances = [], set(), set()
    for row, line in enumerate(rows):
        for column, letter in enumerate(line):
            if letter == "#":
                trees.add((row, column))
            elif letter == "E":
                entrances.add((row, column))
            elif letter in "spwaft":
                category = {"f": "food", "t": "textile"}.get(letter)
                marks = {"power": letter == "p", "water": letter == "w", "agency": letter == "a"}
                plots.append(Plot(f"A{len(plots) + 1}", row, column, category=category, **marks))
    return Ground(len(rows), max(map(len, rows)), tuple(plots), frozenset(trees), frozenset(entrances))


@st.composite
def grounds(draw: st.DrawFn, most_stalls: int = 8) -> Ground:
    """Any small ground: rows, islands, gaps, merged stalls, trees between, with or without an entrance."""
    height, width = draw(st.sampled_from([3, 2, 4, 1])), draw(st.sampled_from([4, 5, 3, 2, 1]))
    plots: list[Plot] = []
    marked = draw(st.sampled_from(["nothing", "services", "services", "everything"]))
    seldom = st.sampled_from([False, False, True])
    spots: dict[str, set[Spot]] = {"tree": set(), "entrance": set(), "way": set()}
    taken: set[Spot] = set()
    for row in range(height):
        for column in range(width):
            kind = draw(st.sampled_from(["stall", "stall", "stall", "stall", "way", "tree", "entrance"]))
            if (row, column) in taken:
                continue
            if kind != "stall" or len(plots) == most_stalls:
                spots["way" if kind == "stall" else kind].add((row, column))
                continue
            across = draw(st.integers(1, 8)) == 1 and column + 1 < width and (row, column + 1) not in taken
            down = not across and draw(st.integers(1, 12)) == 1 and row + 1 < height
            plot = Plot(f"A{len(plots) + 1}", row, column, 2 if down else 1, 2 if across else 1)
            if marked != "nothing":
                plot = replace(plot, power=draw(st.integers(1, 3)) > 1, water=draw(seldom))
            if marked == "everything":
                category = draw(st.sampled_from([None, None, None, None, "food", "textile"]))
                plot = replace(plot, corner=draw(seldom), agency=draw(st.integers(1, 5)) == 1, category=category)
            taken |= plot.spots
            plots.append(plot)
    return Ground(height, width, tuple(plots), frozenset(spots["tree"]), frozenset(spots["entrance"]))


@st.composite
def demands(draw: st.DrawFn, ground: Ground, most: int = 6) -> tuple[Demand, ...]:
    """Up to `most` groups that ask for anything a group can ask for, on this ground or off it."""
    labels = [plot.label for plot in ground.plots]
    spare = draw(st.sampled_from([-1, 0, 1, 1, 2, 3]))  # how many stalls stay free, if each group has one
    count = max(min(2, len(labels)), min(most, len(labels) - spare))
    hard = draw(st.integers(1, 3))
    named = st.sampled_from([*labels, *(f"ล็อก {label}" for label in labels), *["Z9"] * (hard == 3 or not labels)])
    asked = []
    for number in range(count):
        often = draw(st.integers(0, 11))
        asked.append(
            Demand(
                key=f"G{number}",
                name=f"กลุ่ม {number}",
                lane="agency" if draw(st.integers(1, 7)) == 1 else "producer",
                stalls=draw(st.sampled_from([1, 1, 1, 1, 1, 2, 2, 3][: 4 + 2 * hard - hard // 3])),
                power=draw(st.integers(1, 10)) <= hard,
                water=draw(st.integers(1, 20)) <= hard,
                fire=draw(st.integers(1, 4)) == 1,
                category=draw(st.sampled_from(["food", "food", "textile", "decor", None])),
                product=draw(st.sampled_from(["", "ข้าวแต๋น", "กล้วยฉาบ"])),
                wants=tuple(draw(st.lists(named, max_size=3))) if often < 4 else (),
                pinned=tuple(draw(st.lists(named, min_size=1, max_size=hard))) if often == 11 else (),
                order=draw(st.integers(0, 6)),
                last_distance=draw(st.sampled_from([None, None, 0.0, 3.0, 4.0, 11.0, float("inf")])),
            )
        )
    return tuple(asked)


@st.composite
def markets(draw: st.DrawFn, most_stalls: int = 8, most_groups: int = 6) -> tuple[Ground, tuple[Demand, ...]]:
    """A ground, and groups that ask for stalls on it."""
    ground = draw(grounds(most_stalls))
    return ground, draw(demands(ground, most_groups))


def weights() -> st.SearchStrategy[Weights]:
    """The usual weights, and any others: some terms left out, some above all else."""
    worth = st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0, 1.0, 3.0, 7.5, 100.0])
    return st.just(Weights()) | st.builds(Weights, *[worth] * len(Weights.__dataclass_fields__))
