"""What must hold: every plan keeps every rule, and a plan comes back exactly when there is one."""

from hypothesis import event, given, settings
from hypothesis import strategies as st

from otopsheets.layout.checker import faults
from otopsheets.layout.conflict import DemandsConflict
from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options
from otopsheets.layout.plan import lay_out
from tests.layout.by_hand import Scale, holds, possible
from tests.layout.grounds import Ground, markets
from tests.layout.recount import recounted

WAYS = st.sampled_from([Options(effort=2), Options(way="draw", seed="2560")])


@settings(max_examples=250)
@given(markets(), WAYS, st.booleans())
def test_a_plan_comes_back_exactly_when_there_is_one_and_keeps_every_rule(
    market, options: Options, fire_gap: bool
) -> None:
    ground, demands = market
    options = Options(options.way, options.seed, fire_gap=fire_gap, effort=options.effort)
    try:
        plan = lay_out(ground.venue, demands, options)
    except DemandsConflict as impossible:
        event(f"impossible: {impossible.conflict.kind}")
        assert not possible(ground, demands, fire_gap=fire_gap)
        check_conflict(ground, demands, impossible, fire_gap=fire_gap)
    else:
        event("a plan")
        assert holds(ground, demands, plan.stalls, fire_gap=fire_gap)
        assert faults(ground.venue, demands, plan.stalls, fire_gap) == []
        told = Scale(ground, demands, options.weights).shares(plan.stalls)
        assert {term: round(part, 6) for term, part in plan.shares.items()} == {
            term: round(part, 6) for term, part in told.items()
        }


def check_conflict(ground: Ground, demands: tuple[Demand, ...], raised: DemandsConflict, *, fire_gap: bool) -> None:
    """The conflict is one, none of it is idle, and its numbers can be counted again."""
    conflict, by_key = raised.conflict, {demand.key: demand for demand in demands}
    keys = [by_key[key] for key in conflict.keys]
    assert not possible(ground, keys, fire_gap=fire_gap)
    for left_out in keys:
        assert possible(ground, [demand for demand in keys if demand is not left_out], fire_gap=fire_gap)
    assert set(conflict.keys) <= set(conflict.asking)
    told = set(conflict.asking), set(conflict.stalls), conflict.needed, conflict.available
    assert recounted(ground, demands, conflict) == told
    assert len(set(conflict.keys)) == len(conflict.keys)
    if conflict.kind == "together":
        assert conflict.needed <= conflict.available
    elif conflict.kind != "pin" or len(conflict.keys) > 1:
        assert conflict.needed > conflict.available
