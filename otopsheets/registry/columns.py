"""What a column and a tab of the registry *are*; which ones there are is told in `schema`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What a cell of a column holds, and so how it is read."""

    TEXT = "text"
    CHOICE = "choice"  # one of the column's choices
    CHOICES = "choices"  # several of them, one a line
    COUNT = "count"  # a whole number, zero or more
    NUMBER = "number"
    DATE = "date"  # Buddhist or Gregorian, any usual way of writing
    YES_NO = "yes_no"
    PHONES = "phones"  # one or several
    NAMES = "names"  # several names in one cell: products, stall labels
    LINES = "lines"  # several sentences in one cell, one a line or numbered
    GROUP = "group"  # refers to a row of the groups tab, by id or by name
    FAIR = "fair"  # refers to a row of the fairs tab, by id or by name
    RESULT = "result"  # shows a chair what came of the row; never read


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a cell may say: the key code uses, the label people see, other ways they write it."""

    key: str
    label: str
    english: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column people fill in.

    `private` columns never reach a generated tab. `unique` columns may hold a value only once. `hint` tells
    a chair, in Thai, what to type; `example` is what a good cell looks like.
    """

    key: str
    header: str
    type: Type = Type.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    private: bool = False
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab people fill in: its columns from left to right, and what one row is.

    Without the `required` tabs there is nothing to work on.
    """

    key: str
    title: str
    row_is: str
    row_is_english: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    required: bool = False

    def __iter__(self) -> Iterator[Column]:
        """Go through the columns from left to right."""
        return iter(self.columns)

    def column(self, key: str) -> Column:
        """Return the column `key`; KeyError when the tab has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.key}.{key}")
