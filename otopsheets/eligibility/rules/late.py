"""The application came after the last day for applying."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.days import dated
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

LATE = Kind(
    "late",
    Level.BLOCK,
    Wording(
        "สมัครวันที่ {applied} หลังวันปิดรับสมัคร ({closes})",
        "It was handed in on {applied_en}, after the last day, {closes_en}.",
    ),
    Wording(
        "ถ้าวันที่ไม่ถูกต้อง โปรดแจ้งเจ้าหน้าที่ คณะกรรมการมีมติรับเป็นกรณีพิเศษได้",
        "If the day is wrong, tell the officer; the committee may still decide to accept.",
    ),
    sources.ANNOUNCED,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application that came too late."""
    applied, closes = case.application.applied_on, case.fair.closes_on
    if applied is not None and closes is not None and applied > closes:
        yield breach(case.where("applied_on"), **dated("applied", applied), **dated("closes", closes))


RULE = Rule(
    LATE,
    Wording("ต้องสมัครภายในวันปิดรับ", "An application comes by the last day for applying."),
    Standing.REJECTED,
    check,
    frozenset({"fair"}),
)
