"""The registry as a form to fill in: what every store writes when it makes a new one.

A tab of the schema becomes a `Form`: a header with a note on each column, drop-downs, and room for rows. The
drawn venue becomes a `Drawing`. Nothing here knows Excel or Google; a store tells the same `Book` in its own
words.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from otopsheets.registry.columns import Column, Tab, Type
from otopsheets.registry.districts import District
from otopsheets.registry.schema import TABS, VENUE_TITLE

ROWS = 500
"""How many rows below the header are made ready: drop-downs, colours, results. Ten fairs of fifty applicants."""

Typed: TypeAlias = str | int | float | None
"""What a person leaves in a cell."""
Holds: TypeAlias = Literal["typed", "number", "result"]
"""What a column keeps: exactly what was typed (so that leading zeros and Thai dates survive), a number, or the
result that is shown beside a row."""
FilledBy: TypeAlias = Literal["chair", "officer", "committee"]


@dataclass(frozen=True, slots=True)
class Ink:
    """A strong colour and a pale one that go together, as `#rrggbb`."""

    strong: str
    pale: str


INKS: Mapping[FilledBy, Ink] = {
    "chair": Ink("#2e6b34", "#e2f0d9"),
    "officer": Ink("#1f4e79", "#deebf7"),
    "committee": Ink("#5b3a86", "#e9e1f3"),
}
"""Whose tab it is can be seen: on the tab itself, on its header, in the guide."""
SHOWN_INK = Ink("#595959", "#ededed")
"""Of columns that nobody fills in."""
MISSING = "#ffe699"
"""The colour of a cell that must be filled and is not, while the rest of its row is."""

_NUMBERS = frozenset({Type.COUNT, Type.NUMBER})
_CHAIRS_FILL = frozenset({"groups", "products", "applications", "sales"})
_COMMITTEE_FILLS = frozenset({"decisions"})
_NARROWEST, _WIDEST = 12, 40
_AT_LEAST: Mapping[str, int] = {
    **dict.fromkeys(("chair", "phone", "village"), 22),
    **dict.fromkeys(("name", "group", "address", "products", "made_at", "origin", "place"), 30),
    **dict.fromkeys(("attended", "proposals", "resolution", "reason", "note"), 30),
    "result": 40,
}
"""Characters of room in columns where people write more than their example shows."""


@dataclass(frozen=True, slots=True)
class ListedIn:
    """Choices that stand in the registry itself: whatever was typed into a column of another tab."""

    tab: str
    column: str


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a form.

    `width` is in characters. A drop-down offers the `choices`, or what stands in the column `listed_in`; a
    person may always type something else, since the reader knows many ways of saying a thing.
    """

    column: Column
    note: str
    width: float
    holds: Holds
    choices: tuple[str, ...] = ()
    listed_in: ListedIn | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One tab to fill in. `rows` are those filled in already, a value for each field."""

    tab: Tab
    fields: tuple[Field, ...]
    filled_by: FilledBy
    rows: tuple[tuple[Typed, ...], ...] = ()

    def index(self, column: str) -> int:
        """Return the position of the column `column` (a key), from 0."""
        return next(at for at, field in enumerate(self.fields) if field.column.key == column)

    @property
    def required(self) -> tuple[int, ...]:
        """The positions of the columns that every row needs."""
        return tuple(at for at, field in enumerate(self.fields) if field.column.required)

    @property
    def result(self) -> int | None:
        """The position of the column that shows what came of a row, if the form has one."""
        return next((at for at, field in enumerate(self.fields) if field.holds == "result"), None)


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour for every cell of a drawing in which `word` stands."""

    word: str
    color: str


SHADES = (
    Shade("หน่วยงาน", "#e9e1f3"),
    Shade("ห้อง", "#d9d9d9"),  # before น้ำ: ห้องน้ำ is no tap
    Shade("น้ำ", "#cfe7f5"),
    Shade("ไฟ", "#fff2cc"),
    Shade("ทางเข้า", "#a9d18e"),
    Shade("เวที", "#f4b183"),
    Shade("อาคาร", "#d9d9d9"),
    Shade("อำนวยการ", "#d9d9d9"),
    Shade("ที่จอดรถ", "#d9d9d9"),
    Shade("ถนน", "#d9d9d9"),
)
"""Colours for the words of a drawing; the first that is found in a cell counts."""

DRAWING_HINT = (
    "ผังพื้นที่: พิมพ์ชื่อล็อกในช่องตามตำแหน่งจริง เช่น A1 ตามด้วยสิ่งที่มี เช่น A1 ไฟ น้ำ หรือ F2 หน่วยงาน · "
    "พิมพ์ ทางเข้า เวที ห้องน้ำ ตามที่ตั้ง · ช่องว่างคือทางเดิน · ผสานเซลล์ได้"
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The tab a venue is drawn on: what is drawn already, and the blocks of cells that are one.

    A merge is (first row, first column, last row, last column), from 0, both ends included. `columns` is how many
    columns are made ready for drawing.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    columns: int = 16


@dataclass(frozen=True, slots=True)
class Book:
    """A whole registry to fill in: its forms from left to right, and its drawing."""

    forms: tuple[Form, ...]
    drawing: Drawing

    def form(self, key: str) -> Form:
        """Return the form of the tab `key`."""
        return next(form for form in self.forms if form.tab.key == key)


BLANK_DRAWING = Drawing(VENUE_TITLE, ((DRAWING_HINT,),), ((0, 0, 0, 15),))


def make_book(
    district: District | None = None,
    rows: Mapping[str, Sequence[Sequence[Typed]]] | None = None,
    drawing: Drawing = BLANK_DRAWING,
) -> Book:
    """Make the registry of `district`, filled in with `rows` (by tab key, a value for each column)."""
    return Book(tuple(_form(tab, district, (rows or {}).get(tab.key, ())) for tab in TABS), drawing)


def _form(tab: Tab, district: District | None, rows: Sequence[Sequence[Typed]]) -> Form:
    fields = tuple(_field(column, district) for column in tab)
    return Form(tab, fields, _filled_by(tab), tuple(tuple(row) for row in rows))


def _filled_by(tab: Tab) -> FilledBy:
    if tab.key in _CHAIRS_FILL:
        return "chair"
    return "committee" if tab.key in _COMMITTEE_FILLS else "officer"


def _field(column: Column, district: District | None) -> Field:
    holds: Holds = "typed"
    if column.type is Type.RESULT:
        holds = "result"
    elif column.type in _NUMBERS:
        holds = "number"
    choices = _choices(column, district)
    return Field(column, note_on(column), _width(column), holds, choices, _LISTED.get(column.type))


def note_on(column: Column) -> str:
    """Return what the note on a column's header says: what to type, an example, whether it must be filled."""
    lines = [column.hint]
    if column.choices:
        lines.append("ตัวเลือก: " + " / ".join(choice.label for choice in column.choices))
    if column.example:
        lines.append(f"ตัวอย่าง: {column.example}")
    if column.required:
        lines.append("★ ต้องกรอก")
    return "\n".join(lines)


_LISTED = {Type.GROUP: ListedIn("groups", "name"), Type.FAIR: ListedIn("fairs", "fair_id")}


def _choices(column: Column, district: District | None) -> tuple[str, ...]:
    if column.choices or district is None:
        return tuple(choice.label for choice in column.choices)
    offered = {"tambon": district.tambons, "amphoe": (district.amphoe,), "province": (district.province,)}
    return offered.get(column.key, ())


def _width(column: Column) -> float:
    """Return a width in characters in which the header and a usual value can be read whole."""
    told = [column.header, column.example, *(choice.label for choice in column.choices)]
    needed = max(letters(text) for text in told) + 3
    return float(min(max(needed, _AT_LEAST.get(column.key, _NARROWEST)), _WIDEST))


def letters(text: str) -> int:
    """Count the letters that take room in a line: Thai vowels and tones above and below take none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)
