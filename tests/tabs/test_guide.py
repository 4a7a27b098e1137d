"""The guide fits one screen and speaks of every tab that people fill in."""

from otopsheets.registry import TABS
from otopsheets.registry.form import make_book
from otopsheets.tabs.guide import guide


def test_it_speaks_of_every_tab_and_of_who_fills_it_in() -> None:
    steps = [row for row in guide().cells if len(row) == 5 and isinstance(row[1].value, int)]
    told = {str(row[2].value).strip(): str(row[3].value).strip() for row in steps}
    who = {"chair": "ประธานกลุ่ม", "officer": "เจ้าหน้าที่", "committee": "คณะกรรมการ"}
    filled_by = {form.tab.title: who[form.filled_by] for form in make_book().forms}
    assert told == {**filled_by, "ผังพื้นที่": "เจ้าหน้าที่"}
    assert len(told) == len(TABS) + 1


def test_it_fits_one_screen_and_one_page() -> None:
    tab = guide()
    heights = [tab.heights.get(row, 15) for row in range(len(tab.cells))]
    assert sum(heights) <= 690  # points: a screen of 1080 lines less the ribbon
    assert sum(tab.widths) <= 130  # characters
    assert tab.one_page


def test_it_says_what_happens_to_personal_data_and_that_people_decide() -> None:
    text = "\n".join(str(cell.value) for row in guide().cells for cell in row)
    assert "ข้อมูลส่วนบุคคล" in text
    assert "ไม่เขียนทับ" in text
    assert "คณะกรรมการเป็นผู้ตัดสิน" in text
