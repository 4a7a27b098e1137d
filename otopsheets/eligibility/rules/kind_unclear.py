"""The kind of the applicant is empty or not in the list: no rule that depends on it can be asked."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.registry.schema import KINDS
from otopsheets.wording import Wording

KIND_UNCLEAR = Kind(
    "kind-unclear",
    Level.BLOCK,
    Wording("ไม่ทราบว่า {group} เป็นผู้สมัครประเภทใด (ช่องประเภท: '{found}')", "The kind of {group} is not known: '{found}'."),
    Wording("โปรดเลือกประเภทจากรายการ: {choices}", "Choose one of: {choices}."),
    sources.STEP_SELECT,
)
_CHOICES = ", ".join(kind.label for kind in KINDS)


def check(case: Case) -> Iterator[Breach]:
    """Find a group of no known kind."""
    if case.group.kind is None:
        told = {"group": case.group.name, "found": case.typed_of_group("kind"), "choices": _CHOICES}
        yield breach(case.where_group("kind"), **told)


RULE = Rule(
    KIND_UNCLEAR,
    Wording("ต้องบอกประเภทของผู้สมัคร", "The kind of the applicant is known."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group"}),
)
