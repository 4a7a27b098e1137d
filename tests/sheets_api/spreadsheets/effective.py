"""What a cell comes to: its effective value, the text it shows, the format it is shown with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from tests.sheets_api.formulas.evaluate import Evaluator
from tests.sheets_api.formulas.kinds import Fault, Scalar
from tests.sheets_api.grid.conditions import conditional_format
from tests.sheets_api.grid.looks import DEFAULT_FORMAT, in_order, overlay
from tests.sheets_api.grid.model import Book, Cell, Json, Sheet
from tests.sheets_api.spreadsheets.banding import band_color
from tests.sheets_api.spreadsheets.inheritance import inherited
from tests.sheets_api.values.formats import TEMPORAL, pattern_of, show, show_text
from tests.sheets_api.values.locales import Locale, locale

_LINK = re.compile(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)


@dataclass
class View:
    """One spreadsheet seen at one moment. Its clock decides what TODAY() shows."""

    book: Book
    now: datetime
    _looks: dict[tuple[Any, ...], Json] = field(default_factory=dict, repr=False)

    @cached_property
    def evaluator(self) -> Evaluator:
        return Evaluator(self.book, self.now)

    @cached_property
    def locale(self) -> Locale:
        return locale(self.book.properties.get("locale", "en_US"))

    def value(self, sheet: Sheet, row: int, column: int) -> Scalar:
        """The effective value."""
        return self.evaluator.cell(sheet, row, column)

    def number_format(self, sheet: Sheet, row: int, column: int, depth: int = 0) -> Json | None:
        """The number format in force: the cell's own, or what its formula brings along."""
        cell = sheet.at(row, column)
        own = (cell.format or {}).get("numberFormat")
        if own:
            return self._complete(own)
        formula = (cell.value or {}).get("formulaValue")
        if not formula:
            return self._of_pivot(sheet, row, column) if cell.value is None else None
        if depth > 8:
            return None

        def of_cells(sheet: Sheet, row: int, column: int) -> Json | None:
            return self.number_format(sheet, row, column, depth + 1)

        return inherited(self.book, sheet, formula, self.locale, of_cells)

    def _of_pivot(self, sheet: Sheet, row: int, column: int) -> Json | None:
        """The number format of a cell of a pivot table: that of the column it sums up, or a percentage's."""
        look = self.evaluator.pivot_look(sheet, row, column)
        if look is None or isinstance(look, str):
            return {"type": "PERCENT", "pattern": "0.00%"} if look else None
        return self.number_format(*look)

    def _complete(self, number_format: Json) -> Json:
        pattern = pattern_of(number_format, self.locale)
        return {**number_format, "pattern": pattern} if pattern else number_format

    def shown(self, sheet: Sheet, row: int, column: int) -> str:
        """``formattedValue``: the text people see."""
        value = self.value(sheet, row, column)
        if value is None:
            return ""
        if isinstance(value, Fault):
            return value.code
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        number_format = self.number_format(sheet, row, column)
        if isinstance(value, str):
            return show_text(value, number_format) if number_format else value
        return show(float(value), number_format, self.locale)

    def is_temporal(self, sheet: Sheet, row: int, column: int) -> bool:
        """Whether the number in the cell is a date or a time."""
        return (self.number_format(sheet, row, column) or {}).get("type") in TEMPORAL

    def format(self, sheet: Sheet, row: int, column: int) -> Json | None:
        """``effectiveFormat``; None for a cell nobody touched."""
        cell = sheet.at(row, column)
        value = self.value(sheet, row, column)
        conditional = conditional_format(self, sheet, row, column)
        band = band_color(sheet, row, column)
        if value is None and not cell.format and not conditional and not band:
            return None
        number_format = self.number_format(sheet, row, column)
        if conditional or band:
            return self._look(cell, value, number_format, band, conditional)
        alike = (id(cell.format), type(value), link(cell) is None, *(number_format or {}).items())
        if alike not in self._looks:  # most cells of a sheet look alike
            self._looks[alike] = self._look(cell, value, number_format, band, conditional)
        return self._looks[alike]

    def _look(
        self, cell: Cell, value: Scalar, number_format: Json | None, band: Json | None, conditional: Json | None
    ) -> Json:
        """Everything that gives a cell its look, one over the other."""
        base = overlay(DEFAULT_FORMAT, {"textFormat": {"fontFamily": "Arial"}, "hyperlinkDisplayType": "PLAIN_TEXT"})
        if self.book.properties.get("defaultFormat"):
            custom = {k: v for k, v in self.book.properties["defaultFormat"].items() if v != DEFAULT_FORMAT.get(k)}
            base = overlay(base, custom)
        if link(cell):
            base["hyperlinkDisplayType"] = "LINKED"
        if value is not None and not isinstance(value, Fault):
            base["horizontalAlignment"] = _alignment(value)
        elif isinstance(value, Fault):
            base["horizontalAlignment"] = "CENTER"
        for layer in (band, cell.format, conditional):
            base = overlay(base, layer or {})
        if number_format:
            base["numberFormat"] = number_format
        return in_order(base)


def _alignment(value: Any) -> str:
    if isinstance(value, bool):
        return "CENTER"
    return "LEFT" if isinstance(value, str) else "RIGHT"


def link(cell: Cell) -> str | None:
    """Where a click on the cell leads."""
    formula = (cell.value or {}).get("formulaValue", "")
    found = _LINK.match(formula)
    if found:
        return found[1].replace('""', '"')
    uri = (cell.format or {}).get("textFormat", {}).get("link", {}).get("uri")
    if uri:
        return str(uri)
    uris = {run.get("format", {}).get("link", {}).get("uri") for run in cell.runs}
    return str(uris.pop()) if len(uris) == 1 and None not in uris else None
