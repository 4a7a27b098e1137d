"""Drive v2, as far as gspread calls it: every version uploads CSV through it, versions before 5.5 also copy and share."""

from __future__ import annotations

import base64
import json
from typing import Any

from tests.sheets_api.beside.pages import Visit, method_called, page
from tests.sheets_api.drive import answer
from tests.sheets_api.drive.store import Json
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
    file.book = as_book(file_id, file.name, visit.request.body, content_type, now, service.store)
    file.touch(now, user)
    file.revise(now, user)
    names = {known.email: known.name for known in service.users.known.values()}
    return json_answer(200, _file(answer.file(file, user, names), service.store.root_of(user, now).id))


_PLACE = "https://www.googleapis.com/drive/v2/files/"
_NEVER = "1970-01-01T00:00:00.000Z"
_BYTES = "1024"  # what a spreadsheet is said to take


def _file(known: Json, root: str) -> Json:
    """A spreadsheet in the words of v2, fields in the order recorded from Google."""
    place, tag = _PLACE + known["id"], _tag(known["version"])
    owners = [_user(owner) for owner in known.get("owners", [])]
    editor = known.get("lastModifyingUser")
    role = "owner" if known["ownedByMe"] else "writer"
    parents = [
        {"selfLink": f"{place}/parents/{parent}", "id": parent, "isRoot": parent == root,
         "kind": "drive#parentReference", "parentLink": _PLACE + parent}
        for parent in known["parents"]
    ]  # fmt: skip
    whole: Json = {
        "kind": "drive#file",
        "userPermission": {"id": "me", "type": "user", "role": role, "kind": "drive#permission",
                           "selfLink": f"{place}/permissions/me", "etag": _tag(role), "pendingOwner": False},
        "selfLink": place,
        "ownerNames": [owner["displayName"] for owner in owners],
        "lastModifyingUserName": editor["displayName"] if editor else None,
        "editable": known["capabilities"]["canEdit"],
        "writersCanShare": known["writersCanShare"],
        "mimeType": known["mimeType"],
        "exportLinks": known.get("exportLinks"),
        "parents": parents,
        "thumbnailLink": f"https://docs.google.com/feeds/vt?gd=true&id={known['id']}&v={known['version']}&sz=s220",
        "appDataContents": False,
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{known['mimeType']}",
        "shared": known["shared"],
        "lastModifyingUser": _user(editor) if editor else None,
        "owners": owners,
        "copyable": known["capabilities"]["canCopy"],
        "etag": tag,
        "alternateLink": known["webViewLink"],
        "embedLink": f"https://docs.google.com/spreadsheets/d/{known['id']}/htmlembed",
        "fileSize": _BYTES,
        "copyRequiresWriterPermission": known.get("copyRequiresWriterPermission", False),
        "spaces": known["spaces"],
        "id": known["id"],
        "title": known["name"],
        "labels": {"viewed": known["viewedByMe"], "restricted": False, "starred": known["starred"], "hidden": False,
                   "trashed": known["trashed"]},
        "explicitlyTrashed": known["explicitlyTrashed"],
        "createdDate": known["createdTime"],
        "modifiedDate": known["modifiedTime"],
        "modifiedByMeDate": known["modifiedTime"],
        "lastViewedByMeDate": known["modifiedTime"],
        "markedViewedByMeDate": _NEVER,
        "quotaBytesUsed": _BYTES,
        "version": known["version"],
        "capabilities": {"canEdit": known["capabilities"]["canEdit"], "canCopy": known["capabilities"]["canCopy"]},
    }  # fmt: skip
    return {name: value for name, value in whole.items() if value is not None}


def _user(person: Json) -> Json:
    return {
        "displayName": person["displayName"],
        "kind": "drive#user",
        "isAuthenticatedUser": person["me"],
        "permissionId": person["permissionId"],
        "emailAddress": person["emailAddress"],
        "picture": {"url": "https://lh3.googleusercontent.com/a/default-user=s64"},
    }


def _tag(text: str) -> str:
    return f'"{base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")}"'
