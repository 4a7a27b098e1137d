"""The group has applied for this fair already."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

DUPLICATE = Kind(
    "duplicate",
    Level.BLOCK,
    Wording("{group} สมัครงานนี้แล้วในแถว {row}", "{group} has applied for this fair on row {row}."),
    Wording("ใบสมัครในแถว {row} ใช้ได้อยู่ ไม่ต้องทำอะไร", "The application on row {row} stands; there is nothing to do."),
    sources.DISTRICT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application that another one of the same group stands before."""
    if case.double is not None:
        yield breach(case.where("group"), group=case.group.name, row=case.double.application.row)


RULE = Rule(
    DUPLICATE,
    Wording("งานหนึ่งสมัครได้กลุ่มละหนึ่งใบ", "A group applies once for a fair."),
    Standing.REJECTED,
    check,
    frozenset({"fair", "group"}),
)
