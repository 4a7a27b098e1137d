"""A generated tab: values and look, told once, with no word of Excel or Google in it.

Every store writes the same `Tab`; two tabs with one `fingerprint` look the same in every store.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
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


LONGEST = 32_767
"""The most UTF-16 units one cell may hold: Excel's limit. Google's is higher (50,000)."""
CUT = " …(ข้อความยาวเกินช่อง / cut)"
"""Ends a text that was longer."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """Return `text` as every store can hold it: U+FFFD for what XML forbids, plain line ends, cut at `LONGEST`.

    A tab then reads back exactly as it was written, wherever it was written.
    """
    text = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) * 2 <= LONGEST or len(units := text.encode("utf-16-le")) <= LONGEST * 2:
        return text
    return units[: (LONGEST - len(CUT)) * 2].decode("utf-16-le", errors="ignore") + CUT


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it shows, how it looks, and a note that opens on hovering.

    Its text is made `legible`, so that no store has to change it.
    """

    value: Shown = None
    look: Look = PLAIN
    note: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.value, str):
            object.__setattr__(self, "value", legible(self.value))
        object.__setattr__(self, "note", legible(self.note))


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
    there is a single series. `stacked` bars stand one upon another instead of side by side.
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
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Coloring:
    """Cells of an area that show just this text are filled with a colour, also when people type it there."""

    area: Area
    text: str
    fill: str


@dataclass(frozen=True)
class Tab:
    """A generated tab.

    `widths` are in characters of the default font, by column; `heights` in points, by row. `frozen` is (rows,
    columns). `filtered` is the area with filter buttons. `repeated` is how many top rows are printed on every
    page; a tab is one page wide, and with `one_page` also one page tall. `for_committee` tabs hold no private data
    and may be shown to anybody in the room. A `hidden` tab is the program's own memory.
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
    colorings: tuple[Coloring, ...] = ()
    landscape: bool = True
    one_page: bool = False
    color: str = ""
    for_committee: bool = True
    hidden: bool = False

    @property
    def values(self) -> list[list[Shown]]:
        """What the tab shows, row by row."""
        return [[cell.value for cell in row] for row in self.cells]

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over values and look: two tabs with one fingerprint are the same tab."""
        looks: dict[Look, int] = {}  # a tab has thousands of cells and a dozen looks: each is told once
        cells = [
            [(cell.value, looks.setdefault(cell.look, len(looks)), cell.note) for cell in row] for row in self.cells
        ]
        rest = [(each.name, getattr(self, each.name)) for each in fields(self) if each.name not in ("cells", "heights")]
        told = repr((cells, list(looks), sorted(self.heights.items()), rest))
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
