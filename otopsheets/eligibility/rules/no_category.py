"""A product is of no known category: neither caps nor neighbours nor standards can be told."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.registry.schema import CATEGORIES
from otopsheets.wording import Wording

NO_CATEGORY = Kind(
    "no-category",
    Level.BLOCK,
    Wording(
        "ไม่ทราบว่า '{product}' เป็นผลิตภัณฑ์ประเภทใด (ช่องประเภท: '{found}')",
        "The category of '{product}' is not known: '{found}'.",
    ),
    Wording("โปรดเลือกประเภทจากรายการ: {choices}", "Choose one of: {choices}."),
    sources.CATEGORIES_OF_CDD,
)
_CHOICES = ", ".join(category.label for category in CATEGORIES)


def check(case: Case) -> Iterator[Breach]:
    """Find products of no known category."""
    for product in case.products:
        if product.category is None:
            told = {"product": product.name, "found": case.typed_of_product(product, "category"), "choices": _CHOICES}
            yield breach(case.where_product(product, "category"), **told)


RULE = Rule(
    NO_CATEGORY,
    Wording("ผลิตภัณฑ์ต้องบอกประเภท", "The category of a product is known."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
)
