"""A product of a category that needs a standard shows none of those accepted."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.standards import held
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.registry.schema import CATEGORIES
from otopsheets.wording import Wording

STANDARD_MISSING = Kind(
    "standard-missing",
    Level.WARN,
    Wording(
        "'{product}' ({category}) ยังไม่มีมาตรฐานที่ต้องมี: {needed}",
        "'{product}' ({category}) shows none of the standards it needs: {needed}.",
    ),
    Wording("โปรดกรอกมาตรฐานที่ได้รับในแท็บ ผลิตภัณฑ์", "Type the standard it has into the products tab."),
    sources.FOOD_ACT,
)
_LABELS = {category.key: category.label for category in CATEGORIES}


def check(case: Case) -> Iterator[Breach]:
    """Find products without the standard their category needs."""
    for product in case.products:
        needed = case.around.standards.get(product.category or "")
        if needed and not any(held(standard, product.standards) for standard in needed):
            told = {
                "product": product.name,
                "category": _LABELS[product.category or ""],
                "needed": " หรือ ".join(needed),
            }
            yield breach(case.where_product(product, "standards"), **told)


RULE = Rule(
    STANDARD_MISSING,
    Wording("ผลิตภัณฑ์ต้องมีมาตรฐานตามประเภท", "A product has the standard its category needs."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
    (
        "standards.food",
        "standards.drink",
        "standards.textile",
        "standards.decor",
        "standards.herb",
        "standards.produce",
    ),
)
