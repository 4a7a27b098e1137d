"""Tables: a named range with typed columns. The header row and the names of the columns are one and the same."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.core import Batch, handles, mask, stored_range
from tests.sheets_api.batch.objects import find_object
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import Box, grid_range
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.masks import update


def _check_columns(given: list[Json], width: int) -> None:
    """400 for columns that contradict themselves."""
    seen = set()
    for entry in given:
        index = entry.get("columnIndex", 0)
        if not 0 <= index < width or index in seen:
            raise bad(f"Invalid column index {index} for a table of {width} columns.")
        seen.add(index)
        listed = entry.get("dataValidationRule", {}).get("condition")
        if entry.get("columnType") == "DROPDOWN" and not listed:
            raise bad("Condition must be set for dropdown column type.")
        if entry.get("columnType") != "DROPDOWN" and listed:
            raise bad("Cannot set condition for non-dropdown column type.")


def _columns(batch: Batch, sheet: Sheet, box: Box, given: list[Json]) -> list[Json]:
    """An entry for each column; a name is written into the header, a column without one is named by its header."""
    _check_columns(given, box.width)
    view = batch.call.look(batch.book)
    known = {entry.get("columnIndex", 0): entry for entry in given}
    unnamed = 0
    done = []
    for index in range(box.width):
        entry = known.get(index, {})
        header = view.shown(sheet, box.top, box.left + index)
        name = entry.get("columnName") or ("" if index in known else header)
        if not name:
            unnamed += 1
            name = f"Column {unnamed}"
        if name != header:
            cell = sheet.at(box.top, box.left + index)
            sheet.put(box.top, box.left + index, cell.but(value={"stringValue": name}, runs=()))
        first = {"columnIndex": index} if index else {}  # a zero is left out
        rest = {key: entry[key] for key in ("columnType", "dataValidationRule") if key in entry}
        done.append({**first, "columnName": name, **rest})
        if entry.get("columnType") == "BOOLEAN":
            _untick(sheet, Box(box.top + 1, box.left + index, box.bottom, box.left + index + 1))
    return done


def _untick(sheet: Sheet, box: Box) -> None:
    """A column that becomes BOOLEAN holds FALSE wherever it held no boolean."""
    for place in box.cells():
        cell = sheet.at(*place)
        if "boolValue" not in (cell.value or {}):
            sheet.put(*place, cell.but(value={"boolValue": False}, runs=()))


def _checked(batch: Batch, entry: Json, own: Json | None = None) -> tuple[Sheet, Box]:
    sheet, box = batch.editable(entry.get("range", {}))
    for other in sheet.tables:
        if other is not own and sheet.resolve(grid_range(other["range"])).meets(box):
            raise bad("Tables cannot overlap.")
    name = entry.get("name", "")
    if any(t is not own and t["name"].casefold() == name.casefold() for s in batch.book.sheets for t in s.tables):
        raise bad(f'A table with the name "{name}" already exists.')
    return sheet, box


@handles("addTable")
def add(batch: Batch, request: Json) -> Json:
    wanted = copy.deepcopy(request.get("table", {}))
    wanted.setdefault("name", f"Table{sum(len(s.tables) for s in batch.book.sheets) + 1}")
    sheet, box = _checked(batch, wanted)
    entry: Json = {
        "tableId": wanted.get("tableId") or str(batch.new_id()),
        "name": wanted["name"],
        "range": stored_range(sheet, box),
    }
    if "rowsProperties" in wanted:
        entry["rowsProperties"] = wanted["rowsProperties"]
    entry["columnProperties"] = _columns(batch, sheet, box, wanted.get("columnProperties", []))
    sheet.tables.append(entry)
    return {"table": copy.deepcopy(entry)}


@handles("updateTable")
def update_table(batch: Batch, request: Json) -> None:
    """``columnProperties`` are replaced whole: a column left out loses its type."""
    wanted = copy.deepcopy(request.get("table", {}))
    tree = mask(request, "Table")
    sheet, entry = find_object(batch, "tables", "tableId", wanted.get("tableId", ""), "table")
    table_id, before = entry["tableId"], entry["range"]
    if ("columnProperties" in tree or "*" in tree) and any(
        not column.get("columnName") for column in wanted.get("columnProperties", [])
    ):
        raise bad("Table header row cell must have a value.")
    update(entry, wanted, {key: below for key, below in tree.items() if key != "tableId"})
    entry["tableId"] = table_id
    entry.setdefault("range", before)
    _, box = _checked(batch, entry, entry)
    entry["range"] = stored_range(sheet, box)
    kept = [column for column in entry.get("columnProperties", []) if column.get("columnIndex", 0) < box.width]
    entry["columnProperties"] = _columns(batch, sheet, box, kept)


@handles("deleteTable")
def delete(batch: Batch, request: Json) -> None:
    """The table goes with the cells in it, and with the conditional formats that lie inside."""
    sheet, entry = find_object(batch, "tables", "tableId", request.get("tableId", ""), "table")
    box = sheet.resolve(grid_range(entry["range"]))
    batch.guard(sheet, box)
    sheet.tables.remove(entry)
    for place in sheet.inside(box):
        del sheet.cells[place]

    def inside(area: Json) -> bool:
        return box.covers(sheet.resolve(grid_range(area)))

    sheet.conditional_formats[:] = [r for r in sheet.conditional_formats if not all(map(inside, r["ranges"]))]
