"""การมีส่วนร่วม: of every tambon and every village, how many groups there are, were briefed, applied, got in, sold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from otopsheets.registry import Fair, Group
from otopsheets.reports.participation import Participation, Share
from otopsheets.tabs import palette, sheet
from otopsheets.tabs.model import Area, Cell, Chart, Look, Shown, Tab
from otopsheets.tabs.page import Column, Page, column_of
from otopsheets.wording import Lang, Wording

KEY, TITLE = "participation", "การมีส่วนร่วม"

_HEADING = Wording("การมีส่วนร่วม", "Participation")
_ABOUT = Wording("เทียบกับกลุ่มทั้งหมดในทะเบียน ไม่รวมหน่วยงาน", "Out of all groups of the registry, agencies left out.")
_BY_TAMBON, _BY_VILLAGE = Wording("ตามตำบล", "By tambon"), Wording("ตามหมู่บ้าน", "By village")
_NEW, _AGAIN = Wording("กลุ่มใหม่ {count} กลุ่ม", "New: {count}"), Wording("กลุ่มที่มาอีกครั้ง {count} กลุ่ม", "Again: {count}")
_TAMBON, _VILLAGE = Wording("ตำบล", "Tambon"), Wording("หมู่บ้าน", "Village")
_UNKNOWN, _TOTAL = Wording("ไม่ทราบ", "not known"), Wording("รวม", "Total")
_GROUPS, _BRIEFED = Wording("กลุ่ม", "Groups"), Wording("ชี้แจงแล้ว", "Briefed")
_APPLIED, _IN, _SOLD = Wording("สมัคร", "Applied"), Wording("ได้เข้าร่วม", "In"), Wording("ยอดขาย (บาท)", "Sold (baht)")
_MONEY = Look(color=palette.INK, align="right", valign="middle", border="thin", number="#,##0.00")
_TOTAL_MONEY = replace(_MONEY, bold=True, fill=palette.PALE)
_WIDTHS = (44.0, 13.0, 13.0, 13.0, 13.0, 18.0)
_COLUMNS = (
    *(Column(word, at, at, "center") for at, word in enumerate((_GROUPS, _BRIEFED, _APPLIED, _IN), 1)),
    Column(_SOLD, 5, 5, "right"),
)


def participation_tab(participation: Participation, fair: Fair, today: date, lang: Lang) -> Tab:
    """Show the shares of tambons, with a chart, and of villages; then who is new and who came again."""
    page = Page(_WIDTHS, lang)
    page.head(_HEADING, _ABOUT, fair, today)
    body = _table(page, _BY_TAMBON, _TAMBON, participation.tambons)
    if participation.tambons:
        series = tuple((word.say(lang), column_of(body, at)) for at, word in ((1, _GROUPS), (3, _APPLIED), (4, _IN)))
        colors = (palette.GREY, palette.SKY, palette.GREEN)
        page.chart(Chart("column", _BY_TAMBON.say(lang), column_of(body, 0), series, 0, 0, 760, 240, colors))
    _table(page, _BY_VILLAGE, _VILLAGE, participation.villages)
    for title, groups in ((_NEW, participation.new), (_AGAIN, participation.again)):
        _names(page, title, groups)
    return page.tab(KEY, TITLE, color=palette.GREEN)


def _table(page: Page, title: Wording, place: Wording, shares: Sequence[Share]) -> Area:
    """Write one table with its sum; return the area of its body."""
    lang = page.lang
    page.section(title.say(lang))
    body = page.table(
        (Column(place, 0, 0), *_COLUMNS), (_row(share, share.name or _UNKNOWN.say(lang)) for share in shares)
    )
    counts = [
        sum(len(getattr(share, name)) for share in shares) for name in ("groups", "briefed", "applied", "accepted")
    ]
    total: tuple[Shown, ...] = (_TOTAL.say(lang), *counts, round(sum(share.sold for share in shares), 2) or None)
    looks = (*(sheet.TOTAL,) * (len(total) - 1), _TOTAL_MONEY)
    page.line(*((at, at, Cell(value, look)) for at, (value, look) in enumerate(zip(total, looks, strict=True))))
    page.gap()
    return body


def _row(share: Share, name: str) -> Sequence[Shown | Cell]:
    counts = (len(share.groups), len(share.briefed), len(share.applied), len(share.accepted))
    return (name, *counts, Cell(share.sold or None, _MONEY))


def _names(page: Page, title: Wording, groups: Sequence[Group]) -> None:
    if groups:
        page.section(title.say(page.lang, count=len(groups)))
        page.text(", ".join(group.name for group in groups))
        page.gap()
