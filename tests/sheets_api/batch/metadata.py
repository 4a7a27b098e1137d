"""Developer metadata: create, update, delete."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.core import Batch, handles, mask
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.model import Json
from tests.sheets_api.masks import update
from tests.sheets_api.spreadsheets.metadata import filter_matches

_KINDS = {"ROWS": "ROW", "COLUMNS": "COLUMN"}


def _located(batch: Batch, location: Json) -> Json:
    """A location with its type, checked against the sheets there are."""
    if location.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "sheetId" in location:
        return {"locationType": "SHEET", "sheetId": batch.sheet(location["sheetId"]).id}
    if "dimensionRange" in location:
        if not {"startIndex", "endIndex"} <= location["dimensionRange"].keys():
            raise bad("DimensionRange must specify both a startIndex and an endIndex.")
        sheet, dimension, start, end = batch.dimension(location["dimensionRange"])
        if end - start != 1:
            raise bad("DimensionRange must represent a single row or column.")
        if end > sheet.size(dimension):
            raise bad("The dimension range is outside the grid.")
        place = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": end}
        return {"locationType": _KINDS[dimension], "dimensionRange": place}
    raise bad("Developer metadata must always have a location specified.")


@handles("createDeveloperMetadata")
def create(batch: Batch, request: Json) -> Json:
    wanted = request.get("developerMetadata", {})
    if not wanted.get("metadataKey"):
        raise bad("Developer metadata must always have a key specified.")
    if wanted.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        raise bad("Developer metadata must always have visibility specified.")
    taken = {entry["metadataId"] for entry in batch.book.developer_metadata}
    number = wanted.get("metadataId")
    if number is None:
        number = batch.new_id()
    elif number in taken:
        raise bad(f"Developer metadata with id {number} already exists.")
    entry: Json = {"metadataId": number, "metadataKey": wanted["metadataKey"]}
    if wanted.get("metadataValue"):
        entry["metadataValue"] = wanted["metadataValue"]
    entry["location"] = _located(batch, wanted.get("location", {}))
    entry["visibility"] = wanted["visibility"]
    batch.book.developer_metadata.append(entry)
    return {"developerMetadata": copy.deepcopy(entry)}


def _selected(batch: Batch, filters: list[Json]) -> list[Json]:
    if not filters:
        raise bad("At least one data filter must be specified.")
    return [m for m in batch.book.developer_metadata if any(filter_matches(m, one) for one in filters)]


@handles("updateDeveloperMetadata")
def update_metadata(batch: Batch, request: Json) -> Json:
    wanted = dict(request.get("developerMetadata", {}))
    tree = mask(request, "DeveloperMetadata")
    if "location" in tree or ("*" in tree and "location" in wanted):
        wanted["location"] = _located(batch, wanted.get("location", {}))
    if "*" in tree:
        tree = {key: {} for key in wanted}
    tree = {key: {} for key in tree if key != "metadataId"}
    found = _selected(batch, request.get("dataFilters", []))
    for entry in found:
        update(entry, wanted, tree)
    return {"developerMetadata": copy.deepcopy(found)} if found else {}


@handles("deleteDeveloperMetadata")
def delete(batch: Batch, request: Json) -> Json:
    found = _selected(batch, [request["dataFilter"]] if "dataFilter" in request else [])
    for entry in found:
        batch.book.developer_metadata.remove(entry)
    return {"deletedDeveloperMetadata": found} if found else {}
