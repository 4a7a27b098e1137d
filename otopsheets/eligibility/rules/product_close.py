"""A product is named by a spelling close to one of the group's."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

PRODUCT_CLOSE = Kind(
    "product-close",
    Level.WARN,
    Wording("อ่านผลิตภัณฑ์ '{found}' เป็น '{taken}'", "The product '{found}' was read as '{taken}'."),
    Wording("ถ้าไม่ใช่ โปรดพิมพ์ชื่อให้ตรงกับแท็บ ผลิตภัณฑ์", "If that is wrong, type its name as in the products tab."),
    sources.PARTICIPATION,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products that had to be guessed from their spelling."""
    for name, product in case.brought.close:
        yield breach(case.where("products"), found=name, taken=product.name)


RULE = Rule(
    PRODUCT_CLOSE,
    Wording("ชื่อผลิตภัณฑ์ที่สะกดไม่ตรงควรตรวจดู", "A product spelled otherwise is worth a look."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
)
