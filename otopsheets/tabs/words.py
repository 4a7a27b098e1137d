"""The words that all generated tabs share, in both languages."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from otopsheets.findings import Finding, Level
from otopsheets.registry import Choice, Fair
from otopsheets.registry.schema import CATEGORIES, KINDS
from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.thai.dates import format_dates
from otopsheets.wording import Lang, Wording

DECIDED: Mapping[Decided, Wording] = MappingProxyType({
    Decided.ACCEPTED: Wording("ได้เข้าร่วม", "accepted"),
    Decided.WAITING: Wording("สำรอง", "waiting"),
    Decided.NEEDS_FIXING: Wording("ต้องแก้ไข", "to correct"),
    Decided.REJECTED: Wording("ไม่ได้เข้าร่วม", "not accepted"),
})  # fmt: skip
LEVEL: Mapping[Level, Wording] = MappingProxyType({
    Level.BLOCK: Wording("ห้าม", "forbidden"),
    Level.WARN: Wording("เตือน", "warning"),
    Level.INFO: Wording("แจ้ง", "note"),
})  # fmt: skip
LANE: Mapping[str, Wording] = MappingProxyType({
    "producer": Wording("ผู้ผลิต", "producer"),
    "agency": Wording("หน่วยงาน", "agency"),
})  # fmt: skip
SHORT_CATEGORY: Mapping[str | None, Wording] = MappingProxyType({
    "food": Wording("อาหาร", "food"),
    "drink": Wording("เครื่องดื่ม", "drinks"),
    "textile": Wording("ผ้า", "textiles"),
    "decor": Wording("ของใช้", "household"),
    "herb": Wording("สมุนไพร", "herbs"),
    "produce": Wording("เกษตร", "produce"),
    None: Wording("ไม่ระบุ", "unknown"),
})  # fmt: skip
"""One word for each category, for a cell of the map."""
AS_OF = Wording("ข้อมูล ณ วันที่ {day}", "As of {day}")
YES, NO = Wording("ใช้", "yes"), Wording("–", "–")

_KIND = {choice.key: choice for choice in KINDS}
_CATEGORY = {choice.key: choice for choice in CATEGORIES}


def kind(key: str | None, lang: Lang) -> str:
    """Name a kind of participant."""
    return _label(_KIND.get(key or ""), lang)


def category(key: str | None, lang: Lang) -> str:
    """Name a product category in full."""
    return _label(_CATEGORY.get(key or ""), lang)


def _label(choice: Choice | None, lang: Lang) -> str:
    if choice is None:
        return "–"
    return choice.label if lang == "th" else choice.english


def days(first: date | None, last: date | None, lang: Lang) -> str:
    """Write days as an official letter does: Buddhist era in Thai numerals; in English as ISO dates."""
    start = first or last
    if start is None:
        return ""
    return format_dates(start, last or start, "numeral" if lang == "th" else "iso")


def fair_line(fair: Fair, lang: Lang) -> str:
    """Say which fair this is, when and where."""
    when = days(fair.starts_on, fair.ends_on, lang)
    said = [fair.name or fair.fair_id]
    if when:
        said.append(f"วันที่ {when}" if lang == "th" else when)
    if fair.place:
        said.append(f"ณ {fair.place}" if lang == "th" else f"at {fair.place}")
    return "  ".join(said)


def group_of(outcome: Outcome) -> str:
    """Name the group of an outcome: as the registry has it, or as it was typed."""
    group = outcome.verdict.group
    return group.name if group is not None and group.name else outcome.verdict.application.group


def tambon_of(outcome: Outcome) -> str:
    """Name the tambon of an outcome, empty when nobody knows it."""
    place, group = outcome.verdict.place, outcome.verdict.group
    if place is not None and place.tambon:
        return place.tambon
    return group.tambon if group is not None else ""


def result(outcome: Outcome, lang: Lang) -> str:
    """Say in a word what came of an application; of one that waits, its place on the list."""
    word = DECIDED[outcome.decided].say(lang)
    if outcome.decided is Decided.WAITING and outcome.waiting_no is not None:
        return f"{word}ที่ {outcome.waiting_no}" if lang == "th" else f"{word} no. {outcome.waiting_no}"
    return word


def holders(selection: Selection) -> dict[str, Outcome]:
    """Return who takes part, by key: of a group that applied twice, the application that was accepted."""
    return {outcome.key: outcome for outcome in selection.outcomes if outcome.decided is Decided.ACCEPTED}


def labels_of(outcome: Outcome, stalls: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return the stalls of one that takes part: from the plan, or those the committee fixed while there is none."""
    return stalls.get(outcome.key, outcome.pinned) if outcome.decided is Decided.ACCEPTED else ()


def cited(finding: Finding, lang: Lang) -> str:
    """Say what was found and in which cell, without what to do about it."""
    said = finding.kind.says.say(lang, **dict(finding.values))
    cell = finding.where.a1 if ":" not in finding.where.a1 else ""
    if cell:
        return f"{said} ({finding.where.tab} {cell})"
    if finding.where.row is not None:
        row = "แถว" if lang == "th" else "row"
        return f"{said} ({finding.where.tab} {row} {finding.where.row})"
    return said


def listed(labels: Sequence[str]) -> str:
    """Write stall labels in one cell; `announced` takes them apart again."""
    return ", ".join(labels)
