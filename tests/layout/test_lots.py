"""Stalls by lot: anybody can recompute them from what is published, and the lots favour nobody."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout.demands import Demand
from otopsheets.layout.lots import lot
from otopsheets.layout.options import Options
from otopsheets.layout.plan import lay_out
from tests.layout.by_hand import every_plan, possible
from tests.layout.fairground import GROUND, groups
from tests.layout.grounds import Ground, ground_of, markets


def recomputed(
    ground: Ground, demands: Sequence[Demand], seed: str, *, fire_gap: bool
) -> Mapping[str, tuple[str, ...]]:
    """Draw as `otopsheets.layout.lots` says in words, knowing every plan there is."""
    plans = list(every_plan(ground, demands, fire_gap=fire_gap))
    queue = sorted(demands, key=lambda demand: (demand.order, demand.key))
    for demand in [*(each for each in queue if each.pinned), *(each for each in queue if not each.pinned)]:
        lots = {
            place: int(hashlib.sha256(f"{seed}|{demand.key}|{'+'.join(place)}".encode()).hexdigest(), 16)
            for place in {plan[demand.key] for plan in plans}
        }
        luckiest = min(lots, key=lots.__getitem__)
        plans = [plan for plan in plans if plan[demand.key] == luckiest]
    (plan,) = plans
    return plan


@settings(max_examples=150)
@given(markets(7, 9), st.sampled_from(["", "2560", "๑๒๓", "a|b+c"]), st.booleans())
def test_anybody_can_recompute_the_lots(market, seed: str, fire_gap: bool) -> None:
    ground, asked = market
    demands: list[Demand] = []
    for demand in asked:
        if len(demands) < 6 and possible(ground, [*demands, demand], fire_gap=fire_gap):
            demands.append(demand)
    plan = lay_out(ground.venue, demands, Options(way="draw", seed=seed, fire_gap=fire_gap))
    assert plan.stalls == recomputed(ground, demands, seed, fire_gap=fire_gap)
    assert (plan.status, plan.bound, plan.gap) == ("drawn", None, None)


def test_whom_the_committee_left_a_choice_chooses_first() -> None:
    ground = ground_of("sss")
    demands = [Demand("G0", "กลุ่ม 0"), Demand("G1", "กลุ่ม 1", pinned=("A1", "A2"), order=1)]
    for seed in map(str, range(20)):
        drawn = lay_out(ground.venue, demands, Options(way="draw", seed=seed)).stalls
        assert drawn == recomputed(ground, demands, seed, fire_gap=False)
        assert drawn["G1"] == min([("A1",), ("A2",)], key=lambda labels: lot(seed, "G1", labels))


def test_a_lot_is_what_a_pocket_calculator_says() -> None:
    """`printf '2560|G01|A1+A2' | sha256sum`"""
    assert lot("2560", "G01", ("A1", "A2")) == "dcebfa6dba9a31615dbd846c2c416c22b298de14524e632de6865d37b92d97ac"


def frequencies(rows: tuple[str, ...], demands: list[Demand], seeds: int) -> dict[str, Counter[tuple[str, ...]]]:
    venue = ground_of(*rows).venue
    counts: dict[str, Counter[tuple[str, ...]]] = {demand.key: Counter() for demand in demands}
    for seed in range(seeds):
        for key, labels in lay_out(venue, demands, Options(way="draw", seed=f"{seed}")).stalls.items():
            counts[key][labels] += 1
    return counts


def chi_square(counts: Mapping[tuple[str, ...], int], places: int) -> float:
    expected = sum(counts.values()) / places
    missing = places - len(counts)
    return sum((count - expected) ** 2 / expected for count in counts.values()) + missing * expected


UNLIKELY_OF_8, UNLIKELY_OF_4 = 24.3, 16.3  # chi-square that one fair draw in a thousand exceeds, of 8 and of 4 places


def test_every_group_gets_every_stall_as_often() -> None:
    counts = frequencies(("ssss", "", "ssss"), [Demand(f"G{n}", f"กลุ่ม {n}", order=n) for n in range(5)], seeds=400)
    for key, each in counts.items():
        assert chi_square(each, 8) < UNLIKELY_OF_8, key


def test_the_first_in_the_draw_gets_every_place_it_may_take_as_often() -> None:
    """Also where others need what it could take, as long as there is enough of it for all."""
    demands = [
        Demand("G0", "กลุ่ม 0", power=True),
        *(Demand(f"G{n}", f"กลุ่ม {n}", order=n, power=n == 1) for n in range(1, 4)),
    ]
    counts = frequencies(("pppp", "", "sss"), demands, seeds=400)
    assert set(counts["G0"]) == {("A1",), ("A2",), ("A3",), ("A4",)}
    assert chi_square(counts["G0"], 4) < UNLIKELY_OF_4


def test_a_skewed_draw_would_be_seen() -> None:
    assert chi_square({("A1",): 130, ("A2",): 90, ("A3",): 90, ("A4",): 90}, 4) < UNLIKELY_OF_4
    assert chi_square({("A1",): 160, ("A2",): 80, ("A3",): 80, ("A4",): 80}, 4) > UNLIKELY_OF_4
    assert chi_square({("A1",): 200, ("A2",): 200}, 4) > UNLIKELY_OF_4


def test_another_seed_is_another_plan_and_the_same_seed_the_same() -> None:
    drawn = [lay_out(GROUND.venue, groups(), Options(way="draw", seed=seed)).stalls for seed in ("1", "2", "1")]
    assert drawn[0] == drawn[2] != drawn[1]
