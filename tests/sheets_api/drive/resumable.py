"""Resumable uploads: a session is opened with the metadata, the content follows in pieces.

After Google's guide "Upload file data", section "Perform a resumable upload": ``uploadType=resumable`` answers 200 with
a ``Location``; each piece is PUT there with ``Content-Range``; 308 with ``Range`` asks for more; the last piece is
answered as the call itself would be. ``Content-Range: bytes */*`` asks how much has arrived; DELETE gives it up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tests.sheets_api.discovery import Api, Method
from tests.sheets_api.errors import ApiError, drive_error
from tests.sheets_api.json_text import json_payload
from tests.sheets_api.messages import Answer, Request
from tests.sheets_api.validate import clean_request

_RANGE = re.compile(r"bytes (?:(?P<first>\d+)-(?P<last>\d+)|\*)/(?P<total>\d+|\*)\Z")
_STEP = 256 * 1024  # every piece but the last is a multiple of this


@dataclass(slots=True)
class Upload:
    """One session: the call it will become, and what has arrived."""

    request: Request
    content_type: str
    length: int | None
    content: bytearray = field(default_factory=bytearray)


@dataclass(slots=True)
class Uploads:
    """The open sessions, by the id in their address."""

    waiting: dict[str, Upload] = field(default_factory=dict)
    _count: int = 0

    def open(self, request: Request, verb: str, query: str, api: Api, method: Method) -> Answer:
        """Begin a session for a call whose caller is known and whose metadata is in the body."""
        if method.request:
            clean_request(api, method.request, json_payload(request.body, "drive"))
        self._count += 1
        upload_id = f"local-upload-{self._count:06d}"
        length = request.headers.get("x-upload-content-length")
        self.waiting[upload_id] = Upload(
            replace(request, verb=verb, query=query),
            request.headers.get("x-upload-content-type", "application/octet-stream"),
            int(length) if length and length.isdigit() else None,
        )
        host = request.headers.get("host", "localhost")
        place = f"http://{host}{request.path}?{query}&upload_id={upload_id}"
        return Answer(200, headers={"Location": place, "X-GUploader-UploadID": upload_id})

    def take(self, request: Request, upload_id: str) -> Answer | Request:
        """One request to a session: an answer, or (when all has arrived) the call to carry out."""
        upload = self.waiting.get(upload_id)
        if upload is None:
            raise drive_error(404, "Not Found", "notFound")
        if request.verb == "DELETE":
            del self.waiting[upload_id]
            return Answer(499, content_type="text/plain; charset=utf-8")
        total = _arrive(upload, request)
        if total is None or len(upload.content) < total:
            arrived = {"Range": f"bytes=0-{len(upload.content) - 1}"} if upload.content else {}
            return Answer(308, headers={"X-GUploader-UploadID": upload_id, **arrived})
        del self.waiting[upload_id]
        return replace(upload.request, upload=(bytes(upload.content), upload.content_type))


def _arrive(upload: Upload, request: Request) -> int | None:
    """Add a piece; the length of the whole, if it is known."""
    header = request.headers.get("content-range")
    if header is None:  # everything in one piece
        upload.content[:] = request.body
        return len(request.body)
    found = _RANGE.match(header)
    if found is None:
        raise _refused("Failed to parse Content-Range header.")
    total = int(found["total"]) if found["total"] != "*" else upload.length
    if found["first"] is None:
        return total
    first, last = int(found["first"]), int(found["last"])
    if last - first + 1 != len(request.body) or first > len(upload.content):
        raise _refused(f"Invalid request.  According to the Content-Range header, the upload offset is {first} byte(s), "
                       f"which exceeds already uploaded size of {len(upload.content)} byte(s).")  # fmt: skip
    whole = total is not None and last + 1 == total
    if not whole and len(request.body) % _STEP:
        raise _refused(f"Invalid request.  The number of bytes uploaded is required to be equal or greater than "
                       f"{_STEP}, except for the final request (it's recommended to be the exact multiple of {_STEP}). "
                       f"The received request contained {len(request.body)} bytes.")  # fmt: skip
    upload.content[first:] = request.body
    return total


def _refused(message: str) -> ApiError:
    return drive_error(400, message, "badRequest")
