"""The application is dated on a day that has not come yet."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.days import dated
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

POSTDATED = Kind(
    "postdated",
    Level.BLOCK,
    Wording(
        "วันที่สมัคร {applied} ยังมาไม่ถึง (วันนี้ {today})",
        "It is dated {applied_en}, which has not come yet (today is {today_en}).",
    ),
    Wording("โปรดแก้วันที่สมัคร", "Correct the day."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application dated in the future."""
    applied = case.application.applied_on
    if applied is not None and applied > case.today:
        yield breach(case.where("applied_on"), **dated("applied", applied), **dated("today", case.today))


RULE = Rule(
    POSTDATED,
    Wording("วันที่สมัครต้องไม่อยู่ในอนาคต", "An application is not dated in the future."),
    Standing.NEEDS_FIXING,
    check,
)
