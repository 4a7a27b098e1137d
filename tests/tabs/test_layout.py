from collections.abc import Mapping
from dataclasses import replace

import pytest

from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Cell, Landmark, Stall, Venue
from otopsheets.layout.venue import read_venue
from otopsheets.selection.outcomes import Decided
from otopsheets.tabs import layout_tab, palette, sheet
from otopsheets.tabs.model import Area, Tab
from tests.tabs.fair import TODAY, outcome, registry, shown, small_fair

SMALL = small_fair()
NO_PLAN: Mapping[str, tuple[str, ...]] = {}


def drawn(
    rows: list[list[str]],
    stalls: Mapping[str, tuple[str, ...]] = NO_PLAN,
    merges: tuple[tuple[int, int, int, int], ...] = (),
) -> Tab:
    venue, _ = read_venue("ผัง", rows, merges)
    return layout_tab(venue, Plan("drawn", stalls), SMALL.selection, TODAY, "th")


def map_of(tab: Tab, rows: int, columns: int) -> list[list[str]]:
    """What stands first in each cell of the map: the label, or the word."""
    return [[str(value or "").split("\n")[0] for value in row[:columns]] for row in tab.values[4 : 4 + rows]]


def merged(tab: Tab, rows: int) -> list[tuple[int, int, int, int]]:
    inside = [area for area in tab.merges if 4 <= area.first_row < 4 + rows]
    return sorted((a.first_row - 4, a.first_column, a.last_row - 4, a.last_column) for a in inside)


def test_the_map_lies_as_it_was_drawn() -> None:
    tab = drawn([["A1 ไฟ", "", "A2"], ["", "", ""], ["ทางเข้า", "B1", "เวที"]])
    assert map_of(tab, 3, 3) == [["A1 · ไฟ", "", "A2"], ["", "", ""], ["ทางเข้า", "B1", "เวที"]]
    assert merged(tab, 3) == []


def test_empty_margins_of_the_drawing_are_left_out() -> None:
    assert map_of(drawn([["", "", ""], ["", "", "A1"], ["", "A2", ""]]), 2, 2) == [["", "A1"], ["A2", ""]]


def test_stalls_of_one_group_that_touch_are_one_cell() -> None:
    tab = drawn([["A1", "A2", "A3"], ["B1", "", ""], ["C1", "", ""]], {"G01": ("A1", "A2"), "G02": ("B1", "C1")})
    assert merged(tab, 3) == [(0, 0, 0, 1), (1, 0, 2, 0)]
    assert map_of(tab, 3, 3) == [["A1–A2", "", "A3"], ["B1, C1", "", ""], ["", "", ""]]


def test_stalls_of_one_group_that_lie_apart_each_show_its_name() -> None:
    tab = drawn([["A1", "A2", "A3"]], {"G01": ("A1", "A3")})
    assert merged(tab, 1) == []
    assert [str(value).split("\n")[1] for value in tab.values[4][:3]] == [
        "กลุ่มทอผ้าบ้านตัวอย่าง",
        "(ว่าง)",
        "กลุ่มทอผ้าบ้านตัวอย่าง",
    ]


def test_large_stalls_and_landmarks_keep_their_size() -> None:
    rows = [["เวที", "", "A1"], ["", "", ""], ["B1", "", ""]]
    tab = drawn(rows, merges=((0, 0, 1, 1), (2, 0, 2, 1)))
    assert merged(tab, 3) == [(0, 0, 1, 1), (2, 0, 2, 1)]


def test_every_cell_of_a_merged_area_bears_its_colour() -> None:
    tab = drawn([["A1", "A2"]], {"G01": ("A1", "A2")})
    assert {cell.look.fill for cell in tab.cells[4][:2]} == {palette.CATEGORY["textile"]}


def test_a_group_shows_its_stall_services_name_and_category_and_more_on_hovering() -> None:
    cell = drawn([["A1 ไฟ น้ำ"]], {"G01": ("A1",)}).cells[4][0]
    assert cell.value == "A1 · ไฟ น้ำ\nกลุ่มทอผ้าบ้านตัวอย่าง\n(ผ้า)"
    assert cell.note == "กลุ่มทอผ้าบ้านตัวอย่าง\nแม่กัวะ\nผ้าทอมือ, ผ้าคลุมไหล่"


def test_an_agency_is_grey_and_a_stranger_to_the_selection_is_named_by_its_key() -> None:
    tab = drawn([["A1", "A2"]], {"G05": ("A1",), "ใครก็ไม่รู้": ("A2",)})
    assert tab.cells[4][0].look.fill == palette.AGENCY
    assert tab.values[4][1] == "A2\nใครก็ไม่รู้"
    assert "ไม่ระบุ 1 ล็อก" in shown(tab.values)


def test_free_stalls_say_for_whom_they_are_kept() -> None:
    stalls = (Stall("A1", 0, 0, agency=True), Stall("A2", 0, 1, category="food"), Stall("A3", 0, 2))
    tab = layout_tab(Venue("ผัง", stalls), None, SMALL.selection, TODAY, "th")
    assert tab.values[4][:3] == ["A1\n(ว่าง: หน่วยงาน)", "A2\n(ว่าง: อาหาร)", "A3\n(ว่าง)"]


def test_the_legend_counts_the_stalls_of_every_colour_on_the_map() -> None:
    tab = drawn([["A1", "A2", "A3", "B3 หน่วยงาน"]], {"G01": ("A1", "A2"), "G05": ("B3",)})
    legend = [text for text in shown(tab.values) if text.endswith(" ล็อก")]
    assert legend == ["ผ้า 2 ล็อก", "หน่วยงาน 1 ล็อก", "ว่าง 1 ล็อก"]


def test_a_full_venue_has_no_word_for_free_in_its_legend() -> None:
    assert not any("ว่าง" in text for text in shown(drawn([["A1"]], {"G01": ("A1",)}).values))


@pytest.mark.parametrize(
    ("plan", "says", "fill"),
    [
        (Plan("proven-best", {}, 4.0, 4.0, 0.0), "พิสูจน์แล้วว่าดีที่สุด: ได้ 4.00 คะแนน", palette.GREEN),
        (Plan("feasible", {}, 4.0, 4.501, 0.1113), "ยังพิสูจน์ไม่ได้ว่าดีที่สุด: ได้ 4.00 คะแนน ไม่มีผังใดเกิน 4.51 คะแนน (ห่างไม่เกิน 11.1%)", palette.YELLOW),
        (Plan("feasible", {}, 4.0, 4.0001, 0.00002), "ไม่มีผังใดเกิน 4.01 คะแนน (ห่างไม่เกิน 0.1%)", palette.YELLOW),
        (Plan("drawn", {}), "จับสลากด้วยเลข 472913", palette.SKY),
        (None, "ยังไม่ได้จัดร้านลงล็อก", palette.YELLOW),
    ],
)  # fmt: skip
def test_no_more_is_said_of_the_plan_than_is_proven(plan: Plan | None, says: str, fill: str) -> None:
    tab = layout_tab(SMALL.venue, plan, SMALL.selection, TODAY, "th")
    cells = [cell for row in tab.cells for cell in row if says in str(cell.value)]
    assert [cell.look.fill for cell in cells] == [fill]
    proven = any(str(value).startswith("พิสูจน์แล้วว่าดีที่สุด") for row in tab.values for value in row)
    assert proven == (plan is not None and plan.status == "proven-best")


def test_the_seed_of_the_fair_is_told_when_places_alone_were_drawn() -> None:
    tab = layout_tab(SMALL.venue, Plan("drawn", {}), replace(SMALL.selection, draw=None), TODAY, "th")
    assert any("จับสลากด้วยเลข 472913" in text for text in shown(tab.values))


def test_every_term_of_the_points_is_told_in_plain_words() -> None:
    plan = Plan(
        "feasible", {}, 3.25, 4.0, 0.2, {"togetherness": 4.0, "block": -0.75, "same_product": -0.0, "new_term": 1.0}
    )
    told = shown(layout_tab(SMALL.venue, plan, SMALL.selection, TODAY, "th").values)
    assert told[told.index("ที่มาของคะแนน 3.25") + 1 :] == [
        "ร้านประเภทเดียวกันอยู่ใกล้กัน  +4.00", "ประเภทเดียวกันแตกเป็นหลายกลุ่ม (หัก)  -0.75", "สินค้าเหมือนกันอยู่ติดกัน (หัก)  0", "new_term  +1.00",
    ]  # fmt: skip


def test_who_was_moved_since_the_announcement_is_named() -> None:
    plan = Plan("feasible", {"G01": ("A1", "A2")}, 1.0, 2.0, 0.5, moved=("G01", "Gone"))
    assert (
        shown(layout_tab(SMALL.venue, plan, SMALL.selection, TODAY, "th").values)[-1]
        == "ย้ายจากที่ประกาศไว้: กลุ่มทอผ้าบ้านตัวอย่าง, Gone"
    )


@pytest.mark.parametrize("venue", [None, Venue("ผัง {1}", ())])
def test_a_fair_without_stalls_says_so(venue: Venue | None) -> None:
    assert layout_tab(venue, None, SMALL.selection, TODAY, "th").values[-1] == ["ยังไม่มีผังพื้นที่ของงานนี้"]


def large(columns: int, rows: int) -> Tab:
    book = registry()
    stalls = tuple(Stall(f"{row}-{column}", 2 * row, column) for row in range(rows) for column in range(columns))
    one = replace(outcome(book, 2, Decided.ACCEPTED), stalls=1)
    mark = Landmark("ทางเข้า", (Cell(2 * rows, 0),), "entrance")
    return layout_tab(Venue("ผัง", stalls, (mark,)), Plan("drawn", {one.key: ("0-0",)}), SMALL.selection, TODAY, "th")


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (3, 4), (12, 4), (30, 3), (5, 20)])
def test_the_map_is_as_large_as_one_page_allows(columns: int, rows: int) -> None:
    tab = large(columns, rows)
    assert tab.one_page
    assert tab.landscape
    assert len(map_of(tab, 2 * rows, columns)) == 2 * rows
    assert sum(tab.widths) >= 110
    assert 0 < sheet.print_scale(tab) <= 1


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (12, 4)])
def test_no_two_merged_areas_share_a_cell(columns: int, rows: int) -> None:
    def cells(area: Area) -> set[tuple[int, int]]:
        return {
            (r, c)
            for r in range(area.first_row, area.last_row + 1)
            for c in range(area.first_column, area.last_column + 1)
        }

    taken = [cell for area in large(columns, rows).merges for cell in cells(area)]
    assert len(taken) == len(set(taken))
