"""The product is made in another district."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

MADE_ELSEWHERE = Kind(
    "made-elsewhere",
    Level.BLOCK,
    Wording("'{product}' ผลิตที่ {place} ไม่ใช่ {host}", "'{product}' is made at {place}, not in {host}."),
    Wording(
        "ถ้าสถานที่ผลิตไม่ถูกต้อง โปรดแก้ในแท็บ ผลิตภัณฑ์ หรือนำเฉพาะผลิตภัณฑ์ที่ผลิตในอำเภอ",
        "Correct the place if it is wrong, or bring only what is made in the district.",
    ),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products certainly made elsewhere."""
    for product, place in case.made:
        if place.relation is Relation.ELSEWHERE:
            there = place.spoken or product.made_at
            told = {"product": product.name, "place": there, "host": case.here.district}
            yield breach(case.where_product(product, "made_at"), **told)


RULE = Rule(
    MADE_ELSEWHERE,
    Wording("ผลิตภัณฑ์ต้องผลิตในอำเภอเจ้าภาพ", "A product is made in the district that holds the fair."),
    Standing.REJECTED,
    check,
    frozenset({"group", "host", "producer"}),
)
