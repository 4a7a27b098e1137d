"""The producer is in another district."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

OTHER_DISTRICT = Kind(
    "other-district",
    Level.BLOCK,
    Wording(
        "{group} อยู่ที่ {place} ไม่ใช่ {host} ซึ่งเป็นอำเภอเจ้าภาพ",
        "{group} is at {place}, not in {host}, which holds the fair.",
    ),
    Wording("ถ้าที่อยู่ในทะเบียนไม่ถูกต้อง โปรดแก้ในแท็บ กลุ่ม", "If the registry has the wrong place, correct the groups tab."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a producer whose place of production is certainly elsewhere."""
    home = case.home
    if home.relation is Relation.ELSEWHERE:
        told = {"group": case.group.name, "place": home.spoken, "host": case.here.district}
        yield breach(case.where_place(), **told)


RULE = Rule(
    OTHER_DISTRICT,
    Wording("ผู้ผลิตต้องอยู่ในอำเภอเจ้าภาพ", "A producer is of the district that holds the fair."),
    Standing.REJECTED,
    check,
    frozenset({"group", "host", "producer"}),
)
