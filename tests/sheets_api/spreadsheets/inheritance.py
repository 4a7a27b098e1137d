"""The number format a formula brings along when its cell has none: a sum of prices is shown as a price."""

from __future__ import annotations

from collections.abc import Callable

from tests.sheets_api.formulas.syntax import Call, FormulaError, Node, Reference, parse
from tests.sheets_api.grid.model import Book, Json, Sheet
from tests.sheets_api.values.formats import TEMPORAL
from tests.sheets_api.values.locales import Locale

OfCell = Callable[[Sheet, int, int], "Json | None"]
_DATES = {"TODAY", "DATE", "EDATE", "EOMONTH", "DATEVALUE"}
_FIRST = {"SUM", "AVERAGE", "MIN", "MAX", "MEDIAN", "UMINUS", "UPLUS", "ROUND", "ABS", "IFERROR", "INDEX", "SUMIF"}


def inherited(book: Book, sheet: Sheet, formula: str, locale: Locale, of_cell: OfCell) -> Json | None:
    """The format of the first cell the formula counts with, or that of its date function."""
    try:
        return _of(parse(formula), book, sheet, locale, of_cell)
    except FormulaError:
        return None


def _of(node: Node, book: Book, sheet: Sheet, locale: Locale, of_cell: OfCell) -> Json | None:
    if isinstance(node, Reference):
        home = sheet if node.sheet is None else book.titled(node.sheet)
        return of_cell(home, node.area.top or 0, node.area.left or 0) if home else None
    if not isinstance(node, Call):
        return None
    if node.name in _DATES:
        return {"type": "DATE", "pattern": locale.date}
    if node.name == "NOW":
        return {"type": "DATE_TIME", "pattern": locale.datetime}
    found = [_of(argument, book, sheet, locale, of_cell) for argument in node.arguments]
    if node.name in _FIRST:
        return found[0] if found else None
    if node.name not in {"ADD", "MINUS", "MULTIPLY"}:
        return None
    temporal = [one for one in found if one and one.get("type") in TEMPORAL]
    if temporal and (node.name == "MULTIPLY" or len(temporal) > 1):
        return None  # the days between two dates are a number
    return next((one for one in found if one), None)
