"""Spreadsheets in memory.

A cell is immutable, so a copy of a sheet is a copy of a dictionary: that is what makes a batch atomic cheaply (it works
on a copy of the spreadsheet, which takes the place of the old one only when every request of it succeeded). Things
that the API describes by themselves (charts, protected ranges, filters…) are kept as the JSON the API speaks.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, fields
from typing import Any

from tests.sheets_api.grid.a1 import Area, Box

Json = dict[str, Any]
Place = tuple[int, int]
MAX_CELLS = 10_000_000
MAX_CHARACTERS = 50_000
DEFAULT_ROWS, DEFAULT_COLUMNS = 1000, 26


@dataclass(frozen=True, slots=True)
class Cell:
    """What a person or a program put into one cell. Nothing here is computed."""

    value: Json | None = None  # ExtendedValue: one of numberValue, stringValue, boolValue, formulaValue
    format: Json | None = None  # CellFormat
    note: str | None = None
    validation: Json | None = None
    runs: tuple[Json, ...] = ()
    chips: tuple[Json, ...] = ()
    pivot: Json | None = None

    def but(self, **changes: Any) -> Cell:
        """The same cell with some parts replaced."""
        own = {name: getattr(self, name) for name in _PARTS}
        return Cell(**own | changes)


_PARTS = tuple(part.name for part in fields(Cell))
EMPTY = Cell()


@dataclass(slots=True)
class Sheet:
    """One tab. Lists of Json hold API objects in the API's own words."""

    properties: Json
    cells: dict[Place, Cell] = field(default_factory=dict)
    row_metadata: dict[int, Json] = field(default_factory=dict)
    column_metadata: dict[int, Json] = field(default_factory=dict)
    merges: list[Json] = field(default_factory=list)
    conditional_formats: list[Json] = field(default_factory=list)
    filter_views: list[Json] = field(default_factory=list)
    protected_ranges: list[Json] = field(default_factory=list)
    basic_filter: Json | None = None
    charts: list[Json] = field(default_factory=list)
    banded_ranges: list[Json] = field(default_factory=list)
    row_groups: list[Json] = field(default_factory=list)
    column_groups: list[Json] = field(default_factory=list)
    slicers: list[Json] = field(default_factory=list)
    tables: list[Json] = field(default_factory=list)
    comment_anchors: list[Json] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        return str(self.properties["title"])

    @property
    def grid(self) -> Json:
        """GridProperties: sizes and what is frozen."""
        found: Json = self.properties.get("gridProperties", {"rowCount": 0, "columnCount": 0})
        return found  # a sheet that is one chart has no grid

    @property
    def rows(self) -> int:
        return int(self.grid["rowCount"])

    @property
    def columns(self) -> int:
        return int(self.grid["columnCount"])

    @property
    def box(self) -> Box:
        return Box(0, 0, self.rows, self.columns)

    def resolve(self, area: Area) -> Box:
        """The area cut to this sheet's grid."""
        return area.within(self.rows, self.columns)

    def at(self, row: int, column: int) -> Cell:
        return self.cells.get((row, column), EMPTY)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Store a cell; an empty one leaves nothing behind."""
        if cell == EMPTY:
            self.cells.pop((row, column), None)
        else:
            self.cells[row, column] = cell

    def inside(self, box: Box) -> list[Place]:
        """The places in ``box`` that hold something, in reading order."""
        if box.height * box.width < len(self.cells):
            return [place for place in box.cells() if place in self.cells]
        return sorted(place for place in self.cells if place in box)

    def metadata(self, dimension: str) -> dict[int, Json]:
        return self.row_metadata if dimension == "ROWS" else self.column_metadata

    def size(self, dimension: str) -> int:
        return self.rows if dimension == "ROWS" else self.columns

    def groups(self, dimension: str) -> list[Json]:
        return self.row_groups if dimension == "ROWS" else self.column_groups

    def copied(self) -> Sheet:
        """A copy that shares nothing that can change."""
        fresh = Sheet(copy.deepcopy(self.properties), dict(self.cells))
        for name in self.__slots__:
            if name not in {"properties", "cells"}:
                setattr(fresh, name, copy.deepcopy(getattr(self, name)))
        return fresh


@dataclass(slots=True)
class Book:
    """One spreadsheet."""

    id: str
    properties: Json
    sheets: list[Sheet]
    named_ranges: list[Json] = field(default_factory=list)
    developer_metadata: list[Json] = field(default_factory=list)
    data_sources: list[Json] = field(default_factory=list)
    used_ids: set[int] = field(default_factory=set)
    comments: list[Json] = field(default_factory=list)
    revision: int = 0
    computed: dict[Any, Any] = field(default_factory=dict, repr=False)  # values of formulas of this revision

    def copied(self) -> Book:
        """The working copy of a batch."""
        return Book(
            self.id,
            copy.deepcopy(self.properties),
            [sheet.copied() for sheet in self.sheets],
            copy.deepcopy(self.named_ranges),
            copy.deepcopy(self.developer_metadata),
            copy.deepcopy(self.data_sources),
            set(self.used_ids),
            copy.deepcopy(self.comments),
            self.revision,
        )

    def sheet(self, sheet_id: int) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.id == sheet_id), None)

    def titled(self, title: str) -> Sheet | None:
        """The sheet with this title; case does not matter, as in Sheets."""
        exact = next((sheet for sheet in self.sheets if sheet.title == title), None)
        folded = title.casefold()
        return exact or next((sheet for sheet in self.sheets if sheet.title.casefold() == folded), None)

    def first_visible(self) -> Sheet:
        """Where a range without a sheet name points."""
        return next((sheet for sheet in self.sheets if not sheet.properties.get("hidden")), self.sheets[0])

    def cell_count(self) -> int:
        return sum(sheet.rows * sheet.columns for sheet in self.sheets if sheet.properties["sheetType"] == "GRID")

    def reindex(self) -> None:
        """Give every sheet the index of its place."""
        for index, sheet in enumerate(self.sheets):
            sheet.properties["index"] = index

    def changed(self) -> None:
        """Forget computed values: something they may depend on is different now."""
        self.revision += 1
        self.computed.clear()
