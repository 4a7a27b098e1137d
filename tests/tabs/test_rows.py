from dataclasses import replace

from otopsheets.findings import Level
from otopsheets.registry import Sheet, read_registry
from otopsheets.selection.outcomes import Decided
from otopsheets.tabs import lookup, rows_tab
from tests.tabs.fair import finding, outcome, registry, small_fair

SMALL = small_fair()


def test_the_tab_stands_where_the_formula_looks() -> None:
    tab = rows_tab(SMALL.registry, SMALL.selection.outcomes, SMALL.stalls, SMALL.findings, "th")
    assert tab.title == lookup.TITLE
    assert tab.values[lookup.FIRST_ROW - 1][0] == lookup.place("กลุ่ม", 5)
    assert [len(row) for row in tab.values] == [len((lookup.PLACE, lookup.TYPED, lookup.RESULT))] * len(tab.values)


def test_a_row_without_result_or_finding_has_no_line() -> None:
    tab = rows_tab(registry(), (), {}, (), "th")
    assert len(tab.values) == 1


def test_a_tab_that_people_renamed_is_answered_under_the_name_the_formula_knows() -> None:
    book = read_registry(
        [
            Sheet("ทะเบียนกลุ่ม", [["ชื่อกลุ่ม", "ประเภท"], ["กลุ่มหนึ่ง", "?"]]),
            Sheet("งาน", [["รหัสงาน"], ["1"]]),
            Sheet("ใบสมัคร", [["กลุ่ม"]]),
        ]
    )
    tab = rows_tab(book, (), {}, book.findings, "th")
    assert [row[:2] for row in tab.values[1:]] == [["กลุ่ม!2", "กลุ่มหนึ่ง"]]


def test_the_name_is_repeated_exactly_as_it_was_typed() -> None:
    typed = [["ชื่อกลุ่ม", "ประเภท"], ["กลุ่ม  เเม่บ้าน ", "?"], [25.0, "?"], ["", "?"]]
    book = read_registry([Sheet("กลุ่ม", typed), Sheet("งาน", [["รหัสงาน"], ["1"]]), Sheet("ใบสมัคร", [["กลุ่ม"]])])
    tab = rows_tab(book, (), {}, book.findings, "th")
    assert [row[1] for row in tab.values[1:]] == ["กลุ่ม  เเม่บ้าน ", "25", ""]


def test_a_sheet_without_the_naming_column_is_answered_too() -> None:
    book = read_registry(
        [
            Sheet("กลุ่ม", [["ประเภท", "ตำบล", "อำเภอ"], ["?", "", ""]]),
            Sheet("งาน", [["รหัสงาน"], ["1"]]),
            Sheet("ใบสมัคร", [["กลุ่ม"]]),
        ]
    )
    assert [row[1] for row in rows_tab(book, (), {}, book.findings, "th").values[1:]] == [""]


def test_an_accepted_application_without_a_plan_shows_what_was_fixed_or_only_the_result() -> None:
    book = registry()
    told = rows_tab(
        book,
        (
            outcome(book, 2, Decided.ACCEPTED, pinned=("A1",)),
            outcome(book, 3, Decided.ACCEPTED),
            outcome(book, 4, Decided.REJECTED),
        ),
        {},
        (),
        "th",
    )
    assert [row[2] for row in told.values[1:]] == ["ได้เข้าร่วม ล็อก A1", "ได้เข้าร่วม", "ไม่ได้เข้าร่วม"]


def test_warnings_follow_the_result_and_notes_do_not() -> None:
    book = registry()
    why = finding("ใบสมัคร", 2, "A2", Level.BLOCK, "ก")
    found = (why, finding("ใบสมัคร", 2, "B2", Level.WARN, "ข"), finding("ใบสมัคร", 2, "C2", Level.INFO, "ค"))
    told = rows_tab(book, (outcome(book, 2, Decided.REJECTED, why),), {}, found, "th")
    assert told.values[-1][2] == "ไม่ได้เข้าร่วม: พบ ก (ใบสมัคร A2)\nเตือน: พบ ข โปรดแก้"


def test_results_are_given_in_english_too() -> None:
    book = replace(registry())
    told = rows_tab(book, (outcome(book, 2, Decided.WAITING, waiting_no=2),), {}, (), "en")
    assert told.values[-1][2] == "waiting no. 2"
