"""What the places of those who have only one leave to the others.

A group pinned to its stalls holds them in every plan. So nobody else stands there, nor where its open fire or its
textiles forbid it; and who is left with one place by that settles others in turn. No plan is lost.
"""

from dataclasses import replace

from otopsheets.layout.problem import Problem, is_textile


def narrowed(problem: Problem) -> Problem:
    """Return the same problem without the places that no plan can have; every demand must have one."""
    allowed = list(problem.allowed)
    settled: set[int] = set()
    while fresh := [d for d, places in enumerate(allowed) if len(places) == 1 and d not in settled]:
        for demand in fresh:
            settled.add(demand)
            held = frozenset(problem.positions[allowed[demand][0]])
            around = frozenset(other for stall in held for other in problem.touching[stall])
            for other, places in enumerate(allowed):
                if other != demand:
                    out = held | around if _keep_apart(problem, demand, other) else held
                    allowed[other] = tuple(each for each in places if out.isdisjoint(problem.positions[each]))
    return replace(problem, allowed=tuple(allowed))


def _keep_apart(problem: Problem, one: int, two: int) -> bool:
    """Tell whether two groups may not stand side by side."""
    first, second = problem.demands[one], problem.demands[two]
    if problem.fire_gap:
        return first.fire or second.fire
    return (first.fire and is_textile(second)) or (second.fire and is_textile(first))
