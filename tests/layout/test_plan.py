"""From demands to a plan: what must hold holds, and what cannot be is told in numbers."""

from dataclasses import replace

import pytest

from otopsheets.errors import NoLayoutPossible
from otopsheets.layout import plan as plan_module
from otopsheets.layout.best import Best
from otopsheets.layout.checker import faults
from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options, Weights
from otopsheets.layout.plan import lay_out
from otopsheets.layout.venue import read_venue

LIGHT = Options(effort=2)


def market():
    venue, _ = read_venue(
        "ผัง",
        [
            ["ทางเข้า"],
            ["A1 ไฟ", "A2 ไฟ", "A3", "ต้นไม้", "A4", "A5 ไฟ น้ำ"],
            [],
            ["B1 หน่วยงาน", "B2", "B3", "B4", "B5", "B6"],
        ],
    )
    return venue


def group(key: str, **owed) -> Demand:
    return Demand(key, f"กลุ่ม {key}", **owed)


def test_no_demands_is_an_empty_plan_that_is_best() -> None:
    plan = lay_out(market(), [])
    assert (plan.status, plan.stalls, plan.gap) == ("proven-best", {}, 0.0)


@pytest.mark.parametrize("size", [2.0**-30, 2.0**10, 2.0**50])
def test_only_the_proportions_of_the_weights_matter(size: float) -> None:
    demands = [group(f"{n}", category=("food", "decor")[n % 2], wants=("A2",), order=n) for n in range(6)]
    usual = lay_out(market(), demands, LIGHT)
    sized = lay_out(market(), demands, replace(LIGHT, weights=Weights().over(1 / size)))
    assert (sized.status, sized.stalls) == ("proven-best", usual.stalls)
    assert sized.objective / size == pytest.approx(usual.objective)
    assert sum(sized.shares.values()) == pytest.approx(sized.objective)


def test_the_gap_below_zero_is_no_more_than_the_whole(monkeypatch) -> None:
    """A bound of nought over a plan worth less: no division by nought, no gap of millions per cent."""
    monkeypatch.setattr(plan_module, "best_places", lambda _p, _w, _v, start, _e: Best(start, 0.0))
    apart = [group(f"{n}", category="food", pinned=(label,)) for n, label in enumerate(("A1", "B6"))]
    plan = lay_out(market(), apart, replace(LIGHT, weights=Weights(togetherness=0, rotation=0)))
    assert (plan.status, plan.objective, plan.bound, plan.gap) == ("feasible", -2.0, 0.0, 1.0)


WAYS = [LIGHT, *(Options(way="draw", seed=seed) for seed in ("2560", "1", "2"))]


@pytest.mark.parametrize("options", WAYS)
def test_nobody_is_put_back_to_back_but_by_the_committee(options: Options) -> None:
    """The first row is full of pins: a pair has its place in the second, or where the committee says."""
    venue, _ = read_venue("ผัง", [["A1", "A2", "A3"], ["B1", "B2", "B3"], ["ทางเข้า"]])
    pinned = group("P", pinned=("A2",))
    assert lay_out(venue, [group("G", stalls=2), pinned], options).stalls["G"] in {("B1", "B2"), ("B2", "B3")}
    decided = group("G", stalls=2, pinned=("ล็อก B3", "a๓"))
    assert lay_out(venue, [decided, pinned], options).stalls["G"] == ("A3", "B3")


def test_stalls_that_the_committee_named_apart_are_refused() -> None:
    with pytest.raises(NoLayoutPossible, match="ตรงนั้นไม่มีล็อกที่ใช้ได้ติดกัน 2 ล็อก"):
        lay_out(market(), [group("G", stalls=2, pinned=("A1", "A3"))], LIGHT)


@pytest.mark.parametrize("options", [LIGHT, Options(way="draw", seed="2560")])
def test_every_hard_rule_holds_either_way(options: Options) -> None:
    venue = market()
    demands = [
        group("โขลก", stalls=2, power=True, category="food", fire=True),
        group("ทอ", category="textile", order=1),
        group("ยา", water=True, order=2),
        group("อำเภอ", lane="agency", order=3),
        group("เย็บ", category="textile", pinned=("B6",), order=4),
        group("ปั้น", stalls=3, order=5),
    ]
    plan = lay_out(venue, demands, options)
    assert faults(venue, demands, plan.stalls) == []
    assert plan.stalls["โขลก"] == ("A1", "A2")
    assert plan.stalls["อำเภอ"] == ("B1",)
    assert plan.stalls["ยา"] == ("A5",)
    assert plan.stalls["เย็บ"] == ("B6",)
    assert sum(plan.shares.values()) == pytest.approx(plan.objective)


@pytest.mark.parametrize(
    ("demands", "needed", "available", "sentence"),
    [
        (
            [group(f"{n}", power=True) for n in range(4)],
            4,
            3,
            "ต้องใช้ไฟ 4 กลุ่ม รวม 4 ล็อก แต่ล็อกที่มีไฟมี 3 ล็อก",
        ),
        ([group(f"{n:02}") for n in range(11)], 11, 10, "ต้องใช้ล็อกทั่วไป 11 กลุ่ม รวม 11 ล็อก แต่ล็อกทั่วไป มี 10 ล็อก"),
        ([group("ยาว", stalls=6)], 1, 0, "ต้องใช้ล็อกทั่วไป ติดกัน 6 ล็อก 1 กลุ่ม แต่ผังมีที่ติดกันยาวพอ 0 แห่ง"),
        ([group("ปัก", pinned=("Z1",))], 1, 0, "มติกำหนดล็อก Z1 ให้ กลุ่ม ปัก"),
        (
            [group("ก", pinned=("A1",)), group("ข", pinned=("A1",))],
            2,
            1,
            "2 กลุ่ม รวม 2 ล็อก ตามมติแล้วลงได้เฉพาะ 1 ล็อก (A1)",
        ),
    ],
)
def test_what_cannot_be_is_told_in_numbers(demands, needed: int, available: int, sentence: str) -> None:
    with pytest.raises(NoLayoutPossible) as raised:
        lay_out(market(), demands, LIGHT)
    assert (raised.value.conflict.needed, raised.value.conflict.available) == (needed, available)
    assert str(raised.value).startswith(sentence)
    assert raised.value.exit_code == 4


def test_the_order_in_which_demands_come_changes_nothing() -> None:
    demands = [group(f"{n}", category="food" if n % 2 else "textile", order=n) for n in range(8)]
    assert lay_out(market(), demands, LIGHT) == lay_out(market(), demands[::-1], LIGHT)


def test_a_plan_already_announced_is_kept_but_for_good_reason() -> None:
    venue, demands = market(), [group(f"{n}", category="food", order=n) for n in range(8)]
    first = lay_out(venue, demands, LIGHT)
    again = lay_out(venue, demands[1:], LIGHT, announced=first.stalls)
    assert again.moved == ()


@pytest.mark.parametrize("options", [LIGHT, Options(way="draw", seed="2560")])
def test_where_no_agency_has_a_place_an_agency_stands_on_a_stall_kept_for_nobody(options: Options) -> None:
    venue, _ = read_venue("ผัง", [["A1 อาหาร", "A2 อาหาร", "A3"]], categories={"อาหาร": "food"})
    plan = lay_out(venue, [group("อำเภอ", lane="agency", category="food")], options)
    assert plan.stalls == {"อำเภอ": ("A3",)}
