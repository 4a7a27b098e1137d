import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.thai.numbers import format_number, read_count, read_number, read_span, read_yes_no
from otopsheets.thai.text import thai_digits
from otopsheets.thai.unreadable import Ambiguous, Unreadable
from tests.thai.outcome import names_the_cell, outcome


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (3, 3),
        (2.5, 2.5),
        ("12", 12),
        ("๑,๒๕๐ บาท", 1250),
        ("1,234,567.89", 1234567.89),
        ("120.-", 120),
        ("120,-", 120),
        ("฿120", 120),
        ("ราคา 120 บาท/กก.", 120),
        ("ประมาณ 50 คน", 50),
        ("5 (ห้า) ล็อก", 5),
        ("-5", -5),
        ("1.5 ล้านบาท", 1_500_000),
        ("2 หมื่น", 20_000),
        ("สิบสอง", 12),
        ("ยี่สิบเอ็ด ล็อก", 21),
        ("3 พันธุ์", 3),
        ("3 ยี่ห้อ", 3),
        ("5 ร้อยกรัม", 500),
        ("สองพันห้าร้อยหกสิบ", 2560),
        ("สองล้านสามแสน", 2_300_000),
        ("ล้าน", 1_000_000),
        ("หนึ่งร้อยล้าน", 100_000_000),
        ("", None),
        (" - ", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_a_number_is_read_with_what_people_put_around_it(cell: object, number: float | None) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize(
    "cell",
    ["abc", "50 กว่า", "20 คนขึ้นไป", "100%", "5-6", "12 34", "1,2345", "ห้าหก", "สอง 3", "5 หมื่นห้าพัน", "ห้าร้อย 3", True, math.inf, date(2017, 9, 15)],
)  # fmt: skip
def test_what_is_not_one_number_is_said_to_be_unreadable(cell: object) -> None:
    with pytest.raises(Unreadable) as fault:
        read_number(cell)
    assert fault.value.raw == str(cell)


def test_a_comma_that_may_be_a_point_is_ambiguous() -> None:
    with pytest.raises(Ambiguous) as doubt:
        read_number("1,5")
    assert doubt.value.candidates == ("1.5", "15")


@pytest.mark.parametrize(("cell", "count"), [("๕ คน", 5), (5.0, 5), ("0", 0), ("36 กลุ่ม", 36), ("", None), ("-", None)])
def test_a_count_is_a_whole_number(cell: object, count: int | None) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize("cell", ["5.5", -1, "-3", 2.5, "หลายคน", None.__class__])
def test_a_count_is_never_negative_nor_broken(cell: object) -> None:
    with pytest.raises(Unreadable):
        read_count(cell)


def test_a_span_where_one_number_is_asked_for_is_ambiguous() -> None:
    with pytest.raises(Ambiguous) as doubt:
        read_count("5-6 คน")
    assert doubt.value.candidates == ("5", "6")


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        ("5-6", (5, 6)),
        ("๕ ถึง ๖", (5, 6)),
        ("5 – 6 ล็อก", (5, 6)),
        ("5", (5, 5)),
        (5, (5, 5)),
        ("", None),
        ("-", None),
    ],
)
def test_a_span_is_its_two_ends(cell: object, span: tuple[int, int] | None) -> None:
    assert read_span(cell) == span


@pytest.mark.parametrize("cell", ["6-5", "ห้าถึงหก", "1/2"])
def test_a_span_runs_forward(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_span(cell)


def test_a_span_that_the_sheet_made_a_date_is_ambiguous() -> None:
    with pytest.raises(Ambiguous) as doubt:
        read_span(date(2017, 6, 5))
    assert doubt.value.candidates == ("5-6", "6-5")


@pytest.mark.parametrize("cell", ["มี", "ใช้", "ใช่", "ใช่ครับ", "✓", "✔", "/", "TRUE", "Yes", "ยินยอม", "1", 1, 1.0, True, "ใช้ไฟ 2 จุด", "ได้", "มี ค่ะ"])  # fmt: skip
def test_people_say_yes_in_many_ways(cell: object) -> None:
    assert read_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["ไม่มี", "ไม่ใช้", "ไม่ใช่", "ไม่", "x", "X", "✗", "-", "–", "FALSE", "no", "ไม่ยินยอม", "0", 0, 0.0, False, "ไม่ใช้น้ำ", "ไม่ต้องการครับ"])  # fmt: skip
def test_people_say_no_in_many_ways(cell: object) -> None:
    assert read_yes_no(cell) is False


@pytest.mark.parametrize("cell", [None, "", " \n", float("nan")])
def test_nothing_said_is_neither_yes_nor_no(cell: object) -> None:
    assert read_yes_no(cell) is None


@pytest.mark.parametrize("cell", ["มี/ไม่มี", "ไม่แน่ใจ", "ใช้หรือไม่", "มีแต่ไม่พอ", "ไม่มีแต่จะใช้", 2, "2", "สมมติ", date(2017, 9, 15)])  # fmt: skip
def test_both_or_neither_is_unreadable(cell: object) -> None:
    with pytest.raises(Unreadable):
        read_yes_no(cell)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1234.5, "1,234.50"),
        (1234, "1,234"),
        (1234.0, "1,234"),
        (0, "0"),
        (-0.001, "0"),
        (-1234.567, "-1,234.57"),
        (1234.999, "1,235"),
    ],
)
def test_a_number_is_written_as_people_do(number: float, shown: str) -> None:
    assert format_number(number) == shown


@given(st.integers(-(10**12), 10**12).map(lambda satang: satang / 100))
def test_a_number_written_is_read_back(number: float) -> None:
    assert read_number(format_number(number)) == pytest.approx(number, abs=0.001)
    assert read_number(thai_digits(format_number(number))) == read_number(format_number(number))


@given(st.text(max_size=15) | st.text(alphabet="๑๒3 5,.-+หมื่นสอง(กว่า)%บาท", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reader in (read_number, read_count, read_span, read_yes_no):
        assert names_the_cell(outcome(reader, text), text)
