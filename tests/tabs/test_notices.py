from dataclasses import replace

import pytest

from otopsheets.selection.outcomes import Decided
from otopsheets.tabs.notices import message
from otopsheets.wording import Lang
from tests.tabs.fair import finding, outcome, registry, small_fair

BOOK = registry()
FAIR = small_fair().fair


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("decided", Decided)
def test_every_message_names_the_group_and_the_fair(decided: Decided, lang: Lang) -> None:
    told = message(outcome(BOOK, 2, decided), (), FAIR, lang)
    assert "กลุ่มทอผ้าบ้านตัวอย่าง" in told
    assert "ตลาดประชารัฐ" in told


def test_whoever_takes_part_learns_where_the_stall_is() -> None:
    assert "จำนวน 2 ล็อก ได้แก่ ล็อก A1, A2" in message(
        outcome(BOOK, 2, Decided.ACCEPTED, stalls=2), ("A1", "A2"), FAIR, "th"
    )
    assert "ได้แก่" not in message(outcome(BOOK, 2, Decided.ACCEPTED, stalls=2), (), FAIR, "th")


def test_whoever_has_something_to_correct_learns_what_and_how() -> None:
    faults = finding("ใบสมัคร", 2, "C2", text="ก"), finding("ใบสมัคร", 2, "D2", text="ข")
    told = message(outcome(BOOK, 2, Decided.NEEDS_FIXING, *faults), (), FAIR, "th").split("\n")
    assert told[3:6] == ["สิ่งที่ต้องแก้ไข", "- พบ ก (ใบสมัคร C2) โปรดแก้", "- พบ ข (ใบสมัคร D2) โปรดแก้"]


def test_whoever_is_refused_learns_why_and_whoever_is_in_needs_no_reason() -> None:
    why = finding("กลุ่ม", 2, "H2", text="ก")
    assert message(outcome(BOOK, 2, Decided.REJECTED, why), (), FAIR, "th").split("\n")[3:5] == [
        "เหตุผล",
        "- พบ ก (กลุ่ม H2)",
    ]
    assert "เหตุผล" not in message(outcome(BOOK, 2, Decided.ACCEPTED, why), (), FAIR, "th")


def test_without_an_amphoe_no_office_signs() -> None:
    assert message(outcome(BOOK, 2, Decided.REJECTED), (), replace(FAIR, amphoe=""), "th").endswith("จึงเรียนมาเพื่อทราบ")
