"""Until when a needed OTOP registration lasts is not told."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.thai.text import dashes_only
from otopsheets.wording import Wording

OTOP_UNDATED = Kind(
    "otop-undated",
    Level.WARN,
    Wording(
        "ไม่ทราบวันหมดอายุทะเบียน OTOP ของ {group}", "It is not known until when the OTOP registration of {group} lasts."
    ),
    Wording("โปรดกรอกวันหมดอายุทะเบียน เช่น 31 ธ.ค. 2561", "Type the day, like 31 ธ.ค. 2561."),
    sources.OTOP_REGISTER,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a registration without a readable last day, where one is needed."""
    group = case.group
    if group.otop_expires_on is not None or dashes_only(group.otop_no):
        return
    if group.kind in case.around.values["kinds_registered"] or case.typed_of_group("otop_expires_on"):
        yield breach(case.where_group("otop_expires_on"), group=group.name)


RULE = Rule(
    OTOP_UNDATED,
    Wording("ทะเบียน OTOP ที่ต้องใช้ต้องบอกวันหมดอายุ", "A needed OTOP registration tells its last day."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
    ("kinds_registered",),
)
