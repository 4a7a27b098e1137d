"""What the product is made of was bought: raw material may be, the finished product may not."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.reselling import bought
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

BOUGHT_IN = Kind(
    "bought-in",
    Level.WARN,
    Wording(
        "'{product}' ระบุว่า '{found}' ยังไม่ชัดว่าซื้อวัตถุดิบหรือซื้อของสำเร็จมาขาย",
        "'{product}' says '{found}': raw material, or bought to be sold again?",
    ),
    Wording(
        "ถ้าเป็นวัตถุดิบไม่ต้องทำอะไร ถ้ารับมาขายโปรดเขียนว่า รับมาขาย",
        "Raw material is no matter; if it is bought to be sold, say รับมาขาย.",
    ),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products that may have been bought."""
    for product in case.products:
        if bought(product):
            told = {"product": product.name, "found": product.origin}
            yield breach(case.where_product(product, "origin"), **told)


RULE = Rule(
    BOUGHT_IN,
    Wording("วัตถุดิบที่ซื้อมาควรตรวจว่าไม่ใช่ของสำเร็จ", "Bought material is not a finished product."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
)
