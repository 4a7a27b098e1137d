"""A tab of several tables and texts below each other, laid over one grid of columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from otopsheets.registry import Fair
from otopsheets.tabs import palette, sheet
from otopsheets.tabs.model import Area, Cell, Chart, Look, Shown, Tab
from otopsheets.wording import Lang, Wording

PLAIN = Look(color=palette.INK, valign="middle")
BOX = "☐"
TICKED = ("☑", "✓", "มา")
"""What people type over a box."""
"""A box to tick on paper."""
_GAP = 10.0
_POINT = 0.75
"""Points of a pixel."""
_RULED = replace(PLAIN, border="thin")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, over the grid's columns from `first` to `last`."""

    header: Wording
    first: int
    last: int
    align: Literal["left", "center", "right"] = "left"

    @property
    def look(self) -> Look:
        """How an ordinary cell of this column looks."""
        return replace(sheet.TEXT, align=self.align)


@dataclass
class Page:
    """Rows written one below the other over columns of these widths, in characters."""

    widths: Sequence[float]
    lang: Lang
    rows: list[list[Cell]] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    @property
    def at(self) -> int:
        """The row that is written next, from 0."""
        return len(self.rows)

    def head(self, title: Wording, about: Wording, fair: Fair, today: date) -> None:
        """Begin the page as every generated tab begins."""
        self.rows += [list(row) for row in sheet.heading(title, about, fair, today, self.lang)]
        self.heights |= {0: sheet.TITLE_HEIGHT, 1: sheet.LINE_HEIGHT, 2: sheet.LINE_HEIGHT}
        self.gap()

    def gap(self, height: float = _GAP) -> None:
        """Leave room."""
        self.heights[self.at] = height
        self.rows.append([])

    def section(self, title: str) -> None:
        """Write the title of what follows."""
        self.heights[self.at] = sheet.BAND_HEIGHT
        self.rows.append([Cell(title, sheet.SECTION)])

    def line(self, *cells: tuple[int, int, Cell]) -> None:
        """Write one row of cells, each from a first to a last column; it is as high as its texts need."""
        row = [Cell()] * (max(last for _, last, _ in cells) + 1)
        height = sheet.LINE_HEIGHT
        for first, last, cell in cells:
            row[first : last + 1] = [cell, *[Cell(None, cell.look)] * (last - first)]
            if last > first:
                self.merges.append(Area(self.at, first, self.at, last))
            if isinstance(cell.value, str):
                height = max(height, sheet.height(cell.value, sum(self.widths[first : last + 1]), cell.look.size))
        self.heights[self.at] = height
        self.rows.append(row)

    def text(self, text: str, look: Look = PLAIN, first: int = 0) -> None:
        """Write a text over the whole width, from the column `first` on."""
        self.line((first, len(self.widths) - 1, Cell(text, look)))

    def ruled(self, count: int, first: int = 0) -> None:
        """Leave lines to write on."""
        for _ in range(count):
            self.line((first, len(self.widths) - 1, Cell(None, _RULED)))
            self.heights[self.at - 1] = sheet.BAND_HEIGHT

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Shown | Cell]]) -> Area:
        """Write a table; return the area of its body over the whole width, for charts and filters."""
        self.line(*((c.first, c.last, Cell(c.header.say(self.lang), sheet.HEADER)) for c in columns))
        begin = self.at
        for row in rows:
            cells = (
                value if isinstance(value, Cell) else Cell(value, column.look)
                for value, column in zip(row, columns, strict=True)
            )
            self.line(*((c.first, c.last, cell) for c, cell in zip(columns, cells, strict=True)))
        return Area(begin, 0, max(begin, self.at - 1), len(self.widths) - 1)

    def chart(self, chart: Chart, column: int = 0) -> None:
        """Put a chart below what is written, on a row that is as high."""
        self.charts.append(replace(chart, row=self.at, column=column))
        self.gap(chart.height * _POINT + _GAP)

    def tab(
        self, key: str, title: str, *, color: str, landscape: bool = False, one_page: bool = False, frozen: int = 0
    ) -> Tab:
        """Return the page as a tab."""
        return Tab(
            key,
            title,
            tuple(map(tuple, self.rows)),
            widths=tuple(self.widths),
            heights=self.heights,
            merges=tuple(self.merges),
            frozen=(frozen, 0),
            charts=tuple(self.charts),
            landscape=landscape,
            one_page=one_page,
            color=color,
        )


def column_of(area: Area, column: int) -> Area:
    """Return one column of a table's body."""
    return Area(area.first_row, column, area.last_row, column)
