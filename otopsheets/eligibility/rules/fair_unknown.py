"""The fair that a row names is not in the registry, or may be any of several."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

FAIR_UNKNOWN = Kind(
    "fair-unknown",
    Level.BLOCK,
    Wording("ไม่ทราบว่าสมัครงานใด: ช่องรหัสงานเป็น '{found}'", "Nobody can tell which fair is meant by '{found}'."),
    Wording("โปรดเลือกรหัสงานจากแท็บ งาน ({fairs})", "Choose a fair of the fairs tab ({fairs})."),
    sources.ANNOUNCED,
)
MOST_SHOWN = 5


def check(case: Case) -> Iterator[Breach]:
    """Find an application that belongs to no fair."""
    if case.at is None:
        fairs = [fair.fair_id or fair.name for fair in case.around.registry.fairs]
        shown = ", ".join(case.fair_match.candidates or fairs[:MOST_SHOWN])
        yield breach(case.where("fair"), found=case.application.fair, fairs=shown or "-")


RULE = Rule(
    FAIR_UNKNOWN,
    Wording("ต้องบอกว่าสมัครงานใด", "An application says for which fair it is."),
    Standing.NEEDS_FIXING,
    check,
)
