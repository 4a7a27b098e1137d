"""Comment threads, anchored to cells."""

from __future__ import annotations

import copy
import html

from tests.sheets_api.batch.core import Batch, handles
from tests.sheets_api.clock import stamp
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.model import Json

_MAX = 2048


def _post(batch: Batch, content: str, wanted: Json | None = None) -> Json:
    """A post of the caller's."""
    action = (wanted or {}).get("commentAction", "NO_COMMENT_ACTION_CHANGE")
    if not content and action not in {"RESOLVE", "REOPEN"}:
        raise bad("The content of a comment must not be empty.")
    if len(content.encode("utf-8")) > _MAX:
        raise bad(f"The content of a comment must not exceed {_MAX} UTF-8 code units.")
    now, user = stamp(batch.call.now), batch.call.user
    post: Json = {
        "postId": str(batch.new_id()),
        "author": {"displayName": user.name, "me": True, "user": f"users/{user.id}"},
        "content": content,
        "contentHtml": html.escape(content),
        "createTime": now,
        "updateTime": now,
    }
    if action != "NO_COMMENT_ACTION_CHANGE":
        post["commentAction"] = action
    if (wanted or {}).get("assigneeEmail"):
        post["assigneeEmail"] = (wanted or {})["assigneeEmail"]
    return post


def _thread(batch: Batch, comment_id: str) -> Json:
    for thread in batch.book.comments:
        if thread["commentId"] == comment_id:
            return thread
    raise bad(f"No comment with id: {comment_id}")


def _own(batch: Batch, post: Json) -> None:
    if post["author"]["user"] != f"users/{batch.call.user.id}":
        raise bad("The requesting user is not the author of the post.")


def _reply(thread: Json, post_id: str) -> Json:
    for post in thread.get("replies", []):
        if post["postId"] == post_id:
            found: Json = post
            return found
    raise bad(f"No post with id: {post_id}")


@handles("insertComment")
def insert(batch: Batch, request: Json) -> Json:
    place = request.get("coordinate", {})
    sheet = batch.sheet(place.get("sheetId"))
    row, column = place.get("rowIndex", 0), place.get("columnIndex", 0)
    cell = {"sheetId": sheet.id, "startRowIndex": row, "endRowIndex": row + 1, "startColumnIndex": column,
            "endColumnIndex": column + 1}  # fmt: skip
    batch.range(cell)
    head = _post(batch, request.get("content", ""), {"assigneeEmail": request.get("assigneeEmailAddress")})
    anchor_id = str(batch.new_id())
    sheet.comment_anchors.append({"anchorId": anchor_id, "range": cell})
    thread: Json = {
        "commentId": str(batch.new_id()),
        "anchorId": anchor_id,
        "plainTextQuote": batch.call.look(batch.book).shown(sheet, row, column),
        "headPost": head,
        "status": "OPEN",
    }
    batch.book.comments.append(thread)
    return {"commentThread": copy.deepcopy(thread)}


@handles("addCommentReply")
def reply(batch: Batch, request: Json) -> Json:
    thread = _thread(batch, request.get("commentId", ""))
    wanted = request.get("post", {})
    if wanted.get("assigneeEmail") and "assigneeEmail" not in thread["headPost"]:
        raise bad("The thread has no assignee.")
    post = _post(batch, wanted.get("content", ""), wanted)
    thread.setdefault("replies", []).append(post)
    if post.get("commentAction") in {"RESOLVE", "REOPEN"}:
        thread["status"] = "RESOLVED" if post["commentAction"] == "RESOLVE" else "OPEN"
    return {"post": copy.deepcopy(post)}


@handles("updateCommentPost")
def update(batch: Batch, request: Json) -> None:
    thread = _thread(batch, request.get("commentId", ""))
    head = thread["headPost"]
    post = head if head["postId"] == request.get("postId") else _reply(thread, request.get("postId", ""))
    _own(batch, post)
    fresh = _post(batch, request.get("content", ""))
    post.update({key: fresh[key] for key in ("content", "contentHtml", "updateTime")})


@handles("deleteCommentReply")
def delete_reply(batch: Batch, request: Json) -> None:
    thread = _thread(batch, request.get("commentId", ""))
    post = _reply(thread, request.get("postId", ""))
    _own(batch, post)
    if "commentAction" in post or "assigneeEmail" in post:
        raise bad("A reply with an action or an assignee cannot be deleted.")
    thread["replies"].remove(post)


@handles("deleteComment")
def delete(batch: Batch, request: Json) -> None:
    thread = _thread(batch, request.get("commentId", ""))
    _own(batch, thread["headPost"])
    batch.book.comments.remove(thread)
    for sheet in batch.book.sheets:
        sheet.comment_anchors[:] = [a for a in sheet.comment_anchors if a["anchorId"] != thread["anchorId"]]
