"""Drive v3 as far as programs that work with spreadsheets use it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload
from openpyxl import Workbook, load_workbook

from tests.sheets_api import SheetsServer
from tests.sheets_api.client import google_service
from tests.sheets_api.drive.query import parse
from tests.sheets_api.errors import ApiError
from tests.sheets_api_tests.conftest import DRIVE, SHEETS, Rest

SPREADSHEET, FOLDER = "application/vnd.google-apps.spreadsheet", "application/vnd.google-apps.folder"
ROBOT = "robot@local-project.iam.gserviceaccount.com"
RestOf = Callable[[str], Rest]


def test_a_new_file_is_told_shortly(rest: Rest) -> None:
    made = rest.ok("POST", f"{DRIVE}/files", {"name": "Registry", "mimeType": SPREADSHEET}, supportsAllDrives="True")
    number = made.pop("id")
    assert made == {"kind": "drive#file", "name": "Registry", "mimeType": SPREADSHEET}
    assert rest.ok("GET", f"{SHEETS}/{number}", fields="properties.title") == {"properties": {"title": "Registry"}}


def test_everything_about_a_file(rest: Rest, key: str) -> None:
    file = rest.ok("GET", f"{DRIVE}/files/{key}", fields="*")
    assert file["createdTime"] == "2017-09-15T09:00:00.000Z"
    assert file["owners"][0]["emailAddress"] == "owner@example.com"
    assert file["capabilities"]["canEdit"] is True
    assert file["webViewLink"] == f"https://docs.google.com/spreadsheets/d/{key}/edit?usp=drivesdk"


def test_writes_move_the_time_and_the_version(sheets_api: SheetsServer, rest: Rest, key: str) -> None:
    def stamp() -> object:
        return rest.ok("GET", f"{DRIVE}/files/{key}", fields="modifiedTime,version")

    assert stamp() == {"modifiedTime": "2017-09-15T09:00:00.000Z", "version": "1"}
    sheets_api.clock.advance(90)
    rest.write(key, "A1", [[1]])
    rest.values(key)
    assert stamp() == {"modifiedTime": "2017-09-15T09:01:30.000Z", "version": "2"}


def test_a_title_is_a_name(rest: Rest, key: str) -> None:
    rest.ok("PATCH", f"{DRIVE}/files/{key}", {"name": "New"})
    assert rest.ok("GET", f"{SHEETS}/{key}", fields="properties.title")["properties"]["title"] == "New"
    rename = {"updateSpreadsheetProperties": {"properties": {"title": "Newer"}, "fields": "title"}}
    rest.batch(key, rename)
    assert rest.ok("GET", f"{DRIVE}/files/{key}", fields="name") == {"name": "Newer"}


def test_lists_come_in_pages_and_in_order(rest: Rest, sheets_api: SheetsServer) -> None:
    for title in ("b", "c", "a"):
        sheets_api.create_spreadsheet(title)
        sheets_api.clock.advance(1)
    names: list[str] = []
    token = None
    while True:
        page = rest.ok(
            "GET", f"{DRIVE}/files", pageSize=2, orderBy="name desc", **({"pageToken": token} if token else {})
        )
        names += [file["name"] for file in page["files"]]
        token = page.get("nextPageToken")
        if token is None:
            break
    assert names == ["c", "b", "a"]
    assert [f["name"] for f in rest.ok("GET", f"{DRIVE}/files")["files"]] == ["a", "c", "b"]  # the latest first
    assert rest.ok("GET", f"{DRIVE}/files", q="name = 'z'", fields="kind,nextPageToken,files(id)") == {
        "kind": "drive#fileList",
        "files": [],
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("name = 'Registry 2560'", ["Registry 2560"]),
        ('name = "Registry 2560"', ["Registry 2560"]),
        ("name contains 'regis'", ["Registry 2560"]),
        ("name contains 'gistry'", []),
        ("name != 'Registry 2560' and mimeType = 'application/vnd.google-apps.spreadsheet'", ["it's mine", "ตลาด"]),
        (r"name = 'it\'s mine'", ["it's mine"]),
        ("not name contains 'ตลาด' and trashed = false", ["Folder", "Registry 2560", "it's mine"]),
        ("(name = 'ตลาด' or name = 'Folder') and starred = false", ["Folder", "ตลาด"]),
        ("mimeType contains 'folder'", ["Folder"]),
        ("'owner@example.com' in owners", ["Folder", "Registry 2560", "it's mine", "ตลาด"]),
        ("'x@example.com' in writers", []),
        (
            "modifiedTime > '2017-09-15T00:00:00Z' and modifiedTime < '2017-09-15T09:00:01'",
            ["Folder", "Registry 2560", "it's mine", "ตลาด"],
        ),
        ("sharedWithMe", []),
        ("trashed = true", []),
    ],
)
def test_queries(rest: Rest, sheets_api: SheetsServer, query: str, names: list[str]) -> None:
    for title in ("Registry 2560", "it's mine", "ตลาด"):
        sheets_api.create_spreadsheet(title)
    rest.ok("POST", f"{DRIVE}/files", {"name": "Folder", "mimeType": FOLDER})
    assert sorted(f["name"] for f in rest.ok("GET", f"{DRIVE}/files", q=query)["files"]) == sorted(names)


@pytest.mark.parametrize(
    "query", ["name", "name =", "name ~ 'x'", "name = 'x' and", "colour = 'red'", "name = 'it's'", "(name = 'x'"]
)
def test_bad_queries(query: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse(query)
    assert refused.value.body()["error"] == {
        "code": 400,
        "message": "Invalid Value",
        "errors": [
            {
                "message": "Invalid Value",
                "domain": "global",
                "reason": "invalid",
                "location": "q",
                "locationType": "parameter",
            }
        ],
    }


def test_folders(rest: Rest, sheets_api: SheetsServer, key: str) -> None:
    folder = rest.ok("POST", f"{DRIVE}/files", {"name": "Folder", "mimeType": FOLDER})["id"]
    inside = rest.ok("POST", f"{DRIVE}/files", {"name": "In", "mimeType": SPREADSHEET, "parents": [folder]})["id"]
    old = rest.ok("GET", f"{DRIVE}/files/{key}", fields="parents")["parents"][0]
    rest.ok("PATCH", f"{DRIVE}/files/{key}", {}, addParents=folder, removeParents=old)
    found = rest.ok("GET", f"{DRIVE}/files", q=f"'{folder}' in parents")["files"]
    assert {file["id"] for file in found} == {inside, key}
    rest.ok("DELETE", f"{DRIVE}/files/{folder}")
    assert rest.error("GET", f"{SHEETS}/{inside}")[0] == 404
    assert rest.error("POST", f"{DRIVE}/files", {"parents": ["nowhere"]})[::2] == (404, "File not found: nowhere.")


def test_the_trash(rest: Rest, key: str) -> None:
    rest.ok("PATCH", f"{DRIVE}/files/{key}", {"trashed": True})
    assert rest.ok("GET", f"{DRIVE}/files", q="trashed = false")["files"] == []
    assert rest.ok("GET", f"{DRIVE}/files", q="trashed = true")["files"][0]["id"] == key
    assert rest("DELETE", f"{DRIVE}/files/trash").status_code == 204
    assert rest.error("GET", f"{DRIVE}/files/{key}")[0] == 404


def test_service_accounts_own_no_storage(sheets_api: SheetsServer, rest_of: RestOf) -> None:
    robot = rest_of(sheets_api.add_user(ROBOT))
    answer = robot("POST", f"{DRIVE}/files", {"name": "Mine", "mimeType": SPREADSHEET})
    error = answer.json()["error"]
    assert (error["code"], error["errors"][0]["reason"]) == (403, "storageQuotaExceeded")
    assert robot.error("POST", SHEETS, {}) == (403, "PERMISSION_DENIED", "The caller does not have permission")
    drive = sheets_api.create_drive("District", {ROBOT: "fileOrganizer"})
    made = robot.ok("POST", f"{DRIVE}/files", {"name": "Ours", "mimeType": SPREADSHEET, "parents": [drive]})
    assert robot.write(made["id"], "A1", [["x"]])["updatedCells"] == 1
    assert robot.ok("GET", f"{DRIVE}/drives")["drives"] == [{"kind": "drive#drive", "id": drive, "name": "District"}]


def test_permissions(sheets_api: SheetsServer, rest: Rest, rest_of: RestOf, key: str) -> None:
    url = f"{DRIVE}/files/{key}/permissions"
    made = rest.ok("POST", url, {"type": "user", "role": "reader", "emailAddress": "a@example.com"})
    assert (made["kind"], made["type"], made["role"]) == ("drive#permission", "user", "reader")
    reader = rest_of(sheets_api.add_user("a@example.com"))
    assert reader.values(key) == []
    assert reader.error("POST", url, {"type": "anyone", "role": "reader"})[::2] == (
        403,
        "The user does not have sufficient permissions for this file.",
    )
    rest.ok("PATCH", f"{url}/{made['id']}", {"role": "writer"})
    assert reader.write(key, "A1", [[1]])["updatedCells"] == 1
    rest.ok("DELETE", f"{url}/{made['id']}")
    assert reader.error("GET", f"{SHEETS}/{key}")[0] == 403
    assert rest.error("GET", f"{url}/{made['id']}")[2] == f"Permission not found: {made['id']}."
    link = rest.ok("POST", url, {"type": "anyone", "role": "reader"}, fields="*")
    assert (link["id"], link["allowFileDiscovery"]) == ("anyoneWithLink", False)
    assert reader.values(key) == [["1"]]
    assert reader.ok("GET", f"{DRIVE}/files")["files"] == []  # open to all, but in nobody's list


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"role": "reader"}, "required"),
        ({"type": "user"}, "required"),
        ({"type": "user", "role": "king", "emailAddress": "a@example.com"}, "invalid"),
        ({"type": "user", "role": "reader"}, "invalidSharingRequest"),
        ({"type": "user", "role": "owner", "emailAddress": "a@example.com"}, "forbidden"),
    ],
)
def test_permissions_that_cannot_be(rest: Rest, key: str, body: dict[str, str], reason: str) -> None:
    answer = rest("POST", f"{DRIVE}/files/{key}/permissions", body)
    assert answer.json()["error"]["errors"][0]["reason"] == reason


def test_ownership_is_given_away(rest: Rest, key: str) -> None:
    heir = {"type": "user", "role": "owner", "emailAddress": "heir@example.com"}
    rest.ok("POST", f"{DRIVE}/files/{key}/permissions", heir, transferOwnership="true")
    roles = rest.ok("GET", f"{DRIVE}/files/{key}/permissions", fields="permissions(emailAddress,role)")["permissions"]
    assert {p["emailAddress"]: p["role"] for p in roles} == {"owner@example.com": "writer", "heir@example.com": "owner"}


def test_comments_and_replies(rest: Rest, key: str) -> None:
    url = f"{DRIVE}/files/{key}/comments"
    made = rest.ok("POST", url, {"content": "why?"}, fields="*")
    rest.ok("POST", f"{url}/{made['id']}/replies", {"content": "because", "action": "resolve"}, fields="*")
    (found,) = rest.ok("GET", url, fields="comments(content,resolved,replies(content))")["comments"]
    assert found == {"content": "why?", "resolved": True, "replies": [{"content": "because"}]}
    assert rest.error("GET", url)[2] == "The 'fields' parameter is required for this method."
    rest.ok("DELETE", f"{url}/{made['id']}")
    assert rest.ok("GET", url, fields="comments")["comments"] == []


def test_exports(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["a,b", 1.5], ["=B1*2", "x\ty"]])
    export = f"{DRIVE}/files/{key}/export"
    assert rest("GET", export, mimeType="text/csv").content == b'"a,b",1.5\r\n3,x\ty'
    assert rest("GET", export, mimeType="text/tab-separated-values").content == b"a,b\t1.5\r\n3\tx y"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sheet = load_workbook(io.BytesIO(rest("GET", export, mimeType=kind).content)).worksheets[0]
    assert (sheet["A1"].value, sheet["B1"].value, sheet["A2"].value) == ("a,b", 1.5, "=B1*2")
    assert rest("GET", export, mimeType="application/pdf").content.startswith(b"%PDF-1.4")
    assert rest.error("GET", export, mimeType="image/png")[2] == "The requested conversion is not supported."


def test_uploads(sheets_api: SheetsServer, rest: Rest) -> None:
    files = google_service(sheets_api.url, sheets_api.token, "drive", "v3").files()
    body = {"name": "From CSV", "mimeType": SPREADSHEET}
    text = MediaIoBaseUpload(io.BytesIO("ชื่อ,จำนวน\nทอผ้า,3\n".encode()), "text/csv")
    made = files.create(body=body, media_body=text).execute()
    assert rest.values(made["id"], "A1:B2") == [["ชื่อ", "จำนวน"], ["ทอผ้า", "3"]]
    workbook = Workbook()
    workbook.active.title = "Tab"
    workbook.active.append(["x", 1])
    out = io.BytesIO()
    workbook.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    made = files.create(body=body, media_body=MediaIoBaseUpload(io.BytesIO(out.getvalue()), kind)).execute()
    assert rest.values(made["id"], "Tab!A1:B1") == [["x", "1"]]
    plain = files.create(
        body={"name": "note.txt"}, media_body=MediaIoBaseUpload(io.BytesIO(b"hello"), "text/plain")
    ).execute()
    assert files.get_media(fileId=plain["id"]).execute() == b"hello"
    files.update(fileId=plain["id"], media_body=MediaIoBaseUpload(io.BytesIO(b"bye"), "text/plain")).execute()
    assert files.get_media(fileId=plain["id"]).execute() == b"bye"


def test_a_spreadsheet_cannot_be_downloaded(rest: Rest, key: str) -> None:
    code, _, message = rest.error("GET", f"{DRIVE}/files/{key}", alt="media")
    assert (code, message) == (
        403,
        "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
    )


def test_batches_of_calls(sheets_api: SheetsServer, key: str) -> None:
    service = google_service(sheets_api.url, sheets_api.token, "drive", "v3")
    answers: dict[str, object] = {}

    def keep(number: str, answer: object, error: HttpError | None) -> None:
        answers[number] = error.status_code if error else answer

    batch = service.new_batch_http_request(callback=keep)
    batch.add(service.files().get(fileId=key, fields="name"))
    batch.add(service.files().get(fileId="nope", fields="name"))
    batch.add(service.permissions().create(fileId=key, body={"type": "anyone", "role": "reader"}, fields="role"))
    batch.execute()
    assert answers == {"1": {"name": "Book"}, "2": 404, "3": {"role": "reader"}}
    assert len(sheets_api.calls) == 3


def test_about(rest: Rest) -> None:
    about = rest.ok("GET", f"{DRIVE}/about", fields="user(emailAddress),storageQuota(usage)")
    assert about == {"user": {"emailAddress": "owner@example.com"}, "storageQuota": {"usage": "0"}}
    assert len(rest.ok("GET", f"{DRIVE}/files/generateIds", count=3)["ids"]) == 3


def test_masks_of_drive(rest: Rest, key: str) -> None:
    assert rest.ok("GET", f"{DRIVE}/files/{key}", fields="id, owners(me), capabilities/canEdit") == {
        "id": key,
        "owners": [{"me": True}],
        "capabilities": {"canEdit": True},
    }
    assert rest.error("GET", f"{DRIVE}/files/{key}", fields="colour")[2] == "Invalid field selection colour"
