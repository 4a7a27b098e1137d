"""Can they stand at all: the exact model behind every plan, every draw and every refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.layout import feasible
from otopsheets.layout.demands import Demand
from otopsheets.layout.feasible import Undecided, feasible_places, keeps_fire_rules, nearest_places
from otopsheets.layout.problem import Problem, compile_problem
from otopsheets.layout.solver import Solved
from tests.layout.by_hand import every_plan, possible
from tests.layout.grounds import ground_of, markets


def named(problem: Problem, places: tuple[int, ...]) -> dict[str, tuple[str, ...]]:
    labels = [stall.label for stall in problem.venue.stalls]
    standing = zip(problem.demands, places, strict=True)
    return {demand.key: tuple(labels[stall] for stall in problem.positions[place]) for demand, place in standing}


@given(markets(), st.booleans(), st.data())
def test_what_is_forbidden_is_not_taken(market, fire_gap: bool, data: st.DataObject) -> None:
    ground, demands = market
    problem = compile_problem(ground.venue, demands, fire_gap=fire_gap)
    forbidden = {
        number: frozenset(data.draw(st.sets(st.sampled_from(allowed), max_size=2)))
        for number, allowed in enumerate(problem.allowed)
        if allowed and data.draw(st.booleans())
    }
    places = feasible_places(problem, forbidden)
    banned = {
        (
            problem.demands[number].key,
            frozenset(problem.venue.stalls[stall].label for stall in problem.positions[place]),
        )
        for number, barred in forbidden.items()
        for place in barred
    }
    left = (
        plan
        for plan in every_plan(ground, demands, fire_gap=fire_gap)
        if not any((key, frozenset(held)) in banned for key, held in plan.items())
    )
    assert (places is None) == (next(left, None) is None)
    if places is not None:
        assert keeps_fire_rules(problem, places)
        assert not any(place in forbidden.get(number, ()) for number, place in enumerate(places))


@given(markets(6, 4), st.data())
def test_the_nearest_plan_has_as_many_as_can_be_where_their_category_is_wanted(market, data: st.DataObject) -> None:
    ground, demands = market
    wanted = {plot.label: data.draw(st.sampled_from(["food", "textile", None])) for plot in ground.plots}
    problem = compile_problem(ground.venue, demands, fire_gap=False)
    target = [wanted[stall.label] for stall in problem.venue.stalls]

    def wish(demand: int, place: int) -> float:
        here = problem.demands[demand].category
        return float(sum(bool(here) and target[stall] == here for stall in problem.positions[place]))

    places = nearest_places(problem, wish, lambda demand: problem.demands[demand].category)
    category = {demand.key: demand.category for demand in demands}

    def right(plan: dict[str, tuple[str, ...]]) -> int:
        return sum(
            bool(category[key]) and wanted[label] == category[key] for key, held in plan.items() for label in held
        )

    assert (places is not None) == possible(ground, demands, fire_gap=False)
    if places is not None:
        assert right(named(problem, places)) == max(map(right, every_plan(ground, demands, fire_gap=False)))


@pytest.mark.parametrize(
    ("fire_gap", "category", "places", "kept"),
    [(False, "textile", ("A1", "A2"), False), (False, "food", ("A1", "A2"), True), (True, "food", ("A1", "A2"), False),
     (True, "food", ("A1", "A3"), True), (False, "textile", ("A1", "A3"), True)],
)  # fmt: skip
def test_fire_rules_of_a_whole_placement(fire_gap, category, places, kept) -> None:
    demands = [Demand("A", "ก", fire=True, category="food"), Demand("B", "ข", category=category)]
    problem = compile_problem(ground_of("ss s").venue, demands, fire_gap=fire_gap)
    number = {problem.venue.stalls[stalls[0]].label: index for index, stalls in enumerate(problem.positions)}
    assert keeps_fire_rules(problem, tuple(number[label] for label in places)) == kept


def test_a_question_that_is_too_hard_is_not_answered_by_guess(monkeypatch) -> None:
    monkeypatch.setattr(feasible, "solve", lambda model, nodes: Solved("stopped", (), 0.0, 0.0))
    with pytest.raises(Undecided):
        feasible_places(compile_problem(ground_of("ss").venue, [Demand("A", "ก")], fire_gap=False))
