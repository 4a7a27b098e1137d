from dataclasses import replace

import pytest

from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.tabs import Results, summary_tab, took_part
from otopsheets.tabs.model import Area, Tab
from otopsheets.thai.places import locate
from tests.tabs.fair import TODAY, finding, outcome, registry, shown, small_fair

SMALL = small_fair()


def made(*outcomes: Outcome, results: Results = SMALL) -> Tab:
    selection = replace(results.selection, outcomes=outcomes) if outcomes else results.selection
    return summary_tab(selection, results.stalls, TODAY, "th", returning=results.returning)


def table(tab: Tab, title: str) -> list[list[object]]:
    """The rows below the header of the table `title`, up to the empty row."""
    values = tab.values
    start = next(row for row, line in enumerate(values) if line and line[0] == title) + 2
    end = next(row for row in range(start, len(values) + 1) if row == len(values) or not values[row])
    return [line[:6] for line in values[start:end]]


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


def test_without_refusals_there_is_no_table_of_reasons() -> None:
    assert "เหตุผลที่ยังไม่ได้เข้าร่วม" not in shown(made(outcome(registry(), 2, Decided.ACCEPTED)).values)


def test_stalls_are_counted_from_the_plan_or_else_from_what_was_granted() -> None:
    assert made().values[4][9] == 4
    granted = summary_tab(SMALL.selection, {}, TODAY, "th")
    assert (granted.values[4][9], granted.values[5][9]) == (4, "ล็อกที่ใช้ จาก 6")


def test_newcomers_are_told_only_when_it_is_known_who_came_before() -> None:
    assert made().values[5][11] == "เคยเข้าร่วม (ใหม่ 2)"
    assert made().values[4][11] == 1
    unknown = made(results=replace(SMALL, returning=None))
    assert [value for value in unknown.values[5] if value] == [
        "สมัคร",
        "ได้เข้าร่วม",
        "สำรอง",
        "ต้องแก้ไข",
        "ไม่ได้เข้าร่วม",
        "ล็อกที่ใช้ จาก 6",
    ]


def test_charts_show_the_tables_beside_them_and_do_not_overlap() -> None:
    tab = made()
    assert [chart.title for chart in tab.charts] == ["ตามผล", "ตามตำบล", "ตามประเภทผลิตภัณฑ์"]
    for chart in tab.charts:
        area = chart.categories
        title_row = next(row for row, line in enumerate(tab.values) if line and line[0] == chart.title)
        assert area.first_row == title_row + 2
        for _, values in chart.series:
            assert (values.first_row, values.last_row) == (area.first_row, area.last_row)
    for above, below in zip(tab.charts, tab.charts[1:], strict=False):
        between = sum(tab.heights[row] for row in range(above.row, below.row)) * 4 / 3
        assert between >= above.height
    last = tab.charts[-1]
    assert sum(tab.heights[row] for row in range(last.row, len(tab.cells))) * 4 / 3 >= last.height - 60


def test_a_chart_names_a_result_as_its_column_does() -> None:
    tab = made()
    tambons = tab.charts[1]
    header = tab.values[tambons.categories.first_row - 1]
    assert [header[area.first_column] for _, area in tambons.series] == [name for name, _ in tambons.series]
    assert tambons.categories == Area(tambons.categories.first_row, 0, tambons.categories.last_row, 0)


def test_who_came_before_is_read_from_sales_and_decisions() -> None:
    book = registry()
    assert took_part(book, book.fairs[1]) == {"G01"}  # G02 sold nothing and is marked as not there
    assert took_part(book, book.fairs[0]) is None  # no fair before it is named


@pytest.mark.parametrize(("decision", "came"), [("accept", {"G01", "กลุ่มกาแฟดอยตัวอย่าง"}), ("reject", {"G01"})])
def test_the_committees_acceptance_counts_as_having_been_there(decision: str, came: set[str]) -> None:
    from otopsheets.registry import Decision

    book = registry()
    decided = [
        Decision(2, "2559-09", "กลุ่มกาแฟดอยตัวอย่าง", decision, (), "", "", None),
        Decision(3, "2560-09", "G02", "accept", (), "", "", None),
        Decision(4, "2559-09", "กลุ่มที่ไม่มี", "accept", (), "", "", None),
    ]
    assert took_part(replace(book, decisions=tuple(decided)), book.fairs[1]) == came


def test_a_previous_fair_of_which_nothing_is_known_tells_nothing() -> None:
    book = registry()
    assert took_part(replace(book, sales=()), book.fairs[1]) is None
