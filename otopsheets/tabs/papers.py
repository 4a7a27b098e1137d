"""บันทึกข้อความ, บทเรียน and วาระประชุม: the papers as tabs, word for word what the PDFs say.

They are official Thai papers, so they are in Thai whatever the language of the other tabs.
"""

from dataclasses import replace

from otopsheets.reports.agenda import Agenda, Matter
from otopsheets.reports.lessons import Lessons
from otopsheets.reports.memo import Memo
from otopsheets.tabs import palette, sheet
from otopsheets.tabs.model import Area, Cell, Coloring, Look, Tab
from otopsheets.tabs.page import BOX, PLAIN, TICKED, Column, Page
from otopsheets.thai.text import thai_digits
from otopsheets.wording import Wording

MEMO_KEY, MEMO_TITLE = "memo", "บันทึกข้อความ"
LESSONS_KEY, LESSONS_TITLE = "lessons", "บทเรียน"
AGENDA_KEY, AGENDA_TITLE = "agenda", "วาระประชุม"

_TITLE = Look(bold=True, size=20, color=palette.INK, align="center", valign="middle")
_UNDER = replace(PLAIN, align="center")
_BODY = Look(size=12, color=palette.INK, valign="top")
_LABEL = replace(_BODY, bold=True, size=13)
_SIGNED = replace(_BODY, align="center")
_DOTS = "." * 40
_INDENT = " " * 12
_MARGIN = (14.0, 14.0, 14.0, 14.0, 14.0, 14.0)


def memo_tab(memo: Memo) -> Tab:
    """Write the memo as the official form has it, on one page; the emblem's place is left free."""
    page, last = Page(_MARGIN, "th"), len(_MARGIN) - 1
    page.text("บันทึกข้อความ", _TITLE)
    page.heights[0] = 40.0
    page.line((0, 0, Cell("ส่วนราชการ", _LABEL)), (1, last, Cell(memo.office, _BODY)))
    page.line(
        (0, 0, Cell("ที่", _LABEL)),
        (1, 2, Cell(_DOTS[:20], _BODY)),
        (3, 3, Cell("วันที่", _LABEL)),
        (4, last, Cell(memo.written_on, _BODY)),
    )
    page.line((0, 0, Cell("เรื่อง", _LABEL)), (1, last, Cell(memo.subject, _BODY)))
    page.gap()
    page.line((0, 0, Cell("เรียน", _BODY)), (1, last, Cell(memo.to, _BODY)))
    for paragraph in memo.opening:
        page.text(_INDENT + paragraph, _BODY)
    for number, point in enumerate(memo.points, 1):
        page.text(thai_digits(f"{_INDENT}{number}. {point.text}"), _BODY)
        for at, line in enumerate(point.lines, 1):
            page.text(thai_digits(f"{_INDENT}    {number}.{at} {line}"), _BODY)
        if point.more:
            page.text(f"{_INDENT}    {point.more}", _BODY)
    page.gap()
    page.text(_INDENT + memo.closing, _BODY)
    page.gap(30.0)
    for line in (f"(ลงชื่อ){_DOTS}", f"({_DOTS})", f"{memo.position}{_DOTS[:14]}"):
        page.line((3, last, Cell(line, _SIGNED)))
    return page.tab(MEMO_KEY, MEMO_TITLE, color=palette.SKY, one_page=True)


def lessons_tab(lessons: Lessons) -> Tab:
    """Write the knowledge record; what only people know is a line to write on."""
    page = Page(_MARGIN, "th")
    page.text("แบบบันทึกองค์ความรู้", _TITLE)
    page.text(lessons.fair, _UNDER)
    page.text(lessons.office, _UNDER)
    parents = {part.number.split(".")[0] for part in lessons.parts if part.level == 2}
    for part in lessons.parts:
        page.gap()
        page.text(f"{part.number}{'.' if part.level == 1 else ''} {part.title}", _LABEL)
        for line in part.lines:
            page.text(f"– {line}", _BODY)
        if not part.lines and part.number not in parents:
            page.ruled(3 if part.level == 2 else 1)
    return page.tab(LESSONS_KEY, LESSONS_TITLE, color=palette.YELLOW)


_WHO = (
    Column(Wording("มา", "Came"), 0, 0, "center"),
    Column(Wording("ที่", "No."), 1, 1, "center"),
    Column(Wording("ชื่อ", "Name"), 2, 2),
    Column(Wording("หมู่", "Village"), 3, 3, "center"),
    Column(Wording("ตำบล", "Tambon"), 4, 4),
    Column(Wording("ลายมือชื่อ", "Signature"), 5, 5),
)
_AGENDA_WIDTHS = (6.0, 6.0, 40.0, 10.0, 14.0, 20.0)


def agenda_tab(agenda: Agenda) -> Tab:
    """Write the paper for the next meeting, with boxes to tick and lines for what is resolved."""
    page = Page(_AGENDA_WIDTHS, "th")
    page.text(agenda.title, replace(_TITLE, size=16))
    page.text(agenda.fair, _UNDER)
    page.text(f"วันที่ {agenda.held_on}   สถานที่ {agenda.place}", _UNDER)
    page.gap()
    page.text("วัตถุประสงค์", _LABEL)
    page.text(agenda.purpose, _BODY)
    for number, matter in enumerate(agenda.matters, 1):
        _matter(page, number, matter)
    page.gap()
    page.text(thai_digits(f"{len(agenda.matters) + 1}. ข้อเสนอแนะจากที่ประชุม"), _LABEL)
    page.ruled(4)
    page.gap()
    page.section(thai_digits(f"ผู้ที่เชิญประชุม {len(agenda.invited)} ราย"))
    page.table(
        _WHO,
        (
            (Cell(BOX, sheet.CENTER), thai_digits(str(at)), who.name, who.village, who.tambon, None)
            for at, who in enumerate(agenda.invited, 1)
        ),
    )
    boxes = Area(0, 0, page.at - 1, 0)
    ticked = tuple(Coloring(boxes, mark, palette.GREEN) for mark in TICKED)
    return replace(page.tab(AGENDA_KEY, AGENDA_TITLE, color=palette.ORANGE), colorings=ticked)


def _matter(page: Page, number: int, matter: Matter) -> None:
    page.gap()
    page.text(thai_digits(f"{number}. {matter.title}"), _LABEL)
    last = len(_AGENDA_WIDTHS) - 1
    for case in matter.cases:
        page.line((0, 0, Cell(BOX, replace(_BODY, align="center"))), (1, last, Cell(case, _BODY)))
    if matter.to_decide:
        page.text("มติที่ประชุม", _BODY)
        page.ruled(2)
