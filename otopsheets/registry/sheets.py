"""A sheet as a store hands it over: a title and cells, before anything is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

Value: TypeAlias = str | float | int | bool | date | datetime | None
"""What one cell holds. An empty cell is `None` or the empty string."""

Row: TypeAlias = Sequence[Value]


class Broken(str):
    """A cell with no value to read: an error such as `#REF!`, or a formula that was never calculated."""

    __slots__ = ()


UNCALCULATED = Broken("สูตรที่ยังไม่ได้คำนวณ")
"""A formula whose result was never stored: the file was written by a program, not by Excel."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a registry.

    `rows` starts at row 1 of the sheet. A merge is (first row, first column, last row, last column), counted
    from 0, both ends included.
    """

    title: str
    rows: Sequence[Row]
    merges: tuple[tuple[int, int, int, int], ...] = ()


def column_letters(index: int) -> str:
    """Return the letters of the column `index`, counted from 0: 0 is A, 27 is AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_UNSEEN = "\u200b\u200c\u200d\ufeff"  # zero-width characters, pasted from web pages and chats


def is_blank(value: Value) -> bool:
    """Say whether a cell holds nothing a person would see."""
    return value is None or (isinstance(value, str) and not value.strip().strip(_UNSEEN))
