from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.thai.dates import Style, format_date, format_dates, read_date, read_dates
from otopsheets.thai.text import thai_digits
from otopsheets.thai.unreadable import Ambiguous, Unreadable
from tests.thai.outcome import names_the_cell, outcome

THE_DAY = date(2017, 9, 15)  # a Friday, 15 September 2560
STYLES: list[Style] = ["long", "short", "numeral", "iso"]
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "๑๕ กันยายน ๒๕๖๐",
        "15 ก.ย. 60",
        "15ก.ย.60",
        "15 กย 60",
        "15-ก.ย.-60",
        "15/ก.ย./2560",
        "15 กันยา 2560",
        "15/9/2560",
        "15/09/60",
        "15-9-2560",
        "15.9.60",
        "15 9 60",
        "15092560",
        "9/15/2560",
        "15/9/2017",
        "15 กันยายน 2017",
        "15 September 2017",
        "Sep 15, 2017",
        "2017-09-15",
        "2560-09-15",
        "2017-09-15T08:00:00",
        "15/09/60 10:30",
        "15 ก.ย. 2560 เวลา 09.00 น.",
        "วันศุกร์ที่ 15 กันยายน พ.ศ. 2560",
        "วันศุกร์ที่ 15 เดือนกันยายน พ.ศ.2560",
        "ศ. 15 ก.ย. 60",
        "Fri 15 Sep 2017",
        "วันที่ 15 กันยายน 2560",
        "15 กันยายน ค.ศ. 2017",
        "15 กันยายน พ.ศ. 60",
        "15/9/ค.ศ. 17",
        "42993",
        42993,
        42993.75,
        THE_DAY,
        datetime.fromisoformat("2017-09-15T08:30"),
        date(2560, 9, 15),
        datetime.fromisoformat("2560-09-15T08:30"),
        (date(2560, 9, 15) - date(1899, 12, 30)).days,
        pd.Timestamp("2017-09-15"),
    ],
)
def test_a_day_is_read_in_every_way_it_is_written(cell: object) -> None:
    assert read_date(cell) == THE_DAY
    assert read_dates(cell) == (THE_DAY, THE_DAY)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", float("nan"), pd.NaT])
def test_a_blank_cell_is_no_day(cell: object) -> None:
    assert read_date(cell) is None
    assert read_dates(cell) is None


@pytest.mark.parametrize(
    ("cell", "candidates"),
    [
        ("15-9-17", ("15 กันยายน 2517", "15 กันยายน 2560")),
        ("15 ก.ย. 17", ("15 กันยายน 2517", "15 กันยายน 2560")),
        ("15/9/99", ("15 กันยายน 2542", "15 กันยายน 2599")),
        ("5/6/2017", ("6 พฤษภาคม 2560", "5 มิถุนายน 2560")),
        ("5/6/17", ("5 มิถุนายน 2517", "6 พฤษภาคม 2560", "5 มิถุนายน 2560")),
        ("1/2", ("1 กุมภาพันธ์ (ไม่ระบุปี)", "2 มกราคม (ไม่ระบุปี)")),
        ("15/9", ("15 กันยายน (ไม่ระบุปี)",)),
        ("29 ก.พ.", ("29 กุมภาพันธ์ (ไม่ระบุปี)",)),
    ],
)
def test_what_may_be_two_days_is_not_guessed(cell: str, candidates: tuple[str, ...]) -> None:
    for reader in (read_date, read_dates):
        with pytest.raises(Ambiguous) as doubt:
            reader(cell)
        assert doubt.value.candidates == candidates


def test_the_order_is_known_when_day_and_month_are_equal_or_the_year_is_buddhist() -> None:
    assert read_date("9/9/2017") == date(2017, 9, 9)
    assert read_date("5/6/2560") == date(2017, 6, 5)
    assert read_date("5/6/60") == date(2017, 6, 5)


def test_a_weekday_tells_which_year_was_meant() -> None:
    assert read_date("วันศุกร์ 15-9-17") == THE_DAY
    with pytest.raises(Ambiguous):
        read_date("วันพุธ 15-9-17")  # neither was a Wednesday


def test_the_leap_day_is_that_of_the_gregorian_year() -> None:
    assert read_date("29/2/2563") == date(2020, 2, 29)
    with pytest.raises(Unreadable):
        read_date("29/2/2564")
    with pytest.raises(Unreadable):
        read_date(date(2564, 2, 29))  # a Gregorian leap year in the cell; 2021 is none
    assert read_date("29/2/24") == date(2024, 2, 29)  # 2524 had none: only one reading is left


@pytest.mark.parametrize(
    "cell",
    ["สิบห้า", "31/4/2560", "30/02/17", "15/13/2560", "32 ม.ค. 2560", "15 ก.ย. 256", "2560", "กันยายน 2560", "150960",
     "15 กันยายน พ.ศ. 2017", "15 กันยายน ค.ศ. 2560", "0/9/2560", "31/4", "Foo 15, 2017", "15/9/1200", 2560, 12, -1, 1e12,
     float("inf"), True, ["15"]],
)  # fmt: skip
def test_what_is_no_day_is_said_to_be_unreadable(cell: object) -> None:
    with pytest.raises(Unreadable) as fault:
        read_date(cell)
    assert not isinstance(fault.value, Ambiguous)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("15-17 ก.ย. 60", date(2017, 9, 15), date(2017, 9, 17)),
        ("15–17 กันยายน 2560", date(2017, 9, 15), date(2017, 9, 17)),
        ("๑๕ ถึง ๑๗ กันยายน ๒๕๖๐", date(2017, 9, 15), date(2017, 9, 17)),
        ("ระหว่างวันที่ 15-17 กันยายน 2560", date(2017, 9, 15), date(2017, 9, 17)),
        ("วันศุกร์ที่ 15 ถึงวันอาทิตย์ที่ 17 กันยายน 2560", date(2017, 9, 15), date(2017, 9, 17)),
        ("ศ. 15 - อา. 17 ก.ย. 60", date(2017, 9, 15), date(2017, 9, 17)),
        ("15, 16 และ 17 ก.ย. 60", date(2017, 9, 15), date(2017, 9, 17)),
        ("15-17/9/2560", date(2017, 9, 15), date(2017, 9, 17)),
        ("15/9/60-17/9/60", date(2017, 9, 15), date(2017, 9, 17)),
        ("15-9-2560 - 17-9-2560", date(2017, 9, 15), date(2017, 9, 17)),
        ("15/9 - 17/9/2560", date(2017, 9, 15), date(2017, 9, 17)),
        ("2017-09-15/2017-09-17", date(2017, 9, 15), date(2017, 9, 17)),
        ("30 ก.ย. - 2 ต.ค. 2560", date(2017, 9, 30), date(2017, 10, 2)),
        ("30 ธ.ค. - 2 ม.ค. 2561", date(2017, 12, 30), date(2018, 1, 2)),
        ("30 ธ.ค. 2560 - 2 ม.ค. 2561", date(2017, 12, 30), date(2018, 1, 2)),
    ],
)
def test_the_first_and_last_day_are_read(cell: str, first: date, last: date) -> None:
    assert read_dates(cell) == (first, last)


@pytest.mark.parametrize(
    "cell",
    [
        "17-15 ก.ย. 60",
        "15 และ 18 ก.ย. 60",
        "15 และ -",
        "31-32 ก.ย. 60",
        "สองวัน",
        "17/9/2560 - 15/9/2560",
        "ก-ข",
    ],
)
def test_days_that_do_not_follow_each_other_are_no_span(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_dates(cell)


def test_a_span_whose_end_is_ambiguous_is_ambiguous() -> None:
    with pytest.raises(Ambiguous) as doubt:
        read_dates("15-17 ก.ย. 17")
    assert doubt.value.candidates == ("17 กันยายน 2517", "17 กันยายน 2560")
    assert doubt.value.raw == "15-17 ก.ย. 17"


def test_days_are_written_saying_once_what_they_share() -> None:
    first = date(2017, 9, 15)
    assert format_dates(first, date(2017, 9, 15)) == "15 กันยายน 2560"
    assert format_dates(first, date(2017, 9, 17)) == "15-17 กันยายน 2560"
    assert format_dates(first, date(2017, 10, 2), "short") == "15 ก.ย. - 2 ต.ค. 60"
    assert format_dates(first, date(2018, 1, 2), "short") == "15 ก.ย. 60 - 2 ม.ค. 61"
    assert format_dates(first, date(2017, 9, 17), "numeral") == "๑๕-๑๗ กันยายน ๒๕๖๐"
    assert format_dates(first, date(2017, 9, 17), "iso") == "2017-09-15/2017-09-17"


def test_a_day_is_written_in_four_styles() -> None:
    assert [format_date(THE_DAY, style) for style in STYLES] == [
        "15 กันยายน 2560",
        "15 ก.ย. 60",
        "๑๕ กันยายน ๒๕๖๐",
        "2017-09-15",
    ]
    assert format_date(date(1974, 1, 2), "short") == "2 ม.ค. 2517"  # 17 would be ambiguous


@given(days, st.sampled_from(STYLES))
def test_a_day_written_is_read_back(day: date, style: Style) -> None:
    assert read_date(format_date(day, style)) == day


@given(days, st.integers(0, 500), st.sampled_from(STYLES))
def test_days_written_are_read_back(first: date, length: int, style: Style) -> None:
    last = first + timedelta(days=length)
    assert read_dates(format_dates(first, last, style)) == (first, last)


@given(days)
def test_a_cell_and_its_serial_are_the_same_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert read_date(serial) == read_date(float(serial)) == read_date(day) == day


@given(st.text(max_size=15) | st.text(alphabet="0123456789/-. กยพศค.เมวันที่ถึง,", max_size=18))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reader in (read_date, read_dates):
        read = outcome(reader, text)
        assert names_the_cell(read, text)
        assert isinstance(read, Unreadable) or reader(thai_digits(text)) == read
