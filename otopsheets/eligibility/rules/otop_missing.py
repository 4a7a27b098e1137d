"""An applicant of a kind that needs an OTOP registration shows none."""

from collections.abc import Iterator

from otopsheets.eligibility import sources
from otopsheets.eligibility.case import Case
from otopsheets.eligibility.rule import Breach, Rule, breach
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Kind, Level
from otopsheets.registry.schema import KINDS
from otopsheets.thai.text import dashes_only
from otopsheets.wording import Wording

OTOP_MISSING = Kind(
    "otop-missing",
    Level.WARN,
    Wording("{group} เป็น{kind} แต่ไม่มีเลขทะเบียน OTOP", "{group} is of the kind '{kind}' and shows no OTOP registration."),
    Wording("โปรดกรอกเลขทะเบียน OTOP ในแท็บ กลุ่ม", "Type its registration number into the groups tab."),
    sources.OTOP_REGISTER,
)
_LABELS = {kind.key: kind.label for kind in KINDS}


def check(case: Case) -> Iterator[Breach]:
    """Find an applicant that should be registered and is not."""
    group = case.group
    if group.kind in case.around.values["kinds_registered"] and dashes_only(group.otop_no):
        yield breach(case.where_group("otop_no"), group=group.name, kind=_LABELS[group.kind or ""])


RULE = Rule(
    OTOP_MISSING,
    Wording("ผู้ประกอบการ OTOP ต้องมีเลขทะเบียน", "An OTOP entrepreneur is registered."),
    Standing.NEEDS_FIXING,
    check,
    frozenset({"group", "producer"}),
    ("kinds_registered",),
)
