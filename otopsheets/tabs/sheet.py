"""The common face of the generated tabs: heading, header, table, widths.

A tab begins with its title, the fair and the day; then comes what the tab is about. A table is columns with a
header each and a width in characters; A4 across holds about 150 at full size, and so does a projector.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from otopsheets.registry import Fair
from otopsheets.tabs import palette, words
from otopsheets.tabs.model import Area, Cell, Look, Shown, Tab
from otopsheets.wording import Lang, Wording

Row = tuple[Cell, ...]

TITLE = Look(bold=True, size=18, color=palette.BAND, valign="middle", wrap=False)
SUBTITLE = Look(bold=True, size=12, color=palette.INK, valign="middle", wrap=False)
ASIDE = Look(size=10, color=palette.QUIET, valign="middle", wrap=False)
HEADER = Look(bold=True, color=palette.ON_BAND, fill=palette.BAND, align="center", valign="middle", border="thin")
TEXT = Look(border="thin", color=palette.INK, valign="middle")
CENTER = replace(TEXT, align="center")
NUMBER = replace(CENTER, number="#,##0")
TOTAL = replace(NUMBER, bold=True, fill=palette.PALE)
SECTION = Look(bold=True, size=13, color=palette.BAND, valign="middle", wrap=False)

TITLE_HEIGHT, LINE_HEIGHT, BAND_HEIGHT = 30.0, 20.0, 24.0
ROW_HEIGHT = 20.0
"""Points of a row with one line of text."""
HEADING_ROWS = 3
"""Rows of the heading: title, fair, day."""
_NARROW, _SPACE = re.compile("[เไใโ.,:;'()|iljt]"), re.compile(" ")
_MARKS = re.compile("[ัิ-ฺ็-๎]")
_WIDE, _THIN, _GAP = 1.22, 0.75, 0.45
"""Characters of the default font (7 pixels) that a letter of Sarabun Bold takes at 11 points: an ordinary one (mean
of the Thai consonants), a narrow one, a space."""
DIGIT, PIXEL, _USUAL = 7.0, 4 / 3, 15.0
"""Pixels of a character of width, pixels of a point, and points of a row whose height is not told."""
_PAGE = (1047.0, 690.0)
"""Pixels of A4 across that are printed on, inside the margins."""
_PADDING = 2.0
"""Characters of a column that are left free at its sides."""
_RAGGED = 1.08
"""How much longer a text is for breaking between words."""


def filled(look: Look, fill: str) -> Look:
    """Return `look` on a fill; white is no fill."""
    return replace(look, fill="" if fill == palette.WHITE else fill)


def heading(title: Wording, about: Wording, fair: Fair, today: date, lang: Lang) -> list[Row]:
    """Begin a tab: its title, the fair, the day and one sentence on what the tab is."""
    as_of = words.AS_OF.say(lang, day=words.days(today, today, lang))
    return [
        (Cell(title.say(lang), TITLE),),
        (Cell(words.fair_line(fair, lang), SUBTITLE),),
        (Cell(f"{as_of}   {about.say(lang)}", ASIDE),),
    ]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: its header, its width in characters, and how its cells stand."""

    header: Wording
    width: float
    align: Literal["left", "center"] = "left"

    @property
    def look(self) -> Look:
        """How an ordinary cell of this column looks."""
        return {"left": TEXT, "center": CENTER}[self.align]


def header(fields: Sequence[Field], lang: Lang) -> Row:
    """Return the header row of a table."""
    return tuple(Cell(field.header.say(lang), HEADER) for field in fields)


def record(fields: Sequence[Field], values: Iterable[Shown | Cell]) -> Row:
    """Return one row of a table; a value that is a cell already keeps its own look."""
    return tuple(
        value if isinstance(value, Cell) else Cell(value, field.look)
        for field, value in zip(fields, values, strict=True)
    )


def breadth(text: str, size: int = 11) -> float:
    """Tell how many characters of the default font one line of `text` takes; marks above and below take none."""
    narrow, spaces, marks = (len(each.findall(text)) for each in (_NARROW, _SPACE, _MARKS))
    wide = len(text) - narrow - spaces - marks
    return (wide * _WIDE + narrow * _THIN + spaces * _GAP) * size / 11


def lines(text: str, width: float, size: int = 11) -> int:
    """Tell how many lines `text` takes in a column `width` wide, at most, if it breaks between words."""
    room = max(4.0, width - _PADDING)
    wide = [breadth(line, size) / room for line in text.split("\n")]
    return sum(1 if each <= 1 else math.ceil(each * _RAGGED) for each in wide)


def height(text: str, width: float, size: int = 11) -> float:
    """Tell how high a row must be, in points, for `text` to be seen in full in a column `width` wide."""
    return round(6 + 1.4 * size * lines(text, width, size))


def print_scale(tab: Tab) -> float:
    """Tell at what scale the whole tab fits one page of A4 across, 1 at most."""
    width = sum(tab.widths) * DIGIT
    tall = sum(tab.heights.get(row, _USUAL) for row in range(len(tab.cells))) * PIXEL
    return min(1.0, _PAGE[0] / width, _PAGE[1] / tall)


def spans(widths: Sequence[float], wanted: float) -> list[tuple[int, int]]:
    """Divide columns into neighbouring spans of at least `wanted` characters each: (first, last), both included."""
    found, first, wide = [], 0, 0.0
    for column, width in enumerate(widths):
        wide += width
        if wide >= wanted:
            found.append((first, column))
            first, wide = column + 1, 0.0
    return found or [(0, len(widths) - 1)]


def listing(
    key: str,
    title: str,
    *,
    top: Sequence[Row],
    fields: Sequence[Field],
    rows: Sequence[Row],
    nothing: Wording,
    lang: Lang,
    color: str,
    merges: Sequence[Area] = (),
    below: Sequence[Row] = (),
) -> Tab:
    """Make a tab that is one table: its header stays on the screen and on every page, and filters stand on it.

    `top` is what stands above the header, `below` what stands under the table. Every row is as high as its text
    needs; without any the table says `nothing`.
    """
    at = len(top)
    heights = {0: TITLE_HEIGHT, 1: LINE_HEIGHT, 2: LINE_HEIGHT, **dict.fromkeys(range(HEADING_ROWS, at), BAND_HEIGHT)}
    heights[at] = max(height(field.header.say(lang), field.width) for field in fields) + 4
    for number, row in enumerate(rows, at + 1):
        heights[number] = max(_needs(cell, field.width) for cell, field in zip(row, fields, strict=True))
    body = rows or [(Cell(nothing.say(lang), SUBTITLE),)]
    return Tab(
        key,
        title,
        (*top, header(fields, lang), *body, *below),
        widths=tuple(field.width for field in fields),
        heights=heights,
        merges=tuple(merges),
        frozen=(at + 1, 0),
        filtered=Area(at, 0, at + len(rows), len(fields) - 1) if rows else None,
        repeated=at + 1,
        color=color,
    )


def _needs(cell: Cell, width: float) -> float:
    return height(cell.value, width, cell.look.size) if isinstance(cell.value, str) else ROW_HEIGHT
