"""spreadsheets.get, create and the rest: what is answered, and which part of it is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets_api.grid.a1 import Area, column_index, column_name, format_area, parse_cells, split_sheet
from tests.sheets_api.masks import MaskError, parse, select, update
from tests.sheets_api.values.formats import show
from tests.sheets_api.values.locales import locale
from tests.sheets_api_tests.conftest import DRIVE, SHEETS, Rest

Json = dict[str, Any]


def test_a_new_spreadsheet_is_as_google_makes_it(rest: Rest) -> None:
    made = rest.ok("POST", SHEETS, {})
    key = made["spreadsheetId"]
    assert len(key) == 44
    assert made["properties"]["title"] == "Untitled spreadsheet"
    assert [made["properties"][name] for name in ("locale", "autoRecalc", "timeZone")] == [
        "en_US",
        "ON_CHANGE",
        "Etc/GMT",
    ]
    assert [colour["colorType"] for colour in made["properties"]["spreadsheetTheme"]["themeColors"]][:3] == [
        "TEXT",
        "BACKGROUND",
        "ACCENT1",
    ]
    assert made["sheets"] == [
        {
            "properties": {
                "sheetId": 0,
                "title": "Sheet1",
                "index": 0,
                "sheetType": "GRID",
                "gridProperties": {"rowCount": 1000, "columnCount": 26},
            }
        }
    ]
    assert made["spreadsheetUrl"] == f"https://docs.google.com/spreadsheets/d/{key}/edit"
    assert rest.ok("GET", f"{SHEETS}/{key}") == made


def test_named_sheets_take_the_place_of_the_first(rest: Rest) -> None:
    cell = {"userEnteredValue": {"stringValue": "x"}}
    sheets = [
        {"properties": {"title": "one"}, "data": [{"rowData": [{"values": [cell]}]}]},
        {"properties": {"title": "two", "sheetId": 7}},
    ]
    made = rest.ok("POST", SHEETS, {"properties": {"title": "T", "locale": "th_TH"}, "sheets": sheets})
    assert [s["properties"]["title"] for s in made["sheets"]] == ["one", "two"]
    assert made["sheets"][1]["properties"]["sheetId"] == 7
    assert made["properties"]["locale"] == "th_TH"
    assert rest.values(made["spreadsheetId"], "one!A1") == [["x"]]


def test_ranges_choose_sheets_and_cells(rest: Rest, key: str) -> None:
    rest.batch(key, {"addSheet": {"properties": {"title": "Two"}}})
    rest.write(key, "Two!B2", [["x"]])
    whole = rest.ok("GET", f"{SHEETS}/{key}", ranges="Two!B2:C3")
    assert [s["properties"]["title"] for s in whole["sheets"]] == ["Two"]
    assert "data" not in whole["sheets"][0]
    data = rest.ok("GET", f"{SHEETS}/{key}", ranges=["Two!B2:C3", "Two!A1"], includeGridData="true")["sheets"][0][
        "data"
    ]
    assert [(one.get("startRow"), one.get("startColumn")) for one in data] == [(1, 1), (None, None)]
    assert data[0]["rowData"][0]["values"][0]["formattedValue"] == "x"
    assert "rowData" not in data[1]
    assert len(data[0]["columnMetadata"]) == 2


def test_a_mask_that_names_cells_brings_them(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["x"]])
    mask = "sheets(properties.title,data(rowData(values(formattedValue))))"
    assert rest.ok("GET", f"{SHEETS}/{key}", fields=mask, includeGridData="false") == {
        "sheets": [{"properties": {"title": "Sheet1"}, "data": [{"rowData": [{"values": [{"formattedValue": "x"}]}]}]}]
    }
    assert rest.ok("GET", f"{SHEETS}/{key}", fields="properties.title", includeGridData="true") == {
        "properties": {"title": "Book"}
    }


def test_masks_that_name_nothing(rest: Rest, key: str) -> None:
    answer = rest("GET", f"{SHEETS}/{key}", fields="sheets.colour")
    error = answer.json()["error"]
    assert (error["code"], error["message"]) == (400, "Request contains an invalid argument.")
    assert error["details"][0]["fieldViolations"] == [
        {
            "field": "sheets.colour",
            "description": "Error expanding 'fields' parameter. Cannot find matching fields for path 'sheets.colour'.",
        }
    ]
    assert rest.error("GET", f"{SHEETS}/{key}", fields="spreadsheetId, properties")[0] == 400  # no spaces, please


def test_what_is_told_of_a_cell(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["=1+1", "50%", '=HYPERLINK("https://example.com", "go")']])
    data = rest.ok("GET", f"{SHEETS}/{key}", ranges="A1:C1", includeGridData="true")["sheets"][0]["data"][0]
    sum_, share, go = data["rowData"][0]["values"]
    assert sum_["userEnteredValue"] == {"formulaValue": "=1+1"}
    assert sum_["effectiveValue"] == {"numberValue": 2}
    assert sum_["effectiveFormat"] == {
        "backgroundColor": {"red": 1, "green": 1, "blue": 1},
        "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
        "horizontalAlignment": "RIGHT",
        "verticalAlignment": "BOTTOM",
        "wrapStrategy": "OVERFLOW_CELL",
        "textFormat": {
            "foregroundColor": {},
            "fontFamily": "Arial",
            "fontSize": 10,
            "bold": False,
            "italic": False,
            "strikethrough": False,
            "underline": False,
            "foregroundColorStyle": {"rgbColor": {}},
        },
        "hyperlinkDisplayType": "PLAIN_TEXT",
        "backgroundColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
    }
    assert share["userEnteredFormat"] == {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}
    assert (go["hyperlink"], go["formattedValue"]) == ("https://example.com", "go")


def test_colours_are_eight_bits_deep_and_told_twice(rest: Rest, key: str) -> None:
    look = {
        "backgroundColorStyle": {"themeColor": "ACCENT1"},
        "textFormat": {"foregroundColor": {"red": 0.9, "alpha": 1}},
    }
    place = {"sheetId": 0, "endRowIndex": 1, "endColumnIndex": 1}
    rest.batch(
        key, {"repeatCell": {"range": place, "cell": {"userEnteredFormat": look}, "fields": "userEnteredFormat"}}
    )
    mask = "sheets.data.rowData.values.userEnteredFormat"
    found = rest.ok("GET", f"{SHEETS}/{key}", fields=mask)["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    assert found["userEnteredFormat"] == {
        "backgroundColor": {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275},
        "backgroundColorStyle": {"themeColor": "ACCENT1"},
        "textFormat": {
            "foregroundColor": {"red": 0.8980392},
            "foregroundColorStyle": {"rgbColor": {"red": 0.8980392}},
        },
    }


def metadata(key: str, location: Json) -> Json:
    wanted = {"metadataKey": key, "metadataValue": "v", "visibility": "DOCUMENT", "location": location}
    return {"createDeveloperMetadata": {"developerMetadata": wanted}}


ROW = {"sheetId": 0, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}


def test_developer_metadata_is_found_by_where_it_is(rest: Rest, key: str) -> None:
    (first, *_) = rest.batch(
        key,
        metadata("book", {"spreadsheet": True}),
        metadata("sheet", {"sheetId": 0}),
        metadata("row", {"dimensionRange": ROW}),
        metadata("row", {"dimensionRange": {**ROW, "dimension": "COLUMNS"}}),
    )
    made = first["createDeveloperMetadata"]["developerMetadata"]
    assert made["location"] == {"locationType": "SPREADSHEET", "spreadsheet": True}

    def search(**lookup: Any) -> list[str]:
        body = {"dataFilters": [{"developerMetadataLookup": lookup}]}
        found = rest.ok("POST", f"{SHEETS}/{key}/developerMetadata:search", body)
        return [one["developerMetadata"]["metadataKey"] for one in found.get("matchedDeveloperMetadata", [])]

    assert search() == ["book", "sheet", "row", "row"]
    assert search(metadataKey="row") == ["row", "row"]
    assert search(locationType="ROW") == ["row"]
    assert search(metadataLocation={"sheetId": 0}) == ["sheet", "row", "row"]
    assert search(metadataLocation={"sheetId": 0}, locationMatchingStrategy="EXACT_LOCATION") == ["sheet"]
    assert search(metadataLocation={"dimensionRange": ROW}) == ["row"]
    assert search(metadataLocation={"dimensionRange": {**ROW, "startIndex": 0, "endIndex": 1}}) == []
    bad = {"dataFilters": [{"developerMetadataLookup": {"metadataLocation": {"spreadsheet": True},
                                                        "locationMatchingStrategy": "INTERSECTING_LOCATION"}}]}  # fmt: skip
    assert rest.error("POST", f"{SHEETS}/{key}/developerMetadata:search", bad)[2] == (
        "DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was specified as INTERSECTING."
    )
    assert rest.ok("GET", f"{SHEETS}/{key}/developerMetadata/{made['metadataId']}")["metadataKey"] == "book"
    assert rest.error("GET", f"{SHEETS}/{key}/developerMetadata/1")[0] == 404
    book = rest.ok("GET", f"{SHEETS}/{key}", includeGridData="true", ranges="A1:C3")
    assert [m["metadataKey"] for m in book["developerMetadata"]] == ["book"]
    assert [m["metadataKey"] for m in book["sheets"][0]["developerMetadata"]] == ["sheet"]
    assert book["sheets"][0]["data"][0]["rowMetadata"][2]["developerMetadata"][0]["metadataKey"] == "row"


def test_developer_metadata_follows_its_row_and_goes_with_it(rest: Rest, key: str) -> None:
    rest.batch(key, metadata("row", {"dimensionRange": ROW}))
    rest.batch(key, {"insertDimension": {"range": {**ROW, "startIndex": 0, "endIndex": 2}}})
    by_key = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "row"}}]}
    url = f"{SHEETS}/{key}/developerMetadata:search"
    place = rest.ok("POST", url, by_key)["matchedDeveloperMetadata"][0]["developerMetadata"]["location"][
        "dimensionRange"
    ]
    assert (place["startIndex"], place["endIndex"]) == (4, 5)
    rest.write(key, "A5", [["here"]])
    values = rest.ok("POST", f"{SHEETS}/{key}/values:batchGetByDataFilter", by_key)["valueRanges"][0]["valueRange"]
    assert (values["range"], values["values"]) == ("Sheet1!A5:Z5", [["here"]])
    rest.batch(key, {"deleteDimension": {"range": {**ROW, "startIndex": 4, "endIndex": 5}}})
    assert rest.ok("POST", url, by_key) == {}


def test_developer_metadata_is_updated_and_deleted_by_filter(rest: Rest, key: str) -> None:
    rest.batch(key, metadata("a", {"sheetId": 0}), metadata("b", {"sheetId": 0}))
    one = {"developerMetadataLookup": {"metadataKey": "a"}}
    change = {"dataFilters": [one], "developerMetadata": {"metadataValue": "new"}, "fields": "metadataValue"}
    (reply,) = rest.batch(key, {"updateDeveloperMetadata": change})
    assert reply["updateDeveloperMetadata"]["developerMetadata"][0]["metadataValue"] == "new"
    (reply,) = rest.batch(key, {"deleteDeveloperMetadata": {"dataFilter": one}})
    assert [m["metadataKey"] for m in reply["deleteDeveloperMetadata"]["deletedDeveloperMetadata"]] == ["a"]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            {"visibility": "DOCUMENT", "location": {"sheetId": 0}},
            "Developer metadata must always have a key specified.",
        ),
        ({"metadataKey": "k", "location": {"sheetId": 0}}, "Developer metadata must always have visibility specified."),
        ({"metadataKey": "k", "visibility": "DOCUMENT"}, "Developer metadata must always have a location specified."),
        (
            {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": {**ROW, "endIndex": 5}}},
            "DimensionRange must represent a single row or column.",
        ),
    ],
)
def test_developer_metadata_that_cannot_be(rest: Rest, key: str, wanted: Json, message: str) -> None:
    assert rest.batch_error(key, {"createDeveloperMetadata": {"developerMetadata": wanted}}) == (
        f"Invalid requests[0].createDeveloperMetadata: {message}"
    )


def test_data_filters_read_write_and_clear(rest: Rest, key: str) -> None:
    place = {
        "gridRange": {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}
    }
    body = {"valueInputOption": "RAW", "data": [{"dataFilter": place, "values": [["a", "b"]]}]}
    answer = rest.ok("POST", f"{SHEETS}/{key}/values:batchUpdateByDataFilter", body)
    assert answer["responses"][0]["updatedRange"] == "Sheet1!A1:B1"
    found = rest.ok("POST", f"{SHEETS}/{key}:getByDataFilter", {"dataFilters": [place], "includeGridData": True})
    assert len(found["sheets"][0]["data"][0]["rowData"][0]["values"]) == 2
    cleared = rest.ok("POST", f"{SHEETS}/{key}/values:batchClearByDataFilter", {"dataFilters": [{"a1Range": "A1"}]})
    assert cleared["clearedRanges"] == ["Sheet1!A1"]
    assert rest.values(key) == [["", "b"]]


def test_copy_to_needs_both_ends(rest: Rest, key: str) -> None:
    other = rest.ok("POST", SHEETS, {})["spreadsheetId"]
    copied = rest.ok("POST", f"{SHEETS}/{key}/sheets/0:copyTo", {"destinationSpreadsheetId": other})
    assert (copied["title"], copied["index"]) == ("Copy of Sheet1", 1)
    again = rest.ok("POST", f"{SHEETS}/{key}/sheets/0:copyTo", {"destinationSpreadsheetId": other})
    assert again["title"] == "Copy of Sheet1 2"
    assert rest.error("POST", f"{SHEETS}/{key}/sheets/0:copyTo", {"destinationSpreadsheetId": "nope"})[0] == 404
    assert rest.error("POST", f"{SHEETS}/{key}/sheets/5:copyTo", {"destinationSpreadsheetId": other})[0] == 400


def test_unknown_paths(rest: Rest) -> None:
    answer = rest("GET", "https://sheets.googleapis.com/v4/nothing")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=UTF-8")
    assert rest.error("GET", f"{DRIVE}/files/x/accessproposals")[0] == 501


# the small parts -----------------------------------------------------------------------------------------------------


@given(st.integers(0, 18_277))
def test_column_names_come_back(index: int) -> None:
    assert column_index(column_name(index)) == index


@given(st.text(min_size=1), st.integers(0, 999), st.integers(0, 25), st.integers(1, 9), st.integers(1, 9))
def test_ranges_come_back(title: str, top: int, left: int, height: int, width: int) -> None:
    area = Area(top, left, top + height, left + width)
    sheet, cells = split_sheet(format_area(title, area))
    assert (sheet, parse_cells(cells or "")) == (title, area)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", {"a": {}}),
        ("a,b.c", {"a": {}, "b": {"c": {}}}),
        ("a(b,c/d)", {"a": {"b": {}, "c": {"d": {}}}}),
        ("a.b,a", {"a": {}}),
        ("a,a.b", {"a": {}}),
        ("*", {"*": {}}),
    ],
)
def test_masks(text: str, tree: Json) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize("text", ["", "a(", "a)", "a,,b", "a b", "(a)"])
def test_masks_that_cannot_be_read(text: str) -> None:
    with pytest.raises(MaskError):
        parse(text)


def test_masks_select_and_update() -> None:
    assert select(parse("a(b),c"), {"a": [{"b": 1, "d": 2}], "c": 3, "e": 4}) == {"a": [{"b": 1}], "c": 3}
    target = {"a": {"b": 1, "c": 2}, "d": 3}
    update(target, {"a": {"b": 5}}, parse("a.b,a.c,d"))
    assert target == {"a": {"b": 5}}


@pytest.mark.parametrize(
    ("number", "pattern", "shown"),
    [
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, "#,##0", "1,234,567"),
        (0.256, "0%", "26%"),
        (-5, "0.0", "-5.0"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"none"', "none"),
        (1.005, "0.00", "1.01"),
        (12345, "0.00E+00", "1.23E+04"),
        (7, "000", "007"),
        (0.5, "#.##", ".5"),
        (1500, '0.0,"k"', "1.5k"),
        (50, '[>40]"HIGH";[<=10]"LOW";0', "HIGH"),
        (25, '[>40]"HIGH";[<=10]"LOW";0', "25"),
        (42993.5, "yyyy-mm-dd hh:mm:ss", "2017-09-15 12:00:00"),
        (42993, "d/m/yy", "15/9/17"),
        (42993, "ddd, d mmmm yyyy", "Fri, 15 September 2017"),
        (0.75, "h:mm am/pm", "6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (42979, " DD MM YYYY", " 01 09 2017"),
        (5, '0 "ล็อก"', "5 ล็อก"),
        (1 / 3, "", "0.3333333333"),
        (1 / 1024, "", "0.0009765625"),
        (2 / 3 * 100, "", "66.66666667"),
        (1e15, "", "1E+15"),
        (123456789012, "", "123456789012"),
        (0.1 + 0.2, "", "0.3"),
    ],
)
def test_number_formats(number: float, pattern: str, shown: str) -> None:
    assert show(number, {"pattern": pattern} if pattern else None, locale("en_US")) == shown


def test_number_formats_follow_the_locale() -> None:
    assert show(1234.5, {"pattern": "#,##0.00"}, locale("de_DE")) == "1.234,50"
    assert show(1.5, None, locale("fr_FR")) == "1,5"
    assert show(42993, {"type": "DATE"}, locale("th_TH")) == "15/9/2017"
