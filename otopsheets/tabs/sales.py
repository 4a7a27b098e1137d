"""สรุปยอดขาย: what was sold, by day, tambon, category and group, and who came."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from otopsheets.reports.sales import Line, Sales
from otopsheets.tabs import palette, words
from otopsheets.tabs.model import Area, Cell, Chart, Look, Shown, Tab
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
_CAME = Wording("การมาออกร้านรายวัน", "Attendance by day")
_WHO = Wording("ใครมา ใครไม่มา", "Who came and who did not")
_NAME, _DAY = Wording("รายการ", "Name"), Wording("วันที่", "Day")
_SOLD, _GROUPS = Wording("ยอดขาย (บาท)", "Sold (baht)"), Wording("กลุ่ม", "Groups")
_PER_GROUP, _PER_DAY = Wording("เฉลี่ยต่อกลุ่ม", "Mean of a group"), Wording("เฉลี่ยต่อวัน", "Mean of a day")
_BEFORE, _CHANGE = Wording("งานก่อนหน้า (บาท)", "Fair before (baht)"), Wording("เพิ่ม/ลด (บาท)", "Change (baht)")
_GROUP, _DAYS_SOLD = Wording("กลุ่ม", "Group"), Wording("วันที่มียอด", "Days with sales")
_ROWS = Wording("จากแท็บ ยอดขาย แถว", "From the sales tab, rows")
_THERE, _ABSENT, _UNKNOWN = Wording("มา", "Came"), Wording("ไม่มา", "Absent"), Wording("ไม่มีบันทึก", "Not known")
_NOBODY = Wording("ไม่ระบุ", "not known")
_MONEY = Look(color=palette.INK, align="right", valign="middle", border="thin", number="#,##0.00")
_SIGNED = replace(_MONEY, number="+#,##0.00;-#,##0.00;0.00")
_WIDTHS = (40.0, 18.0, 16.0, 18.0, 18.0, 20.0, 18.0)


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
    earlier = before if before is not None and before.sold else None
    days: dict[Hashable, str] = {at: words.days(each.day, each.day, lang) for at, each in enumerate(sales.days)}
    _table(page, _DAYS, _by_ordinal(sales), _by_ordinal(earlier), days)
    _came(page, sales)
    for table, lines in ((_TAMBONS, "by_tambon"), (_CATEGORIES, "by_category"), (_EACH, "by_group")):
        _table(page, table, _by_key(sales, lines), _by_key(earlier, lines))
    _who(page, sales)
    return page.tab(KEY, TITLE, color=palette.ORANGE, landscape=True)


def _sum(wording: Wording, sales: Sales, lang: Lang) -> str:
    groups = len({sold.group.row for sold in sales.sold if sold.amount is not None})
    return wording.say(lang, total=format_number(sales.total), groups=groups)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of sales: its title, how a line is named, the columns of its middle and what is in them, its chart."""

    title: Wording
    named: Callable[[Line, Lang], str]
    middle: tuple[Column, ...]
    tell: Callable[[Line], tuple[Shown | Cell, ...]]
    kind: Literal["column", "bar"] | None


def _day(line: Line, lang: Lang) -> str:
    return words.days(line.key, line.key, lang) if isinstance(line.key, date) else line.label


def _category(line: Line, lang: Lang) -> str:
    return words.category(str(line.key), lang) if line.key else _NOBODY.say(lang)


def _means(line: Line) -> tuple[Shown | Cell, ...]:
    return line.groups, Cell(line.per_group, _MONEY), Cell(line.per_day, _MONEY)


_MEANS = (Column(_GROUPS, 2, 2, "center"), Column(_PER_GROUP, 3, 3, "right"), Column(_PER_DAY, 4, 4, "right"))
_DAYS = _Table(
    _BY_DAY,
    _day,
    (Column(_GROUPS, 2, 2, "center"), Column(_PER_GROUP, 3, 4, "right")),
    lambda line: _means(line)[:2],
    "column",
)
_TAMBONS = _Table(_BY_TAMBON, lambda line, lang: line.label or _NOBODY.say(lang), _MEANS, _means, "bar")
_CATEGORIES = _Table(_BY_CATEGORY, _category, _MEANS, _means, "bar")
_EACH = _Table(
    _BY_GROUP,
    lambda line, _: line.label,
    (Column(_DAYS_SOLD, 2, 2, "center"), Column(_PER_DAY, 3, 4, "right")),
    lambda line: (line.days, Cell(line.per_day, _MONEY)),
    None,
)


def _by_key(sales: Sales | None, name: str) -> dict[Hashable, Line] | None:
    """Return the lines of one kind by their keys; None when there are no sales."""
    return {line.key: line for line in getattr(sales, name)} if sales is not None else None


def _by_ordinal(sales: Sales | None) -> dict[Hashable, Line] | None:
    """Return the days by which day of the fair they are, so that those of two fairs are compared."""
    if sales is None:
        return None
    at = {day.day: ordinal for ordinal, day in enumerate(sales.days)}
    return {at[line.key]: line for line in sales.by_day if isinstance(line.key, date)}


def _table(
    page: Page,
    table: _Table,
    now: Mapping[Hashable, Line] | None,
    before: Mapping[Hashable, Line] | None,
    names: Mapping[Hashable, str] = MappingProxyType({}),
) -> None:
    """Write one table, each total with the rows it came from as a note, and a chart below.

    Lines of the fair before are set beside those of the same key; those that are not of this fair come last. `names`
    are what keys are called, else the lines are asked.
    """
    now, lang = now or {}, page.lang
    if not now and not before:
        return
    page.section(table.title.say(lang))
    columns = (Column(_NAME, 0, 0), Column(_SOLD, 1, 1, "right"), *table.middle)
    if before is not None:
        columns += (Column(_BEFORE, 5, 5, "right"), Column(_CHANGE, 6, 6, "right"))
    rows: list[tuple[Shown | Cell, ...]] = []
    for key, line in {**now, **{key: line for key, line in (before or {}).items() if key not in now}}.items():
        told = table.tell(line) if key in now else (None,) * len(table.middle)
        compared = _compared(now.get(key), before.get(key)) if before is not None else ()
        rows.append((names.get(key) or table.named(line, lang), _total(now.get(key), lang), *told, *compared))
    body = page.table(columns, rows)
    page.gap()
    if table.kind is not None and now:
        page.chart(_chart(table, table.kind, body, columns, lang))


def _total(line: Line | None, lang: Lang) -> Cell:
    if line is None:
        return Cell(None, _MONEY)
    return Cell(line.total, _MONEY, f"{_ROWS.say(lang)} {spans(line.rows)}")


def _compared(now: Line | None, before: Line | None) -> tuple[Cell, Cell]:
    """Return what was sold at the fair before, and the change; empty where one of the two has no such line."""
    change = round(now.total - before.total, 2) if now is not None and before is not None else None
    return Cell(before.total if before is not None else None, _MONEY), Cell(change, _SIGNED)


def _chart(table: _Table, kind: Literal["column", "bar"], body: Area, columns: Sequence[Column], lang: Lang) -> Chart:
    """Draw the totals, beside those of the fair before if they are in the table."""
    series = [(_SOLD.say(lang), column_of(body, 1))]
    if columns[-1].header is _CHANGE:
        series.append((_BEFORE.say(lang), column_of(body, 5)))
    title = f"{table.title.say(lang)}: {_SOLD.say(lang)}"
    lines = body.last_row - body.first_row + 1
    colors = (palette.BAND, palette.GREY) if len(series) > 1 else (palette.BAND,) * lines
    bars = len(series) * lines
    height = min(max(220, 60 + 28 * bars), 700) if kind == "bar" else 220
    return Chart(kind, title, column_of(body, 0), tuple(series), 0, 0, width=760, height=height, colors=colors)


def _came(page: Page, sales: Sales) -> None:
    """Write who came and who did not, day by day; who took part and was not noted is not known."""
    lang = page.lang
    taking_part = sales.came | sales.absent | sales.unreported
    if not taking_part:
        return
    page.section(_CAME.say(lang))
    counts = (Column(_THERE, 1, 1, "center"), Column(_ABSENT, 2, 2, "center"), Column(_UNKNOWN, 3, 3, "center"))
    page.table(
        (Column(_DAY, 0, 0), *counts),
        (
            (words.days(each.day, each.day, lang), len(each.came), len(each.absent), unknown)
            for each in sales.days
            for unknown in [len(taking_part - each.came - each.absent)]
        ),
    )
    page.gap()


def _who(page: Page, sales: Sales) -> None:
    """Write of every group that took part on which days it came and did not."""
    if not sales.attendance or not sales.days:
        return
    lang = page.lang
    page.section(_WHO.say(lang))
    columns = (Column(_GROUP, 0, 0), Column(_THERE, 1, 2), Column(_ABSENT, 3, 4), Column(_UNKNOWN, 5, 6))
    page.table(
        columns,
        (
            (each.group.name, *(_few(days, lang) for days in (each.came, each.absent, each.unknown)))
            for each in sales.attendance
        ),
    )
    page.gap()


def _few(days: Sequence[date], lang: Lang) -> str | None:
    """Write days short, those that follow each other as one span."""
    told: list[list[date]] = []
    for day in days:
        if told and (day - told[-1][1]).days == 1:
            told[-1][1] = day
        else:
            told.append([day, day])
    return ", ".join(words.days(first, last, lang) for first, last in told) or None


def spans(rows: Sequence[int]) -> str:
    """Write row numbers short: `2-5, 9`."""
    told: list[list[int]] = []
    for row in sorted(rows):
        if told and row == told[-1][1] + 1:
            told[-1][1] = row
        else:
            told.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in told)
