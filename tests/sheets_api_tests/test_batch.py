"""spreadsheets.batchUpdate, request by request: what each does, what it answers, what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_api import SheetsServer
from tests.sheets_api_tests.conftest import SHEETS, Rest

Json = dict[str, Any]


def area(top: int, left: int, bottom: int, right: int, sheet: int = 0) -> Json:
    """A GridRange."""
    return {
        "sheetId": sheet,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def rows(start: int, end: int, dimension: str = "ROWS") -> Json:
    """A DimensionRange of the first sheet."""
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def without_id(place: Json) -> Json:
    """A range as it is answered on sheet 0."""
    return {key: value for key, value in place.items() if key != "sheetId"}


def sheet_of(rest: Rest, key: str, index: int = 0, fields: str | None = None, **params: Any) -> Json:
    found: Json = rest.ok("GET", f"{SHEETS}/{key}", **({"fields": fields} if fields else {}), **params)["sheets"][index]
    return found


def cells(rest: Rest, key: str, range_: str, fields: str) -> list[Any]:
    """One field of the cells of a range, row after row."""
    mask = f"sheets.data.rowData.values.{fields}"
    data = rest.ok("GET", f"{SHEETS}/{key}", ranges=range_, fields=mask)["sheets"][0].get("data", [{}])[0]
    name = fields.partition("(")[0].partition(".")[0]
    return [cell.get(name) for row in data.get("rowData", []) for cell in row.get("values", [])]


# the batch -----------------------------------------------------------------------------------------------------------


def test_a_batch_is_all_or_nothing(rest: Rest, key: str, sheets_api: SheetsServer) -> None:
    before = sheets_api.book(key)
    message = rest.batch_error(key, {"addSheet": {"properties": {"title": "new"}}}, {"deleteSheet": {"sheetId": 5}})
    assert message == "Invalid requests[1].deleteSheet: No sheet with id: 5"
    assert sheets_api.book(key) is before


def test_requests_without_content(rest: Rest, key: str) -> None:
    assert rest.batch_error(key) == "Must specify at least one request."
    assert rest.batch_error(key, {}) == "Invalid requests[0]: No request set."
    assert rest.batch_error(key, {"addSheet": {}, "deleteSheet": {}}) == (
        "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'deleteSheet'"
    )


def test_the_spreadsheet_can_come_with_the_answer(rest: Rest, key: str) -> None:
    body = {
        "requests": [
            {"updateCells": {"range": area(0, 0, 1, 1), "fields": "note", "rows": [{"values": [{"note": "n"}]}]}}
        ],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["A1"],
        "responseIncludeGridData": True,
    }
    answer = rest.ok("POST", f"{SHEETS}/{key}:batchUpdate", body)
    assert answer["replies"] == [{}]
    assert answer["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"] == [{"values": [{"note": "n"}]}]


# sheets --------------------------------------------------------------------------------------------------------------


def test_add_sheet_answers_with_its_properties(rest: Rest, key: str) -> None:
    wanted = {
        "title": "ผลคัดเลือก",
        "index": 0,
        "tabColor": {"red": 1},
        "gridProperties": {"rowCount": 5, "frozenRowCount": 1},
    }
    (reply,) = rest.batch(key, {"addSheet": {"properties": wanted}})
    properties = reply["addSheet"]["properties"]
    assert properties.pop("sheetId") > 0
    assert properties == {
        "title": "ผลคัดเลือก",
        "index": 0,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 5, "columnCount": 26, "frozenRowCount": 1},
        "tabColor": {"red": 1},
        "tabColorStyle": {"rgbColor": {"red": 1}},
    }


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ({"title": "Sheet1"}, 'A sheet with the name "Sheet1" already exists. Please enter another name.'),
        ({"title": "x" * 101}, "The sheet name cannot be greater than 100 characters."),
        ({"sheetId": 0}, "Sheet with id 0 already exists"),
        (
            {"gridProperties": {"rowCount": 1_000_000, "columnCount": 26}},
            "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
        ),
        (
            {"gridProperties": {"rowCount": 1, "columnCount": 18_279}},
            "This action would increase the number of columns in the sheet above the limit of 18278 columns.",
        ),
    ],
)
def test_sheets_that_cannot_be_added(rest: Rest, key: str, properties: Json, message: str) -> None:
    assert rest.batch_error(key, {"addSheet": {"properties": properties}}) == f"Invalid requests[0].addSheet: {message}"


def test_the_index_of_a_sheet_counts_places_before_the_move(rest: Rest, key: str) -> None:
    rest.batch(key, *[{"addSheet": {"properties": {"title": title}}} for title in "bcd"])
    move = {"properties": {"sheetId": 0, "index": 3}, "fields": "index"}
    rest.batch(key, {"updateSheetProperties": move})
    titles = [s["properties"]["title"] for s in rest.ok("GET", f"{SHEETS}/{key}")["sheets"]]
    assert titles == ["b", "c", "Sheet1", "d"]


def test_duplicate_sheet_takes_everything_along(rest: Rest, key: str) -> None:
    metadata = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    rest.batch(
        key,
        {"mergeCells": {"range": area(0, 0, 1, 2), "mergeType": "MERGE_ALL"}},
        {"createDeveloperMetadata": {"developerMetadata": metadata}},
        {"addProtectedRange": {"protectedRange": {"range": area(0, 0, 1, 1)}}},
    )
    (reply,) = rest.batch(key, {"duplicateSheet": {"sourceSheetId": 0, "insertSheetIndex": 1, "newSheetName": "Twin"}})
    twin = sheet_of(rest, key, 1)
    number = reply["duplicateSheet"]["properties"]["sheetId"]
    assert twin["merges"] == [area(0, 0, 1, 2, number)]
    assert twin["protectedRanges"][0]["range"] == area(0, 0, 1, 1, number)
    assert (
        twin["protectedRanges"][0]["protectedRangeId"] != sheet_of(rest, key)["protectedRanges"][0]["protectedRangeId"]
    )
    assert twin["developerMetadata"][0]["location"] == {"locationType": "SHEET", "sheetId": number}


def test_a_mask_is_needed_and_must_fit(rest: Rest, key: str) -> None:
    prefix = "Invalid requests[0].updateSheetProperties: "
    update: Json = {"properties": {"sheetId": 0, "title": "x"}}
    assert rest.batch_error(key, {"updateSheetProperties": update}) == (
        prefix + "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
    )
    assert (
        rest.batch_error(key, {"updateSheetProperties": {**update, "fields": "colour"}})
        == prefix + "Invalid field: colour"
    )


def test_masked_fields_that_are_absent_are_reset(rest: Rest, key: str) -> None:
    grid = {"frozenRowCount": 2, "hideGridlines": True}
    both = "gridProperties(frozenRowCount,hideGridlines)"
    rest.batch(key, {"updateSheetProperties": {"properties": {"gridProperties": grid}, "fields": both}})
    rest.batch(key, {"updateSheetProperties": {"properties": {}, "fields": "gridProperties.frozenRowCount"}})
    assert sheet_of(rest, key)["properties"]["gridProperties"] == {
        "rowCount": 1000,
        "columnCount": 26,
        "hideGridlines": True,
    }


def test_a_smaller_grid_loses_cells(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a"], ["b"], ["c"]])
    grid = {"properties": {"gridProperties": {"rowCount": 2}}, "fields": "gridProperties.rowCount"}
    rest.batch(key, {"updateSheetProperties": grid})
    rest.batch(key, {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 5}})
    assert rest.values(key) == [["a"], ["b"]]


# cells ---------------------------------------------------------------------------------------------------------------


def test_update_cells_writes_what_the_mask_names(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["kept", "gone"]])
    data = [{"values": [{"userEnteredFormat": {"textFormat": {"bold": True}}, "note": "n"}, {}]}]
    request = {"range": area(0, 0, 1, 2), "rows": data, "fields": "note,userEnteredFormat.textFormat.bold"}
    rest.batch(key, {"updateCells": request})
    assert rest.values(key) == [["kept", "gone"]]
    assert cells(rest, key, "A1:B1", "note") == ["n", None]
    rest.batch(key, {"updateCells": {"range": area(0, 0, 1, 2), "fields": "*"}})
    assert rest.values(key) == []


def test_update_cells_from_a_start(rest: Rest, key: str) -> None:
    def value(text: str) -> Json:
        return {"userEnteredValue": {"stringValue": text}}

    start = {"sheetId": 0, "rowIndex": 1, "columnIndex": 1}
    data = [{"values": [value("=not a formula"), {"userEnteredValue": {"formulaValue": "=1+1"}}]}]
    rest.batch(key, {"updateCells": {"start": start, "rows": data, "fields": "userEnteredValue"}})
    assert rest.values(key, "B2:C2") == [["=not a formula", "2"]]
    wide = [{"values": [value("x")] * 27}]
    assert rest.batch_error(key, {"updateCells": {"start": {}, "rows": wide, "fields": "userEnteredValue"}}) == (
        "Invalid requests[0].updateCells: Attempting to write column: 26, beyond the last requested column of: 25"
    )
    narrow = {"range": area(0, 0, 1, 1), "rows": [{"values": [value("x")]}] * 2, "fields": "userEnteredValue"}
    assert rest.batch_error(key, {"updateCells": narrow}) == (
        "Invalid requests[0].updateCells: Attempting to write row: 1, beyond the last requested row of: 0"
    )


def test_append_cells_goes_below_everything(rest: Rest, key: str) -> None:
    rest.write(key, "C3", [["last"]])
    data = [{"values": [{"userEnteredValue": {"numberValue": 7}}]}]
    rest.batch(key, {"appendCells": {"sheetId": 0, "rows": data, "fields": "userEnteredValue"}})
    assert rest.values(key, "A4:C4") == [["7"]]


def test_repeat_cell_shifts_formulas(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[1], [2], [3]])
    cell = {"userEnteredValue": {"formulaValue": "=A1*2"}}
    rest.batch(key, {"repeatCell": {"range": area(0, 1, 3, 2), "cell": cell, "fields": "userEnteredValue"}})
    assert rest.values(key, "B1:B3") == [["2"], ["4"], ["6"]]


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ({"startRowIndex": 1000, "startColumnIndex": 0, "endColumnIndex": 2}, "Sheet1!A1001:B"),
        (
            {"startRowIndex": 1000, "endRowIndex": 1001, "startColumnIndex": 0, "endColumnIndex": 2},
            "Sheet1!A1001:B1001",
        ),
        ({"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 26, "endColumnIndex": 27}, "Sheet1!AA1:AA2"),
        ({"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 26}, "Sheet1!AA1:2"),
    ],
)
def test_ranges_that_begin_outside_the_grid_are_refused(rest: Rest, key: str, place: Json, named: str) -> None:
    request = {"repeatCell": {"range": place, "cell": {}, "fields": "note"}}
    assert rest.batch_error(key, request) == (
        f"Invalid requests[0].repeatCell: Range ({named}) exceeds grid limits. Max rows: 1000, max columns: 26"
    )


def test_ranges_that_end_outside_the_grid_are_cut(rest: Rest, key: str) -> None:
    cell = {"note": "n"}
    rest.batch(key, {"repeatCell": {"range": area(998, 0, 1003, 1), "cell": cell, "fields": "note"}})
    rest.batch(key, {"repeatCell": {"range": area(3, 3, 3, 3), "cell": cell, "fields": "note"}})
    assert cells(rest, key, "A999:D1000", "note") == ["n", "n"]


def test_an_unknown_sheet_is_told_by_its_id(rest: Rest, key: str) -> None:
    request = {"repeatCell": {"range": {"sheetId": 9}, "cell": {}, "fields": "note"}}
    assert rest.batch_error(key, request) == "Invalid requests[0].repeatCell: No grid with id: 9"


def test_borders(rest: Rest, key: str) -> None:
    solid = {"style": "SOLID", "color": {"red": 1}}
    rest.batch(
        key, {"updateBorders": {"range": area(0, 0, 2, 1), "top": solid, "innerHorizontal": {"style": "DASHED"}}}
    )
    first, second = cells(rest, key, "A1:A2", "userEnteredFormat.borders")
    red = {"color": {"red": 1}, "colorStyle": {"rgbColor": {"red": 1}}}
    black = {"color": {}, "colorStyle": {"rgbColor": {}}}
    assert first["borders"]["top"] == {"style": "SOLID", "width": 1, **red}
    assert first["borders"]["bottom"] == second["borders"]["top"] == {"style": "DASHED", "width": 1, **black}
    rest.batch(key, {"updateBorders": {"range": area(0, 0, 2, 1), "top": {"style": "NONE"}}})
    assert "top" not in cells(rest, key, "A1", "userEnteredFormat.borders")[0]["borders"]


def test_validation_is_kept_and_cleared(rest: Rest, key: str) -> None:
    rule = {"condition": {"type": "BOOLEAN"}, "strict": False, "showCustomUi": True}
    rest.batch(key, {"setDataValidation": {"range": area(0, 0, 1, 2), "rule": rule}})
    assert cells(rest, key, "A1:B1", "dataValidation") == [{"condition": {"type": "BOOLEAN"}, "showCustomUi": True}] * 2
    rest.batch(key, {"setDataValidation": {"range": area(0, 0, 1, 1)}})
    assert cells(rest, key, "A1:B1", "dataValidation")[0] is None


def test_merges_that_cannot_be(rest: Rest, key: str) -> None:
    merge = {"mergeCells": {"range": area(0, 0, 2, 2), "mergeType": "MERGE_ALL"}}
    rest.batch(key, merge)
    half = {"mergeCells": {"range": area(1, 1, 3, 3), "mergeType": "MERGE_ALL"}}
    assert rest.batch_error(key, half).endswith("You must select all cells in a merged range to merge or unmerge them.")
    rest.batch(key, {"unmergeCells": {"range": {"sheetId": 0}}})
    freeze = {"properties": {"gridProperties": {"frozenRowCount": 1}}, "fields": "gridProperties.frozenRowCount"}
    message = rest.batch_error(key, {"updateSheetProperties": freeze}, merge)
    assert message == "Invalid requests[1].mergeCells: You can't merge frozen and non-frozen rows."


# rows and columns ----------------------------------------------------------------------------------------------------


def test_inserted_rows_push_everything_down(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a"], ["b"], ["c"]])
    rest.batch(
        key,
        {"mergeCells": {"range": area(1, 0, 3, 1), "mergeType": "MERGE_ALL"}},
        {"addNamedRange": {"namedRange": {"name": "all", "range": area(0, 0, 3, 1)}}},
        {"addNamedRange": {"namedRange": {"name": "below", "range": area(2, 0, 3, 1)}}},
        {"updateDimensionProperties": {"range": rows(2, 3), "properties": {"pixelSize": 50}, "fields": "pixelSize"}},
        {"insertDimension": {"range": rows(2, 4)}},
    )
    book = rest.ok("GET", f"{SHEETS}/{key}", includeGridData="true", ranges="A1:A6")
    assert book["sheets"][0]["merges"] == [without_id(area(1, 0, 5, 1))]
    assert [n["range"]["startRowIndex"] for n in book["namedRanges"]] == [0, 4]
    assert [n["range"]["endRowIndex"] for n in book["namedRanges"]] == [5, 5]
    assert [row["pixelSize"] for row in book["sheets"][0]["data"][0]["rowMetadata"]] == [21, 21, 50, 50, 50, 21]
    assert book["sheets"][0]["properties"]["gridProperties"]["rowCount"] == 1002


def test_inserted_rows_inherit_formats(rest: Rest, key: str) -> None:
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    rest.batch(
        key,
        {"repeatCell": {"range": area(0, 0, 1, 1), "cell": bold, "fields": "userEnteredFormat"}},
        {"insertDimension": {"range": rows(1, 2), "inheritFromBefore": True}},
    )
    assert cells(rest, key, "A1:A3", "userEnteredFormat") == [bold["userEnteredFormat"]] * 2
    end = {"insertDimension": {"range": rows(1001, 1002)}}
    assert "must be less than the grid size[1001] if inheritFromBefore is false" in rest.batch_error(key, end)


def test_deleted_rows_take_what_stands_on_them(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a"], ["b"], ["c"]])
    (reply, _) = rest.batch(
        key,
        {"addNamedRange": {"namedRange": {"name": "row", "range": area(1, 0, 2, 1)}}},
        {"mergeCells": {"range": area(1, 0, 2, 2), "mergeType": "MERGE_ALL"}},
    )
    assert reply["addNamedRange"]["namedRange"]["range"] == without_id(area(1, 0, 2, 1))
    rest.batch(key, {"deleteDimension": {"range": rows(1, 2)}})
    assert rest.values(key) == [["a"], ["c"]]
    book = rest.ok("GET", f"{SHEETS}/{key}")
    assert "namedRanges" not in book
    assert "merges" not in book["sheets"][0]


@pytest.mark.parametrize(
    ("frozen", "start", "end", "message"),
    [
        (
            0,
            1000,
            1001,
            "Cannot delete a row that doesn't exist. Tried to delete row index 1000 but there are only 1000 rows.",
        ),
        (0, 0, 1000, "You can't delete all the rows on the sheet."),
        (1, 1, 1000, "Sorry, it is not possible to delete all non-frozen rows."),
    ],
)
def test_rows_that_cannot_be_deleted(rest: Rest, key: str, frozen: int, start: int, end: int, message: str) -> None:
    freeze = {"properties": {"gridProperties": {"frozenRowCount": frozen}}, "fields": "gridProperties.frozenRowCount"}
    rest.batch(key, {"updateSheetProperties": freeze})
    assert rest.batch_error(key, {"deleteDimension": {"range": rows(start, end)}}) == (
        f"Invalid requests[0].deleteDimension: {message}"
    )


def test_the_destination_of_a_move_counts_places_before_it(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a"], ["b"], ["c"], ["d"]])
    rest.batch(key, {"moveDimension": {"source": rows(0, 1), "destinationIndex": 3}})
    assert rest.values(key) == [["b"], ["c"], ["a"], ["d"]]
    rest.batch(key, {"moveDimension": {"source": rows(3, 4), "destinationIndex": 0}})
    assert rest.values(key) == [["d"], ["b"], ["c"], ["a"]]


def test_hidden_rows_and_sizes(rest: Rest, key: str) -> None:
    hide = {"range": rows(0, 1), "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    wide = {"range": rows(1, 3, "COLUMNS"), "properties": {"pixelSize": 200}, "fields": "pixelSize"}
    rest.batch(key, {"updateDimensionProperties": hide}, {"updateDimensionProperties": wide})
    data = sheet_of(rest, key, ranges="A1:C2", includeGridData="true")["data"][0]
    assert data["rowMetadata"] == [{"hiddenByUser": True, "pixelSize": 21}, {"pixelSize": 21}]
    assert [column["pixelSize"] for column in data["columnMetadata"]] == [100, 200, 200]


def test_ranges_are_inserted_and_deleted(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a", "b"], ["c", "d"]])
    rest.batch(key, {"insertRange": {"range": area(0, 0, 1, 1), "shiftDimension": "ROWS"}})
    assert rest.values(key) == [["", "b"], ["a", "d"], ["c"]]
    rest.batch(key, {"deleteRange": {"range": area(0, 0, 2, 1), "shiftDimension": "COLUMNS"}})
    assert rest.values(key) == [["b"], ["d"], ["c"]]


def test_groups_nest(rest: Rest, key: str) -> None:
    replies = rest.batch(
        key, {"addDimensionGroup": {"range": rows(0, 5)}}, {"addDimensionGroup": {"range": rows(1, 3)}}
    )
    assert [(g["range"]["startIndex"], g["range"]["endIndex"], g["depth"]) for g in
            replies[1]["addDimensionGroup"]["dimensionGroups"]] == [(0, 5, 1), (1, 3, 2)]  # fmt: skip
    collapse = {"dimensionGroup": {"range": rows(1, 3), "depth": 2, "collapsed": True}, "fields": "collapsed"}
    rest.batch(key, {"updateDimensionGroup": collapse})
    found = sheet_of(rest, key, ranges="A1:A3", includeGridData="true")
    assert found["rowGroups"][1]["collapsed"] is True
    assert [row.get("hiddenByUser", False) for row in found["data"][0]["rowMetadata"]] == [False, True, True]
    assert found["properties"]["gridProperties"]["rowGroupControlAfter"] is True


# moving and cleaning data --------------------------------------------------------------------------------------------


def test_copy_paste_kinds(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["50%", "=A1*2"]])
    for kind, column in (("PASTE_NORMAL", 3), ("PASTE_VALUES", 6), ("PASTE_FORMAT", 9)):
        paste = {"source": area(0, 0, 1, 2), "destination": area(0, column, 1, column + 2), "pasteType": kind}
        rest.batch(key, {"copyPaste": paste})
    shown = rest.values(key, "D1:K1", valueRenderOption="FORMULA")
    assert shown == [[0.5, "=D1*2", "", 0.5, 1]]
    assert rest.values(key, "D1:H1") == [["50%", "100%", "", "0.5", "1"]]
    turned = {"source": area(0, 0, 1, 2), "destination": area(5, 0, 6, 1), "pasteOrientation": "TRANSPOSE"}
    rest.batch(key, {"copyPaste": turned})
    assert rest.values(key, "A6:A7", valueRenderOption="UNFORMATTED_VALUE")[0] == [0.5]
    filled = {"source": area(0, 0, 1, 1), "destination": area(10, 0, 13, 1)}
    rest.batch(key, {"copyPaste": filled})
    assert rest.values(key, "A11:A13") == [["50%"]] * 3


def test_cut_paste_leaves_nothing(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["x", "50%"]])
    cut = {"source": area(0, 0, 1, 2), "destination": {"sheetId": 0, "rowIndex": 2, "columnIndex": 1}}
    rest.batch(key, {"cutPaste": cut})
    assert rest.values(key) == [[], [], ["", "x", "50%"]]


def test_pasted_text(rest: Rest, key: str) -> None:
    start = {"sheetId": 0, "rowIndex": 0, "columnIndex": 0}
    rest.batch(
        key, {"pasteData": {"coordinate": start, "data": 'a,"b, c"\n1,=1+1', "delimiter": ",", "type": "PASTE_NORMAL"}}
    )
    assert rest.values(key) == [["a", "b, c"], ["1", "2"]]
    table = "<table><tr><td>x</td><td>50%</td></tr></table>"
    rest.batch(key, {"pasteData": {"coordinate": start, "data": table, "html": True}})
    assert rest.values(key, "A1:B1", valueRenderOption="UNFORMATTED_VALUE") == [["x", 0.5]]


def test_auto_fill_continues_a_series(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[1, "x", "=A1"], [3, "y", "=A2"]])
    plan = {"source": area(0, 0, 2, 3), "dimension": "ROWS", "fillLength": 2}
    rest.batch(key, {"autoFill": {"sourceAndDestination": plan}})
    assert rest.values(key, valueRenderOption="FORMULA")[2:] == [[5, "x", "=A3"], [7, "y", "=A4"]]


def test_sort_puts_empty_cells_last_and_moves_anchors(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["b", 2], ["", 0], ["a", 3], ["c", 1]])
    anchor = {"metadataKey": "row-a", "visibility": "DOCUMENT", "location": {"dimensionRange": rows(2, 3)}}
    rest.batch(key, {"createDeveloperMetadata": {"developerMetadata": anchor}})
    specs = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]
    rest.batch(key, {"sortRange": {"range": area(0, 0, 4, 2), "sortSpecs": specs}})
    assert rest.values(key) == [["c", "1"], ["b", "2"], ["a", "3"], ["", "0"]]
    body = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "row-a"}}]}
    found = rest.ok("POST", f"{SHEETS}/{key}/developerMetadata:search", body)["matchedDeveloperMetadata"][0]
    assert found["developerMetadata"]["location"]["dimensionRange"]["startIndex"] == 2
    rest.batch(
        key, {"sortRange": {"range": area(0, 0, 4, 2), "sortSpecs": [{"dimensionIndex": 1, "sortOrder": "ASCENDING"}]}}
    )
    assert [row[1] for row in rest.values(key)] == ["0", "1", "2", "3"]


def test_random_order_is_the_same_every_time(sheets_api: SheetsServer, rest: Rest) -> None:
    orders = []
    for _ in range(2):
        sheets_api.reset()
        key = sheets_api.create_spreadsheet("Book", sheets={"Sheet1": [[n] for n in range(20)]})
        rest.batch(key, {"randomizeRange": {"range": area(0, 0, 20, 1)}})
        orders.append(rest.values(key))
    assert orders[0] == orders[1] != [[str(n)] for n in range(20)]


def test_find_and_replace(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["แม่กัวะ", "Cat cat"], ['="cat"', "concat"]])
    (reply,) = rest.batch(key, {"findReplace": {"find": "cat", "replacement": "dog", "allSheets": True}})
    assert reply["findReplace"] == {"valuesChanged": 2, "rowsChanged": 2, "sheetsChanged": 1, "occurrencesChanged": 3}
    assert rest.values(key) == [["แม่กัวะ", "dog dog"], ["cat", "condog"]]
    regex = {"find": "(d)(og)", "replacement": "$2$1", "searchByRegex": True, "sheetId": 0, "includeFormulas": True}
    rest.batch(key, {"findReplace": regex})
    assert rest.values(key)[0][1] == "ogd ogd"
    (none,) = rest.batch(key, {"findReplace": {"find": "absent", "allSheets": True}})
    assert none == {"findReplace": {}}


def test_trim_and_duplicates_and_columns(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[" a  b "], ["A B"], ["a b"], ["x,y,3"]], "RAW")
    (reply,) = rest.batch(key, {"trimWhitespace": {"range": area(0, 0, 4, 1)}})
    assert reply == {"trimWhitespace": {"cellsChangedCount": 1}}
    (reply,) = rest.batch(key, {"deleteDuplicates": {"range": area(0, 0, 4, 1)}})
    assert reply == {"deleteDuplicates": {"duplicatesRemovedCount": 2}}
    rest.batch(key, {"textToColumns": {"source": area(0, 0, 2, 1), "delimiterType": "COMMA"}})
    assert rest.values(key, valueRenderOption="UNFORMATTED_VALUE") == [["a b"], ["x", "y", 3]]


# things with ids -----------------------------------------------------------------------------------------------------


def test_named_ranges_have_good_names(rest: Rest, key: str) -> None:
    prefix = "Invalid requests[0].addNamedRange: "
    add = {"addNamedRange": {"namedRange": {"name": "prices", "range": area(0, 0, 1, 1)}}}
    (reply,) = rest.batch(key, add)
    assert rest.batch_error(key, add) == (
        prefix + "Cannot add named range with name prices, a named range with that name already exists."
    )
    for name in ("two words", "A1", "R1C1", "1st", ""):
        bad = {"addNamedRange": {"namedRange": {"name": name, "range": area(0, 0, 1, 1)}}}
        assert rest.batch_error(key, bad) == prefix + "The name given to this range is invalid."
    number = reply["addNamedRange"]["namedRange"]["namedRangeId"]
    rest.batch(key, {"updateNamedRange": {"namedRange": {"namedRangeId": number, "name": "costs"}, "fields": "name"}})
    assert rest.ok("GET", f"{SHEETS}/{key}", fields="namedRanges.name") == {"namedRanges": [{"name": "costs"}]}


def test_a_bare_name_is_a_named_range_before_it_is_a_sheet(rest: Rest, key: str) -> None:
    rest.batch(key, {"addSheet": {"properties": {"title": "Side"}}})
    rest.batch(key, {"addNamedRange": {"namedRange": {"name": "Side", "range": area(0, 0, 3, 2)}}})
    assert rest.ok("GET", f"{SHEETS}/{key}/values/Side")["range"] == "Sheet1!A1:B3"
    assert rest.ok("GET", f"{SHEETS}/{key}/values/'Side'")["range"] == "Side!A1:Z1000"
    assert rest.ok("GET", f"{SHEETS}/{key}/values/Side!A1")["range"] == "Side!A1"


def test_filters_hide_and_sort(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["kind", "n"], ["cloth", 2], ["clay", 1], ["cloth", 3]])
    wanted = {
        "range": area(0, 0, 4, 2),
        "sortSpecs": [{"dimensionIndex": 1, "sortOrder": "ASCENDING"}],
        "criteria": {
            "0": {"hiddenValues": ["cloth"]},
            "1": {"condition": {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "0"}]}},
        },
    }
    rest.batch(key, {"setBasicFilter": {"filter": wanted}})
    found = sheet_of(rest, key, ranges="A1:B4", includeGridData="true")
    assert [row.get("hiddenByFilter", False) for row in found["data"][0]["rowMetadata"]] == [False, False, True, True]
    assert [spec["columnIndex"] for spec in found["basicFilter"]["filterSpecs"]] == [0, 1]
    assert rest.values(key, "B2:B4") == [["1"], ["2"], ["3"]]
    rest.batch(key, {"clearBasicFilter": {"sheetId": 0}})
    assert "basicFilter" not in sheet_of(rest, key)


def test_filter_views(rest: Rest, key: str) -> None:
    (reply,) = rest.batch(key, {"addFilterView": {"filter": {"title": "mine", "range": area(0, 0, 5, 2)}}})
    number = reply["addFilterView"]["filter"]["filterViewId"]
    rest.batch(key, {"updateFilterView": {"filter": {"filterViewId": number, "title": "ours"}, "fields": "title"}})
    (reply,) = rest.batch(key, {"duplicateFilterView": {"filterId": number}})
    assert [view["title"] for view in sheet_of(rest, key)["filterViews"]] == ["ours", "Copy of ours"]
    rest.batch(key, {"deleteFilterView": {"filterId": number}})
    assert [view["title"] for view in sheet_of(rest, key)["filterViews"]] == ["Copy of ours"]


def test_conditional_formats_colour_cells_and_keep_their_order(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[1], [5], [9]])

    def rule(value: str, colour: Json) -> Json:
        condition = {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": value}]}
        return {
            "ranges": [area(0, 0, 3, 1)],
            "booleanRule": {"condition": condition, "format": {"backgroundColor": colour}},
        }

    rest.batch(
        key,
        {"addConditionalFormatRule": {"rule": rule("4", {"red": 1}), "index": 0}},
        {"addConditionalFormatRule": {"rule": rule("8", {"green": 1}), "index": 0}},
    )
    looks = [f["backgroundColor"] for f in cells(rest, key, "A1:A3", "effectiveFormat.backgroundColor")]
    assert looks == [{"red": 1, "green": 1, "blue": 1}, {"red": 1}, {"green": 1}]
    (reply,) = rest.batch(key, {"updateConditionalFormatRule": {"sheetId": 0, "index": 0, "newIndex": 1}})
    assert (reply["updateConditionalFormatRule"]["oldIndex"], reply["updateConditionalFormatRule"]["newIndex"]) == (
        0,
        1,
    )
    (reply,) = rest.batch(key, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})
    condition = reply["deleteConditionalFormatRule"]["rule"]["booleanRule"]["condition"]
    assert condition["values"] == [{"userEnteredValue": "4"}]
    assert "No conditional format on sheet at index: 5" in rest.batch_error(
        key, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 5}}
    )


def test_conditional_formulas_shift_and_gradients_mix(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[0, "x"], [5, ""], [10, "x"]])
    formula = {"condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": '=$B1="x"'}]},
               "format": {"textFormat": {"bold": True}}}  # fmt: skip
    scale = {"minpoint": {"type": "MIN", "color": {}}, "maxpoint": {"type": "MAX", "color": {"red": 1}}}
    rest.batch(key, {"addConditionalFormatRule": {"rule": {"ranges": [area(0, 1, 3, 2)], "booleanRule": formula}}})
    rest.batch(key, {"addConditionalFormatRule": {"rule": {"ranges": [area(0, 0, 3, 1)], "gradientRule": scale}}})
    bold = [
        f["textFormat"]["bold"] if f else None for f in cells(rest, key, "B1:B3", "effectiveFormat.textFormat.bold")
    ]
    assert bold == [True, True]  # nothing is told of the second, which is empty and looks like any other
    looks = [f["backgroundColor"] for f in cells(rest, key, "A1:A3", "effectiveFormat.backgroundColor")]
    assert looks == [{}, {"red": 0.49803922}, {"red": 1}]


@pytest.mark.parametrize(
    ("scale", "message"),
    [
        ({"minpoint": {"type": "MIN"}}, "No interpolationPointType specified."),
        ({"minpoint": {"type": "NUMBER"}, "maxpoint": {"type": "MAX"}}, "InterpolationPoint.value is required."),
        (
            {"minpoint": {"type": "NUMBER", "value": "x"}, "maxpoint": {"type": "MAX"}},
            "Invalid InterpolationPoint.value: x",
        ),
    ],
)
def test_colour_scales_that_cannot_be(rest: Rest, key: str, scale: Json, message: str) -> None:
    rule = {"ranges": [area(0, 0, 3, 1)], "gradientRule": scale}
    assert rest.batch_error(key, {"addConditionalFormatRule": {"rule": rule}}) == (
        f"Invalid requests[0].addConditionalFormatRule: {message}"
    )


def test_banding(rest: Rest, key: str) -> None:
    band = {"range": area(0, 0, 4, 2), "rowProperties": {"headerColor": {"red": 1}, "firstBandColor": {"green": 1},
                                                         "secondBandColor": {"blue": 1}}}  # fmt: skip
    (reply,) = rest.batch(key, {"addBanding": {"bandedRange": band}})
    looks = [f["backgroundColor"] for f in cells(rest, key, "A1:A4", "effectiveFormat.backgroundColor")]
    assert looks == [{"red": 1}, {"green": 1}, {"blue": 1}, {"green": 1}]
    number = reply["addBanding"]["bandedRange"]["bandedRangeId"]
    assert "already has alternating background" in rest.batch_error(key, {"addBanding": {"bandedRange": band}})
    fresh = {"bandedRangeId": number, "rowProperties": {"firstBandColor": {"red": 0.5}}}
    rest.batch(key, {"updateBanding": {"bandedRange": fresh, "fields": "rowProperties.firstBandColor"}})
    assert sheet_of(rest, key)["bandedRanges"][0]["rowProperties"]["firstBandColorStyle"] == {
        "rgbColor": {"red": 0.49803922}
    }
    rest.batch(key, {"deleteBanding": {"bandedRangeId": number}})
    assert "bandedRanges" not in sheet_of(rest, key)


def chart(column: int = 1) -> Json:
    def data(index: int) -> Json:
        return {"sourceRange": {"sources": [area(0, index, 4, index + 1)]}}

    return {
        "title": "Sales",
        "basicChart": {
            "chartType": "COLUMN",
            "domains": [{"domain": data(0)}],
            "series": [{"series": data(column), "targetAxis": "LEFT_AXIS"}],
        },
    }


def test_charts(rest: Rest, key: str) -> None:
    position = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 5, "columnIndex": 1}}}
    (reply,) = rest.batch(key, {"addChart": {"chart": {"spec": chart(), "position": position}}})
    made = reply["addChart"]["chart"]
    assert made["position"] == {
        "overlayPosition": {"anchorCell": {"rowIndex": 5, "columnIndex": 1}, "widthPixels": 600, "heightPixels": 371}
    }
    wider = {
        "objectId": made["chartId"],
        "newPosition": {"overlayPosition": {"widthPixels": 300}},
        "fields": "overlayPosition.widthPixels",
    }
    (reply,) = rest.batch(key, {"updateEmbeddedObjectPosition": wider})
    assert reply["updateEmbeddedObjectPosition"]["position"]["overlayPosition"]["widthPixels"] == 300
    rest.batch(key, {"updateChartSpec": {"chartId": made["chartId"], "spec": {**chart(), "title": "Stalls"}}})
    rest.batch(key, {"deleteDimension": {"range": rows(1, 2, "COLUMNS")}})  # the column that was drawn
    left = sheet_of(rest, key)["charts"][0]["spec"]
    assert (left["title"], "series" in left["basicChart"], len(left["basicChart"]["domains"])) == ("Stalls", False, 1)
    assert (left["fontName"], left["titleTextFormat"]) == ("Roboto", {"fontFamily": "Roboto"})
    assert left["hiddenDimensionStrategy"] == "SKIP_HIDDEN_ROWS_AND_COLUMNS"
    rest.batch(key, {"deleteEmbeddedObject": {"objectId": made["chartId"]}})
    assert rest.batch_error(key, {"deleteEmbeddedObject": {"objectId": made["chartId"]}}).endswith(
        f"No embedded object with id: {made['chartId']}"
    )


def test_a_chart_on_its_own_sheet(rest: Rest, key: str) -> None:
    rest.batch(key, {"addChart": {"chart": {"spec": chart(), "position": {"newSheet": True}}}})
    own = sheet_of(rest, key, 1)
    assert (own["properties"]["title"], own["properties"]["sheetType"]) == ("Chart1", "OBJECT")
    assert "gridProperties" not in own["properties"]
    assert "data" not in sheet_of(rest, key, 1, includeGridData="true")


def test_charts_that_cannot_be(rest: Rest, key: str) -> None:
    kinds = "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or orgChart must be set on chartSpec."
    where = "One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must be set"
    assert (
        rest.batch_error(key, {"addChart": {"chart": {"spec": {"title": "x"}}}})
        == f"Invalid requests[0].addChart: {kinds}"
    )
    assert rest.batch_error(key, {"addChart": {"chart": {"spec": chart()}}}) == f"Invalid requests[0].addChart: {where}"
    empty = {"requests": [{"addChart": {"chart": {"spec": {"basicChart": {"chartType": "BAR"}}}}}]}
    assert rest.error("POST", f"{SHEETS}/{key}:batchUpdate", empty) == (500, "INTERNAL", "Internal error encountered.")


def test_slicers(rest: Rest, key: str) -> None:
    anchor = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 1, "columnIndex": 4}}}
    spec = {"dataRange": area(0, 0, 5, 2), "columnIndex": 0, "title": "kind"}
    (reply,) = rest.batch(key, {"addSlicer": {"slicer": {"spec": spec, "position": anchor}}})
    number = reply["addSlicer"]["slicer"]["slicerId"]
    rest.batch(key, {"updateSlicerSpec": {"slicerId": number, "spec": {"title": "sort"}, "fields": "title"}})
    assert sheet_of(rest, key)["slicers"][0]["spec"]["title"] == "sort"
    assert "At least one field" in rest.batch_error(key, {"updateSlicerSpec": {"slicerId": number, "spec": {}}})


def test_tables_name_their_columns_after_the_header(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["name", ""], ["Weavers", "open"]])
    listed = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "open"}]}}
    columns = [{"columnIndex": 1, "columnType": "DROPDOWN", "dataValidationRule": listed}]
    table = {"name": "Groups", "range": area(0, 0, 2, 2), "columnProperties": columns}
    (reply,) = rest.batch(key, {"addTable": {"table": table}})
    made = reply["addTable"]["table"]
    assert made["columnProperties"] == [
        {"columnName": "name"},
        {"columnIndex": 1, "columnName": "Column 1", "columnType": "DROPDOWN", "dataValidationRule": listed},
    ]
    rest.write(key, "A1", [["group", "=1+2"]])
    found = sheet_of(rest, key)["tables"][0]["columnProperties"]
    assert [column["columnName"] for column in found] == ["group", "Column 2"]
    assert rest.values(key, "B1") == [["Column 2"]]
    unnamed = {"tableId": made["tableId"], "columnProperties": [{"columnIndex": 1, "columnType": "DATE"}]}
    assert rest.batch_error(key, {"updateTable": {"table": unnamed, "fields": "columnProperties"}}) == (
        "Invalid requests[0].updateTable: Table header row cell must have a value."
    )
    rest.batch(key, {"deleteTable": {"tableId": made["tableId"]}})
    assert rest.values(key) == []


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ({"columnType": "DROPDOWN"}, "Condition must be set for dropdown column type."),
        (
            {"columnType": "DOUBLE", "dataValidationRule": {"condition": {"type": "ONE_OF_LIST"}}},
            "Cannot set condition for non-dropdown column type.",
        ),
    ],
)
def test_table_columns_that_cannot_be(rest: Rest, key: str, column: Json, message: str) -> None:
    table = {"name": "Groups", "range": area(0, 0, 2, 2), "columnProperties": [column]}
    assert rest.batch_error(key, {"addTable": {"table": table}}) == f"Invalid requests[0].addTable: {message}"


def test_comments(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["Weavers"]])
    (reply,) = rest.batch(key, {"insertComment": {"coordinate": {"sheetId": 0}, "content": "why?"}})
    thread = reply["insertComment"]["commentThread"]
    assert (thread["plainTextQuote"], thread["status"]) == ("Weavers", "OPEN")
    resolve = {"commentId": thread["commentId"], "post": {"content": "because", "commentAction": "RESOLVE"}}
    rest.batch(key, {"addCommentReply": resolve})
    shown = rest.ok("GET", f"{SHEETS}/{key}", commentsViewMode="COMMENTS_VIEW_MODE_INCLUDED")
    assert (shown["comments"][0]["status"], len(shown["comments"][0]["replies"])) == ("RESOLVED", 1)
    assert shown["sheets"][0]["commentAnchors"][0]["anchorId"] == thread["anchorId"]
    assert "comments" not in rest.ok("GET", f"{SHEETS}/{key}")
    rest.batch(key, {"deleteComment": {"commentId": thread["commentId"]}})
    assert "comments" not in rest.ok("GET", f"{SHEETS}/{key}", commentsViewMode="COMMENTS_VIEW_MODE_INCLUDED")


def test_data_sources_need_what_a_test_has_not(rest: Rest, key: str) -> None:
    body = {"requests": [{"addDataSource": {"dataSource": {"spec": {"bigQuery": {"projectId": "p"}}}}}]}
    assert rest.error("POST", f"{SHEETS}/{key}:batchUpdate", body)[0] == 403
    assert rest.batch_error(key, {"deleteDataSource": {"dataSourceId": "1"}}).endswith(
        "The data source ID doesn't exist."
    )


def test_what_is_written_under_a_merge_is_lost(rest: Rest, key: str) -> None:
    rest.write(key, "A1:B1", [["8", "H"]])
    rest.batch(key, {"mergeCells": {"range": area(0, 0, 1, 2)}})
    rest.write(key, "A1:B1", [["9", "Z"]])
    assert rest.values(key, "A1:B1") == [["9"]]
    rest.batch(key, {"unmergeCells": {"range": area(0, 0, 1, 2)}})
    rest.write(key, "B1", [["Z"]])
    assert rest.values(key, "A1:B1") == [["9", "Z"]]


def test_all_properties_at_once_may_hold_what_cannot_be_written(rest: Rest, key: str) -> None:
    properties = rest.ok("GET", f"{SHEETS}/{key}")["properties"]
    wanted = {"properties": {**properties, "title": "New"}, "fields": "*"}
    rest.batch(key, {"updateSpreadsheetProperties": wanted})
    assert rest.ok("GET", f"{SHEETS}/{key}")["properties"] == {**properties, "title": "New"}
    assert "read-only" in rest.batch_error(key, {"updateSpreadsheetProperties": {**wanted, "fields": "defaultFormat"}})


def test_empty_lists_are_left_out(rest: Rest, key: str) -> None:
    rest.batch(key, {"setBasicFilter": {"filter": {"range": area(0, 0, 5, 3), "sortSpecs": [], "filterSpecs": []}}})
    assert set(sheet_of(rest, key)["basicFilter"]) == {"range"}
