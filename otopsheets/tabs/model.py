"""A generated tab: values and look, told once, with no word of Excel or Google in it.

Every store writes the same `Tab`; two tabs with one `fingerprint` look the same in every store.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal, TypeAlias

Shown: TypeAlias = str | int | float | None
"""What a generated cell holds. Text is always written as text, never as a formula."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. Colours are `#rrggbb`; `size` is in points; `number` is a number format (`#,##0`)."""

    bold: bool = False
    italic: bool = False
    size: int = 11
    color: str = ""
    fill: str = ""
    align: Literal["left", "center", "right"] = "left"
    valign: Literal["top", "middle", "bottom"] = "top"
    wrap: bool = True
    border: Literal["", "thin", "medium"] = ""
    number: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it shows, how it looks, and a note that opens on hovering."""

    value: Shown = None
    look: Look = PLAIN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, counted from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over cells of the same tab; `row` and `column` say where its corner stands.

    `series` are (name, values). Sizes are in pixels. `colors` gives one colour a series, or one a bar when
    there is a single series.
    """

    kind: Literal["bar", "column", "pie", "line"]
    title: str
    categories: Area
    series: tuple[tuple[str, Area], ...]
    row: int
    column: int
    width: int = 480
    height: int = 288
    colors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """A generated tab.

    `widths` are in characters of the default font, by column; `heights` in points, by row. `frozen` is (rows,
    columns). `filtered` is the area with filter buttons. `repeated` is how many top rows are printed on every
    page. `for_committee` tabs hold no private data and may be shown to anybody in the room. A `hidden` tab is
    the program's own memory.
    """

    key: str
    title: str
    cells: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    heights: Mapping[int, float] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    frozen: tuple[int, int] = (0, 0)
    filtered: Area | None = None
    repeated: int = 0
    charts: tuple[Chart, ...] = ()
    landscape: bool = True
    color: str = ""
    for_committee: bool = True
    hidden: bool = False

    @property
    def values(self) -> list[list[Shown]]:
        """What the tab shows, row by row."""
        return [[cell.value for cell in row] for row in self.cells]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over values and look: two tabs with one fingerprint are the same tab."""
        told = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()


def values_fingerprint(rows: Sequence[Sequence[object]]) -> str:
    """Return SHA-256 over what a tab shows, the same before it was written and after it was read again.

    Empty cells at the end of a row and empty rows at the end do not count, nor does the difference between a
    whole number and the same number with a point. People's changes to a tab are noticed by it.
    """
    trimmed: list[list[str]] = []
    for row in rows:
        shown = ["" if value is None else _shown(value) for value in row]
        while shown and not shown[-1]:
            shown.pop()
        trimmed.append(shown)
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return hashlib.sha256(json.dumps(trimmed, ensure_ascii=False).encode()).hexdigest()


def _shown(value: object) -> str:
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return str(value).replace("\r\n", "\n")
