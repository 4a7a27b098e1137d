"""``values.append``: finding the table to append to, and making room below it.

After Google's guide "Appending values": of the tables (blocks of touching cells) that the given range meets, the last
is taken, and the values go to the row after it, from its first column on.
"""

from __future__ import annotations

from tests.sheets_api.grid.a1 import Area, Box
from tests.sheets_api.grid.model import Book, Json, Sheet
from tests.sheets_api.grid.shift import apply, inserted
from tests.sheets_api.spreadsheets import ranges
from tests.sheets_api.spreadsheets.fresh import check_size
from tests.sheets_api.values.write import Writer


def append_rows(
    book: Book, sheet: Sheet, area: Area, data: Json, writer: Writer, *, insert_rows: bool
) -> tuple[Box | None, Box]:
    """(the table found, where the values go); the grid has grown to hold them."""
    box = ranges.within_grid(sheet, area)
    lines = data.get("values", [])
    by_columns = data.get("majorDimension") == "COLUMNS"
    longest = max((len(line) for line in lines), default=0)
    height, width = (longest, len(lines)) if by_columns else (len(lines), longest)
    table = find_table(sheet, box)
    top, left = (table.bottom, table.left) if table else (box.top, box.left)
    grow(book, sheet, top if insert_rows else top + height, left + width)
    if insert_rows and height:  # without a table, too: pygsheets counts the rows of an empty sheet before and after
        sheet.grid["rowCount"] += height
        apply(book, sheet, inserted("ROWS", top, height))
    check_size(book)
    return table, Box(top, left, top + height, left + width)


def grow(book: Book, sheet: Sheet, rows: int, columns: int) -> None:
    """Make the grid large enough."""
    if rows > sheet.rows:
        sheet.grid["rowCount"] = rows
    if columns > sheet.columns:
        sheet.grid["columnCount"] = columns
    check_size(book)


def find_table(sheet: Sheet, box: Box) -> Box | None:
    """The last table that ``box`` meets."""
    found = [block for block in blocks(sheet) if block.meets(box)]
    return max(found, key=lambda block: (block.bottom, block.left), default=None)


def blocks(sheet: Sheet) -> list[Box]:
    """The tables of a sheet: boxes around cells with values that touch each other, corners included."""
    left_over = {place for place, cell in sheet.cells.items() if cell.value is not None}
    found: list[Box] = []
    while left_over:
        start = left_over.pop()
        edge, top, left, bottom, right = [start], *start, *start
        while edge:
            row, column = edge.pop()
            top, left, bottom, right = min(top, row), min(left, column), max(bottom, row), max(right, column)
            near = {(r, c) for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1)} & left_over
            left_over -= near
            edge += near
        found.append(Box(top, left, bottom + 1, right + 1))
    return _joined(found)


def _joined(found: list[Box]) -> list[Box]:
    """Boxes that came to touch each other are one table."""
    done: list[Box] = []
    for box in found:
        merged = box
        while near := [other for other in done if _touch(merged, other)]:
            for other in near:
                done.remove(other)
                merged = Box(min(merged.top, other.top), min(merged.left, other.left),
                             max(merged.bottom, other.bottom), max(merged.right, other.right))  # fmt: skip
        done.append(merged)
    return done


def _touch(a: Box, b: Box) -> bool:
    return a.top <= b.bottom and b.top <= a.bottom and a.left <= b.right and b.left <= a.right
