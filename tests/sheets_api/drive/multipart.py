"""Uploads: metadata and content in one request (``uploadType=multipart``), or content alone (``media``)."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP

from tests.sheets_api.errors import drive_error
from tests.sheets_api.messages import Request


def content_of(request: Request, *, media: bool, query: dict[str, list[str]]) -> tuple[bytes, bytes, str]:
    """(JSON part, content, content type). A request that is no upload has only the first."""
    content_type, body = request.headers.get("content-type", ""), request.body
    if not media:
        return body, b"", ""
    if request.upload:
        return body, *request.upload
    kind = query.get("uploadType", ["media"])[-1]
    if kind == "media":
        return b"", body, content_type
    if kind == "multipart":
        return _parts(content_type, body)
    raise drive_error(400, f"Invalid upload type: {kind}", "badRequest")


def _parts(content_type: str, body: bytes) -> tuple[bytes, bytes, str]:
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    parts = list(message.iter_parts())
    if len(parts) != 2:
        raise drive_error(400, "Malformed multipart body.", "badContent")
    metadata, content = (part.get_payload(decode=True) for part in parts)
    return bytes(metadata), bytes(content), str(parts[1].get_content_type())
