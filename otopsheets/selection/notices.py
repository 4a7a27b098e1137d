"""A message for each applicant, ready to paste into LINE: result, reason, what to do.

It tells an applicant's own matters only: no telephone, no address, nothing of anybody else.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from otopsheets.findings import Finding, Level
from otopsheets.registry import Fair
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.thai.dates import format_dates
from otopsheets.wording import Lang, Wording

_DEAR = Wording("เรียน {who}", "To {who}")
_ROW = Wording("ผู้สมัครแถวที่ {row}", "the applicant of row {row}")
_FAIR = Wording("งาน {fair}{days}{place}", "{fair}{days}{place}")
_RESULTS = {
    Decided.ACCEPTED: Wording("ผล: ได้เข้าร่วมงาน จำนวน {stalls} ล็อก{which}", "Accepted, {stalls} stalls{which}"),
    Decided.WAITING: Wording("ผล: อยู่ในบัญชีสำรอง{number}", "On the waiting list{number}"),
    Decided.REJECTED: Wording("ผล: ไม่ได้เข้าร่วมงานครั้งนี้", "Not accepted this time"),
    Decided.NEEDS_FIXING: Wording("ผล: ใบสมัครยังต้องแก้ไข", "The application needs to be corrected"),
}
_BECAUSE = Wording("เหตุผล:", "Because:")
_LOOK_AT = Wording("ขอให้ตรวจดู:", "Please look at:")


def notice(outcome: Outcome, fair: Fair, lang: Lang = "th", *, stalls: Sequence[str] = ()) -> str:
    """Return the message for one applicant, in lines.

    `stalls` are those the layout gave it; until there is a layout the stalls the committee fixed are told.
    """
    return "\n".join(_lines(outcome, fair, lang, stalls or outcome.pinned))


def _lines(outcome: Outcome, fair: Fair, lang: Lang, labels: Sequence[str]) -> Iterator[str]:
    verdict = outcome.verdict
    who = verdict.group.name if verdict.group is not None else verdict.application.group
    yield _DEAR.say(lang, who=who or _ROW.say(lang, row=verdict.application.row))
    yield _FAIR.say(
        lang,
        fair=fair.name or fair.fair_id,
        days=_days(fair.starts_on, fair.ends_on, lang),
        place=f" {fair.place}" if fair.place else "",
    )
    number = "" if outcome.waiting_no is None else f" {outcome.waiting_no}"
    which = f" ({', '.join(labels)})" if labels else ""
    yield _RESULTS[outcome.decided].say(lang, stalls=outcome.stalls, number=number, which=which)
    yield _BECAUSE.say(lang)
    yield from (_told(reason, lang) for reason in outcome.reasons)
    others = [each for each in verdict.findings if each.level is Level.WARN]
    if others:
        yield _LOOK_AT.say(lang)
        yield from (_told(each, lang) for each in others)


def _told(finding: Finding, lang: Lang) -> str:
    """Tell a finding, and the cell to look at when there is something to do there."""
    where = finding.where
    there = f" [{where.tab} {where.a1}]" if where.a1 and finding.level is not Level.INFO else ""
    return f"- {finding.message(lang)}{there}"


def _days(first: date | None, last: date | None, lang: Lang) -> str:
    if first is None:
        return ""
    return " " + format_dates(first, max(first, last or first), "long" if lang == "th" else "iso")
