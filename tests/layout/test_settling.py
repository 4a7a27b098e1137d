"""Part by part: what moves keeps every hard rule, never loses, and finds what single steps do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout import settling as module
from otopsheets.layout.demands import Demand
from otopsheets.layout.kinds import Merged
from otopsheets.layout.mixtures import plans_near
from otopsheets.layout.options import Weights
from otopsheets.layout.scoring import Values
from otopsheets.layout.settling import Settling
from tests.layout.grounds import weights
from tests.layout.markets import every_plan, problem_of, worth
from tests.layout.pinned import pinned_markets

TWO_ROWS = [["A1", "A2", "A3"], [], ["B1", "B2", "B3"]]
MIXED = [
    Demand(str(n), str(n), category=category, order=n)
    for n, category in enumerate(["food", "textile", "food", "textile", "food", "textile"])
]


def test_two_categories_change_places_at_once() -> None:
    """Striped, no exchange of two groups helps much; settled together, each category has a block of its own."""
    problem, usual = problem_of(TWO_ROWS, MIXED), Weights()
    values = Values.of(problem, usual, {})
    striped = tuple(range(6))
    better = Settling(problem, usual, values).bettered(striped, 10)
    assert worth(problem, usual, values, better) == max(
        worth(problem, usual, values, plan) for plan in every_plan(problem)
    )


@given(asked=pinned_markets(), weighed=weights(), fire_gap=st.booleans(), together=st.sampled_from([2, 3]))
@settings(deadline=None, max_examples=60)
def test_any_market_is_never_worse_and_stays_valid(asked, weighed: Weights, fire_gap: bool, together: int) -> None:
    problem, usual = problem_of(*asked, fire_gap=fire_gap), weighed.over(weighed.size)
    values = Values.of(problem, usual, {})
    plans = list(every_plan(problem))
    if not plans:
        return
    settled = Settling(problem, usual, values)
    for plan in plans[:: max(1, len(plans) // 5)]:
        better = settled.bettered(plan, 20, together)
        assert better in plans
        assert worth(problem, usual, values, better) >= worth(problem, usual, values, plan) - 1e-6


@given(asked=pinned_markets(), fire_gap=st.booleans(), chosen=st.integers(0, 255))
@settings(deadline=None, max_examples=100)
def test_a_part_may_stand_just_where_the_whole_may(asked, fire_gap: bool, chosen: int) -> None:
    problem = problem_of(*asked, fire_gap=fire_gap)
    plans = list(every_plan(problem))
    if not plans:
        return
    places = plans[0]
    moving = [number for number in range(len(places)) if chosen >> number % 8 & 1]
    around = problem.around(places, moving)
    others = set(range(len(places))) - set(moving)
    kept = {
        tuple(plan[number] for number in moving) for plan in plans if all(plan[each] == places[each] for each in others)
    }
    assert set(every_plan(around)) == kept


def test_a_part_too_wide_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NARROW", 0)
    problem = problem_of(TWO_ROWS, MIXED)
    values = Values.of(problem, Weights(), {})
    assert Settling(problem, Weights(), values).bettered(tuple(range(6)), 10) == tuple(range(6))


def test_plans_near_a_mixture_keep_to_what_was_drawn() -> None:
    problem = problem_of(TWO_ROWS, MIXED)
    merged = Merged.of(problem, Weights(), Values.of(problem, Weights(), {}))
    food, textile = (merged.categories.index(name) for name in ("food", "textile"))
    mixed = [(food, (0, 1, 2), 0.5), (food, (3, 4, 5), 0.5), (textile, (3, 4, 5), 0.5)]
    for plan in plans_near(merged, mixed, 5):
        rows = {tuple(sorted(shape)) for shape in merged.shapes_of(plan)}
        assert rows == {(0, 1, 2), (3, 4, 5)}
