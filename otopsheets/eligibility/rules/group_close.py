"""The group is named by a spelling close to one of the registry."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

GROUP_CLOSE = Kind(
    "group-close",
    Level.BLOCK,
    Wording(
        "ชื่อ '{found}' คล้ายกับ '{taken}' ในแท็บ กลุ่ม แต่ไม่ตรงกัน", "'{found}' is spelled nearly like the group '{taken}'."
    ),
    Wording("ถ้าเป็นกลุ่มเดียวกัน โปรดเปลี่ยนเป็น '{code}'", "If it is that group, type '{code}'."),
    sources.PARTICIPATION,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an application whose group had to be guessed from its spelling."""
    if case.match.how == "close":
        told = {"found": case.application.group, "taken": case.group.name}
        yield breach(case.where("group"), **told, code=case.group.group_id or case.group.name)


RULE = Rule(
    GROUP_CLOSE,
    Wording("ชื่อกลุ่มที่สะกดไม่ตรงต้องยืนยันก่อน", "A group spelled otherwise is to be confirmed."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group"}),
)
