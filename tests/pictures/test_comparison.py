"""Two plans on one sheet: everybody who does not stand where they stood is marked in both, and listed; nothing private."""

from dataclasses import replace

import pytest

from otopsheets.layout.plan import Plan
from otopsheets.layout.venue import read_venue
from otopsheets.pictures import Comparison, comparison, comparison_file
from otopsheets.pictures.ground import Spot
from otopsheets.pictures.looks import pale
from otopsheets.reports.moves import compare_plans
from otopsheets.tabs import palette
from tests.pictures.test_poster import ALL, consenting
from tests.tabs.fair import TODAY, small_fair

VENUE = small_fair().venue
BEFORE = Plan("feasible", {"G01": ("A1", "A2"), "G02": ("B1",), "G04": ("B2",), "G05": ("B3",)}, 4.0, 5.0, 0.2,
              {"togetherness": 3.0, "wishes": 1.0})  # fmt: skip
AFTER = Plan("drawn", {"G01": ("A2", "A3"), "G02": ("B1",), "กลุ่มกาแฟดอยตัวอย่าง": ("A1",), "G05": ("B2",)}, 1.5, None, None,
             {"togetherness": 2.0, "wishes": -0.5})  # fmt: skip


def sheet(before: Plan = BEFORE, after: Plan = AFTER, selection=ALL, lang="th") -> Comparison:
    assert VENUE
    return comparison(
        VENUE, compare_plans(VENUE, before, after), ("ก่อน", "หลัง"), selection, TODAY, lang=lang
    )  # fmt: skip


def spots(made: Comparison) -> list[dict[str, Spot]]:
    return [{spot.label: spot for spot in side.spots if spot.kind == "stall"} for side in made.sides]


def test_who_moved_came_or_left_is_marked_on_both_sides() -> None:
    before, after = ({label: spot.sign for label, spot in side.items()} for side in spots(sheet()))
    assert before == {"A1–A2": "ไป A2–A3", "B1": "", "B2": "ไม่อยู่แล้ว", "B3": "ไป B2"}
    assert after == {"A2–A3": "จาก A1–A2", "B1": "", "A1": "มาใหม่", "B2": "จาก B3"}


def test_who_stays_steps_back_in_a_pale_colour() -> None:
    for side in spots(sheet()):
        assert side["B1"].fill == pale(palette.CATEGORY["food"]) != palette.CATEGORY["food"]
        assert {spot.fill for spot in side.values() if spot.sign} <= {*palette.CATEGORY.values(), palette.AGENCY}


def test_everybody_is_named_on_the_stalls_and_in_the_list_those_too_who_left() -> None:
    made = sheet()
    assert [side["B2"].name.replace("\u200b", "") for side in spots(made)] == ["กลุ่มจักสานบ้านไกล", "ธนาคารตัวอย่าง"]
    assert made.moves == (
        ("กลุ่ม", "เดิม", "ใหม่", "ไกลจากที่เดิม", "ถึงทางเข้า"),
        ("กลุ่มทอผ้าบ้านตัวอย่าง", "A1, A2", "A2, A3", "1 ช่อง", "เท่าเดิม"),
        ("ธนาคารตัวอย่าง", "B3", "B2", "1 ช่อง", "ใกล้ขึ้น 1"),
        ("กลุ่มกาแฟดอยตัวอย่าง", "มาใหม่", "A1", "", ""),
        ("กลุ่มจักสานบ้านไกล", "B2", "ไม่อยู่แล้ว", "", ""),
    )
    assert made.counted == "อยู่ที่เดิม 1 กลุ่ม   ย้าย 2 กลุ่ม (รวม 2 ช่อง)   มาใหม่ 1 กลุ่ม   ไม่อยู่แล้ว 1 กลุ่ม"


def test_the_points_are_told_term_by_term() -> None:
    assert sheet().points == (
        ("คะแนน", "ก่อน", "หลัง", "ต่าง"),
        ("ร้านประเภทเดียวกันอยู่ใกล้กัน", "3.00", "2.00", "-1.00"),
        ("ได้ล็อกที่ขอไว้", "1.00", "-0.50", "-1.50"),
        ("รวม", "4.00", "1.50", "-2.50"),
    )


def test_each_side_says_what_it_is_and_how_good() -> None:
    made = sheet()
    assert [side.called for side in made.sides] == ["ก่อน", "หลัง"]
    assert made.sides[0].certificate.startswith("ผังนี้ถูกกติกาทุกข้อ แต่ยังพิสูจน์ไม่ได้ว่าดีที่สุด")
    assert "จับสลาก" in made.sides[1].certificate


@pytest.mark.parametrize("secretive", ["G01", "G04"])
def test_who_did_not_agree_is_named_nowhere(secretive: str) -> None:
    made = sheet(selection=consenting(ALL, secretive))
    name = {"G01": "กลุ่มทอผ้าบ้านตัวอย่าง", "G04": "กลุ่มจักสานบ้านไกล"}[secretive]
    assert name in repr(sheet()).replace("\\u200b", "")
    assert name not in repr(made).replace("\\u200b", "")
    assert "(ไม่เปิดเผยชื่อ)" in [row[0] for row in made.moves]


def test_nothing_private_is_on_it() -> None:
    assert not any(secret in repr(sheet()) for secret in ("ลับ", "081", "ซอย"))


def test_where_nobody_moves_that_is_said_and_nobody_is_marked() -> None:
    made = sheet(after=BEFORE)
    assert (made.counted, made.moves, made.signs) == ("ไม่มีใครย้าย", (), "")
    assert not any(spot.sign for side in spots(made) for spot in side.values())


def test_where_nobody_is_moved_the_list_tells_no_way() -> None:
    made = sheet(after=replace(BEFORE, stalls={key: BEFORE.stalls[key] for key in ("G01", "G02", "G05")}))
    assert made.moves == (("กลุ่ม", "เดิม", "ใหม่"), ("กลุ่มจักสานบ้านไกล", "B2", "ไม่อยู่แล้ว"))


def test_a_stall_that_is_no_longer_drawn_or_called_otherwise_is_no_trouble() -> None:
    made = sheet(before=replace(BEFORE, stalls={"G01": ("ล็อก a๑", "A2"), "G02": ("Z9",)}))
    before, _ = spots(made)
    assert set(before) == {"A1–A2"}
    assert ("กลุ่มน้ำพริกแม่ตัวอย่าง", "Z9", "B1", "", "") in made.moves


def test_in_english() -> None:
    made = sheet(lang="en")
    assert spots(made)[1]["A2–A3"].sign == "from A1–A2"
    assert made.moves[0] == ("Group", "From", "To", "Moved", "To the entrance")


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (12, 15)])
@pytest.mark.parametrize("movers", [0, 1, 400])
def test_any_ground_and_any_number_of_moves_is_one_sheet_across(shape: tuple[int, int], movers: int) -> None:
    rows = [[f"{chr(65 + row % 26)}{row}-{column}" for column in range(shape[1])] for row in range(shape[0])]
    venue, _ = read_venue("ผัง", rows)
    first, last = venue.stalls[0].label, venue.stalls[-1].label
    before = Plan("feasible", {"G01": (first,)}, 1.0, 2.0, 0.5, {"togetherness": 1.0})
    after = replace(
        before, stalls={"G01": (last,), **{f"ใหม่ {n}": ("Z9",) for n in range(movers - 1)}} if movers else before.stalls
    )
    made = comparison(venue, compare_plans(venue, before, after), ("ก่อน", "หลัง"), ALL, TODAY)
    pages = comparison_file(made, "pdf", TODAY)
    assert b"/Type/Pages/Count 1/" in pages
    assert b"/MediaBox[0 0 1190.55" in pages
