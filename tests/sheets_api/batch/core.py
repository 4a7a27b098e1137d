"""Runs a batch: every request on a working copy, which is kept only if all of them succeed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.sheets_api.discovery import load
from tests.sheets_api.drive.store import File
from tests.sheets_api.errors import ApiError, bad, field_violations
from tests.sheets_api.grid.a1 import Area, Box, grid_range, to_grid_range
from tests.sheets_api.grid.model import Book, Json, Sheet
from tests.sheets_api.masks import MaskError, Tree, unknown_update_fields, update_tree
from tests.sheets_api.service import Call, method
from tests.sheets_api.spreadsheets import answer, ranges
from tests.sheets_api.spreadsheets.fresh import check_size
from tests.sheets_api.spreadsheets.protection import check, check_structure

Handler = Callable[["Batch", Json], Json | None]
HANDLERS: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that carries out one kind of request; what it returns is the reply's content."""

    def register(work: Handler) -> Handler:
        HANDLERS[kind] = work
        return work

    return register


@dataclass(slots=True)
class Batch:
    """What a request works on."""

    call: Call
    file: File
    book: Book

    def sheet(self, sheet_id: int | None) -> Sheet:
        """The sheet with this id (a GridRange without one means sheet 0)."""
        found = self.book.sheet(sheet_id or 0)
        if found is None:
            raise bad(f"No grid with id: {sheet_id or 0}")
        return found

    def range(self, place: Json) -> tuple[Sheet, Box]:
        """A GridRange, cut to the grid; 400 when it begins outside."""
        sheet = self.sheet(place.get("sheetId"))
        area = grid_range(place)
        for first, last, name in ((area.top, area.bottom, "Row"), (area.left, area.right, "Column")):
            if first is not None and last is not None and last < first:
                raise bad(f"start{name}Index must not be greater than end{name}Index")
        return sheet, ranges.within_grid(sheet, area)

    def editable(self, place: Json) -> tuple[Sheet, Box]:
        """A GridRange the caller may write to."""
        sheet, box = self.range(place)
        self.guard(sheet, box)
        return sheet, box

    def dimension(self, place: Json) -> tuple[Sheet, str, int, int]:
        """A DimensionRange: (sheet, ``ROWS`` or ``COLUMNS``, start, end)."""
        sheet = self.sheet(place.get("sheetId"))
        dimension = place.get("dimension", "DIMENSION_UNSPECIFIED")
        if dimension not in {"ROWS", "COLUMNS"}:
            raise bad("No dimension specified.")
        start, end = place.get("startIndex", 0), place.get("endIndex", sheet.size(dimension))
        if start < 0 or end < start:
            raise bad("Invalid dimension range.")
        return sheet, dimension, start, end

    def guard(self, sheet: Sheet, box: Box) -> None:
        """400 when a cell of ``box`` is protected from the caller."""
        check(self.book, sheet, box, self.call.user, self.file)

    def guard_sheet(self, sheet: Sheet) -> None:
        """400 when the whole sheet is protected from the caller."""
        check_structure(self.book, sheet, self.call.user, self.file)

    def new_id(self) -> int:
        return self.call.service.store.fresh_number(self.book.used_ids)


def mask(request: Json, schema: str, *, root: str = "", either: str = "") -> Tree:
    """The update mask of a request; 400 when it is missing or names what the message does not have.

    ``root`` may stand before the paths; ``either`` is a second message whose fields are good as well.
    """
    text = request.get("fields", "")
    if not text.strip():
        raise bad("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    try:
        tree = update_tree(text)
    except MaskError:
        raise field_violations([("fields", f"Invalid field mask: {text}")], f"Invalid field: {text}") from None
    if root and set(tree) == {root}:
        tree = tree[root] or {"*": {}}
    schemas = load("sheets", "v4").schemas
    unknown = unknown_update_fields(tree, schemas, schema)
    if unknown and either:
        unknown = unknown_update_fields(tree, schemas, either)
    if unknown:
        raise bad(f"Invalid field: {unknown[0]}")
    return tree


def stored_range(sheet: Sheet, box: Box | Area) -> Json:
    """A GridRange to keep, always with its sheet id."""
    return to_grid_range(sheet.id, box)


def with_sheet_ids(place: Json) -> Json:
    """A GridRange of a request with the sheet id made explicit."""
    return {"sheetId": place.get("sheetId", 0), **{k: v for k, v in place.items() if k != "sheetId"}}


@method("sheets.spreadsheets.batchUpdate")
def batch_update(call: Call) -> Json:
    requests = call.body.get("requests", [])
    if not requests:
        raise bad("Must specify at least one request.")
    with call.editing() as (file, book):
        batch = Batch(call, file, book)
        replies = [_run(batch, index, request) for index, request in enumerate(requests)]
        check_size(book)
    done: Json = {"spreadsheetId": book.id, "replies": replies}
    if call.body.get("includeSpreadsheetInResponse"):
        done["updatedSpreadsheet"] = _updated(call, book)
    return done


def _run(batch: Batch, index: int, request: Json) -> Json:
    kinds = list(request)
    if not kinds:
        raise bad(f"Invalid requests[{index}]: No request set.")
    kind = kinds[0]
    handler = HANDLERS.get(kind)
    if handler is None:
        raise ApiError(501, f"Invalid requests[{index}].{kind}: not supported by this test server.")
    try:
        reply = handler(batch, request[kind])
    except ApiError as fault:
        if fault.code != 400:
            raise
        raise ApiError(400, f"Invalid requests[{index}].{kind}: {fault.message}") from None
    batch.book.computed.clear()  # later requests (sort, findReplace) read what this one wrote
    return {} if reply is None else {kind: answer.as_written(reply) if kind != "addSheet" else reply}


def _updated(call: Call, book: Book) -> Json:
    texts = call.body.get("responseRanges")
    areas = None if not texts else [ranges.find(book, text) for text in texts]
    grid_data = bool(call.body.get("responseIncludeGridData"))
    return answer.spreadsheet(call.look(book), areas, grid_data=grid_data, user_can_edit=lambda _: True)
