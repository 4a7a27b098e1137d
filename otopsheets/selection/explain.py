"""Why? The whole path of one applicant in plain words: what was read, each rule, lane, quota, rank, decision.

Nothing private is told: no telephone, no address beyond its tambon.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process

from otopsheets.eligibility import Rule, RuleBook, Verdict
from otopsheets.eligibility.rules import RULES, fair_unknown
from otopsheets.errors import UsageFault
from otopsheets.findings import Finding, Level
from otopsheets.registry.schema import CATEGORIES, KINDS
from otopsheets.selection.draw import one_line
from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.thai.dates import format_date
from otopsheets.thai.gazetteer import gazetteer
from otopsheets.thai.text import key
from otopsheets.wording import Lang, Wording

NOBODY = Wording(
    "ไม่พบ '{who}' ในใบสมัครของงานนี้ ใกล้เคียงที่สุดคือ {nearest}",
    "'{who}' has not applied for this fair; the nearest are {nearest}.",
)
_LABELS = {choice.key: Wording(choice.label, choice.english) for choice in (*KINDS, *CATEGORIES)}
_NOT_SAID = Wording("ไม่ได้ระบุ", "not said")


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the path: its title, and what was found there, line by line."""

    title: Wording
    lines: tuple[Wording, ...]

    def tell(self, lang: Lang = "th") -> str:
        """Tell the step in lines of its own."""
        return "\n".join([self.title.say(lang), *(f"  {line.say(lang)}" for line in self.lines)])


def explain(selection: Selection, who: str, *, book: RuleBook) -> tuple[Step, ...]:
    """Tell the path of the applicant called `who` (key, id or name), for each of its applications in turn.

    Raises `UsageFault` when nobody of that name has applied.
    """
    wanted = key(who)
    found = [each for each in selection.outcomes if wanted in {key(name) for name in _names(each)}]
    if not found:
        names = sorted({name for each in selection.outcomes for name in _names(each) if name})
        nearest = ", ".join(name for name, _, _ in process.extract(who, names, limit=3))
        raise UsageFault(NOBODY, who=who, nearest=nearest or "-")
    return tuple(step for each in found for step in _path(selection, each, book))


def _names(outcome: Outcome) -> tuple[str, ...]:
    verdict = outcome.verdict
    named = (verdict.group.group_id, verdict.group.name) if verdict.group is not None else ()
    return (outcome.key, verdict.application.group, *named)


def _path(selection: Selection, outcome: Outcome, book: RuleBook) -> Iterator[Step]:
    verdict = outcome.verdict
    row = verdict.application.row
    yield Step(_said(f"๑. ที่อ่านได้ (ใบสมัครแถว {row})", f"1. What was read (application on row {row})"), _read(verdict))
    yield Step(Wording("๒. กติกาทีละข้อ", "2. Each rule"), tuple(_rules(verdict, book)))
    yield Step(Wording("๓. ที่และลำดับ", "3. Places and order"), tuple(_order(selection, outcome, book)))
    yield Step(Wording("๔. ผล", "4. Result"), tuple(_result(outcome)))


def _read(verdict: Verdict) -> tuple[Wording, ...]:
    application, group = verdict.application, verdict.group
    if group is None:
        who = _said(f"กลุ่ม: '{application.group}' (ไม่พบในทะเบียน)", f"Group: '{application.group}' (not in the registry)")
        return (who,)
    kind = _LABELS.get(group.kind or "", _NOT_SAID)
    code = verdict.place.found.code if verdict.place is not None else ""
    place = gazetteer().spoken(code) if code else ""
    products = ", ".join(product.name for product in verdict.products)
    day = application.applied_on
    return (
        _said(f"กลุ่ม: {group.name} ({kind.th})", f"Group: {group.name} ({kind.en})"),
        _said(f"ที่ตั้ง: {place or _NOT_SAID.th}", f"Place: {place or _NOT_SAID.en}"),
        _said(f"ผลิตภัณฑ์: {products or _NOT_SAID.th}", f"Products: {products or _NOT_SAID.en}"),
        _said(
            f"สมัครวันที่: {format_date(day) if day else _NOT_SAID.th}",
            f"Applied on: {day.isoformat() if day else _NOT_SAID.en}",
        ),
        _said(f"ขอ {application.stalls or 1} ล็อก", f"Stalls asked for: {application.stalls or 1}"),
    )


def _rules(verdict: Verdict, book: RuleBook) -> Iterator[Wording]:
    """Tell each rule: kept, broken and how, off, or not asked of this applicant."""
    broken: dict[str, list[Finding]] = {}
    for finding in verdict.findings:
        broken.setdefault(finding.code, []).append(finding)
    for rule in RULES:
        if rule.code not in book.levels:
            yield _said(f"- {rule.asks.th} (อำเภอปิดใช้)", f"- {rule.asks.en} (switched off)")
        elif rule.code in broken:
            for finding in broken.pop(rule.code):
                mark = "✗" if finding.level is Level.BLOCK else "!"
                yield _said(f"{mark} {finding.message('th')}", f"{mark} {finding.message('en')}")
        elif _asked(rule, verdict):
            yield _said(f"✓ {rule.asks.th}", f"✓ {rule.asks.en}")
    for findings in broken.values():  # what could not be read
        for finding in findings:
            yield _said(f"! {finding.message('th')}", f"! {finding.message('en')}")


def _asked(rule: Rule, verdict: Verdict) -> bool:
    """Say whether the rule could be asked of this application."""
    given = {
        "fair": all(finding.code != fair_unknown.RULE.code for finding in verdict.findings),
        "host": verdict.place is not None,
        "group": verdict.group is not None,
        "producer": verdict.lane == "producer",
    }
    return all(given[need] for need in rule.needs)


def _order(selection: Selection, outcome: Outcome, book: RuleBook) -> Iterator[Wording]:
    producer = outcome.verdict.lane == "producer"
    places = selection.places.producers if producer else selection.places.agencies
    lane = Wording("กลุ่มผู้ผลิต", "producers") if producer else Wording("หน่วยงาน", "agencies")
    taken = sum(each.stalls for each in selection.outcomes if each.verdict.lane == outcome.verdict.lane)
    yield _said(
        f"ช่อง{lane.th}: มี {places} ล็อก ให้แล้ว {taken} ล็อก", f"Lane of {lane.en}: {places} stalls, {taken} granted"
    )
    if outcome.verdict.category is not None:
        category = _LABELS[outcome.verdict.category]
        yield _said(f"ประเภท: {category.th}", f"Category: {category.en}")
    yield from _quota(selection, outcome, book)
    draw = selection.draw
    if draw is not None and outcome.rank is not None:
        count = len(draw.ranks)
        yield _said(f"ลำดับในการจับสลาก: {outcome.rank} จาก {count}", f"Rank in the draw: {outcome.rank} of {count}")
        line = one_line(draw, outcome.key)
        yield _said(f"ตรวจซ้ำ: {line}", f"Check it: {line}")


def _quota(selection: Selection, outcome: Outcome, book: RuleBook) -> Iterator[Wording]:
    """Tell how many groups of its tambon take part, and how many should."""
    place = outcome.verdict.place
    if place is None or not place.certain or place.tambon_code is None:
        return
    there = sum(
        each.decided is Decided.ACCEPTED
        and each.verdict.place is not None
        and each.verdict.place.certain
        and each.verdict.place.tambon_code == place.tambon_code
        for each in selection.outcomes
    )
    least = selection.fair.min_per_tambon
    least = book.value("min_per_tambon") if least is None else least
    yield _said(
        f"ต.{place.tambon}: ได้เข้าร่วม {there} กลุ่ม (ขั้นต่ำตำบลละ {least})",
        f"Tambon {place.tambon}: {there} groups take part (at least {least} of every tambon)",
    )


_RESULTS = {
    Decided.ACCEPTED: Wording("ได้เข้าร่วมงาน", "accepted"),
    Decided.WAITING: Wording("อยู่ในบัญชีสำรอง", "on the waiting list"),
    Decided.REJECTED: Wording("ไม่ได้เข้าร่วมงาน", "not accepted"),
    Decided.NEEDS_FIXING: Wording("ต้องแก้ไขใบสมัคร", "the application needs to be corrected"),
}


def _result(outcome: Outcome) -> Iterator[Wording]:
    proposed, decided = _RESULTS[outcome.proposed], _RESULTS[outcome.decided]
    if outcome.proposed is not outcome.decided:
        yield _said(f"โปรแกรมเสนอ: {proposed.th}", f"The program proposed: {proposed.en}")
    yield _said(f"ผล: {decided.th}", f"Result: {decided.en}")
    for reason in outcome.reasons:
        yield _said(f"- {reason.message('th')}", f"- {reason.message('en')}")


def _said(th: str, en: str) -> Wording:
    """Make a wording of text that is complete, braces and all."""
    return Wording(*(text.replace("{", "{{").replace("}", "}}") for text in (th, en)))
