"""What needs no solver.

*random*: the groups in random order on random places; the best of as many tries as `WORK` placings allow.

*greedy*: what a sensible officer does by hand. The groups, category by category, along the rows from the entrance there
and back; those that need power or water before the others of their category. The best of four orders of the
categories: as they come in the draw, the largest first, those that need most services first, fire far from textiles.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

from otopsheets.layout.demands import TEXTILE
from otopsheets.layout.problem import Problem
from rivals.ground import NOBODY, Ground, settle
from rivals.task import Answer, Places, Task

SEED = 2560
WORK = 50_000
"""How many groups *random* puts down, over all its tries."""


def random_feasible(task: Task) -> Answer:
    chance, problem, work = random.Random(SEED), task.problem, 0

    def anywhere(demand: int, _: Ground) -> Iterable[int]:
        allowed = problem.allowed[demand]
        return chance.sample(allowed, len(allowed))

    plans: list[Places | None] = []
    while work < WORK:
        order = chance.sample(range(len(problem.demands)), len(problem.demands))
        plan, spent = settle(problem, order, anywhere)
        plans.append(plan)
        work += spent
    return Answer(task.best(plans))


def greedy_rows(task: Task) -> Answer:
    return Answer(task.best(_row_by_row(task.problem)))


def _row_by_row(problem: Problem) -> Iterator[Places | None]:
    demands = problem.demands
    groups: dict[str, list[int]] = defaultdict(list)
    for number, demand in enumerate(demands):
        groups[demand.category or ""].append(number)
    needs = {category: sum(demands[d].power + demands[d].water for d in each) for category, each in groups.items()}
    orders = (
        list(groups),  # as they come in the draw
        sorted(groups, key=lambda category: -len(groups[category])),
        sorted(groups, key=lambda category: -needs[category]),
        sorted(groups, key=lambda category: category == TEXTILE or -any(demands[d].fire for d in groups[category])),
    )
    step = {stall: at for at, stall in enumerate(_route(problem))}
    first = [min(step[stall] for stall in place) for place in problem.positions]
    along = [sorted(allowed, key=first.__getitem__) for allowed in problem.allowed]
    for order in orders:
        queue = [
            number
            for category in order
            for number in sorted(groups[category], key=lambda d: (-demands[d].power - demands[d].water, d))
        ]
        begins: dict[str, int] = {}

        def onward(demand: int, ground: Ground, begins: dict[str, int] = begins) -> Iterable[int]:
            """Look from where its category begins to the end of the way, then from the entrance."""
            if not ground.places:
                begins.clear()
            free = min((step[s] for s, holder in enumerate(ground.holder) if holder == NOBODY), default=0)
            begin = begins.setdefault(demands[demand].category or "", free)
            return sorted(along[demand], key=lambda place: first[place] < begin)

        yield settle(problem, queue, onward)[0]


def _route(problem: Problem) -> list[int]:
    """Every stall, row by row from the entrance, there and back."""
    stalls = problem.venue.stalls
    far = problem.venue.distances or tuple(range(len(stalls), 0, -1))
    rows: dict[int, list[int]] = defaultdict(list)
    for number, stall in enumerate(stalls):
        rows[stall.row].append(number)
    way: list[int] = []
    for row in sorted(rows.values(), key=lambda row: min(far[stall] for stall in row)):
        across = sorted(row, key=lambda stall: stalls[stall].column)
        at = stalls[way[-1]].column if way else stalls[min(row, key=far.__getitem__)].column
        ends = [abs(stalls[end].column - at) for end in (across[0], across[-1])]
        way += across if ends[0] <= ends[1] else across[::-1]
    return way
