"""A row in which only the fair, a date or a yes-or-no is filled in: nobody knows who applies for what."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

EMPTY = Kind(
    "empty",
    Level.BLOCK,
    Wording("ใบสมัครแถวนี้ยังไม่ได้กรอกอะไร", "Nothing is filled in on this row."),
    Wording("โปรดกรอกชื่อกลุ่มและรายละเอียดการสมัคร หรือลบทั้งแถว", "Fill in the group and what it asks for, or clear the row."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application that says nothing."""
    if case.says_nothing:
        yield breach(case.where())


RULE = Rule(
    EMPTY,
    Wording("ใบสมัครต้องบอกว่าใครสมัคร", "An application says who applies."),
    Standing.NEEDS_FIXING,
    check,
)
