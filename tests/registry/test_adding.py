"""Rows to add go below what is filled in, under the columns as people arranged them."""

from datetime import date

from otopsheets.registry import Broken, Sheet, read_registry
from otopsheets.registry.adding import Placed, carry, place, typed

GROUPS = Sheet(
    "กลุ่ม", [["ทะเบียนกลุ่ม"], ["ลายเซ็น", "ประเภท", "ชื่อกลุ่ม"], ["x", "กลุ่มอาชีพ", "ก"], [], ["", "เกษตรกร", "ข"], []]
)
FAIRS = Sheet("งาน", [["รหัสงาน", "ชื่องาน", "วันเริ่ม", "อำเภอ"]])
APPLICATIONS = Sheet("ใบสมัคร", [["รหัสงาน", "กลุ่ม", "วันที่สมัคร", "ยินยอม", "ผล"], ["F", "ก", date(2017, 8, 1), True, "ได้"]])
OTHERS = (Sheet("ของฉัน", [["1"]]), Sheet("ผังพื้นที่", [["A1"]]))
BOOK = read_registry([GROUPS, FAIRS, APPLICATIONS, *OTHERS])


def test_rows_are_placed_below_the_last_filled_one_under_their_columns() -> None:
    rows = [{"name": "ค", "kind": "กลุ่มอาชีพ", "chair": "ไม่มีคอลัมน์"}, {"name": "ง"}]
    assert place(BOOK.tables["groups"], rows) == Placed("กลุ่ม", 6, ((None, "กลุ่มอาชีพ", "ค"), (None, None, "ง")))


def test_in_an_empty_tab_they_come_right_below_the_header() -> None:
    assert place(BOOK.tables["fairs"], [{"fair_id": "F"}]) == Placed("งาน", 2, (("F", None, None, None),))


def test_everything_filled_in_is_carried_as_typed_and_the_rest_is_named() -> None:
    carried = carry(BOOK, {"fairs": [{"fair_id": "F2", "name": "สอง"}]})
    assert [row[:3] for row in carried.rows["groups"]] == [(None, "ก", "กลุ่มอาชีพ"), (None, "ข", "เกษตรกร")]
    assert [row[:2] for row in carried.rows["fairs"]] == [("F2", "สอง")]
    (application,) = carried.rows["applications"]
    assert [cell for cell in application if cell is not None] == ["F", "ก", "1 สิงหาคม 2560", "ใช่"]
    assert carried.left == ("กลุ่ม: ลายเซ็น", "ของฉัน")


def test_a_cell_is_carried_as_a_person_would_type_it() -> None:
    cells = [None, " ", "007", 7, 2.5, True, False, date(2017, 9, 5), Broken("#REF!")]
    assert [typed(cell) for cell in cells] == [None, None, "007", 7, 2.5, "ใช่", "ไม่", "5 กันยายน 2560", None]
