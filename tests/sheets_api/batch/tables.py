"""Tables: a named range with typed columns."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.core import Batch, handles, mask, stored_range
from tests.sheets_api.batch.objects import find_object
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import Box, grid_range
from tests.sheets_api.grid.looks import paired, with_both_colors
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.masks import update


def _columns(batch: Batch, sheet: Sheet, box: Box, given: list[Json]) -> list[Json]:
    """A property for each column; names come from the header row where none is given."""
    view = batch.call.look(batch.book)
    known = {entry.get("columnIndex", 0): entry for entry in given}
    done = []
    for index in range(box.width):
        entry = dict(known.get(index, {}))
        header = view.shown(sheet, box.top, box.left + index)
        entry["columnName"] = entry.get("columnName") or header or f"Column {index + 1}"
        if not header:
            cell = sheet.at(box.top, box.left + index)
            sheet.put(box.top, box.left + index, cell.but(value={"stringValue": entry["columnName"]}))
        done.append({"columnIndex": index, **{k: v for k, v in entry.items() if k != "columnIndex"}})
    return done


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
    wanted = with_both_colors(copy.deepcopy(request.get("table", {})))
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
    wanted = with_both_colors(copy.deepcopy(request.get("table", {})))
    tree = mask(request, "Table")
    sheet, entry = find_object(batch, "tables", "tableId", wanted.get("tableId", ""), "table")
    table_id = entry["tableId"]
    update(entry, wanted, paired({key: below for key, below in tree.items() if key != "tableId"}))
    entry["tableId"] = table_id
    _, box = _checked(batch, entry, entry)
    entry["range"] = stored_range(sheet, box)
    entry["columnProperties"] = _columns(batch, sheet, box, entry.get("columnProperties", []))


@handles("deleteTable")
def delete(batch: Batch, request: Json) -> None:
    """The table goes with the cells in it."""
    sheet, entry = find_object(batch, "tables", "tableId", request.get("tableId", ""), "table")
    box = sheet.resolve(grid_range(entry["range"]))
    batch.guard(sheet, box)
    sheet.tables.remove(entry)
    for place in sheet.inside(box):
        del sheet.cells[place]
