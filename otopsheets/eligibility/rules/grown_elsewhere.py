"""The produce comes from another district."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

GROWN_ELSEWHERE = Kind(
    "grown-elsewhere",
    Level.BLOCK,
    Wording(
        "'{product}' เป็นผลผลิตจาก {place} ไม่ใช่ {host}", "The produce '{product}' comes from {place}, not from {host}."
    ),
    Wording(
        "งานนี้รับเฉพาะผลผลิตทางการเกษตรของอำเภอ ถ้าแหล่งปลูกไม่ถูกต้อง โปรดแก้ในแท็บ ผลิตภัณฑ์",
        "The fair takes only the district's own produce. If the origin is wrong, correct it.",
    ),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find produce that certainly grew elsewhere."""
    for product, place in case.grown:
        if place.relation is Relation.ELSEWHERE:
            there = place.spoken or product.origin
            told = {"product": product.name, "place": there, "host": case.here.district}
            yield breach(case.where_product(product, "origin"), **told)


RULE = Rule(
    GROWN_ELSEWHERE,
    Wording("ผลผลิตทางการเกษตรต้องเป็นของอำเภอเจ้าภาพ", "Agricultural produce is of the district that holds the fair."),
    Standing.REJECTED,
    check,
    frozenset({"group", "host", "producer"}),
)
