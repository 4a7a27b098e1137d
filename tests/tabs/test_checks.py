from datetime import date

from otopsheets.findings import Finding, Level
from otopsheets.tabs import checks_tab
from otopsheets.tabs.model import Tab
from tests.tabs.fair import TODAY, finding, small_fair

FAIR = small_fair().fair


def made(*findings: Finding, order: tuple[str, ...] = ()) -> Tab:
    return checks_tab(findings, FAIR, TODAY, "th", order)


def body(tab: Tab) -> list[list[object]]:
    return [row[:5] for row in tab.values[tab.repeated :]]


def test_findings_stand_by_tab_then_row_then_column() -> None:
    told = made(
        finding("ข", 2, "B2"), finding("ก", 10, "A10"), finding("ก", 9, "AA9"), finding("ก", 9, "Z9"), finding("ก"), finding("ค", 1, "A1"),
        order=("ก", "ข"),
    )  # fmt: skip
    assert [(row[1], row[4]) for row in body(told)] == [
        ("ก", ""),
        ("ก", "Z9"),
        ("ก", "AA9"),
        ("ก", "A10"),
        ("ข", "B2"),
        ("ค", "A1"),
    ]


def test_a_finding_told_twice_stands_once_and_counts_once() -> None:
    told = made(finding("ก", 2, "A2"), finding("ก", 2, "A2"))
    assert len(body(told)) == 1
    assert told.values[3][3] == "เตือน 1 ข้อ: โปรดตรวจดู"


def test_the_level_is_a_word_and_a_colour() -> None:
    told = made(*(finding("ก", row, f"A{row}", level) for row, level in enumerate(Level, 2)))
    cells = [row[0] for row in told.cells[told.repeated :]]
    assert [cell.value for cell in cells] == ["ห้าม", "เตือน", "แจ้ง"]
    assert len({cell.look.fill for cell in cells}) == 3


def test_a_whole_row_is_named_by_its_number_and_no_cell() -> None:
    assert body(made(finding("ก", 4, "4:4"))) == [["เตือน", "ก", 4, None, ""]]


def test_the_tab_says_when_nothing_was_found() -> None:
    told = made()
    assert told.values[-1] == ["ไม่พบสิ่งที่ต้องแก้ไข"]
    assert told.filtered is None


def test_the_header_stays_on_the_screen_and_on_every_page_with_filters_on_it() -> None:
    told = made(finding("ก", 2, "A2"), finding("ก", 3, "A3"))
    assert told.cells[told.repeated - 1][0].value == "ระดับ"
    assert told.frozen == (told.repeated, 0)
    assert told.filtered is not None
    assert (told.filtered.first_row, told.filtered.last_row) == (told.repeated - 1, len(told.cells) - 1)


def test_ten_thousand_findings_are_ten_thousand_rows() -> None:
    many = [finding("ก", row, f"A{row}", text=f"ข้อความ {row}") for row in range(2, 10_002)]
    assert len(body(made(*many))) == len(many)


def test_days_are_written_as_official_letters_do() -> None:
    assert "๑ กันยายน ๒๕๖๐" in str(checks_tab([], FAIR, date(2017, 9, 1), "th").values[2][0])
    assert "2017-09-01" in str(checks_tab([], FAIR, date(2017, 9, 1), "en").values[2][0])
