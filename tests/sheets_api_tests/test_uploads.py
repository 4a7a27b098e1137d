"""Drive beyond the single request: resumable uploads, revisions, changes, shared drives, replies."""

from __future__ import annotations

import io
from typing import Any

import pytest
from googleapiclient.http import MediaIoBaseDownload, MediaIoBaseUpload

from tests.sheets_api import SheetsServer
from tests.sheets_api.client import google_service
from tests.sheets_api_tests.conftest import DRIVE, Rest

UPLOAD = "https://www.googleapis.com/upload/drive/v3/files"
PIECE = 256 * 1024


@pytest.fixture
def drive(sheets_api: SheetsServer) -> Any:
    return google_service(sheets_api.url, sheets_api.token, "drive", "v3")


def media(content: bytes, kind: str = "application/octet-stream", piece: int = PIECE) -> MediaIoBaseUpload:
    return MediaIoBaseUpload(io.BytesIO(content), mimetype=kind, chunksize=piece, resumable=True)


def test_a_large_file_goes_up_and_comes_down_in_pieces(drive: Any) -> None:
    content = bytes(range(256)) * 2500
    request, answer, progress = drive.files().create(body={"name": "blob"}, media_body=media(content)), None, []
    while answer is None:
        status, answer = request.next_chunk()
        progress += [status.resumable_progress] if status else []
    assert progress == [PIECE, 2 * PIECE]
    out = io.BytesIO()
    download, done = MediaIoBaseDownload(out, drive.files().get_media(fileId=answer["id"]), chunksize=PIECE), False
    while not done:
        _, done = download.next_chunk()
    assert out.getvalue() == content


def test_a_csv_sent_in_pieces_becomes_a_spreadsheet(drive: Any, sheets_api: SheetsServer) -> None:
    body = {"name": "Registry", "mimeType": "application/vnd.google-apps.spreadsheet"}
    made = drive.files().create(body=body, media_body=media("ชื่อ,2\n".encode(), "text/csv")).execute()
    assert sheets_api.book(made["id"]).sheets[0].at(0, 0).value == {"stringValue": "ชื่อ"}


def open_upload(rest: Rest, length: int) -> str:
    """The address of a new session."""
    headers = {"X-Upload-Content-Type": "text/plain", "X-Upload-Content-Length": str(length)}
    opened = rest.session.post(UPLOAD, json={"name": "a"}, params={"uploadType": "resumable"}, headers=headers)
    assert (opened.status_code, opened.content) == (200, b"")
    return opened.headers["Location"]


def put(rest: Rest, place: str, content: bytes, range_: str) -> Any:
    return rest.session.put(place, data=content, headers={"Content-Range": f"bytes {range_}"})


def test_an_interrupted_upload_is_taken_up_again(rest: Rest) -> None:
    content = b"x" * (PIECE + 10)
    place = open_upload(rest, len(content))
    asked = put(rest, place, b"", f"*/{len(content)}")
    assert (asked.status_code, "Range" in asked.headers) == (308, False)
    first = put(rest, place, content[:PIECE], f"0-{PIECE - 1}/{len(content)}")
    assert (first.status_code, first.headers["Range"]) == (308, f"bytes=0-{PIECE - 1}")
    assert put(rest, place, b"", "*/*").headers["Range"] == f"bytes=0-{PIECE - 1}"
    last = put(rest, place, content[PIECE:], f"{PIECE}-{len(content) - 1}/{len(content)}")
    assert last.status_code == 200
    assert rest("GET", f"{DRIVE}/files/{last.json()['id']}", alt="media").content == content
    assert put(rest, place, b"", "*/*").status_code == 404


@pytest.mark.parametrize(
    ("content", "range_", "complaint"),
    [
        (b"abc", "0-2/1000", "the number of bytes uploaded is required"),
        (b"abc", "7-9/10", "exceeds already uploaded size of 0 byte(s)"),
        (b"abc", "0-9/10", "Content-Range header"),
        (b"abc", "all of it", "Failed to parse Content-Range header."),
    ],
)
def test_pieces_that_do_not_fit(rest: Rest, content: bytes, range_: str, complaint: str) -> None:
    answer = put(rest, open_upload(rest, 10), content, range_)
    assert answer.status_code == 400
    assert complaint.casefold() in answer.json()["error"]["message"].casefold()


def test_an_upload_can_be_given_up_and_needs_good_metadata(rest: Rest) -> None:
    place = open_upload(rest, 3)
    assert rest.session.delete(place).status_code == 499
    assert put(rest, place, b"abc", "0-2/3").status_code == 404
    assert rest("POST", UPLOAD, {"name": 5}, uploadType="resumable").status_code == 400


def test_earlier_contents_stay_as_revisions(drive: Any) -> None:
    files, revisions = drive.files(), drive.revisions()
    file_id = files.create(body={"name": "a.txt"}, media_body=media(b"one", "text/plain")).execute()["id"]
    files.update(fileId=file_id, body={"name": "b.txt"}).execute()  # a new name is no new content
    files.update(fileId=file_id, media_body=media(b"two", "text/plain")).execute()
    first, second = revisions.list(fileId=file_id).execute()["revisions"]
    assert revisions.get_media(fileId=file_id, revisionId=first["id"]).execute() == b"one"
    kept = {"fileId": file_id, "revisionId": second["id"], "fields": "keepForever,size"}
    assert revisions.update(**kept, body={"keepForever": True}).execute() == {"keepForever": True, "size": "3"}
    revisions.delete(fileId=file_id, revisionId=second["id"]).execute()
    assert files.get_media(fileId=file_id).execute() == b"one"


def test_revisions_of_a_spreadsheet_join_the_edits_of_a_minute(
    sheets_api: SheetsServer, rest: Rest, key: str, drive: Any
) -> None:
    rest.write(key, "A1", [["a"]])
    rest.write(key, "A1", [["b"]])
    sheets_api.clock.advance(120)
    rest.write(key, "A1", [["c"]])
    found = drive.revisions().list(fileId=key, fields="*").execute()["revisions"]
    assert [one["modifiedTime"][11:16] for one in found] == ["09:00", "09:02"]
    assert "text/csv" in found[0]["exportLinks"]
    assert rest.error("DELETE", f"{DRIVE}/files/{key}/revisions/{found[0]['id']}")[0] == 403
    assert rest.error("GET", f"{DRIVE}/files/{key}/revisions/77")[2] == "Revision not found: 77."


def test_changes_tell_what_happened_since(drive: Any, rest: Rest, key: str) -> None:
    start = drive.changes().getStartPageToken().execute()["startPageToken"]
    rest.write(key, "A1", [["a"]])
    told = drive.changes().list(pageToken=start).execute()
    assert [(one["fileId"], one["removed"]) for one in told["changes"]] == [(key, False)]
    assert drive.changes().list(pageToken=told["newStartPageToken"]).execute()["changes"] == []
    drive.files().delete(fileId=key).execute()
    (gone,) = drive.changes().list(pageToken=told["newStartPageToken"]).execute()["changes"]
    assert (gone["removed"], "file" in gone) == (True, False)
    assert rest.error("GET", f"{DRIVE}/changes", pageToken="999")[0] == 400


def test_shared_drives(drive: Any, rest: Rest) -> None:
    made = drive.drives().create(requestId="once", body={"name": "District"}).execute()
    assert rest.error("POST", f"{DRIVE}/drives", {"name": "District"}, requestId="once")[0] == 409
    assert drive.drives().list(q="name contains 'Dist'").execute()["drives"] == [made]
    drive.drives().update(driveId=made["id"], body={"name": "Province"}).execute()
    assert drive.drives().get(driveId=made["id"], fields="name,hidden").execute() == {
        "name": "Province",
        "hidden": False,
    }
    inside = drive.files().create(body={"name": "a", "parents": [made["id"]]}, supportsAllDrives=True).execute()["id"]
    assert rest.error("DELETE", f"{DRIVE}/drives/{made['id']}")[0] == 403
    drive.files().delete(fileId=inside, supportsAllDrives=True).execute()
    drive.drives().delete(driveId=made["id"]).execute()
    assert rest.error("GET", f"{DRIVE}/drives/{made['id']}")[0] == 404


def test_replies_to_a_comment(drive: Any, key: str) -> None:
    place = {"fileId": key, "fields": "*"}
    place["commentId"] = drive.comments().create(**place, body={"content": "?"}).execute()["id"]
    reply = drive.replies().create(**place, body={"content": "yes"}).execute()["id"]
    drive.replies().update(**place, replyId=reply, body={"content": "no"}).execute()
    assert drive.replies().get(**place, replyId=reply).execute()["content"] == "no"
    drive.replies().delete(fileId=key, commentId=place["commentId"], replyId=reply).execute()
    assert drive.replies().list(**place).execute()["replies"] == []
