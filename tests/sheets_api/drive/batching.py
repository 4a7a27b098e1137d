"""``/batch``: several calls in one ``multipart/mixed`` request, as googleapiclient's BatchHttpRequest sends them."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import urlsplit

from tests.sheets_api.app import handle
from tests.sheets_api.messages import Answer, Request
from tests.sheets_api.service import Service

_BOUNDARY = "batch_local"


def answer_batch(service: Service, request: Request) -> Answer:
    """Each part is a call of its own, with its own quota and its own errors."""
    head = b"Content-Type: " + request.headers.get("content-type", "").encode() + b"\r\n\r\n"
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    out = b""
    for part in message.iter_parts():
        inner = part.get_payload(decode=True) or b""
        out += _part(str(part.get("Content-ID", "")), handle(service, _request(request, bytes(inner))))
    return Answer(200, out + f"--{_BOUNDARY}--\r\n".encode(), f"multipart/mixed; boundary={_BOUNDARY}")


def _request(outer: Request, text: bytes) -> Request:
    head, _, body = text.replace(b"\r\n", b"\n").partition(b"\n\n")
    first, _, rest = head.decode().partition("\n")
    verb, target, *_ = first.split(" ")
    url = urlsplit(target)
    headers = {"authorization": outer.headers.get("authorization", "")}
    for line in rest.splitlines():
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Request(verb, url.path, url.query, headers, body)


def _part(content_id: str, answer: Answer) -> bytes:
    response_id = content_id.replace("<", "<response-", 1)
    head = (
        f"--{_BOUNDARY}\r\nContent-Type: application/http\r\nContent-ID: {response_id}\r\n\r\n"
        f"HTTP/1.1 {answer.status} OK\r\nContent-Type: {answer.content_type}\r\n"
        f"Content-Length: {len(answer.body)}\r\n\r\n"
    )
    return head.encode() + answer.body + b"\r\n"
