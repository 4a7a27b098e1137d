"""ติดตามหลังงาน: whom to visit after the fair, why, and from which cell that is known."""

from collections.abc import Sequence
from datetime import date

from otopsheets.registry import Fair
from otopsheets.reports.followup import FollowUp
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Cell, Tab
from otopsheets.tabs.page import BOX
from otopsheets.wording import Lang, Wording

KEY, TITLE = "followup", "ติดตามหลังงาน"

_HEADING = Wording("ติดตามหลังงาน", "Follow-up")
_ABOUT = Wording("กลุ่มที่ควรเยี่ยมหรือช่วยเหลือ พร้อมเหตุผล", "Groups to visit or help, and why.")
_NOTHING = Wording("ไม่มีกลุ่มที่ต้องติดตาม", "Nobody to follow up.")
_FIELDS = (
    sheet.Field(Wording("เสร็จ", "Done"), 7, "center"),
    sheet.Field(Wording("กลุ่ม", "Group"), 32),
    sheet.Field(Wording("ตำบล", "Tambon"), 14),
    sheet.Field(Wording("เหตุผล", "Why"), 52),
    sheet.Field(Wording("ควรทำ", "What to do"), 36),
)


def followup_tab(follow_ups: Sequence[FollowUp], fair: Fair, today: date, lang: Lang) -> Tab:
    """List the groups to follow up, a line for each reason."""
    rows = [
        sheet.record(
            _FIELDS,
            (
                Cell(BOX, sheet.CENTER),
                each.group.name,
                each.group.tambon,
                words.cited(reason, lang),
                reason.kind.remedy.say(lang, **dict(reason.values)),
            ),
        )
        for each in follow_ups
        for reason in each.reasons
    ]
    top = sheet.heading(_HEADING, _ABOUT, fair, today, lang)
    return sheet.listing(
        KEY, TITLE, top=top, fields=_FIELDS, rows=rows, nothing=_NOTHING, lang=lang, color=palette.VERMILLION
    )
