from dataclasses import replace

from otopsheets.selection import Decided, Selection, hold_draw, one_line, ranking
from otopsheets.tabs import selection_tab
from otopsheets.tabs.model import Tab
from otopsheets.tabs.selection import in_order
from tests.tabs.fair import FULL, TODAY, finding, outcome, registry, small_fair

SMALL = small_fair()


def column(tab: Tab, header: str) -> list[object]:
    at = tab.values[tab.repeated - 1].index(header)
    assert tab.filtered is not None
    return [row[at] for row in tab.values[tab.repeated : tab.filtered.last_row + 1]]


def made(selection: Selection = SMALL.selection) -> Tab:
    return selection_tab(selection, SMALL.stalls, TODAY, "th")


def test_every_application_stands_once() -> None:
    assert sorted(map(int, map(str, column(made(), "แถวใน\nใบสมัคร")))) == [2, 3, 4, 5, 6, 7, 8]


def test_those_who_wait_stand_in_the_order_in_which_they_move_up() -> None:
    book = registry()
    waiting = [outcome(book, row, Decided.WAITING, waiting_no=number) for row, number in ((2, 3), (3, 1), (4, 2))]
    accepted = outcome(book, 6, Decided.ACCEPTED, stalls=1)
    selection = replace(SMALL.selection, outcomes=(*waiting, accepted))
    assert [each.verdict.application.row for each in in_order(selection)] == [6, 3, 4, 2]


def test_what_the_committee_changed_is_shown_beside_what_the_program_proposed() -> None:
    told = made()
    pairs = zip(column(told, "โปรแกรม\nเสนอ"), column(told, "กรรมการ\nแก้เป็น"), strict=True)
    assert [pair for pair in pairs if pair[1]] == [("สำรอง", "ได้เข้าร่วม")]


def test_before_there_is_a_plan_the_stalls_that_were_fixed_are_shown() -> None:
    fixed = outcome(registry(), 2, Decided.ACCEPTED, stalls=1, pinned=("A1",))
    told = selection_tab(replace(SMALL.selection, outcomes=(fixed,)), {}, TODAY, "th")
    assert column(told, "เลขล็อก") == ["A1"]


def test_reasons_name_their_cell_and_what_can_be_corrected_says_how() -> None:
    book = registry()
    one, other = finding("ใบสมัคร", 2, "C2", text="ก"), finding("กลุ่ม", 3, "3:3", text="ข")
    told = [
        outcome(book, 2, Decided.NEEDS_FIXING, one, other, one),
        outcome(book, 3, Decided.REJECTED, one, finding("งาน", text="ค")),
    ]
    shown = selection_tab(replace(SMALL.selection, outcomes=tuple(told)), {}, TODAY, "th")
    assert column(shown, "เหตุผล") == [
        "พบ ก (ใบสมัคร C2) โปรดแก้\nพบ ข (กลุ่ม แถว 3) โปรดแก้",
        "พบ ก (ใบสมัคร C2)\nพบ ค",
    ]


def test_a_sentence_without_a_remedy_ends_where_it_ends() -> None:
    full = outcome(
        registry(),
        2,
        Decided.NEEDS_FIXING,
        replace(finding("ก", 2, "A2"), kind=FULL, values=(("entrants", "3"), ("places", "2"), ("rank", "3"))),
    )
    shown = selection_tab(replace(SMALL.selection, outcomes=(full,)), {}, TODAY, "th")
    assert column(shown, "เหตุผล") == ["ล็อกเต็ม: 3 รายต่อ 2 ล็อก จับได้ลำดับที่ 3 (ก A2)"]


def test_a_reason_that_is_only_about_the_row_itself_cites_no_cell() -> None:
    own = finding("ใบสมัคร", 2, "2:2", text="ก")
    shown = selection_tab(
        replace(SMALL.selection, outcomes=(outcome(registry(), 2, Decided.WAITING, own),)), {}, TODAY, "th"
    )
    assert column(shown, "เหตุผล") == ["พบ ก"]


def test_a_second_application_of_a_group_does_not_show_the_stalls_of_the_first() -> None:
    book = registry()
    twice = (outcome(book, 2, Decided.ACCEPTED), outcome(book, 2, Decided.REJECTED))
    shown = selection_tab(replace(SMALL.selection, outcomes=twice), SMALL.stalls, TODAY, "th")
    assert column(shown, "เลขล็อก") == ["A1, A2", ""]


def test_the_draw_is_told_so_that_it_can_be_done_again() -> None:
    draw = hold_draw("472913", ["G01", "G02", "กลุ่มกาแฟดอยตัวอย่าง"])
    told = made(replace(SMALL.selection, draw=draw))
    below = "\n".join(str(row[0]) for row in told.values if len(row) == 1)
    assert "472913" in below
    assert draw.entrants_sha256 in below
    assert one_line(draw, ranking(draw)[0]) in below
    notes = {row[2].value: row[9].note for row in told.cells if len(row) > 9 and row[9].note}
    assert notes == {
        "กลุ่มทอผ้าบ้านตัวอย่าง": draw.ranks["G01"],
        "กลุ่มน้ำพริกแม่ตัวอย่าง": draw.ranks["G02"],
        "กลุ่มกาแฟดอยตัวอย่าง": draw.ranks["กลุ่มกาแฟดอยตัวอย่าง"],
    }


def test_without_a_draw_the_tab_says_so() -> None:
    told = made(replace(SMALL.selection, draw=None))
    assert "ไม่ต้องจับสลาก" in str(told.values[3][8])
    assert len(told.cells) == told.repeated + 7


def test_rows_are_as_high_as_their_reasons() -> None:
    long = finding("ก", 2, "A2", text="เหตุผลที่ยาวมาก " * 20)
    told = selection_tab(
        replace(SMALL.selection, outcomes=(outcome(registry(), 2, Decided.REJECTED, long), outcome(registry(), 3, Decided.REJECTED))), {}, TODAY, "th"
    )  # fmt: skip
    assert told.heights[told.repeated] > 4 * told.heights[told.repeated + 1]
