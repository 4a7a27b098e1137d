"""Works out formulas. Each cell is worked out once per revision of its spreadsheet, when somebody asks.

An array result spills: its other values are shown in the cells to the right and below, unless something is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tests.sheets_api.formulas import functions, pivot
from tests.sheets_api.formulas.kinds import Fault, Scalar, Stop, Table, Value, single
from tests.sheets_api.formulas.pivot_source import rows_of
from tests.sheets_api.formulas.syntax import (
    Broken,
    Call,
    Closure,
    FormulaError,
    Literal,
    Name,
    Node,
    Reference,
    Rows,
    parse,
)
from tests.sheets_api.grid.a1 import Area, RangeError, cell_name, grid_range, parse_cells
from tests.sheets_api.grid.model import Book, Json, Place, Sheet
from tests.sheets_api.values.locales import locale

_MAY_SPILL = re.compile(
    r"\{|ARRAYFORMULA|IMPORTRANGE|QUERY|MAP|SCAN|BYROW|BYCOL|MAKEARRAY|LET|LAMBDA|TRANSPOSE|UNIQUE|SORT|FILTER|SEQUENCE|SPLIT|FLATTEN|TOCOL|TOROW|HSTACK|VSTACK|[A-Z]+\d*:[A-Z]",
    re.IGNORECASE,
)
_CYCLE = Fault("#REF!", "Circular dependency detected. To resolve with iterative calculation, see File > Settings.")
_PICTURES = {"IMAGE", "SPARKLINE"}  # a cell that shows one has no value
_WORKING = object()
Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Formulas of one spreadsheet at one moment."""

    book: Book
    now: datetime

    def cell(self, sheet: Sheet, row: int, column: int) -> Scalar:
        """The effective value of a cell."""
        spilled = self.spilled(sheet)
        cell = sheet.cells.get((row, column))
        if cell is None or cell.value is None:
            found: Scalar = spilled.get((row, column))
            return found
        return single(self._result(sheet, row, column, cell.value))

    def _result(self, sheet: Sheet, row: int, column: int, value: Json) -> Value:
        if "formulaValue" not in value:
            return literal(value)
        key: Key = (sheet.id, row, column)
        memo = self.book.computed
        if key not in memo:
            memo[key] = _WORKING
            memo[key] = self._work(value["formulaValue"], sheet, row, column)
        return _CYCLE if memo[key] is _WORKING else memo[key]

    def _work(self, formula: str, sheet: Sheet, row: int, column: int) -> Value:
        try:
            node = parse(formula)
            if isinstance(node, Call) and node.name in _PICTURES:
                return None
            value = Context(self, sheet, row, column).value(node)
        except FormulaError:
            return Fault("#ERROR!", "Formula parse error.")
        except Stop as stopped:
            return stopped.fault
        except (OverflowError, RecursionError):
            return Fault("#NUM!", "Result was not a number.")
        if isinstance(value, Closure):
            return Fault("#N/A", "A LAMBDA must be called with its arguments to give a value.")
        if isinstance(value, Table) and (value.height, value.width) == (1, 1):
            value = value.rows[0][0]
        return 0.0 if value is None else value

    def spilled(self, sheet: Sheet) -> dict[tuple[int, int], Scalar]:
        """Values shown in cells that hold nothing themselves."""
        memo = self.book.computed
        key = ("spills", sheet.id)
        if key not in memo:
            memo[key] = found = {}
            for (row, column), cell in sorted(sheet.cells.items(), key=lambda item: item[0]):
                formula = (cell.value or {}).get("formulaValue")
                if formula and _MAY_SPILL.search(formula):
                    self._spill(sheet, row, column, found)
                if cell.pivot:
                    self._pivot(sheet, (row, column), cell.pivot, found)
        spilled: dict[tuple[int, int], Scalar] = memo[key]
        return spilled

    def _pivot(self, sheet: Sheet, place: tuple[int, int], spec: Json, found: dict[tuple[int, int], Scalar]) -> None:
        """A pivot table lies over whatever is there."""
        area = spec.get("source", {})
        home = self.book.sheet(area.get("sheetId", 0)) or sheet
        box = home.resolve(grid_range(area))
        looks = self.book.computed.setdefault(("looks", sheet.id), {})

        def calculate(formula: str, names: dict[str, Value]) -> Scalar:
            try:
                return single(Context(self, sheet, *place).binding(names).value(parse(formula)))
            except FormulaError:
                return Fault("#ERROR!", "Formula parse error.")
            except Stop as stopped:
                return stopped.fault

        source = rows_of(self, home, spec)
        covered = self.book.computed.setdefault(("pivots", sheet.id), set())
        covered.add(place)
        spoken = locale(self.book.properties.get("locale", "en_US"))
        for r, line in enumerate(pivot.table(spec, source, spoken, calculate)):
            for c, cell in enumerate(line):
                covered.add((place[0] + r, place[1] + c))
                if cell.value is not None:
                    found[place[0] + r, place[1] + c] = cell.value
                if isinstance(cell.look, int):
                    looks[place[0] + r, place[1] + c] = (home, box.top + 1, box.left + cell.look)
                elif cell.look:
                    looks[place[0] + r, place[1] + c] = cell.look

    def pivot_look(self, sheet: Sheet, row: int, column: int) -> tuple[Sheet, int, int] | str | None:
        """Whose number format a cell of a pivot table has: that of a cell of its source, or ``PERCENT``."""
        self.spilled(sheet)
        looks: dict[tuple[int, int], tuple[Sheet, int, int] | str] = self.book.computed.get(("looks", sheet.id), {})
        return looks.get((row, column))

    def of_pivots(self, sheet: Sheet) -> set[Place]:
        """The cells that pivot tables of this sheet lie over."""
        self.spilled(sheet)
        covered: set[Place] = self.book.computed.get(("pivots", sheet.id), set())
        return covered

    def _spill(self, sheet: Sheet, row: int, column: int, found: dict[tuple[int, int], Scalar]) -> None:
        result = self._result(sheet, row, column, sheet.cells[row, column].value or {})
        if not isinstance(result, Table):
            return
        places = [(row + r, column + c) for r in range(result.height) for c in range(result.width)][1:]
        taken = next((place for place in places if place in found or sheet.at(*place).value is not None), None)
        if taken:
            name = cell_name(*taken)
            fault = Fault("#REF!", f"Array result was not expanded because it would overwrite data in {name}.")
            self.book.computed[sheet.id, row, column] = fault
            return
        for r, c in places:
            found[r, c] = result.rows[r - row][c - column]


@dataclass(frozen=True, slots=True)
class Context:
    """Where a formula stands: what a function may need beside its arguments."""

    evaluator: Evaluator
    sheet: Sheet
    row: int
    column: int
    arrays: bool = False
    names: tuple[tuple[str, Value], ...] = ()  # of LET and LAMBDA, the inner ones last

    def binding(self, names: dict[str, Value]) -> Context:
        """The same place, seeing these names too."""
        return replace(self, names=(*self.names, *names.items()))

    def bound(self, name: str) -> Value:
        """What a name of LET or LAMBDA stands for; None when there is no such name."""
        return next((value for own, value in reversed(self.names) if own == name.casefold()), None)

    def with_arrays(self) -> Context:
        """The same place, but operators and functions repeat over tables."""
        return replace(self, arrays=True)

    @property
    def now(self) -> datetime:
        return self.evaluator.now

    def value(self, node: Node) -> Value:
        match node:
            case Literal(value):
                return value
            case Broken(code):
                raise Stop(Fault(code, "Reference does not exist." if code == "#REF!" else ""))
            case Reference():
                return self.cells(node)
            case Name(name):
                known = any(own == name.casefold() for own, _ in self.names)
                return self.bound(name) if known else self.named(name)
            case Rows(rows):
                return self.array(rows)
            case Call(name, arguments):
                if isinstance(self.bound(name), Closure):
                    return functions.call(self, "APPLY", (Name(name), *arguments))
                return functions.call(self, name, arguments)

    def scalar(self, node: Node) -> Scalar:
        """One value; of a range that lies beside the formula, the cell in the same row or column."""
        value = self.value(node)
        if isinstance(value, Table) and value.place and value.place[0] == self.sheet.id:
            row, column = self.row - value.place[1], self.column - value.place[2]
            if value.width == 1 and 0 <= row < value.height:
                return value.rows[row][0]
            if value.height == 1 and 0 <= column < value.width:
                return value.rows[0][column]
        return single(value)

    def sheet_of(self, node: Reference) -> Sheet:
        if node.sheet is None:
            return self.sheet
        sheet = self.evaluator.book.titled(node.sheet)
        if sheet is None:
            raise Stop(Fault("#REF!", f"Unresolved sheet name '{node.sheet}'."))
        return sheet

    def cells(self, node: Reference) -> Value:
        return self.table(self.sheet_of(node), node.area)

    def table(self, sheet: Sheet, area: Area) -> Value:
        if (area.top or 0) >= sheet.rows or (area.left or 0) >= sheet.columns:
            if area.is_cell:
                return None
            return Table(((None,),))
        box = sheet.resolve(area)
        if area.is_cell:
            return self.evaluator.cell(sheet, box.top, box.left)
        if area.bottom is None and sheet.cells:  # an open end: no further than there is something
            last = max((row for row, _ in sheet.cells), default=0)
            box = sheet.resolve(Area(box.top, box.left, max(box.top, last) + 1, box.right))
        cell = self.evaluator.cell
        rows = tuple(
            tuple(cell(sheet, row, column) for column in range(box.left, box.right))
            for row in range(box.top, box.bottom)
        )
        return Table(rows, (sheet.id, box.top, box.left))

    def named(self, name: str) -> Value:
        book = self.evaluator.book
        for entry in book.named_ranges:
            if entry["name"].casefold() == name.casefold():
                sheet = book.sheet(entry["range"].get("sheetId", 0))
                if sheet:
                    return self.table(sheet, grid_range(entry["range"]))
        raise Stop(Fault("#NAME?", f"Unknown range name: '{name.upper()}'."))

    def indirect(self, text: str) -> Value:
        """The cells a text names."""
        from tests.sheets_api.formulas.syntax import split_reference

        title, cells = split_reference(text)
        try:
            return self.cells(Reference(title, parse_cells(cells.replace("$", ""))))
        except RangeError:
            raise Stop(
                Fault("#REF!", "Function INDIRECT parameter 1 value is not a valid cell/range reference.")
            ) from None

    def array(self, rows: tuple[tuple[Node, ...], ...]) -> Table:
        """``{A1:A2, B1:B2; 1, 2}``: tables side by side and below each other."""
        joined: list[tuple[Scalar, ...]] = []
        for row in rows:
            parts = [_as_table(self.value(node)) for node in row]
            height = max((part.height for part in parts), default=0)
            if any(part.height != height for part in parts):
                raise Stop(Fault("#VALUE!", "Function ARRAY_ROW parameter 2 has mismatched row size."))
            joined += [tuple(v for part in parts for v in part.rows[i]) for i in range(height)]
        if len({len(row) for row in joined}) > 1:
            raise Stop(Fault("#VALUE!", "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows."))
        return Table(tuple(joined))


def _as_table(value: Value) -> Table:
    return value if isinstance(value, Table) else Table(((value,),))


def literal(value: Json) -> Scalar:
    """An ExtendedValue that is no formula."""
    found: Any = next(iter(value.values()))
    if "errorValue" in value:
        return Fault("#ERROR!", found.get("message", ""))
    return float(found) if isinstance(found, int) and not isinstance(found, bool) else found


def extended(value: Scalar) -> Json | None:
    """A computed value as the API's ExtendedValue."""
    if value is None:
        return None
    if isinstance(value, Fault):
        return {"errorValue": {"type": value.kind, "message": value.message}}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    whole = int(value) if value == int(value) and abs(value) < 1e15 else value
    return {"numberValue": whole}
