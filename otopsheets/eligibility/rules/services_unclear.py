"""Whether electricity, water or fire is needed was answered, and cannot be read."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

SERVICES_UNCLEAR = Kind(
    "services-unclear",
    Level.BLOCK,
    Wording("คำตอบ '{found}' ในช่อง {column} ไม่ชัดว่าใช่หรือไม่", "'{found}' in {column} is neither yes nor no."),
    Wording("โปรดเลือก ใช่ หรือ ไม่", "Choose ใช่ or ไม่."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find an answer on which safety and the layout depend, and which nobody can read."""
    if not case.unreadable:
        return
    for column in ("power", "water", "cooking"):
        if getattr(case.application, column) is None and (found := case.typed(column)):
            where = case.where(column)
            yield breach(where, found=found, column=where.column)


RULE = Rule(
    SERVICES_UNCLEAR,
    Wording("คำตอบเรื่องไฟฟ้า น้ำ และการใช้ไฟต้องชัด", "The answers on electricity, water and fire are clear."),
    Standing.NEEDS_FIXING,
    check,
)
