"""One HTTP request and one HTTP answer, as the rest of the server sees them: no sockets, no header cases."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from typing import Any

from tests.sheets_api.faults import Fault

JSON_TYPE = "application/json; charset=UTF-8"


@dataclass(slots=True)
class Request:
    """What arrived. Header names are lower case."""

    verb: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    upload: tuple[bytes, str] | None = None  # content and its type, arrived in pieces before


@dataclass(slots=True)
class Answer:
    """What goes back. ``broken`` says how the network mistreats it on the way."""

    status: int
    body: bytes = b""
    content_type: str = JSON_TYPE
    headers: dict[str, str] = field(default_factory=dict)
    broken: Fault | None = None
    delay: float = 0.0


def json_answer(status: int, body: Any, *, pretty: bool = True, headers: dict[str, str] | None = None) -> Answer:
    """JSON as Google prints it: indented by two, unless ``prettyPrint=false``."""
    text = _printed(body, "\n", {}) + "\n" if pretty else json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Answer(status, text.encode(), headers=headers or {})


def _printed(value: Any, line: str, known: dict[tuple[int, str], str]) -> str:
    """What ``json.dumps(value, indent=2)`` gives, several times faster on the answers of a large sheet.

    ``known`` holds the text of what was met before: most cells share one format.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if not isinstance(value, dict | list) or not value:
        return _PLAIN[value] if value is None or isinstance(value, bool) else json.dumps(value)
    key = (id(value), line)
    if key not in known:
        below = line + "  "
        if isinstance(value, dict):
            items = [f"{encode_basestring(name)}: {_printed(item, below, known)}" for name, item in value.items()]
            known[key] = f"{{{below}{f',{below}'.join(items)}{line}}}"
        else:
            known[key] = f"[{below}{f',{below}'.join([_printed(item, below, known) for item in value])}{line}]"
    return known[key]


_PLAIN = {None: "null", True: "true", False: "false"}
