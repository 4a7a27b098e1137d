"""QUERY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.registry import whole
from tests.sheets_api.formulas.kinds import Scalar, Table, Value, number, stop, table, text
from tests.sheets_api.formulas.query.frames import KINDS, frame
from tests.sheets_api.formulas.query.language import QueryError, parse
from tests.sheets_api.formulas.query.run import run
from tests.sheets_api.grid.a1 import column_name
from tests.sheets_api.values.entry import serial

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


@whole("QUERY", least=2, most=3)
def query(context: Context, data: Value, asked: Value, headers: Value = None) -> Value:
    cells = table(data)
    sheet = context.evaluator.book.sheet(cells.place[0]) if cells.place else None

    def kind_at(row: int, column: int) -> tuple[str, str]:
        if sheet is None or cells.place is None:
            return "", ""
        cell = sheet.at(cells.place[1] + row, cells.place[2] + column)
        return KINDS.get((cell.format or {}).get("numberFormat", {}).get("type", ""), ""), ""

    first = cells.place[2] if cells.place else 0
    names = [column_name(first + c) if cells.place else f"Col{c + 1}" for c in range(cells.width)]
    count = None if headers is None or number(headers) < 0 else int(number(headers))
    try:
        found = run(parse(text(asked)), frame(names, list(cells.rows), count, kind_at, serial(context.now)))
    except QueryError as fault:
        raise stop("#VALUE!", f"Unable to parse query string for Function QUERY parameter 2: {fault}") from None
    top: list[tuple[Scalar, ...]] = []
    if any(head.label for head in found.heads):
        top = [tuple(head.label or None for head in found.heads)]
    if not top and not found.rows:
        raise stop("#N/A", "Query completed with an empty output.")
    return Table((*top, *found.rows))
