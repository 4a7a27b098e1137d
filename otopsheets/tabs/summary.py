"""สรุป: who takes part, from where and with what, on one page."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from otopsheets.registry import Fair
from otopsheets.registry.schema import CATEGORIES, KINDS
from otopsheets.selection.outcomes import Decided, Outcome, Selection
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Area, Cell, Chart, Look, Tab
from otopsheets.tabs.selection import ORDER
from otopsheets.thai.places import amphoe_code, tambon_names
from otopsheets.wording import Lang, Wording

KEY, TITLE = "summary", "สรุป"

_HEADING = Wording("สรุปผลการคัดเลือก", "Summary")
_ABOUT = Wording("ทุกตัวเลขนับจากแท็บ ผลคัดเลือก และ ผังร้าน", "Every number is counted from the selection and the layout.")
_APPLIED = Wording("สมัคร", "applied")
_STALLS = Wording("ล็อกที่ใช้ จาก {all}", "stalls used of {all}")
_RETURNING = Wording("เคยเข้าร่วม (ใหม่ {new})", "came before (new: {new})")
_BY_TAMBON, _TAMBON = Wording("ตามตำบล", "By tambon"), Wording("ตำบล", "Tambon")
_BY_CATEGORY, _CATEGORY = Wording("ตามประเภทผลิตภัณฑ์", "By category"), Wording("ประเภทผลิตภัณฑ์", "Category")
_BY_KIND, _KIND = Wording("ตามประเภทผู้สมัคร", "By kind of applicant"), Wording("ประเภทผู้สมัคร", "Kind")
_BY_RESULT, _RESULT = Wording("ตามผล", "By result"), Wording("ผล", "Result")
_BY_REASON, _REASON = Wording("เหตุผลที่ยังไม่ได้เข้าร่วม", "Why not"), Wording("เหตุผล", "Reason")
_COUNT, _ALL = Wording("ราย", "count"), Wording("รวม", "total")
_ELSEWHERE = Wording("นอกอำเภอ", "outside the amphoe")
_UNKNOWN = Wording("ไม่ทราบ", "not known")

_WIDTHS = (38.0, 11.0, 13.0, 11.0, 12.0, 15.0, 3.0, 17.0, 17.0, 17.0, 17.0, 17.0, 17.0)
_CHARTS_AT = 7
_LAST = 5
_CARDS = ((0, 0), (1, 2), (3, 4), (5, 5), (7, 8), (9, 10), (11, 12))
_BIG = Look(bold=True, size=24, color=palette.INK, align="center", valign="middle", border="thin")
_UNDER = replace(_BIG, bold=False, size=11)
_ROW = 21.0
_PIXELS = 4 / 3  # a point on the screen
_BETWEEN, _TITLED, _LARGEST_BAR = 10, 2.5, 60.0
"""Pixels between two charts; the room of title and legend, in bars; the most pixels a bar may take."""

Count = Counter[Decided]


def summary_tab(
    selection: Selection,
    stalls: Mapping[str, Sequence[str]],
    today: date,
    lang: Lang,
    *,
    returning: Collection[str] | None = None,
) -> Tab:
    """Count the applications by result, tambon, category and kind, with charts, and the reasons of refusals.

    `returning` are the keys of the applicants that took part last time, None when that is not known.
    """
    page, fair = _Page(lang), selection.fair
    page.rows += [*sheet.heading(_HEADING, _ABOUT, fair, today, lang), ()]
    page.cards(_cards(selection, stalls, lang, returning))
    results = _by_result(page, selection, lang)
    outcomes = selection.outcomes
    tambons = page.table(_BY_TAMBON, _TAMBON, _counted(outcomes, _tambon_in(fair, lang), _tambons(fair)))
    producers = [outcome for outcome in outcomes if outcome.verdict.lane == "producer"]
    labels = [words.category(choice.key, lang) for choice in CATEGORIES]
    categories = page.table(
        _BY_CATEGORY,
        _CATEGORY,
        _counted(producers, lambda each: _known(words.category(each.verdict.category, lang), lang), labels),
    )
    kinds = [words.kind(choice.key, lang) for choice in KINDS]
    page.table(_BY_KIND, _KIND, _trimmed(_counted(outcomes, lambda each: _kind(each, lang), kinds)))
    _reasons(page, outcomes, lang)
    return page.tab(results, [(_BY_TAMBON, tambons), (_BY_CATEGORY, categories)])


def _cards(
    selection: Selection, stalls: Mapping[str, Sequence[str]], lang: Lang, returning: Collection[str] | None
) -> list[tuple[int, str, str]]:
    """Return the large numbers: number, what it counts, fill."""
    counts = Counter(outcome.decided for outcome in selection.outcomes)
    cards = [(len(selection.outcomes), _APPLIED.say(lang), palette.PALE)]
    cards += [(counts[each], words.DECIDED[each].say(lang), palette.DECIDED[each]) for each in ORDER]
    used = sum(len(labels) for labels in stalls.values())
    if not used:
        used = sum(outcome.stalls for outcome in selection.outcomes if outcome.decided is Decided.ACCEPTED)
    every = selection.places.producers + selection.places.agencies
    cards.append((used, _STALLS.say(lang, all=every), palette.PALE))
    if returning is not None:
        accepted = [outcome.key for outcome in selection.outcomes if outcome.decided is Decided.ACCEPTED]
        came = sum(key in returning for key in accepted)
        cards.append((came, _RETURNING.say(lang, new=len(accepted) - came), palette.PALE))
    return cards


def _by_result(page: "_Page", selection: Selection, lang: Lang) -> Area:
    counts = Counter(outcome.decided for outcome in selection.outcomes)
    page.section(_BY_RESULT)
    page.line((_RESULT.say(lang), _COUNT.say(lang)), sheet.HEADER)
    first = len(page.rows)
    for each in ORDER:
        look = replace(sheet.filled(sheet.TEXT, palette.DECIDED[each]), bold=True)
        page.rows.append((Cell(words.DECIDED[each].say(lang), look), Cell(counts[each], sheet.NUMBER)))
    page.gap()
    return Area(first, 0, first + len(ORDER) - 1, 0)


def _counted(outcomes: Sequence[Outcome], named: Callable[[Outcome], str], first: Sequence[str]) -> dict[str, Count]:
    """Count results by name: the names of `first` in their order, whether they occur or not, then the others."""
    counts: dict[str, Count] = {name: Counter() for name in first}
    for name, outcome in sorted(((named(outcome), outcome) for outcome in outcomes), key=lambda pair: pair[0]):
        counts.setdefault(name, Counter())[outcome.decided] += 1
    return counts


def _trimmed(counts: dict[str, Count]) -> dict[str, Count]:
    return {name: count for name, count in counts.items() if count}


def _tambons(fair: Fair) -> tuple[str, ...]:
    code = amphoe_code(fair.amphoe, fair.province)
    return tambon_names(code) if code else ()


def _tambon_in(fair: Fair, lang: Lang) -> Callable[[Outcome], str]:
    """Name the tambon of those from the fair's amphoe; the others are one line."""
    home = amphoe_code(fair.amphoe, fair.province)

    def named(outcome: Outcome) -> str:
        place = outcome.verdict.place
        if place is not None and home and place.amphoe_code not in (None, home):
            return _ELSEWHERE.say(lang)
        return _known(words.tambon_of(outcome), lang)

    return named


def _kind(outcome: Outcome, lang: Lang) -> str:
    group = outcome.verdict.group
    return _known(words.kind(group.kind if group else None, lang), lang)


def _known(name: str, lang: Lang) -> str:
    return name if name and name != "–" else _UNKNOWN.say(lang)


def _reasons(page: "_Page", outcomes: Sequence[Outcome], lang: Lang) -> None:
    """Count the deciding reason of everybody who is not in, the most frequent first."""
    deciding = [
        outcome.reasons[0].kind for outcome in outcomes if outcome.decided is not Decided.ACCEPTED and outcome.reasons
    ]
    if not deciding:
        return
    page.section(_BY_REASON)
    page.wide((_REASON.say(lang), _COUNT.say(lang)), sheet.HEADER, sheet.HEADER)
    counts = Counter(kind.code for kind in deciding)
    says = {kind.code: re.sub(r"\s*['“]?\{[^}]*\}['”]?", " …", getattr(kind.says, lang)).strip() for kind in deciding}
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        page.wide((f"{says[code]}", count), sheet.TEXT, sheet.NUMBER)


class _Page:
    """Rows written one below the other, with the charts to their right."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.rows: list[sheet.Row] = []
        self.merges: list[Area] = []
        self.heights: dict[int, float] = {0: sheet.TITLE_HEIGHT}

    def cards(self, cards: Sequence[tuple[int, str, str]]) -> None:
        number, under = [Cell()] * len(_WIDTHS), [Cell()] * len(_WIDTHS)
        row = len(self.rows)
        for (value, word, fill), (first, last) in zip(cards, _CARDS, strict=False):
            for line, cell in (
                (number, Cell(value, sheet.filled(_BIG, fill))),
                (under, Cell(word, sheet.filled(_UNDER, fill))),
            ):
                line[first : last + 1] = [cell, *[Cell(None, cell.look)] * (last - first)]
            if last > first:
                self.merges += [sheet.across(row, first, last), sheet.across(row + 1, first, last)]
        self.heights |= {row: 42.0, row + 1: 36.0}
        self.rows += [tuple(number), tuple(under)]
        self.gap()

    def section(self, title: Wording) -> None:
        self.heights[len(self.rows)] = 24.0
        self.rows.append((Cell(title.say(self.lang), sheet.SECTION),))

    def line(self, values: Sequence[str | int], look: Look) -> None:
        self.rows.append(tuple(Cell(value, look) for value in values))

    def wide(self, values: tuple[str, str | int], text: Look, number: Look) -> None:
        """Write a long text over all columns of a table but the last, and a number in that."""
        row = len(self.rows)
        self.merges.append(sheet.across(row, 0, _LAST - 1))
        self.heights[row] = max(_ROW, sheet.height(values[0], sum(_WIDTHS[:_LAST])))
        blank = [Cell(None, text)] * (_LAST - 1)
        self.rows.append((Cell(values[0], text), *blank, Cell(values[1], number)))

    def gap(self) -> None:
        self.heights[len(self.rows)] = 10.0
        self.rows.append(())

    def table(self, title: Wording, name: Wording, counts: Mapping[str, Count]) -> Area:
        """Write one table of results; return the area of its names."""
        self.section(title)
        headers = [name, _APPLIED, *(words.DECIDED[each] for each in ORDER)]
        self.line([header.say(self.lang) for header in headers], sheet.HEADER)
        first = len(self.rows)
        for label, count in counts.items():
            self.rows.append(self._counts(label, count, sheet.TEXT, sheet.NUMBER))
        total = sum(counts.values(), Count())
        bold = replace(sheet.TEXT, bold=True, fill=palette.PALE)
        self.rows.append(self._counts(_ALL.say(self.lang), total, bold, sheet.TOTAL))
        self.gap()
        return Area(first, 0, first + len(counts) - 1, 0)

    def _counts(self, label: str, count: Count, text: Look, number: Look) -> sheet.Row:
        values = [count.total(), *(count[each] for each in ORDER)]
        return (Cell(label, text), *(Cell(value, number) for value in values))

    def tab(self, results: Area, stacked: Sequence[tuple[Wording, Area]]) -> Tab:
        """Put the charts beside the tables, the first below the large numbers, each below the one before."""
        heights = {row: self.heights.get(row, _ROW) for row in range(len(self.rows))}
        wanted = [
            (_BY_RESULT, results),
            *((title, names) for title, names in stacked if names.last_row >= names.first_row),
        ]
        at, charts = results.first_row - 2, []
        room = sum(heights[row] for row in range(at, len(self.rows))) * _PIXELS - _BETWEEN * (len(wanted) - 1)
        bars = [names.last_row - names.first_row + 1 + _TITLED for _, names in wanted]
        for (title, names), bar in zip(wanted, bars, strict=True):
            tall = round(min(room * bar / sum(bars), bar * _LARGEST_BAR))
            charts.append(self._chart(title, names, at, tall, single=names is results))
            at = _below(at, tall + _BETWEEN, heights)
        return Tab(
            KEY,
            TITLE,
            tuple(self.rows),
            widths=_WIDTHS,
            heights=heights,
            merges=tuple(self.merges),
            charts=tuple(charts),
            one_page=True,
            color=palette.ORANGE,
        )

    def _chart(self, title: Wording, names: Area, at: int, tall: int, *, single: bool) -> Chart:
        series = [(_COUNT, 1)] if single else [(words.DECIDED[each], 2 + n) for n, each in enumerate(ORDER)]
        return Chart(
            "bar",
            title.say(self.lang),
            names,
            tuple(
                (word.say(self.lang), Area(names.first_row, column, names.last_row, column)) for word, column in series
            ),
            row=at,
            column=_CHARTS_AT,
            width=round(sum(_WIDTHS[_CHARTS_AT:]) * 7 + 5 * len(_WIDTHS[_CHARTS_AT:])),
            height=tall,
            colors=tuple(palette.DECIDED[each] for each in ORDER),
            stacked=not single,
        )


def _below(row: int, pixels: float, heights: Mapping[int, float]) -> int:
    """Return the first row that begins at least `pixels` below the top of `row`."""
    while pixels > 0:
        pixels -= heights.get(row, 15.0) * _PIXELS
        row += 1
    return row
