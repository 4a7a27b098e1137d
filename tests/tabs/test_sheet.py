import pytest

from otopsheets.tabs import sheet, words
from tests.tabs.fair import small_fair


@pytest.mark.parametrize(("one", "other"), [("กำ", "กา"), ("ที่นี่", "ทนา"), ("น้ำ", "นำ")])
def test_marks_above_and_below_take_no_room(one: str, other: str) -> None:
    assert sheet.breadth(one) <= sheet.breadth(other) + 0.8


def test_a_text_that_fits_is_one_line_and_a_longer_one_more() -> None:
    assert sheet.lines("กลุ่ม", 20) == 1
    assert sheet.lines("กลุ่มทอผ้าบ้านตัวอย่าง" * 3, 20) >= 3
    assert sheet.lines("ก\nข\n\nค", 20) == 4


def test_larger_letters_take_more_room() -> None:
    text = "กลุ่มทอผ้าบ้านตัวอย่าง"
    assert sheet.breadth(text, 22) == pytest.approx(2 * sheet.breadth(text, 11))
    assert sheet.height(text, 20, 18) > sheet.height(text, 20, 11)


@pytest.mark.parametrize(
    ("widths", "wanted", "found"),
    [
        ([10, 10, 10, 10], 20, [(0, 1), (2, 3)]),
        ([10, 10, 10], 20, [(0, 1)]),
        ([5, 5], 20, [(0, 1)]),
        ([30], 20, [(0, 0)]),
        ([5, 30, 5, 30], 20, [(0, 1), (2, 3)]),
    ],
)
def test_columns_are_divided_into_spans_wide_enough(
    widths: list[float], wanted: float, found: list[tuple[int, int]]
) -> None:
    assert sheet.spans(widths, wanted) == found


def test_a_fair_is_named_with_what_is_known_of_it() -> None:
    whole = small_fair().registry.fairs
    assert words.fair_line(whole[1], "th") == "ตลาดประชารัฐ  วันที่ ๑๕-๑๗ กันยายน ๒๕๖๐  ณ หน้าศูนย์ OTOP"
    assert words.fair_line(whole[1], "en") == "ตลาดประชารัฐ  2017-09-15/2017-09-17  at หน้าศูนย์ OTOP"
    assert words.fair_line(whole[0], "th") == "ตลาดครั้งก่อน  วันที่ ๑ กันยายน ๒๕๕๙  ณ หน้าอำเภอ"


def test_a_fair_without_name_day_or_place_is_its_id() -> None:
    from dataclasses import replace

    bare = replace(small_fair().fair, name="", starts_on=None, ends_on=None, place="")
    assert words.fair_line(bare, "th") == "2560-09"


def test_choices_nobody_made_are_a_dash() -> None:
    assert (words.kind(None, "th"), words.category("?", "en")) == ("–", "–")
    assert (words.kind("state", "en"), words.category("food", "en")) == ("state agency", "food")
