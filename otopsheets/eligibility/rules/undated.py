"""The day of applying is empty or cannot be read: nobody can tell whether it was in time."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

UNDATED = Kind(
    "undated",
    Level.BLOCK,
    Wording(
        "ไม่ทราบวันที่สมัคร (ช่องวันที่สมัคร: '{found}') จึงยังบอกไม่ได้ว่าสมัครทันหรือไม่",
        "The day of applying is not known ('{found}'), so neither is whether it was in time.",
    ),
    Wording("โปรดพิมพ์วันที่สมัคร เช่น 20 ส.ค. 2560", "Type the day, like 20 ส.ค. 2560."),
    sources.ANNOUNCED,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application of no known day."""
    if case.application.applied_on is None:
        yield breach(case.where("applied_on"), found=case.typed("applied_on"))


RULE = Rule(
    UNDATED,
    Wording("ใบสมัครต้องมีวันที่", "An application is dated."),
    Standing.NEEDS_FIXING,
    check,
)
