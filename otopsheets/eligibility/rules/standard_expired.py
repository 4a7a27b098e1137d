"""The standard that the product needs ends before the fair does."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.days import dated
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

STANDARD_EXPIRED = Kind(
    "standard-expired",
    Level.BLOCK,
    Wording(
        "มาตรฐานของ '{product}' หมดอายุ {expires} ก่อนวันสุดท้ายของงาน ({last})",
        "The standard of '{product}' ends on {expires_en}, before the fair does ({last_en}).",
    ),
    Wording("โปรดต่ออายุและแก้วันหมดอายุในแท็บ ผลิตภัณฑ์", "Renew it and correct the date in the products tab."),
    sources.FOOD_ACT,
)


def check(case: Case) -> Iterator[Breach]:
    """Find products whose needed standard does not last through the fair."""
    last = case.here.last_day
    for product in case.products:
        expires = product.standard_expires_on
        needed = case.around.standards.get(product.category or "")
        if expires is not None and last is not None and expires < last and needed:
            told = {**dated("expires", expires), **dated("last", last)}
            where = case.where_product(product, "standard_expires_on")
            yield breach(where, product=product.name, **told)


RULE = Rule(
    STANDARD_EXPIRED,
    Wording("มาตรฐานที่ต้องมีต้องใช้ได้ถึงวันสุดท้ายของงาน", "A needed standard lasts through the fair's last day."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"fair", "group", "producer"}),
    (
        "standards.food",
        "standards.drink",
        "standards.textile",
        "standards.decor",
        "standards.herb",
        "standards.produce",
    ),
)
