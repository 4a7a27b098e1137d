"""The rules as a page to read: every rule and every value, in both languages, with its source."""

from collections.abc import Iterable, Iterator

from otopsheets.eligibility.parameters import PARAMETERS
from otopsheets.eligibility.rule import Rule
from otopsheets.eligibility.rules import RULES
from otopsheets.eligibility.verdicts import Standing
from otopsheets.findings import Level

_BEGINNING = """# กติกา / Rules

หน้านี้สร้างจากโปรแกรมเอง (`python scripts/docs.py`) / Generated from the program itself.

อำเภอเปลี่ยนกติกาได้ในแท็บ **กติกา**: ใส่รหัสในช่อง รหัสกติกา แล้วเลือก เปิดใช้ (ใช่/ไม่) ระดับ (ห้าม/เตือน) หรือใส่ค่า
กติกาที่ไม่ได้เขียนไว้ใช้ตามปกติในหน้านี้

A district changes its rules in the tab **กติกา**: the code, then whether it is used (ใช่/ไม่), its level (ห้าม forbids,
เตือน warns), or a value. What it does not name stands as told here. When a rule that forbids is broken, the
application ends as told under *ends*: `needs_fixing` can be put right by the chair, `rejected` cannot.
"""
_LEVELS = {Level.BLOCK: "ห้าม", Level.WARN: "เตือน", Level.INFO: "แจ้ง"}


def rules_page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_BEGINNING, "## กติกา / Rules\n", *_rules(RULES), "\n## ค่ากำหนด / Values\n", *_values(), ""])


def _rules(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| code | กติกา / rule | ระดับ | ends | values | ที่มา / source |"
    yield "|---|---|---|---|---|---|"
    for rule in rules:
        ends = "needs_fixing" if rule.ends is Standing.NEEDS_FIXING else "rejected"
        values = ", ".join(f"`{code}`" for code in rule.parameters)
        asks = f"{rule.asks.th}<br>{rule.asks.en}"
        yield f"| `{rule.code}` | {asks} | {_LEVELS[rule.kind.level]} | {ends} | {values} | {rule.kind.source} |"


def _values() -> Iterator[str]:
    yield "| code | ความหมาย / meaning | ใส่อะไร / what to type | ปกติ / usual |"
    yield "|---|---|---|---|"
    for each in PARAMETERS:
        usual = each.shown(each.usual) or "–"
        yield f"| `{each.code}` | {each.means.th}<br>{each.means.en} | {each.holds.th} | {usual} |"
