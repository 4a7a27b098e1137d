"""Nothing tells in which district the producer is."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

PLACE_UNKNOWN = Kind(
    "place-unknown",
    Level.BLOCK,
    Wording("ยังไม่ทราบว่า {group} อยู่อำเภอใด: {why}", "It is not known in which district {group} is: {why_en}."),
    Wording("แก้ในแท็บ กลุ่ม", "Correct it in the groups tab."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a producer that may be anywhere."""
    home = case.home
    if home.relation in (Relation.UNKNOWN, Relation.UNSAID):
        note = home.place.note
        told = {"group": case.group.name, "why": note.say("th"), "why_en": note.say("en")}
        yield breach(case.where_place(), **told)


RULE = Rule(
    PLACE_UNKNOWN,
    Wording("ต้องบอกได้ว่าผู้ผลิตอยู่อำเภอใด", "It is known in which district the producer is."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
