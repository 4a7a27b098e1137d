"""A plan already announced: whoever can stay stays, and who moves is told by name."""

import pytest

from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options, Weights
from otopsheets.layout.plan import Plan, lay_out
from tests.layout.by_hand import Scale
from tests.layout.fairground import GROUND, groups
from tests.layout.grounds import Ground

OPTIONS = Options(effort=20)


@pytest.fixture(scope="module")
def announced() -> Plan:
    return lay_out(GROUND.venue, groups(), OPTIONS)


def again(announced: Plan, demands: list[Demand], ground: Ground = GROUND, options: Options = OPTIONS) -> Plan:
    """Lay out once more; check that `moved` names those and only those who stand elsewhere now."""
    plan = lay_out(ground.venue, demands, options, announced.stalls)
    before = {key: set(labels) for key, labels in announced.stalls.items()}
    elsewhere = {key for key, labels in plan.stalls.items() if key in before and set(labels) != before[key]}
    assert set(plan.moved) == elsewhere
    assert len(plan.moved) == len(elsewhere)
    return plan


@pytest.mark.parametrize("out", range(20))
def test_when_one_withdraws_almost_nobody_moves(announced: Plan, out: int) -> None:
    left = [demand for demand in groups() if demand.order != out]
    plan = again(announced, left)
    assert len(plan.moved) <= 1
    stayed = {demand.key: announced.stalls[demand.key] for demand in left}
    assert plan.objective >= Scale(GROUND, left, Weights(), announced.stalls).worth(stayed) - 1e-6


def test_nothing_changed_nobody_moves(announced: Plan) -> None:
    assert again(announced, groups()).stalls == announced.stalls


@pytest.mark.parametrize(
    "asks", [{}, {"power": True}, {"stalls": 2}, {"lane": "agency"}, {"fire": True, "category": "food"}]
)
def test_a_newcomer_finds_a_place_and_almost_nobody_moves(announced: Plan, asks: dict[str, object]) -> None:
    left = [demand for demand in groups() if demand.order not in (3, 7, 14)]  # an agency, a plain one, one with power
    plan = again(announced, [*left, Demand("new", "กลุ่มใหม่", order=99, **asks)])  # type: ignore[arg-type] - one field each
    assert len(plan.stalls["new"]) == asks.get("stalls", 1)
    assert len(plan.moved) <= 2


def test_when_a_stall_is_gone_whoever_stood_there_moves(announced: Plan) -> None:
    """Unless the room that is left is of no use to them, they alone."""
    single = next(key for key, labels in announced.stalls.items() if key == "G06" and len(labels) == 1)
    gone = announced.stalls[single][0]
    plan = again(announced, groups(), GROUND.without(gone))
    assert single in plan.moved
    assert len(plan.moved) <= 2
    assert gone not in {label for labels in plan.stalls.values() for label in labels}


def test_stalls_are_the_same_however_the_label_was_written(announced: Plan) -> None:
    written = {key: tuple(f"ล็อก {label}" for label in labels) for key, labels in announced.stalls.items()}
    assert lay_out(GROUND.venue, groups(), OPTIONS, written).moved == ()


def test_without_weight_nobody_is_kept_but_who_moved_is_still_told(announced: Plan) -> None:
    weights = Weights(stability=0.0, togetherness=0.0, block=0.0, same_product=0.0, rotation=0.0, agency=0.0)
    assert again(announced, groups(), options=Options(effort=5, weights=weights)).moved


def test_lots_tell_who_moved_too(announced: Plan) -> None:
    assert again(announced, groups(), options=Options(way="draw", seed="2560")).moved


def test_somebody_not_in_the_plan_before_has_not_moved(announced: Plan) -> None:
    assert (
        lay_out(GROUND.venue, groups(), OPTIONS, {"G00": announced.stalls["G00"], "nobody": ("A1",), "G01": ()}).moved
        == ()
    )
