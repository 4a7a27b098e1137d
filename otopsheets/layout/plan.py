"""From demands and a venue to a plan with its certificate: the one entrance to the layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from otopsheets.layout.best import best_places
from otopsheets.layout.checker import faults
from otopsheets.layout.conflict import DemandsConflict, explain
from otopsheets.layout.demands import Demand
from otopsheets.layout.feasible import Places, feasible_places
from otopsheets.layout.lots import draw
from otopsheets.layout.options import Options
from otopsheets.layout.problem import Problem, compile_problem
from otopsheets.layout.scoring import Values, shares
from otopsheets.layout.stalls import Venue

__all__ = ["DemandsConflict", "Plan", "conflict_in", "lay_out"]

Status = Literal["proven-best", "feasible", "drawn"]
TINY = 1e-6
"""Bound and objective agree when they differ by less; weights being of the usual size."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who stands where, and how good that is known to be.

    `stalls`: demand key → labels. `objective` is the weighted sum, `shares` each term's part of it. No plan
    can exceed `bound`; `gap` is how far off it is, as a part of whichever of the two is larger, signs aside (0.03: the
    bound, if positive, leaves room for 3 % of it). Both are None for lots. It is proven best when no plan
    is better by more than rounding (`TINY`, for weights of the usual size). `moved` are the keys announced elsewhere
    before.
    """

    status: Status
    stalls: Mapping[str, tuple[str, ...]]
    objective: float = 0.0
    bound: float | None = None
    gap: float | None = None
    shares: Mapping[str, float] = field(default_factory=dict)
    moved: tuple[str, ...] = ()


class BrokenPlan(AssertionError):
    """The independent checker refused a plan: a fault in this program, never in the registry."""


def lay_out(
    venue: Venue,
    demands: Sequence[Demand],
    options: Options | None = None,
    announced: Mapping[str, Sequence[str]] | None = None,
) -> Plan:
    """Give every demand its stalls; `announced` is the plan told before, by demand key.

    The same input gives the same plan, on any machine. Raises `NoLayoutPossible` (its `conflict` tells the
    smallest demands that cannot stand together) when the hard rules cannot all be kept.
    """
    options, announced = options or Options(), announced or {}
    problem, start = _begun(venue, demands, options)
    size = options.weights.size
    weights = options.weights.over(size)  # of the usual size, since a solver's tolerances are of a fixed one
    values = Values.of(problem, weights, announced)
    if options.way == "draw":
        places, bound = draw(problem, options.seed or "", start), None
    else:
        best = best_places(problem, weights, values, start, options.effort)
        places, bound = best.places, best.bound
    moved = tuple(
        demand.key
        for number, demand in enumerate(problem.demands)
        if announced.get(demand.key) and places[number] not in (values.stays[number] or ())
    )
    parts = shares(problem, weights, values, places)
    told = {term: part * size for term, part in parts.items()}
    stalls, objective = _named(problem, places), sum(parts.values())
    if bound is None:
        plan = Plan("drawn", stalls, objective * size, None, None, told, moved)
    else:
        gap = _gap(objective, bound)
        status: Status = "feasible" if gap else "proven-best"
        plan = Plan(status, stalls, objective * size, max(bound, objective) * size, gap, told, moved)
    broken = faults(venue, demands, plan.stalls, options.fire_gap)
    if broken:
        raise BrokenPlan("; ".join(fault.message("en") for fault in broken))
    return plan


def conflict_in(venue: Venue, demands: Sequence[Demand], options: Options) -> DemandsConflict | None:
    """Say why no plan can be, without making one; None if one can."""
    try:
        _begun(venue, demands, options)
    except DemandsConflict as conflict:
        return conflict
    return None


def _begun(venue: Venue, demands: Sequence[Demand], options: Options) -> tuple[Problem, Places]:
    """Return the problem and some plan that keeps the hard rules; raises `DemandsConflict` if there is none."""
    problem = compile_problem(venue, demands, fire_gap=options.fire_gap)
    start = feasible_places(problem) if all(problem.allowed) else None
    if start is None:
        raise explain(problem)
    return problem, start


def _named(problem: Problem, places: Places) -> dict[str, tuple[str, ...]]:
    """Put names back on the numbers."""
    labels = [stall.label for stall in problem.venue.stalls]
    return {
        demand.key: tuple(labels[stall] for stall in problem.positions[place])
        for demand, place in zip(problem.demands, places, strict=True)
    }


def _gap(objective: float, bound: float) -> float:
    """Return how far the bound is off, as a part of the larger of the two; 0 when they agree."""
    return (bound - objective) / max(abs(bound), abs(objective)) if bound - objective > TINY else 0.0
