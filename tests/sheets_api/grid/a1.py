"""Ranges as people write them (``'My Sheet'!A1:C``, ``R1C1:R2C3``) and as the API counts them.

An `Area` is half-open and counts from zero; a bound of ``None`` is open. `Box` is an area with all four bounds, cut to
the grid of its sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
_CELL = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]*)?\Z")
_R1C1 = re.compile(r"(?:R(\d+|\[-?\d+\]))?(?:C(\d+|\[-?\d+\]))?\Z", re.IGNORECASE)
_PLAIN_TITLE = re.compile(r"[A-Za-z_][\w.]*\Z", re.ASCII)  # recorded: 'Лист2'!A1 is quoted
_LIKE_CELL = re.compile(r"(?:[A-Za-z]{1,3}[0-9]+|R\d*C\d*|R|C|TRUE|FALSE)\Z", re.IGNORECASE)


class RangeError(ValueError):
    """The text is no range."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of cells: rows ``top <= r < bottom``, columns ``left <= c < right``."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return max(0, self.bottom - self.top)

    @property
    def width(self) -> int:
        return max(0, self.right - self.left)

    def __contains__(self, place: tuple[int, int]) -> bool:
        return self.top <= place[0] < self.bottom and self.left <= place[1] < self.right

    def meets(self, other: Box) -> bool:
        """Whether the two share a cell."""
        rows = self.top < other.bottom and other.top < self.bottom
        return rows and self.left < other.right and other.left < self.right

    def covers(self, other: Box) -> bool:
        """Whether ``other`` lies wholly inside."""
        rows = self.top <= other.top and other.bottom <= self.bottom
        return rows and self.left <= other.left and other.right <= self.right

    def cells(self) -> list[tuple[int, int]]:
        return [(r, c) for r in range(self.top, self.bottom) for c in range(self.left, self.right)]


@dataclass(frozen=True, slots=True)
class Area:
    """A range whose bounds may be open."""

    top: int | None = None
    left: int | None = None
    bottom: int | None = None
    right: int | None = None

    def within(self, rows: int, columns: int) -> Box:
        """Cut to a grid of ``rows`` × ``columns``."""
        return Box(
            min(self.top or 0, rows),
            min(self.left or 0, columns),
            rows if self.bottom is None else min(self.bottom, rows),
            columns if self.right is None else min(self.right, columns),
        )

    @property
    def is_cell(self) -> bool:
        return (
            None not in (self.top, self.left, self.bottom, self.right)
            and self.bottom == (self.top or 0) + 1
            and self.right == (self.left or 0) + 1
        )


def column_name(index: int) -> str:
    """0 → ``A``, 26 → ``AA``."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_index(name: str) -> int:
    """``A`` → 0, ``AA`` → 26."""
    index = 0
    for letter in name.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def split_sheet(text: str) -> tuple[str | None, str | None]:
    """``'My Sheet'!A1`` → (``My Sheet``, ``A1``); ``A1`` → (None, ``A1``); ``'My Sheet'`` → (``My Sheet``, None)."""
    if text.startswith("'"):
        found = re.match(r"'((?:[^']|'')*)'(?:!(.*))?\Z", text, re.DOTALL)
        if not found:
            raise RangeError(text)
        return found[1].replace("''", "'"), found[2]
    title, bang, cells = text.rpartition("!")
    return (title, cells) if bang else (None, text)


def parse_cells(text: str) -> Area:
    """``A1:B2``, ``A:C``, ``2:5``, ``B3``, ``A2:C`` or ``R1C1:R2C2`` → `Area`."""
    first, colon, second = text.partition(":")
    for parse in (_a1_corner, _r1c1_corner):
        start = parse(first)
        end = parse(second) if colon else start
        if start and end and start != (None, None) and end != (None, None):
            break
    else:
        raise RangeError(text)
    if not colon and None in start and parse is _a1_corner:
        raise RangeError(text)  # "A" or "5" alone is no range
    return _area(start, end)


def _area(start: tuple[int | None, int | None], end: tuple[int | None, int | None]) -> Area:
    top, bottom = _span(start[0], end[0])
    left, right = _span(start[1], end[1])
    return Area(top, left, bottom, right)


def _span(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is None or last is None:
        start = first if first is not None else last
        return (start, None) if start is not None else (None, None)
    return min(first, last), max(first, last) + 1


def _a1_corner(text: str) -> tuple[int | None, int | None] | None:
    found = _CELL.match(text)
    if not found or not text:
        return None
    column = column_index(found[1]) if found[1] else None
    row = int(found[2]) - 1 if found[2] else None
    return row, column


def _r1c1_corner(text: str) -> tuple[int | None, int | None] | None:
    found = _R1C1.match(text)
    if not found or not text:
        return None
    row, column = _counted(found[1]), _counted(found[2])
    if (row is not None and row < 0) or (column is not None and column < 0):
        return None
    return row, column


def _counted(text: str | None) -> int | None:
    """``3`` counts from one, ``[3]`` from the current cell, which for a call of the API is the first."""
    if text is None:
        return None
    return int(text[1:-1]) if text.startswith("[") else int(text) - 1


def quote_title(title: str) -> str:
    """The sheet's title as Google writes it before ``!``: quoted only where it must be."""
    if _PLAIN_TITLE.match(title) and not _LIKE_CELL.match(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def cell_name(row: int, column: int) -> str:
    """(0, 0) → ``A1``."""
    return f"{column_name(column)}{row + 1}"


def format_area(title: str, area: Area | Box) -> str:
    """``Sheet1!A1:B2``; an open end is left out as Google does (``T!B4:B``, ``T!AA1:2``)."""
    top, left, bottom, right = area.top or 0, area.left or 0, area.bottom, area.right
    start = cell_name(top, left)
    if area.top is None and area.bottom is None and area.left is None and area.right is None:
        return quote_title(title)
    last = (column_name(max(right, left + 1) - 1) if right is not None else "") + (
        str(max(bottom, top + 1)) if bottom is not None else ""
    )
    if last == start:
        return f"{quote_title(title)}!{start}"
    return f"{quote_title(title)}!{start}:{last}"


def grid_range(area: Json) -> Area:
    """A GridRange of the API → `Area`."""
    return Area(
        area.get("startRowIndex"),
        area.get("startColumnIndex"),
        area.get("endRowIndex"),
        area.get("endColumnIndex"),
    )


def to_grid_range(sheet_id: int, area: Area | Box) -> Json:
    """`Area` → a GridRange of the API, in the order Google writes its fields."""
    fields = {
        "sheetId": sheet_id,
        "startRowIndex": area.top,
        "endRowIndex": area.bottom,
        "startColumnIndex": area.left,
        "endColumnIndex": area.right,
    }
    return {name: value for name, value in fields.items() if value is not None}
