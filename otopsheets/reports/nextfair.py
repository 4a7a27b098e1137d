"""The next fair as rows to add: same venue, rules and invitees; first those left out; what changed since.

Source: the knowledge record, part ๔: *เมื่อมีการจัดงานหนึ่งตลาดแล้ว ก็เป็นแนวทางในการจัดงานตลาดที่ ๒ ได้ต่อไป*, one market
is the pattern for the next.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from otopsheets.errors import UsageFault
from otopsheets.findings import Finding, Kind, Level
from otopsheets.registry import Application, Fair, Group
from otopsheets.registry.adding import Added
from otopsheets.registry.columns import Column
from otopsheets.registry.schema import BY_KEY
from otopsheets.reports.facts import Facts
from otopsheets.reports.sales import fair_days
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.thai.dates import format_date
from otopsheets.thai.text import arabic, key
from otopsheets.wording import Lang, Wording

_RECORD = "แบบบันทึกองค์ความรู้ ข้อ ๔ / the knowledge record, part 4"
_DECIDE = Wording("", "")

SAME_ID = Wording("มีงานรหัส '{fair}' อยู่แล้ว โปรดใช้รหัสอื่นกับ --id", "There is a fair '{fair}' already. Choose another --id.")
NO_DAYS = Wording(
    "งาน {fair} ไม่มีวันเริ่มที่อ่านได้ จึงใช้เป็นแบบของงานต่อไปไม่ได้ โปรดแก้ในแท็บ งาน",
    "The fair {fair} has no readable days, so it cannot be the pattern of another. Correct its row.",
)


def _kind(code: str, th: str, en: str) -> Kind:
    return Kind(code, Level.INFO, Wording(th, en), _DECIDE, _RECORD)


LEFT_OUT = _kind("next-left-out", "{group} ครั้งก่อนไม่ได้ที่ ครั้งนี้ได้สิทธิก่อน", "{group} was left out and comes first this time.")
NOT_INVITED = _kind(
    "next-not-invited", "{group} ไม่ได้เชิญ เพราะครั้งก่อน: {why}", "{group} is not invited; last time: {why_en}"
)
STAYED_AWAY = _kind(
    "next-stayed-away",
    "{group} ได้ที่ครั้งก่อนแต่ไม่ได้มา ถ้าแจ้งไว้แล้ว โปรดบันทึกในหมายเหตุของแท็บ ยอดขาย มิฉะนั้นอาจไม่ได้รับคัดเลือก",
    "{group} had a place and stayed away; if it gave notice, note it in the sales tab, or it may be refused.",
)
NEVER_APPLIED = _kind("next-never-applied", "{group} ยังไม่เคยสมัคร ควรชวน", "{group} has not applied yet: invite it.")
WILL_EXPIRE = _kind(
    "next-will-expire",
    "ทะเบียน OTOP ของ {group} จะหมดอายุ {day} ก่อนวันงาน",
    "The registration of {group} expires on {day}, before the fair.",
)
STANDARD_WILL_EXPIRE = _kind(
    "next-standard-expires",
    "มาตรฐานของ {product} ({group}) จะหมดอายุ {day} ก่อนวันงาน",
    "The standard of {product} ({group}) expires on {day}, before the fair.",
)
STILL_OPEN = _kind(
    "next-still-open", "ข้อเสนอจากครั้งก่อนที่ยังไม่ได้ดำเนินการ: {proposal}", "A proposal not carried out yet: {proposal}"
)


@dataclass(frozen=True, slots=True)
class NextFair:
    """The rows to add for the next fair, by tab, and what people should know before they do.

    An invited group's row lacks the day and the consent: those are the group's own to give.
    """

    fair_id: str
    starts_on: date
    rows: Mapping[str, tuple[Added, ...]]
    notes: tuple[Finding, ...]


def propose_next(facts: Facts, fair_id: str, starts_on: date) -> NextFair:
    """Take the fair of `facts` as the pattern of the one with the id `fair_id` that begins on `starts_on`.

    All its days move together: last day, applications, and the four meetings, as far before the fair as last time.
    Raises `UsageFault` when the id is taken or the pattern has no days.
    """
    fair, known = facts.fair, {key(each.fair_id) for each in facts.registry.fairs}
    if key(fair_id) in known:
        raise UsageFault(SAME_ID, fair=fair_id)
    days = fair_days(fair)
    if not days:
        raise UsageFault(NO_DAYS, fair=fair.fair_id or fair.name)
    later = starts_on - days[0]
    invited = tuple(outcome for outcome in facts.selection.outcomes if _is_invited(outcome))
    rows = {
        "fairs": (_fair_row(fair, fair_id, later),),
        "applications": tuple(_invitation(outcome, fair, fair_id) for outcome in sorted(invited, key=_turn)),
        "meetings": tuple(_meetings(facts, fair_id, later)),
    }
    return NextFair(fair_id, starts_on, rows, tuple(_notes(facts, invited, starts_on)))


def _fair_row(fair: Fair, fair_id: str, later: timedelta) -> Added:
    def moved(day: date | None) -> str:
        return format_date(day + later) if day is not None else ""

    return {
        "fair_id": fair_id,
        "name": next_name(fair.name),
        "starts_on": moved(fair.starts_on),
        "ends_on": moved(fair.ends_on),
        "place": fair.place,
        "tambon": fair.tambon,
        "amphoe": fair.amphoe,
        "province": fair.province,
        "venue": fair.venue,
        "opens_on": moved(fair.opens_on),
        "closes_on": moved(fair.closes_on),
        "agency_stalls": fair.agency_stalls,
        "min_per_tambon": fair.min_per_tambon,
        "previous": fair.fair_id or fair.name,
    }


_NUMBERED = re.compile(r"\s*ครั้งที่\s*(\d+)$")


def next_name(name: str) -> str:
    """Return the name of the next fair: two fairs of one name could not be told apart."""
    found = _NUMBERED.search(arabic(name))
    if found is None:
        return f"{name} ครั้งที่ 2"
    return f"{name[: found.start()]} ครั้งที่ {int(found[1]) + 1}"


def _is_invited(outcome: Outcome) -> bool:
    """Tell whether to invite again: not whom the committee refused, or a rule that will refuse it again."""
    return outcome.verdict.group is not None and not any(reason.code in _LASTING for reason in outcome.reasons)


_LASTING = frozenset({
    "kind-not-allowed", "other-district", "reseller", "made-elsewhere", "grown-elsewhere",
    "duplicate", "second-application", "rejected-by-committee",
})  # fmt: skip
"""Codes of refusals that are not of that time only, as coming too late, staying away or withdrawing are."""
_TURN = {Decided.WAITING: 0, Decided.NEEDS_FIXING: 1, Decided.REJECTED: 2, Decided.ACCEPTED: 3}


def _turn(outcome: Outcome) -> tuple[int, int]:
    return _TURN[outcome.decided], outcome.verdict.application.row


def _invitation(outcome: Outcome, fair: Fair, fair_id: str) -> Added:
    group, application = outcome.verdict.group, outcome.verdict.application
    assert group is not None  # noqa: S101 - `_is_invited` asked
    note = f"เชิญจากงาน {fair.fair_id or fair.name}"
    if outcome.decided is Decided.WAITING:
        note += " (ครั้งก่อนไม่ได้ที่ ได้สิทธิก่อน)"
    return {
        "fair": fair_id,
        "group": group.group_id or group.name,
        "products": ", ".join(application.products),
        "stalls": application.stalls,
        **{need: _yes_no(application, need) for need in ("power", "water", "cooking")},
        "note": note,
    }


def _yes_no(application: Application, need: str) -> str:
    answer: bool | None = getattr(application, need)
    return "" if answer is None else "ใช่" if answer else "ไม่"


def _meetings(facts: Facts, fair_id: str, later: timedelta) -> Iterator[Added]:
    """Plan the meetings that were held, as long before the fair, with nobody there yet."""
    for meeting in facts.coverage.meetings.held:
        yield {
            "held_on": format_date((meeting.held_on or date.min) + later),
            "kind": _label(BY_KEY["meetings"].column("kind"), meeting.kind or ""),
            "place": meeting.place,
            "fair": fair_id,
            "tambon": meeting.tambon,
        }


def _label(column: Column, choice: str) -> str:
    return next(each.label for each in column.choices if each.key == choice)


def _notes(facts: Facts, invited: tuple[Outcome, ...], starts_on: date) -> Iterator[Finding]:
    registry = facts.registry
    welcome = {outcome.verdict.group.row for outcome in invited if outcome.verdict.group}
    for outcome in facts.selection.outcomes:
        group = outcome.verdict.group
        if group is None:
            continue
        where = registry.where("applications", outcome.verdict.application.row)
        if outcome.decided is Decided.WAITING:
            yield Finding.of(LEFT_OUT, where, group=group.name)
        elif outcome not in invited and group.row not in welcome:  # the second of two applications is no refusal
            why = outcome.reasons[0] if outcome.reasons else None
            told = {name: why.kind.says.say(lang, **dict(why.values)) if why else "-" for name, lang in _LANGS}
            yield Finding.of(NOT_INVITED, where, None, group=group.name, **told)
    for group in registry.groups:
        if group.row in facts.sales.absent & welcome:
            yield Finding.of(STAYED_AWAY, registry.where("groups", group.row, "name"), group=group.name)
    asked = {outcome.verdict.group.row for outcome in facts.selection.outcomes if outcome.verdict.group}
    for briefed in facts.coverage.groups:
        if briefed.group.row not in asked:
            yield Finding.of(
                NEVER_APPLIED, registry.where("groups", briefed.group.row, "name"), group=briefed.group.name
            )
    for outcome in invited:
        if outcome.verdict.group is not None:
            yield from _expiring(facts, outcome.verdict.group, starts_on)
    for proposal in facts.proposals:
        if proposal.state != "done":
            yield Finding.of(
                STILL_OPEN, registry.where("meetings", proposal.meeting.row, "proposals"), proposal=proposal.text
            )


_LANGS: tuple[tuple[str, Lang], ...] = (("why", "th"), ("why_en", "en"))


def _expiring(facts: Facts, group: Group, starts_on: date) -> Iterator[Finding]:
    registry = facts.registry
    day = group.otop_expires_on
    if day is not None and day < starts_on:
        where = registry.where("groups", group.row, "otop_expires_on")
        yield Finding.of(WILL_EXPIRE, where, group=group.name, day=format_date(day))
    for product in registry.products_of.get(group.row, ()):
        day = product.standard_expires_on
        if day is not None and day < starts_on:
            where = registry.where("products", product.row, "standard_expires_on")
            yield Finding.of(STANDARD_WILL_EXPIRE, where, product=product.name, group=group.name, day=format_date(day))
