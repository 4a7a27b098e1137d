"""The applicant has not agreed that its data may be used for the fair."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

NO_CONSENT = Kind(
    "no-consent",
    Level.BLOCK,
    Wording("ยังไม่ได้ยินยอมให้ใช้ข้อมูล (ช่องยินยอม: '{found}')", "There is no consent to use the data: '{found}'."),
    Wording("ถ้ายินยอม โปรดใส่ ใช่ ในช่องยินยอมให้ใช้ข้อมูล", "To agree, put ใช่ into the consent cell."),
    sources.PDPA,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application without a clear yes."""
    if case.application.consent is not True:
        yield breach(case.where("consent"), found=case.typed("consent"))


RULE = Rule(
    NO_CONSENT,
    Wording("ต้องยินยอมให้ใช้ข้อมูลเพื่อจัดงาน", "The applicant agrees to the use of its data."),
    Standing.NEEDS_FIXING,
    check,
)
