"""The quadratic assignment heuristics of scipy (`scipy.optimize.quadratic_assignment`).

Units (single stalls of the groups, and empty ones) are assigned to stalls. The flow between two units is what they
are worth as neighbours, the "distance" of two stalls is 1 if they are neighbours, 0 if not. Scipy takes no linear
costs; so each stall also has an anchor, held in its place by `partial_match`, and the flow from a unit to an anchor is
what the unit is worth on that stall. Breaking a hard rule costs `PENALTY`; the parts of one group are glued by a
flow of `GLUE`. There is only one matrix of distances: glue and fire cannot tell side by side from across the aisle,
and blocks cannot be told at all.

`repaired` makes a valid plan of it: first the groups of several stalls stand where most of their parts stand, then
those in a lawful place that is left to them, then the others on the best place left.

*faq* is the best of `STARTS` (the first from the middle, the others random). *2opt* goes on from each of them. It
measures the whole market anew for each exchange it tries, and when it is interrupted all is lost; so on a large market
it is asked to exchange within `WINDOW` units at a time, drawn anew, from the best start, until the time is over.
"""

from __future__ import annotations

import math
import random
import signal
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import combinations
from statistics import fmean
from typing import Any

from rivals.ground import Ground, clash, settle
from rivals.task import Answer, Places, Task

SEED = 2560
STARTS = 10
WINDOW = 50
PENALTY, GLUE = 20.0, 10.0
"""In units of one pair of neighbours; a stall has at most a handful of those."""


def faq(task: Task) -> Answer:
    until = time.perf_counter() + task.limit
    return Answer(Matrices(task).starts(until)[0][0])


def two_opt(task: Task) -> Answer:
    until, chance = time.perf_counter() + task.limit, random.Random(SEED)
    matrices = Matrices(task)
    starts = matrices.starts(until - task.limit / 2)
    (best, assigned), status, units = starts[0], "stopped", range(task.problem.stalls)
    plans = [best]
    with suppress(TimeoutError), alarm(until - time.perf_counter()):
        while len(units) > WINDOW:
            assigned = matrices.exchanged(assigned, chance.sample(units, WINDOW))
            plans.append(repaired(task, matrices.units, assigned))
        for _, each in starts:
            plans.append(repaired(task, matrices.units, matrices.exchanged(each, units)))
        status = "local best"
    return Answer(task.best(plans), status=status)


class Matrices:
    """The market as flows between units and distances between stalls; anchors after both."""

    def __init__(self, task: Task) -> None:
        import numpy as np

        self.task, self.problem = task, task.problem
        self.unit = task.weights.togetherness or 1.0
        self.units = [d for d, demand in enumerate(self.problem.demands) for _ in range(demand.stalls)]
        count = self.problem.stalls
        self.flow, self.distance = np.zeros((2 * count, 2 * count)), np.zeros((2 * count, 2 * count))
        for stall, near in enumerate(self.problem.near):
            self.distance[stall, list(near)] = 1.0
            self.distance[stall, count + stall] = 1.0  # what lies at a stall lies at its anchor
        for one, two in combinations(range(len(self.units)), 2):
            self.flow[one, two] = self.flow[two, one] = self.beside(one, two) / 2  # both ways are counted
        for number, demand in enumerate(self.units):
            self.flow[number, count:] = self.on_stalls(demand)

    def beside(self, one: int, two: int) -> float:
        """Tell what two units are worth as neighbours."""
        here, there = self.units[one], self.units[two]
        if here == there:
            return GLUE * self.unit if two == one + 1 else 0.0
        first, second = self.problem.demands[here], self.problem.demands[there]
        worth = -PENALTY * self.unit if clash(self.problem, here, there) else 0.0
        if first.category is not None and first.category == second.category:
            same = bool(first.product) and first.product == second.product
            worth += self.task.weights.togetherness - same * self.task.weights.same_product
        return worth

    def on_stalls(self, demand: int) -> list[float]:
        """Tell what a unit of this group is worth on each stall, its places there averaged."""
        worths: list[list[float]] = [[] for _ in range(self.problem.stalls)]
        for place in self.problem.allowed[demand]:
            stalls = self.problem.positions[place]
            for stall in stalls:
                worths[stall].append(self.task.values.worth(demand, place) / len(stalls))
        return [fmean(each) if each else -PENALTY * self.unit for each in worths]

    def starts(self, until: float) -> list[tuple[Places | None, list[int]]]:
        """Return some assignments by FAQ with the plans made of them, best first; begin none after `until`."""
        import numpy as np

        chance, found = np.random.default_rng(SEED), []
        for start in range(STARTS):
            if start and time.perf_counter() > until:
                break
            assigned = self.assign("faq", {}, rng=chance, P0="randomized" if start else "barycenter")
            found.append((repaired(self.task, self.units, assigned), assigned))
        return sorted(found, key=lambda each: -math.inf if each[0] is None else self.task.worth(each[0]), reverse=True)

    def exchanged(self, assigned: Sequence[int], window: Sequence[int]) -> list[int]:
        """Let 2opt exchange the units in the window, and none else, as long as that helps."""
        at = dict(enumerate(assigned))
        guess = [(unit, at.pop(unit)) for unit in sorted(window)]  # scipy takes the stalls in the order of the units
        return self.assign("2opt", at, partial_guess=guess)

    def assign(self, method: str, held: Mapping[int, int], **options: Any) -> list[int]:
        """Ask scipy for the stall of each unit, the empty ones last; some may be held where they are."""
        from scipy.optimize import quadratic_assignment

        count = self.problem.stalls
        anchors = [(anchor, anchor) for anchor in range(count, 2 * count)]
        fixed = {"maximize": True, "partial_match": [*held.items(), *anchors]}
        found = quadratic_assignment(self.flow, self.distance, method=method, options=fixed | options)
        return [int(stall) for stall in found.col_ind[:count]]


def repaired(task: Task, units: Sequence[int], assigned: Sequence[int]) -> Places | None:
    """Make a valid plan of an assignment of units to stalls."""
    problem = task.problem
    held: dict[int, set[int]] = defaultdict(set)
    for demand, stall in zip(units, assigned, strict=False):
        if any(stall in problem.positions[place] for place in problem.allowed[demand]):
            held[demand].add(stall)
    holder = {stall: demand for demand, stalls in held.items() for stall in stalls}

    def most_kept(demand: int, ground: Ground) -> Iterable[int]:
        def worth(place: int) -> tuple[int, int, float]:
            stalls = problem.positions[place]
            kept = len(held[demand].intersection(stalls))
            others = sum(holder.get(stall, demand) != demand for stall in stalls)
            pairs = task.weights.togetherness * ground.pairs(demand, place)
            return kept, -others, pairs + task.values.worth(demand, place)

        return sorted(problem.allowed[demand], key=worth, reverse=True)

    order = sorted(range(len(problem.demands)), key=lambda d: (-problem.demands[d].stalls, not held[d]))
    return settle(problem, order, most_kept)[0]


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in whatever still runs after so many seconds."""

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(0.01, seconds))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
