"""สรุปยอดขาย: what was sold, by day, tambon, category and group, and who came."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from otopsheets.registry.schema import CATEGORIES
from otopsheets.reports.sales import Line, Sales
from otopsheets.tabs import palette, words
from otopsheets.tabs.model import Cell, Chart, Look, Shown, Tab
from otopsheets.tabs.page import Column, Page, column_of
from otopsheets.thai.numbers import format_number
from otopsheets.wording import Lang, Wording

KEY, TITLE = "sales_summary", "สรุปยอดขาย"

_HEADING = Wording("สรุปยอดขาย", "Sales")
_ABOUT = Wording("นับเฉพาะแถวที่ชัดเจนในแท็บ ยอดขาย", "Only rows of the sales tab that are clear are counted.")
_TOTAL = Wording("ยอดขายรวม {total} บาท จาก {groups} กลุ่ม", "{total} baht in all, from {groups} groups")
_LAST_TIME = Wording("งานก่อนหน้า {total} บาท จาก {groups} กลุ่ม", "The fair before: {total} baht, from {groups} groups")
_LEFT_OUT = Wording(
    "ไม่รวม {rows} แถวที่ยังไม่ชัดเจน เป็นเงิน {total} บาท (ดูแท็บ ผลตรวจสอบ)",
    "Left out: {rows} rows that are not clear, {total} baht (see the checks tab)",
)
_BY_DAY, _BY_TAMBON = Wording("ตามวัน", "By day"), Wording("ตามตำบล", "By tambon")
_BY_CATEGORY, _BY_GROUP = Wording("ตามประเภทผลิตภัณฑ์", "By category"), Wording("ตามกลุ่ม", "By group")
_CAME = Wording("การมาออกร้าน", "Attendance")
_NAME, _DAY = Wording("รายการ", "Name"), Wording("วันที่", "Day")
_SOLD, _GROUPS = Wording("ยอดขาย (บาท)", "Sold (baht)"), Wording("กลุ่ม", "Groups")
_PER_GROUP, _PER_DAY = Wording("เฉลี่ยต่อกลุ่ม", "Mean of a group"), Wording("เฉลี่ยต่อวัน", "Mean of a day")
_ROWS = Wording("จากแท็บ ยอดขาย แถว", "From the sales tab, rows")
_THERE, _ABSENT, _UNKNOWN = Wording("มา", "Came"), Wording("ไม่มา", "Absent"), Wording("ไม่มีบันทึก", "Not known")
_NOBODY = Wording("ไม่ระบุ", "not known")
_MONEY = Look(color=palette.INK, align="right", valign="middle", border="thin", number="#,##0.00")
_WIDTHS = (40.0, 20.0, 12.0, 20.0, 20.0)


def sales_tab(sales: Sales, before: Sales | None, today: date, lang: Lang) -> Tab:
    """Show the sales of one fair; `before` are those of the fair before, to compare with."""
    page = Page(_WIDTHS, lang)
    page.head(_HEADING, _ABOUT, sales.fair, today)
    page.section(_sum(_TOTAL, sales, lang))
    if before is not None and before.sold:
        page.text(_sum(_LAST_TIME, before, lang))
    if sales.left_out:
        total = format_number(sales.total_left_out)
        page.text(_LEFT_OUT.say(lang, rows=len(sales.left_out), total=total))
    page.gap()
    labels = {choice.key: words.category(choice.key, lang) for choice in CATEGORIES}
    unknown = _NOBODY.say(lang)
    _lines(page, _BY_DAY, sales.by_day, _a_day(lang), "column")
    _came(page, sales)
    _lines(page, _BY_TAMBON, sales.by_tambon, lambda line: line.label or unknown, "bar")
    _lines(page, _BY_CATEGORY, sales.by_category, lambda line: labels.get(str(line.key), unknown), "bar")
    _lines(page, _BY_GROUP, sales.by_group, lambda line: line.label, None)
    return page.tab(KEY, TITLE, color=palette.ORANGE, landscape=True)


def _sum(wording: Wording, sales: Sales, lang: Lang) -> str:
    groups = len({sold.group.row for sold in sales.sold if sold.amount is not None})
    return wording.say(lang, total=format_number(sales.total), groups=groups)


def _a_day(lang: Lang) -> Callable[[Line], str]:
    def named(line: Line) -> str:
        return words.days(line.key, line.key, lang) if isinstance(line.key, date) else line.label

    return named


def _lines(
    page: Page,
    title: Wording,
    lines: Sequence[Line],
    named: Callable[[Line], str],
    kind: Literal["column", "bar"] | None,
) -> None:
    """Write one table, each line with the rows it came from as a note, and a chart below."""
    if not lines:
        return
    lang = page.lang
    page.section(title.say(lang))
    body = page.table(_COLUMNS, (_row(named(line), line, lang) for line in lines))
    page.gap()
    if kind is not None:
        chart = Chart(
            kind,
            f"{title.say(lang)}: {_SOLD.say(lang)}",
            column_of(body, 0),
            ((_SOLD.say(lang), column_of(body, 1)),),
            row=0,
            column=0,
            width=640,
            height=220,
            colors=(palette.BAND,),
        )
        page.chart(chart)


_COLUMNS = (
    Column(_NAME, 0, 0),
    Column(_SOLD, 1, 1, "right"),
    Column(_GROUPS, 2, 2, "right"),
    Column(_PER_GROUP, 3, 3, "right"),
    Column(_PER_DAY, 4, 4, "right"),
)


def _row(name: str, line: Line, lang: Lang) -> Sequence[Shown | Cell]:
    total = Cell(line.total, _MONEY, f"{_ROWS.say(lang)} {spans(line.rows)}")
    return (name, total, line.groups, Cell(line.per_group, _MONEY), Cell(line.per_day, _MONEY))


def _came(page: Page, sales: Sales) -> None:
    """Write who came and who did not, day by day; who took part and was not noted is not known."""
    lang = page.lang
    taking_part = sales.came | sales.absent | sales.unreported
    if not taking_part:
        return
    page.section(_CAME.say(lang))
    counts = (Column(_THERE, 1, 1, "right"), Column(_ABSENT, 2, 2, "right"), Column(_UNKNOWN, 3, 3, "right"))
    page.table(
        (Column(_DAY, 0, 0), *counts),
        (
            (words.days(each.day, each.day, lang), len(each.came), len(each.absent), unknown)
            for each in sales.days
            for unknown in [len(taking_part - each.came - each.absent)]
        ),
    )
    page.gap()


def spans(rows: Sequence[int]) -> str:
    """Write row numbers short: `2-5, 9`."""
    told: list[list[int]] = []
    for row in sorted(rows):
        if told and row == told[-1][1] + 1:
            told[-1][1] = row
        else:
            told.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in told)
