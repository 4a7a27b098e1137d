"""สรุป: who takes part, from where and with what, on one page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from otopsheets.reports.facts import Facts
from otopsheets.reports.participation import Participation, participation_of
from otopsheets.selection.outcomes import Decided, Selection
from otopsheets.tabs import counting, palette, sheet, words
from otopsheets.tabs.canvas import Canvas
from otopsheets.tabs.counting import Count
from otopsheets.tabs.model import Area, Cell, Chart, Look, Tab
from otopsheets.tabs.selection import ORDER
from otopsheets.tabs.taking_part import draw_meetings_and_sales, draw_participation
from otopsheets.wording import Lang, Wording

KEY, TITLE = "summary", "สรุป"

_HEADING = Wording("สรุปผลการคัดเลือก", "Summary")
_ABOUT = Wording("ทุกตัวเลขนับจากทะเบียน ผลคัดเลือก และผังร้าน", "Counted from the registry, the selection and the layout.")
_APPLIED = Wording("สมัคร", "applied")
_STALLS = Wording("ล็อกที่ใช้ จาก {all}", "stalls used of {all}")
_RETURNING = Wording("กลุ่มเดิม (ใหม่ {new})", "groups again (new: {new})")
_BY_RESULT = Wording("ตามผล", "By result")
_BY_TAMBON, _TAMBON = Wording("ตามตำบล", "By tambon"), Wording("ตำบล", "Tambon")
_BY_CATEGORY, _CATEGORY = Wording("ตามประเภทผลิตภัณฑ์", "By category"), Wording("ประเภทผลิตภัณฑ์", "Category")
_BY_KIND, _KIND = Wording("ตามประเภทผู้สมัคร", "By kind of applicant"), Wording("ประเภทผู้สมัคร", "Kind")
_BY_REASON, _REASON = Wording("เหตุผลที่ยังไม่ได้เข้าร่วม", "Why not"), Wording("เหตุผล", "Reason")
_COUNT, _ALL = Wording("ราย", "count"), Wording("รวม", "total")

_WIDTHS = (36.0, 11.0, 13.0, 11.0, 12.0, 15.0, 3.0, *[19.0] * 6)
_RIGHT, _LAST = 7, 12
"""Columns on the right half: the first and the last."""
_CARDS = ((0, 0), (1, 2), (3, 4), (5, 5), (7, 8), (9, 10), (11, 12))
_BIG = Look(bold=True, size=24, color=palette.INK, align="center", valign="middle", border="thin", number="#,##0")
_UNDER = replace(_BIG, bold=False, size=11)
_LABEL = replace(sheet.TEXT, bold=True, fill=palette.PALE)


def summary_tab(
    selection: Selection,
    stalls: Mapping[str, Sequence[str]],
    today: date,
    lang: Lang,
    facts: Facts | None = None,
) -> Tab:
    """Count the applications by result, tambon, category and kind, with charts, and the reasons of refusals.

    With `facts` it also tells who was briefed, who is new, what was sold, and of every tambon how it takes part.
    """
    outcomes, canvas = selection.outcomes, Canvas(_WIDTHS)
    participation = participation_of(facts) if facts is not None else None
    cards = sheet.HEADING_ROWS + 1
    _draw_cards(canvas, cards, _cards(selection, stalls, lang, participation))
    tambons = _Table(_BY_TAMBON, _TAMBON, counting.by_tambon(outcomes, selection.fair, lang), cards + 3, lang)
    categories = _Table(_BY_CATEGORY, _CATEGORY, counting.by_category(outcomes, lang), tambons.below, lang)
    kinds = _Table(_BY_KIND, _KIND, counting.by_kind(outcomes, lang), categories.below, lang)
    for table in (tambons, categories, kinds):
        table.draw(canvas)
    reasons = counting.by_reason(outcomes, lang)
    _draw_reasons(canvas, kinds.row, reasons, lang)
    if facts is not None and participation is not None:
        below = max(kinds.below, kinds.row + 3 + len(reasons))
        draw_participation(canvas, below, participation, lang)
        draw_meetings_and_sales(canvas, (below, _RIGHT, _LAST), facts, lang)
    last = max(row for row, _ in canvas.grid) + 1
    canvas.heights |= {row: canvas.heights.get(row, sheet.ROW_HEIGHT) for row in range(cards, last)}
    return Tab(
        KEY,
        TITLE,
        (*sheet.heading(_HEADING, _ABOUT, selection.fair, today, lang), *canvas.rows(sheet.HEADING_ROWS, last)),
        widths=_WIDTHS,
        heights={0: sheet.TITLE_HEIGHT, 1: sheet.LINE_HEIGHT, 2: sheet.LINE_HEIGHT, 3: 8.0, **canvas.heights},
        merges=tuple(canvas.merges),
        charts=(
            _stacked(tambons, canvas, _RIGHT, _RIGHT + 2, lang),
            _by_result(tambons, canvas, _RIGHT + 3, _LAST, lang),
            _stacked(categories, canvas, _RIGHT, _LAST, lang),
        ),
        one_page=True,
        color=palette.ORANGE,
    )


def _cards(
    selection: Selection, stalls: Mapping[str, Sequence[str]], lang: Lang, participation: Participation | None
) -> list[tuple[int, str, str]]:
    """Return the large numbers: number, what it counts, fill."""
    counts = Counter(outcome.decided for outcome in selection.outcomes)
    cards = [(len(selection.outcomes), _APPLIED.say(lang), palette.PALE)]
    cards += [(counts[each], words.DECIDED[each].say(lang), palette.DECIDED[each]) for each in ORDER]
    accepted = [outcome for outcome in selection.outcomes if outcome.decided is Decided.ACCEPTED]
    used = sum(len(labels) for labels in stalls.values()) or sum(outcome.stalls for outcome in accepted)
    every = selection.places.producers + selection.places.agencies
    cards.append((used, _STALLS.say(lang, all=every), palette.PALE))
    if participation is not None and (participation.new or participation.again):
        new = len(participation.new)
        cards.append((len(participation.again), _RETURNING.say(lang, new=new), palette.PALE))
    return cards


def _draw_cards(canvas: Canvas, row: int, cards: Sequence[tuple[int, str, str]]) -> None:
    for (number, word, fill), (first, last) in zip(cards, _CARDS, strict=False):
        canvas.put(row, first, Cell(number, sheet.filled(_BIG, fill)), last)
        canvas.put(row + 1, first, Cell(word, sheet.filled(_UNDER, fill)), last)
    canvas.heights |= {row: 42.0, row + 1: 24.0, row + 2: 8.0}


class _Table:
    """Results counted by name, on the left half: title, header, a row for each name, total, and a little room."""

    def __init__(self, title: Wording, name: Wording, counts: Mapping[str, Count], row: int, lang: Lang) -> None:
        self.title, self.row = title.say(lang), row
        self.first, self.last = row + 2, row + 1 + len(counts)
        self.total, self.below = self.last + 1, self.last + 3
        self._header = [name.say(lang), _APPLIED.say(lang), *(words.DECIDED[each].say(lang) for each in ORDER)]
        self._counts, self._all = counts, _ALL.say(lang)

    def draw(self, canvas: Canvas) -> None:
        """Put the table on the canvas."""
        canvas.put(self.row, 0, Cell(self.title, sheet.SECTION))
        for column, word in enumerate(self._header):
            canvas.put(self.row + 1, column, Cell(word, sheet.HEADER))
        for row, (name, count) in enumerate(self._counts.items(), self.first):
            _draw_counts(canvas, row, name, count, (sheet.TEXT, sheet.NUMBER))
        _draw_counts(canvas, self.total, self._all, sum(self._counts.values(), Count()), (_LABEL, sheet.TOTAL))
        canvas.heights[self.total + 1] = 8.0

    def column(self, index: int) -> Area:
        """Return the area of one column, without header and total."""
        return Area(self.first, index, self.last, index)


def _draw_counts(canvas: Canvas, row: int, name: str, count: Count, looks: tuple[Look, Look]) -> None:
    canvas.put(row, 0, Cell(name, looks[0]))
    for column, value in enumerate([count.total(), *(count[each] for each in ORDER)], 1):
        canvas.put(row, column, Cell(value, looks[1]))


def _draw_reasons(canvas: Canvas, row: int, reasons: Sequence[tuple[str, int]], lang: Lang) -> None:
    """Put the reasons on the right half, beside the last table."""
    if not reasons:
        return
    canvas.put(row, _RIGHT, Cell(_BY_REASON.say(lang), sheet.SECTION))
    canvas.put(row + 1, _RIGHT, Cell(_REASON.say(lang), sheet.HEADER), _LAST - 1)
    canvas.put(row + 1, _LAST, Cell(_COUNT.say(lang), sheet.HEADER))
    for at, (reason, count) in enumerate(reasons, row + 2):
        canvas.put(at, _RIGHT, Cell(reason, sheet.TEXT), _LAST - 1)
        canvas.put(at, _LAST, Cell(count, sheet.NUMBER))


def _stacked(table: _Table, canvas: Canvas, first: int, last: int, lang: Lang) -> Chart:
    """Show a table as bars of results."""
    series = tuple((words.DECIDED[each].say(lang), table.column(column)) for column, each in enumerate(ORDER, 2))
    colors = tuple(palette.DECIDED[each] for each in ORDER)
    width, height = _room(canvas, table, first, last)
    return Chart(
        "bar", table.title, table.column(0), series, table.row, first, width, height, colors=colors, stacked=True
    )


def _by_result(table: _Table, canvas: Canvas, first: int, last: int, lang: Lang) -> Chart:
    """Show the total of a table by result: its header names the columns."""
    names, totals = (Area(row, 2, row, 1 + len(ORDER)) for row in (table.row + 1, table.total))
    colors = tuple(palette.DECIDED[each] for each in ORDER)
    width, height = _room(canvas, table, first, last)
    return Chart(
        "column", _BY_RESULT.say(lang), names, ((_COUNT.say(lang), totals),), table.row, first, width, height, colors
    )


def _room(canvas: Canvas, table: _Table, first: int, last: int) -> tuple[int, int]:
    """Return the pixels of the columns from `first` to `last` and of the rows of a table."""
    width = sum(_WIDTHS[first : last + 1]) * sheet.DIGIT + 5 * (last - first)
    height = sum(canvas.heights.get(row, sheet.ROW_HEIGHT) for row in range(table.row, table.total + 1)) * sheet.PIXEL
    return round(width), round(height)
