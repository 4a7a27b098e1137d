"""Everything around a call: credentials, scopes, permissions, quotas, faults, the log, the clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import google.oauth2.credentials
import google.oauth2.service_account
import gspread
import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets_api import SheetsServer
from tests.sheets_api.client import authorized_session, google_service, gspread_client
from tests.sheets_api.messages import json_answer
from tests.sheets_api.users import API_KEY
from tests.sheets_api_tests.conftest import DRIVE, SHEETS, Rest

READONLY = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
RestOf = Callable[[str], Rest]


def test_no_credentials_and_wrong_credentials(sheets_api: SheetsServer, key: str, rest_of: RestOf) -> None:
    code, status, message = rest_of("made-up").error("GET", f"{SHEETS}/{key}")
    assert (code, status) == (401, "UNAUTHENTICATED")
    assert message.startswith("Request had invalid authentication credentials. Expected OAuth 2 access token")
    address = f"{sheets_api.url}/v4/spreadsheets/{key}"
    read = requests.get(address, timeout=5)
    assert (read.status_code, read.json()["error"]["status"]) == (403, "PERMISSION_DENIED")
    assert read.json()["error"]["message"].startswith("Method doesn't allow unregistered callers")
    assert requests.post(f"{address}:batchUpdate", json={}, timeout=5).status_code == 401


def test_an_api_key_reads_what_is_open_to_anyone(sheets_api: SheetsServer, key: str, rest: Rest) -> None:
    address, parameters = f"{sheets_api.url}/v4/spreadsheets/{key}", {"key": API_KEY}
    closed = requests.get(address, parameters, timeout=5)
    assert (closed.status_code, closed.json()["error"]["message"]) == (403, "The caller does not have permission")
    rest.ok("POST", f"{DRIVE}/files/{key}/permissions", {"role": "reader", "type": "anyone"})
    assert requests.get(address, parameters, timeout=5).json()["spreadsheetId"] == key
    written = requests.put(f"{address}/values/A1", params={**parameters, "valueInputOption": "RAW"}, json={}, timeout=5)
    assert (written.status_code, written.json()["error"]["status"]) == (401, "UNAUTHENTICATED")
    made_up = requests.get(address, {"key": "made-up"}, timeout=5).json()["error"]
    assert (made_up["code"], made_up["details"][0]["reason"]) == (400, "API_KEY_INVALID")


def test_a_slash_more_in_the_path_does_not_matter(key: str, rest: Rest) -> None:
    assert rest.ok("GET", f"{SHEETS}/{key}/")["spreadsheetId"] == key
    assert rest.ok("POST", f"{SHEETS}/{key}/:batchUpdate", {"requests": [{"addSheet": {}}]})["replies"]


def test_tokens_expire(sheets_api: SheetsServer, key: str) -> None:
    credentials = google.oauth2.credentials.Credentials.from_authorized_user_info(sheets_api.authorized_user_info())
    with authorized_session(credentials, sheets_api.url) as session:
        assert session.get(f"{SHEETS}/{key}").status_code == 200
        old = credentials.token
        sheets_api.clock.advance(3600)
        assert session.get(f"{SHEETS}/{key}").status_code == 200  # google-auth fetched a new one after the 401
        assert credentials.token != old


def test_service_accounts_sign_in_with_their_key(sheets_api: SheetsServer, tmp_path: Path) -> None:
    email = "robot@local-project.iam.gserviceaccount.com"
    key = sheets_api.create_spreadsheet("Registry", shared={email: "writer"})
    path = sheets_api.write_credentials(tmp_path / "key.json", sheets_api.service_account_info(email))
    credentials = google.oauth2.service_account.Credentials.from_service_account_file(
        path, scopes=["https://www.googleapis.com/auth/spreadsheets"]
    )
    with authorized_session(credentials, sheets_api.url) as session:
        client = gspread.Client(None, session=session)
        client.open_by_key(key).sheet1.update([["hello"]], "A1")
        assert client.open_by_key(key).sheet1.acell("A1").value == "hello"
    assert [call.kind for call in sheets_api.calls if call.path == "/token"] == ["token"]


def test_a_forged_signature_is_refused(sheets_api: SheetsServer) -> None:
    answer = requests.post(
        f"{sheets_api.url}/token",
        data={"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": "e30.e30.e30"},
        timeout=5,
    )
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_readonly_token_cannot_write(sheets_api: SheetsServer, key: str, rest_of: RestOf) -> None:
    reader = rest_of(sheets_api.add_user("owner@example.com", scopes=READONLY))
    assert reader.values(key) == []
    answer = reader("PUT", f"{SHEETS}/{key}/values/A1", {"values": [[1]]}, valueInputOption="RAW")
    error = answer.json()["error"]
    assert (error["code"], error["message"]) == (403, "Request had insufficient authentication scopes.")
    assert error["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


def test_roles(sheets_api: SheetsServer, rest_of: RestOf) -> None:
    key = sheets_api.create_spreadsheet("Shared", shared={"reader@example.com": "reader"})
    reader, stranger = (
        rest_of(sheets_api.add_user("reader@example.com")),
        rest_of(sheets_api.add_user("x@example.com")),
    )
    refused = (403, "PERMISSION_DENIED", "The caller does not have permission")
    assert reader.values(key) == []
    assert reader.error("PUT", f"{SHEETS}/{key}/values/A1", {"values": [[1]]}, valueInputOption="RAW") == refused
    assert stranger.error("GET", f"{SHEETS}/{key}") == refused
    assert stranger.error("GET", f"{DRIVE}/files/{key}")[::2] == (404, f"File not found: {key}.")
    assert stranger.error("GET", f"{SHEETS}/nope") == (404, "NOT_FOUND", "Requested entity was not found.")


def test_protected_ranges_stop_editors_who_are_not_listed(
    sheets_api: SheetsServer, rest: Rest, rest_of: RestOf
) -> None:
    key = sheets_api.create_spreadsheet("Shared", shared={"chair@example.com": "writer"})
    place = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}
    rest.batch(key, {"addProtectedRange": {"protectedRange": {"range": place}}})
    chair = rest_of(sheets_api.add_user("chair@example.com"))
    assert chair.write(key, "A2", [["mine"]])["updatedCells"] == 1
    refusal = (
        "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection "
        "if you need to edit."
    )
    put = chair.error("PUT", f"{SHEETS}/{key}/values/A1", {"values": [[1]]}, valueInputOption="RAW")
    assert put == (400, "INVALID_ARGUMENT", refusal)
    request = {"repeatCell": {"range": place, "cell": {"note": "x"}, "fields": "note"}}
    assert chair.batch_error(key, request) == f"Invalid requests[0].repeatCell: {refusal}"
    assert rest.write(key, "A1", [["owner"]])["updatedCells"] == 1


def test_quotas_start_again_every_minute(sheets_api: SheetsServer, key: str) -> None:
    book = gspread_client(sheets_api.url, sheets_api.token).open_by_key(key)  # the first read
    for _ in range(59):
        book.sheet1.acell("A1") if False else book.values_get("A1")
    with pytest.raises(gspread.exceptions.APIError) as refused:
        book.values_get("A1")
    error = refused.value.response.json()["error"]
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert error["message"] == (
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service "
        "'sheets.googleapis.com' for consumer 'project_number:100000000001'."
    )
    book.values_update("A1", {"valueInputOption": "RAW"}, {"values": [[1]]})  # writes are counted apart
    sheets_api.clock.advance(60)
    assert book.values_get("A1")["values"] == [["1"]]


def test_the_project_has_a_quota_too(sheets_api: SheetsServer, key: str, rest_of: RestOf) -> None:
    sheets_api.quota.per_project = 3
    book = rest_of(sheets_api.token)
    for _ in range(3):
        book.values(key)
    message = book.error("GET", f"{SHEETS}/{key}/values/A1")[2]
    assert "limit 'Read requests per minute' of" in message


@pytest.mark.parametrize(("code", "status"), [(429, "RESOURCE_EXHAUSTED"), (500, "INTERNAL"), (503, "UNAVAILABLE")])
def test_status_faults_do_nothing_and_pass(
    sheets_api: SheetsServer, rest: Rest, key: str, code: int, status: str
) -> None:
    sheets_api.fail_next(code, match="values")
    assert rest.error("PUT", f"{SHEETS}/{key}/values/A1", {"values": [[1]]}, valueInputOption="RAW")[:2] == (
        code,
        status,
    )
    assert rest.values(key) == []


def test_resets_before_and_after_the_commit(sheets_api: SheetsServer, rest: Rest, key: str) -> None:
    put = ("PUT", f"{SHEETS}/{key}/values/A1", {"values": [["kept"]]})
    for trouble, found in (("reset_before", []), ("reset_after", [["kept"]])):
        sheets_api.fail_next(trouble)
        with pytest.raises(requests.ConnectionError):
            rest(*put, valueInputOption="RAW")
        assert rest.values(key) == found
    assert [call.fault for call in sheets_api.calls] == ["reset_before", None, "reset_after", None]


def test_truncated_and_slow_answers(sheets_api: SheetsServer, rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["x" * 5000]])
    sheets_api.fail_next("truncate")
    with pytest.raises(requests.RequestException):
        rest("GET", f"{SHEETS}/{key}/values/A1")
    sheets_api.fail_next("slow_body", seconds=0.05)
    assert rest.values(key) == [["x" * 5000]]
    sheets_api.fail_next("latency", seconds=0.3)
    with pytest.raises(requests.Timeout):
        rest.session.get(f"{SHEETS}/{key}", timeout=0.05)


def test_the_log_tells_reads_from_writes(sheets_api: SheetsServer, rest: Rest, key: str) -> None:
    rest.values(key)
    rest.write(key, "A1", [[1]])
    rest.ok("POST", f"{SHEETS}/{key}:getByDataFilter", {})
    assert [(call.verb, call.kind, call.method.rpartition(".")[2]) for call in sheets_api.calls] == [
        ("GET", "read", "get"),
        ("PUT", "write", "update"),
        ("POST", "read", "getByDataFilter"),
    ]


def test_control_over_http(sheets_api: SheetsServer) -> None:
    def control(verb: str, what: str, body: object = None) -> object:
        return requests.request(verb, f"{sheets_api.url}/_control/{what}", json=body, timeout=5).json()

    made = control("POST", "spreadsheets", {"title": "Registry", "sheets": {"groups": [["name"], ["Weavers"]]}})
    token = control("POST", "users", {"email": "owner@example.com"})
    book = gspread_client(sheets_api.url, token["token"]).open_by_key(made["spreadsheetId"])  # type: ignore[index]
    assert book.worksheet("groups").get_all_values() == [["name"], ["Weavers"]]
    control("POST", "clock", {"freeze": "2018-01-01T00:00:00Z", "advance": 60})
    assert control("GET", "clock") == {"now": "2018-01-01T00:01:00+00:00"}
    control("POST", "faults", {"kind": "status", "code": 503, "times": 1})
    with pytest.raises(gspread.exceptions.APIError):
        book.fetch_sheet_metadata()
    assert [call["status"] for call in control("GET", "calls")][-1] == 503  # type: ignore[attr-defined]
    control("POST", "reset")
    assert control("GET", "calls") == []


def test_googleapiclient_speaks_to_it(sheets_api: SheetsServer, key: str) -> None:
    sheets = google_service(sheets_api.url, sheets_api.token).spreadsheets()
    body = {"values": [["a", 1]]}
    sheets.values().append(spreadsheetId=key, range="A1", valueInputOption="RAW", body=body).execute()
    long = ["A1"] * 600  # too long for a GET: sent as a POST that says it is one
    assert len(sheets.values().batchGet(spreadsheetId=key, ranges=long).execute()["valueRanges"]) == 600
    files = google_service(sheets_api.url, sheets_api.token, "drive", "v3").files()
    assert [file["id"] for file in files.list(q="name contains 'Bo'").execute()["files"]] == [key]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_answers_are_printed_as_json_indented_by_two(value: object) -> None:
    assert json_answer(200, value).body.decode() == json.dumps(value, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", ["/oauth2/v4/token", "/o/oauth2/token"])
def test_addresses_of_the_token_that_older_clients_know(sheets_api: SheetsServer, path: str) -> None:
    info = sheets_api.authorized_user_info()
    form = {"grant_type": "refresh_token", "refresh_token": info["refresh_token"]}
    given = requests.post(f"{sheets_api.url}{path}", form, timeout=5).json()
    assert (given["token_type"], sheets_api.calls[-1].kind) == ("Bearer", "token")


def test_a_quota_on_demand_tells_what_a_real_one_tells(sheets_api: SheetsServer, rest: Rest, key: str) -> None:
    sheets_api.fail_next(429, match="batchUpdate")
    answer = rest("POST", f"{SHEETS}/{key}:batchUpdate", {"requests": []})
    error = answer.json()["error"]
    assert (answer.status_code, error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert "limit 'Write requests per minute per user'" in error["message"]
    assert error["details"][0]["metadata"]["quota_limit"] == "WriteRequestsPerMinutePerUser"


def test_a_bad_gateway_does_not_speak_json(sheets_api: SheetsServer, rest: Rest, key: str) -> None:
    sheets_api.fail_next(502)
    answer = rest("GET", f"{SHEETS}/{key}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (502, "text/html; charset=UTF-8")
    assert "try again in 30 seconds" in answer.text


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("google-api-go-client/0.5", True),
        ("google-api-nodejs-client/7.2.0 (gzip)", True),
        ("Google-API-Java-Client/2.2.0 Google-HTTP-Java-Client/1.43 (gzip)", True),
        ("(gzip)", False),
        ("python-requests/2.32.3", False),
    ],
)
def test_some_clients_are_told_a_short_reason(rest: Rest, key: str, agent: str, told: bool) -> None:
    rest.session.headers["User-Agent"] = agent
    error = rest("GET", f"{SHEETS}/{key}/values/Nowhere!A1").json()["error"]
    sentence = "Unable to parse range: Nowhere!A1"
    short = {"errors": [{"message": sentence, "domain": "global", "reason": "badRequest"}]} if told else {}
    assert error == {"code": 400, "message": sentence, **short, "status": "INVALID_ARGUMENT"}
