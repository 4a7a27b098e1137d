"""The applicant may be one that has applied already: a second spelling, the same phone or address."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

TWIN = Kind(
    "twin",
    Level.BLOCK,
    Wording(
        "{group} อาจเป็นรายเดียวกับผู้สมัครในแถว {row}: {because}",
        "{group} may be who applied on row {row}: {because_en}.",
    ),
    Wording(
        "ถ้าเป็นคนละกลุ่ม โปรดแจ้งเจ้าหน้าที่ให้ยืนยัน คณะกรรมการมีมติรับได้",
        "If they are two, tell the officer: the committee may decide to accept.",
    ),
    sources.DISTRICT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application that another one, maybe of the same people, stands before."""
    if case.twin is not None:
        twin = case.twin
        because = {"because": twin.because, "because_en": twin.because_en}
        yield breach(case.where("group"), group=case.group.name, row=twin.application.row, **because)


RULE = Rule(
    TWIN,
    Wording(
        "ผู้สมัครรายเดียวต้องไม่สมัครซ้ำในชื่อ เบอร์โทร หรือที่อยู่เดียวกัน",
        "Nobody applies twice under another spelling, or from the same phone or address.",
    ),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"fair", "group"}),
)
