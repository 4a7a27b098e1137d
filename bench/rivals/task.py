"""What a rival is asked and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options, Weights
from otopsheets.layout.problem import Problem, compile_problem
from otopsheets.layout.scoring import Values, shares
from otopsheets.layout.stalls import Venue

Places = tuple[int, ...]
"""The place of each group, by number."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to lay out, and how many seconds a rival that reads the clock may take."""

    problem: Problem
    weights: Weights
    values: Values
    limit: float

    @classmethod
    def of(cls, venue: Venue, demands: Sequence[Demand], limit: float) -> Task:
        """Put the usual options on a market where nothing is announced yet."""
        options = Options()
        problem = compile_problem(venue, demands, fire_gap=options.fire_gap)
        return cls(problem, options.weights, Values.of(problem, options.weights, {}), limit)

    def worth(self, places: Places) -> float:
        """Measure a whole plan, every term of it."""
        return sum(shares(self.problem, self.weights, self.values, places).values())

    def best(self, plans: Iterable[Places | None]) -> Places | None:
        """Return the plan of the most worth."""
        return max((plan for plan in plans if plan is not None), key=self.worth, default=None)

    def labels(self, places: Places) -> dict[str, tuple[str, ...]]:
        """Put names on the numbers."""
        return {
            demand.key: tuple(self.problem.venue.stalls[stall].label for stall in self.problem.positions[place])
            for demand, place in zip(self.problem.demands, places, strict=True)
        }

    def places(self, stalls: Mapping[str, Sequence[str]]) -> Places:
        """Put numbers on the names."""
        labels = [stall.label for stall in self.problem.venue.stalls]
        number = {frozenset(labels[s] for s in place): n for n, place in enumerate(self.problem.positions)}
        return tuple(number[frozenset(stalls[demand.key])] for demand in self.problem.demands)


@dataclass(frozen=True, slots=True)
class Answer:
    """The place of each group, None if no valid plan was found; a bound, if the way has one; what else to say."""

    places: Places | None
    bound: float | None = None
    status: str = ""
