"""Field masks: which fields of an answer to send (`select`), which fields of a thing to overwrite (`update`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.sheets_api.errors import ApiError, Json, drive_error, field_violations
from tests.sheets_api.validate import camel

Tree = dict[str, Any]  # name → Tree; an empty tree is "all of it"


class MaskError(ValueError):
    """The mask cannot be read; the argument is the part at fault."""


def parse(text: str) -> Tree:
    """``a,b(c,d/e).f`` → nested dictionaries. Asking for the whole of something beats asking for a part of it."""
    position, paths = _list(text, 0)
    if position != len(text):
        raise MaskError(text)
    tree: Tree = {}
    for path in paths:
        here = tree
        for depth, name in enumerate(path):
            if name in here and not here[name]:
                break  # the whole is asked for already
            if depth == len(path) - 1:
                here[name] = {}
            else:
                here = here.setdefault(name, {})
    return tree


def _list(text: str, position: int) -> tuple[int, list[tuple[str, ...]]]:
    """A comma-separated list from ``position``, up to its end or the closing bracket."""
    paths: list[tuple[str, ...]] = []
    while True:
        position, found = _path(text, position)
        paths += found
        if position >= len(text) or text[position] != ",":
            return position, paths
        position += 1


def _path(text: str, position: int) -> tuple[int, list[tuple[str, ...]]]:
    """One ``a/b(c,d)`` of a list: every full path it names."""
    start = position
    while position < len(text) and (text[position].isalnum() or text[position] in "_*-"):
        position += 1
    name = text[start:position]
    if not name:
        raise MaskError(text[start:] or text)
    if position < len(text) and text[position] in "./":
        position, below = _path(text, position + 1)
    elif position < len(text) and text[position] == "(":
        position, below = _list(text, position + 1)
        if position >= len(text) or text[position] != ")":
            raise MaskError(text)
        position += 1
    else:
        below = [()]
    return position, [(name, *rest) for rest in below]


def select(tree: Tree, value: Any) -> Any:
    """The parts of ``value`` that the mask names. Lists are looked through."""
    if not tree or ("*" in tree and not tree["*"]):
        return value
    if isinstance(value, list):
        return [select(tree, item) for item in value]
    if not isinstance(value, dict):
        return value
    if "*" in tree:
        return {name: select(tree["*"], item) for name, item in value.items()}
    return {name: select(tree[name], item) for name, item in value.items() if name in tree}


def check_response_mask(text: str, api: str, schemas: Json, ref: str | None) -> Tree:
    """Parse a ``fields`` parameter and hold it against the schema of the answer; 400 where it names nothing."""
    try:
        if api == "drive":
            text = text.replace(" ", "")  # Drive bears spaces, Sheets does not
        tree = parse(text)
        if ref:
            for path in _unknown(tree, schemas, {"$ref": ref}, ""):
                raise MaskError(path)
    except MaskError as fault:
        raise _invalid_selection(api, str(fault)) from None
    return tree


def _invalid_selection(api: str, path: str) -> ApiError:
    if api == "drive":
        return drive_error(400, f"Invalid field selection {path}", "invalidParameter", parameter="fields")
    text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    return field_violations([(path, text)], "Request contains an invalid argument.")


def _unknown(tree: Tree, schemas: Json, schema: Json, path: str) -> Iterator[str]:
    """The paths of ``tree`` that the schema does not have."""
    while "$ref" in schema or schema.get("type") == "array":
        schema = schemas[schema["$ref"]] if "$ref" in schema else schema["items"]
    properties = schema.get("properties")
    for name, below in tree.items():
        here = f"{path}.{name}" if path else name
        if name == "*" or properties is None:
            continue
        if name not in properties:
            yield here
        elif below:
            yield from _unknown(below, schemas, properties[name], here)


def needs(tree: Tree | None, *path: str) -> bool:
    """Whether the mask asks for anything at or below ``path``."""
    if tree is None:
        return False
    for name in path:
        if not tree:
            return True
        if "*" in tree:
            return True
        if name not in tree:
            return False
        tree = tree[name]
    return True


def update_tree(text: str) -> Tree:
    """The mask of an update, in camel case (Google takes both spellings)."""
    return _camel(parse(text.replace(" ", "")))


def _camel(tree: Tree) -> Tree:
    return {camel(name): _camel(below) for name, below in tree.items()}


def update(target: Json, source: Json, tree: Tree) -> None:
    """Overwrite the masked fields of ``target`` with those of ``source``; a field the source lacks is removed."""
    if "*" in tree:
        target.clear()
        target.update(source)
        return
    for name, below in tree.items():
        if not below or not isinstance(source.get(name), dict | None):
            if name in source:
                target[name] = source[name]
            else:
                target.pop(name, None)
            continue
        inner = target.get(name)
        inner = dict(inner) if isinstance(inner, dict) else {}
        update(inner, source.get(name) or {}, below)
        if inner or name in source:
            target[name] = inner
        else:
            target.pop(name, None)


def unknown_update_fields(tree: Tree, schemas: Json, ref: str) -> list[str]:
    """The paths of an update mask that the message does not have."""
    return list(_unknown(tree, schemas, {"$ref": ref}, ""))
