"""Mosaics give every category its shape, no stall twice; with width enough the first is the best of all."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout.demands import Demand
from otopsheets.layout.feasible import feasible_places, keeps_fire_rules
from otopsheets.layout.filling import Filling
from otopsheets.layout.holdings import WithoutBlocks, grounds
from otopsheets.layout.kinds import Merged, pairs_within
from otopsheets.layout.mosaics import mosaics
from otopsheets.layout.options import Weights
from otopsheets.layout.prices import Prices, Relaxation
from otopsheets.layout.scoring import Values, blocks
from otopsheets.layout.shapes import Sweep
from tests.layout.markets import MARKET, every_plan, problem_of
from tests.layout.pinned import pinned_markets

WIDE = 10_000


def merged_of(problem, weights=Weights()):  # noqa: B008 - frozen
    return Merged.of(problem, weights, Values.of(problem, weights, {}))


def found(merged, link, rent, width=WIDE, room=WIDE):
    sweep = Sweep(merged.problem.near)
    bound = Relaxation(merged, WithoutBlocks(merged, sweep)).at(Prices(link, rent))
    return mosaics(merged, sweep, bound, width, room)


def tiled(merged, number=0, free=None):
    """Every mosaic there is, by brute force."""
    free = frozenset(range(merged.problem.stalls)) if free is None else free
    if number == len(merged.sizes):
        yield ()
        return
    open_to = free.intersection(grounds(merged)[number].open_to)
    for shape in combinations(sorted(open_to), merged.sizes[number]):
        for others in tiled(merged, number + 1, free.difference(shape)):
            yield (shape, *others)


def worth(merged, mosaic, link, rent) -> float:
    """What a mosaic is worth at some prices; no group is without a category."""
    near, weights = merged.problem.near, merged.weights
    free = set(range(merged.problem.stalls)).difference(*mosaic)
    return -sum(rent[stall] for stall in free) + sum(
        weights.togetherness * pairs_within(near, shape)
        - weights.block * (blocks(near, set(shape)) - 1)
        + sum(link[category, stall] for stall in shape)
        for category, shape in enumerate(mosaic)
    )


@pytest.mark.parametrize("weights", [Weights(), Weights(togetherness=2, block=5), Weights(block=0)], ids=str)
@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.25, 1.5]), min_size=24, max_size=24))
@settings(deadline=None, max_examples=25)
def test_with_width_enough_the_first_mosaic_is_the_best(weights, drawn) -> None:
    categories = ["food", "food", "food", "textile", "textile", "decor"]
    demands = [Demand(f"{n}", f"{n}", category=each) for n, each in enumerate(categories)]
    merged = merged_of(problem_of([["A1", "A2", "A3", "A4"], ["B1", "B2 อาหาร", "B3", "B4"]], demands), weights)
    link, rent = np.array(drawn).reshape(3, 8), np.abs(np.array(drawn[:8]))
    first = found(merged, link, rent)[0]
    most = max(worth(merged, mosaic, link, rent) for mosaic in tiled(merged))
    assert worth(merged, first, link, rent) == pytest.approx(most)


@given(pinned_markets(), st.integers(1, 50), st.lists(st.floats(-2, 2), min_size=48, max_size=48))
@settings(deadline=None)
def test_a_mosaic_gives_each_its_shape_and_no_stall_twice(asked, width, drawn) -> None:
    problem = problem_of(*asked)
    merged = merged_of(problem)
    table = np.array(drawn).reshape(4, 12)[:, : problem.stalls]
    for mosaic in found(merged, table[: len(merged.sizes)], np.abs(table[3]), width):
        held = [stall for shape in mosaic for stall in shape]
        assert len(held) == len(set(held))
        assert tuple(map(len, mosaic)) == merged.sizes
        assert all(set(shape) <= set(ground.open_to) for shape, ground in zip(mosaic, grounds(merged), strict=True))


@given(pinned_markets())
@settings(deadline=None)
def test_what_fills_mosaics_is_a_valid_plan_in_them_or_near(asked) -> None:
    problem = problem_of(*asked)
    if feasible_places(problem) is None:
        return
    merged = merged_of(problem)
    still = np.zeros((len(merged.sizes), problem.stalls)), np.zeros(problem.stalls)
    laid = found(merged, *still)
    plans = Filling(merged).plans(laid, 2)
    assert laid
    assert set(plans) <= set(every_plan(problem))


def test_where_no_mosaic_can_be_filled_a_plan_nearby_is_found() -> None:
    """Cloth on both sides of the middle: food with fire cannot stand there, whoever laid the mosaic so."""
    demands = [
        Demand("1", "1", category="food", fire=True),
        Demand("2", "2", category="textile"),
        Demand("3", "3", category="textile"),
    ]
    problem = problem_of([["A1", "A2", "A3", "A4"]], demands)
    merged = merged_of(problem)
    (plan,) = Filling(merged).plans([((1,), (0, 2))], 3)
    assert keeps_fire_rules(problem, plan)
    assert merged.shapes_of(plan)[1] in {(0, 1), (2, 3), (0, 3)}


def test_stalls_closed_to_every_category_are_kept_free_from_the_start() -> None:
    """The first stall is dear to both categories, but who leaves it free leaves one stall to two of them."""
    demands = [Demand(f"{n}", f"{n}", category=each) for n, each in enumerate(["food", "decor"])]
    merged = merged_of(problem_of([["A1", "A2", "A3 หน่วยงาน"]], demands))
    dear = np.array([[-9.0, 0.0, 0.0], [-9.0, 0.5, 0.0]])
    assert found(merged, dear, np.zeros(3), width=1) == [((0,), (1,))]


def test_plans_are_filled_from_mosaics_unlike_each_other() -> None:
    demands = [Demand(f"{n}", f"{n}", category="food" if n < 2 else "decor") for n in range(4)]
    merged = merged_of(problem_of([["A1", "A2", "A3", "A4", "A5"]], demands))
    food_first, nearly, decor_first = ((0, 1), (2, 3)), ((0, 1), (3, 4)), ((3, 4), (1, 2))
    filled = Filling(merged).plans([decor_first, food_first, food_first, nearly], 3)
    assert [merged.shapes_of(plan) for plan in filled] == [[(3, 4), (1, 2)], [(0, 1), (2, 3)], [(0, 1), (3, 4)]]
    three = [((0, 1), (2, 3), (4,)), ((0, 1), (2, 3), (5,)), ((0, 1), (3, 4), (5,))]
    demands.append(Demand("4", "4", category="textile"))
    merged = merged_of(problem_of([["A1", "A2", "A3", "A4", "A5", "A6"]], demands))
    assert merged.categories == ("decor", "food", "textile")
    filled = Filling(merged).plans(three, 3)
    assert [merged.shapes_of(plan) for plan in filled] == [list(three[0]), list(three[2])]


def test_a_market_without_categories_has_one_empty_mosaic() -> None:
    demands = [Demand(f"{n}", f"{n}", lane="agency") for n in range(2)]
    merged = merged_of(problem_of([["A1", "A2", "A3"]], demands))
    assert found(merged, np.zeros((0, 3)), np.zeros(3)) == [()]


def test_a_plan_is_found_where_every_term_speaks() -> None:
    problem = problem_of(*MARKET)
    merged = merged_of(problem)
    laid = found(merged, np.zeros((len(merged.sizes), problem.stalls)), np.zeros(problem.stalls))
    assert set(Filling(merged).plans(laid, 3)) <= set(every_plan(problem))
