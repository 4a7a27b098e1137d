"""The certificate: no plan beats the bound, and what is called proven best is the best there is, tried one by one."""

from hypothesis import event, given, settings
from hypothesis import strategies as st

from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options, Weights
from otopsheets.layout.plan import Plan, lay_out
from tests.layout.by_hand import Held, Scale, every_plan, possible
from tests.layout.grounds import Ground, ground_of, markets, weights


def close(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-6 * max(1.0, abs(one), abs(two))


def check_certificate(
    ground: Ground, demands: tuple[Demand, ...], options: Options, announced: Held | None = None
) -> Plan:
    """Compare a plan with every plan there is; return it."""
    scale = Scale(ground, demands, options.weights, announced)
    plan = lay_out(ground.venue, demands, options, announced)
    optimum = max(map(scale.worth, every_plan(ground, demands, fire_gap=options.fire_gap)))
    assert plan.bound is not None
    assert plan.gap is not None
    assert close(plan.objective, scale.worth(plan.stalls))
    assert plan.objective <= optimum or close(plan.objective, optimum)
    assert optimum <= plan.bound or close(optimum, plan.bound)
    assert plan.status in ("proven-best", "feasible")
    assert (plan.status == "proven-best") == (plan.gap == 0.0)
    if plan.status == "proven-best":
        assert close(plan.objective, optimum)
    else:
        assert plan.gap > 0
    return plan


def those_that_fit(ground: Ground, demands: tuple[Demand, ...], *, fire_gap: bool) -> tuple[Demand, ...]:
    """The first six, leaving out whoever cannot stand with those before."""
    kept: list[Demand] = []
    for demand in demands:
        if len(kept) < 6 and possible(ground, [*kept, demand], fire_gap=fire_gap):
            kept.append(demand)
    return tuple(kept)


@settings(max_examples=150)
@given(markets(7, 9), weights(), st.integers(2, 5), st.booleans())
def test_any_market(market, weights: Weights, effort: int, fire_gap: bool) -> None:
    ground, demands = market
    demands = those_that_fit(ground, demands, fire_gap=fire_gap)
    plan = check_certificate(ground, demands, Options(weights=weights, fire_gap=fire_gap, effort=effort))
    event(plan.status)


@settings(max_examples=100)
@given(markets(7, 9), weights(), st.data())
def test_with_a_plan_announced_before(market, weights: Weights, data: st.DataObject) -> None:
    ground, demands = market
    demands = those_that_fit(ground, demands, fire_gap=False)
    announced = dict(data.draw(st.sampled_from(list(every_plan(ground, demands, fire_gap=False)))))
    if ground.plots and announced and data.draw(st.booleans()):  # somebody else was told stalls that are of no use now
        announced[data.draw(st.sampled_from(sorted(announced)))] = (ground.plots[-1].label, "Z9")
    check_certificate(ground, demands, Options(weights=weights, effort=3), announced)


@st.composite
def full_rows(draw: st.DrawFn) -> tuple[Ground, tuple[Demand, ...]]:
    """Plain grounds, nearly full: many plans, and a good one is hard to come by."""
    ground = ground_of(*draw(st.sampled_from([
        ("sssssss",), ("E", "ssss", "", "sss"), ("sss", "sss", "Es"), ("ss#ss", "E", "s#ss"), ("sE", "ss", "ss", "ss"),
        ("Esss", "s  s", "s  s"), ("sss s", "", "E", "", "sss"),
    ])))  # fmt: skip
    count = draw(st.integers(4, 6))
    category = st.sampled_from(["food", "food", "decor", "textile", None])
    product = st.sampled_from(["", "ข้าวแต๋น", "กล้วยฉาบ"])
    wants = st.lists(st.sampled_from([plot.label for plot in ground.plots]), max_size=2).map(tuple)
    last = st.sampled_from([None, 1.0, 5.0, 9.0])
    lane = st.sampled_from(["producer", "producer", "producer", "agency"])
    asked = [
        Demand(f"G{n}", f"กลุ่ม {n}", draw(lane), stalls=draw(st.sampled_from([1, 1, 1, 1, 2])), category=draw(category),
               product=draw(product), wants=draw(wants), order=n, last_distance=draw(last))
        for n in range(count)
    ]  # fmt: skip
    return ground, tuple(asked)


@settings(max_examples=60)
@given(full_rows(), weights(), st.integers(2, 5))
def test_grounds_that_are_nearly_full(market, weights: Weights, effort: int) -> None:
    ground, demands = market
    demands = those_that_fit(ground, demands, fire_gap=False)
    plan = check_certificate(ground, demands, Options(weights=weights, effort=effort))
    event(plan.status)


def test_the_least_markets_are_proven() -> None:
    ground = ground_of("ss")
    assert check_certificate(ground, (), Options(effort=2)).status == "proven-best"
    assert check_certificate(ground, (Demand("G", "กลุ่ม"),), Options(effort=2)).status == "proven-best"
