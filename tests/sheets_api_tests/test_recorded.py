"""Small things that recordings of Google's answers show and its reference does not tell."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_api import SheetsServer
from tests.sheets_api_tests.conftest import DRIVE, SHEETS, Rest

UPLOAD_V2 = "https://www.googleapis.com/upload/drive/v2/files"
FORMAT = "sheets.data.rowData.values.userEnteredFormat"


def format_of(rest: Rest, key: str) -> Any:
    found = rest.ok("GET", f"{SHEETS}/{key}", ranges="A1", fields=FORMAT)
    return found["sheets"][0]["data"][0]["rowData"][0]["values"][0]["userEnteredFormat"]


def paint(rest: Rest, key: str, look: Any, fields: str = "userEnteredFormat") -> None:
    place = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
    rest.batch(key, {"repeatCell": {"range": place, "cell": {"userEnteredFormat": look}, "fields": fields}})


@pytest.mark.parametrize(
    ("sent", "told"),
    [(0.5, 0.49803922), (0.1, 0.09803922), (0.9, 0.8980392), (0.2, 0.2), (0.9843137254901961, 0.9843137), (1, 1)],
)
def test_a_channel_of_a_colour_is_cut_to_eight_bits(rest: Rest, key: str, sent: float, told: float) -> None:
    paint(rest, key, {"backgroundColor": {"red": sent}})
    assert format_of(rest, key)["backgroundColor"] == {"red": told}


def test_what_was_read_can_be_written_without_a_change(rest: Rest, key: str) -> None:
    for step in range(0, 256, 5):
        paint(rest, key, {"backgroundColor": {"red": step / 255}})
        once = format_of(rest, key)["backgroundColor"]
        paint(rest, key, {"backgroundColor": once})
        assert format_of(rest, key)["backgroundColor"] == once


def test_a_format_has_its_fields_in_one_order(rest: Rest, key: str) -> None:
    paint(rest, key, {"textFormat": {"bold": True}, "horizontalAlignment": "CENTER"})
    paint(rest, key, {"backgroundColor": {"red": 1}}, "userEnteredFormat.backgroundColor")
    look = {"textFormat": {"link": {"uri": "https://example.com"}, "foregroundColor": {"blue": 1}, "fontSize": 12}}
    paint(rest, key, look, "userEnteredFormat.textFormat(link,foregroundColor,fontSize)")
    found = format_of(rest, key)
    assert list(found) == ["backgroundColor", "horizontalAlignment", "textFormat", "backgroundColorStyle"]
    assert list(found["textFormat"]) == ["foregroundColor", "fontSize", "bold", "foregroundColorStyle", "link"]


def test_cells_are_not_appended_beyond_the_last_column(rest: Rest, key: str) -> None:
    row = {"values": [{"userEnteredValue": {"numberValue": n}} for n in range(27)]}
    assert rest.batch_error(key, {"appendCells": {"sheetId": 0, "rows": [row], "fields": "*"}}) == (
        "Invalid requests[0].appendCells: Attempting to write column: 26, beyond the last requested column of: 25"
    )


def test_an_uploaded_table_has_a_sheet_id_and_a_time_zone_of_its_own(rest: Rest, key: str) -> None:
    answer = rest.session.put(
        f"{UPLOAD_V2}/{key}", data="a,b\n1,2\n", headers={"Content-Type": "text/csv"}, params={"uploadType": "media"}
    )
    assert answer.ok, answer.text
    book = rest.ok("GET", f"{SHEETS}/{key}")
    (sheet,) = book["sheets"]
    assert (sheet["properties"]["title"], sheet["properties"]["sheetId"] > 0) == ("Book", True)
    assert book["properties"]["timeZone"] == "America/Los_Angeles"


def test_the_second_version_of_drive_tells_all_of_a_file(rest: Rest, key: str, sheets_api: SheetsServer) -> None:
    answer = rest.session.put(f"{UPLOAD_V2}/{key}", data="a\n", headers={"Content-Type": "text/csv"})
    found = answer.json()
    assert (found["kind"], found["id"], found["title"]) == ("drive#file", key, "Book")
    assert found["userPermission"]["role"] == "owner"
    assert found["labels"] == {
        "viewed": True, "restricted": False, "starred": False, "hidden": False, "trashed": False,
    }  # fmt: skip
    assert found["parents"][0]["isRoot"]
    assert found["exportLinks"]["text/csv"].endswith("exportFormat=csv")
    assert found["owners"][0]["isAuthenticatedUser"]
    assert found["modifiedDate"] == rest.ok("GET", f"{DRIVE}/files/{key}", fields="modifiedTime")["modifiedTime"]


def test_a_service_account_is_called_by_its_address(sheets_api: SheetsServer, rest: Rest, key: str) -> None:
    robot = "robot@local-project.iam.gserviceaccount.com"
    body = {"type": "user", "role": "writer", "emailAddress": robot}
    rest.ok("POST", f"{DRIVE}/files/{key}/permissions", body, sendNotificationEmail="false")
    whole = rest.ok("GET", f"{DRIVE}/files/{key}/permissions", fields="permissions(displayName,emailAddress)")
    assert {"emailAddress": robot, "displayName": robot} in whole["permissions"]


@pytest.mark.parametrize(
    ("place", "vary", "caching"),
    [
        ("https://sheets.googleapis.com/v4/spreadsheets/{key}", "Origin, X-Origin, Referer", "private"),
        (DRIVE + "/files/{key}", "Origin, X-Origin", "no-cache, no-store, max-age=0, must-revalidate"),
    ],
)
def test_the_heads_of_answers(rest: Rest, key: str, place: str, vary: str, caching: str) -> None:
    head = rest("GET", place.format(key=key)).headers
    assert (head["Vary"], head["Cache-Control"], head["Server"].strip()) == (vary, caching, "ESF")
    assert (head["X-Frame-Options"], head["X-XSS-Protection"]) == ("SAMEORIGIN", "0")


def test_a_batch_counts_a_shared_column_once(rest: Rest, key: str) -> None:
    data = [{"range": "A1:D1", "values": [["a", "b", "", "d"]]}, {"range": "A4:D4", "values": [["a", "b", "", "d"]]}]
    answer = rest.ok("POST", f"{SHEETS}/{key}/values:batchUpdate", {"valueInputOption": "RAW", "data": data})
    assert {name: count for name, count in answer.items() if name.startswith("total")} == {
        "totalUpdatedRows": 2,
        "totalUpdatedColumns": 4,
        "totalUpdatedCells": 8,
        "totalUpdatedSheets": 1,
    }


def test_a_size_of_nothing_is_no_wish(rest: Rest) -> None:
    sheets = [{"properties": {"gridProperties": {"rowCount": 0, "columnCount": 0}}}]
    made = rest.ok("POST", SHEETS, {"properties": {"title": "blarg"}, "sheets": sheets})
    assert made["sheets"][0]["properties"]["gridProperties"] == {"rowCount": 1000, "columnCount": 26}
