"""Where the produce grew is said, and cannot be told."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import UNCLEAR
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

GROWN_UNCLEAR = Kind(
    "grown-unclear",
    Level.BLOCK,
    Wording("ยังบอกไม่ได้ว่า '{product}' เป็นผลผลิตจากที่ใด: {why}", "It cannot be told where '{product}' grew: {why_en}."),
    Wording("โปรดกรอกตำบล อำเภอ จังหวัดของแหล่งผลิตให้ครบ", "Give tambon, amphoe and province of that place in full."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find produce that may have grown in one of several places."""
    for product, place in case.grown:
        if place.relation in UNCLEAR:
            note = place.place.note
            told = {"product": product.name, "why": note.say("th"), "why_en": note.say("en")}
            yield breach(case.where_product(product, "origin"), **told)


RULE = Rule(
    GROWN_UNCLEAR,
    Wording("แหล่งผลผลิตทางการเกษตรต้องชี้ได้แห่งเดียว", "The place where produce grew is one and no other."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
