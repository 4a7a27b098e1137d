"""What must hold: every plan keeps every rule, and a plan comes back exactly when there is one."""

from dataclasses import replace

from hypothesis import event, given, settings
from hypothesis import strategies as st

from otopsheets.layout.checker import faults
from otopsheets.layout.conflict import DemandsConflict
from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options
from otopsheets.layout.plan import lay_out
from tests.layout.by_hand import Scale, holds, possible
from tests.layout.grounds import Ground, Plot, grounds, markets
from tests.layout.recount import recounted

WAYS = st.sampled_from([Options(effort=2), Options(way="draw", seed="2560")])


@st.composite
def troubled(draw: st.DrawFn) -> tuple[Ground, tuple[Demand, ...]]:
    """Stalls enough for all and marked for nobody: only rows, fire and the committee can be in the way."""
    ground = draw(grounds(8))
    ground = replace(ground, plots=tuple(Plot(p.label, p.row, p.column, p.height, p.width) for p in ground.plots))
    labels = [plot.label for plot in ground.plots]
    asked: list[Demand] = []
    for number in range(draw(st.integers(2, 5))):
        stalls = draw(st.sampled_from([1, 1, 1, 2]))
        if sum(demand.stalls for demand in asked) + stalls <= len(labels):
            pinned = (draw(st.sampled_from(labels)),) if draw(st.integers(1, 4)) == 1 else ()
            category = draw(st.sampled_from(["textile", "food"]))
            fire = draw(st.integers(1, 3)) == 1
            asked.append(
                Demand(f"G{number}", f"กลุ่ม {number}", stalls=stalls, category=category, fire=fire, pinned=pinned)
            )
    return ground, tuple(asked)


@settings(max_examples=250)
@given(markets(), WAYS, st.booleans())
def test_a_plan_comes_back_exactly_when_there_is_one(market, options: Options, fire_gap: bool) -> None:
    check(*market, replace(options, fire_gap=fire_gap))


@settings(max_examples=200)
@given(troubled(), WAYS, st.booleans())
def test_and_so_where_rows_fire_and_pins_are_in_the_way(market, options: Options, fire_gap: bool) -> None:
    check(*market, replace(options, fire_gap=fire_gap))


def check(ground: Ground, demands: tuple[Demand, ...], options: Options) -> None:
    """Compare what the program says with every plan there is."""
    try:
        plan = lay_out(ground.venue, demands, options)
    except DemandsConflict as impossible:
        event(f"impossible: {impossible.conflict.kind}")
        assert not possible(ground, demands, fire_gap=options.fire_gap)
        check_conflict(ground, demands, impossible, fire_gap=options.fire_gap)
    else:
        event("a plan")
        assert holds(ground, demands, plan.stalls, fire_gap=options.fire_gap)
        assert faults(ground.venue, demands, plan.stalls, options.fire_gap) == []
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
