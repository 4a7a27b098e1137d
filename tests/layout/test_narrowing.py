"""What the settled ones leave to the others loses no plan."""

from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout.demands import Demand
from otopsheets.layout.narrowing import narrowed
from tests.layout.markets import every_plan, problem_of
from tests.layout.pinned import pinned_markets


@given(pinned_markets(), st.booleans())
@settings(deadline=None, max_examples=150)
def test_every_plan_stays_and_no_new_one_comes(market, fire_gap) -> None:
    problem = problem_of(*market, fire_gap=fire_gap)
    plans = set(every_plan(problem))
    if plans:
        less = narrowed(problem)
        assert set(every_plan(less)) == plans
        assert all(set(few) <= set(all_) for few, all_ in zip(less.allowed, problem.allowed, strict=True))


def test_one_pin_settles_the_next() -> None:
    """A1 is pinned, so the two who need adjacent stalls have A2 A3 left, and the last one A4."""
    problem = problem_of(
        [["A1", "A2", "A3", "ต้นไม้", "A4"]],
        [Demand("1", "1", pinned=("A1",)), Demand("2", "2", stalls=2, order=1), Demand("3", "3", order=2)],
    )
    assert [len(places) for places in narrowed(problem).allowed] == [1, 1, 1]


def test_settled_fire_keeps_textiles_from_the_stalls_beside() -> None:
    demands = [
        Demand("1", "1", pinned=("A2",), fire=True, category="food"),
        Demand("2", "2", category="textile", order=1),
        Demand("3", "3", category="decor", order=2),
    ]
    row = [["A1", "A2", "A3", "A4", "A5"]]
    at = problem_of(row, demands)
    assert [{at.positions[p] for p in places} for places in narrowed(at).allowed] == [
        {(1,)}, {(3,), (4,)}, {(0,), (2,), (3,), (4,)},
    ]  # fmt: skip
    wide = narrowed(problem_of(row, demands, fire_gap=True))
    assert {wide.positions[place] for place in wide.allowed[2]} == {(3,), (4,)}
