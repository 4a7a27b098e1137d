"""ข้อความแจ้งกลุ่ม: one message for each applicant, ready to be copied into a chat or read out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from otopsheets.registry import Fair
from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Cell, Tab
from otopsheets.tabs.selection import in_order, reasons
from otopsheets.wording import Lang, Wording

KEY, TITLE = "notices", "ข้อความแจ้งกลุ่ม"

_HEADING = Wording("ข้อความแจ้งกลุ่ม", "Messages to the groups")
_ABOUT = Wording(
    "คัดลอกข้อความไปส่งทีละกลุ่ม เบอร์โทรศัพท์อยู่ในแท็บ กลุ่ม เท่านั้น",
    "Copy each message to its group; telephone numbers stay in the groups tab.",
)
_FIELDS = (
    sheet.Field(Wording("ที่", "No."), 6, "center"),
    sheet.Field(Wording("กลุ่ม", "Group"), 32),
    sheet.Field(Wording("ตำบล", "Tambon"), 13),
    sheet.Field(Wording("ผล", "Result"), 16, "center"),
    sheet.Field(Wording("ข้อความ", "Message"), 92),
)
_NOTHING = Wording("ยังไม่มีใบสมัครของงานนี้", "Nobody has applied for this fair yet.")

_DEAR = Wording("เรียน {group}", "Dear {group},")
_SUBJECT = Wording("เรื่อง ผลการสมัครเข้าร่วมงาน {fair}", "Your application for {fair}")
_BODY = {
    Decided.ACCEPTED: Wording("ท่านได้เข้าร่วมงาน จำนวน {count} ล็อก", "You take part, with {count} stall(s)"),
    Decided.WAITING: Wording(
        "ท่านอยู่ในบัญชีสำรอง ลำดับที่ {waiting_no} หากมีล็อกว่างจะแจ้งให้ทราบทันที",
        "You are number {waiting_no} on the waiting list; we will tell you at once when a stall is free.",
    ),
    Decided.NEEDS_FIXING: Wording("ใบสมัครของท่านต้องแก้ไขก่อน จึงจะพิจารณาได้", "Your application has to be corrected first."),
    Decided.REJECTED: Wording("ท่านยังไม่ได้เข้าร่วมงานครั้งนี้", "You do not take part this time."),
}
_WHICH = Wording(" ได้แก่ ล็อก {labels}", ": {labels}")
_BECAUSE = Wording("เหตุผล", "Because")
_TO_CORRECT = Wording("สิ่งที่ต้องแก้ไข", "To be corrected")
_CLOSING = Wording("จึงเรียนมาเพื่อทราบ", "Yours sincerely,")
_CLOSING_TO_DO = Wording("จึงเรียนมาเพื่อทราบและโปรดแก้ไข", "Please correct it. Yours sincerely,")
_OFFICE = Wording("สำนักงานพัฒนาชุมชนอำเภอ{amphoe}", "Community Development Office, {amphoe} District")


def notices_tab(selection: Selection, stalls: Mapping[str, Sequence[str]], today: date, lang: Lang) -> Tab:
    """Write one message for each application: what was decided, where the stall is or what to correct."""
    return sheet.listing(
        KEY,
        TITLE,
        top=sheet.heading(_HEADING, _ABOUT, selection.fair, today, lang),
        fields=_FIELDS,
        rows=[
            _row(number, outcome, stalls, selection.fair, lang) for number, outcome in enumerate(in_order(selection), 1)
        ],
        nothing=_NOTHING,
        lang=lang,
        color=palette.YELLOW,
    )


def _row(number: int, outcome: Outcome, stalls: Mapping[str, Sequence[str]], fair: Fair, lang: Lang) -> sheet.Row:
    result = replace(sheet.filled(sheet.CENTER, palette.DECIDED[outcome.decided]), bold=True)
    return sheet.record(
        _FIELDS,
        (
            number,
            words.group_of(outcome),
            words.tambon_of(outcome),
            Cell(words.result(outcome, lang), result),
            message(outcome, stalls.get(outcome.key, outcome.pinned), fair, lang),
        ),
    )


def message(outcome: Outcome, labels: Sequence[str], fair: Fair, lang: Lang) -> str:
    """Write the message to one applicant."""
    to_do = outcome.decided is Decided.NEEDS_FIXING
    body = _BODY[outcome.decided].say(lang, count=outcome.stalls, waiting_no=outcome.waiting_no or "–")
    if outcome.decided is Decided.ACCEPTED and labels:
        body += _WHICH.say(lang, labels=words.listed(labels))
    told = [
        _DEAR.say(lang, group=words.group_of(outcome)),
        _SUBJECT.say(lang, fair=words.fair_line(fair, lang)),
        body,
    ]
    why = reasons(outcome, lang)
    if why and outcome.decided is not Decided.ACCEPTED:
        told.append((_TO_CORRECT if to_do else _BECAUSE).say(lang))
        told += [f"- {reason}" for reason in why.split("\n")]
    told.append((_CLOSING_TO_DO if to_do else _CLOSING).say(lang))
    if fair.amphoe:
        told.append(_OFFICE.say(lang, amphoe=fair.amphoe))
    return "\n".join(told)
