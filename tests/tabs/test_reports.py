"""The tabs of meetings, papers, sales and follow-up: what is in them, and what never is."""

from datetime import date

import pytest

from otopsheets.tabs import Tab, generated_tabs, report_tabs
from otopsheets.tabs.sales import spans
from tests.reports.registries import FAIR, GROUPS, application, facts, meeting, sale
from tests.tabs.life import life

EVERY = ("coverage", "participation", "agenda", "memo", "sales_summary", "followup", "lessons")


def _tabs(known) -> dict[str, Tab]:
    return {tab.key: tab for tab in report_tabs(known, "th")}


def _rows(tab: Tab) -> list[list[object]]:
    return [[value for value in row if value is not None] for row in tab.values]


def test_before_the_fair_begins_there_is_nothing_to_tell_of_its_days() -> None:
    assert tuple(_tabs(facts(date(2017, 9, 14)))) == EVERY[:4]
    assert tuple(_tabs(facts(date(2017, 9, 15)))) == EVERY


def test_reports_stand_between_the_notices_and_the_log_and_only_when_there_are_facts() -> None:
    keys = [tab.key for tab in generated_tabs(life())]
    assert keys[keys.index("notices") + 1 : keys.index("log")] == list(EVERY)


@pytest.mark.parametrize("secret", ["นางแดง", "081-111-2222", "0811112222", "9/9 ซอยลับ"])
def test_no_private_value_is_in_any_report(secret: str) -> None:
    groups = [{**group, "chair": "นางแดง สีดี", "phone": "081-111-2222", "address": "9/9 ซอยลับ"} for group in GROUPS]
    known = facts(
        groups=groups, meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "G1")], sales=[sale("G1", "15 ก.ย. 2560", 0)]
    )
    for tab in report_tabs(known, "th"):
        assert tab.for_committee
        assert not any(secret in f"{cell.value}{cell.note}" for row in tab.cells for cell in row)


def test_groups_of_no_known_tambon_are_counted_on_a_line_of_their_own() -> None:
    groups = [*GROUPS, {"group_id": "G9", "name": "กลุ่มไร้ที่อยู่", "kind": "กลุ่มอาชีพ", "amphoe": "", "province": ""}]
    rows = _rows(_tabs(facts(groups=groups))["coverage"])
    assert ["ไม่ทราบตำบล", 1, 0, 1] in rows
    assert ["รวม", 5, 0, 5, "0 จาก 5"] in rows


def test_when_everybody_was_briefed_there_is_nobody_to_call() -> None:
    known = facts(meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ทุกกลุ่มทุกตำบล")])
    assert ["ชี้แจงครบทุกกลุ่มแล้ว"] in _rows(_tabs(known)["coverage"])


def test_a_chart_has_a_row_as_high_as_itself() -> None:
    for tab in report_tabs(life().facts, "th"):
        for chart in tab.charts:
            assert tab.heights[chart.row] >= chart.height * 0.75


def test_the_memo_fits_one_page_and_says_what_there_was_no_room_for() -> None:
    proposals = "\n".join(f"ขอข้อที่ {n}" for n in range(9))
    memo = _tabs(facts(meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals=proposals)]))["memo"]
    assert memo.one_page
    assert not memo.landscape
    assert any("และอีก ๓ ข้อ" in str(value) for row in memo.values for value in row)


def test_sales_without_any_row_say_so_and_draw_nothing() -> None:
    tab = _tabs(facts())["sales_summary"]
    assert ["ยอดขายรวม 0 บาท จาก 0 กลุ่ม"] in _rows(tab)
    assert tab.charts == ()


@pytest.mark.parametrize(("rows", "told"), [((), ""), ((4,), "4"), ((9, 2, 3, 4), "2-4, 9"), ((2, 4), "2, 4")])
def test_rows_are_told_in_spans(rows, told) -> None:
    assert spans(rows) == told


def test_a_day_of_the_fair_before_stands_beside_the_same_day_of_this_one() -> None:
    """The third day of the fair before is set beside the third of this one, on which nothing was sold yet."""
    before = {**FAIR, "fair_id": "F0", "name": "ตลาดครั้งก่อน", "starts_on": "1 ส.ค. 2560", "ends_on": "3 ส.ค. 2560"}
    sold = [sale("G1", "15 ก.ย. 2560", 10), *({**sale("G1", f"{day} ส.ค. 2560", day), "fair": "F0"} for day in (1, 3))]
    known = facts(fairs=[{**FAIR, "previous": "F0"}, before], applications=[application("G1")], sales=sold)
    rows = _rows(_tabs(known)["sales_summary"])
    at = rows.index(["ตามวัน"])
    assert rows[at + 2 : at + 4] == [["๑๕ กันยายน ๒๕๖๐", 10.0, 1, 10.0, 1.0, 9.0], ["๑๗ กันยายน ๒๕๖๐", 3.0]]
