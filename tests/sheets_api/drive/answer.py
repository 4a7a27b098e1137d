"""Files and permissions in Drive's words."""

from __future__ import annotations

import hashlib

from tests.sheets_api.clock import stamp
from tests.sheets_api.drive.export import EXTENSIONS
from tests.sheets_api.drive.store import FOLDER, RANKS, SPREADSHEET, File, Json
from tests.sheets_api.users import User, display_name, permission_id

SHORT = ("kind", "id", "name", "mimeType")
_LINKS = {
    SPREADSHEET: "https://docs.google.com/spreadsheets/d/{}/edit?usp=drivesdk",
    FOLDER: "https://drive.google.com/drive/folders/{}",
}


def person(email: str, name: str, user: User) -> Json:
    return {
        "kind": "drive#user",
        "displayName": name or display_name(email),
        "me": email == user.email,
        "permissionId": permission_id(email),
        "emailAddress": email,
    }


def file(found: File, user: User, names: dict[str, str]) -> Json:
    """The whole File resource; a mask picks from it."""
    role = RANKS.get(found.role_of(user) or "", 0)
    answer: Json = {
        "kind": "drive#file",
        "id": found.id,
        "name": found.name,
        "mimeType": found.mime_type,
        "starred": bool(found.extra.get("starred")),
        "trashed": found.trashed,
        "explicitlyTrashed": found.trashed,
        "parents": list(found.parents),
        "spaces": ["drive"],
        "version": str(found.version),
        "webViewLink": _LINKS.get(found.mime_type, "https://drive.google.com/file/d/{}/view").format(found.id),
        "viewedByMe": True,
        "createdTime": stamp(found.created),
        "modifiedTime": stamp(found.modified),
        "ownedByMe": found.owner == user.email,
        "shared": len(found.permissions) > 1,
        "writersCanShare": found.extra.get("writersCanShare", True),
        "permissionIds": [p["id"] for p in found.permissions],
        "permissions": [permission(p) for p in found.permissions],
        "isAppAuthorized": True,
        "capabilities": {
            "canEdit": role >= RANKS["writer"],
            "canComment": role >= RANKS["commenter"],
            "canCopy": role >= RANKS["reader"],
            "canDelete": role >= RANKS["owner"],
            "canShare": role >= RANKS["writer"],
            "canTrash": role >= RANKS["owner"],
            "canRename": role >= RANKS["writer"],
        },
    }
    if found.owner:
        answer["owners"] = [person(found.owner, names.get(found.owner, ""), user)]
    if found.modified_by:
        answer["lastModifyingUser"] = person(found.modified_by.email, found.modified_by.name, user)
    if found.drive_id:
        answer |= {"driveId": found.drive_id, "teamDriveId": found.drive_id}
    if found.book is not None:
        place = f"https://docs.google.com/spreadsheets/export?id={found.id}&exportFormat="
        answer["exportLinks"] = {mime: place + short for mime, short in EXTENSIONS.items()}
    if found.book is None and found.mime_type != FOLDER:
        digest = hashlib.md5(found.content).hexdigest()
        answer |= {"size": str(len(found.content)), "md5Checksum": digest, "originalFilename": found.name}
    for key in (
        "description",
        "properties",
        "appProperties",
        "folderColorRgb",
        "copyRequiresWriterPermission",
    ):
        if key in found.extra:
            answer[key] = found.extra[key]
    return {key: value for key, value in answer.items() if value is not None}


def permission(entry: Json) -> Json:
    """The whole Permission resource."""
    order = ("id", "displayName", "type", "kind", "emailAddress", "domain", "role", "allowFileDiscovery",
             "expirationTime", "deleted", "pendingOwner")  # fmt: skip
    return {key: entry[key] for key in order if key in entry}


def short(answer: Json, names: tuple[str, ...] = SHORT) -> Json:
    """What Drive answers without a ``fields`` parameter."""
    return {name: answer[name] for name in names if name in answer}
