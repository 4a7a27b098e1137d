"""What Google answers → what stands in the spreadsheet: its sheets, their marks, and every value.

Values are read unformatted, days as serial numbers: what a cell holds, not how it looks in some locale.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from otopsheets.registry import Broken, Sheet, Value
from otopsheets.registry.sheets import Row
from otopsheets.stores.base import Printed
from otopsheets.stores.google.marks import GUARD, Entry, Json, Mark, read_entries
from otopsheets.tabs.model import values_fingerprint

_PROPERTIES = "spreadsheetId,properties(title,locale,timeZone),developerMetadata"
_SHEET = (
    "properties,merges,developerMetadata,bandedRanges(bandedRangeId),tables(tableId),basicFilter(range),"
    "protectedRanges(description,warningOnly,editors)"
)
_COUNTED = "charts(chartId),conditionalFormats(ranges(sheetId))"
_SERIES = "domains(domain(sourceRange)),series(series(sourceRange))"
_CHART = f"spec(title,basicChart(chartType,{_SERIES}),pieChart(domain(sourceRange),series(sourceRange))),position"
_MARKED = "bold,italic,strikethrough,underline,foregroundColorStyle"
_CELL = (
    f"note,dataValidation(condition(type)),textFormatRuns(format({_MARKED})),"
    f"userEnteredFormat(backgroundColorStyle,textFormat({_MARKED}))"
)
STRUCTURE = f"{_PROPERTIES},sheets({_SHEET},{_COUNTED})"
"""The fields of a spreadsheet that tell its structure."""
WHOLE = f"{_PROPERTIES},sheets({_SHEET},{_COUNTED},data(rowData(values(effectiveValue))))"
"""The same, and every value."""
LOOKS = (
    f"{_PROPERTIES},sheets({_SHEET},charts(chartId,{_CHART}),conditionalFormats,"
    f"data(rowData(values(effectiveValue,{_CELL}))))"
)
"""The same, and all by which one sees that people changed a generated sheet."""
AS_STORED = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}

_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "Loading...", "กำลังโหลด..."}
)
_ERROR_TYPES = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A sheet as it stands; `rules` counts its conditional formats. A merge includes both ends.

    `guard` is the protection of the whole sheet that is the program's own.
    """

    id: int
    title: str
    index: int
    hidden: bool
    rows: int
    columns: int
    grid: bool
    entries: tuple[Entry, ...]
    merges: tuple[Merge, ...] = ()
    charts: tuple[int, ...] = ()
    bandings: tuple[int, ...] = ()
    tables: tuple[str, ...] = ()
    rules: int = 0
    filtered: bool = False
    guard: Json | None = None

    @property
    def mark(self) -> Mark | None:
        """What the program wrote on it, or None when it is somebody else's."""
        return next((mark for entry in self.entries if (mark := entry.mark(self.id))), None)

    @property
    def own_mark(self) -> Mark:
        """The mark of a sheet that is the program's own."""
        return next(mark for entry in self.entries if (mark := entry.mark(self.id)))

    @property
    def marked(self) -> Entry:
        """The entry that holds the mark."""
        return next(entry for entry in self.entries if entry.mark(self.id))

    def bears(self, key: str) -> bool:
        """Say whether it carries an entry of this kind."""
        return any(entry.key == key for entry in self.entries)


@dataclass(frozen=True)
class Spreadsheet:
    """A spreadsheet as it stands, without its values."""

    id: str
    title: str
    locale: str
    time_zone: str
    entries: tuple[Entry, ...]
    sheets: tuple[Standing, ...]

    @property
    def inputs(self) -> tuple[Standing, ...]:
        """The sheets of people: those on which the program left nothing, nor on what they were copied from."""
        return tuple(sheet for sheet in self.sheets if sheet.grid and not sheet.entries)

    @property
    def ours(self) -> Mapping[str, Standing]:
        """The generated sheets, by the key of their tab."""
        return {mark.key: sheet for sheet in reversed(self.sheets) if (mark := sheet.mark)}


def read_structure(told: Mapping[str, Any]) -> Spreadsheet:
    """Read an answer that has the fields `STRUCTURE`."""
    properties = told.get("properties", {})
    return Spreadsheet(
        told["spreadsheetId"],
        properties.get("title", ""),
        properties.get("locale", ""),
        properties.get("timeZone", ""),
        read_entries(told.get("developerMetadata", ())),
        tuple(_standing(sheet) for sheet in told.get("sheets", ())),
    )


def _standing(told: Mapping[str, Any]) -> Standing:
    properties = told["properties"]
    grid = properties.get("gridProperties", {})
    return Standing(
        properties["sheetId"],
        properties["title"],
        properties.get("index", 0),
        properties.get("hidden", False),
        grid.get("rowCount", 0),
        grid.get("columnCount", 0),
        properties.get("sheetType", "GRID") == "GRID",
        read_entries(told.get("developerMetadata", ())),
        tuple(_merge(merge) for merge in told.get("merges", ())),
        tuple(chart["chartId"] for chart in told.get("charts", ())),
        tuple(band["bandedRangeId"] for band in told.get("bandedRanges", ())),
        tuple(table["tableId"] for table in told.get("tables", ())),
        len(told.get("conditionalFormats", ())),
        "basicFilter" in told,
        next((guard for guard in told.get("protectedRanges", ()) if guard.get("description") == GUARD), None),
    )


def _merge(told: Mapping[str, int]) -> Merge:
    """Return a range of Google's, whose ends are exclusive and whose zeros may be left out."""
    first = told.get("startRowIndex", 0), told.get("startColumnIndex", 0)
    return (*first, told["endRowIndex"] - 1, told["endColumnIndex"] - 1)


def quoted(title: str) -> str:
    """Return the range that is the whole sheet `title`."""
    doubled = title.replace("'", "''")
    return f"'{doubled}'"


def read_values(told: Mapping[str, Any]) -> list[list[Row]]:
    """Read the answer to a request for several ranges: the rows of each, in the order asked for."""
    return [
        [[_value(cell) for cell in row] for row in given.get("values", ())] for given in told.get("valueRanges", ())
    ]


def _value(cell: Value) -> Value:
    return Broken(cell) if isinstance(cell, str) and cell in _ERRORS else cell


def read_grids(told: Mapping[str, Any]) -> list[list[Row]]:
    """Read an answer that has the fields `WHOLE`: the rows of every sheet."""
    return [_rows(data[0] if (data := sheet.get("data")) else {}) for sheet in told.get("sheets", ())]


def _rows(data: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for row in data.get("rowData", ()):
        cells = [_effective(cell.get("effectiveValue", {})) for cell in row.get("values", ())]
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _effective(value: Mapping[str, Any]) -> Value:
    if "errorValue" in value:
        return Broken(_ERROR_TYPES.get(value["errorValue"].get("type", ""), "#ERROR!"))
    found: Value = next(iter(value.values()), None)
    return found


def as_sheets(standing: Iterable[Standing], rows: Iterable[Sequence[Row]]) -> tuple[Sheet, ...]:
    """Return input sheets with their values, as every store hands them over."""
    return tuple(Sheet(sheet.title, values, sheet.merges) for sheet, values in zip(standing, rows, strict=True))


def as_printed(sheet: Standing, mark: Mark, rows: Sequence[Row]) -> Printed:
    """Return a generated sheet with its values, and whether a person changed them since.

    A new title changes nothing, unless formulas name the old one.
    """
    renamed = bool(mark.title) and sheet.title != mark.title
    return Printed(mark.key, sheet.title, rows, mark.fingerprint, renamed or changed(mark, rows))


def changed(mark: Mark, rows: Sequence[Row]) -> bool:
    """Say whether what a generated sheet shows differs from what was written on it."""
    return values_fingerprint(rows) != mark.values
