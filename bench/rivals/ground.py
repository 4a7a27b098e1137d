"""Groups put down one after the other, by the hard rules, beginning again when one finds no place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from otopsheets.layout.demands import TEXTILE
from otopsheets.layout.problem import Problem
from rivals.task import Places

NOBODY = -1
RESTARTS = 100


class Ground:
    """The venue while groups are put down on it, one by one, by the hard rules."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.holder = [NOBODY] * problem.stalls
        self.places: dict[int, int] = {}

    def fits(self, demand: int, place: int) -> bool:
        """Tell whether the place is free, and nobody beside it too close to open fire."""
        holder, touching = self.holder, self.problem.touching
        stalls = self.problem.positions[place]
        return all(holder[stall] == NOBODY for stall in stalls) and not any(
            holder[beside] != NOBODY and clash(self.problem, demand, holder[beside])
            for stall in stalls
            for beside in touching[stall]
        )

    def put(self, demand: int, preferred: Iterable[int]) -> bool:
        """Put the group on the first of these places that fits; tell whether there was one."""
        place = next((place for place in preferred if self.fits(demand, place)), None)
        if place is None:
            return False
        self.places[demand] = place
        for stall in self.problem.positions[place]:
            self.holder[stall] = demand
        return True

    def pairs(self, demand: int, place: int) -> int:
        """How many neighbours of its own category the group would have there."""
        category = self.problem.demands[demand].category
        return sum(
            category is not None and (other := self.holder[near]) != NOBODY
            and self.problem.demands[other].category == category
            for stall in self.problem.positions[place]
            for near in self.problem.near[stall]
        )  # fmt: skip


def clash(problem: Problem, one: int, two: int) -> bool:
    """Tell whether one of the two has open fire that must not stand beside the other."""
    here, there = problem.demands[one], problem.demands[two]
    return (here.fire and (problem.fire_gap or there.category == TEXTILE)) or (
        there.fire and (problem.fire_gap or here.category == TEXTILE)
    )


def settle(
    problem: Problem, order: Sequence[int], preferred: Callable[[int, Ground], Iterable[int]]
) -> tuple[Places | None, int]:
    """Put the groups down in this order, each on the first place it prefers that fits.

    A group that finds none is put down first of all, next time; after `RESTARTS` times there is no plan. Returns
    the plan, and how many groups were put down on the way.
    """
    waiting, work = list(order), 0
    for _ in range(RESTARTS):
        ground = Ground(problem)
        stuck = next((demand for demand in waiting if not ground.put(demand, preferred(demand, ground))), None)
        work += len(ground.places)
        if stuck is None:
            return tuple(ground.places[demand] for demand in range(len(waiting))), work
        waiting.remove(stuck)
        waiting.insert(0, stuck)
    return None, work
