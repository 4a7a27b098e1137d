"""ข้อความแจ้งกลุ่ม: one message for each applicant, ready to be copied into a chat or read out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from otopsheets.registry import Fair
from otopsheets.selection import Outcome, Selection, notice
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Cell, Tab
from otopsheets.tabs.selection import in_order
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
            notice(outcome, fair, lang, stalls=words.labels_of(outcome, stalls)),
        ),
    )
