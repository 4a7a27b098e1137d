"""The best plan is the best of all plans, and a search is valid and adds up on every step of the way."""

import random

import pytest

from otopsheets.layout import best as module
from otopsheets.layout import packing
from otopsheets.layout.arranging import arrange
from otopsheets.layout.best import best_places
from otopsheets.layout.demands import Demand
from otopsheets.layout.feasible import Undecided, feasible_places, keeps_fire_rules
from otopsheets.layout.kinds import Merged
from otopsheets.layout.options import Weights
from otopsheets.layout.scoring import Values
from otopsheets.layout.search import Annealing
from otopsheets.layout.strips import Strips
from tests.layout.markets import MARKET, every_plan, problem_of, worth

BACK_TO_BACK = [["ทางเข้า"], ["A1", "A2", "A3", "A4"], ["B1", "B2", "B3", "B4"]]
HEAVY = Weights(togetherness=0.3, block=1.0, same_product=2.0, wishes=3.0, rotation=2.0)
FLAT = Weights(togetherness=0, block=0, same_product=0, wishes=0, agency=0, rotation=0, stability=0)


@pytest.mark.parametrize("weights", [Weights(), HEAVY, FLAT], ids=["usual", "heavy", "flat"])
@pytest.mark.parametrize("announced", [{}, {"ทอ": ("B1",), "สาน": ("A4",)}], ids=["new", "announced"])
def test_a_small_market_is_proven_best(weights, announced) -> None:
    problem = problem_of(*MARKET)
    values = Values.of(problem, weights, announced)
    most = max(worth(problem, weights, values, places) for places in every_plan(problem))
    best = best_places(problem, weights, values, feasible_places(problem), effort=2)
    assert worth(problem, weights, values, best.places) == pytest.approx(most)
    assert best.bound == pytest.approx(most)


@pytest.mark.parametrize(
    "limits", [{"NARROW": 0}, {"NARROW": 0, "SWEPT": 0}, {"NARROW": 0, "ROOM": 0}], ids=["prices", "none", "lines"]
)
def test_a_market_too_large_to_pack_is_bounded_honestly(limits, monkeypatch) -> None:
    for name, value in limits.items():
        monkeypatch.setattr(module, name, value)
    problem, weights = problem_of(*MARKET), Weights()
    values = Values.of(problem, weights, {})
    most = max(worth(problem, weights, values, places) for places in every_plan(problem))
    best = best_places(problem, weights, values, feasible_places(problem), effort=2)
    assert worth(problem, weights, values, best.places) <= most + 1e-9
    assert best.bound >= most - 1e-9


@pytest.fixture
def idle(monkeypatch):
    """A search that finds nothing, so that all is left to the proof."""
    monkeypatch.setattr(Annealing, "run", lambda search, *_, **__: tuple(search._places))


@pytest.mark.usefixtures("idle")
@pytest.mark.parametrize("weights", [Weights(), HEAVY, FLAT], ids=["usual", "heavy", "flat"])
def test_the_proof_finds_the_best_plan_by_itself(weights) -> None:
    problem = problem_of(*MARKET)
    values = Values.of(problem, weights, {})
    most = max(worth(problem, weights, values, places) for places in every_plan(problem))
    best = best_places(problem, weights, values, feasible_places(problem), effort=2)
    assert worth(problem, weights, values, best.places) == pytest.approx(most)
    assert best.bound == pytest.approx(most)


@pytest.mark.usefixtures("idle")
@pytest.mark.parametrize("seed", [34, 50, 55])
def test_open_fire_between_categories_is_part_of_the_proof(seed) -> None:
    """Fire with a gap, on two rows back to back: shapes that are best one by one often cannot be filled together."""
    chance = random.Random(seed)
    demands = [
        Demand(
            str(n),
            str(n),
            category=chance.choice(["food", "textile", "decor"]),
            fire=chance.random() < 0.4,
            wants=(chance.choice("AB") + str(chance.randint(1, 4)),),
            order=n,
        )
        for n in range(5)
    ]
    problem = problem_of(BACK_TO_BACK, demands, fire_gap=True)
    values = Values.of(problem, Weights(), {})
    most = max(worth(problem, Weights(), values, places) for places in every_plan(problem))
    best = best_places(problem, Weights(), values, feasible_places(problem), effort=2)
    assert worth(problem, Weights(), values, best.places) == pytest.approx(most)
    assert best.bound == pytest.approx(most)


@pytest.mark.usefixtures("idle")
@pytest.mark.parametrize("unknown", [1.0, 0.5], ids=["all", "half"])
def test_an_arrangement_that_stays_unknown_leaves_an_honest_gap(unknown, monkeypatch) -> None:
    chance = random.Random(3)

    def often_undecided(*asked):
        if chance.random() < unknown:
            raise Undecided
        return arrange(*asked)

    monkeypatch.setattr(packing, "arrange", often_undecided)
    problem, weights = problem_of(*MARKET), Weights()
    values = Values.of(problem, weights, {})
    most = max(worth(problem, weights, values, places) for places in every_plan(problem))
    best = best_places(problem, weights, values, feasible_places(problem), effort=2)
    assert worth(problem, weights, values, best.places) <= most + 1e-9
    assert best.bound >= most - 1e-6


def test_every_step_of_a_search_is_valid_and_gains_what_it_says() -> None:
    problem, weights = problem_of(*MARKET), Weights()
    values, start = Values.of(problem, weights, {}), feasible_places(problem)
    search, total, chance = Annealing(problem, weights, values, start), None, random.Random(1)
    total = worth(problem, weights, values, start)
    for _ in range(400):
        demand = chance.choice(search._movable)
        target = search._target(demand)
        if target < 0:
            continue
        single = len(problem.positions[search._places[demand]]) == 1
        total += (search._swap if single else search._exchange)(demand, target, -2.0)
        assert total == pytest.approx(worth(problem, weights, values, tuple(search._places)))
        assert keeps_fire_rules(problem, tuple(search._places))
        assert len(set(search._holder) - {-1}) == len(problem.demands)


def test_groups_are_arranged_within_their_shapes_as_well_as_can_be() -> None:
    problem, weights = problem_of(*MARKET), Weights()
    merged = Merged.of(problem, weights, Values.of(problem, weights, {}))
    food = [kind for kind in merged.kinds if merged.categories[kind.category] == "food"]
    category = food[0].category
    assert arrange(merged, food, {category: (0, 1, 2)}).places.keys() == {0, 1}  # A1 A2 A3: power at both ends
    assert arrange(merged, food, {category: (1, 3, 4)}) is None  # no power, nothing adjacent


def test_ribbons_begin_near_whole_blocks() -> None:
    drawing = [[f"{row}{n}" for n in range(1, 9)] for row in "ABCD"]
    demands = [Demand(f"{n}", f"{n}", category=("food", "textile", "decor")[n % 3], order=n) for n in range(24)]
    problem = problem_of(drawing, demands)
    values = Values.of(problem, Weights(), {})
    starts = Strips(problem).starts(2)
    assert starts
    assert worth(problem, Weights(), values, starts[0]) > worth(problem, Weights(), values, feasible_places(problem))
    assert Strips(problem_of(drawing, [Demand("1", "1", category="food")])).starts(2) == []
