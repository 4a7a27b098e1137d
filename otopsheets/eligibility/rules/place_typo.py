"""A name is only nearly that of a place: what is nearest may still be another."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

PLACE_TYPO = Kind(
    "place-typo",
    Level.BLOCK,
    Wording(
        "ชื่อสถานที่ของ {group} สะกดไม่ตรงกับชื่อทางการ: {why}",
        "The place of {group} is not spelled as any place is: {why_en}.",
    ),
    Wording("แก้ในแท็บ กลุ่ม", "Correct it in the groups tab."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a producer whose place had to be guessed from its spelling."""
    home = case.home
    if home.relation is Relation.MISSPELT:
        note = home.place.note
        told = {"group": case.group.name, "why": note.say("th"), "why_en": note.say("en")}
        yield breach(case.where_place(), **told)


RULE = Rule(
    PLACE_TYPO,
    Wording("ชื่อตำบล อำเภอ จังหวัดที่สะกดไม่ตรงต้องยืนยันก่อน", "A place spelled otherwise is to be confirmed."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
