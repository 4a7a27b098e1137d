"""A cell is read once for what it is, and what cannot be read is said and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.registry import BY_KEY, Broken
from otopsheets.registry.cells import read_column, split_lines, split_names, text_of
from otopsheets.registry.columns import Column, Type

KIND = BY_KEY["groups"].column("kind")
PHONE = BY_KEY["groups"].column("phone")
APPLIED = BY_KEY["applications"].column("applied_on")


def test_a_choice_is_read_by_label_alias_key_and_close_spelling() -> None:
    reading = read_column(KIND, ["กลุ่มอาชีพ", "วสช.", "farmer", "กลุ่มอาชีบ", "นักมวย", ""])
    assert reading.values == ["occupational", "enterprise", "farmer", "occupational", None, None]
    assert {at: fault.kind.code for at, fault in reading.faults.items()} == {3: "choice-close", 4: "choice-unknown"}


def test_an_ambiguous_date_is_a_fault_with_its_candidates_and_no_value() -> None:
    reading = read_column(APPLIED, ["15 ก.ย. 60", "15-9-17", "วันพรุ่ง"])
    assert reading.values == [date(2017, 9, 15), None, None]
    assert [fault.kind.code for fault in reading.faults.values()] == ["date-ambiguous", "date-unreadable"]
    assert dict(reading.faults[1].values)["candidates"]


def test_an_error_cell_is_a_fault_and_never_text() -> None:
    reading = read_column(Column("name", "ชื่อ"), [Broken("#REF!"), "จริง"])
    assert reading.values == ["", "จริง"]
    assert reading.faults[0].values == (("found", "#REF!"),)


def test_true_and_one_are_told_apart() -> None:
    stalls = BY_KEY["applications"].column("stalls")
    reading = read_column(stalls, [1, 1.0, "๑"])
    assert reading.values == [1, 1, 1]
    consent = BY_KEY["applications"].column("consent")
    assert read_column(consent, [True, 1, "ใช่", 0, False]).values == [True, True, True, False, False]


def test_a_fault_in_a_private_cell_does_not_repeat_what_was_typed() -> None:
    reading = read_column(PHONE, ["โทรหาลูกชาย 12"])
    assert reading.values == [()]
    assert "ลูกชาย" not in str(reading.faults[0].values)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (1.0, "1"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (date(2017, 9, 15), "2017-09-15"),
        (" ก  ข ", "ก ข"),
        (7, "7"),
    ],
)
def test_text_is_what_the_cell_shows(value, shown) -> None:
    assert text_of(value) == shown


def test_several_names_in_a_cell_are_told_apart() -> None:
    assert split_names("ผ้าทอ, หมวก;กระเป๋า\nพวงกุญแจ,,") == ("ผ้าทอ", "หมวก", "กระเป๋า", "พวงกุญแจ")
    assert split_names(12.0) == ("12",)


@given(
    st.sampled_from(list(Type)),
    st.lists(
        st.one_of(
            st.none(),
            st.text(max_size=30),
            st.floats(allow_nan=True, allow_infinity=True),
            st.integers(),
            st.booleans(),
            st.dates(),
            st.datetimes(),
        ),
        max_size=8,
    ),
)
def test_whatever_is_typed_every_cell_yields_a_value_and_nothing_crashes(type_, cells) -> None:
    column = Column("any", "ใด ๆ", type_, choices=KIND.choices if type_ in (Type.CHOICE, Type.CHOICES) else ())
    reading = read_column(column, cells)
    assert len(reading.values) == len(cells)
    assert all(0 <= at < len(cells) for at in reading.faults)


def test_several_choices_are_told_apart_by_line_and_one_that_is_unknown_leaves_all_open() -> None:
    states = BY_KEY["meetings"].column("state")
    reading = read_column(states, ["เสนอ\nมติ", "1) มติ 2) ดำเนินการแล้ว", "ดำเนินการเเล้วว", "เสนอ\nไม่รู้", None])
    assert reading.values == [("proposed", "resolved"), ("resolved", "done"), ("done",), (), ()]
    assert {at: fault.kind.code for at, fault in reading.faults.items()} == {2: "choice-close", 3: "choice-unknown"}


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ("ขอเพิ่มห้องน้ำ\nขอที่จอดรถ; ขอไฟ", ("ขอเพิ่มห้องน้ำ", "ขอที่จอดรถ", "ขอไฟ")),
        ("๑. ขอเพิ่มห้องน้ำ ๒. ขอไฟ 2 จุด", ("ขอเพิ่มห้องน้ำ", "ขอไฟ 2 จุด")),
        ("- ขอเริ่ม 9.00 น.\n- ขอเลิกเร็ว", ("ขอเริ่ม 9.00 น.", "ขอเลิกเร็ว")),
        ("ขอไฟ 2. จุด", ("ขอไฟ 2. จุด",)),
        ("งบ 1,000 บาท", ("งบ 1,000 บาท",)),
        (None, ()),
    ],
)
def test_sentences_in_one_cell_are_told_apart_by_line_or_number(typed, sentences) -> None:
    assert split_lines(typed) == sentences
