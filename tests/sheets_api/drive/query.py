"""The ``q`` of files.list: ``name contains 'x' and (mimeType = '…' or trashed = false) and 'id' in parents``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.sheets_api.drive.store import File
from tests.sheets_api.errors import ApiError, drive_error
from tests.sheets_api.users import User

Test = Callable[[File, User], bool]
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")|(?P<sign><=|>=|!=|=|<|>)|(?P<mark>[(){}])|(?P<word>[\w.]+))"
)
_TIMES = {"modifiedTime": "modified", "createdTime": "created", "viewedByMeTime": "modified"}


def invalid(parameter: str) -> ApiError:
    """400 ``Invalid Value``: all that Drive tells of a bad query."""
    return drive_error(400, "Invalid Value", "invalid", parameter=parameter)


def parse(text: str) -> Test:
    """The query as a test on one file."""
    reader = _Reader(_tokens(text))
    test = reader.either()
    if reader.left:
        raise invalid("q")
    return test


def _tokens(text: str) -> list[tuple[str, str]]:
    found, position = [], 0
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match:
            raise invalid("q")
        kind = str(match.lastgroup)
        value = match[kind]
        found.append((kind, re.sub(r"\\(.)", r"\1", value[1:-1]) if kind == "text" else value))
        position = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.left = tokens[::-1]

    def take(self, kind: str, *values: str) -> str | None:
        if self.left and self.left[-1][0] == kind and (not values or self.left[-1][1] in values):
            return self.left.pop()[1]
        return None

    def need(self, kind: str, *values: str) -> str:
        found = self.take(kind, *values)
        if found is None:
            raise invalid("q")
        return found

    def either(self) -> Test:
        tests = [self.both()]
        while self.take("word", "or"):
            tests.append(self.both())
        return lambda file, user: any(test(file, user) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.take("word", "and"):
            tests.append(self.one())
        return lambda file, user: all(test(file, user) for test in tests)

    def one(self) -> Test:
        if self.take("word", "not"):
            inner = self.one()
            return lambda file, user: not inner(file, user)
        if self.take("mark", "("):
            inner = self.either()
            self.need("mark", ")")
            return inner
        member = self.take("text")
        if member is not None:
            self.need("word", "in")
            return _member(member, self.need("word"))
        return self.compared(self.need("word"))

    def compared(self, field: str) -> Test:
        if field == "sharedWithMe" and not (self.left and self.left[-1][0] == "sign"):
            return _shared_with_me
        sign = self.take("sign") or self.need("word", "contains", "has")
        if sign == "has":
            return self.has(field)
        value = self.take("text")
        if value is None:
            value = self.need("word")
        return _field(field, sign, value)

    def has(self, field: str) -> Test:
        """``properties has { key='a' and value='b' }``."""
        self.need("mark", "{")
        pair = {}
        for name in ("key", "value"):
            self.need("word", name)
            self.need("sign", "=")
            pair[name] = self.need("text")
            if name == "key":
                self.need("word", "and")
        self.need("mark", "}")
        return lambda file, user: file.extra.get(field, {}).get(pair["key"]) == pair["value"]


def _shared_with_me(file: File, user: User) -> bool:
    return file.owner != user.email and file.role_of(user) is not None


def _member(value: str, where: str) -> Test:
    if where == "parents":
        return lambda file, user: value in file.parents
    roles = {
        "owners": {"owner"},
        "writers": {"owner", "organizer", "fileOrganizer", "writer"},
        "readers": None,
    }
    if where not in roles:
        raise invalid("q")
    wanted = roles[where]

    def test(file: File, user: User) -> bool:
        email = user.email if value == "me" else value
        found = [p["role"] for p in file.permissions if p.get("emailAddress") == email]
        return any(wanted is None or role in wanted for role in found)

    return test


def _field(field: str, sign: str, value: str) -> Test:
    if field == "name":
        return _text(lambda file: file.name, sign, value, folded=True)
    if field == "mimeType":
        return _text(lambda file: file.mime_type, sign, value, folded=False)
    if field == "fullText" and sign == "contains":
        return lambda file, user: value.casefold() in (file.name + file.extra.get("description", "")).casefold()
    if field in {"trashed", "starred", "sharedWithMe"} and sign in {"=", "!="} and value in {"true", "false"}:
        wanted = (value == "true") == (sign == "=")
        return lambda file, user: _flag(file, user, field) == wanted
    if field in _TIMES:
        return _time(_TIMES[field], sign, value)
    if field == "visibility":
        public = value in {"anyoneCanFind", "anyoneWithLink"}
        return lambda file, user: any(p["type"] == "anyone" for p in file.permissions) == public
    raise invalid("q")


def _flag(file: File, user: User, field: str) -> bool:
    if field == "trashed":
        return file.trashed
    if field == "starred":
        return bool(file.extra.get("starred"))
    return _shared_with_me(file, user)


def _text(get: Callable[[File], str], sign: str, value: str, *, folded: bool) -> Test:
    """``contains`` on a name matches the beginning of words, as Drive's does."""
    if sign == "=":
        return lambda file, user: (get(file).casefold() == value.casefold()) if folded else get(file) == value
    if sign == "!=":
        return lambda file, user: get(file) != value
    if sign != "contains":
        raise invalid("q")
    if not folded:
        return lambda file, user: value in get(file)
    return lambda file, user: re.search(rf"(?<!\w){re.escape(value)}", get(file), re.IGNORECASE) is not None


def _time(attribute: str, sign: str, value: str) -> Test:
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        raise invalid("q") from None
    wanted: Any = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    tests: dict[str, Callable[[datetime], bool]] = {
        "<": lambda own: own < wanted,
        "<=": lambda own: own <= wanted,
        "=": lambda own: own == wanted,
        "!=": lambda own: own != wanted,
        ">": lambda own: own > wanted,
        ">=": lambda own: own >= wanted,
    }
    if sign not in tests:
        raise invalid("q")
    return lambda file, user: tests[sign](getattr(file, attribute))
