"""Drive v2, as far as gspread calls it: every version uploads CSV through it, versions before 5.5 also copy and share."""

from __future__ import annotations

import json
from typing import Any

from tests.sheets_api.beside.pages import Visit, method_called, page
from tests.sheets_api.drive.store import Json, times
from tests.sheets_api.drive.upload import as_book
from tests.sheets_api.errors import drive_error, file_not_found
from tests.sheets_api.messages import Answer, json_answer
from tests.sheets_api.service import METHODS, Call

_FILE = r"/drive/v2/files/(?P<fileId>[^/]+)"


def _as_v3(visit: Visit, method_id: str, body: Json) -> Any:
    """Carry out the method of v3 that does the same; its whole answer."""
    params = {name: visit.query[name] for name in ("emailMessage", "supportsAllDrives") if name in visit.query}
    user = visit.user(method_id)
    return METHODS[method_id](Call(visit.service, method_called(method_id), user, visit.parts | params, body, {}))


def _body(visit: Visit) -> Json:
    found: Json = json.loads(visit.request.body or b"{}")
    return found


@page("POST", _FILE + "/copy")
def copy(visit: Visit) -> Answer:
    asked = _body(visit)
    body = {"name": asked["title"]} if asked.get("title") else {}
    parents = [parent["id"] for parent in asked.get("parents", [])]
    made = _as_v3(visit, "drive.files.copy", {**body, **({"parents": parents} if parents else {})})
    return json_answer(
        200, {"kind": "drive#file", "id": made["id"], "title": made["name"], "mimeType": made["mimeType"],
              "alternateLink": made["webViewLink"]},
    )  # fmt: skip


def _permission(entry: Json) -> Json:
    """A permission in the words of v2: a commenter is a reader who may do more."""
    role, more = entry["role"], {}
    if role == "commenter":
        role, more = "reader", {"additionalRoles": ["commenter"]}
    name = {"name": entry["displayName"]} if "displayName" in entry else {}
    own = {key: entry[key] for key in ("emailAddress", "domain") if key in entry}
    return {"kind": "drive#permission", "id": entry["id"], "type": entry["type"], "role": role, **more, **name, **own}


@page("GET", _FILE + "/permissions")
def permissions(visit: Visit) -> Answer:
    found = _as_v3(visit, "drive.permissions.list", {})["permissions"]
    return json_answer(200, {"kind": "drive#permissionList", "items": [_permission(entry) for entry in found]})


@page("POST", _FILE + "/permissions")
def share(visit: Visit) -> Answer:
    asked = _body(visit)
    whom = {"user": "emailAddress", "group": "emailAddress", "domain": "domain"}.get(asked.get("type", ""))
    body = {"type": asked.get("type"), "role": asked.get("role"), **({whom: asked.get("value")} if whom else {})}
    return json_answer(200, _permission(_as_v3(visit, "drive.permissions.create", body)))


@page("DELETE", _FILE + "/permissions/(?P<permissionId>[^/]+)")
def unshare(visit: Visit) -> Answer:
    _as_v3(visit, "drive.permissions.delete", {})
    return Answer(204, content_type="text/html")


@page("PUT", r"/upload/drive/v2/files/(?P<id>[^/]+)")
def replace_content(visit: Visit) -> Answer:
    """The File of v2 after its content was replaced."""
    service, file_id = visit.service, visit.parts["id"]
    user = visit.user("drive.files.update")
    file = service.store.files.get(file_id)
    if file is None or file.role_of(user) is None:
        raise file_not_found(file_id)
    if not file.allows(user, "writer"):
        raise drive_error(
            403, "The user does not have sufficient permissions for this file.", "insufficientFilePermissions"
        )
    now = service.clock.now()
    content_type = visit.request.headers.get("content-type", "")
    file.book = as_book(file_id, file.name, visit.request.body, content_type, now)
    file.touch(now, user)
    file.revise(now, user)
    stamps = times(file)
    return json_answer(
        200,
        {"kind": "drive#file", "id": file.id, "title": file.name, "mimeType": file.mime_type,
         "createdDate": stamps["createdTime"], "modifiedDate": stamps["modifiedTime"]},
    )  # fmt: skip
