"""The fair's own row lacks or contradicts what its applications are judged by."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

FAIR_UNSOUND = Kind(
    "fair-unsound",
    Level.BLOCK,
    Wording("แถวของงานนี้ยังไม่พร้อม: {what}", "The fair's own row is not sound: {what_en}."),
    Wording(
        "เจ้าหน้าที่โปรดแก้ในแท็บ งาน ผู้สมัครไม่ต้องทำอะไร", "The officer corrects the fairs tab; applicants need do nothing."
    ),
    sources.ANNOUNCED,
)


def check(case: Case) -> Iterator[Breach]:
    """Find what is wrong with the fair's row: the same for every application of it."""
    for doubt in case.here.doubts:
        where = case.around.registry.where("fairs", case.fair.row, doubt.column)
        yield breach(where, what=doubt.what.say("th"), what_en=doubt.what.say("en"))


RULE = Rule(
    FAIR_UNSOUND,
    Wording("แถวของงานต้องครบและไม่ขัดกันเอง", "The fair's own row is complete and does not contradict itself."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"fair"}),
)
