"""Google's own description of its API, read from the ``google-api-python-client`` wheel.

The discovery documents say which paths exist, which parameters each method takes, what the bodies look like and which
scopes are good enough. Routing, validation of requests and validation of answers all follow them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_plus

import googleapiclient

Json = dict[str, Any]
_POSTED_READS = {
    "sheets.spreadsheets.getByDataFilter",
    "sheets.spreadsheets.values.batchGetByDataFilter",
    "sheets.spreadsheets.developerMetadata.search",
}
DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"


@dataclass(frozen=True, slots=True)
class Method:
    """One method of an API: ``sheets.spreadsheets.values.get``, its path and what goes in and out."""

    id: str
    api: str
    verb: str
    pattern: re.Pattern[str]
    parameters: Json
    request: str | None
    response: str | None
    scopes: tuple[str, ...]
    fixed: int  # letters of the path that are no parameter
    media: bool = False

    @property
    def writes(self) -> bool:
        """Which of the two quotas counts the call."""
        return self.verb != "GET" and self.id not in _POSTED_READS


@dataclass(frozen=True, slots=True)
class Api:
    """One discovery document."""

    name: str
    schemas: Json
    parameters: Json
    methods: tuple[Method, ...] = field(repr=False)


@cache
def load(name: str, version: str) -> Api:
    """Read a discovery document, e.g. ``load("sheets", "v4")``."""
    document = json.loads((DOCUMENTS / f"{name}.{version}.json").read_text(encoding="utf-8"))
    methods = tuple(_methods(name, document, document))
    return Api(name, document["schemas"], document["parameters"], methods)


def _methods(api: str, document: Json, resource: Json) -> list[Method]:
    found = []
    for described in resource.get("methods", {}).values():
        path = "/" + document["servicePath"] + described["path"]
        found.append(_method(api, described, path))
        upload = described.get("mediaUpload", {}).get("protocols", {}).get("simple")
        if upload:
            found.append(_method(api, described, upload["path"], media=True))
    for child in resource.get("resources", {}).values():
        found += _methods(api, document, child)
    return found


def _method(api: str, described: Json, path: str, *, media: bool = False) -> Method:
    return Method(
        id=described["id"],
        api=api,
        verb=described["httpMethod"],
        pattern=_pattern(path),
        parameters=described.get("parameters", {}),
        request=described.get("request", {}).get("$ref"),
        response=described.get("response", {}).get("$ref"),
        scopes=tuple(described.get("scopes", ())),
        fixed=len(re.sub(r"\{\w+\}", "", path)),
        media=media,
    )


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    regex = "".join(f"(?P<{part}>[^/]+?)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
    return re.compile(regex + r"\Z")


def apis() -> tuple[Api, ...]:
    """The two APIs this server speaks."""
    return load("sheets", "v4"), load("drive", "v3")


def match(verb: str, path: str) -> tuple[Method, dict[str, str]] | None:
    """The method that ``verb path`` calls, with its path parameters unquoted; None when there is none.

    The path must still be percent-encoded: a sheet called ``a/b`` arrives as ``a%2Fb``. Of several methods that fit,
    the one with the most fixed text wins (``values/{range}:append`` over ``values/{range}``). A slash at the end, or
    before the verb after the colon, does not matter (google-spreadsheet sends ``spreadsheets/ID/:batchUpdate``). A bare
    ``+`` in a path of Sheets is a space (googleapis/google-api-java-client#1979 met it with a sheet ``plus+sign``).
    """
    path = re.sub(r"/+(:\w+)?\Z", r"\1", path)
    best: tuple[int, Method, dict[str, str]] | None = None
    for api in apis():
        for method in api.methods:
            if method.verb != verb:
                continue
            found = method.pattern.match(path)
            if found and (best is None or method.fixed > best[0]):
                plain = unquote_plus if method.api == "sheets" else unquote
                values = {key: plain(value) for key, value in found.groupdict().items()}
                best = (method.fixed, method, values)
    return None if best is None else best[1:]
