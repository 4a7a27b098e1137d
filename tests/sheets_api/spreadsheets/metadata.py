"""Developer metadata: notes programs leave on a spreadsheet, a sheet, a row or a column, invisible to people."""

from __future__ import annotations

from tests.sheets_api.errors import bad
from tests.sheets_api.grid.model import Json


def lookup_matches(entry: Json, lookup: Json) -> bool:
    """Whether metadata fits a DeveloperMetadataLookup; what the lookup leaves open fits all."""
    for name in ("metadataId", "metadataKey", "metadataValue", "visibility"):
        if name in lookup and entry.get(name) != lookup[name]:
            return False
    kind = lookup.get("locationType")
    if kind and entry["location"]["locationType"] != kind:
        return False
    strategy = lookup.get("locationMatchingStrategy")
    place = lookup.get("metadataLocation", {})
    if place.get("spreadsheet") and strategy == "INTERSECTING_LOCATION":
        raise bad(
            "DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was specified as INTERSECTING."
        )
    return _located(entry["location"], place, exact=strategy == "EXACT_LOCATION")


def _located(location: Json, place: Json, *, exact: bool) -> bool:
    """Whether a location fits. A sheet meets its rows and columns, unless it must fit exactly."""
    own = location.get("dimensionRange")
    if place.get("spreadsheet"):
        return bool(location["locationType"] == "SPREADSHEET")
    if "sheetId" in place:
        if location.get("sheetId") == place["sheetId"]:
            return True
        return not exact and own is not None and own.get("sheetId", 0) == place["sheetId"]
    wanted = place.get("dimensionRange")
    if wanted is None:
        return True
    if own is None or own.get("sheetId", 0) != wanted.get("sheetId", 0) or own["dimension"] != wanted.get("dimension"):
        return False
    first, end = wanted.get("startIndex", 0), wanted.get("endIndex", 10**9)
    if exact:
        return bool((own["startIndex"], own["endIndex"]) == (first, end))
    return bool(own["startIndex"] < end and first < own["endIndex"])


def filter_matches(entry: Json, data_filter: Json) -> bool:
    """Whether a DataFilter selects this metadata."""
    if "developerMetadataLookup" in data_filter:
        return lookup_matches(entry, data_filter["developerMetadataLookup"])
    if "gridRange" in data_filter:
        wanted = data_filter["gridRange"]
        own = entry["location"].get("dimensionRange", {})
        sheet_id = entry["location"].get("sheetId", own.get("sheetId"))
        return bool(sheet_id == wanted.get("sheetId", 0))
    return False
