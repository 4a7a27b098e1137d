"""One column of cells → typed values, and a fault for every cell that could not be read.

A column is read at once, each different value only once: a registry of a hundred thousand rows holds few
different dates, choices and yes-or-noes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rapidfuzz import fuzz, process

from otopsheets.findings import Kind, Level
from otopsheets.registry.columns import Choice, Column, Type
from otopsheets.registry.sheets import Broken, Value, is_blank
from otopsheets.thai.dates import read_date
from otopsheets.thai.numbers import read_count, read_number, read_yes_no
from otopsheets.thai.phones import read_phones
from otopsheets.thai.text import key, normal
from otopsheets.thai.unreadable import Ambiguous, Unreadable
from otopsheets.wording import Wording

CLOSE = 86
"""How alike, of 100, two words must be to count as one word misspelt (rapidfuzz ratio of their keys)."""

BROKEN_CELL = Kind(
    "cell-broken",
    Level.WARN,
    Wording("ช่อง {column} อ่านค่าไม่ได้: {found}", "{column} has no value to read: {found}."),
    Wording("โปรดแก้สูตรหรือพิมพ์ค่าแทน แล้วบันทึกใหม่", "Correct the formula or type the value, then save."),
)
UNREADABLE = {
    Type.DATE: Kind(
        "date-unreadable",
        Level.WARN,
        Wording("อ่านวันที่ '{found}' ในช่อง {column} ไม่ได้", "{column} has '{found}', which is no date."),
        Wording("โปรดพิมพ์แบบ 15 ก.ย. 2560", "Type it like 15 ก.ย. 2560."),
    ),
    Type.COUNT: Kind(
        "count-unreadable",
        Level.WARN,
        Wording("'{found}' ในช่อง {column} ไม่ใช่จำนวนเต็ม", "{column} has '{found}', which is no whole number."),
        Wording("โปรดพิมพ์เป็นตัวเลข เช่น 2", "Type a number such as 2."),
    ),
    Type.NUMBER: Kind(
        "number-unreadable",
        Level.WARN,
        Wording("'{found}' ในช่อง {column} ไม่ใช่ตัวเลข", "{column} has '{found}', which is no number."),
        Wording("โปรดพิมพ์เป็นตัวเลข เช่น 250", "Type a number such as 250."),
    ),
    Type.YES_NO: Kind(
        "yes-no-unreadable",
        Level.WARN,
        Wording("'{found}' ในช่อง {column} ไม่ชัดว่าใช่หรือไม่", "{column} has '{found}': neither yes nor no."),
        Wording("โปรดเลือก ใช่ หรือ ไม่", "Choose ใช่ or ไม่."),
    ),
    Type.PHONES: Kind(
        "phone-unreadable",
        Level.WARN,
        Wording("เบอร์โทรศัพท์ในช่อง {column} ไม่ครบหรือไม่ถูกต้อง", "{column} holds no complete telephone number."),
        Wording("โปรดตรวจเบอร์อีกครั้ง", "Please check the number."),
    ),
    Type.CHOICE: Kind(
        "choice-unknown",
        Level.WARN,
        Wording("'{found}' ไม่มีในรายการของช่อง {column}", "{column} has '{found}', which is not in its list."),
        Wording("โปรดเลือกจาก: {choices}", "Choose one of: {choices}."),
    ),
}
UNREADABLE[Type.CHOICES] = UNREADABLE[Type.CHOICE]
DATE_AMBIGUOUS = Kind(
    "date-ambiguous",
    Level.WARN,
    Wording(
        "วันที่ '{found}' ในช่อง {column} อ่านได้หลายแบบ: {candidates}",
        "{column} has '{found}', which may be {candidates}.",
    ),
    Wording("โปรดพิมพ์แบบ 15 ก.ย. 2560", "Type it like 15 ก.ย. 2560."),
)
CHOICE_CLOSE = Kind(
    "choice-close",
    Level.INFO,
    Wording("อ่าน '{found}' ในช่อง {column} เป็น '{taken}'", "{column} has '{found}', read as '{taken}'."),
    Wording("ถ้าไม่ใช่ โปรดเลือกจากรายการ", "If that is wrong, choose from the list."),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell: the kind, what was found, and the words the kind's sentence needs."""

    kind: Kind
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One column read: a value for every row, and the faults by position in `values`."""

    values: list[Any]
    faults: dict[int, Fault]


def read_column(column: Column, cells: Sequence[Value]) -> Reading:
    """Read every cell of a column.

    The values are of the column's type: `str` for text and references, `None` for what is empty or could not
    be read, a tuple for columns that hold several.
    """
    if column.type in _AS_TYPED:
        return _read_texts(cells)
    reader = _reader(column)
    empty = _EMPTY.get(column.type, "")
    known: dict[tuple[type, Value], tuple[Any, Fault | None]] = {}
    values: list[Any] = []
    faults: dict[int, Fault] = {}
    for position, cell in enumerate(cells):
        if cell is None or cell == "":
            values.append(empty)
            continue
        same = (type(cell), cell)  # 1, 1.0 and True are equal in Python and differ in a sheet
        outcome = known.get(same)
        if outcome is None:
            outcome = known[same] = _read(reader, column, cell, empty)
        values.append(outcome[0])
        if outcome[1] is not None:
            faults[position] = outcome[1]
    return Reading(values, faults)


_AS_TYPED = frozenset({Type.TEXT, Type.GROUP, Type.FAIR})


def _read_texts(cells: Sequence[Value]) -> Reading:
    """Read a column of text, in which most values are different and nothing can be wrong but a broken cell."""
    values: list[str] = []
    faults: dict[int, Fault] = {}
    for position, cell in enumerate(cells):
        if type(cell) is str:
            values.append(normal(cell) if cell else "")
        elif isinstance(cell, Broken):
            values.append("")
            faults[position] = _broken(cell)
        else:
            values.append(text_of(cell))
    return Reading(values, faults)


def _broken(cell: Broken) -> Fault:
    return Fault(BROKEN_CELL, (("found", str(cell)),))


_EMPTY: dict[Type, Any] = {
    Type.DATE: None,
    Type.COUNT: None,
    Type.NUMBER: None,
    Type.YES_NO: None,
    Type.CHOICE: None,
    Type.CHOICES: (),
    Type.PHONES: (),
    Type.NAMES: (),
    Type.LINES: (),
}


def text_of(value: Value) -> str:
    """Return what a cell shows, in normal form: a whole number without `.0`, a date as ISO."""
    if value is None:
        return ""
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)


def _read(reader: Callable[[Value], Any], column: Column, cell: Value, empty: Any) -> tuple[Any, Fault | None]:
    if is_blank(cell):
        return empty, None
    if isinstance(cell, Broken):
        return empty, _broken(cell)
    try:
        value = reader(cell)
    except Ambiguous as several:
        told = (("found", _shown(column, cell)), ("candidates", ", ".join(several.candidates)))
        kind = DATE_AMBIGUOUS if column.type is Type.DATE else UNREADABLE[column.type]
        return empty, Fault(kind, told)
    except Unreadable:
        told = (("found", _shown(column, cell)), ("choices", ", ".join(c.label for c in column.choices)))
        return empty, Fault(UNREADABLE[column.type], told)
    if isinstance(value, _Close):
        told = (("found", _shown(column, cell)), ("taken", value.taken))
        return value.value, Fault(CHOICE_CLOSE, told)
    return value, None


def _shown(column: Column, cell: Value) -> str:
    """Return what a message may show of the cell: nothing of a private one."""
    return "" if column.private else text_of(cell)[:80]


def _reader(column: Column) -> Callable[[Value], Any]:
    if column.type is Type.CHOICE:
        return _choice_reader(column.choices)
    if column.type is Type.CHOICES:
        return _choices_reader(column.choices)
    return _READERS.get(column.type, text_of)


def split_names(value: Value) -> tuple[str, ...]:
    """Split a cell that lists several names at commas, semicolons and line breaks."""
    raw = value if isinstance(value, str) else text_of(value)
    return tuple(name for part in _BETWEEN_NAMES.split(raw) if (name := normal(part)))


_BETWEEN_NAMES = re.compile(r"[,;\n\r、،]+")


def split_lines(value: Value) -> tuple[str, ...]:
    """Split a cell that holds several sentences: one a line, between semicolons, or numbered `1) … 2) …`.

    Marks before a sentence (`1.`, `๒)`, `-`) are not part of it. A number counts as a mark only in its turn, so
    that `ขอเพิ่มไฟ 2 จุด` stays one sentence.
    """
    raw = value if isinstance(value, str) else text_of(value)
    sentences: list[str] = []
    for line in _BETWEEN_LINES.split(raw):
        sentences += _numbered(normal(line))
    return tuple(sentence for sentence in sentences if sentence)


def _numbered(line: str) -> list[str]:
    parts, start, turn = [], 0, 0
    for mark in _NUMBER_MARK.finditer(line):
        if (turn == 0 and mark.start() == 0) or int(mark[1]) == turn + 1 > 1:
            parts.append(line[start : mark.start()])
            start, turn = mark.end(), int(mark[1])
    return [part.strip(" -–•*") for part in (*parts, line[start:])]


_BETWEEN_LINES = re.compile(r"[;\n\r]+")
_NUMBER_MARK = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)](?!\d)\s*")  # \d reads Thai digits as well

_READERS: dict[Type, Callable[[Value], Any]] = {
    Type.DATE: read_date,
    Type.COUNT: read_count,
    Type.NUMBER: read_number,
    Type.YES_NO: read_yes_no,
    Type.PHONES: read_phones,
    Type.NAMES: split_names,
    Type.LINES: split_lines,
}


@dataclass(frozen=True, slots=True)
class _Close:
    """What was recognised although it was misspelt: the cell's value, and what it was taken for."""

    value: str | tuple[str, ...]
    taken: str


def _choice_reader(choices: Sequence[Choice]) -> Callable[[Value], Any]:
    find = _finder(choices)

    def read_choice(cell: Value) -> str | _Close:
        choice, exact = find(text_of(cell))
        return choice.key if exact else _Close(choice.key, choice.label)

    return read_choice


def _choices_reader(choices: Sequence[Choice]) -> Callable[[Value], Any]:
    find = _finder(choices)

    def read_choices(cell: Value) -> tuple[str, ...] | _Close:
        found = [find(line) for line in split_lines(cell)]
        keys = tuple(choice.key for choice, _ in found)
        misspelt = [choice.label for choice, exact in found if not exact]
        return _Close(keys, ", ".join(misspelt)) if misspelt else keys

    return read_choices


def _finder(choices: Sequence[Choice]) -> Callable[[str], tuple[Choice, bool]]:
    """Return what finds the choice a text means, and tells whether it is spelt as one of its words."""
    words = {
        key(word): choice
        for choice in reversed(choices)
        for word in (*choice.aliases, choice.key, choice.english, choice.label)
    }

    def find(text: str) -> tuple[Choice, bool]:
        wanted = key(text)
        if wanted in words:
            return words[wanted], True
        close = process.extract(wanted, words.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=None)
        found = {words[word].key: words[word] for word, _, _ in close}
        if len(found) == 1:
            return next(iter(found.values())), False
        raise Unreadable(text)

    return find
