"""Small markets for the exact methods: drawn in a line or two, some groups, and every plan of them by brute force."""

from collections.abc import Iterator, Sequence
from itertools import product

from otopsheets.layout.demands import Demand
from otopsheets.layout.feasible import keeps_fire_rules
from otopsheets.layout.options import Weights
from otopsheets.layout.problem import Problem, compile_problem
from otopsheets.layout.scoring import Values, shares
from otopsheets.layout.venue import read_venue


def problem_of(drawing: Sequence[Sequence[object]], demands: Sequence[Demand], *, fire_gap: bool = False) -> Problem:
    venue, _ = read_venue("ผัง", drawing)
    return compile_problem(venue, demands, fire_gap=fire_gap)


def every_plan(problem: Problem) -> Iterator[tuple[int, ...]]:
    for places in product(*problem.allowed):
        held = [stall for place in places for stall in problem.positions[place]]
        if len(held) == len(set(held)) and keeps_fire_rules(problem, places):
            yield places


def worth(problem: Problem, weights: Weights, values: Values, places: tuple[int, ...]) -> float:
    return sum(shares(problem, weights, values, places).values())


MARKET = (
    [["ทางเข้า"], ["A1 ไฟ", "A2", "A3 ไฟ", "A4"], [], ["B1", "B2", "B3 ไฟ", "B4 หน่วยงาน"]],
    [
        Demand("ขนม", "ขนม", category="food", fire=True, power=True, product="ข้าวแต๋น"),
        Demand("แกง", "แกง", category="food", product="ข้าวแต๋น", order=1, stalls=2),
        Demand("ทอ", "ทอ", category="textile", wants=("A2",), order=2),
        Demand("เย็บ", "เย็บ", category="textile", order=3, last_distance=4),
        Demand("สาน", "สาน", category="decor", order=4, last_distance=9),
        Demand("อำเภอ", "อำเภอ", lane="agency", order=5),
    ],
)
"""A market in which every term of the objective and every hard rule has something to say."""
