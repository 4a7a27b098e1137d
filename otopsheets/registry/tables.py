"""Finding the tabs and columns in the sheets of a workbook, however people renamed and moved them.

A sheet is a tab of the schema by its title, an alias or a close spelling; so is a column by its header.
The header row is the row near the top that names most columns: people put titles above it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from otopsheets.findings import Finding, Kind, Level, Where
from otopsheets.registry.cells import CLOSE, text_of
from otopsheets.registry.columns import Column, Tab, Type
from otopsheets.registry.sheets import Sheet, Value, column_letters, is_blank
from otopsheets.thai.text import key
from otopsheets.wording import Wording

_NUMBERED = re.compile(r"^(?:ข้อ\s*)?[0-9๐-๙]+\s*[.)]\s*")
_ASKING = re.compile(r"\s*(?:หรือไม่|หรือเปล่า|หรือยัง|ไหม|มั้ย|เท่าไร|เท่าไหร่|อะไร)?\s*(?:(?:นะ)?(?:ครับ|คะ|ค่ะ)/?)*[\s?*:]*$")
_HEADER_WITHIN = 20  # rows from the top in which a header row is looked for

TAB_MISSING = Kind(
    "tab-missing",
    Level.INFO,
    Wording("ไม่มีแท็บ '{tab}'", "There is no tab '{tab}'."),
    Wording("ถ้าต้องใช้ ให้เพิ่มแท็บชื่อนี้", "Add a tab of this name if you need it."),
)
TAB_CLOSE = Kind(
    "tab-close",
    Level.INFO,
    Wording("อ่านแท็บ '{found}' เป็นแท็บ '{taken}'", "The tab '{found}' was read as '{taken}'."),
    Wording("ถ้าไม่ใช่ โปรดเปลี่ยนชื่อแท็บ", "If that is wrong, rename the tab."),
)
TAB_DOUBLED = Kind(
    "tab-doubled",
    Level.BLOCK,
    Wording("มีแท็บ '{taken}' มากกว่าหนึ่งแท็บ: {found}", "More than one tab may be '{taken}': {found}."),
    Wording("โปรดเหลือไว้แท็บเดียว", "Please keep one of them."),
)
HEADER_MISSING = Kind(
    "header-missing",
    Level.BLOCK,
    Wording("แท็บ {tab} ไม่มีหัวคอลัมน์ '{column}'{nearest}", "The tab {tab} has no column '{column}'{nearest}."),
    Wording("โปรดใส่หัวคอลัมน์ '{column}' ในแถวหัวตาราง", "Put the header '{column}' into the header row."),
)
HEADER_CLOSE = Kind(
    "header-close",
    Level.INFO,
    Wording("อ่านหัวคอลัมน์ '{found}' เป็น '{column}'", "The header '{found}' was read as '{column}'."),
    Wording("ถ้าไม่ใช่ โปรดแก้หัวคอลัมน์", "If that is wrong, correct the header."),
)
HEADER_DOUBLED = Kind(
    "header-doubled",
    Level.BLOCK,
    Wording("มีหัวคอลัมน์ '{column}' มากกว่าหนึ่งคอลัมน์: {found}", "More than one column is '{column}': {found}."),
    Wording("โปรดเหลือไว้คอลัมน์เดียวหรือเปลี่ยนชื่ออีกคอลัมน์", "Keep one, or rename the other."),
)
HEADER_MERGED = Kind(
    "header-merged",
    Level.BLOCK,
    Wording("หัวคอลัมน์ {found} เป็นเซลล์ที่ผสานกัน", "The header {found} is a merged cell."),
    Wording("โปรดยกเลิกการผสานเซลล์ แล้วใส่หัวให้ทุกคอลัมน์", "Unmerge it and give every column its own header."),
)
STRUCTURAL = frozenset({TAB_DOUBLED.code, HEADER_MISSING.code, HEADER_DOUBLED.code, HEADER_MERGED.code})
"""Faults of the form itself: while one stands, no row below it can be trusted."""


@dataclass(frozen=True, slots=True)
class Table:
    """A tab as it was found: its sheet's title, its header row, and where each column stands.

    `first_row` is the sheet's row number of `rows[0]`; `columns` maps a column's key to its index from 0;
    `headers` maps it to the header as people typed it.
    """

    tab: Tab
    title: str
    first_row: int
    rows: Sequence[Sequence[Value]]
    columns: Mapping[str, int] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def where(self, row: int | None, column_key: str | None = None) -> Where:
        """Return the place of a cell (or of a row, or of the tab) in the words people see."""
        if column_key is None or column_key not in self.columns:
            header = self.tab.column(column_key).header if column_key else None
            return Where(self.title, row, header, f"{row}:{row}" if row else "")
        letters = column_letters(self.columns[column_key])
        a1 = f"{letters}{row}" if row else f"{letters}:{letters}"
        return Where(self.title, row, self.headers[column_key], a1)


def empty_table(tab: Tab) -> Table:
    """Return the table of a tab that the workbook does not have."""
    return Table(tab, tab.title, 2, ())


def match_sheets(tabs: Iterable[Tab], sheets: Sequence[Sheet]) -> tuple[dict[str, Sheet], list[Finding]]:
    """Say which sheet is which tab; sheets that are none are left alone.

    An exact title wins over an alias, an alias over a close spelling; a sheet serves one tab only.
    """
    found: dict[str, Sheet] = {}
    findings: list[Finding] = []
    free = {sheet.title: sheet for sheet in sheets}
    todo = list(tabs)
    for exact in (True, False):
        for tab in [t for t in todo if t.key not in found]:
            wanted = {key(word) for word in ((tab.title, tab.key) if exact else tab.aliases)}
            hits = [title for title in free if key(title) in wanted]
            if hits:
                found[tab.key] = free.pop(hits[0])
            if len(hits) > 1:
                findings.append(Finding.of(TAB_DOUBLED, Where(hits[0]), taken=tab.title, found=", ".join(hits)))
    for tab in [t for t in todo if t.key not in found]:
        forms = {_unnumbered(alias) for alias in tab.aliases if alias[-1].isdigit()}
        answers = [title for title in free if title[-1:].isdigit() and _unnumbered(title) in forms]
        if len(answers) == 1:
            found[tab.key] = free.pop(answers[0])
            findings.append(Finding.of(TAB_CLOSE, Where(answers[0]), found=answers[0], taken=tab.title))
            continue
        close = process.extractOne(key(tab.title), {t: key(t) for t in free}, scorer=fuzz.ratio, score_cutoff=CLOSE)
        if close:
            found[tab.key] = free.pop(close[2])
            findings.append(Finding.of(TAB_CLOSE, Where(close[2]), found=close[2], taken=tab.title))
        elif tab.required:
            continue  # the caller cannot go on, and says so in one sentence
        else:
            findings.append(Finding.of(TAB_MISSING, Where(tab.title), tab=tab.title))
    return found, findings


def _unnumbered(title: str) -> str:
    """Return a title without the number that Google gives to the answers of a form."""
    return key(title).rstrip("0123456789")


def find_table(tab: Tab, sheet: Sheet) -> tuple[Table, list[Finding]]:
    """Find the header row of `sheet` and the columns of `tab` in it."""
    at = _header_row(tab, sheet)
    header = [text_of(cell) for cell in sheet.rows[at]] if sheet.rows else []
    columns, findings = _match_columns(tab, header, sheet, at)
    headers = {name: header[index] for name, index in columns.items()}
    table = Table(tab, sheet.title, at + 2, sheet.rows[at + 1 :], columns, headers)
    return table, findings


def _header_row(tab: Tab, sheet: Sheet) -> int:
    words = {key(word) for column in tab for word in (column.header, *column.aliases)}
    best, most = 0, 0
    for at, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        named = len({word for cell in row if isinstance(cell, str) and (word := key(without_question(cell))) in words})
        if named > most:
            best, most = at, named
    return best


def _match_columns(tab: Tab, header: list[str], sheet: Sheet, at: int) -> tuple[dict[str, int], list[Finding]]:
    found: dict[str, int] = {}
    findings: list[Finding] = []
    free = {index: key(text) for index, text in enumerate(header) if text}
    asked = {index: key(without_question(text)) for index, text in enumerate(header) if text}
    for spelled, own, others in ((free, True, False), (free, False, True), (asked, True, True)):
        for column in [c for c in tab if c.key not in found]:
            words = (*([column.header] if own else ()), *((*column.aliases, column.key) if others else ()))
            wanted = {key(word) for word in words}
            hits = [index for index in free if spelled[index] in wanted]
            if not hits:
                continue
            if len(hits) > 1 and column.type is not Type.RESULT:
                cells = ", ".join(f"{column_letters(index)}{at + 1}" for index in hits)
                where = Where(sheet.title, at + 1, column.header, f"{column_letters(hits[0])}{at + 1}")
                findings.append(Finding.of(HEADER_DOUBLED, where, column=column.header, found=cells))
            found[column.key] = hits[0]
            for index in hits:
                del free[index]
    for column in [c for c in tab if c.key not in found]:
        close = process.extractOne(key(column.header), free, scorer=fuzz.ratio, score_cutoff=CLOSE)
        if close:
            found[column.key] = close[2]
            del free[close[2]]
            where = Where(sheet.title, at + 1, header[close[2]], f"{column_letters(close[2])}{at + 1}")
            findings.append(Finding.of(HEADER_CLOSE, where, found=header[close[2]], column=column.header))
        elif column.required:
            findings.append(_missing(column, header, free, sheet, at))
    merged = [m for m in sheet.merges if m[0] <= at <= m[2] and m[3] > m[1]]
    if merged and any(finding.code == HEADER_MISSING.code for finding in findings):
        for top, left, bottom, right in merged:
            cells = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
            findings.append(Finding.of(HEADER_MERGED, Where(sheet.title, at + 1, None, cells), found=cells))
    return found, findings


def without_question(text: str) -> str:
    """Return a question of a form as a header: `3. ใช้ไฟฟ้าหรือไม่ครับ?` asks for `ใช้ไฟฟ้า`."""
    return _ASKING.sub("", _NUMBERED.sub("", text.strip()))


def _missing(column: Column, header: list[str], free: Mapping[int, str], sheet: Sheet, at: int) -> Finding:
    near = process.extractOne(key(column.header), free, scorer=fuzz.ratio, score_cutoff=40)
    nearest = f" (ใกล้เคียงที่สุดคือ '{header[near[2]]}' / nearest is '{header[near[2]]}')" if near else ""
    where = Where(sheet.title, at + 1, column.header, f"{at + 1}:{at + 1}")
    return Finding.of(HEADER_MISSING, where, tab=sheet.title, column=column.header, nearest=nearest)


def filled_rows(table: Table) -> list[int]:
    """Return the positions in `table.rows` of the rows in which a person filled in anything.

    A column that shows results does not count, nor do columns the schema does not know.
    """
    used = sorted(i for name, i in table.columns.items() if table.tab.column(name).type is not Type.RESULT)
    filled = []
    for position, row in enumerate(table.rows):
        width = len(row)
        for index in used:
            if index < width and row[index] not in _EMPTY and not is_blank(row[index]):
                filled.append(position)
                break
    return filled


_EMPTY = (None, "")  # what nearly every empty cell is, asked first because it is asked a million times
