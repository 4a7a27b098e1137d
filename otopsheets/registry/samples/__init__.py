"""Registries that are filled in already, to try things out on.

`sop-prap` retells the case of the knowledge record: the fair of September 2560 in front of the OTOP centre at
บ้านวังยาว หมู่ ๑ ตำบลแม่กัวะ. The four tambons and their 46 villages are facts; every group, person, telephone
number and registration number is invented. Each tab is a file that reads like the tab itself, header row and
all, typed the way people type.
"""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from otopsheets.registry.columns import Tab, Type
from otopsheets.registry.districts import find_district
from otopsheets.registry.form import Book, Drawing, Typed, make_book
from otopsheets.registry.schema import TABS, VENUE_TITLE

SAMPLE_FAIR = "2560-09"
SAMPLE_TODAY = date(2017, 9, 5)
"""A day on which the sample makes sense: applications have closed, the fair has not begun."""

CONTINUED = "<"
"""In a drawing's file: this cell is one with the cell to its left."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A registry filled in already: its fair, the day to look at it from, the book itself."""

    name: str
    fair: str
    today: date
    book: Book


def sop_prap() -> Sample:
    """Return the sample of Sop Prap, September 2560."""
    district = find_district("สบปราบ", "ลำปาง")
    rows = {tab.key: _rows(tab, _cells("sop_prap", tab.key)) for tab in TABS}
    return Sample(
        "sop-prap", SAMPLE_FAIR, SAMPLE_TODAY, make_book(district, rows, _drawing(_cells("sop_prap", "venue")))
    )


SAMPLES: Mapping[str, Callable[[], Sample]] = {"sop-prap": sop_prap}
"""Every sample, by the name `otopsheets init --sample` knows it under."""


def _cells(folder: str, name: str) -> list[list[str]]:
    file = files(__name__) / folder / f"{name}.csv"
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))


def _rows(tab: Tab, cells: list[list[str]]) -> list[list[Typed]]:
    """Bring the cells into the order of the schema; a column the file leaves out is empty."""
    header, *rows = cells
    found = {name: at for at, name in enumerate(header)}
    if strange := set(header) - {column.header for column in tab}:
        raise ValueError(f"{tab.key}: no column {sorted(strange)}")
    return [
        [_typed(column.type, row[found[column.header]]) if column.header in found else None for column in tab]
        for row in rows
    ]


def _typed(kind: Type, text: str) -> Typed:
    """Return what a sheet keeps when `text` is typed into a cell: plain digits in a number's column are a number."""
    if kind in (Type.COUNT, Type.NUMBER) and text.isascii() and text.isdigit():
        return int(text)
    return text or None


def _drawing(cells: list[list[str]]) -> Drawing:
    merges = []
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            continued = 0
            while column + continued + 1 < len(texts) and texts[column + continued + 1] == CONTINUED:
                continued += 1
            if text != CONTINUED and continued:
                merges.append((row, column, row, column + continued))
    rows = tuple(tuple("" if text == CONTINUED else text for text in texts) for texts in cells)
    return Drawing(VENUE_TITLE, rows, tuple(merges))
