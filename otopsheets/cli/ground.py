"""A venue as a picture of characters: what stands where, as in the sheet, with the sheet's own columns and rows.

A picture never is wider than the terminal: columns are narrowed first, then it is cut into strips, one below
another. Widths are those of a terminal, where Thai marks above and below a letter take no room.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.text import Text

from otopsheets.layout.stalls import Landmark, Stall
from otopsheets.registry.sheets import column_letters

AISLE, LEAST, READABLE = 2, 4, 7
"""Characters across a column of walkway, across one of stalls at least, and across one of names at least."""
AISLE_SHOWN = 2
"""Of empty ground so many rows, or columns, are drawn; their numbers tell where some are left out."""
_MOST_LINES = 4
_CLUSTER = re.compile("[เแโใไ]?.[ัิ-ฺ็-๎]*[ะาำๅๆฯ]?(?:[์])?", re.DOTALL)
"""What is never torn apart: a vowel before its letter, the marks on it, a vowel or sign after it."""
_GLYPHS = " ╵╷│╴┘┐┤╶└┌├─┴┬┼"  # by arms: 1 up, 2 down, 4 left, 8 right


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of the ground, in cells of the sheet, and what is written on it, a line each."""

    row: int
    column: int
    height: int
    width: int
    lines: tuple[str, ...]
    style: str = ""

    @property
    def last_row(self) -> int:
        """Its last row."""
        return self.row + self.height - 1

    @property
    def last_column(self) -> int:
        """Its last column."""
        return self.column + self.width - 1


def stall_spot(stall: Stall, lines: Iterable[str], style: str = "") -> Spot:
    """Return the spot of a stall."""
    return Spot(stall.row, stall.column, stall.height, stall.width, tuple(filter(None, lines)), style)


def landmark_spot(mark: Landmark) -> Spot:
    """Return the spot of a landmark; an entrance stands out."""
    rows, columns = [cell.row for cell in mark.cells], [cell.column for cell in mark.cells]
    size = (max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
    return Spot(min(rows), min(columns), *size, (mark.text,), "bold" if mark.walkable else "reverse dim")


def picture(spots: Sequence[Spot], width: int) -> Iterator[Text]:
    """Draw `spots`, each line at most `width` characters wide; of wide empty ground a part is left out."""
    if not spots:
        return
    rows = _shown({row for spot in spots for row in range(spot.row, spot.last_row + 1)})
    columns = _shown({column for spot in spots for column in range(spot.column, spot.last_column + 1)})
    down, across = ({name: place for place, name in enumerate(names)} for names in (rows, columns))
    spots = [replace(spot, row=down[spot.row], column=across[spot.column]) for spot in spots]
    margin = len(str(rows[-1] + 1)) + 1
    widths = _widths(spots, len(columns), width - margin - 1)
    for first, last in _strips(widths, width - margin - 1):
        part = [_clipped(spot, first, last) for spot in spots if spot.column <= last and spot.last_column >= first]
        if first:
            yield Text()
        yield from _Strip(part, rows, columns[first : last + 1], widths[first : last + 1], margin).lines()


def _shown(taken: set[int]) -> list[int]:
    """Return the rows (or columns) of the sheet that are drawn: those with something in them, and a little between."""
    every = range(min(taken), max(taken) + 1)
    return [place for place in every if not taken.isdisjoint(range(place - AISLE_SHOWN, place + 1))]


def _widths(spots: Sequence[Spot], columns: int, room: int) -> list[int]:
    """Give each column what its words need; if that is too much, narrow the widest ones first."""
    wanted = [AISLE] * columns
    least = [AISLE] * columns
    for spot in spots:
        each = -(-max(map(cell_len, spot.lines), default=1) // spot.width)
        low = min(each, READABLE) if spot.width == 1 else 1
        for column in range(spot.column, spot.last_column + 1):
            wanted[column] = max(wanted[column], each)
            least[column] = max(least[column], low, LEAST)
    stalls = [width > AISLE for width in least]
    even = [max(wanted) if stall else width for width, stall in zip(wanted, stalls, strict=True)]
    if sum(even) + len(even) <= room:  # as in the sheet, where stalls are of one width
        return even
    while sum(wanted) + len(wanted) > room:
        widest = max((width for width, low in zip(wanted, least, strict=True) if width > low), default=0)
        if not widest:
            break
        wanted = [
            width - 1 if width == widest and width > low else width for width, low in zip(wanted, least, strict=True)
        ]
    return wanted


def _strips(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Cut the columns into strips that fit `room`."""
    first, used = 0, 0
    for column, width in enumerate(widths):
        if used + width + 1 > room and column > first:
            yield first, column - 1
            first, used = column, 0
        used += width + 1
    yield first, len(widths) - 1


def _clipped(spot: Spot, first: int, last: int) -> Spot:
    """Return the part of a spot that lies in a strip, counted from the strip's first column."""
    column = max(spot.column, first)
    return replace(spot, column=column - first, width=min(spot.last_column, last) - column + 1)


class _Strip:
    """One strip of the picture: a grid of lines between the cells, and the words in them.

    `rows` and `columns` are those of the sheet, which stand at the edge of the picture.
    """

    def __init__(
        self, spots: Sequence[Spot], rows: Sequence[int], columns: Sequence[int], widths: Sequence[int], margin: int
    ) -> None:
        self._rows, self._columns, self._widths, self._margin = rows, columns, widths, margin
        self._at = {
            (row, column): spot
            for spot in spots
            for row in range(spot.row, spot.last_row + 1)
            for column in range(spot.column, spot.last_column + 1)
        }
        self._words = {spot: self._wrapped(spot) for spot in spots}
        self._heights = self._needed(spots)

    def _room(self, spot: Spot) -> int:
        return sum(self._widths[spot.column : spot.column + spot.width]) + spot.width - 1

    def _wrapped(self, spot: Spot) -> list[str]:
        room = self._room(spot)
        first = wrap(spot.lines[0], room, 2) if spot.lines else []
        rest = [piece for line in spot.lines[1:] for piece in wrap(line, room, _MOST_LINES - 1)]
        return [*first, *rest]

    def _needed(self, spots: Sequence[Spot]) -> dict[int, int]:
        """Tell how many lines each row of the sheet takes."""
        heights = dict.fromkeys(range(len(self._rows)), 1)
        for spot in sorted(spots, key=lambda spot: spot.height):
            short = len(self._words[spot]) - sum(heights[row] for row in range(spot.row, spot.last_row + 1))
            if short - (spot.height - 1) > 0:
                heights[spot.last_row] += short - (spot.height - 1)
        return heights

    def lines(self) -> Iterator[Text]:
        """Draw it: the columns' letters, then for every row of the sheet its upper edge and its words."""
        names = "".join(
            f"{column_letters(column)[:width]:^{width + 1}}"
            for column, width in zip(self._columns, self._widths, strict=True)
        )
        yield Text(f"{'':{self._margin + 1}}{names}".rstrip(), "dim")
        drawn: dict[Spot, int] = {}
        blank = False
        for row, name in enumerate(self._rows):
            edge = self._edge(row, drawn)
            if edge.plain.strip() or not blank:
                yield edge
            blank = not edge.plain.strip()
            for line in range(self._heights[row]):
                text = Text().append(f"{name + 1 if line == 0 else '':>{self._margin}}", "dim")
                self._write(text, row, drawn)
                empty = not text.plain[self._margin :].strip()
                if not (empty and blank and line):
                    yield text
                blank = empty
        yield self._edge(len(self._rows), drawn)

    def _write(self, text: Text, row: int, drawn: dict[Spot, int]) -> None:
        """Write one line of words through all columns."""
        column = 0
        while column < len(self._columns):
            spot = self._at.get((row, column))
            text.append("│" if self._border(row, column) else " ")
            if spot is None:
                text.append(" " * self._widths[column])
                column += 1
            else:
                self._word(text, spot, drawn)
                column = spot.last_column + 1
        text.append("│" if self._border(row, column) else " ")

    def _word(self, text: Text, spot: Spot, drawn: dict[Spot, int]) -> None:
        at, words, room = drawn.get(spot, 0), self._words[spot], self._room(spot)
        word = words[at] if at < len(words) else ""
        left = (room - cell_len(word)) // 2
        text.append(f"{' ' * left}{word}{' ' * (room - left - cell_len(word))}", spot.style)
        drawn[spot] = at + 1

    def _border(self, row: int, column: int) -> bool:
        """Tell whether a line stands to the left of this cell."""
        here, before = self._at.get((row, column)), self._at.get((row, column - 1))
        return here is not before and (here is not None or before is not None)

    def _lid(self, row: int, column: int) -> bool:
        """Tell whether a line lies above this cell."""
        here, above = self._at.get((row, column)), self._at.get((row - 1, column))
        return here is not above and (here is not None or above is not None)

    def _edge(self, row: int, drawn: dict[Spot, int]) -> Text:
        """Draw the line above a row of the sheet; a tall spot goes on through it with its words."""
        text = Text(" " * self._margin)
        column = 0
        while column <= len(self._columns):
            arms = (
                1 * self._border(row - 1, column)
                + 2 * self._border(row, column)
                + 4 * self._lid(row, column - 1)
                + 8 * self._lid(row, column)
            )
            spot = self._at.get((row, column))
            through = spot is not None and spot is self._at.get((row - 1, column))
            text.append(_GLYPHS[arms])
            if column == len(self._columns):
                break
            if spot is not None and through:
                self._word(text, spot, drawn)
                column = spot.last_column + 1
            else:
                text.append(("─" if self._lid(row, column) else " ") * self._widths[column])
                column += 1
        return text


def wrap(text: str, room: int, most: int) -> list[str]:
    """Break `text` into at most `most` lines of `room` characters, at a space if there is one; cut what is left."""
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most:
        taken = _fitting(rest, room)
        if taken < len(rest):
            space = rest.rfind(" ", 0, taken + 1)
            taken = space if space > taken // 2 else taken
        lines.append(rest[:taken].rstrip())
        rest = rest[taken:].lstrip()
    if rest:
        lines[-1] = f"{lines[-1][: _fitting(lines[-1], room - 1)]}…"
    return lines


def _fitting(text: str, room: int) -> int:
    """Tell how many characters from the beginning of `text` fit `room`, no letter torn from its marks; 1 at least."""
    taken = 0
    for cluster in _CLUSTER.finditer(text):
        if taken and cell_len(text[: cluster.end()]) > room:
            break
        taken = cluster.end()
    return taken
