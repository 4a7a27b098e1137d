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

__all__ = ["DemandsConflict", "Plan", "lay_out"]

Status = Literal["proven-best", "feasible", "drawn"]
TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Plan:
    """Who stands where, and how good that is known to be.

    `stalls`: demand key → labels. `objective` is the weighted sum, `shares` each term's part of it. No plan
    can exceed `bound`; `gap` is how far, as a part of the bound (0.03: at most 3 % better is possible).
    Both are None for lots. `moved` are the keys announced elsewhere before.
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
    problem = compile_problem(venue, demands, fire_gap=options.fire_gap)
    start = feasible_places(problem) if all(problem.allowed) else None
    if start is None:
        raise explain(problem)
    values = Values.of(problem, options.weights, announced)
    if options.way == "draw":
        places, bound = draw(problem, options.seed or "", start), None
    else:
        best = best_places(problem, options.weights, values, start, options.effort)
        places, bound = best.places, best.bound
    moved = tuple(
        demand.key
        for number, demand in enumerate(problem.demands)
        if announced.get(demand.key) and places[number] not in (values.stays[number] or ())
    )
    plan = _told(problem, places, shares(problem, options.weights, values, places), bound, moved)
    broken = faults(venue, demands, plan.stalls, options.fire_gap)
    if broken:
        raise BrokenPlan("; ".join(fault.message("en") for fault in broken))
    return plan


def _told(
    problem: Problem, places: Places, parts: Mapping[str, float], bound: float | None, moved: tuple[str, ...]
) -> Plan:
    """Put names back on the numbers."""
    labels = [stall.label for stall in problem.venue.stalls]
    stalls = {
        demand.key: tuple(labels[stall] for stall in problem.positions[place])
        for demand, place in zip(problem.demands, places, strict=True)
    }
    objective = sum(parts.values())
    if bound is None:
        return Plan("drawn", stalls, objective, None, None, parts, moved)
    bound = max(bound, objective)
    gap = (bound - objective) / max(abs(bound), TINY) if bound - objective > TINY else 0.0
    return Plan("feasible" if gap else "proven-best", stalls, objective, bound, gap, parts, moved)
