"""What the selection and the rules ask of the layout."""

from dataclasses import replace
from datetime import date

import pytest

from otopsheets.eligibility import read_rules
from otopsheets.layout.asked import demands_of, options_of
from otopsheets.layout.options import Options, Weights
from otopsheets.registry.reading import read_registry
from otopsheets.reports.moves import compare_plans
from otopsheets.stores.base import Snapshot
from otopsheets.thai.labels import label_key
from otopsheets.workflow import Proposal, propose
from tests.registries import TODAY, as_sheets, sound


def proposed(registry) -> Proposal:
    return propose(Snapshot(tuple(as_sheets(registry))), date.fromisoformat(TODAY))


def test_each_accepted_applicant_is_owed_what_it_asked_for_in_the_order_of_the_draw() -> None:
    registry = sound()
    registry["ใบสมัคร"][0].append("ล็อกที่ต้องการ")
    registry["ใบสมัคร"][2][5] = "ใช่"  # cooks with fire
    registry["ใบสมัคร"][2].append("A1, A2")
    registry["มติ"] = [
        ["รหัสงาน", "กลุ่ม", "มติ", "ล็อกที่กำหนด", "เหตุผล", "โดย", "วันที่"],
        ["2560-09", "G03", "รับ", "B1", "ใกล้ก๊อกน้ำ", "คณะกรรมการ", "1 ก.ย. 2560"],
        ["2560-09", "G01", "ไม่รับ", "", "ถอนตัว", "คณะกรรมการ", "1 ก.ย. 2560"],
    ]
    selection = proposed(registry).selection
    demands = demands_of(selection, {})
    by_name = {demand.name: demand for demand in demands}
    assert set(by_name) == {"กลุ่มข้าวแต๋นบ้านอ้อ", "สวนลำไยป้าสาม", "ธนาคารตัวอย่าง"}
    snack, garden, bank = by_name["กลุ่มข้าวแต๋นบ้านอ้อ"], by_name["สวนลำไยป้าสาม"], by_name["ธนาคารตัวอย่าง"]
    assert (snack.stalls, snack.power, snack.water, snack.fire) == (2, True, False, True)
    assert (snack.category, snack.product, snack.wants, snack.pinned) == ("food", "ข้าวแต๋นน้ำแตงโม", ("A1", "A2"), ())
    assert (garden.category, garden.pinned, garden.lane) == ("produce", ("B1",), "producer")
    assert (bank.lane, bank.category, bank.product) == ("agency", None, "")
    ranks = {outcome.key: outcome.rank for outcome in selection.outcomes}
    told = [ranks[demand.key] for demand in demands]
    assert told == sorted(told, key=lambda rank: (rank is None, rank or 0))
    assert [demand.order for demand in demands] == [0, 1, 2]


def test_where_each_stood_last_fair_goes_with_it() -> None:
    selection = proposed(sound()).selection
    first, second = demands_of(selection, {})[:2]
    again = demands_of(selection, {first.key: 7.0, "somebody else": 1.0})
    assert again[:2] == [replace(first, last_distance=7.0), replace(second, last_distance=None)]


@pytest.mark.parametrize(
    ("rules", "options"),
    [
        ([], Options()),
        ([["layout.way", "จับสลาก"]], Options(way="draw")),
        ([["fire_gap", "ใช่"], ["effort", 20]], Options(fire_gap=True, effort=20)),
        ([["weight.block", 0], ["weight.wishes", 2.5]], Options(weights=Weights(block=0.0, wishes=2.5))),
    ],
)
def test_the_rules_of_the_district_are_its_options(rules, options: Options) -> None:
    registry = read_registry(as_sheets({**sound(), "กติกา": [["รหัสกติกา", "ค่า"], *rules]}))
    book, findings = read_rules(registry)
    assert not findings
    fair = replace(registry.fairs[0], seed="2560")
    assert options_of(book, fair) == replace(options, seed="2560")
    assert options_of(book, replace(fair, seed="")).seed is None


@pytest.mark.parametrize("drawn", ["{}", "ล็อก {}", "แผงที่ {}", "No. {}", "เบอร์ {}"])
@pytest.mark.parametrize("typed", ["{}", "ล๊อค{}", "ล็อกที่ {}", "#{}", "0{}"])
@pytest.mark.parametrize("digits", [str, lambda number: "๐๑๒๓๔๕๖๗๘๙"[number]])
def test_pins_wishes_and_the_plan_announced_meet_the_drawing_whatever_a_stall_is_called(drawn, typed, digits) -> None:
    """Drawn one way, decided and wished for another, and announced under a third name: each is one stall."""

    def registry(style: str) -> dict[str, list[list[object]]]:
        rows = sound()
        labels = [style.format(digits(number)) for number in range(1, 7)]
        rows["ผังพื้นที่"] = [
            ["ทางเข้า", *(f"{label} ไฟ น้ำ" for label in labels[:3])], ["", *labels[3:5], f"{labels[5]} หน่วยงาน"]
        ]  # fmt: skip
        rows["ใบสมัคร"][0].append("ล็อกที่ต้องการ")
        rows["ใบสมัคร"][1].append(typed.format(4))
        rows["มติ"] = [
            ["รหัสงาน", "กลุ่ม", "มติ", "ล็อกที่กำหนด", "เหตุผล", "โดย"],
            ["2560-09", "G03", "รับ", typed.format(5), "ใกล้ประตู", "ที่ประชุม"],
        ]
        return rows

    made = proposed(registry(drawn))
    assert made.plan is not None
    assert made.plan.shares["wishes"] > 0
    assert [label_key(label) for label in made.plan.stalls["G03"]] == ["5"]
    again = proposed(registry("บูธ {}"))
    assert again.venue is not None
    assert again.plan is not None
    assert not compare_plans(again.venue, made.plan, again.plan).moved
