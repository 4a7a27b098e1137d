"""Makes real clients talk to the local server: gspread, google-auth, googleapiclient, anything on requests or httplib2.

Clients write Google's absolute addresses into their code, so the addresses are changed on the way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit, urlunsplit

import google.auth.transport.requests
import gspread
import httplib2
import requests
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build_from_document
from googleapiclient.http import HttpRequest
from requests.adapters import HTTPAdapter

from tests.sheets_api.discovery import DOCUMENTS

HOSTS = (
    "sheets.googleapis.com",
    "www.googleapis.com",
    "oauth2.googleapis.com",
    "drive.googleapis.com",
    "content-sheets.googleapis.com",
    "docs.google.com",
    "accounts.google.com",
)


def local(url: str, address: str) -> str:
    """Google's address → the same path on the local server; other addresses stay."""
    parts = urlsplit(url)
    if parts.hostname not in HOSTS:
        return url
    own = urlsplit(address)
    return urlunsplit((own.scheme, own.netloc, parts.path, parts.query, parts.fragment))


class LocalAdapter(HTTPAdapter):
    """A requests adapter that sends what is meant for Google to ``address``."""

    def __init__(self, address: str, **options: Any) -> None:
        self.address = address
        super().__init__(**options)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        request.url = local(request.url or "", self.address)
        return super().send(request, *args, **kwargs)


def mount(session: requests.Session, address: str) -> requests.Session:
    """Let a session reach the local server under Google's names."""
    for host in HOSTS:
        session.mount(f"https://{host}/", LocalAdapter(address))
    return session


def token_session(address: str, token: str) -> requests.Session:
    """A session with a fixed access token."""
    session = mount(requests.Session(), address)
    session.headers["Authorization"] = f"Bearer {token}"
    return session


def authorized_session(credentials: Any, address: str) -> google.auth.transport.requests.AuthorizedSession:
    """A google-auth session: tokens are fetched from the local ``/token``."""
    sign_in = google.auth.transport.requests.Request(mount(requests.Session(), address))  # type: ignore[no-untyped-call]
    session = google.auth.transport.requests.AuthorizedSession(credentials, auth_request=sign_in)
    mount(session, address)
    return session


def gspread_client(address: str, token: str, *, http_client: Any = gspread.http_client.HTTPClient) -> gspread.Client:
    """A real gspread client, signed in with an access token."""
    return gspread.Client(None, session=token_session(address, token), http_client=http_client)


class _LocalHttp(httplib2.Http):
    """httplib2 with the addresses changed and a token in the header."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token
        super().__init__()
        self.redirect_codes -= {308}  # as googleapiclient does: a resumable upload's "go on" is no redirect

    def request(self, uri: str, *args: Any, **kwargs: Any) -> Any:
        headers = dict(kwargs.pop("headers", None) or {})
        headers.setdefault("Authorization", f"Bearer {self.token}")
        try:
            return super().request(local(uri, self.address), *args, headers=headers, **kwargs)
        finally:
            self.close()  # no socket is left to the garbage collector


def google_service(address: str, token: str, name: str = "sheets", version: str = "v4") -> Any:
    """A googleapiclient service built from the discovery document in its wheel."""

    def request(_http: Any, *args: Any, **kwargs: Any) -> HttpRequest:
        return HttpRequest(_LocalHttp(address, token), *args, **kwargs)  # one connection per call: thread-safe

    document = (DOCUMENTS / f"{name}.{version}.json").read_text(encoding="utf-8")
    return build_from_document(document, http=_LocalHttp(address, token), requestBuilder=request)


def credentials(token: str) -> Credentials:
    """google-auth credentials that only carry an access token."""
    return Credentials(token)  # type: ignore[no-untyped-call]


@contextmanager
def rerouted(address: str) -> Iterator[None]:
    """While this lasts, every requests session and httplib2 client of the process reaches the local server.

    This is how the test suites of other projects run against it unchanged.
    """
    send, request = HTTPAdapter.send, httplib2.Http.request

    def local_send(self: HTTPAdapter, prepared: requests.PreparedRequest, *args: Any, **kwargs: Any) -> Any:
        prepared.url = local(prepared.url or "", address)
        return send(self, prepared, *args, **kwargs)

    def local_request(self: httplib2.Http, uri: str, *args: Any, **kwargs: Any) -> Any:
        return request(self, local(uri, address), *args, **kwargs)

    with patch.object(HTTPAdapter, "send", local_send), patch.object(httplib2.Http, "request", local_request):
        yield
