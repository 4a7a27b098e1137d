"""ผลตรวจสอบ: everything that was found, where it stands and what to do about it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from otopsheets.findings import Finding, Level
from otopsheets.registry import Fair
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Area, Cell, Look, Tab
from otopsheets.wording import Lang, Wording

KEY, TITLE = "checks", "ผลตรวจสอบ"

_HEADING = Wording("ผลตรวจสอบทะเบียน", "What was found in the registry")
_ABOUT = Wording(
    "แก้ในแท็บต้นทางตามช่องที่บอก แล้วสั่งตรวจใหม่ แท็บนี้โปรแกรมเขียนทับทุกครั้ง",
    "Correct the cells in their own tabs and run it again; this tab is written anew each time.",
)
_MEANS = {
    Level.BLOCK: Wording("{word} {count} ข้อ: ต้องแก้ก่อนจึงไปต่อได้", "{word}: {count}, to be corrected first"),
    Level.WARN: Wording("{word} {count} ข้อ: โปรดตรวจดู", "{word}: {count}, please look"),
    Level.INFO: Wording("{word} {count} ข้อ: เพื่อทราบ", "{word}: {count}, worth knowing"),
}
_BY_TAB = Wording("แยกตามแท็บ  {counts}", "By tab  {counts}")
_NOTHING = Wording("ไม่พบสิ่งที่ต้องแก้ไข", "Nothing was found.")
_FIELDS = (
    sheet.Field(Wording("ระดับ", "Level"), 11, "center"),
    sheet.Field(Wording("แท็บ", "Tab"), 15),
    sheet.Field(Wording("แถว", "Row"), 8, "center"),
    sheet.Field(Wording("คอลัมน์", "Column"), 19),
    sheet.Field(Wording("ช่อง", "Cell"), 9, "center"),
    sheet.Field(Wording("พบว่า", "What was found"), 50),
    sheet.Field(Wording("ควรทำอย่างไร", "What to do"), 38),
    sheet.Field(Wording("รหัสข้อ", "Code"), 18),
)
_SMALL = Look(size=9, color=palette.QUIET, border="thin", valign="middle")
_COUNT = Look(bold=True, valign="middle", border="thin")
_MEANT = ((0, 2, Level.BLOCK), (3, 4, Level.WARN), (5, 5, Level.INFO))  # from column, to column


def checks_tab(findings: Iterable[Finding], fair: Fair, today: date, lang: Lang, order: Sequence[str] = ()) -> Tab:
    """List every finding by tab and row.

    `order` are the titles of the tabs from left to right; tabs not among them come last, by title. A finding
    told twice (by the reader and by a rule that met it) stands once.
    """
    found = sorted(dict.fromkeys(findings), key=lambda each: _place(each, order))
    levels = Counter(finding.level for finding in found)
    legend = [Cell()] * len(_FIELDS)
    for first, last, level in _MEANT:
        told = _MEANS[level].say(lang, word=words.LEVEL[level].say(lang), count=levels[level])
        legend[first : last + 1] = [Cell(told, sheet.filled(_COUNT, palette.LEVEL[level]))] + [
            Cell(None, sheet.filled(_COUNT, palette.LEVEL[level]))
        ] * (last - first)
    tabs = Counter(finding.where.tab for finding in found)
    summary = _BY_TAB.say(lang, counts="   ".join(f"{tab} {tabs[tab]}" for tab in tabs)) if found else ""
    return sheet.listing(
        KEY,
        TITLE,
        top=[
            *sheet.heading(_HEADING, _ABOUT, fair, today, lang),
            tuple(legend),
            (Cell(summary, sheet.ASIDE),),
        ],
        fields=_FIELDS,
        rows=[_row(finding, lang) for finding in found],
        nothing=_NOTHING,
        lang=lang,
        color=palette.VERMILLION if levels[Level.BLOCK] else palette.GREEN,
        merges=[Area(sheet.HEADING_ROWS, first, sheet.HEADING_ROWS, last) for first, last, _ in _MEANT if last > first],
    )


def _row(finding: Finding, lang: Lang) -> sheet.Row:
    values = dict(finding.values)
    where = finding.where
    return sheet.record(
        _FIELDS,
        (
            Cell(words.LEVEL[finding.level].say(lang), sheet.filled(sheet.CENTER, palette.LEVEL[finding.level])),
            where.tab,
            where.row,
            where.column,
            "" if ":" in where.a1 else where.a1,
            finding.kind.says.say(lang, **values),
            finding.kind.remedy.say(lang, **values),
            Cell(finding.code, _SMALL),
        ),
    )


def _place(finding: Finding, order: Sequence[str]) -> tuple[int, str, int, int, str]:
    """Sort by tab, row and column; within a cell as found (sorting is stable)."""
    where = finding.where
    letters = re.match("[A-Z]*", where.a1)
    column = letters[0] if letters else ""
    tab = order.index(where.tab) if where.tab in order else len(order)
    return tab, where.tab, where.row or 0, len(column), column
