"""The one call of Drive v2 that gspread still makes: ``import_csv`` replaces a spreadsheet's content by upload."""

from __future__ import annotations

import re

from tests.sheets_api.discovery import load
from tests.sheets_api.drive.store import Json, times
from tests.sheets_api.drive.upload import as_book
from tests.sheets_api.errors import drive_error, file_not_found
from tests.sheets_api.service import Service

_PATH = re.compile(r"/upload/drive/v2/files/([^/]+)\Z")


def fits(verb: str, path: str) -> bool:
    """Whether this is that call."""
    return verb == "PUT" and _PATH.match(path) is not None


def replace_content(service: Service, path: str, headers: dict[str, str], body: bytes) -> Json:
    """The File of v2 after its content was replaced."""
    found = _PATH.match(path)
    file_id = found[1] if found else ""
    method = next(m for m in load("drive", "v3").methods if m.id == "drive.files.update")
    with service.lock:
        user = service.users.authorize(headers.get("authorization"), method, service.clock.now())
        file = service.store.files.get(file_id)
        if file is None or file.role_of(user) is None:
            raise file_not_found(file_id)
        if not file.allows(user, "writer"):
            raise drive_error(
                403,
                "The user does not have sufficient permissions for this file.",
                "insufficientFilePermissions",
            )
        file.book = as_book(file_id, file.name, body, headers.get("content-type", ""), service.clock.now())
        file.touch(service.clock.now(), user)
    stamps = times(file)
    return {"kind": "drive#file", "id": file.id, "title": file.name, "mimeType": file.mime_type,
            "createdDate": stamps["createdTime"], "modifiedDate": stamps["modifiedTime"]}  # fmt: skip
