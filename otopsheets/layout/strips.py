"""Where to begin the search: the venue cut into strips, and the categories laid along them like a ribbon.

A ribbon runs up and down through a strip of a few rows (or columns), then back through the next strip. Whatever
stands along a ribbon one after the other stands in a compact block; so the order of the categories along it, and the
stalls left free between them, are all that has to be chosen. Many are tried, from a fixed sequence of random numbers.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from otopsheets.layout.feasible import Places, nearest_places
from otopsheets.layout.problem import Problem

SEED = 2560
TRIES = 250
"""Changes tried to one ribbon before the next one is begun."""
SHORTAGE = 2.0
"""What a stall with power or water counts for that a category needs and does not get, in neighbour pairs."""

Target = tuple[str | None, ...]
"""For each stall the category that shall stand there; None leaves it to anyone."""


@dataclass(frozen=True, slots=True)
class _Ribbon:
    """A way through the stalls, and what stands along it: categories in order, each after some free stalls."""

    way: int
    order: tuple[str, ...]
    gaps: tuple[int, ...]


class Strips:
    """The ribbons of one problem, and what a cut along one of them is worth."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._sizes: Counter[str] = Counter()
        self._needs: Counter[tuple[str, str]] = Counter()
        usable: set[int] = set()
        for demand, allowed in zip(problem.demands, problem.allowed, strict=True):
            if demand.category is None or demand.lane == "agency":
                continue
            self._sizes[demand.category] += demand.stalls
            usable.update(stall for place in allowed for stall in problem.positions[place])
            for service in ("power", "water"):
                if getattr(demand, service):
                    self._needs[demand.category, service] += demand.stalls
        self._ways = _ways(problem, sorted(usable)) if usable else []
        self._spare = len(usable) - self._sizes.total()
        stalls = problem.venue.stalls
        self._serves = {name: [getattr(stall, name) for stall in stalls] for name in ("power", "water")}

    def starts(self, count: int) -> list[Places]:
        """Return up to `count` plans that keep the hard rules and come near the best ribbons found, best first."""
        if len(self._sizes) < 2 or self._spare < 0:
            return []
        random = Random(SEED)  # noqa: S311 - a fixed sequence is the point
        found: dict[Target, float] = {}
        for _ in range(3 * count):
            worth, target = self._climb(random)
            found[target] = worth
        best = sorted(found, key=lambda target: -found[target])[:count]
        return [plan for plan in map(self._nearest, best) if plan is not None]

    def _nearest(self, target: Target) -> Places | None:
        """Find a plan with as many groups as can be where the target wants their category."""
        demands, positions = self._problem.demands, self._problem.positions

        def matches(demand: int, place: int) -> float:
            category = demands[demand].category
            return float(sum(category is not None and target[stall] == category for stall in positions[place]))

        return nearest_places(self._problem, matches, lambda demand: demands[demand].category)

    def _climb(self, random: Random) -> tuple[float, Target]:
        """Change a ribbon for the better until many changes in a row have not helped."""
        order = list(self._sizes)
        random.shuffle(order)
        ribbon = _Ribbon(random.randrange(len(self._ways)), tuple(order), (0,) * len(order))
        target = self._laid(ribbon)
        best = self._worth(target)
        for _ in range(TRIES):
            changed = self._changed(ribbon, random)
            laid = self._laid(changed)
            if (worth := self._worth(laid)) >= best:
                ribbon, target, best = changed, laid, worth
        return best, target

    def _changed(self, ribbon: _Ribbon, random: Random) -> _Ribbon:
        """Take another way, let two categories change places, or move the free stalls."""
        kind, count = random.randrange(4), len(ribbon.order)
        if kind == 0:
            return replace(ribbon, way=random.randrange(len(self._ways)))
        if kind == 1:
            first, second = random.randrange(count), random.randrange(count)
            order = list(ribbon.order)
            order[first], order[second] = order[second], order[first]
            return replace(ribbon, order=tuple(order))
        gaps = list(ribbon.gaps)
        gaps[random.randrange(count)] = random.randrange(4)
        if sum(gaps) > self._spare:
            gaps = [0] * count
        return replace(ribbon, gaps=tuple(gaps))

    def _laid(self, ribbon: _Ribbon) -> Target:
        """Lay the categories along the way."""
        target: list[str | None] = [None] * self._problem.stalls
        way, here = self._ways[ribbon.way], 0
        for category, gap in zip(ribbon.order, ribbon.gaps, strict=True):
            here += gap
            for stall in way[here : here + self._sizes[category]]:
                target[stall] = category
            here += self._sizes[category]
        return tuple(target)

    def _worth(self, target: Target) -> float:
        """Count the pairs of neighbours of one category, less what the categories lack in power and water."""
        pairs = sum(
            1
            for stall, others in enumerate(self._problem.near)
            if (category := target[stall]) is not None
            for other in others
            if target[other] == category
        )
        short = 0
        for (category, service), needed in self._needs.items():
            served = self._serves[service]
            short += max(0, needed - sum(served[stall] for stall, each in enumerate(target) if each == category))
        return pairs / 2 - SHORTAGE * short


def _ways(problem: Problem, usable: Sequence[int]) -> list[list[int]]:
    """Every ribbon: strips of 1, 2, … rows or columns, beginning with a strip of any height."""
    stalls = problem.venue.stalls
    corners = {stall: (stalls[stall].row, stalls[stall].column) for stall in usable}
    turned = {stall: (column, row) for stall, (row, column) in corners.items()}
    ways: dict[tuple[int, ...], None] = {}
    for at in (corners, turned):
        lines = sorted({line for line, _ in at.values()})
        for height in range(1, len(lines) + 1):
            for first in range(height):
                cuts = [lines[:first], *(lines[cut : cut + height] for cut in range(first, len(lines), height))]
                ways[tuple(_wound(at, [cut for cut in cuts if cut]))] = None
    return [list(way) for way in ways]


def _wound(at: dict[int, tuple[int, int]], strips: Sequence[Sequence[int]]) -> list[int]:
    """Wind through the strips, there and back, up and down inside each."""
    way: list[int] = []
    for turn, strip in enumerate(strips):
        across: defaultdict[int, list[int]] = defaultdict(list)
        inside = set(strip)
        for stall, (line, place) in at.items():
            if line in inside:
                across[place].append(stall)
        for step, place in enumerate(sorted(across, reverse=turn % 2 == 1)):
            way += sorted(across[place], key=lambda stall: at[stall][0], reverse=step % 2 == 1)
    return way
