"""What a category needs within its shape holds in every plan, and is what its groups cannot do without."""

from hypothesis import given, settings

from otopsheets.layout.demands import Demand
from otopsheets.layout.kinds import Merged
from otopsheets.layout.options import Weights
from otopsheets.layout.scarce import Need, pressing_needs
from otopsheets.layout.scoring import Values
from tests.layout.markets import every_plan, problem_of
from tests.layout.pinned import pinned_markets

WIDE = 10_000
"""Room for all needs of a small market."""


def merged_of(drawing, demands):
    problem = problem_of(drawing, demands)
    return Merged.of(problem, Weights(), Values.of(problem, Weights(), {}))


@given(pinned_markets())
@settings(deadline=None)
def test_every_plan_has_what_is_needed(asked) -> None:
    problem = problem_of(*asked)
    merged = Merged.of(problem, Weights(), Values.of(problem, Weights(), {}))
    needs = pressing_needs(merged, WIDE)
    for places in every_plan(problem):
        for shape, needed in zip(merged.shapes_of(places), needs, strict=True):
            assert all(len(need.stalls & set(shape)) >= need.count for need in needed)


WATER = [["A1 น้ำ", "A2", "A3", "A4", "A5", "A6 น้ำ"], [], ["B1 ไฟ", "B2 ไฟ", "B3 ไฟ", "B4 น้ำ", "B5", "B6"]]


def test_those_who_need_water_make_it_scarce_for_their_category() -> None:
    demands = [Demand(f"{n}", f"{n}", category="food", water=n < 2) for n in range(5)]
    assert pressing_needs(merged_of(WATER, demands), WIDE) == [(Need(frozenset({0, 5, 9}), 2),)]


SERVICES = [{"water": True}, {"water": True}, {"power": True}, {"power": True}, {}]


def test_two_services_on_the_same_stall_are_needed_apart_and_together() -> None:
    """Two need water and two power: of the five stalls with either, four."""
    drawing = [["A1 น้ำ", "A2", "A3", "A4", "A5", "A6 น้ำ"], [], ["B1 ไฟ", "B2 ไฟ น้ำ", "B3 ไฟ", "B4", "B5", "B6"]]
    demands = [Demand(f"{n}", f"{n}", category="food", **asked) for n, asked in enumerate(SERVICES)]
    (needs,) = pressing_needs(merged_of(drawing, demands), WIDE)
    water, power = frozenset({0, 5, 7}), frozenset({6, 7, 8})
    assert set(needs) == {Need(water, 2), Need(power, 2), Need(water | power, 4)}


def test_what_follows_from_other_needs_is_not_counted() -> None:
    """No stall has both services: whoever has enough of each has enough of both."""
    demands = [Demand(f"{n}", f"{n}", category="food", **asked) for n, asked in enumerate(SERVICES)]
    (needs,) = pressing_needs(merged_of(WATER, demands), WIDE)
    assert set(needs) == {Need(frozenset({0, 5, 9}), 2), Need(frozenset({6, 7, 8}), 2)}


def test_nothing_is_scarce_where_everybody_may_stand_everywhere() -> None:
    demands = [Demand(f"{n}", f"{n}", category="food") for n in range(3)]
    assert pressing_needs(merged_of(WATER, demands), WIDE) == [()]


def test_what_there_is_no_room_for_is_not_counted() -> None:
    demands = [Demand(f"{n}", f"{n}", category="food", water=n < 2) for n in range(5)]
    merged = merged_of(WATER, demands)
    assert pressing_needs(merged, 3 * 6) == pressing_needs(merged, WIDE)
    assert pressing_needs(merged, 3 * 6 - 1) == [()]
