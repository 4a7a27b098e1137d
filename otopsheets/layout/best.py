"""The best plan that the work allowed finds, and what no plan exceeds.

How far one can see depends on how wide the venue is. A *narrow* market (of about fifty stalls in a square, some hundred
along streets) is packed until its plan is proven best. On a *wide* one prices give the bound, and say where to search;
what is found is bettered two categories at a time. On a *vast* one, where even one sweep is too much, the lines of
the venue give the bound.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from otopsheets.layout.feasible import Places, nearest_places
from otopsheets.layout.filling import Filling
from otopsheets.layout.holdings import WithBlocks, WithoutBlocks
from otopsheets.layout.kinds import Merged
from otopsheets.layout.lines import Lines
from otopsheets.layout.mixtures import plans_near
from otopsheets.layout.mosaics import mosaics
from otopsheets.layout.narrowing import narrowed
from otopsheets.layout.options import Weights
from otopsheets.layout.packing import Limits, Packing
from otopsheets.layout.prices import Relaxation
from otopsheets.layout.problem import Problem
from otopsheets.layout.scoring import Values, shares
from otopsheets.layout.search import HOT, SEED, Annealing
from otopsheets.layout.settling import Settling
from otopsheets.layout.shapes import ROUGHLY, Sweep
from otopsheets.layout.strips import Strips

# The work, for one unit of effort; a hundred units are usual.
STEPS, SHORT = 20, 10
"""Steps of one search, for each demand; and of one of the many on a wide market."""
MOST_STEPS = 56_000
"""Steps of all searches on a vast market, times the stalls a group has on the average."""
SWEEPS, SWEPT = 0.32, 200_000_000
"""Sweeps for the bound, and the numbers they all keep: frontier states, times what is counted."""
WAYS = 10_000_000
"""Ways swept with blocks for the bound, times the stalls counted."""
PRICED = 20_000
"""Coefficients of the linear program that prices are taken from, over all rounds."""
SHAPES = 5_000_000
"""Shapes listed for one packing, times the square of the stalls: a shape of a longer venue takes longer to list."""
NODES = 20
"""Nodes of branch and bound for one packing."""
CHOSEN = 9_600_000
"""Squares of the shapes chosen from, over all models of one packing, times the stalls."""
PARTS = 0.6
"""Parts settled of one plan."""

NARROW = 200_000
"""Ways of one sweep with blocks, up to which a market is packed."""
NEAR = 4.0
"""How near a plan must be to the bound, in neighbour pairs, before shapes are listed."""
FEW = 3
"""On a narrow market: plans near the prices' mixture, and plans bettered part by part."""
CHOICES = 200
"""Choices of shapes settled one by one in one packing."""
COUNTED = 2_000_000
"""Ways of one sweep, times the numbers of groups counted, up to which the groups of a category are counted by size."""
ROUNDS = 300
"""Rounds of prices, at most: they agree long before on a small market."""
NEEDED, MOSAIC = 150, 600
"""On a wide market: room for what a category needs, in the sweeps for the bound, and where mosaics are laid."""
ROOM = 400_000_000
"""Such room times the frontier states, at most: what one sweep may keep in memory."""
WIDTH, FILLED = 20, 3
"""Beginnings of mosaics kept at a time, for one unit of effort; mosaics filled."""
RIBBONS, BETTERED = 4, 1
"""Plans laid along ribbons, plans bettered part by part."""
HOT_STARTS, SEARCHES = 2, 16
"""On a vast market: searches from the plan given, and all searches at most."""
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
    problem = narrowed(problem)
    searches = _Searches(problem, weights, values, effort, _as_announced(problem, values) or start)
    merged = Merged.of(problem, weights, values)
    holdings = WithBlocks.of(merged, NARROW, COUNTED)
    if holdings is not None:
        return _narrow(searches, merged, holdings)
    sweep = Sweep(problem.near)
    if sweep.cells * max(merged.sizes, default=0) <= ROOM:
        return _wide(searches, merged, sweep)
    return _vast(searches, merged)


@dataclass
class _Searches:
    """The searches for one problem, each with a seed of its own, and the plans they found."""

    problem: Problem
    weights: Weights
    values: Values
    effort: int
    start: Places
    plans: list[Places] = field(default_factory=list)

    def run(self, begins: Iterable[Places], heat: float, steps: int = STEPS) -> None:
        """Search from each of these plans."""
        for places in begins:
            seed = SEED + len(self.plans)
            annealing = Annealing(self.problem, self.weights, self.values, places, seed)
            self.plans.append(annealing.run(steps * self.effort * len(places), hot=heat))

    def worth(self, places: Places) -> float:
        """Return what a plan is worth."""
        return sum(shares(self.problem, self.weights, self.values, places).values())

    def ranked(self) -> list[Places]:
        """Return all plans found, the best first."""
        return sorted(dict.fromkeys(self.plans), key=self.worth, reverse=True)

    def better(self, plans: int) -> None:
        """Better so many of the best plans, part by part."""
        settling = Settling(self.problem, self.weights, self.values)
        parts = max(1, int(PARTS * self.effort))
        self.plans += [settling.bettered(places, parts) for places in self.ranked()[:plans]]

    def best(self, bound: float) -> Best:
        """Return the best plan found, with a bound that holds whatever was found."""
        places = self.ranked()[0]
        return Best(places, max(bound, self.worth(places)))


def _narrow(searches: _Searches, merged: Merged, holdings: WithBlocks) -> Best:
    """Pack until the plan is proven best, or the work is done; first look for a plan near enough to the bound."""
    effort, problem = searches.effort, merged.problem
    searches.run([searches.start], WARM[0])
    searches.run([searches.start], HOT)
    bound = Relaxation(merged, holdings).best(
        searches.plans, _rounds(merged, WAYS * effort // max(1, holdings.work), effort)
    )
    if bound.value - searches.worth(searches.ranked()[0]) > NEAR * merged.weights.togetherness:
        searches.run(plans_near(merged, bound.mixed, FEW), WARM[0], SHORT)
        for heat in WARM:
            searches.run(searches.ranked()[:1], heat)
        searches.better(FEW)
    limits = Limits(SHAPES * effort // problem.stalls**2, NODES * effort, CHOSEN * effort // problem.stalls, CHOICES)
    packed = Packing(merged, holdings, bound, searches.worth, limits).prove(searches.ranked()[0])
    searches.plans.append(packed.places)
    return searches.best(packed.bound)


def _wide(searches: _Searches, merged: Merged, sweep: Sweep) -> Best:
    """Bound by prices; fill the mosaics that promise most at these prices; better the best plans, part by part."""
    effort = searches.effort
    searches.run([searches.start], HOT, SHORT)
    searches.run(Strips(merged.problem).starts(RIBBONS), WARM[0], SHORT)
    room = min(NEEDED, ROOM // sweep.cells)
    roughly = WithoutBlocks(merged, sweep, room, ROUGHLY)
    swept = min(round(SWEEPS * effort) or 1, SWEPT * effort // max(1, sweep.cells * roughly.counted))
    prices = Relaxation(merged, roughly).best(searches.plans, _rounds(merged, swept, effort)).prices
    bound = Relaxation(merged, WithoutBlocks(merged, sweep, room)).at(prices)
    found = mosaics(merged, sweep, bound, WIDTH * effort, min(MOSAIC, ROOM // sweep.cells))
    searches.plans += Filling(merged).plans(found, FILLED)
    searches.run(searches.ranked()[:FILLED], WARM[-1], SHORT)
    searches.better(BETTERED)
    return searches.best(bound.value)


def _vast(searches: _Searches, merged: Merged) -> Best:
    """Bound by the lines of the venue; search from ribbons, then go on from the best."""
    stalls = sum(demand.stalls for demand in merged.problem.demands)
    more = min(SEARCHES, MOST_STEPS // (STEPS * stalls))
    searches.run([searches.start], WARM[0])
    searches.run([searches.start], HOT)
    searches.run(Strips(merged.problem).starts(min(RIBBONS, more - 2)), WARM[0])
    searches.run([searches.start] * min(HOT_STARTS, more - len(searches.plans)), HOT)
    for turn in range(more - len(searches.plans)):
        searches.run(searches.ranked()[:1], WARM[turn % len(WARM)])
    searches.better(1)
    return searches.best(Relaxation(merged, WithoutBlocks(merged, Lines(merged.problem))).rented().value)


def _rounds(merged: Merged, swept: int, effort: int) -> int:
    """Return how many rounds of prices the work allows, `swept` of them by the sweeps."""
    priced = sum(len(merged.problem.positions[place]) for kind in merged.kinds for place in kind.allowed)
    return min(ROUNDS, swept, PRICED * effort // max(1, priced))


def _as_announced(problem: Problem, values: Values) -> Places | None:
    """Find the plan that leaves as many as can be where they were announced; None if nothing was announced."""
    stays = values.stays
    if not any(stays):
        return None
    return nearest_places(problem, lambda demand, place: float(place in (stays[demand] or ())), stays.__getitem__)
