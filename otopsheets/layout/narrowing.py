"""What the places of those who have only one leave to the others.

A group pinned to its stalls holds them in every plan. So nobody else stands there, nor where its open fire or its
textiles forbid it; and who is left with one place by that settles others in turn. No plan is lost.
"""

from dataclasses import replace

from otopsheets.layout.problem import Problem


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
                    shy = problem.shun(problem.demands[demand], problem.demands[other])
                    out = held | around if shy else held
                    allowed[other] = tuple(each for each in places if out.isdisjoint(problem.positions[each]))
    return replace(problem, allowed=tuple(allowed))
