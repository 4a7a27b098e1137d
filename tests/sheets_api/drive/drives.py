"""``drives``: shared drives, whose files belong to nobody."""

from __future__ import annotations

from tests.sheets_api.clock import stamp
from tests.sheets_api.drive import query
from tests.sheets_api.drive.store import FOLDER, File, Json, user_permission
from tests.sheets_api.errors import drive_error
from tests.sheets_api.service import Call, method


def _find(call: Call, role: str = "reader") -> File:
    drive_id = call.params["driveId"]
    found = call.service.store.files.get(drive_id)
    if found is None or found.drive_id != found.id or found.role_of(call.user) is None:
        raise drive_error(404, f"Shared drive not found: {drive_id}", "notFound", parameter="driveId")
    if not found.allows(call.user, role):
        raise drive_error(
            403, "The user does not have sufficient permissions for this drive.", "insufficientFilePermissions"
        )
    return found


def _shown(call: Call, found: File) -> Json:
    whole: Json = {"kind": "drive#drive", "id": found.id, "name": found.name}
    if call.mask is not None:
        whole |= {"createdTime": stamp(found.created), "hidden": bool(found.extra.get("hidden"))}
        whole["capabilities"] = {"canEdit": found.allows(call.user, "writer"),
                                 "canManageMembers": found.allows(call.user, "organizer"),
                                 "canDeleteDrive": found.allows(call.user, "organizer")}  # fmt: skip
    return whole


@method("drive.drives.list")
def list_(call: Call) -> Json:
    text = call.params.get("q", "").strip()
    test = query.parse(text) if text else lambda _file, _user: True
    visible = [f for f in call.service.store.visible(call.user) if f.drive_id == f.id and test(f, call.user)]
    return {"kind": "drive#driveList", "drives": [_shown(call, found) for found in visible]}


@method("drive.drives.get")
def get(call: Call) -> Json:
    return _shown(call, _find(call))


@method("drive.drives.create")
def create(call: Call) -> Json:
    """``requestId`` makes it safe to ask twice: the second time finds the drive of the first."""
    store, request_id = call.service.store, call.params.get("requestId", "")
    if not request_id:
        raise drive_error(400, "Required parameter: requestId", "required", parameter="requestId")
    drive_id = store.drives.get(request_id)
    if drive_id is not None:
        raise drive_error(409, "A shared drive already exists with the specified request ID.", "alreadyExists")
    drive_id = store.drives[request_id] = "0" + store.fresh_id()[1:19]
    found = File(drive_id, call.body.get("name", ""), FOLDER, call.now, call.now, [], [])
    found.permissions.append(user_permission(call.user, "organizer"))
    found.drive_id = drive_id
    return _shown(call, store.add(found))


@method("drive.drives.update")
def update(call: Call) -> Json:
    found = _find(call, "organizer")
    found.name = call.body.get("name", found.name)
    found.touch(call.now, call.user)
    return _shown(call, found)


@method("drive.drives.hide")
def hide(call: Call) -> Json:
    found = _find(call)
    found.extra["hidden"] = True
    return _shown(call, found)


@method("drive.drives.unhide")
def unhide(call: Call) -> Json:
    found = _find(call)
    found.extra["hidden"] = False
    return _shown(call, found)


@method("drive.drives.delete")
def delete(call: Call) -> None:
    found = _find(call, "organizer")
    if call.service.store.children(found.id):
        raise drive_error(403, "The shared drive cannot be deleted because it is not empty.", "teamDriveNotEmpty")
    call.service.store.remove(found.id)
