"""Requests and answers are held against Google's description of its API."""

from __future__ import annotations

import pytest
import requests

from tests.sheets_api import SheetsServer
from tests.sheets_api.discovery import load
from tests.sheets_api.service import METHODS, Call
from tests.sheets_api.validate import check_answer
from tests.sheets_api_tests.conftest import DRIVE, SHEETS, Rest

PACKAGE = "type.googleapis.com/google.apps.sheets.v4"


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"addShet": {}},
            "Invalid JSON payload received. Unknown name \"addShet\" at 'requests[0]': Cannot find field.",
        ),
        (
            {"addSheet": {"properties": {"index": "x"}}},
            "Invalid value at 'requests[0].add_sheet.properties.index' (TYPE_INT32), \"x\"",
        ),
        (
            {"mergeCells": {"mergeType": "ALL"}},
            f"Invalid value at 'requests[0].merge_cells.merge_type' ({PACKAGE}.MergeCellsRequest.MergeType), \"ALL\"",
        ),
        (
            {"addSheet": {"properties": {"title": 5}}},
            "Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5",
        ),
        (
            {"addSheet": {"properties": []}},
            (
                "Invalid JSON payload received. Unknown name \"properties\" at 'requests[0].add_sheet': "
                "Proto field is not repeating, cannot start list."
            ),
        ),
        (
            {"addSheet": {"properties": {"hidden": "maybe"}}},
            "Invalid value at 'requests[0].add_sheet.properties.hidden' (TYPE_BOOL), \"maybe\"",
        ),
    ],
)
def test_a_body_that_does_not_fit_is_refused(rest: Rest, key: str, request_: object, message: str) -> None:
    answer = rest("POST", f"{SHEETS}/{key}:batchUpdate", {"requests": [request_]})
    error = answer.json()["error"]
    assert (error["code"], error["status"], error["message"]) == (400, "INVALID_ARGUMENT", message)
    assert error["details"][0]["fieldViolations"][0]["description"] == message


def test_unknown_query_parameters_are_refused(rest: Rest, key: str) -> None:
    assert rest.error("GET", f"{SHEETS}/{key}", colour="red")[2] == (
        'Invalid JSON payload received. Unknown name "colour": Cannot bind query parameter. '
        "Field 'colour' could not be found in request message."
    )
    assert rest.error("GET", f"{SHEETS}/{key}/values/A1", majorDimension="DIAGONAL")[2] == (
        f"Invalid value at 'major_dimension' ({PACKAGE}.MajorDimension), \"DIAGONAL\""
    )


def test_common_parameters_are_taken(rest: Rest, key: str) -> None:
    answer = rest("GET", f"{SHEETS}/{key}/values/A1", alt="json", prettyPrint="false", quotaUser="me", key="abc")
    assert answer.text == '{"range":"Sheet1!A1","majorDimension":"ROWS"}'


def test_proto_spellings_are_taken(rest: Rest, key: str) -> None:
    reply = rest.batch(
        key,
        {"add_sheet": {"properties": {"title": "x", "index": "0", "grid_properties": {"row_count": 2.0}}}},
    )
    assert reply[0]["addSheet"]["properties"]["gridProperties"] == {"rowCount": 2, "columnCount": 26}


def test_broken_json_is_refused(rest: Rest, key: str) -> None:
    answer = rest.session.post(f"{SHEETS}/{key}:batchUpdate", data="{", timeout=5)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith("Invalid JSON payload received.")


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("not json", "Unexpected token.\nnot json\n^"),
        ("{not json", "Expected : between key:value pair.\n{not json\n     ^"),
        ('{"requests":', 'Unexpected end of string. Expected a value.\n{"requests":\n            ^'),
        ('{"requests": [1 2]}', 'Expected , or ] after array value.\n{"requests": [1 2]}\n                ^'),
        ('{"a": "b" "c"}', 'Expected , or } after key:value pair.\n{"a": "b" "c"}\n          ^'),
        ('{"requests": [], 5: 1}', 'Expected an object key or }.\n{"requests": [], 5: 1}\n                 ^'),
        ("{} {}", "Parsing terminated before end of input.\n{} {}\n   ^"),
        ('{"a": "b', 'Closing quote expected in string.\n{"a": "b\n      ^'),
        (b'{"a": "\xe0\xb8"}', "Encountered non UTF-8 code points."),
    ],
)
def test_the_words_for_broken_json(rest: Rest, key: str, body: str | bytes, complaint: str) -> None:
    answer = rest.session.post(f"{SHEETS}/{key}:batchUpdate", data=body, timeout=5).json()["error"]
    assert (answer["code"], answer["message"]) == (400, f"Invalid JSON payload received. {complaint}")
    drive = rest.session.post(f"{DRIVE}/files", data=body, timeout=5).json()["error"]
    assert (drive["message"], drive["errors"][0]["reason"]) == ("Parse Error", "parseError")


def test_a_row_that_is_no_list(rest: Rest, key: str) -> None:
    kind = "type.googleapis.com/google.protobuf.ListValue"
    for values, place, shown in (
        ("x", "data.values", '"x"'),
        (["x"], "data.values[0]", '"x"'),
        ([1], "data.values[0]", "1"),
    ):
        code, _, message = rest.error("PUT", f"{SHEETS}/{key}/values/A1", {"values": values}, valueInputOption="RAW")
        assert (code, message) == (400, f"Invalid value at '{place}' ({kind}), {shown}")
    assert rest.error("POST", SHEETS, {"colour": 1})[2].endswith(
        "Unknown name \"colour\" at 'spreadsheet': Cannot find field."
    )


def test_a_browser_may_ask_first(sheets_api: SheetsServer, key: str) -> None:
    address, origin = f"{sheets_api.url}/v4/spreadsheets/{key}", {"Origin": "https://page.example"}
    first = requests.options(address, headers={**origin, "Access-Control-Request-Headers": "authorization"}, timeout=5)
    assert (first.status_code, first.headers["Access-Control-Allow-Headers"]) == (200, "authorization")
    then = requests.get(address, headers={**origin, "Authorization": "Bearer owner-token"}, timeout=5)
    assert then.headers["Access-Control-Allow-Origin"] == "https://page.example"
    head = requests.head(address, headers={"Authorization": "Bearer owner-token"}, timeout=5)
    assert (head.status_code, head.content, int(head.headers["Content-Length"]) > 0) == (200, b"", True)


def test_an_answer_google_could_not_give_is_a_500(rest: Rest, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_call: Call) -> object:
        return {"range": 5, "colour": "red"}

    monkeypatch.setitem(METHODS, "sheets.spreadsheets.values.get", wrong)
    code, _status, message = rest.error("GET", f"{SHEETS}/{key}/values/A1")
    assert code == 500
    assert "Invalid value at 'range' (TYPE_STRING), 5" in message
    assert 'Unknown name "colour"' in message


def test_every_method_and_request_of_sheets_is_known() -> None:
    """What is missing is missing by name."""
    from tests.sheets_api.batch import HANDLERS

    api = load("sheets", "v4")
    assert {m.id for m in api.methods} - METHODS.keys() == set()
    missing = set(api.schemas["Request"]["properties"]) - HANDLERS.keys()
    assert missing == set()


def test_the_checker_knows_types_and_enums() -> None:
    api = load("sheets", "v4")
    good = {"sheetId": 0, "title": "x", "index": 0, "sheetType": "GRID"}
    assert check_answer(api, "SheetProperties", good) == []
    bad = {"sheetId": "0", "sheetType": "TREE", "hidden": 1}
    assert len(check_answer(api, "SheetProperties", bad)) == 3
