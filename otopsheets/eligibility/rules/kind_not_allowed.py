"""The fair is not for applicants of this kind."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.registry.schema import KINDS
from otopsheets.wording import Wording

KIND_NOT_ALLOWED = Kind(
    "kind-not-allowed",
    Level.BLOCK,
    Wording("งานนี้ไม่รับผู้สมัครประเภท '{found}'", "This fair takes no applicant of the kind '{found}'."),
    Wording("งานนี้รับ: {allowed}", "It takes: {allowed}."),
    sources.STEP_SELECT,
)
_LABELS = {kind.key: kind.label for kind in KINDS}


def check(case: Case) -> Iterator[Breach]:
    """Find an applicant of a kind that the district does not take."""
    allowed = case.around.values["kinds_allowed"]
    if case.group.kind is not None and case.group.kind not in allowed:
        told = {"found": _LABELS[case.group.kind], "allowed": ", ".join(_LABELS[kind] for kind in allowed)}
        yield breach(case.where_group("kind"), **told)


RULE = Rule(
    KIND_NOT_ALLOWED,
    Wording("รับเฉพาะผู้สมัครประเภทที่กำหนด", "Only applicants of the kinds allowed take part."),
    Standing.REJECTED,
    check,
    frozenset({"group"}),
    ("kinds_allowed",),
)
