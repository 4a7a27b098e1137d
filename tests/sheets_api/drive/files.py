"""``files``: list, get, create, copy, update, delete, export; and ``about``."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from tests.sheets_api.drive import answer, export, query
from tests.sheets_api.drive.store import FOLDER, SPREADSHEET, File, Json, user_permission
from tests.sheets_api.drive.upload import XLSX, as_book
from tests.sheets_api.errors import drive_error, file_not_found
from tests.sheets_api.grid.model import Book
from tests.sheets_api.service import Call, method, new_file
from tests.sheets_api.spreadsheets import fresh

KEPT = ("description", "starred", "properties", "appProperties", "folderColorRgb", "writersCanShare",
        "copyRequiresWriterPermission")  # fmt: skip
_NOT_WRITABLE = (
    "id",
    "kind",
    "version",
    "owners",
    "permissions",
    "webViewLink",
    "size",
    "md5Checksum",
    "capabilities",
)


def find(call: Call, role: str = "reader") -> File:
    """The file of this call. Drive does not tell "not there" from "not shared with you"."""
    file_id = call.params["fileId"]
    store = call.service.store
    found = store.root_of(call.user, call.now) if file_id == "root" else store.files.get(file_id)
    if found is None or found.role_of(call.user) is None:
        raise file_not_found(file_id)
    if not found.allows(call.user, role):
        raise drive_error(
            403, "The user does not have sufficient permissions for this file.", "insufficientFilePermissions"
        )
    return found


def shown(call: Call, found: File) -> Json:
    """The file as this call wants it."""
    names = {user.email: user.name for user in call.service.users.known.values()}
    whole = answer.file(found, call.user, names)
    return whole if call.mask is not None else answer.short(whole)


@method("drive.files.list")
def list_(call: Call) -> Json:
    params = call.params
    test = query.parse(params["q"]) if params.get("q", "").strip() else lambda _file, _user: True
    size = params.get("pageSize", 100)
    if not 1 <= size <= 1000:
        raise drive_error(
            400,
            f"Invalid value '{size}'. Values must be within the range: [1, 1000]",
            "invalidParameter",
            parameter="pageSize",
        )
    call.service.store.root_of(call.user, call.now)
    visible = [f for f in call.service.store.visible(call.user) if f.name != "My Drive" or f.parents]
    found = _ordered([f for f in visible if test(f, call.user)], params.get("orderBy", ""))
    start = _offset(params.get("pageToken"))
    page = found[start : start + size]
    done: Json = {}
    if start + size < len(found):
        done["nextPageToken"] = base64.urlsafe_b64encode(f"~!!~{start + size}".encode()).decode()
    return {
        "kind": "drive#fileList",
        "incompleteSearch": False,
        **done,
        "files": [shown(call, f) for f in page],
    }


def _offset(token: str | None) -> int:
    if not token:
        return 0
    try:
        return int(base64.urlsafe_b64decode(token).decode().removeprefix("~!!~"))
    except (ValueError, binascii.Error):
        raise query.invalid("pageToken") from None


_ORDERS: dict[str, Any] = {
    "name": lambda f: f.name.casefold(),
    "name_natural": lambda f: f.name.casefold(),
    "createdTime": lambda f: f.created,
    "modifiedTime": lambda f: f.modified,
    "modifiedByMeTime": lambda f: f.modified,
    "viewedByMeTime": lambda f: f.modified,
    "recency": lambda f: f.modified,
    "folder": lambda f: f.mime_type != FOLDER,
    "starred": lambda f: not f.extra.get("starred"),
    "quotaBytesUsed": lambda f: len(f.content),
    "sharedWithMeTime": lambda f: f.created,
}


def _ordered(found: list[File], text: str) -> list[File]:
    """By ``orderBy``; without one the latest comes first."""
    for part in reversed([part.split() for part in text.split(",") if part.strip()] or [["modifiedTime", "desc"]]):
        if part[0] not in _ORDERS or part[1:] not in ([], ["desc"]):
            raise query.invalid("orderBy")
        found = sorted(found, key=_ORDERS[part[0]], reverse=part[1:] == ["desc"])
    return found


@method("drive.files.get")
def get(call: Call) -> Any:
    found = find(call)
    if call.params.get("alt") != "media":
        return shown(call, found)
    if found.book is not None or found.mime_type == FOLDER:
        raise drive_error(
            403,
            "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
            "fileNotDownloadable",
            parameter="alt",
        )
    return found.content, found.mime_type


def _parents(call: Call, parents: list[str]) -> list[str]:
    """Where a new file goes, checked; a service account can only write where a shared drive owns the file."""
    store = call.service.store
    parents = [store.root_of(call.user, call.now).id if parent == "root" else parent for parent in parents]
    for parent in parents:
        folder = store.files.get(parent)
        if folder is None or not folder.allows(call.user, "writer"):
            raise file_not_found(parent)
    owned = not parents or store.files[parents[0]].drive_id is None
    if call.user.service_account and owned:
        raise drive_error(
            403,
            "Service Accounts do not have storage quota. Leverage shared drives "
            "(https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth "
            "delegation (http://support.google.com/a/answer/7281227) instead.",
            "storageQuotaExceeded",
        )
    return parents


@method("drive.files.create")
def create(call: Call) -> Json:
    body = call.body
    parents = _parents(call, body.get("parents", []))
    mime_type = body.get("mimeType") or call.content_type or "application/octet-stream"
    book = None
    if mime_type == SPREADSHEET:
        name = body.get("name", "Untitled spreadsheet" if not call.media else "Untitled")
        book_id = body.get("id") or call.service.store.fresh_id()
        book = _converted(call, book_id, name) if call.media else fresh.book(book_id, name)
    found = new_file(call, body.get("name", "Untitled"), mime_type, parents, book)
    if book:
        found.name = book.properties["title"]
    else:
        found.content = found.revisions[-1].content = call.media
    found.extra.update({key: body[key] for key in KEPT if key in body})
    return shown(call, found)


def _converted(call: Call, book_id: str, name: str) -> Book:
    """The uploaded content as a spreadsheet."""
    return as_book(book_id, name, call.media, call.content_type, call.now, call.service.store)


@method("drive.files.copy")
def copy(call: Call) -> Json:
    source = find(call)
    body = call.body
    parents = _parents(call, body.get("parents", []))
    if not parents and source.owner == call.user.email:
        parents = list(source.parents)
    name = body.get("name", f"Copy of {source.name}")
    book = None
    if source.book is not None:
        book = source.book.copied()
        book.id, book.properties["title"] = call.service.store.fresh_id(), name
        book.changed()
    found = new_file(call, name, source.mime_type, parents, book)
    found.content = found.revisions[-1].content = source.content
    found.extra.update(source.extra | {key: body[key] for key in KEPT if key in body})
    return shown(call, found)


@method("drive.files.update")
def update(call: Call) -> Json:
    found = find(call, "writer")
    body = call.body
    wrong = [key for key in _NOT_WRITABLE if key in body]
    if wrong:
        raise drive_error(403, "The resource body includes fields which are not directly writable.", "fieldNotWritable")
    if "parents" in body:
        raise drive_error(
            403,
            "The parents field is not directly writable in update requests. Use the addParents and "
            "removeParents parameters instead.",
            "fieldNotWritable",
        )
    if "trashed" in body and not found.allows(call.user, "owner" if not found.drive_id else "fileOrganizer"):
        raise drive_error(
            403, "The user does not have sufficient permissions for this file.", "insufficientFilePermissions"
        )
    _move(call, found)
    if "name" in body:
        found.name = body["name"]
        if found.book is not None:
            found.book.properties["title"] = body["name"]
    found.trashed = body.get("trashed", found.trashed)
    found.extra.update({key: body[key] for key in KEPT if key in body})
    if call.media:
        if found.book is not None:
            found.book = _converted(call, found.id, found.name)
        else:
            found.content = call.media
    found.touch(call.now, call.user)
    if call.media:
        found.revise(call.now, call.user)
    return shown(call, found)


def _move(call: Call, found: File) -> None:
    gone = [part for part in call.params.get("removeParents", "").split(",") if part]
    new = [part for part in call.params.get("addParents", "").split(",") if part]
    store = call.service.store
    roots = {"root": store.root_of(call.user, call.now).id}
    kept = [parent for parent in found.parents if parent not in {roots.get(g, g) for g in gone}]
    for parent in [roots.get(n, n) for n in new]:
        folder = store.files.get(parent)
        if folder is None or not folder.allows(call.user, "writer"):
            raise file_not_found(parent)
        kept = [parent]  # a file has one parent
    found.parents = kept


@method("drive.files.delete")
def delete(call: Call) -> None:
    found = find(
        call,
        "owner" if not call.service.store.files.get(call.params["fileId"], _NONE).drive_id else "organizer",
    )
    call.service.store.remove(found.id)


_NONE = File("", "", "", None, None, [], [])  # type: ignore[arg-type] - a file that is in no drive


@method("drive.files.emptyTrash")
def empty_trash(call: Call) -> None:
    for found in call.service.store.visible(call.user):
        if found.trashed and found.owner == call.user.email:
            call.service.store.remove(found.id)


@method("drive.files.generateIds")
def generate_ids(call: Call) -> Json:
    count = call.params.get("count", 10)
    ids = [call.service.store.fresh_id() for _ in range(count)]
    return {"kind": "drive#generatedIds", "space": "drive", "ids": ids}


@method("drive.files.export")
def export_(call: Call) -> Any:
    found = find(call)
    if found.book is None:
        raise drive_error(403, "Export only supports Docs Editors files.", "fileNotExportable")
    mime_type = call.params.get("mimeType", "")
    if mime_type not in export.KINDS:
        raise drive_error(400, "The requested conversion is not supported.", "badRequest", parameter="convertTo")
    return export.written(call.look(found.book), mime_type), mime_type


@method("drive.about.get")
def about(call: Call) -> Json:
    if call.mask is None:
        raise drive_error(400, "The 'fields' parameter is required for this method.", "required", parameter="fields")
    limit = "0" if call.user.service_account else str(15 * 2**30)
    own = user_permission(call.user, "owner")
    return {
        "kind": "drive#about",
        "user": {
            "kind": "drive#user",
            "displayName": own["displayName"],
            "me": True,
            "permissionId": own["id"],
            "emailAddress": call.user.email,
        },
        "storageQuota": {"limit": limit, "usage": "0", "usageInDrive": "0", "usageInDriveTrash": "0"},
        "exportFormats": {SPREADSHEET: list(export.KINDS)},
        "importFormats": {kind: [SPREADSHEET] for kind in (XLSX, "text/csv", "text/tab-separated-values")},
        "maxUploadSize": str(5 * 2**40),
        "appInstalled": False,
        "canCreateDrives": not call.user.service_account,
    }
