"""``spreadsheets.get``, ``create``, ``getByDataFilter``, ``sheets.copyTo`` and the developer metadata reads."""

from __future__ import annotations

import copy
from typing import Any

from tests.sheets_api.errors import ApiError, bad, forbidden, not_found
from tests.sheets_api.grid.a1 import Area
from tests.sheets_api.grid.model import Book, Json, Sheet
from tests.sheets_api.masks import needs
from tests.sheets_api.service import SPREADSHEET, Call, File, method, new_file
from tests.sheets_api.spreadsheets import answer, fresh, ranges
from tests.sheets_api.spreadsheets.metadata import filter_matches
from tests.sheets_api.spreadsheets.protection import may_edit
from tests.sheets_api.spreadsheets.seed import seed_sheet


@method("sheets.spreadsheets.get")
def get(call: Call) -> Json:
    view = call.view()
    texts = call.params.get("ranges")
    areas = None if not texts else [_in_grid(*ranges.find(view.book, text)) for text in texts]
    return _answer(call, areas, view.book, wants=bool(call.params.get("includeGridData")))


@method("sheets.spreadsheets.getByDataFilter")
def get_by_data_filter(call: Call) -> Json:
    view = call.view()
    filters = call.body.get("dataFilters", [])
    areas = [_in_grid(*place) for one in filters for place in ranges.of_filter(view.book, one)] if filters else None
    return _answer(call, areas, view.book, wants=bool(call.body.get("includeGridData")), params=call.body)


def _in_grid(sheet: Sheet, area: Area) -> tuple[Sheet, Area]:
    ranges.within_grid(sheet, area)
    return sheet, area


def _answer(
    call: Call, areas: list[tuple[Sheet, Area]] | None, book: Book, *, wants: bool, params: Json | None = None
) -> Json:
    """``includeGridData`` counts only without a field mask; with one, the mask says what to send."""
    grid_data = needs(call.mask, "sheets", "data") if call.mask is not None else wants
    cells = call.mask
    for name in ("sheets", "data", "rowData", "values"):
        cells = (cells or {}).get(name)
    tables_in_bands = not (params or call.params).get("excludeTablesInBandedRanges", False)
    file = call.service.store.files[book.id]

    def can_edit(entry: Json) -> bool:
        return may_edit(entry, call.user, file)

    return answer.spreadsheet(
        call.look(book),
        areas,
        grid_data=grid_data,
        user_can_edit=can_edit,
        tables_in_bands=tables_in_bands,
        comments=_with_comments(call, file, params or call.params),
        asked=cells or None,
    )


def _with_comments(call: Call, file: File, params: Json) -> bool:
    """Comments are shown when they are asked for, to those who may comment."""
    mode = params.get("commentsViewMode", "COMMENTS_VIEW_MODE_OMITTED")
    may = file.allows(call.user, "commenter")
    if mode == "COMMENTS_VIEW_MODE_INCLUDED" and not may:
        raise forbidden()
    return mode == "COMMENTS_VIEW_MODE_INCLUDED" or (mode == "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS" and may)


@method("sheets.spreadsheets.create")
def create(call: Call) -> Json:
    if call.user.service_account:
        raise forbidden()  # a service account owns no storage
    body, store = call.body, call.service.store
    wanted = body.get("properties", {})
    book = fresh.book(store.fresh_id(), wanted.get("title") or "Untitled spreadsheet")
    settable = ("locale", "timeZone", "autoRecalc", "iterativeCalculationSettings", "spreadsheetTheme")
    book.properties.update({key: wanted[key] for key in settable if key in wanted})
    if body.get("sheets"):
        book.sheets, book.used_ids = [], set()
        for data in body["sheets"]:
            _add_sheet(call, book, data)
        book.reindex()
        fresh.check_size(book)
    for entry in body.get("namedRanges", []):
        number = store.fresh_number(book.used_ids)
        book.named_ranges.append({**entry, "namedRangeId": entry.get("namedRangeId", str(number))})
    for entry in body.get("developerMetadata", []):
        number = entry.get("metadataId") or store.fresh_number(book.used_ids)
        location = entry.get("location") or {"locationType": "SPREADSHEET", "spreadsheet": True}
        book.developer_metadata.append({**entry, "metadataId": number, "location": location})
    new_file(call, book.properties["title"], SPREADSHEET, [], book)
    return _answer(call, None, book, wants=bool(body.get("sheets")) and any("data" in one for one in body["sheets"]))


def _add_sheet(call: Call, book: Book, data: Json) -> None:
    wanted = data.get("properties", {})
    title = wanted.get("title") or f"Sheet{len(book.sheets) + 1}"
    if book.titled(title):
        raise bad(
            f'Invalid sheets[{len(book.sheets)}]: A sheet with the name "{title}" already exists. '
            "Please enter another name."
        )
    sheet_id = wanted.get("sheetId")
    if sheet_id is None:
        sheet_id = call.service.store.fresh_number(book.used_ids)
    if book.sheet(sheet_id):
        raise bad(f"Invalid sheets[{len(book.sheets)}]: Duplicate sheet id {sheet_id}.")
    book.used_ids.add(sheet_id)
    sheet = fresh.sheet(sheet_id, wanted, title)
    fresh.check_grid(sheet.properties.get("gridProperties", {}))
    seed_sheet(book, sheet, data, lambda: call.service.store.fresh_number(book.used_ids))
    book.sheets.append(sheet)


@method("sheets.spreadsheets.sheets.copyTo")
def copy_to(call: Call) -> Json:
    source = call.view().book
    sheet = source.sheet(int(call.params["sheetId"]))
    if sheet is None:
        raise bad(f"The sheet ({call.params['sheetId']}) does not exist.")
    target_id = call.body.get("destinationSpreadsheetId", "")
    target = call.file(target_id, "writer")
    assert target.book is not None
    book = target.book.copied()
    twin = sheet.copied()
    store = call.service.store
    twin.properties["sheetId"] = store.fresh_number(book.used_ids)
    twin.properties["title"] = copy_title(book, sheet.title)
    twin.properties["index"] = len(book.sheets)
    renumber(twin, sheet.id, lambda: store.fresh_number(book.used_ids))
    book.sheets.append(twin)
    for entry in source.developer_metadata:
        if _on_sheet(entry, sheet.id):
            moved = copy.deepcopy(entry)
            relocate(moved["location"], twin.id)
            moved["metadataId"] = store.fresh_number(book.used_ids)
            book.developer_metadata.append(moved)
    book.reindex()
    fresh.check_size(book)
    book.changed()
    target.book = book
    target.touch(call.now, call.user)
    target.revise(call.now, call.user)
    return answer.sheet_properties(twin)


def copy_title(book: Book, title: str) -> str:
    """``Copy of X``, ``Copy of X 2``…"""
    wanted, number = f"Copy of {title}", 2
    while book.titled(wanted):
        wanted, number = f"Copy of {title} {number}", number + 1
    return wanted


def renumber(sheet: Sheet, old_id: int, fresh_number: Any) -> None:
    """Give a copied sheet's objects ids of their own and point their ranges at the copy."""
    from tests.sheets_api.grid.shift import walk

    everything = [sheet.merges, sheet.conditional_formats, sheet.filter_views, sheet.protected_ranges, sheet.charts,
                  sheet.banded_ranges, sheet.row_groups, sheet.column_groups, sheet.slicers, sheet.tables]  # fmt: skip
    for place in walk([everything, sheet.basic_filter]):
        if place.get("sheetId", 0) == old_id:
            place["sheetId"] = sheet.id
    for items, key in (
        (sheet.filter_views, "filterViewId"),
        (sheet.protected_ranges, "protectedRangeId"),
        (sheet.charts, "chartId"),
        (sheet.banded_ranges, "bandedRangeId"),
        (sheet.slicers, "slicerId"),
        (sheet.tables, "tableId"),
    ):
        for item in items:
            number = fresh_number()
            item[key] = str(number) if key == "tableId" else number


def _on_sheet(entry: Json, sheet_id: int) -> bool:
    location = entry["location"]
    if location["locationType"] == "SPREADSHEET":
        return False
    return bool(location.get("sheetId", location.get("dimensionRange", {}).get("sheetId", 0)) == sheet_id)


def relocate(location: Json, sheet_id: int) -> None:
    """Point the location of copied metadata at another sheet."""
    if "dimensionRange" in location:
        location["dimensionRange"]["sheetId"] = sheet_id
    else:
        location["sheetId"] = sheet_id


@method("sheets.spreadsheets.developerMetadata.get")
def metadata_get(call: Call) -> Json:
    wanted = int(call.params["metadataId"])
    for entry in call.view().book.developer_metadata:
        if entry["metadataId"] == wanted:
            return dict(entry)
    raise not_found()


@method("sheets.spreadsheets.developerMetadata.search")
def metadata_search(call: Call) -> Json:
    filters = call.body.get("dataFilters", [])
    if not filters:
        raise bad("At least one data filter must be specified.")
    found = []
    for entry in call.view().book.developer_metadata:
        matching = [one for one in filters if filter_matches(entry, one)]
        if matching:
            found.append({"developerMetadata": copy.deepcopy(entry), "dataFilters": matching})
    return {"matchedDeveloperMetadata": found} if found else {}


def unsupported(what: str) -> ApiError:
    """501: the real API can do this, this server cannot."""
    return ApiError(501, f"{what} is not supported by this test server.")
