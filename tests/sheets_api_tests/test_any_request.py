"""Whatever fits Google's description of a request gets an answer that fits it too, never a failure of the server."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets_api.app import Answer, Request, handle
from tests.sheets_api.batch import HANDLERS
from tests.sheets_api.discovery import load
from tests.sheets_api.quota import Quota
from tests.sheets_api.server_state import make_spreadsheet, prepare
from tests.sheets_api.service import Service
from tests.sheets_api.users import OWNER_TOKEN

SCHEMAS = load("sheets", "v4").schemas
TEXTS = st.sampled_from(
    ["", "a", "A1", "=A1+1", "=SUM(A1:B2)", "กลุ่ม", "1", "0x", "Sheet1", "2017-09-15", "*", "#,##0.00"]
)
NUMBERS = st.sampled_from([0, 1, 2, 3, 5, 26, 999, 1000, 7])
SMALL = {"startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex", "startIndex", "endIndex", "rowIndex"}


def value(schema: dict[str, Any], depth: int, name: str = "") -> st.SearchStrategy[Any]:
    """Anything that fits a schema."""
    if "$ref" in schema:
        return message(schema["$ref"], depth)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind, form = schema["type"], schema.get("format", "")
    if kind == "array":
        return st.lists(value(schema["items"], depth + 1), max_size=2)
    if kind == "object":
        inner = schema.get("additionalProperties", {"type": "string"})
        return st.dictionaries(st.sampled_from(["0", "1"]), value(inner, depth + 1), max_size=1)
    if kind == "boolean":
        return st.booleans()
    if form == "google-fieldmask":
        return st.sampled_from(
            ["*", "title", "userEnteredValue,note", "range", "name,range", "criteria", "userEnteredFormat.textFormat"]
        )
    if kind == "integer" or form in {"int64", "uint64"}:
        return st.sampled_from([0, 1, 2, 3]) if name in SMALL else NUMBERS
    if kind == "number":
        return st.sampled_from([0, 0.5, 1, 2.25])
    return TEXTS


def message(ref: str, depth: int) -> st.SearchStrategy[Any]:
    """A message with some of its fields."""
    properties = SCHEMAS[ref]["properties"]
    if depth > 6:
        return st.just({})
    fields = {name: value(schema, depth + 1, name) for name, schema in properties.items() if name != "chipRuns"}
    return st.fixed_dictionaries({}, optional=fields)


def fresh_service() -> tuple[Service, str]:
    """A server without sockets that holds one small spreadsheet."""
    service = Service(quota=Quota(enabled=False))
    prepare(service)
    rows = [["name", "n"], ["Weavers", 3], ["=B2*2", "=SUM(B1:B2)"], [None, True]]
    file = make_spreadsheet(service, "Book", sheets={"Sheet1": rows})
    assert file.book is not None
    file.book.sheets[0].grid.update(rowCount=30, columnCount=8)
    return service, file.id


KINDS = sorted(HANDLERS)
RANGES = st.sampled_from(
    ["A1", "Sheet1", "A:A", "2:3", "A1:B2", "'Sheet1'!B2:C", "R1C1:R2C2", "H30", "Z99", "nowhere!A1", "", "A1:", "ก"]
)
_DRAWN = {"suppress_health_check": list(HealthCheck), "deadline": None, "derandomize": True}


def some_request(data: st.DataObject) -> dict[str, Any]:
    """One request of any kind."""
    kind = data.draw(st.sampled_from(KINDS))
    return {kind: data.draw(message(SCHEMAS["Request"]["properties"][kind]["$ref"], 1))}


def acceptable(answer: Answer) -> bool:
    """An answer Google might have given; the one "internal error" is a known one of Google's own."""
    return answer.status in {200, 400, 403, 404} or b"Internal error encountered." in answer.body


def post(service: Service, path: str, body: str, verb: str = "POST") -> Answer:
    headers = {"authorization": f"Bearer {OWNER_TOKEN}"}
    return handle(service, Request(verb, path, "", headers, body.encode()))


@pytest.mark.parametrize("kind", sorted(HANDLERS))
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_kind_of_request_is_answered(kind: str, data: st.DataObject) -> None:
    service, key = fresh_service()
    ref = SCHEMAS["Request"]["properties"][kind]["$ref"]
    body = {
        "requests": [{kind: data.draw(message(ref, 0))}],
        "includeSpreadsheetInResponse": True,
        "responseIncludeGridData": True,
    }
    answer = post(service, f"/v4/spreadsheets/{key}:batchUpdate", json.dumps(body))
    assert acceptable(answer), answer.body.decode()
    shown = post(service, f"/v4/spreadsheets/{key}", "", "GET")
    assert shown.status == 200, shown.body.decode()


@settings(max_examples=60, **_DRAWN)
@given(data=st.data())
def test_a_batch_that_fails_changes_nothing(data: st.DataObject) -> None:
    service, key = fresh_service()
    file, path = service.store.files[key], f"/v4/spreadsheets/{key}"
    for _ in range(2):  # something to lose: merges, filters, formats…
        post(service, f"{path}:batchUpdate", json.dumps({"requests": [some_request(data)]}))
    before, version = whole(service, key), file.version
    fatal = {"deleteSheet": {"sheetId": 123_456_789}}
    body = {"requests": [some_request(data) for _ in range(data.draw(st.integers(1, 4)))] + [fatal]}
    assert post(service, f"{path}:batchUpdate", json.dumps(body)).status != 200
    assert (whole(service, key), file.version) == (before, version)


def whole(service: Service, key: str) -> bytes:
    """Everything a spreadsheet is, as it is answered."""
    headers = {"authorization": f"Bearer {OWNER_TOKEN}"}
    return handle(service, Request("GET", f"/v4/spreadsheets/{key}", "includeGridData=true", headers, b"")).body


@settings(max_examples=40, **_DRAWN)
@given(data=st.data())
def test_any_sequence_of_calls_is_answered(data: st.DataObject) -> None:
    service, key = fresh_service()
    path = f"/v4/spreadsheets/{key}"
    for _ in range(5):
        place = quote(data.draw(RANGES), safe="")
        body = data.draw(message("ValueRange", 5)) | {"range": data.draw(RANGES)}
        option = data.draw(st.sampled_from(["RAW", "USER_ENTERED", ""]))
        calls = [
            ("POST", f"{path}:batchUpdate", "", {"requests": [some_request(data)]}),
            ("PUT", f"{path}/values/{place}", f"valueInputOption={option}&includeValuesInResponse=true", body),
            ("POST", f"{path}/values/{place}:append", f"valueInputOption={option}&insertDataOption=INSERT_ROWS", body),
            ("POST", f"{path}/values/{place}:clear", "", {}),
            ("GET", f"{path}/values/{place}", "valueRenderOption=FORMULA&majorDimension=COLUMNS", None),
            ("POST", f"{path}/values:batchUpdate", "", {"valueInputOption": option, "data": [body]}),
            (
                "POST",
                f"{path}/values:batchUpdateByDataFilter",
                "",
                data.draw(message("BatchUpdateValuesByDataFilterRequest", 4)),
            ),
            ("POST", f"{path}:getByDataFilter", "", data.draw(message("GetSpreadsheetByDataFilterRequest", 2))),
            ("POST", f"{path}/developerMetadata:search", "", data.draw(message("SearchDeveloperMetadataRequest", 2))),
            ("POST", f"{path}/sheets/0:copyTo", "", {"destinationSpreadsheetId": key}),
            ("POST", "/v4/spreadsheets", "", data.draw(message("Spreadsheet", 3))),
        ]
        verb, where, query, content = data.draw(st.sampled_from(calls))
        text = b"" if content is None else json.dumps(content).encode()
        answer = handle(service, Request(verb, where, query, {"authorization": f"Bearer {OWNER_TOKEN}"}, text))
        assert acceptable(answer), (verb, where, content, answer.body.decode())
    assert b'"code": 500' not in whole(service, key)
