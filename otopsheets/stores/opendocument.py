"""What calamine does not tell of an OpenDocument spreadsheet (.ods): merged cells, and formulas that failed.

A cell that spans others says over how many columns and rows (OpenDocument 1.3, part 3, 19.675 and 19.678); cells, and
rows, that are alike may be written once with a number of times (19.673, 19.676). That a formula failed stands in
LibreOffice's own attribute, with what the cell shows beside it; calamine has an empty text there.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from otopsheets.registry import Broken

Merge = tuple[int, int, int, int]
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_PARAGRAPH = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_MOST_ALIKE = 1000
"""Rows written once for more rows than this are the empty rest of a sheet."""


@dataclass(slots=True)
class Untold:
    """Of one sheet: merged blocks (first row, first column, last row, last column, from 0) and failed formulas."""

    merges: list[Merge] = field(default_factory=list)
    broken: dict[tuple[int, int], Broken] = field(default_factory=dict)

    def read_row(self, element: ET.Element, row: int) -> None:
        """Take in what one row of the file says."""
        column = 0
        for cell in element:
            alike = _number(cell, "number-columns-repeated")
            down, across = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            if down > 1 or across > 1:
                self.merges.append((row, column, row + down - 1, column + across - 1))
            if cell.get(_TYPE) == "error":
                shown = "".join(cell.findtext(_PARAGRAPH, "").split())
                self.broken |= {(row, column + each): Broken(shown) for each in range(alike)}
            column += alike


def untold_of(path: Path) -> Mapping[str, Untold]:
    """Return what is untold of every sheet, by its name; nothing for a file of another kind."""
    found: dict[str, Untold] = {}
    with zipfile.ZipFile(path) as archive:
        if "mimetype" not in archive.namelist() or not archive.read("mimetype").startswith(_SPREADSHEET):
            return found
        with archive.open("content.xml") as content:
            sheet, row = Untold(), 0
            for event, element in ET.iterparse(content, ("start", "end")):  # noqa: S314 - calamine read it before
                if event == "start" and element.tag == f"{_TABLE}table":
                    sheet, row = found.setdefault(element.get(f"{_TABLE}name", ""), Untold()), 0
                elif event == "end" and element.tag == f"{_TABLE}table-row":
                    alike = _number(element, "number-rows-repeated")
                    for each in range(min(alike, _MOST_ALIKE)):
                        sheet.read_row(element, row + each)
                    row += alike
                    element.clear()
    return found


def _number(element: ET.Element, name: str) -> int:
    said = element.get(f"{_TABLE}{name}", "")
    return int(said) if said.isdecimal() else 1
