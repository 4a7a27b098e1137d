"""The application is dated before the first day for applying."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.days import dated
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

EARLY = Kind(
    "early",
    Level.BLOCK,
    Wording(
        "สมัครวันที่ {applied} ก่อนวันเปิดรับสมัคร ({opens})", "It is dated {applied_en}, before the first day, {opens_en}."
    ),
    Wording("โปรดตรวจวันที่ หรือสมัครใหม่ในวันที่เปิดรับ", "Check the day, or apply again within the days announced."),
    sources.ANNOUNCED,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application that came too early."""
    applied, opens = case.application.applied_on, case.fair.opens_on
    if applied is not None and opens is not None and applied < opens:
        yield breach(case.where("applied_on"), **dated("applied", applied), **dated("opens", opens))


RULE = Rule(
    EARLY,
    Wording("ต้องสมัครตั้งแต่วันเปิดรับ", "An application comes from the first day for applying on."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"fair"}),
)
