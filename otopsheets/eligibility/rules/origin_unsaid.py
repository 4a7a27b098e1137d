"""The origin of produce is not told: it is taken to have grown where it is made."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

ORIGIN_UNSAID = Kind(
    "origin-unsaid",
    Level.WARN,
    Wording(
        "ไม่ได้บอกว่า '{product}' ปลูกหรือเลี้ยงที่ใด จึงถือว่ามาจากที่ตั้งกลุ่ม",
        "Where '{product}' grew is not said; it is taken to be where its group is.",
    ),
    Wording("โปรดกรอกแหล่งปลูกในช่องแหล่งวัตถุดิบ", "Tell its origin."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find produce whose origin had to be assumed."""
    unsaid = {product.row for product, place in case.grown if place.relation is Relation.UNSAID}
    for product in case.products:
        if product.category == "produce" and (not product.origin or product.row in unsaid):
            yield breach(case.where_product(product, "origin"), product=product.name)


RULE = Rule(
    ORIGIN_UNSAID,
    Wording("ผลผลิตทางการเกษตรควรบอกแหล่งปลูก", "The origin of produce is told."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
