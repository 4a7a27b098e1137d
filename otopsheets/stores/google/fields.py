"""The columns of a tab to fill in, in Google's words: notes, drop-downs, what is missing, results. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from otopsheets.registry.form import MISSING, Field, Form
from otopsheets.registry.sheets import column_letters
from otopsheets.stores.google.looks import color
from otopsheets.stores.google.marks import Json
from otopsheets.stores.google.reading import quoted
from otopsheets.tabs import forms, lookup


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a tab to fill in stands: its sheet, its header row from 0, and the place of every column, from 0.

    `rows` is how many rows below the header are made ready.
    """

    form: Form
    sheet: int
    title: str
    header: int
    columns: Mapping[str, int]
    rows: int

    @property
    def fields(self) -> list[tuple[Field, int]]:
        """The columns that are there, with their places."""
        return [(field, self.columns[key]) for field in self.form.fields if (key := field.column.key) in self.columns]

    @property
    def result(self) -> int | None:
        """The place of the column that shows results, if the sheet has one."""
        return next((at for field, at in self.fields if field.holds == "result"), None)

    def area(self, column: int, first: int = 0, last: int | None = None) -> Json:
        """Return the range of a column, from row `first` below the header to row `last`, both included."""
        last = self.rows - 1 if last is None else last
        return {
            "sheetId": self.sheet,
            "startRowIndex": self.header + 1 + first,
            "endRowIndex": self.header + 2 + last,
            "startColumnIndex": column,
            "endColumnIndex": column + 1,
        }

    @property
    def header_row(self) -> Json:
        """The range of the header row, all across."""
        return {"sheetId": self.sheet, "startRowIndex": self.header, "endRowIndex": self.header + 1}

    def cell(self, column: int, row: int = 0, *, fixed: str = "") -> str:
        """Return the name of a cell, `row` rows below the first under the header; `fixed` is `$` for columns."""
        return f"{fixed}{column_letters(column)}{self.header + 2 + row}"


def note(placed: Placed, field: Field, at: int) -> Json:
    """Return the request that puts the note on a column's header."""
    start = {"sheetId": placed.sheet, "rowIndex": placed.header, "columnIndex": at}
    return {"updateCells": {"start": start, "rows": [{"values": [{"note": field.note}]}], "fields": "note"}}


def offered(field: Field, places: Mapping[str, Placed]) -> Json | None:
    """Return the rule of a column's drop-down; a person may always type something else."""
    if field.listed_in is not None:
        listed = places.get(field.listed_in.tab)
        if listed is None or field.listed_in.column not in listed.columns:
            return None
        at = listed.columns[field.listed_in.column]
        first, last = listed.cell(at, fixed="$"), listed.cell(at, listed.rows - 1, fixed="$")
        area = f"={quoted(listed.title)}!{_pinned(first)}:{_pinned(last)}"
        return _rule("ONE_OF_RANGE", [area])
    return _rule("ONE_OF_LIST", list(field.choices)) if field.choices else None


def _pinned(cell: str) -> str:
    """Return `$B2` as `$B$2`."""
    letters = cell.rstrip("0123456789")
    return f"{letters}${cell.removeprefix(letters)}"


def _rule(kind: str, values: list[str]) -> Json:
    condition = {"type": kind, "values": [{"userEnteredValue": value} for value in values]}
    return {"condition": condition, "strict": False, "showCustomUi": True}


def offer(placed: Placed, at: int, rule: Json) -> Json:
    """Return the request that gives a column its drop-down, in every row."""
    return {"setDataValidation": {"range": placed.area(at), "rule": rule}}


def typed_cells(placed: Placed, *, row: int = 0, fixed: str = "") -> str:
    """Return the cells of a row that people fill in, as a formula lists them."""
    places = sorted(at for field, at in placed.fields if field.holds != "result")
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    cells = ((placed.cell(first, row, fixed=fixed), placed.cell(last, row, fixed=fixed)) for first, last in runs)
    return ",".join(f"{first}:{last}" if first != last else first for first, last in cells)


def missing(placed: Placed, at: int) -> Json:
    """Return the rule that colours a cell which a begun row still needs."""
    formula = f'=AND(COUNTA({typed_cells(placed, fixed="$")})>0,TRIM({placed.cell(at)})="")'
    return {
        "ranges": [placed.area(at)],
        "booleanRule": {
            "condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]},
            "format": {"backgroundColorStyle": color(MISSING)},
        },
    }


def result(placed: Placed, at: int, first: int, last: int, table: str) -> Json:
    """Return the request that fills the result column with its formula, from row `first` to row `last`."""
    name = placed.columns[lookup.NAMED_BY[placed.form.tab.key]]
    formula = forms.result_formula(
        placed.form.tab,
        typed=typed_cells(placed, row=first, fixed="$"),
        needed=[
            (placed.cell(place, first), field.column.header) for field, place in placed.fields if field.column.required
        ],
        name=placed.cell(name, first),
        table=table,
    )
    # Google moves the cells it names along from row to row.
    cell = {"userEnteredValue": {"formulaValue": formula}}
    return {"repeatCell": {"range": placed.area(at, first, last), "cell": cell, "fields": "userEnteredValue"}}


def table_of(output: str | None) -> str:
    """Return how a formula names the tab of results, here or in another spreadsheet.

    It is named by its text, so that a registry which does not have it yet shows no error.
    """
    area = f"'{lookup.TITLE}'!{lookup.PLACE}:{lookup.RESULT}"
    return f'IMPORTRANGE("{output}","{area}")' if output else f'INDIRECT("{area}")'
