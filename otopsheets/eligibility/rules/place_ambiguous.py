"""Several places bear the name that the producer gave: 795 names of tambons are shared."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

PLACE_AMBIGUOUS = Kind(
    "place-ambiguous",
    Level.BLOCK,
    Wording("ยังบอกไม่ได้ว่า {group} อยู่ที่ใด: {why}", "It cannot be told where {group} is: {why_en}."),
    Wording("แก้ในแท็บ กลุ่ม", "Correct it in the groups tab."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a producer that may be in one of several places."""
    home = case.home
    if home.relation is Relation.AMBIGUOUS:
        note = home.place.note
        told = {"group": case.group.name, "why": note.say("th"), "why_en": note.say("en")}
        yield breach(case.where_place(), **told)


RULE = Rule(
    PLACE_AMBIGUOUS,
    Wording("ที่ตั้งของผู้ผลิตต้องชี้ได้แห่งเดียว", "The producer's place is one and no other."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
