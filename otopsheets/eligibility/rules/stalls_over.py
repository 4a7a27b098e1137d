"""More stalls are asked for than one applicant may have."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

STALLS_OVER = Kind(
    "stalls-over",
    Level.WARN,
    Wording(
        "ขอ {asked} ล็อก เกินที่กำหนดรายละไม่เกิน {most} ล็อก จะพิจารณาให้ไม่เกินนั้น",
        "It asks for {asked} stalls; an applicant may have {most}, and will get no more.",
    ),
    Wording("โปรดแก้จำนวนล็อก หรือแจ้งเหตุจำเป็นต่อคณะกรรมการ", "Lower the number, or tell the committee why."),
    sources.DISTRICT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application for too many stalls."""
    asked, most = case.application.stalls, case.around.values["max_stalls"]
    if asked is not None and asked > most:
        yield breach(case.where("stalls"), asked=asked, most=most)


RULE = Rule(
    STALLS_OVER,
    Wording("ขอล็อกได้ไม่เกินจำนวนที่กำหนด", "No more stalls are asked for than one may have."),
    Standing.NEEDS_FIXING,
    check,
    frozenset(),
    ("max_stalls",),
)
