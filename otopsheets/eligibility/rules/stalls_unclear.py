"""How many stalls are asked for cannot be read, or is none."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.thai.text import dashes_only
from otopsheets.wording import Wording

STALLS_UNCLEAR = Kind(
    "stalls-unclear",
    Level.BLOCK,
    Wording("จำนวนล็อกที่ขอ '{found}' ใช้ไม่ได้", "'{found}' is no number of stalls to ask for."),
    Wording("โปรดพิมพ์จำนวนล็อกเป็นตัวเลขตั้งแต่ 1", "Type a number from 1."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application for no known number of stalls; an empty cell asks for one."""
    stalls = case.application.stalls
    if stalls == 0 or (stalls is None and case.unreadable and not dashes_only(case.typed("stalls"))):
        yield breach(case.where("stalls"), found=case.typed("stalls"))


RULE = Rule(
    STALLS_UNCLEAR,
    Wording("จำนวนล็อกที่ขอต้องเป็นตัวเลข", "The number of stalls asked for is a number."),
    Standing.NEEDS_FIXING,
    check,
)
