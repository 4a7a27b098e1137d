"""The checker finds each broken rule, that one and no other, and shares no thought with the model it checks."""

import ast
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout import checker
from otopsheets.layout.checker import Fault, faults
from otopsheets.layout.demands import Demand
from otopsheets.layout.marks import label_key
from otopsheets.layout.stalls import Stall, Venue
from tests.layout.by_hand import holds, plain
from tests.layout.grounds import Ground, ground_of, grounds, markets

GROUND = ground_of(
    "E           ",
    "pps#ss  tf f",  # A1–A8: A1 and A2 have power; a tree stands after A3; A6 is for textiles, A7 and A8 for food
    "            ",
    "w aa  s  ss ",  # A9 has water, A10 and A11 are for agencies, A12 stands alone, A13 and A14 side by side
)
VENUE = GROUND.venue
ASKED = {
    demand.key: demand
    for demand in [
        Demand("pair", "กลุ่มคู่", stalls=2, power=True),
        Demand("wet", "กลุ่มน้ำ", water=True),
        Demand("office", "หน่วยงานหนึ่ง", lane="agency"),
        Demand("weaver", "กลุ่มทอผ้า", category="textile"),
        Demand("cook", "กลุ่มปรุง", category="food", pinned=("ล็อก A๗",)),
        Demand("plain", "กลุ่มทั่วไป", pinned=("A4", "ล็อก A5")),
        Demand("grill", "กลุ่มปิ้งย่าง", category="decor", fire=True),
    ]
}
SOUND = {
    "pair": ("A1", "A2"), "wet": ("A9",), "office": ("A10",), "weaver": ("A6",), "cook": ("A7",), "plain": ("A4",), "grill": ("A13",),
}  # fmt: skip


def found(
    broken: dict[str, tuple[str, ...]], *, fire_gap: bool = False, **other: Demand
) -> set[tuple[str, str, tuple[str, ...]]]:
    """What is wrong with the sound plan when some of it is changed: rule, group, stalls."""
    demands = list({**ASKED, **other}.values())
    return {(fault.rule, fault.key, fault.stalls) for fault in faults(VENUE, demands, {**SOUND, **broken}, fire_gap)}


def test_a_plan_that_keeps_every_rule_has_no_fault() -> None:
    assert found({}) == set()


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        pytest.param({"grill": ()}, ("unplaced", "grill", ()), id="nowhere"),
        pytest.param({"nobody": ("A14",)}, ("unknown", "nobody", ("A14",)), id="a group that asked for nothing"),
        pytest.param({"grill": ("Z9",)}, ("unknown", "grill", ("Z9",)), id="a stall that is not drawn"),
        pytest.param({"grill": ("A13", "A14")}, ("count", "grill", ("A13", "A14")), id="more than granted"),
        pytest.param({"pair": ("A1",)}, ("count", "pair", ("A1",)), id="fewer than granted"),
        pytest.param({"pair": ("A1", "A1")}, ("count", "pair", ("A1", "A1")), id="one stall told twice"),
        pytest.param({"grill": ("A9",)}, ("doubled", "wet", ("A9",)), id="two groups on one stall"),
        pytest.param({"pair": ("A2", "A3")}, ("power", "pair", ("A3",)), id="no power"),
        pytest.param({"wet": ("A12",)}, ("water", "wet", ("A12",)), id="no water"),
        pytest.param({"grill": ("A11",)}, ("agency", "grill", ("A11",)), id="on an agency's stall"),
        pytest.param({"office": ("A14",)}, ("agency", "office", ("A14",)), id="an agency elsewhere"),
        pytest.param({"grill": ("A8",)}, ("category", "grill", ("A8",)), id="on a category's stall"),
        pytest.param({"weaver": ("A12",)}, ("category", "weaver", ("A12",)), id="a category elsewhere"),
        pytest.param({"plain": ("A3",)}, ("pin", "plain", ("A3",)), id="not where the committee said"),
    ],
)
def test_each_broken_rule_is_found_and_no_other(broken, fault) -> None:
    assert found(broken) == {fault}


@pytest.mark.parametrize(
    "apart",
    [("A3", "A4"), ("A1", "A3"), ("A2", "A9"), ("A13", "A1")],
    ids=["a tree between", "a stall between", "rows apart", "far"],
)
def test_stalls_that_are_not_adjacent_in_one_row_are_found(apart) -> None:
    pair = Demand("pair", "กลุ่มคู่", stalls=2)
    alone = {key: labels for key, labels in SOUND.items() if not set(labels) & set(apart)} | {"pair": apart}
    told = faults(VENUE, [demand for key, demand in {**ASKED, "pair": pair}.items() if key in alone], alone)
    assert [(fault.rule, fault.stalls) for fault in told] == [("row", apart)]


DOUBLE = ground_of("ssss#s", "ssss#s")  # A1–A5 above, A6–A10 below: two rows back to back, a tree through both


@pytest.mark.parametrize("pair", [("A1", "A6"), ("A4", "A9"), ("A5", "A10")])
def test_stalls_back_to_back_are_not_one_row(pair: tuple[str, str]) -> None:
    told = faults(DOUBLE.venue, [Demand("pair", "กลุ่มคู่", stalls=2)], {"pair": pair})
    assert [(fault.rule, fault.stalls) for fault in told] == [("row", pair)]
    assert faults(DOUBLE.venue, [Demand("pair", "กลุ่มคู่", stalls=2)], {"pair": ("A3", "A4")}) == []


@pytest.mark.parametrize(
    ("pinned", "held", "rules"),
    [
        pytest.param(("ล็อก A๑", "a6"), ("A1", "A6"), [], id="back to back, as decided"),
        pytest.param(("A1", "A2", "A7"), ("A1", "A2", "A7"), [], id="round a corner, as decided"),
        pytest.param(("A1",), ("A1", "A6"), ["row"], id="one decided, the other chosen"),
        pytest.param(("A1", "A6", "A2"), ("A1", "A6"), ["row"], id="two chosen of three"),
        pytest.param(("A1", "A3"), ("A1", "A3"), ["row"], id="decided, and apart"),
        pytest.param(("A1", "A6", "A8"), ("A1", "A6", "A8"), ["row"], id="decided, and one apart"),
    ],
)
def test_what_the_committee_named_stall_by_stall_need_only_hang_together(pinned, held, rules) -> None:
    demand = Demand("pair", "กลุ่มคู่", stalls=len(held), pinned=pinned)
    assert [fault.rule for fault in faults(DOUBLE.venue, [demand], {"pair": held})] == rules


def test_open_fire_beside_textiles_is_found() -> None:
    cook = replace(ASKED["cook"], fire=True)
    assert found({}, cook=cook) == {("fire", "weaver", ("A6", "A7"))}


def test_with_the_gap_open_fire_beside_anybody_is_found() -> None:
    new = Demand("new", "กลุ่มใหม่")
    assert found({"new": ("A14",)}, new=new) == set()
    assert found({"new": ("A14",)}, fire_gap=True, new=new) == {("fire", "new", ("A14", "A13"))}
    assert found({"new": ("A12",)}, fire_gap=True, new=new) == set()


def test_fire_does_not_reach_round_a_corner() -> None:
    venue = ground_of("s ", " s").venue
    cook, weaver = Demand("cook", "กลุ่มปรุง", fire=True), Demand("weaver", "กลุ่มทอผ้า", category="textile")
    assert faults(venue, [cook, weaver], {"cook": ("A1",), "weaver": ("A2",)}, fire_gap=True) == []


def test_a_group_does_not_burn_itself() -> None:
    both = Demand("pair", "กลุ่มคู่", stalls=2, power=True, fire=True, category="decor")
    assert found({}, fire_gap=True, pair=both) == set()


def test_more_pinned_than_granted_leaves_the_choice_among_them() -> None:
    assert found({"plain": ("A5",)}) == set()


def test_where_no_agency_has_a_place_an_agency_stands_on_a_stall_kept_for_nobody() -> None:
    venue = ground_of("sf").venue
    agency = Demand("office", "หน่วยงาน", lane="agency", category="food")
    assert faults(venue, [agency], {"office": ("A1",)}) == []
    assert [fault.rule for fault in faults(venue, [agency], {"office": ("A2",)})] == ["category"]


@pytest.mark.parametrize("rule", sorted(checker._SAYS))
def test_every_fault_is_said_in_both_languages(rule) -> None:
    fault = Fault(rule, "G1", "กลุ่มหนึ่ง", ("A1", "A2"))
    assert "กลุ่มหนึ่ง" in fault.message()
    assert "กลุ่มหนึ่ง" in fault.message("en")
    assert fault.message() != fault.message("en")


@settings(max_examples=150)
@given(markets(), st.booleans(), st.data())
def test_the_checker_agrees_with_a_check_by_hand_on_any_plan(market, fire_gap: bool, data: st.DataObject) -> None:
    ground, demands = market
    drawn = {plot.label for plot in ground.plots}
    demands = tuple(replace(each, pinned=tuple(pin for pin in each.pinned if plain(pin) in drawn)) for each in demands)
    held = {each.key: data.draw(st.sampled_from(some_places(ground, each.stalls)), label=each.key) for each in demands}
    assert (faults(ground.venue, demands, held, fire_gap) == []) == holds(ground, demands, held, fire_gap=fire_gap)


def some_places(ground: Ground, stalls: int) -> list[tuple[str, ...]]:
    return [tuple(plot.label for plot in plots) for plots in combinations(ground.plots, stalls)] or [("Z9",)]


@given(grounds(), st.data())
def test_one_group_alone_is_judged_as_by_hand(ground: Ground, data: st.DataObject) -> None:
    """Most plans above have some fault or other; here every rule decides by itself."""
    demand = Demand(
        "G", "กลุ่ม", data.draw(st.sampled_from(["producer", "agency"])), stalls=data.draw(st.integers(1, 3)),
        power=data.draw(st.booleans()), category=data.draw(st.sampled_from([None, "food", "decor"])),
    )  # fmt: skip
    for place in some_places(ground, demand.stalls):
        held = {"G": place}
        assert (faults(ground.venue, [demand], held) == []) == holds(ground, [demand], held, fire_gap=False)


_WORDS = ["", "ล็อก ", "ล็อค", "ลอกที่ ", "แผง", "แผงที่ ", "บูธ ", "ร้าน ", "เต็นท์ ", "ช่อง", "หมายเลข ", "เลขที่ ", "Lock ", "STALL-", "Booth ", "No. ", "no", "โต๊ะ ", "ร้านค้าที่ ", "แผงลอย ", "เบอร์ ", "บู๊ธ", "เต๊นท์ ", "ที่ ", "ล็อกหมายเลข ", "ล็อก เบอร์ที่ ", "("]  # fmt: skip
_CODES = [
    "1",
    "๑",
    "01",
    "A1",
    "a-1",
    "A 1",
    "ก1",
    "ก-๑",
    "ก.1",
    "12A",
    "B/3",
    "N1",
    "O1",
    "NO1",
    "A1-2",
    "A12",
    "1-2",
    "12",
    "๑/๒",
    "A01",
    "Ａ１",
    "12.0",
    "ก1ข",
]
labels = st.builds(str.__add__, st.sampled_from(_WORDS), st.sampled_from(_CODES))


@settings(max_examples=300)
@given(labels, labels)
def test_the_checker_reads_the_committees_labels_as_everybody_does(drawn: str, pinned: str) -> None:
    venue = Venue("ผัง", (Stall(drawn, 0, 0),))
    told = faults(venue, [Demand("G", "กลุ่ม", pinned=(pinned,))], {"G": (drawn,)})
    assert (told == []) == (label_key(drawn) == label_key(pinned))


def test_the_checker_imports_records_only() -> None:
    tree = ast.parse(Path(checker.__file__).read_text(encoding="utf-8"))
    imports = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imports if name and name.startswith("otopsheets")} == {
        "otopsheets.layout.demands",
        "otopsheets.layout.stalls",
        "otopsheets.wording",
    }
    plainly = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert plainly == {"re"}


def test_the_checker_believes_nothing_but_the_drawing() -> None:
    """What the venue says of rows, neighbours and ways was worked out by the program: it is not asked."""
    blind = replace(VENUE, runs=(), neighbours=(), distances=())
    torn = {**SOUND, "pair": ("A1", "A3")}
    assert faults(blind, list(ASKED.values()), torn) == faults(VENUE, list(ASKED.values()), torn)
