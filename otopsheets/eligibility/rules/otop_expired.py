"""The OTOP registration ends before the fair does."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.days import dated
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.thai.text import dashes_only
from otopsheets.wording import Wording

OTOP_EXPIRED = Kind(
    "otop-expired",
    Level.BLOCK,
    Wording(
        "ทะเบียน OTOP ของ {group} หมดอายุ {expires} ก่อนวันสุดท้ายของงาน ({last})",
        "The OTOP registration of {group} ends on {expires_en}, before the fair does ({last_en}).",
    ),
    Wording(
        "โปรดต่ออายุและแก้วันหมดอายุ หรือลบเลขทะเบียนถ้าเข้าร่วมโดยไม่ใช้ทะเบียน",
        "Renew it and correct the date, or clear the number to take part without it.",
    ),
    sources.OTOP_REGISTER,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a registration that does not last through the fair."""
    expires, last = case.group.otop_expires_on, case.here.last_day
    if expires is not None and last is not None and expires < last and not dashes_only(case.group.otop_no):
        told = {**dated("expires", expires), **dated("last", last)}
        yield breach(case.where_group("otop_expires_on"), group=case.group.name, **told)


RULE = Rule(
    OTOP_EXPIRED,
    Wording("ทะเบียน OTOP ต้องใช้ได้ถึงวันสุดท้ายของงาน", "An OTOP registration lasts through the fair's last day."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"fair", "group", "producer"}),
)
