"""รายชื่อร้าน: every stall and who stands there, for the notice board and as the plan told before."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from otopsheets.layout.stalls import Stall, Venue
from otopsheets.registry.sheets import Value
from otopsheets.selection.outcomes import Outcome, Selection
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Cell, Look, Tab
from otopsheets.wording import Lang, Wording

KEY, TITLE = "stalls", "รายชื่อร้าน"

_HEADING = Wording("รายชื่อร้านตามล็อก", "Who stands where")
_ABOUT = Wording("ติดประกาศได้ ไม่มีข้อมูลส่วนบุคคล", "May be put up in public: it holds no personal data.")
_FIELDS = (
    sheet.Field(Wording("ล็อก", "Stall"), 12, "center"),
    sheet.Field(Wording("กลุ่ม", "Group"), 36),
    sheet.Field(Wording("รหัส", "Id"), 10, "center"),
    sheet.Field(Wording("ประเภทผลิตภัณฑ์", "Category"), 18, "center"),
    sheet.Field(Wording("ผลิตภัณฑ์", "Products"), 38),
    sheet.Field(Wording("ตำบล", "Tambon"), 13),
    sheet.Field(Wording("ไฟฟ้า", "Power"), 8, "center"),
    sheet.Field(Wording("น้ำ", "Water"), 8, "center"),
    sheet.Field(Wording("ปรุงด้วยไฟ", "Open fire"), 11, "center"),
)
_FREE = Wording("(ว่าง)", "(free)")
_NOTHING = Wording("ยังไม่มีผังร้าน", "There is no layout yet.")
_QUIET = Look(color=palette.QUIET, border="thin", valign="middle")


def stalls_tab(
    venue: Venue | None,
    stalls: Mapping[str, Sequence[str]],
    selection: Selection,
    today: date,
    lang: Lang,
) -> Tab:
    """List the stalls by label, those that are free at their place.

    `stalls` are the labels each applicant was given, by `Outcome.key`.
    """
    holders = {key: outcome for key, outcome in words.holders(selection).items() if stalls.get(key)}
    told: list[tuple[Sequence[str], sheet.Row]] = [
        (stalls[key], _row(stalls[key], outcome, lang)) for key, outcome in holders.items()
    ]
    taken = {label for key in holders for label in stalls[key]}
    drawn = venue.stalls if venue is not None else ()
    told += [((stall.label,), _free(stall, lang)) for stall in drawn if stall.label not in taken]
    return sheet.listing(
        KEY,
        TITLE,
        top=sheet.heading(_HEADING, _ABOUT, selection.fair, today, lang),
        fields=_FIELDS,
        rows=[row for _, row in sorted(told, key=lambda each: _by_label(each[0][0]))],
        nothing=_NOTHING,
        lang=lang,
        color=palette.SKY,
    )


def announced(rows: Iterable[Sequence[Value]]) -> dict[str, tuple[str, ...]]:
    """Read a printed tab back: applicant's key → labels. A tab without its header says nothing."""
    first = {_FIELDS[0].header.th, _FIELDS[0].header.en}
    found: dict[str, tuple[str, ...]] = {}
    below = False
    for row in rows:
        label, name, key = ("" if cell is None else str(cell).strip() for cell in (*row[:3], "", "", "")[:3])
        if not below:
            below = label in first
        elif label and (key or name not in ("", _FREE.th, _FREE.en)):
            found[key or name] = tuple(part for part in (part.strip() for part in label.split(",")) if part)
    return found


def _row(labels: Sequence[str], outcome: Outcome, lang: Lang) -> sheet.Row:
    verdict = outcome.verdict
    name = words.group_of(outcome)
    if verdict.lane == "agency":
        category, fill = words.LANE["agency"].say(lang), palette.AGENCY
    else:
        category, fill = words.category(verdict.category, lang), palette.CATEGORY[verdict.category]
    asked = verdict.application
    return sheet.record(
        _FIELDS,
        (
            words.listed(labels),
            name,
            "" if outcome.key == name else outcome.key,
            Cell(category, sheet.filled(sheet.CENTER, fill)),
            words.listed(list(dict.fromkeys(product.name for product in verdict.products))),
            words.tambon_of(outcome),
            *((words.YES if need else words.NO).say(lang) for need in (asked.power, asked.water, asked.cooking)),
        ),
    )


def _free(stall: Stall, lang: Lang) -> sheet.Row:
    category = words.LANE["agency"].say(lang) if stall.agency else words.SHORT_CATEGORY[stall.category].say(lang)
    kept = category if stall.agency or stall.category else ""
    has = (stall.power, stall.water)
    return sheet.record(
        _FIELDS,
        (
            stall.label,
            Cell(_FREE.say(lang), _QUIET),
            "",
            Cell(kept, sheet.CENTER),
            "",
            "",
            *(_HAS.say(lang) if service else words.NO.say(lang) for service in has),
            words.NO.say(lang),
        ),
    )


_HAS = Wording("มี", "has")


def _by_label(label: str) -> list[tuple[int, int, str]]:
    """Sort A2 before A10."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D+", label)]
