"""Sockets: a threading HTTP/1.1 server of the standard library, with keep-alive, gzip and broken connections."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.sheets_api import control
from tests.sheets_api.app import handle
from tests.sheets_api.drive.batching import answer_batch
from tests.sheets_api.messages import Answer, Request
from tests.sheets_api.service import Service

_LEAST_TO_ZIP = 512


_SENT_ALWAYS = (("X-XSS-Protection", "0"), ("X-Frame-Options", "SAMEORIGIN"), ("X-Content-Type-Options", "nosniff"))
_SENT_BY_SHEETS = (("Vary", "Origin"), ("Vary", "X-Origin"), ("Vary", "Referer"), ("Cache-Control", "private"))
_SENT_BY_DRIVE = (
    ("Vary", "Origin, X-Origin"),
    ("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"),
    ("Pragma", "no-cache"),
    ("Expires", "Mon, 01 Jan 1990 00:00:00 GMT"),
)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "ESF"
    sys_version = ""
    wbufsize = -1  # head and body leave together, and at once: two small packets would wait for each other
    disable_nagle_algorithm = True
    server: HttpServer

    def _serve(self) -> None:
        url = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        verb = "GET" if self.command == "HEAD" else self.command
        request = Request(verb, url.path, url.query, headers, self._body(headers))
        service = self.server.service
        if url.path.startswith("/_control/"):
            self._send(control.answer(service, self.server, request))
        elif url.path.startswith("/batch"):
            self._send(answer_batch(service, request))
        else:
            self._send(handle(service, request))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve  # noqa: N815 - the names http.server calls

    def do_OPTIONS(self) -> None:
        """What a browser asks before it calls from another page."""
        asked = self.headers.get("Access-Control-Request-Headers", "")
        methods = {"Access-Control-Allow-Methods": "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT"}
        self._send(
            Answer(200, headers={**methods, "Access-Control-Allow-Headers": asked, "Access-Control-Max-Age": "3600"})
        )

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = self._chunks()
        else:
            body = self.rfile.read(int(headers.get("content-length") or 0))
        return gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _send(self, answer: Answer) -> None:
        if answer.delay:
            time.sleep(answer.delay)
        fault = answer.broken
        if fault and fault.kind in {"reset_before", "reset_after"}:
            self._reset()
            return
        body = answer.body
        zipped = "gzip" in self.headers.get("Accept-Encoding", "") and len(body) >= _LEAST_TO_ZIP
        if zipped:
            body = gzip.compress(body, compresslevel=1)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        for name, value in _SENT_ALWAYS + (_SENT_BY_DRIVE if "/drive/" in self.path else _SENT_BY_SHEETS):
            self.send_header(name, value)
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        if origin := self.headers.get("Origin"):
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Access-Control-Expose-Headers", "content-encoding,date,location,server,content-length")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self._write(body, answer)

    def _write(self, body: bytes, answer: Answer) -> None:
        fault = answer.broken
        if fault and fault.kind == "truncate":
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            self._reset()
        elif fault and fault.kind == "slow_body":
            pieces = 10
            step = max(1, -(-len(body) // pieces))
            for start in range(0, len(body), step):
                time.sleep(fault.seconds / pieces)
                self.wfile.write(body[start : start + step])
                self.wfile.flush()
        else:
            self.wfile.write(body)

    def _reset(self) -> None:
        """Break the connection so that the client sees a reset, not an end."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name http.server gives it
        """Quiet: the log of calls is the record."""


class HttpServer(ThreadingHTTPServer):
    """A `Service` behind a port."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, service: Service, host: str, port: int) -> None:
        self.service = service
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no fault of the server."""

    def start(self) -> threading.Thread:
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        return thread
