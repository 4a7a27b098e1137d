"""One HTTP request and one HTTP answer, as the rest of the server sees them: no sockets, no header cases."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
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
    text = json.dumps(body, ensure_ascii=False, **({"indent": 2} if pretty else {"separators": (",", ":")}))
    return Answer(status, (text + ("\n" if pretty else "")).encode(), headers=headers or {})
