"""Protected ranges."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.core import Batch, handles, mask, stored_range
from tests.sheets_api.batch.objects import find_object
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import grid_range
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.masks import update
from tests.sheets_api.spreadsheets.protection import REFUSED, may_edit


def _place(batch: Batch, entry: Json) -> Sheet:
    """The sheet a protected range is on; its range made explicit."""
    if "namedRangeId" in entry and "range" not in entry:
        named = next((n for n in batch.book.named_ranges if n["namedRangeId"] == entry["namedRangeId"]), None)
        if named is None:
            raise bad(f"No named range with id: {entry['namedRangeId']}")
        entry["range"] = dict(named["range"])
    place = entry.get("range", {})
    sheet = batch.sheet(place.get("sheetId"))
    batch.range(place)
    entry["range"] = stored_range(sheet, grid_range(place))
    for area in entry.get("unprotectedRanges", []):
        area.setdefault("sheetId", sheet.id)
    return sheet


def _settled(batch: Batch, entry: Json) -> None:
    """Editors: none for a warning; otherwise at least the owner and the one who protects."""
    if entry.get("warningOnly"):
        entry.pop("editors", None)
        return
    editors = dict(entry.get("editors", {}))
    always = [batch.call.user.email] + ([batch.file.owner] if batch.file.owner else [])
    editors["users"] = list(dict.fromkeys([*editors.get("users", []), *always]))
    entry["editors"] = {key: value for key, value in editors.items() if value}


@handles("addProtectedRange")
def add(batch: Batch, request: Json) -> Json:
    entry = copy.deepcopy(request.get("protectedRange", {}))
    sheet = _place(batch, entry)
    number = entry.pop("protectedRangeId", None)
    if number is None:
        number = batch.new_id()
    elif any(number == other["protectedRangeId"] for s in batch.book.sheets for other in s.protected_ranges):
        raise bad(f"A protected range with the id {number} already exists.")
    entry.pop("requestingUserCanEdit", None)
    _settled(batch, entry)
    entry = {"protectedRangeId": number, **entry}
    sheet.protected_ranges.append(entry)
    return {"protectedRange": {**copy.deepcopy(entry), "requestingUserCanEdit": True}}


def _mine(batch: Batch, number: int) -> tuple[Sheet, Json]:
    sheet, entry = find_object(batch, "protected_ranges", "protectedRangeId", number, "protected range")
    if not may_edit(entry, batch.call.user, batch.file):
        raise bad(REFUSED)
    return sheet, entry


@handles("updateProtectedRange")
def update_protected(batch: Batch, request: Json) -> None:
    wanted = copy.deepcopy(request.get("protectedRange", {}))
    tree = mask(request, "ProtectedRange")
    sheet, entry = _mine(batch, wanted.get("protectedRangeId", 0))
    number = entry["protectedRangeId"]
    fields = {key: below for key, below in tree.items() if key not in {"protectedRangeId", "requestingUserCanEdit"}}
    if "range" in fields:
        entry.pop("namedRangeId", None)
    update(entry, wanted, fields)
    entry["protectedRangeId"] = number
    home = _place(batch, entry)
    _settled(batch, entry)
    if home is not sheet:
        sheet.protected_ranges.remove(entry)
        home.protected_ranges.append(entry)


@handles("deleteProtectedRange")
def delete(batch: Batch, request: Json) -> None:
    sheet, entry = _mine(batch, request.get("protectedRangeId", 0))
    sheet.protected_ranges.remove(entry)
