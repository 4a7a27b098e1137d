"""The group is not in the registry."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

NOT_REGISTERED = Kind(
    "not-registered",
    Level.BLOCK,
    Wording("ไม่พบกลุ่ม '{found}' ในแท็บ กลุ่ม", "There is no group '{found}' in the groups tab."),
    Wording(
        "โปรดพิมพ์รหัสหรือชื่อให้ตรงกับแท็บ กลุ่ม หรือเพิ่มกลุ่มนี้ในแท็บ กลุ่ม",
        "Type its id or name as in the groups tab, or add it there.",
    ),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application of nobody in the registry."""
    if case.match.how == "unknown":
        yield breach(case.where("group"), found=case.application.group)


RULE = Rule(
    NOT_REGISTERED,
    Wording("ผู้สมัครต้องมีชื่อในทะเบียนกลุ่ม", "Who applies is in the registry."),
    Standing.NEEDS_FIXING,
    check,
)
