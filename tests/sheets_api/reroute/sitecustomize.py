"""Sends what a Python program means for Google to the local server; started by ``python -m tests.sheets_api --run``.

Python imports a module of this name when it starts, if it lies on the path; so programs run unchanged, whatever their
own packages are called. It stands alone on purpose: nothing of this package is imported into the other program.
"""

import os
from urllib.parse import urlsplit, urlunsplit

HOSTS = {
    "sheets.googleapis.com",
    "www.googleapis.com",
    "oauth2.googleapis.com",
    "drive.googleapis.com",
    "content-sheets.googleapis.com",
    "docs.google.com",
    "accounts.google.com",
}


def local(url: str, address: str) -> str:
    """Google's address → the same path on the local server; other addresses stay."""
    parts = urlsplit(url)
    if parts.hostname not in HOSTS:
        return url
    own = urlsplit(address)
    return urlunsplit((own.scheme, own.netloc, parts.path, parts.query, parts.fragment))


def reroute(address: str) -> None:
    """Change the address of every call through requests or httplib2."""
    try:
        from requests.adapters import HTTPAdapter
    except ImportError:
        pass
    else:
        send = HTTPAdapter.send

        def local_send(self, request, *args, **kwargs):  # type: ignore[no-untyped-def]
            request.url = local(request.url, address)
            return send(self, request, *args, **kwargs)

        HTTPAdapter.send = local_send  # type: ignore[method-assign]
    try:
        from httplib2 import Http
    except ImportError:
        pass
    else:
        ask = Http.request

        def local_request(self, uri, *args, **kwargs):  # type: ignore[no-untyped-def]
            return ask(self, local(uri, address), *args, **kwargs)

        Http.request = local_request


if os.environ.get("SHEETS_API_URL"):
    reroute(os.environ["SHEETS_API_URL"])
