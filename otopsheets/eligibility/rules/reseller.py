"""The product is bought to be sold again, not made by the group."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.reselling import resold
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

RESELLER = Kind(
    "reseller",
    Level.BLOCK,
    Wording(
        "'{product}' เป็นของรับมาขาย ไม่ใช่ของที่กลุ่มผลิต ('{found}')",
        "'{product}' is bought to be sold again, not made by the group: '{found}'.",
    ),
    Wording(
        "งานนี้รับเฉพาะสิ่งที่ผลิตเอง โปรดนำเฉพาะผลิตภัณฑ์ของกลุ่ม หรือแก้ข้อมูลในแท็บ ผลิตภัณฑ์ถ้าไม่ถูกต้อง",
        "The fair is for makers: bring only what the group makes, or correct the products tab.",
    ),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products that somebody else made."""
    for product in case.products:
        if found := resold(product):
            yield breach(case.where_product(product, found), product=product.name, found=getattr(product, found))


RULE = Rule(
    RESELLER,
    Wording("ต้องเป็นผู้ผลิต ไม่ใช่ผู้รับมาขาย", "Who takes part makes what it sells."),
    Standing.REJECTED,
    check,
    frozenset({"group", "producer"}),
)
