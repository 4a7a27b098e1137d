"""Developer metadata: notes programs leave on a spreadsheet, a sheet, a row or a column, invisible to people."""

from __future__ import annotations

from tests.sheets_api.grid.model import Json


def lookup_matches(entry: Json, lookup: Json) -> bool:
    """Whether metadata fits a DeveloperMetadataLookup; what the lookup leaves open fits all."""
    for name in ("metadataId", "metadataKey", "metadataValue", "visibility"):
        if name in lookup and entry.get(name) != lookup[name]:
            return False
    kind = lookup.get("locationType")
    if kind and entry["location"]["locationType"] != kind:
        return False
    place = lookup.get("metadataLocation")
    if not place:
        return True
    exact = _covers(place, entry["location"], exact=True)
    if exact or lookup.get("locationMatchingStrategy") == "EXACT_LOCATION":
        return exact
    if "sheetId" not in place and "dimensionRange" not in place and "spreadsheet" not in place:
        return True
    intersecting = lookup.get("locationMatchingStrategy") == "INTERSECTING_LOCATION" or not kind
    return intersecting and _covers(place, entry["location"], exact=False)


def _covers(place: Json, location: Json, *, exact: bool) -> bool:
    if place.get("spreadsheet"):
        return not exact or location["locationType"] == "SPREADSHEET"
    if "dimensionRange" in place:
        return _same_dimension(place["dimensionRange"], location, exact=exact)
    if "sheetId" not in place:
        return not exact
    sheet_id = location.get("sheetId", location.get("dimensionRange", {}).get("sheetId"))
    if exact:
        return location["locationType"] == "SHEET" and sheet_id == place["sheetId"]
    return location["locationType"] == "SPREADSHEET" or sheet_id == place["sheetId"]


def _same_dimension(wanted: Json, location: Json, *, exact: bool) -> bool:
    own = location.get("dimensionRange")
    if exact:
        return own is not None and all(own.get(key, 0) == wanted.get(key, 0) for key in
                                       ("sheetId", "dimension", "startIndex", "endIndex"))  # fmt: skip
    if own is None:
        return location["locationType"] == "SPREADSHEET" or location.get("sheetId") == wanted.get("sheetId", 0)
    if own.get("sheetId", 0) != wanted.get("sheetId", 0):
        return False
    if own["dimension"] != wanted.get("dimension"):
        return True
    return bool(own["startIndex"] < wanted.get("endIndex", 10**9) and wanted.get("startIndex", 0) < own["endIndex"])


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
