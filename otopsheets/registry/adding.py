"""Rows to add to a registry: placed under the columns as people arranged them, or carried to a new form.

Nothing here writes. What people typed is carried as they typed it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from otopsheets.registry.cells import text_of
from otopsheets.registry.columns import Type
from otopsheets.registry.form import Typed
from otopsheets.registry.reading import Registry
from otopsheets.registry.schema import TABS
from otopsheets.registry.sheets import Broken, Row, Value, is_blank
from otopsheets.registry.tables import Table, filled_rows
from otopsheets.thai.dates import format_date
from otopsheets.thai.text import key

Added: TypeAlias = Mapping[str, Typed]
"""A row to add: what to type, by the column's key."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Rows for one sheet, cell by cell from column A; they go in front of the sheet's row `before` (from 1)."""

    title: str
    before: int
    rows: tuple[tuple[Typed, ...], ...]


def place(table: Table, rows: Sequence[Added]) -> Placed:
    """Place rows below the last one that is filled in, under the columns as they stand in the sheet."""
    width = max(table.columns.values(), default=-1) + 1
    placed = []
    for row in rows:
        cells: list[Typed] = [None] * width
        for name, value in row.items():
            if name in table.columns:
                cells[table.columns[name]] = value
        placed.append(tuple(cells))
    filled = filled_rows(table)
    return Placed(table.title, table.first_row + (filled[-1] + 1 if filled else 0), tuple(placed))


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows of a registry in the order of the schema's columns, by tab; `left` names what has no place there."""

    rows: Mapping[str, tuple[tuple[Typed, ...], ...]]
    left: tuple[str, ...]


def carry(registry: Registry, added: Mapping[str, Sequence[Added]]) -> Carried:
    """Carry every filled row of a registry to a new form, and add rows below them.

    Columns and sheets that people made for themselves have no place in a form and are named in `left`.
    """
    rows: dict[str, tuple[tuple[Typed, ...], ...]] = {}
    left: list[str] = []
    for tab in TABS:
        table = registry.tables[tab.key]
        places = [None if column.type is Type.RESULT else table.columns.get(column.key) for column in tab]
        old = [tuple(typed(_at(table.rows[at], place)) for place in places) for at in filled_rows(table)]
        new = [tuple(row.get(column.key) for column in tab) for row in added.get(tab.key, ())]
        rows[tab.key] = (*old, *new)
        left += _own_columns(registry, table)
    known = {key(table.title) for table in registry.tables.values()}
    left += [title for title in registry.sheets if key(title) not in known and not registry.is_drawing(title)]
    return Carried(rows, tuple(left))


def _own_columns(registry: Registry, table: Table) -> list[str]:
    """Name the columns of a sheet that the schema does not know and that hold anything."""
    sheet = registry.sheets.get(table.title)
    if sheet is None or table.first_row < 2 or len(sheet.rows) < table.first_row - 1:
        return []
    headers: Row = sheet.rows[table.first_row - 2]
    used = set(table.columns.values())
    return [
        f"{table.title}: {text_of(cell)}" for at, cell in enumerate(headers) if at not in used and not is_blank(cell)
    ]


def _at(row: Row, place: int | None) -> Value:
    return None if place is None or place >= len(row) else row[place]


def typed(value: Value) -> Typed:
    """Return what a person would type to have a cell show this."""
    if value is None or isinstance(value, Broken) or is_blank(value):
        return None
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    if isinstance(value, date):
        return format_date(value)
    return value
