"""Where the product is made is said, and cannot be told."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import UNCLEAR
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

MADE_UNCLEAR = Kind(
    "made-unclear",
    Level.BLOCK,
    Wording("ยังบอกไม่ได้ว่า '{product}' ผลิตที่ใด: {why}", "It cannot be told where '{product}' is made: {why_en}."),
    Wording("โปรดกรอกตำบล อำเภอ จังหวัดของแหล่งผลิตให้ครบ", "Give tambon, amphoe and province of that place in full."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products that may be made in one of several places."""
    for product, place in case.made:
        if place.relation in UNCLEAR:
            note = place.place.note
            told = {"product": product.name, "why": note.say("th"), "why_en": note.say("en")}
            yield breach(case.where_product(product, "made_at"), **told)


RULE = Rule(
    MADE_UNCLEAR,
    Wording("สถานที่ผลิตต้องชี้ได้แห่งเดียว", "The place where a product is made is one and no other."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
