"""The fair is left blank, and the registry has only one."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

FAIR_ASSUMED = Kind(
    "fair-assumed",
    Level.WARN,
    Wording("ไม่ได้กรอกรหัสงาน ถือว่าสมัครงาน '{fair}' ซึ่งมีอยู่งานเดียว", "No fair is named; '{fair}' is the only one."),
    Wording("โปรดเลือกรหัสงานให้ครบ", "Please choose the fair."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application that was counted to the only fair there is."""
    if case.fair_match.how == "blank":
        yield breach(case.where("fair"), fair=case.fair.name or case.fair.fair_id)


RULE = Rule(
    FAIR_ASSUMED,
    Wording("ควรกรอกรหัสงานแม้มีงานเดียว", "Name the fair even when there is only one."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"fair"}),
)
