"""The group was expected at the fair before this one, stayed away, and told nobody."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

ABSENT = Kind(
    "absent",
    Level.BLOCK,
    Wording(
        "{group} ไม่มาออกร้านในงานครั้งก่อน ({before}) โดยไม่แจ้ง",
        "{group} stayed away from the fair before ({before}) without notice.",
    ),
    Wording("ถ้าแจ้งไว้แล้ว โปรดบันทึกในหมายเหตุของแท็บ ยอดขาย ว่าแจ้งล่วงหน้า", "If notice was given, note it in the sales tab."),
    sources.DISTRICT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a group that left its stall empty last time."""
    if case.group.row in case.here.absent:
        yield breach(case.where("group"), group=case.group.name, before=case.fair.previous)


RULE = Rule(
    ABSENT,
    Wording("ต้องไม่ขาดงานครั้งก่อนโดยไม่แจ้ง", "The group did not stay away from the last fair without notice."),
    Standing.REJECTED,
    check,
    frozenset({"fair", "group"}),
)
