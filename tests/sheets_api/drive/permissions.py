"""``permissions`` and ``comments``."""

from __future__ import annotations

from tests.sheets_api.clock import stamp
from tests.sheets_api.drive import answer
from tests.sheets_api.drive.files import find
from tests.sheets_api.drive.store import RANKS, File, Json
from tests.sheets_api.errors import ApiError, drive_error
from tests.sheets_api.service import Call, method
from tests.sheets_api.users import display_name, permission_id

_SHORT = ("kind", "id", "type", "role")


def _shown(call: Call, entry: Json) -> Json:
    whole = answer.permission(entry)
    return whole if call.mask is not None else answer.short(whole, _SHORT)


def _entry(found: File, permission: str) -> Json:
    for entry in found.permissions:
        if entry["id"] == permission:
            return entry
    raise drive_error(404, f"Permission not found: {permission}.", "notFound", parameter="permissionId")


def _invalid(message: str) -> ApiError:
    return drive_error(400, message, "invalidSharingRequest")


@method("drive.permissions.list")
def list_(call: Call) -> Json:
    found = find(call)
    return {
        "kind": "drive#permissionList",
        "permissions": [_shown(call, entry) for entry in found.permissions],
    }


@method("drive.permissions.get")
def get(call: Call) -> Json:
    return _shown(call, _entry(find(call), call.params["permissionId"]))


def _described(call: Call, body: Json) -> Json:
    """A new permission from a request."""
    kind, role = body.get("type"), body.get("role")
    if not kind:
        raise drive_error(400, "The permission type field is required.", "required", parameter="permission.type")
    if not role:
        raise drive_error(400, "The permission role field is required.", "required", parameter="permission.role")
    if kind not in {"user", "group", "domain", "anyone"}:
        raise drive_error(400, f"The specified type is invalid or not supported: {kind}", "invalid")
    if role not in RANKS:
        raise drive_error(400, "The specified role is invalid or not supported.", "invalid")
    entry: Json = {"kind": "drive#permission", "type": kind, "role": role}
    if kind == "anyone":
        return {**entry, "id": "anyoneWithLink", "allowFileDiscovery": bool(body.get("allowFileDiscovery"))}
    if kind == "domain":
        domain = body.get("domain")
        if not domain:
            raise drive_error(400, "The domain field is required for this permission type.", "required")
        return {**entry, "id": permission_id(domain) + "k", "domain": domain, "displayName": domain,
                "allowFileDiscovery": bool(body.get("allowFileDiscovery"))}  # fmt: skip
    email = body.get("emailAddress", "")
    if "@" not in email:
        raise _invalid('Bad Request. User message: "Sorry, the items were not shared. An email address is required."')
    user = call.service.users.known.get(email)
    name = user.name if user else display_name(email)
    return {**entry, "id": permission_id(email), "emailAddress": email, "displayName": name, "deleted": False,
            "pendingOwner": False, **({"expirationTime": body["expirationTime"]} if "expirationTime" in body else {})}  # fmt: skip


@method("drive.permissions.create")
def create(call: Call) -> Json:
    found = find(call, "writer")
    entry = _described(call, call.body)
    if entry["role"] == "owner" and entry.get("emailAddress") != found.owner:
        if not call.params.get("transferOwnership"):
            raise drive_error(
                403,
                "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
                "forbidden",
                parameter="transferOwnership",
            )
        _give_away(found, call)
    known = next((old for old in found.permissions if old["id"] == entry["id"]), None)
    if known is not None:
        if RANKS[entry["role"]] > RANKS[known["role"]]:
            known["role"] = entry["role"]
        return _shown(call, known)
    found.permissions.append(entry)
    return _shown(call, entry)


def _give_away(found: File, call: Call) -> None:
    """The old owner stays as a writer."""
    if found.owner != call.user.email:
        raise drive_error(
            403, "The user does not have sufficient permissions for this file.", "insufficientFilePermissions"
        )
    for entry in found.permissions:
        if entry["role"] == "owner":
            entry["role"] = "writer"


@method("drive.permissions.update")
def update(call: Call) -> Json:
    found = find(call, "writer")
    entry = _entry(found, call.params["permissionId"])
    role = call.body.get("role")
    if role not in RANKS:
        raise drive_error(400, "The permission role field is required.", "required", parameter="permission.role")
    if role == "owner":
        if not call.params.get("transferOwnership"):
            raise drive_error(
                403,
                "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
                "forbidden",
                parameter="transferOwnership",
            )
        _give_away(found, call)
    entry["role"] = role
    if "expirationTime" in call.body:
        entry["expirationTime"] = call.body["expirationTime"]
    return _shown(call, entry)


@method("drive.permissions.delete")
def delete(call: Call) -> None:
    found = find(call)
    entry = _entry(found, call.params["permissionId"])
    own = entry.get("emailAddress") == call.user.email
    if not own:
        find(call, "writer")
    if entry["role"] == "owner":
        raise drive_error(403, "The owner of a file cannot be removed.", "cannotRemoveOwner")
    found.permissions.remove(entry)


@method("drive.comments.list")
def comments(call: Call) -> Json:
    return {"kind": "drive#commentList", "comments": list(_needs_mask(call, find(call)).comments)}


def _needs_mask(call: Call, found: File) -> File:
    if call.mask is None:
        raise drive_error(400, "The 'fields' parameter is required for this method.", "required", parameter="fields")
    return found


def _comment(call: Call, found: File) -> Json:
    for entry in found.comments:
        if entry["id"] == call.params["commentId"]:
            return entry
    raise drive_error(404, f"Comment not found: {call.params['commentId']}.", "notFound", parameter="commentId")


@method("drive.comments.get")
def comment_get(call: Call) -> Json:
    return _comment(call, _needs_mask(call, find(call)))


@method("drive.comments.create")
def comment_create(call: Call) -> Json:
    found = _needs_mask(call, find(call, "commenter"))
    if not call.body.get("content"):
        raise drive_error(400, "The content field is required.", "required", parameter="comment.content")
    now = stamp(call.now)
    entry: Json = {
        "kind": "drive#comment",
        "id": call.service.store.fresh_id()[:11],
        "createdTime": now,
        "modifiedTime": now,
        "author": {"kind": "drive#user", "displayName": call.user.name, "me": True},
        "htmlContent": call.body["content"],
        "content": call.body["content"],
        "deleted": False,
        "resolved": False,
        "replies": [],
        **({"anchor": call.body["anchor"]} if "anchor" in call.body else {}),
    }
    found.comments.append(entry)
    return entry


@method("drive.comments.update")
def comment_update(call: Call) -> Json:
    entry = _comment(call, _needs_mask(call, find(call, "commenter")))
    content = call.body.get("content", entry["content"])
    entry.update(content=content, htmlContent=content, modifiedTime=stamp(call.now))
    return entry


@method("drive.comments.delete")
def comment_delete(call: Call) -> None:
    found = find(call, "commenter")
    found.comments.remove(_comment(call, found))


def _reply(call: Call) -> tuple[Json, Json]:
    """(the comment, the reply) of this call."""
    entry = _comment(call, find(call))
    for reply in entry["replies"]:
        if reply["id"] == call.params["replyId"]:
            return entry, reply
    raise drive_error(404, f"Reply not found: {call.params['replyId']}.", "notFound", parameter="replyId")


@method("drive.replies.get")
def reply_get(call: Call) -> Json:
    _needs_mask(call, find(call))
    return _reply(call)[1]


@method("drive.replies.update")
def reply_update(call: Call) -> Json:
    _needs_mask(call, find(call, "commenter"))
    reply = _reply(call)[1]
    reply.update(content=call.body.get("content", reply["content"]), modifiedTime=stamp(call.now))
    return reply


@method("drive.replies.delete")
def reply_delete(call: Call) -> None:
    find(call, "commenter")
    entry, reply = _reply(call)
    entry["replies"].remove(reply)


@method("drive.replies.list")
def replies(call: Call) -> Json:
    return {
        "kind": "drive#replyList",
        "replies": list(_comment(call, _needs_mask(call, find(call)))["replies"]),
    }


@method("drive.replies.create")
def reply_create(call: Call) -> Json:
    entry = _comment(call, _needs_mask(call, find(call, "commenter")))
    now = stamp(call.now)
    reply: Json = {
        "kind": "drive#reply",
        "id": call.service.store.fresh_id()[:11],
        "createdTime": now,
        "modifiedTime": now,
        "author": {"kind": "drive#user", "displayName": call.user.name, "me": True},
        "content": call.body.get("content", ""),
        "deleted": False,
        **({"action": call.body["action"]} if "action" in call.body else {}),
    }
    if call.body.get("action") in {"resolve", "reopen"}:
        entry["resolved"] = call.body["action"] == "resolve"
    entry["replies"].append(reply)
    return reply
