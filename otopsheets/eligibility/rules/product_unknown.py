"""A product that the application names is none of the group's in the registry."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

PRODUCT_UNKNOWN = Kind(
    "product-unknown",
    Level.BLOCK,
    Wording("ไม่พบผลิตภัณฑ์ '{found}' ของ {group} ในแท็บ ผลิตภัณฑ์", "{group} has no product '{found}' in the products tab."),
    Wording(
        "โปรดพิมพ์ชื่อให้ตรง (ใกล้เคียงที่สุดคือ '{nearest}') หรือเพิ่มในแท็บ ผลิตภัณฑ์",
        "Type its name as it is there (the nearest is '{nearest}'), or add it.",
    ),
    sources.STEP_SELECT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products of which nothing is known."""
    for name, nearest in case.brought.unknown:
        told = {"found": name, "group": case.group.name, "nearest": nearest or "-"}
        yield breach(case.where("products"), **told)


RULE = Rule(
    PRODUCT_UNKNOWN,
    Wording("ผลิตภัณฑ์ที่นำมาต้องมีในทะเบียน", "What is brought is in the registry."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
)
