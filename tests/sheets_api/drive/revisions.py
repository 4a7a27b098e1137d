"""``revisions``: what a file was like before; ``changes``: what happened since a moment one remembers."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.sheets_api.clock import stamp
from tests.sheets_api.drive import answer, export
from tests.sheets_api.drive.files import find, shown
from tests.sheets_api.drive.store import File, Json, Revision
from tests.sheets_api.errors import drive_error
from tests.sheets_api.service import Call, method


def _revision(call: Call, found: File, entry: Revision) -> Json:
    whole: Json = {
        "kind": "drive#revision",
        "id": entry.id,
        "mimeType": found.mime_type,
        "modifiedTime": stamp(entry.modified),
        "published": False,
    }
    if entry.by:
        whole["lastModifyingUser"] = answer.person(entry.by.email, entry.by.name, call.user)
    if found.book is None:
        digest = hashlib.md5(entry.content).hexdigest()
        whole |= {"keepForever": entry.kept, "md5Checksum": digest, "size": str(len(entry.content)),
                  "originalFilename": found.name}  # fmt: skip
    else:
        place = f"https://docs.google.com/spreadsheets/export?id={found.id}&revision={entry.id}&exportFormat="
        whole["exportLinks"] = {mime: place + short for mime, short in export.EXTENSIONS.items()}
    return whole if call.mask is not None else answer.short(whole, ("kind", "id", "mimeType", "modifiedTime"))


def _entry(call: Call, found: File) -> Revision:
    wanted = call.params["revisionId"]
    entries = found.revisions
    entry = entries[-1] if wanted == "head" and entries else next((e for e in entries if e.id == wanted), None)
    if entry is None:
        raise drive_error(404, f"Revision not found: {wanted}.", "notFound", parameter="revisionId")
    return entry


@method("drive.revisions.list")
def list_(call: Call) -> Json:
    found = find(call, "writer")
    size = call.params.get("pageSize", 200)
    start = int(call.params.get("pageToken") or 0)
    page = found.revisions[start : start + size]
    more = {"nextPageToken": str(start + size)} if start + size < len(found.revisions) else {}
    return {"kind": "drive#revisionList", **more, "revisions": [_revision(call, found, entry) for entry in page]}


@method("drive.revisions.get")
def get(call: Call) -> Any:
    found = find(call, "writer")
    entry = _entry(call, found)
    if call.params.get("alt") == "media":
        if found.book is not None:
            raise drive_error(403, "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
                              "fileNotDownloadable", parameter="alt")  # fmt: skip
        return entry.content, found.mime_type
    return _revision(call, found, entry)


@method("drive.revisions.update")
def update(call: Call) -> Json:
    found = find(call, "writer")
    entry = _entry(call, found)
    if found.book is None:
        entry.kept = call.body.get("keepForever", entry.kept)
    return _revision(call, found, entry)


@method("drive.revisions.delete")
def delete(call: Call) -> None:
    found = find(call, "writer")
    entry = _entry(call, found)
    if found.book is not None:
        raise drive_error(403, "Revisions of this file type cannot be deleted.", "revisionDeletionNotSupported")
    if len(found.revisions) == 1:
        raise drive_error(400, "The last remaining revision of a file cannot be deleted.", "cannotDeleteOnlyRevision")
    found.revisions.remove(entry)
    found.content = found.revisions[-1].content


@method("drive.changes.getStartPageToken")
def start_page_token(call: Call) -> Json:
    return {"kind": "drive#startPageToken", "startPageToken": str(call.service.store.note_changes(call.now) + 1)}


@method("drive.changes.list")
def changes(call: Call) -> Json:
    store = call.service.store
    last = store.note_changes(call.now)
    token = call.params.get("pageToken", "")
    if not token.isdigit() or int(token) > last + 1:
        raise drive_error(400, "Invalid Value", "invalid", parameter="pageToken")
    latest = {change.file_id: change for change in store.changes if change.number >= int(token)}
    found = sorted(latest.values(), key=lambda change: change.number)
    size = call.params.get("pageSize", 100)
    page, rest = found[:size], found[size:]
    told = [_change(call, change.file_id, stamp(change.at)) for change in page]
    ahead = {"nextPageToken": str(rest[0].number)} if rest else {"newStartPageToken": str(last + 1)}
    return {"kind": "drive#changeList", **ahead, "changes": [change for change in told if change]}


def _change(call: Call, file_id: str, at: str) -> Json | None:
    found = call.service.store.files.get(file_id)
    if found is not None and found.role_of(call.user) is None:
        return None
    whole: Json = {"kind": "drive#change", "type": "file", "changeType": "file", "time": at,
                   "removed": found is None, "fileId": file_id}  # fmt: skip
    if found is not None:
        whole["file"] = shown(call, found)
    return whole
