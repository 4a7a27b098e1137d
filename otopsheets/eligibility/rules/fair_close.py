"""The fair is named by a spelling close to one: last year's fair differs from this year's by one digit."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

FAIR_CLOSE = Kind(
    "fair-close",
    Level.BLOCK,
    Wording("ชื่องาน '{found}' คล้ายกับ '{taken}' แต่ไม่ตรงกัน", "The fair '{found}' is spelled nearly like '{taken}'."),
    Wording("ถ้าหมายถึงงานนี้ โปรดเปลี่ยนเป็น '{code}'", "If this fair is meant, type '{code}'."),
    sources.PARTICIPATION,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application whose fair had to be guessed from its spelling."""
    if case.fair_match.how == "close":
        told = {"found": case.application.fair, "taken": case.fair.name, "code": case.fair.fair_id or case.fair.name}
        yield breach(case.where("fair"), **told)


RULE = Rule(
    FAIR_CLOSE,
    Wording("ชื่องานที่สะกดไม่ตรงต้องยืนยันก่อน", "A fair spelled otherwise is to be confirmed."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"fair"}),
)
