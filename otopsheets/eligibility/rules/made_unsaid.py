"""The cell tells where the product is made in words that name no place."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.eligibility.whereabouts import Relation
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

MADE_UNSAID = Kind(
    "made-unsaid",
    Level.WARN,
    Wording(
        "สถานที่ผลิต '{found}' ของ '{product}' ไม่ได้บอกตำบล อำเภอ จึงถือว่าผลิตที่เดียวกับที่ตั้งกลุ่ม",
        "'{found}' names no place; '{product}' is taken to be made where its group is.",
    ),
    Wording("ถ้าไม่ใช่ โปรดกรอกตำบล อำเภอ จังหวัด", "If that is wrong, give tambon, amphoe and province."),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products whose place of production had to be assumed."""
    for product, place in case.made:
        if place.relation is Relation.UNSAID:
            told = {"product": product.name, "found": product.made_at}
            yield breach(case.where_product(product, "made_at"), **told)


RULE = Rule(
    MADE_UNSAID,
    Wording("สถานที่ผลิตควรบอกตำบล อำเภอ", "The place where a product is made is told by tambon and amphoe."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "host", "producer"}),
)
