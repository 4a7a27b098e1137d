"""The address and the columns beside it name different districts."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

PLACE_CONFLICT = Kind(
    "place-conflict",
    Level.BLOCK,
    Wording("ที่อยู่ของ {group} ขัดกันเอง: {why}", "The place of {group} contradicts itself: {why_en}."),
    Wording("แก้ในแท็บ กลุ่ม", "Correct it in the groups tab."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a producer whose own evidence contradicts itself."""
    home = case.home
    if home.relation is Relation.CONFLICT:
        note = home.place.note
        told = {"group": case.group.name, "why": note.say("th"), "why_en": note.say("en")}
        yield breach(case.where_place(), **told)


RULE = Rule(
    PLACE_CONFLICT,
    Wording("ที่อยู่กับช่องตำบล อำเภอ จังหวัดต้องไม่ขัดกัน", "The address and the columns beside it agree."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
