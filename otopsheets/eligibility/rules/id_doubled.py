"""Another group of the registry bears the same id: draw, decisions and stalls could not tell them apart."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.wording import Wording

ID_DOUBLED = Kind(
    "id-doubled",
    Level.BLOCK,
    Wording("รหัส '{found}' ใช้กับหลายกลุ่ม (แถว {rows})", "The id '{found}' is that of several groups (rows {rows})."),
    Wording("โปรดให้รหัสที่ไม่ซ้ำกันในแท็บ กลุ่ม", "Give each group an id of its own in the groups tab."),
    sources.FORM,
)


def check(case: Case) -> Iterator[Breach]:
    """Find a group that another group's id, or name in place of an id, could be taken for."""
    rows = case.around.sharing_an_id.get(case.group.row)
    if rows is not None:
        found = case.group.group_id or case.group.name
        column = "group_id" if case.group.group_id else "name"
        yield breach(case.where_group(column), found=found, rows=", ".join(map(str, rows)))


RULE = Rule(
    ID_DOUBLED,
    Wording("รหัสกลุ่มต้องไม่ซ้ำกัน", "No two groups have the same id."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group"}),
)
