"""A cell that must be filled in is empty, and no other rule speaks of it."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level, Where
from otopsheets.wording import Wording

REQUIRED = Kind(
    "required",
    Level.BLOCK,
    Wording("ยังไม่ได้กรอกช่อง {column}", "{column} is empty."),
    Wording("โปรดกรอกช่อง {column}", "Fill in {column}."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find the empty cells of the application, of its group and of the products it brings."""
    if not case.application.group:
        yield _empty(case.where("group"))
    if case.match.item is None:
        return
    if not case.group.name:
        yield _empty(case.where_group("name"))
    for product in case.products:
        if not product.name:
            yield _empty(case.where_product(product, "name"))


def _empty(where: Where) -> Breach:
    return breach(where, column=where.column)


RULE = Rule(
    REQUIRED,
    Wording("ช่องที่ต้องกรอกต้องไม่ว่าง", "Cells that must be filled in are."),
    Standing.NEEDS_FIXING,
    check,
)
