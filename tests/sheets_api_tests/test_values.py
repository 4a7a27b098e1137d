"""spreadsheets.values: what is written is what is read, in the form that was asked for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sheets_api_tests.conftest import SHEETS, Rest

GREGORIAN_2560 = (date(2560, 9, 15) - date(1899, 12, 30)).days


def test_update_answers_with_the_range_it_covered(rest: Rest, key: str) -> None:
    assert rest.write(key, "B2", [["a", "b", "c"], ["d"]]) == {
        "spreadsheetId": key,
        "updatedRange": "Sheet1!B2:D3",
        "updatedRows": 2,
        "updatedColumns": 3,
        "updatedCells": 4,
    }


def test_reading_leaves_out_trailing_empty_cells_and_rows(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a", "", "c", ""], ["", ""], ["", "x"], ["", ""]])
    assert rest.ok("GET", f"{SHEETS}/{key}/values/A1:Z9") == {
        "range": "Sheet1!A1:Z9",
        "majorDimension": "ROWS",
        "values": [["a", "", "c"], [], ["", "x"]],
    }
    assert rest.values(key, "A1:C3", majorDimension="COLUMNS") == [["a"], ["", "", "x"], ["c"]]


def test_an_empty_range_has_no_values(rest: Rest, key: str) -> None:
    assert rest.ok("GET", f"{SHEETS}/{key}/values/A1:B2") == {
        "range": "Sheet1!A1:B2",
        "majorDimension": "ROWS",
    }


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("'Sheet1'!A:A", "Sheet1!A1:A1000"),
        ("A5:B", "Sheet1!A5:B1000"),
        ("2:3", "Sheet1!A2:Z3"),
        ("C3", "Sheet1!C3"),
        ("D4:B2", "Sheet1!B2:D4"),
        ("R2C3:R4C5", "Sheet1!C2:E4"),
        ("$A$1:$B$2", "Sheet1!A1:B2"),
        ("A1:AA2000", "Sheet1!A1:Z1000"),
        ("sheet1!a1", "Sheet1!A1"),
    ],
)
def test_ranges_are_answered_in_googles_spelling(rest: Rest, key: str, asked: str, answered: str) -> None:
    assert rest.ok("GET", f"{SHEETS}/{key}/values/{asked}")["range"] == answered


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("My Sheet", "'My Sheet'"),
        ("it's", "'it''s'"),
        ("กลุ่ม", "'กลุ่ม'"),
        ("งาน", "'งาน'"),
        ("Лист2", "'Лист2'"),
        ("D3", "'D3'"),
        ("Data_1", "Data_1"),
        ("2017", "'2017'"),
    ],
)
def test_titles_are_quoted_where_they_must_be(rest: Rest, key: str, title: str, quoted: str) -> None:
    rest.batch(key, {"addSheet": {"properties": {"title": title}}})
    escaped = title.replace("'", "''")
    assert rest.ok("GET", f"{SHEETS}/{key}/values/'{escaped}'!A1")["range"] == f"{quoted}!A1"


@pytest.mark.parametrize("text", ["Nope!A1", "'Sheet1!A1", "A1:B2:C3", "Sheet1!", "A0", ""])
def test_what_names_no_range_is_refused(rest: Rest, key: str, text: str) -> None:
    code, status, message = rest.error("GET", f"{SHEETS}/{key}/values:batchGet", ranges=text)
    assert (code, status, message) == (400, "INVALID_ARGUMENT", f"Unable to parse range: {text}")


def test_beyond_the_grid(rest: Rest, key: str) -> None:
    limits = "exceeds grid limits. Max rows: 1000, max columns: 26"
    put = {"valueInputOption": "RAW"}
    assert rest.error("PUT", f"{SHEETS}/{key}/values/Sheet1!A1001", {"values": [[1]]}, **put)[2] == (
        f"Range (Sheet1!A1001) {limits}"
    )
    assert rest.error("GET", f"{SHEETS}/{key}/values/AA1:AB2")[2] == f"Range (Sheet1!AA1:AB2) {limits}"
    assert rest.error("POST", f"{SHEETS}/{key}/values:batchClear", {"ranges": ["A1", "A1001:B"]})[2] == (
        f"Invalid range[1]: Range (Sheet1!A1001:B) {limits}"
    )


def test_writing_more_than_the_range_holds(rest: Rest, key: str) -> None:
    put = {"valueInputOption": "RAW"}
    assert rest.error("PUT", f"{SHEETS}/{key}/values/Sheet1!A1:B1", {"values": [[1, 2, 3]]}, **put)[2] == (
        "Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]"
    )
    assert rest.error("PUT", f"{SHEETS}/{key}/values/Sheet1!A999:A1000", {"values": [[1]] * 3}, **put)[2] == (
        "Requested writing within range [Sheet1!A999:A1000], but tried writing to row [1001]"
    )


def test_null_leaves_a_cell_and_empty_text_clears_it(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a", "b", "c"]])
    rest.write(key, "A1", [[None, "", "z"]])
    assert rest.values(key, "A1:C1") == [["a", "", "z"]]


@pytest.mark.parametrize(
    ("typed", "shown", "stored"),
    [
        ("0042", "42", 42),
        ("1,234.5", "1,234.50", 1234.5),
        ("-7", "-7", -7),
        ("50%", "50%", 0.5),
        ("12.5%", "12.50%", 0.125),
        ("$1234", "$1,234", 1234),
        ("1e3", "1.00E+03", 1000),
        ("true", "TRUE", True),
        ("9/1/2018", "9/1/2018", 43344),
        ("2020-01-01", "2020-01-01", 43831),
        ("2020-01-01 12:00", "2020-01-01 12:00", 43831.5),
        ("13:30", "13:30", 0.5625),
        ("1:30 PM", "1:30 PM", 0.5625),
        ("1-Sep-2017", "1-Sep-2017", 42979),
        ("'0042", "0042", "0042"),
        ("2/30/2017", "2/30/2017", "2/30/2017"),
        ("1.2.3", "1.2.3", "1.2.3"),
        ("08-1234-5678", "08-1234-5678", "08-1234-5678"),
        ("๑๒", "๑๒", "๑๒"),
        ("+66812345678", "66812345678", 66812345678),
        ("+66 81 234 5678", "#ERROR!", "#ERROR!"),
        ("+1+1", "2", 2),
        ("+", "+", "+"),
        ("25:30", "25:30:00", 1.0625),
        ("25:61", "25:61", "25:61"),
    ],
)
def test_what_typing_makes_of_a_text(rest: Rest, key: str, typed: str, shown: str, stored: object) -> None:
    rest.write(key, "A1", [[typed]])
    assert rest.values(key, "A1") == [[shown]]
    assert rest.values(key, "A1", valueRenderOption="UNFORMATTED_VALUE") == [[stored]]


def test_a_bare_plus_in_a_path_is_a_space(rest: Rest, key: str) -> None:
    rest.batch(key, {"addSheet": {"properties": {"title": "a+b"}}}, {"addSheet": {"properties": {"title": "a b"}}})
    place = f"{SHEETS}/{key}/values/"
    assert rest.ok("GET", place + "a+b!A1")["range"] == "'a b'!A1"
    assert rest.ok("GET", place + "a%2Bb!A1")["range"] == "'a+b'!A1"


def test_raw_stores_text_as_text(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["=1+1", "0042", "1/9/2560", 42, 1.5, True]], "RAW")
    assert rest.values(key, "A1:F1", valueRenderOption="UNFORMATTED_VALUE") == [
        ["=1+1", "0042", "1/9/2560", 42, 1.5, True]
    ]


def test_dates_follow_the_locale(rest: Rest, key: str) -> None:
    locale = {"updateSpreadsheetProperties": {"properties": {"locale": "th_TH"}, "fields": "locale"}}
    rest.batch(key, locale)
    rest.write(key, "A1", [["15/9/2560"]])
    assert rest.values(key, "A1", valueRenderOption="UNFORMATTED_VALUE") == [[GREGORIAN_2560]]
    assert rest.values(key, "A1") == [["15/9/2560"]]


def test_render_options(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["=4/2", "2020-01-01", "text", "=1/0", 53]])
    row = f"{SHEETS}/{key}/values/A1:E1"
    assert rest.ok("GET", row)["values"] == [["2", "2020-01-01", "text", "#DIV/0!", "53"]]
    assert rest.ok("GET", row, valueRenderOption="UNFORMATTED_VALUE")["values"] == [[2, 43831, "text", "#DIV/0!", 53]]
    assert rest.ok("GET", row, valueRenderOption="FORMULA")["values"] == [["=4/2", 43831, "text", "=1/0", 53]]
    dates = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"}
    assert rest.ok("GET", row, **dates)["values"] == [[2, "2020-01-01", "text", "#DIV/0!", 53]]


def test_append_goes_below_the_last_table_of_the_range(rest: Rest, key: str) -> None:
    append = f"{SHEETS}/{key}/values/Sheet1:append"
    row = {"values": [["x", "", "z"]]}
    first = rest.ok("POST", append, row, valueInputOption="RAW")
    assert first == {
        "spreadsheetId": key,
        "updates": {
            "spreadsheetId": key,
            "updatedRange": "Sheet1!A1:C1",
            "updatedRows": 1,
            "updatedColumns": 3,
            "updatedCells": 3,
        },
    }
    second = rest.ok("POST", append, row, valueInputOption="RAW")  # x and z are two tables, z is the last
    assert second["tableRange"] == "Sheet1!C1"
    assert second["updates"]["updatedRange"] == "Sheet1!C2:E2"
    third = rest.ok("POST", f"{SHEETS}/{key}/values/A1:append", row, valueInputOption="RAW")
    assert third["tableRange"] == "Sheet1!A1"


def test_append_grows_the_grid(rest: Rest, key: str) -> None:
    rest.write(key, "A1000", [["last"]])
    answer = rest.ok("POST", f"{SHEETS}/{key}/values/Sheet1:append", {"values": [["next"]]}, valueInputOption="RAW")
    assert answer["updates"]["updatedRange"] == "Sheet1!A1001"
    grid = rest.ok("GET", f"{SHEETS}/{key}", fields="sheets.properties.gridProperties")
    assert grid == {"sheets": [{"properties": {"gridProperties": {"rowCount": 1001, "columnCount": 26}}}]}


def test_append_can_insert_rows(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a"], [""], ["below"]])
    rest.ok(
        "POST",
        f"{SHEETS}/{key}/values/A1:append",
        {"values": [["new"]]},
        valueInputOption="RAW",
        insertDataOption="INSERT_ROWS",
    )
    assert rest.values(key) == [["a"], ["new"], [], ["below"]]


def test_append_inserts_rows_into_an_empty_sheet_too(rest: Rest, key: str) -> None:
    body, options = {"values": [[1, 2], [3]]}, {"valueInputOption": "RAW", "insertDataOption": "INSERT_ROWS"}
    answer = rest.ok("POST", f"{SHEETS}/{key}/values/Sheet1:append", body, **options)
    assert (answer["updates"]["updatedRange"], "tableRange" in answer) == ("Sheet1!A1:B2", False)
    grid = rest.ok("GET", f"{SHEETS}/{key}", fields="sheets.properties.gridProperties.rowCount")
    assert grid["sheets"][0]["properties"]["gridProperties"]["rowCount"] == 1002


@pytest.mark.parametrize(("asked", "told"), [("R2C3", "C2"), ("R[1]C[2]", "C2"), ("Sheet1!R1C[1]:R[2]C3", "B1:C3")])
def test_cells_can_be_named_by_row_and_column(rest: Rest, key: str, asked: str, told: str) -> None:
    """A call has no current cell: what is relative is so to the first."""
    assert rest.ok("GET", f"{SHEETS}/{key}/values/{asked}")["range"] == f"Sheet1!{told}"


@pytest.mark.parametrize("asked", ["R[-1]C1", "R0C1", "R[1", "R[x]C1"])
def test_cells_before_the_first_cannot_be_named(rest: Rest, key: str, asked: str) -> None:
    assert rest.error("GET", f"{SHEETS}/{key}/values/{asked}")[2] == f"Unable to parse range: {asked}"


def test_batch_update_counts_all_ranges_and_is_atomic(rest: Rest, key: str) -> None:
    url = f"{SHEETS}/{key}/values:batchUpdate"
    data = [{"range": "A1:B1", "values": [[1, 2]]}, {"range": "Sheet1!A3", "values": [[3]]}]
    answer = rest.ok("POST", url, {"valueInputOption": "RAW", "data": data})
    assert {name: value for name, value in answer.items() if name.startswith("total")} == {
        "totalUpdatedRows": 2,
        "totalUpdatedColumns": 2,
        "totalUpdatedCells": 3,
        "totalUpdatedSheets": 1,
    }
    bad = [{"range": "A1", "values": [["lost"]]}, {"range": "Nope!A1", "values": [[1]]}]
    message = rest.error("POST", url, {"valueInputOption": "RAW", "data": bad})[2]
    assert message == "Invalid data[1]: Unable to parse range: Nope!A1"
    assert rest.values(key, "A1") == [["1"]]


def test_values_can_be_echoed(rest: Rest, key: str) -> None:
    answer = rest.ok(
        "PUT",
        f"{SHEETS}/{key}/values/A1",
        {"values": [["=1+1", "50%"]]},
        valueInputOption="USER_ENTERED",
        includeValuesInResponse="true",
        responseValueRenderOption="UNFORMATTED_VALUE",
    )
    assert answer["updatedData"] == {"range": "Sheet1!A1:B1", "majorDimension": "ROWS", "values": [[2, 0.5]]}


def test_clear_keeps_formats_and_names_what_it_cleared(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["50%"]])
    assert rest.ok("POST", f"{SHEETS}/{key}/values/A1:B2:clear") == {
        "spreadsheetId": key,
        "clearedRange": "Sheet1!A1:B2",
    }
    rest.write(key, "A1", [[0.25]])
    assert rest.values(key, "A1") == [["25%"]]


def test_input_option_is_required(rest: Rest, key: str) -> None:
    assert rest.error("PUT", f"{SHEETS}/{key}/values/A1", {"values": [[1]]})[2] == (
        "'valueInputOption' is required but not specified"
    )


def test_lists_and_objects_are_no_values(rest: Rest, key: str) -> None:
    url = f"{SHEETS}/{key}/values/A1"
    assert rest.error("PUT", url, {"values": [["a", {}]]}, valueInputOption="RAW")[2] == (
        "Invalid values[0][1]: struct_value {\n}\n"
    )
    assert rest.error("PUT", url, {"values": [[["x"]]]}, valueInputOption="RAW")[2] == (
        'Invalid values[0][0]: list_value {\n  values {\n    string_value: "x"\n  }\n}\n'
    )


def test_a_cell_holds_fifty_thousand_characters(rest: Rest, key: str) -> None:
    url = f"{SHEETS}/{key}/values/A1"
    assert rest.ok("PUT", url, {"values": [["x" * 50_000]]}, valueInputOption="RAW")
    assert rest.error("PUT", url, {"values": [["x" * 50_001]]}, valueInputOption="RAW")[2] == (
        "Your input contains more than the maximum of 50000 characters in a single cell."
    )


def test_a_thai_spreadsheet_names_months_and_days_in_thai_and_counts_gregorian_years(rest: Rest, key: str) -> None:
    """Sheets has no token for an era: 2560 of the Buddhist era is shown as 2017 in every locale."""
    rest.batch(key, {"updateSpreadsheetProperties": {"properties": {"locale": "th_TH"}, "fields": "locale"}})
    rest.write(key, "A1", [["15/9/2017"] * 5])
    patterns = ["d mmm yyyy", "dddd d mmmm yyyy", "ddd d/m/yy", "[$-107041E]d mmmm yyyy", "mmmmm"]
    for column, pattern in enumerate(patterns):
        place = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1,
                 "startColumnIndex": column, "endColumnIndex": column + 1}  # fmt: skip
        look = {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": pattern}}}
        rest.batch(key, {"repeatCell": {"range": place, "cell": look, "fields": "userEnteredFormat"}})
    assert rest.values(key) == [
        ["15 ก.ย. 2017", "วันศุกร์ 15 กันยายน 2017", "ศ. 15/9/17", "15 กันยายน 2017", "ก"],
    ]
    assert rest.values(key, "A1", valueRenderOption="UNFORMATTED_VALUE") == [[42993]]
