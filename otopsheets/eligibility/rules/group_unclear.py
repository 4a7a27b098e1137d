"""Several groups of the registry may be meant."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

GROUP_UNCLEAR = Kind(
    "group-unclear",
    Level.BLOCK,
    Wording("'{found}' อาจหมายถึงหลายกลุ่ม: {candidates}", "'{found}' may be several groups: {candidates}."),
    Wording("โปรดพิมพ์รหัสกลุ่มแทนชื่อ", "Type the group's id instead of its name."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application that more than one group may have made."""
    if case.match.how == "ambiguous":
        candidates = ", ".join(case.match.candidates)
        yield breach(case.where("group"), found=case.application.group, candidates=candidates)


RULE = Rule(
    GROUP_UNCLEAR,
    Wording("ต้องบอกได้ว่าเป็นกลุ่มใดเพียงกลุ่มเดียว", "An application means one group and no other."),
    Standing.NEEDS_FIXING,
    check,
)
