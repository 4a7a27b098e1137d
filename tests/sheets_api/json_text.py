"""A request's body as JSON, and Google's words for a body that is none.

Google reads with the stream parser of protocol buffers, whose complaints name what was expected and show the place with
a caret under twenty characters to either side.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tests.sheets_api.errors import ApiError, bad, drive_error

_CONTEXT = 20
_BARE_KEY = re.compile(r"[A-Za-z_$][\w$]*\s*")


def json_payload(text: bytes, api: str = "sheets") -> Any:
    """The body as JSON; an empty body is an empty message; 400 for what is no JSON."""
    if not text.strip():
        return {}
    try:
        return json.loads(text)
    except UnicodeDecodeError:
        raise _refused(api, "Encountered non UTF-8 code points.") from None
    except ValueError as fault:
        if not isinstance(fault, json.JSONDecodeError):
            raise
        why, place = _complaint(fault)
        start = max(0, place - _CONTEXT)
        shown = fault.doc[start : place + _CONTEXT]
        raise _refused(api, f"{why}\n{shown}\n{' ' * (place - start)}^") from None


def _refused(api: str, why: str) -> ApiError:
    if api == "drive":
        return drive_error(400, "Parse Error", "parseError")
    return bad(f"Invalid JSON payload received. {why}")


def _complaint(fault: json.JSONDecodeError) -> tuple[str, int]:
    """(what Google says, where it points)."""
    text, place = fault.doc, fault.pos
    at_end = not text[place:].strip()
    if fault.msg.startswith("Extra data"):
        return "Parsing terminated before end of input.", place
    if fault.msg.startswith("Unterminated string"):
        return "Closing quote expected in string.", place
    if fault.msg.startswith("Expecting ':'"):
        return "Expected : between key:value pair.", place
    if fault.msg.startswith("Expecting ','"):
        inside = "Expected , or } after key:value pair." if _in_object(text[:place]) else (
            "Expected , or ] after array value.")  # fmt: skip
        return (f"Unexpected end of string. {inside}" if at_end else inside), place
    if fault.msg.startswith("Expecting property name"):
        found = _BARE_KEY.match(text, place)
        if found:  # a bare word is a key to that parser; the colon after it is missed
            return "Expected : between key:value pair.", found.end()
        wanted = "Expected an object key or }."
        return (f"Unexpected end of string. {wanted}" if at_end else wanted), place
    return ("Unexpected end of string. Expected a value." if at_end else "Unexpected token."), place


def _in_object(text: str) -> bool:
    """Whether the text ends inside an object rather than a list."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", text)
    depth = 0
    for sign in reversed(bare):
        depth += (sign in "}]") - (sign in "{[")
        if depth < 0:
            return sign == "{"
    return False
