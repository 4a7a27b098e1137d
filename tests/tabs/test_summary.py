from dataclasses import replace
from datetime import date

from otopsheets.eligibility.rules import late
from otopsheets.findings import Finding, Where
from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.tabs import Results, sheet, summary_tab
from otopsheets.tabs.model import Area, Tab
from otopsheets.thai.places import locate
from tests.tabs.fair import TODAY, finding, outcome, registry, shown, small_fair
from tests.tabs.life import life

SMALL = small_fair()


def made(*outcomes: Outcome, results: Results = SMALL) -> Tab:
    selection = replace(results.selection, outcomes=outcomes) if outcomes else results.selection
    return summary_tab(selection, results.stalls, TODAY, "th", results.facts)


def table(tab: Tab, title: str) -> list[list[object]]:
    """The rows below the header of the table `title`, from its first column to its last, up to the empty row."""
    row, column = next((r, c) for r, line in enumerate(tab.values) for c, value in enumerate(line) if value == title)
    below = [line[column : column + 6] for line in tab.values[row + 2 :]]
    return below[: next((at for at, line in enumerate(below) if not line[0]), len(below))]


def test_every_tambon_of_the_host_amphoe_is_listed_also_those_from_which_nobody_came() -> None:
    told = table(made(outcome(registry(), 2, Decided.ACCEPTED)), "ตามตำบล")
    assert told == [
        ["สบปราบ", 0, 0, 0, 0, 0],
        ["สมัย", 0, 0, 0, 0, 0],
        ["แม่กัวะ", 1, 1, 0, 0, 0],
        ["นายาง", 0, 0, 0, 0, 0],
        ["รวม", 1, 1, 0, 0, 0],
    ]


def test_a_host_amphoe_nobody_knows_leaves_only_the_tambons_that_occur() -> None:
    selection = Selection(
        replace(SMALL.fair, amphoe="อำเภอที่ไม่มี"), SMALL.selection.places, SMALL.selection.outcomes, None, ()
    )
    told = table(summary_tab(selection, {}, TODAY, "th"), "ตามตำบล")
    assert [row[0] for row in told] == ["นายาง", "สบปราบ", "สมัย", "เกาะคา", "แม่กัวะ", "ไม่ทราบ", "รวม"]


def test_a_group_whose_place_is_not_certain_counts_where_its_row_says() -> None:
    one = outcome(registry(), 2, Decided.ACCEPTED)
    unclear = replace(one, verdict=replace(one.verdict, place=locate()))
    assert ["แม่กัวะ", 1, 1, 0, 0, 0] in table(made(unclear), "ตามตำบล")


def test_every_table_adds_up_to_the_applications() -> None:
    tab = made()
    for title, everybody in (("ตามตำบล", 7), ("ตามประเภทผลิตภัณฑ์", 6), ("ตามประเภทผู้สมัคร", 7)):
        *rows, total = table(tab, title)
        assert total[1] == everybody
        assert [sum(int(str(row[column])) for row in rows) for column in range(1, 6)] == total[1:]


def test_reasons_are_counted_the_most_frequent_first_without_the_words_of_one_case() -> None:
    book = registry()
    two = [outcome(book, row, Decided.REJECTED, finding("ก", row, f"A{row}", text=f"คนละคำ {row}")) for row in (2, 3)]
    other = outcome(book, 4, Decided.WAITING, SMALL.findings[-1])
    told = table(made(*two, other, outcome(book, 5, Decided.WAITING)), "เหตุผลที่ยังไม่ได้เข้าร่วม")
    assert [(row[0], row[5]) for row in told] == [("พบ …", 2), ("ไม่พบกลุ่ม … ในทะเบียน", 1)]


def test_a_rule_is_named_by_what_it_asks() -> None:
    why = Finding.of(late.RULE.kind, Where("ใบสมัคร", 2), applied="a", closes="b", applied_en="a", closes_en="b")
    told = table(made(outcome(registry(), 2, Decided.REJECTED, why)), "เหตุผลที่ยังไม่ได้เข้าร่วม")
    assert [(row[0], row[5]) for row in told] == [(late.RULE.asks.th, 1)]


def test_without_refusals_there_is_no_table_of_reasons() -> None:
    assert "เหตุผลที่ยังไม่ได้เข้าร่วม" not in shown(made(outcome(registry(), 2, Decided.ACCEPTED)).values)


def test_stalls_are_counted_from_the_plan_or_else_from_what_was_granted() -> None:
    assert (made().values[4][9], made().values[5][9]) == (4, "ล็อกที่ใช้ จาก 6")
    assert (
        summary_tab(replace(SMALL.selection, outcomes=SMALL.selection.outcomes[:1]), {}, TODAY, "th").values[4][9] == 2
    )


def test_newcomers_are_told_only_when_it_is_known_who_came_before() -> None:
    known = made(results=life())
    assert known.values[5][11] == "กลุ่มเดิม (ใหม่ 2)"  # G1 was at the fair before; G3 and G4 were not
    assert known.values[4][11] == 1
    assert [value for value in made().values[5] if value] == [
        "สมัคร",
        "ได้เข้าร่วม",
        "สำรอง",
        "ต้องแก้ไข",
        "ไม่ได้เข้าร่วม",
        "ล็อกที่ใช้ จาก 6",
    ]


def test_below_it_tells_how_every_tambon_takes_part_what_the_meetings_reached_and_what_was_sold() -> None:
    tab = made(results=life())
    title = "การมีส่วนร่วมของทุกตำบล (รายหมู่บ้านดูแท็บ การมีส่วนร่วม)"
    row = next(at for at, line in enumerate(tab.values) if line and line[0] == title)
    assert [list(line[:6]) for line in tab.values[row + 1 : row + 5]] == [
        ["ตำบล", "กลุ่ม", "ชี้แจงแล้ว", "สมัคร", "ได้เข้าร่วม", "หมู่บ้าน"],
        ["สมัย", 2, 2, 2, 1, 1],
        ["นายาง", 2, 1, 2, 2, 2],
        ["รวม", 4, 3, 4, 3, 3],
    ]
    assert tab.values[row][7] == "การชี้แจงและการจำหน่าย"
    assert [(line[7], line[9]) for line in tab.values[row + 1 :] if len(line) > 9 and line[7]] == [
        ("ชี้แจงประธานกลุ่ม", "2 ครั้ง"),
        ("ชี้แจงแล้ว", "3 จาก 4 กลุ่ม · 4 จาก 5 หมู่บ้าน · 2 จาก 2 ตำบล"),
        ("ยังไม่ได้ชี้แจง", "1 กลุ่ม"),
        ("ข้อเสนอ", "3 ข้อ · เสนอ 1 · มติ 2 · ดำเนินการแล้ว 0"),
        ("ยอดขายรวม", "2,250.50 บาท จาก 2 กลุ่ม"),
        ("เฉลี่ยกลุ่มละ", "1,125.25 บาท"),
        ("มาออกร้าน", "2 ราย · ไม่มา 1 · ไม่มีบันทึก 1"),
        ("ไม่รวมในยอด", "1 แถว เป็นเงิน 70 บาท"),
        ("ยอดขายงานก่อนหน้า", "900 บาท"),
    ]


def test_before_the_fair_nothing_is_said_of_sales() -> None:
    values = shown(made(results=life(date(2017, 9, 10), sales=())).values)
    assert "การชี้แจงและการจำหน่าย" in values
    assert "ยอดขายรวม" not in values


def numbers(tab: Tab, area: Area) -> list[object]:
    cells = [row[area.first_column : area.last_column + 1] for row in tab.values[area.first_row : area.last_row + 1]]
    return [value for line in cells for value in line]


def test_a_chart_of_tambons_shows_the_table_beside_it() -> None:
    tab = made()
    chart = tab.charts[0]
    *rows, _ = table(tab, chart.title)
    assert (chart.title, chart.kind, chart.stacked) == ("ตามตำบล", "bar", True)
    assert numbers(tab, chart.categories) == [row[0] for row in rows]
    assert [(name, numbers(tab, area)) for name, area in chart.series] == [
        (name, [row[column] for row in rows])
        for column, name in enumerate(["ได้เข้าร่วม", "สำรอง", "ต้องแก้ไข", "ไม่ได้เข้าร่วม"], 2)
    ]


def test_a_chart_of_results_shows_the_total() -> None:
    tab = made()
    chart = tab.charts[1]
    assert (chart.title, chart.kind) == ("ตามผล", "column")
    assert numbers(tab, chart.categories) == ["ได้เข้าร่วม", "สำรอง", "ต้องแก้ไข", "ไม่ได้เข้าร่วม"]
    assert [numbers(tab, area) for _, area in chart.series] == [[3, 1, 1, 2]]
    assert len(set(chart.colors)) == 4


def test_charts_stand_in_the_room_beside_their_tables() -> None:
    tab = made()
    for chart in tab.charts:
        assert chart.column >= 7
        row = next(
            row
            for row, line in enumerate(tab.values)
            if line and line[0] == (chart.title if chart.stacked else "ตามตำบล")
        )
        total = next(at for at in range(row, len(tab.values)) if tab.values[at][0] == "รวม")
        assert chart.row == row
        assert chart.height <= sum(tab.heights[at] for at in range(row, total + 1)) * 4 / 3 + 1
    beside, results = tab.charts[0], tab.charts[1]
    assert sum(tab.widths[beside.column : results.column]) * 7 >= beside.width - 15


def test_the_whole_fits_one_page_in_a_size_that_can_be_read() -> None:
    assert made().one_page
    assert sheet.print_scale(made()) > 0.6
    assert sheet.print_scale(made(results=life())) > 0.55
