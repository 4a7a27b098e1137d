"""ประวัติการซิงก์: what each sync that changed something brought about, the newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from otopsheets.registry import Fair
from otopsheets.registry.sheets import Value, is_blank
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.model import Shown, Tab
from otopsheets.wording import Lang, Wording

KEY, TITLE = "log", "ประวัติการซิงก์"
MOST = 500
"""Rows kept; the oldest are dropped."""

_HEADING = Wording("ประวัติการซิงก์", "History of the syncs")
_ABOUT = Wording("หนึ่งแถวต่อครั้งที่ผลเปลี่ยน ใหม่สุดอยู่บน", "One row for each time something changed, the newest first.")
_NOTHING = Wording("ยังไม่มีประวัติ", "Nothing yet.")
_PLAN = {
    "proven-best": Wording("พิสูจน์แล้วว่าดีที่สุด", "proven best"),
    "feasible": Wording("ใช้ได้ ยังไม่พิสูจน์ว่าดีที่สุด", "feasible, not proven best"),
    "drawn": Wording("จับสลาก", "drawn by lot"),
    "": Wording("ไม่มีผัง", "no layout"),
}
_FIELDS = (
    sheet.Field(Wording("วันที่", "Date"), 20),
    sheet.Field(Wording("งาน", "Fair"), 13, "center"),
    sheet.Field(Wording("สมัคร", "Applied"), 9, "center"),
    sheet.Field(Wording("ได้เข้าร่วม", "Accepted"), 11, "center"),
    sheet.Field(Wording("สำรอง", "Waiting"), 9, "center"),
    sheet.Field(Wording("ต้องแก้ไข", "To correct"), 10, "center"),
    sheet.Field(Wording("ไม่ได้\nเข้าร่วม", "Not accepted"), 10, "center"),
    sheet.Field(Wording("ห้าม", "Forbidden"), 9, "center"),
    sheet.Field(Wording("เตือน", "Warnings"), 9, "center"),
    sheet.Field(Wording("แจ้ง", "Notes"), 9, "center"),
    sheet.Field(Wording("ผัง", "Layout"), 26),
    sheet.Field(Wording("แท็บที่เปลี่ยน", "Tabs changed"), 40),
    sheet.Field(Wording("เรียกใช้\n(ครั้ง)", "Calls"), 9, "center"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one sync brought about.

    The counts are of applications by result and of findings by level; `plan` is the status of the layout, empty
    when there is none; `changed` are the titles of the tabs written; `calls` how often the store was called.
    """

    on: date
    fair_id: str
    applied: int
    accepted: int
    waiting: int
    needs_fixing: int
    rejected: int
    blocks: int
    warnings: int
    infos: int
    plan: str
    changed: tuple[str, ...]
    calls: int


def log_tab(previous: Iterable[Sequence[Value]], entry: Entry | None, fair: Fair, today: date, lang: Lang) -> Tab:
    """Put the new entry above the rows of the log as it was printed before, whatever language that was in.

    Without an entry the log stays as it was. It never holds more than `MOST` rows.
    """
    new = [_row(entry, lang)] if entry else []
    return sheet.listing(
        KEY,
        TITLE,
        top=sheet.heading(_HEADING, _ABOUT, fair, today, lang),
        fields=_FIELDS,
        rows=(new + _entries(previous))[:MOST],
        nothing=_NOTHING,
        lang=lang,
        color=palette.GREY,
    )


def _entries(previous: Iterable[Sequence[Value]]) -> list[sheet.Row]:
    """Return the rows below the header of a printed log; none when it has no header."""
    first = {_FIELDS[0].header.th, _FIELDS[0].header.en}
    below, found = False, []
    for row in previous:
        if below and any(not is_blank(value) for value in row):
            values = [*row[: len(_FIELDS)], *[None] * (len(_FIELDS) - len(row))]
            found.append(sheet.record(_FIELDS, [_plain(value) for value in values]))
        below = below or bool(row and row[0] in first)
    return found


def _plain(value: Value) -> Shown:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str | int | float) else None if value is None else value.isoformat()


def _row(entry: Entry, lang: Lang) -> sheet.Row:
    plan = _PLAN.get(entry.plan)
    return sheet.record(
        _FIELDS,
        (
            words.days(entry.on, entry.on, lang),
            entry.fair_id,
            entry.applied,
            entry.accepted,
            entry.waiting,
            entry.needs_fixing,
            entry.rejected,
            entry.blocks,
            entry.warnings,
            entry.infos,
            plan.say(lang) if plan else entry.plan,
            ", ".join(entry.changed),
            entry.calls,
        ),
    )
