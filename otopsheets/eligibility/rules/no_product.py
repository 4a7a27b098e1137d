"""The group brings nothing that the registry knows."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

NO_PRODUCT = Kind(
    "no-product",
    Level.BLOCK,
    Wording("ไม่พบผลิตภัณฑ์ของ {group} ในแท็บ ผลิตภัณฑ์", "The products tab holds no product of {group}."),
    Wording("โปรดเพิ่มผลิตภัณฑ์ที่จะนำมาในแท็บ ผลิตภัณฑ์", "Add what it will bring to the products tab."),
    sources.PART_AIM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a producer with nothing to sell."""
    if not case.products and not case.brought.unknown:
        yield breach(case.where("products"), group=case.group.name)


RULE = Rule(
    NO_PRODUCT,
    Wording("ผู้ผลิตต้องมีผลิตภัณฑ์ในทะเบียน", "A producer has a product in the registry."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
)
