"""Where to begin the search, told by the prices: whole plans near what their linear program mixes from parts.

The program takes a half of one shape and a half of another, where a plan must take one. So a shape is drawn, by weight,
then another that leaves it alone, until none is left; the groups of those categories go to their shapes, all others to
where the program has most of them. Many are drawn, from a fixed sequence of random numbers.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from otopsheets.layout.feasible import Places, nearest_places
from otopsheets.layout.kinds import Merged
from otopsheets.layout.prices import Mixed
from otopsheets.layout.problem import Position

SEED = 2560
DRAWN = 4.0
"""What it counts to stand in the shape drawn, where standing with all of the category in the mixture counts 1."""


def plans_near(merged: Merged, mixed: Sequence[Mixed], count: int) -> Iterator[Places]:
    """Yield up to `count` plans that keep the hard rules."""
    random = Random(SEED)  # noqa: S311 - a fixed sequence is the point
    for _ in range(count):
        plan = _nearest(merged, mixed, _drawn(mixed, random))
        if plan is not None:
            yield plan


def _drawn(mixed: Sequence[Mixed], random: Random) -> dict[int, Position]:
    """Draw shapes that leave each other alone, large ones rather first; some categories may get none."""
    drawn: dict[int, Position] = {}
    left = list(mixed)
    while left:
        category, shape, _ = random.choices(left, [weight * len(shape) for _, shape, weight in left])[0]
        drawn[category] = shape
        taken = frozenset(shape)
        left = [each for each in left if each[0] != category and taken.isdisjoint(each[1])]
    return drawn


def _nearest(merged: Merged, mixed: Sequence[Mixed], drawn: dict[int, Position]) -> Places | None:
    """Find the plan with as many groups as can be in the shape drawn, or where the mixture has their category."""
    wish: list[dict[int, float]] = [defaultdict(float) for _ in merged.sizes]
    for category, shape, weight in mixed:
        if category not in drawn:
            for stall in shape:
                wish[category][stall] += weight
    for category, shape in drawn.items():
        wish[category].update(dict.fromkeys(shape, DRAWN))
        for other, table in enumerate(wish):
            if other != category:
                for stall in shape:
                    table[stall] -= 1.0
    number = {name: category for category, name in enumerate(merged.categories)}
    problem = merged.problem
    category_of = [None if demand.category is None else number[demand.category] for demand in problem.demands]

    def matches(demand: int, place: int) -> float:
        category = category_of[demand]
        return 0.0 if category is None else sum(wish[category].get(stall, 0.0) for stall in problem.positions[place])

    return nearest_places(problem, matches, category_of.__getitem__)
