"""สรุปหลายอำเภอ: the summary of many registries as tabs: by province, by fair, and what could not be read."""

from dataclasses import replace
from datetime import date

from otopsheets.reports.rollup import COLUMNS, FIGURES, Line, Rollup
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Area, Cell, Chart, Shown, Tab
from otopsheets.tabs.page import column_of
from otopsheets.wording import Lang, Wording

_PROVINCES, _FAIRS = Wording("สรุปจังหวัด", "Provinces"), Wording("รายงาน", "Fairs")
_FAILURES = Wording("อ่านไม่ได้", "Not read")
_DISTRICTS, _COUNT = Wording("อำเภอ", "districts"), Wording("งาน", "fairs")
_REGISTRY, _WHY = Wording("ทะเบียน", "registry"), Wording("เหตุผล", "why")
_TOTAL, _AS_OF = Wording("รวม", "total"), Wording("ณ วันที่ {day}", "As of {day}")
_NOTHING = Wording("ไม่มี", "None.")
_UNKNOWN = Wording("ไม่ระบุ", "not known")
_PROVINCE = Wording("จังหวัด", "province")


def rollup_tabs(rollup: Rollup, lang: Lang) -> tuple[Tab, ...]:
    """Make the tabs: sums by province with a chart, every fair, and the registries that could not be read."""
    return _provinces(rollup, lang), _fairs(rollup, lang), _failed(rollup, lang)


def _top(title: Wording, today: date, lang: Lang) -> list[sheet.Row]:
    as_of = _AS_OF.say(lang, day=words.days(today, today, lang))
    return [(Cell(title.say(lang), sheet.TITLE),), (Cell(as_of, sheet.ASIDE),), ()]


def _provinces(rollup: Rollup, lang: Lang) -> Tab:
    sums: dict[str, dict[str, float]] = {}
    districts: dict[str, set[object]] = {}
    for line in rollup.lines:
        name = str(line["province"] or _UNKNOWN.say(lang))
        found = sums.setdefault(name, {"fairs": 0, **dict.fromkeys(FIGURES, 0)})
        found["fairs"] += 1
        districts.setdefault(name, set()).add(line["amphoe_code"] or line["registry"])
        for figure in FIGURES:
            found[figure] += _number(line[figure])
    fields = (
        sheet.Field(_PROVINCE, 22),
        sheet.Field(_DISTRICTS, 10, "center"),
        sheet.Field(_COUNT, 9, "center"),
        *(sheet.Field(wording, 13, "center") for wording in FIGURES.values()),
    )
    rows = [
        sheet.record(fields, (name, len(districts[name]), *(_cell(value) for value in sums[name].values())))
        for name in sorted(sums)
    ]
    whole = [sum(each[name] for each in sums.values()) for name in ("fairs", *FIGURES)]
    total = (_TOTAL.say(lang), sum(map(len, districts.values())), *whole)
    below = (tuple(Cell(value, sheet.TOTAL) for value in total),) if rows else ()
    tab = sheet.listing(
        "provinces",
        _PROVINCES.say(lang),
        top=_top(_PROVINCES, rollup.today, lang),
        fields=fields,
        rows=rows,
        nothing=_NOTHING,
        lang=lang,
        color=palette.GREEN,
        below=below,
    )
    return _with_chart(tab, len(rows), lang) if rows else tab


def _with_chart(tab: Tab, count: int, lang: Lang) -> Tab:
    body, names = Area(4, 0, 3 + count, len(FIGURES) + 2), list(FIGURES)
    series = tuple(
        (FIGURES[name].say(lang), column_of(body, 3 + names.index(name))) for name in ("groups", "groups_in")
    )
    title, colors = _PROVINCES.say(lang), (palette.SKY, palette.GREEN)
    chart = Chart("column", title, column_of(body, 0), series, 6 + count, 0, width=900, colors=colors)
    return replace(tab, charts=(chart,))


def _fairs(rollup: Rollup, lang: Lang) -> Tab:
    fields = (
        *(sheet.Field(wording, 18) for wording in COLUMNS.values()),
        *(sheet.Field(wording, 12, "center") for wording in FIGURES.values()),
    )
    rows = [
        sheet.record(
            fields, (*(_which(line, name, lang) for name in COLUMNS), *(_cell(line[name]) for name in FIGURES))
        )
        for line in rollup.lines
    ]
    return sheet.listing(
        "fairs",
        _FAIRS.say(lang),
        top=_top(_FAIRS, rollup.today, lang),
        fields=fields,
        rows=rows,
        nothing=_NOTHING,
        lang=lang,
        color=palette.SKY,
    )


def _failed(rollup: Rollup, lang: Lang) -> Tab:
    fields = (sheet.Field(_REGISTRY, 50), sheet.Field(_WHY, 90))
    rows = [sheet.record(fields, (each.registry, each.message)) for each in rollup.failures]
    return sheet.listing(
        "failures",
        _FAILURES.say(lang),
        top=_top(_FAILURES, rollup.today, lang),
        fields=fields,
        rows=rows,
        nothing=_NOTHING,
        lang=lang,
        color=palette.VERMILLION,
    )


def _which(line: Line, name: str, lang: Lang) -> Shown:
    """Return what says which fair a line is of, its first day as people write it."""
    if name != "starts_on" or line[name] is None:
        return line[name]
    day = date.fromisoformat(str(line[name]))
    return words.days(day, day, lang)


def _number(value: Shown) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _cell(value: Shown) -> Cell:
    return Cell(value, sheet.NUMBER)
