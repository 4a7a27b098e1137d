"""People rename, reorder, double and merge headers; what they mean is found, or said to be missing."""

import pytest

from otopsheets.registry import BY_KEY, Sheet
from otopsheets.registry.tables import filled_rows, find_table, match_sheets

GROUPS = BY_KEY["groups"]
SALES = BY_KEY["sales"]


def _codes(findings: list) -> list[str]:
    return [finding.code for finding in findings]


def test_columns_are_found_in_any_order_by_header_alias_and_close_spelling() -> None:
    sheet = Sheet("กลุ่ม", [["ประเภท", "เบอร์โทร", "ชื่อกลุ่มม", "สีที่ชอบ"], ["กลุ่มอาชีพ", "081", "ทอผ้า", "แดง"]])
    table, findings = find_table(GROUPS, sheet)
    assert table.columns == {"kind": 0, "phone": 1, "name": 2}
    assert _codes(findings) == ["header-close"]
    assert findings[0].where.a1 == "C1"


def test_a_header_typed_with_a_line_break_and_spaces_is_the_same_header() -> None:
    table, findings = find_table(GROUPS, Sheet("กลุ่ม", [[" ชื่อกลุ่ม\n", "ประเภท "]]))
    assert table.columns == {"name": 0, "kind": 1}
    assert findings == []


def test_questions_of_a_form_are_matched_like_headers() -> None:
    asked = [
        "ประทับเวลา",
        "1. งาน",
        "ข้อ ๒) ชื่อกลุ่มอะไรคะ?",
        "จำนวนล็อกเท่าไร *",
        "ใช้ไฟฟ้าหรือไม่",
        "ใช้น้ำไหมครับ/คะ",
        "ยินยอมให้ใช้ข้อมูลหรือไม่",
    ]
    table, findings = find_table(BY_KEY["applications"], Sheet("การตอบแบบฟอร์ม 1", [asked, ["", "2560-09"]]))
    places = {"applied_on": 0, "fair": 1, "group": 2, "stalls": 3, "power": 4, "water": 5, "consent": 6}
    assert table.columns == places
    assert findings == []


def test_a_header_is_taken_before_a_question() -> None:
    sheet = Sheet("ใบสมัคร", [["กลุ่มอะไร", "กลุ่ม", "รหัสงาน", "วันที่สมัคร", "ยินยอม"]])
    table, findings = find_table(BY_KEY["applications"], sheet)
    assert table.columns["group"] == 1
    assert findings == []


def test_the_answers_of_a_second_form_are_found_by_their_title() -> None:
    first, second = Sheet("การตอบแบบฟอร์ม 1", []), Sheet("การตอบแบบฟอร์ม 12", [])
    applications = [BY_KEY["applications"]]
    found, findings = match_sheets(applications, [second])
    assert (found["applications"], _codes(findings)) == (second, ["tab-close"])
    found, findings = match_sheets(applications, [second, first])
    assert (found["applications"], findings) == (first, [])
    found, findings = match_sheets(applications, [second, Sheet("การตอบแบบฟอร์ม 2", [])])
    assert found == {}  # nobody knows which


def test_titles_above_the_header_row_are_passed_over() -> None:
    sheet = Sheet("กลุ่ม", [["ทะเบียนกลุ่มอาชีพ"], [], ["ชื่อกลุ่ม", "ประเภท"], ["ทอผ้า", "เกษตรกร"]])
    table, _ = find_table(GROUPS, sheet)
    assert table.first_row == 4
    assert table.where(4, "name").a1 == "A4"


def test_a_missing_required_header_names_the_nearest_one() -> None:
    _, findings = find_table(GROUPS, Sheet("กลุ่ม", [["ชื่อกลุ่ม", "ประชุม"]]))
    assert _codes(findings) == ["header-missing"]
    assert "'ประเภท'" in findings[0].message()
    assert "'ประชุม'" in findings[0].message()


def test_a_doubled_header_is_a_finding_with_both_cells() -> None:
    _, findings = find_table(GROUPS, Sheet("กลุ่ม", [["ชื่อกลุ่ม", "ประเภท", "ประเภท"]]))
    assert _codes(findings) == ["header-doubled"]
    assert "B1, C1" in findings[0].message("en")


def test_a_merged_header_that_hides_a_column_is_named() -> None:
    sheet = Sheet("กลุ่ม", [["ชื่อกลุ่ม", "", ""], ["ทอผ้า", "เกษตรกร", ""]], merges=((0, 0, 0, 2),))
    _, findings = find_table(GROUPS, sheet)
    assert _codes(findings) == ["header-missing", "header-merged"]
    assert "A1:C1" in findings[1].message()


def test_a_sheet_without_any_row_misses_its_headers_and_does_not_crash() -> None:
    table, findings = find_table(GROUPS, Sheet("กลุ่ม", []))
    assert table.columns == {}
    assert _codes(findings) == ["header-missing", "header-missing"]


def test_rows_in_which_nobody_filled_in_anything_are_no_rows() -> None:
    header = ["รหัสงาน", "กลุ่ม", "วันที่", "ยอดขาย", "สีเสื้อ"]
    rows = [header, ["", None, "\u200b", "  ", "แดง"], ["2560-09"], [], ["", "", "", 0]]
    table, _ = find_table(SALES, Sheet("ยอดขาย", rows))
    assert filled_rows(table) == [1, 3]


def test_what_the_result_column_shows_does_not_make_a_row() -> None:
    table, _ = find_table(GROUPS, Sheet("กลุ่ม", [["ชื่อกลุ่ม", "ประเภท", "ผล"], ["", "", "ครบแล้ว"]]))
    assert filled_rows(table) == []


def test_titles_are_found_by_alias_and_close_spelling_and_the_exact_one_wins() -> None:
    sheets = [Sheet("กลุ่มอาชีพ", []), Sheet("กลุ่ม", []), Sheet("ผลิตภัณท์", []), Sheet("อื่น ๆ", [])]
    found, findings = match_sheets([GROUPS, BY_KEY["products"]], sheets)
    assert {key: sheet.title for key, sheet in found.items()} == {"groups": "กลุ่ม", "products": "ผลิตภัณท์"}
    assert _codes(findings) == ["tab-close"]


def test_two_tabs_of_one_title_are_a_finding() -> None:
    _, findings = match_sheets([GROUPS], [Sheet("กลุ่ม", []), Sheet("กลุ่ม ", [])])
    assert _codes(findings) == ["tab-doubled"]


def test_a_tab_that_is_not_there_is_worth_knowing_and_no_more() -> None:
    found, findings = match_sheets([SALES], [])
    assert found == {}
    assert [(finding.code, str(finding.level)) for finding in findings] == [("tab-missing", "info")]


@pytest.mark.parametrize("tab", BY_KEY.values(), ids=BY_KEY)
def test_every_tab_is_read_back_from_its_own_headers(tab) -> None:
    table, findings = find_table(tab, Sheet(tab.title, [[column.header for column in tab]]))
    assert table.columns == {column.key: index for index, column in enumerate(tab)}
    assert findings == []


@pytest.mark.parametrize("tab", BY_KEY.values(), ids=BY_KEY)
def test_no_two_columns_of_a_tab_answer_to_one_header(tab) -> None:
    headers = [column.header for column in tab]
    assert len(set(headers)) == len(headers)
    for column in tab:
        assert len(set(column.aliases)) == len(column.aliases)
        assert column.header not in column.aliases


def test_an_unknown_column_of_a_tab_is_a_key_error() -> None:
    with pytest.raises(KeyError, match=r"groups\.colour"):
        GROUPS.column("colour")
