"""Checks bodies and parameters against the discovery document, in both directions.

A request is *cleaned*: proto3 JSON allows snake_case names, integers in quotes and nulls, and Google takes them, so
the rest of the server sees one spelling only. What does not fit is answered with 400 in Google's words. An answer is
only *checked*, strictly: a field that Google does not know, of a wrong type or with a wrong enum value, is a fault of
this server and must not reach a test as if it were Google's.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tests.sheets_api.discovery import Api, Method
from tests.sheets_api.errors import ApiError, Json, bad, field_violations

_TYPE_NAMES = {
    "int32": "TYPE_INT32",
    "uint32": "TYPE_UINT32",
    "int64": "TYPE_INT64",
    "uint64": "TYPE_UINT64",
    "float": "TYPE_FLOAT",
    "double": "TYPE_DOUBLE",
    "byte": "TYPE_BYTES",
    "google-fieldmask": "type.googleapis.com/google.protobuf.FieldMask",
}
_LIMITS = {
    "int32": (-(2**31), 2**31 - 1),
    "uint32": (0, 2**32 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint64": (0, 2**64 - 1),
}
_ONE_OF: dict[str, dict[str, set[str] | None]] = {
    "Request": {"kind": None},
    "ExtendedValue": {"value": None},
    "DataFilter": {"filter": None},
    "ColorStyle": {"kind": None},
    "EmbeddedObjectPosition": {"position": None},
    "DeveloperMetadataLocation": {"location": {"spreadsheet", "sheetId", "dimensionRange"}},
    "ConditionalFormatRule": {"rule": {"booleanRule", "gradientRule"}},
    "ConditionValue": {"value": None},
    "FindReplaceRequest": {"scope": {"range", "sheetId", "allSheets"}},
    "UpdateCellsRequest": {"area": {"start", "range"}},
    "AutoFillRequest": {"area": {"range", "sourceAndDestination"}},
    "PasteDataRequest": {"kind": {"delimiter", "html"}},
    "TextRotation": {"type": None},
    "ChartSpec": {
        "chart": {
            "basicChart", "pieChart", "bubbleChart", "candlestickChart", "orgChart", "histogramChart", "waterfallChart",
            "treemapChart", "scorecardChart",
        }
    },
}  # fmt: skip
_MASK = re.compile(r"[\w*.,()/ \-]*\Z")
_BODY_FIELDS = {"ValueRange": "data", "Spreadsheet": "spreadsheet"}
"""Bodies that are one field of Google's request message, so that its errors name that field first."""
PACKAGES = {"sheets": "google.apps.sheets.v4", "drive": "google.apps.drive.v3"}


@lru_cache(maxsize=4096)
def snake(name: str) -> str:
    """``userEnteredValue`` → ``user_entered_value``: Google names faulty fields in proto spelling."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def camel(name: str) -> str:
    """``user_entered_value`` → ``userEnteredValue``; names already in camel case stay as they are."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


@dataclass
class _Walk:
    """One pass over a value: what was found wrong, and how strict to be."""

    api: Api
    strict: bool
    violations: list[tuple[str, str]] = field(default_factory=list)
    sound: dict[tuple[str, int], Json] = field(
        default_factory=dict
    )  # of an answer: parts seen before, met in many cells

    def wrong(self, path: str, type_name: str, value: Any) -> None:
        shown = json.dumps(value, ensure_ascii=False)
        self.violations.append((path, f"Invalid value at '{path}' ({type_name}), {shown}"))

    def unknown(self, path: str, name: str, why: str = "Cannot find field.") -> None:
        at = f" at '{path}'" if path else ""
        text = f'Invalid JSON payload received. Unknown name "{name}"{at}: {why}'
        self.violations.append((path, text))

    def visit(self, schema: Json, value: Any, path: str, owner: str) -> Any:
        if "$ref" in schema:
            return self.message(schema["$ref"], value, path)
        kind = schema["type"]
        if kind == "any":
            return value
        if kind == "array":
            return self.array(schema, value, path, owner)
        if kind == "object":
            return self.mapping(schema, value, path, owner)
        return self.scalar(schema, value, path, owner)

    def message(self, ref: str, value: Any, path: str) -> Any:
        schema = self.api.schemas[ref]
        if schema["type"] != "object":
            return self.visit(schema, value, path, ref)
        if not isinstance(value, dict):
            self._not_a_message(ref, value, path)
            return None
        if self.strict and (ref, id(value)) in self.sound:
            return value
        properties = schema.get("properties", {})
        clean: Json = {}
        before = len(self.violations)
        if not self.strict:
            self.one_of(ref, value, path)
        for name, item in value.items():
            key = name if self.strict or name in properties else camel(name)
            if key not in properties:
                if self.strict or self.api.name == "sheets":  # Drive v3 ignores what it does not know
                    self.unknown(path, name)
                continue
            if item is None and properties[key].get("type") != "any":
                if self.strict:
                    self.wrong(path, "null", key)
                continue
            below = f"{path}.{snake(key)}" if path else snake(key)
            clean[key] = self.visit(properties[key], item, below, f"{ref}.{key[:1].upper()}{key[1:]}")
        if self.strict and len(self.violations) == before:
            self.sound[ref, id(value)] = value
        return clean

    def one_of(self, ref: str, value: Json, path: str) -> None:
        """Fields of which only one may be set; the discovery document does not tell which these are."""
        for name, fields in _ONE_OF.get(ref, {}).items():
            known = self.api.schemas[ref]["properties"].keys() if fields is None else fields
            chosen = [
                key for key in map(camel, value) if key in known and value.get(key, value.get(snake(key))) is not None
            ]
            for other in chosen[1:]:
                text = f"Invalid value at '{path}' (oneof), oneof field '{name}' is already set. Cannot set '{other}'"
                self.violations.append((path, text))

    def _not_a_message(self, ref: str, value: Any, path: str) -> None:
        if isinstance(value, list):
            parent, _, name = path.rpartition(".")
            self.unknown(parent, name, "Proto field is not repeating, cannot start list.")
        else:
            self.wrong(path, f"type.googleapis.com/{PACKAGES[self.api.name]}.{ref}", value)

    def array(self, schema: Json, value: Any, path: str, owner: str) -> Any:
        items = schema["items"]
        if not isinstance(value, list):
            if self.strict or isinstance(value, str | int | float | bool) or items.get("type") in {"any", "array"}:
                self.wrong(path, _type_name(self.api.name, items, owner), value)
                return []
            value = [value]  # Google's parser takes one message where a list is asked for
        if "$ref" in items and not self.strict:
            value = _flat(value)
        clean = []
        for index, item in enumerate(value):
            if item is None and "$ref" in items:
                clean.append({})
            else:
                clean.append(self.visit(items, item, f"{path}[{index}]", owner))
        return clean

    def mapping(self, schema: Json, value: Any, path: str, owner: str) -> Any:
        if not isinstance(value, dict):
            self.wrong(path, "TYPE_MESSAGE", value)
            return {}
        inner = schema.get("additionalProperties")
        if inner is None:
            named = schema.get("properties", {})
            return {k: self.visit(named[k], v, f"{path}.{snake(k)}", owner) for k, v in value.items() if k in named}
        return {key: self.visit(inner, item, f"{path}.{key}", owner) for key, item in value.items()}

    def scalar(self, schema: Json, value: Any, path: str, owner: str) -> Any:
        kind, form = schema["type"], schema.get("format", "")
        if "enum" in schema and self.api.name == "sheets":
            return self.enum(schema, value, path, owner)
        name = _type_name(self.api.name, schema, owner)
        if kind == "boolean":
            if not self.strict and value in ("true", "false"):
                return value == "true"
            if not isinstance(value, bool):
                self.wrong(path, name, value)
            return value
        if form in _LIMITS:
            return self.whole(form, value, path, name)
        if kind == "number":
            return self.number(value, path, name)
        if not isinstance(value, str):
            self.wrong(path, name, value)
            return value
        if form == "google-fieldmask" and not _MASK.match(value):
            self.wrong(path, name, value)
        if form == "byte" and not _is_base64(value):
            self.violations.append(
                (path, f"Invalid value at '{path}' (TYPE_BYTES), Base64 decoding failed for {value!r}")
            )
        return value

    def enum(self, schema: Json, value: Any, path: str, owner: str) -> Any:
        if not self.strict and isinstance(value, int) and not isinstance(value, bool):
            if 0 <= value < len(schema["enum"]):
                return schema["enum"][value]
        elif value in schema["enum"]:
            return value
        self.wrong(path, _type_name(self.api.name, schema, owner), value)
        return schema["enum"][0]

    def whole(self, form: str, value: Any, path: str, name: str) -> Any:
        low, high = _LIMITS[form]
        as_text = form.endswith("64")
        number: Any = value
        if (isinstance(value, str) and (as_text or not self.strict) and re.fullmatch(r"-?\d+", value)) or (
            isinstance(value, float) and not self.strict and value.is_integer()
        ):
            number = int(value)
        elif as_text and self.strict and not isinstance(value, str):
            number = None
        if not isinstance(number, int) or isinstance(number, bool) or not low <= number <= high:
            self.wrong(path, name, value)
            return 0
        return str(number) if as_text else number

    def number(self, value: Any, path: str, name: str) -> Any:
        if isinstance(value, str) and not self.strict:
            try:
                value = float(value)
            except ValueError:
                self.wrong(path, name, value)
                return 0
            return value
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.wrong(path, name, value)
            return 0
        return value


def _flat(value: list[Any]) -> list[Any]:
    """Google's parser reads a list of lists of messages as one list (gspread-formatting sends such)."""
    return [one for item in value for one in (_flat(item) if isinstance(item, list) else [item])]


def _type_name(api: str, schema: Json, owner: str) -> str:
    if "$ref" in schema:
        return f"type.googleapis.com/{PACKAGES[api]}.{schema['$ref']}"
    if "enum" in schema:
        return f"type.googleapis.com/{PACKAGES[api]}.{owner}"
    form = schema.get("format", "")
    if form in _TYPE_NAMES:
        return _TYPE_NAMES[form]
    lists = "type.googleapis.com/google.protobuf.ListValue"  # of which a row of values is one
    return {"boolean": "TYPE_BOOL", "array": lists, "any": lists}.get(schema["type"], "TYPE_STRING")


def _is_base64(value: str) -> bool:
    try:
        base64.b64decode(value.replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error:
        return False
    return True


def clean_request(api: Api, ref: str, body: Any) -> Json:
    """The body in one spelling, or 400 with everything that is wrong with it."""
    walk = _Walk(api, strict=False)
    at = _BODY_FIELDS.get(ref, "")
    if not isinstance(body, dict):
        raise bad('Invalid JSON payload received. Unknown name "": Root element must be a message.')
    clean: Json = walk.message(ref, body, at)
    if walk.violations:
        raise field_violations(walk.violations)
    return clean


def check_answer(api: Api, ref: str, body: Any) -> list[str]:
    """What is wrong with an answer of this server; empty when Google could have sent it."""
    walk = _Walk(api, strict=True)
    walk.message(ref, body, "")
    return [text for _, text in walk.violations]


def clean_query(api: Api, method: Method, query: dict[str, list[str]]) -> Json:
    """Query parameters with their types and defaults left out; 400 when Sheets would not know them."""
    known = api.parameters | method.parameters
    walk = _Walk(api, strict=False)
    clean: Json = {}
    for asked, values in query.items():
        name = asked.removeprefix("$") if asked[1:] in api.parameters else asked  # ``$fields`` is ``fields``
        key = name if name in known else camel(name)
        described = known.get(key)
        if described is None or described.get("location") == "path":
            if api.name == "sheets":
                text = (
                    f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
                    f"Field '{name}' could not be found in request message."
                )
                walk.violations.append(("", text))
            continue
        items = [_typed(described, value) for value in values]
        parsed = [walk.scalar(described, item, snake(key), _enum_owner(key)) for item in items]
        clean[key] = parsed if described.get("repeated") else parsed[-1]
    if walk.violations:
        raise field_violations(walk.violations)
    return clean


def _typed(described: Json, value: str) -> Any:
    """A query parameter is always text; booleans are written ``true``, ``True`` or ``1``."""
    if described["type"] == "boolean":
        return {"true": True, "1": True, "": True, "false": False, "0": False}.get(value.lower(), value)
    return value


def _enum_owner(key: str) -> str:
    name = key.removeprefix("response")
    return name[:1].upper() + name[1:]


def missing_parameter(name: str) -> ApiError:
    """400 for a required parameter that is not there."""
    return bad(f"Missing required parameter: {name}")
