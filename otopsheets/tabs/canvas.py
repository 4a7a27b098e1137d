"""A sheet to draw on: cells over one or several columns, anywhere, until it becomes rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from otopsheets.tabs import sheet
from otopsheets.tabs.model import Area, Cell


@dataclass
class Canvas:
    """Cells by (row, column), with merged areas and row heights; `widths` are those of its columns."""

    widths: Sequence[float]
    grid: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)

    def put(self, row: int, first: int, cell: Cell, last: int | None = None) -> None:
        """Put `cell` into a row, over the columns from `first` to `last`; make the row high enough for it."""
        last = first if last is None else last
        self.fill(Area(row, first, row, last), cell)
        if isinstance(cell.value, str) and cell.look.wrap:
            needed = sheet.height(cell.value, sum(self.widths[first : last + 1]), cell.look.size)
            self.heights[row] = max(self.heights.get(row, sheet.ROW_HEIGHT), needed)

    def fill(self, area: Area, cell: Cell) -> None:
        """Put `cell` over a whole area, merged if it is more than one cell."""
        for row in range(area.first_row, area.last_row + 1):
            for column in range(area.first_column, area.last_column + 1):
                self.grid[row, column] = Cell(None, cell.look)
        self.grid[area.first_row, area.first_column] = cell
        if (area.first_row, area.first_column) != (area.last_row, area.last_column):
            self.merges.append(area)

    def rows(self, first: int, last: int) -> list[sheet.Row]:
        """Return the rows from `first` to `last`, the last left out."""
        return [
            tuple(self.grid.get((row, column), Cell()) for column in range(len(self.widths)))
            for row in range(first, last)
        ]
