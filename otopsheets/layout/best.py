"""The best plan that the work allowed finds, and what no plan exceeds.

Narrow markets (of about fifty stalls in a square, some hundred along streets) are settled: searched, bounded by prices,
and packed until the plan is proven best; where the work does not allow that, the best plan packed is searched on. On
wider ones as many rounds of prices are bought as the work allows; where even one sweep is too much, the lines of the
venue give the bound.
"""

from dataclasses import dataclass

from otopsheets.layout.feasible import Places, nearest_places
from otopsheets.layout.holdings import WithBlocks, WithoutBlocks
from otopsheets.layout.kinds import Merged
from otopsheets.layout.lines import Lines
from otopsheets.layout.narrowing import narrowed
from otopsheets.layout.options import Weights
from otopsheets.layout.packing import Limits, Packing
from otopsheets.layout.prices import Relaxation
from otopsheets.layout.problem import Problem
from otopsheets.layout.scoring import Values, shares
from otopsheets.layout.search import HOT, SEED, Annealing
from otopsheets.layout.shapes import Sweep
from otopsheets.layout.strips import Strips

# The work, for one unit of effort; a hundred units are usual.
STEPS = 20
"""Steps of one search, for each demand."""
MOST_STEPS = 56_000
"""Steps of all searches together, times the stalls a group has on the average; the first two are made in any case."""
SWEPT = 30_000_000
"""Frontier states swept for the bound, times the stalls of all categories."""
SEARCHES = 16
"""Searches, at most: a plan that so many did not better is left alone."""
PRICED = 20_000
"""Coefficients of the linear program that prices are taken from, over all rounds."""
SHAPES = 5_000_000
"""Shapes listed for one packing, times the square of the stalls: a shape of a longer venue takes longer to list."""
NODES = 50
"""Nodes of branch and bound for one packing."""
CHOSEN = 150_000
"""Squares of the shapes chosen from, over all models of one packing."""

CHOICES = 200
"""Choices of shapes settled one by one."""
WAYS = 10_000_000
"""Ways swept with blocks for the bound, times the stalls counted."""
NARROW = 200_000
"""Ways of one sweep with blocks, up to which a market is packed."""
ROUNDS = 300
"""Rounds of prices, at most: they agree long before on a small market."""
RIBBONS, HOT_STARTS = 4, 2
"""Plans laid along ribbons, and searches from the plan given, on a market that is not small."""
WARM = (0.5, 0.9, 0.7, 0.35)
"""Temperatures, in turn, from which a plan that is good already is improved."""


@dataclass(frozen=True, slots=True)
class Best:
    """A plan, and what no plan exceeds (never less than what this one is worth)."""

    places: Places
    bound: float


def best_places(problem: Problem, weights: Weights, values: Values, start: Places, effort: int) -> Best:
    """Improve the valid plan `start`, bound what any plan can be worth, and prove it if the market is small."""
    if not start:
        return Best(start, 0.0)

    def worth(places: Places) -> float:
        return sum(shares(problem, weights, values, places).values())

    def search(places: Places, heat: float) -> Places:
        return Annealing(problem, weights, values, places, next(seeds)).run(STEPS * effort * len(places), hot=heat)

    def search_on() -> None:
        begins = [*((plan, WARM[0]) for plan in Strips(problem).starts(RIBBONS)), *[(start, HOT)] * HOT_STARTS]
        most = MOST_STEPS // (STEPS * sum(demand.stalls for demand in problem.demands))
        more = min(SEARCHES, most) - len(plans)
        plans.extend(search(*begin) for begin in begins[: max(0, more)])
        for turn in range(more - len(begins)):
            plans.append(search(max(plans, key=worth), WARM[turn % len(WARM)]))

    problem = narrowed(problem)
    seeds = iter(range(SEED, SEED + 1_000_000))
    start = _as_announced(problem, values) or start
    merged = Merged.of(problem, weights, values)
    holdings = WithBlocks.of(merged, NARROW)
    plans = [search(start, WARM[0]), search(start, HOT)]
    priced = max(1, sum(len(problem.positions[place]) for kind in merged.kinds for place in kind.allowed))
    if holdings is None:
        search_on()
        sweep = Sweep(problem.near)
        cost = sweep.cells * sum(merged.sizes)
        if cost > SWEPT * effort:
            bound = Relaxation(merged, WithoutBlocks(merged, Lines(problem))).rented()
        else:
            relaxation = Relaxation(merged, WithoutBlocks(merged, sweep))
            bound = relaxation.best(plans, min(ROUNDS, SWEPT * effort // max(1, cost), PRICED * effort // priced))
        best = max(plans, key=worth)
        return Best(best, max(bound.value, worth(best)))
    rounds = min(ROUNDS, WAYS * effort // max(1, holdings.work), PRICED * effort // priced)
    bound = Relaxation(merged, holdings).best(plans, rounds)
    limits = Limits(SHAPES * effort // problem.stalls**2, NODES * effort, CHOSEN * effort, CHOICES)
    packed = Packing(merged, holdings, bound, worth, limits).prove(max(plans, key=worth))
    if packed.bound <= packed.worth:
        return Best(packed.places, packed.bound)
    plans.append(packed.places)
    for heat in WARM:
        plans.append(search(max(plans, key=worth), heat))
    best = max(plans, key=worth)
    return Best(best, max(packed.bound, worth(best)))


def _as_announced(problem: Problem, values: Values) -> Places | None:
    """Find the plan that leaves as many as can be where they were announced; None if nothing was announced."""
    stays = values.stays
    if not any(stays):
        return None
    return nearest_places(problem, lambda demand, place: float(place in (stays[demand] or ())), stays.__getitem__)
