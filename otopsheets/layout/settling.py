"""Two categories at a time, exactly: what a step-by-step search misses, because many would have to move at once.

While everybody else stays, two categories that stand beside each other, with the free stalls around them, are
a small market of their own. Its prices are found and its shapes packed (`prices`, `packing`) as for a whole small
market, with less work; whatever is better replaces what stood there. That goes on until no such part gets better: a
search in a large neighbourhood (Shaw 1998) whose steps are solved exactly, or nearly.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from otopsheets.layout.feasible import Places
from otopsheets.layout.holdings import WithBlocks
from otopsheets.layout.kinds import Merged
from otopsheets.layout.options import Weights
from otopsheets.layout.packing import Limits, Packing
from otopsheets.layout.prices import Relaxation
from otopsheets.layout.problem import Problem
from otopsheets.layout.scoring import Values, shares

LIMITS = Limits(shapes=300, nodes=20, chosen=1_000_000, choices=10)
ROUNDS = 15
"""Rounds of prices for one part."""
NARROW = 60_000
"""Ways of one sweep: a wider part is left as it is."""
COUNTED = 60_000
"""Ways of one sweep, times the numbers of groups counted by size."""
WORTHWHILE = 1.0
"""What a part must be able to gain, in neighbour pairs, to be packed."""
TINY = 1e-6

Part = frozenset[str]
"""Some categories."""


@dataclass(frozen=True, slots=True)
class Settling:
    """One problem, and how to better its plans part by part."""

    problem: Problem
    weights: Weights
    values: Values

    def bettered(self, places: Places, most: int, together: int = 2) -> Places:
        """Settle parts of so many categories `together`, at most `most` parts, until none gets better."""
        settled: set[Part] = set()
        for _ in range(most):
            part = next((part for part in self._parts(places, together) if part not in settled), None)
            if part is None:
                break
            better = self._settled(places, part)
            if better != places:  # what lies around these categories has changed
                settled = {other for other in settled if not other & part}
                places = better
            settled.add(part)
        return places

    def _parts(self, places: Places, together: int) -> Iterator[Part]:
        """Go through the sets of so many categories that hang together, those with few stalls first."""
        size: dict[str, int] = defaultdict(int)
        for demand in self.problem.demands:
            if demand.category is not None:
                size[demand.category] += demand.stalls
        beside = self._beside(places)
        for part in sorted(combinations(size, together), key=lambda part: (sum(size[each] for each in part), part)):
            if sum(frozenset(pair) in beside for pair in combinations(part, 2)) >= together - 1:
                yield frozenset(part)

    def _beside(self, places: Places) -> set[Part]:
        """Tell which two categories meet: as neighbours, or at a free stall."""
        category = {
            stall: demand.category
            for demand, place in zip(self.problem.demands, places, strict=True)
            for stall in self.problem.positions[place]
        }
        met: set[Part] = set()
        for stall, others in enumerate(self.problem.near):
            around = {each for other in others if (each := category.get(other)) is not None}
            if stall not in category:
                met.update(map(frozenset, combinations(around, 2)))
            elif (here := category[stall]) is not None:
                met.update(frozenset((here, each)) for each in around - {here})
        return met

    def _settled(self, places: Places, part: Part) -> Places:
        """Let the groups of these categories stand as well as can be while all others stay."""
        moving = [number for number, demand in enumerate(self.problem.demands) if demand.category in part]
        around, values = self.problem.around(places, moving), self.values.part(moving)
        merged = Merged.of(around, self.weights, values)
        holdings = WithBlocks.of(merged, NARROW, COUNTED)
        if holdings is None:
            return places

        def worth(standing: Places) -> float:
            return sum(shares(around, self.weights, values, standing).values())

        standing = tuple(places[number] for number in moving)
        bound = Relaxation(merged, holdings).best([standing], ROUNDS)
        if bound.value < worth(standing) + WORTHWHILE * self.weights.togetherness:
            return places
        packed = Packing(merged, holdings, bound, worth, LIMITS).prove(standing)
        if packed.worth < worth(standing) + TINY:
            return places
        better = dict(zip(moving, packed.places, strict=True))
        return tuple(better.get(number, place) for number, place in enumerate(places))
