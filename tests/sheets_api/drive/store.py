"""The files of Drive: who owns them, who may see them, where they lie."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.sheets_api.clock import stamp
from tests.sheets_api.grid.model import Book
from tests.sheets_api.users import User, permission_id

Json = dict[str, Any]
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"
RANKS = {"reader": 1, "commenter": 2, "writer": 3, "fileOrganizer": 4, "organizer": 5, "owner": 6}


@dataclass(slots=True)
class Revision:
    """What a file was like after one change of its content."""

    id: str
    modified: datetime
    by: User | None
    content: bytes = b""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A file that was written, made or removed; ``number`` counts up over the whole Drive."""

    number: int
    file_id: str
    at: datetime


@dataclass(slots=True)
class File:
    """One file or folder. ``book`` is the spreadsheet's content; other files have ``content``."""

    id: str
    name: str
    mime_type: str
    created: datetime
    modified: datetime
    parents: list[str]
    permissions: list[Json]
    book: Book | None = None
    content: bytes = b""
    trashed: bool = False
    version: int = 1
    drive_id: str | None = None
    extra: Json = field(default_factory=dict)  # description, starred, properties, appProperties…
    comments: list[Json] = field(default_factory=list)
    modified_by: User | None = None
    revisions: list[Revision] = field(default_factory=list)

    def role_of(self, user: User) -> str | None:
        """The strongest role ``user`` has here."""
        roles = [p["role"] for p in self.permissions if _includes(p, user)]
        return max(roles, key=RANKS.__getitem__, default=None)

    def allows(self, user: User, role: str) -> bool:
        """Whether ``user`` may do what ``role`` may."""
        own = self.role_of(user)
        return own is not None and RANKS[own] >= RANKS[role]

    @property
    def owner(self) -> str | None:
        return next((p["emailAddress"] for p in self.permissions if p["role"] == "owner"), None)

    def touch(self, now: datetime, user: User) -> None:
        """Something was written."""
        self.modified, self.version, self.modified_by = now, self.version + 1, user

    def revise(self, now: datetime, user: User) -> None:
        """The content was written; edits of a spreadsheet by one person within a minute are one revision."""
        last = self.revisions[-1] if self.revisions else None
        if self.book is not None and last and last.by == user and now - last.modified < timedelta(minutes=1):
            self.revisions.pop()
        self.revisions.append(Revision(str(self.version), now, user, self.content))


def _includes(permission: Json, user: User) -> bool:
    kind = permission["type"]
    if kind == "anyone":
        return True
    if kind == "domain":
        return bool(permission.get("domain") == user.domain)
    return bool(permission.get("emailAddress", "").casefold() == user.email.casefold())


def user_permission(user: User, role: str) -> Json:
    """A permission of one person."""
    return {
        "kind": "drive#permission",
        "id": permission_id(user.email),
        "type": "user",
        "emailAddress": user.email,
        "role": role,
        "displayName": user.name,
        "deleted": False,
        "pendingOwner": False,
    }


@dataclass(slots=True)
class Store:
    """All files, by id. Ids are as long as Google's, and the same in every run."""

    files: dict[str, File] = field(default_factory=dict)
    drives: dict[str, str] = field(default_factory=dict)  # request id → shared drive made for it
    changes: list[Change] = field(default_factory=list)
    _versions: dict[str, int] = field(default_factory=dict)
    _random: random.Random = field(default_factory=lambda: random.Random(2560))

    def fresh_id(self, *, length: int = 44) -> str:
        """A new file id: letters and digits, first a ``1``; 44 for a spreadsheet, 33 for other files and folders."""
        return "1" + "".join(self._random.choices(string.ascii_letters + string.digits + "-_", k=length - 1))

    def fresh_number(self, taken: set[int]) -> int:
        """A new id of a sheet, chart, protected range…"""
        while (number := self._random.randrange(1, 2**31 - 1)) in taken:
            pass
        taken.add(number)
        return number

    def root_of(self, user: User, now: datetime) -> File:
        """A person's My Drive."""
        key = "0A" + permission_id(user.email)[:15] + "PVA"
        if key not in self.files:
            self.files[key] = File(key, "My Drive", FOLDER, now, now, [], [user_permission(user, "owner")])
        return self.files[key]

    def add(self, file: File) -> File:
        self.files[file.id] = file
        return file

    def visible(self, user: User) -> list[File]:
        """What a user finds in a list: not what is merely open to anyone with the link."""
        return [
            file
            for file in self.files.values()
            if any(p["type"] != "anyone" and _includes(p, user) for p in file.permissions)
        ]

    def note_changes(self, now: datetime) -> int:
        """Add what was written since the last look to ``changes``; the number of the latest."""
        current = {file.id: file.version for file in self.files.values() if file.name != "My Drive" or file.parents}
        for file_id in sorted(current.keys() | self._versions.keys()):
            if current.get(file_id) != self._versions.get(file_id):
                file = self.files.get(file_id)
                self.changes.append(Change(len(self.changes) + 1, file_id, file.modified if file else now))
        self._versions = current
        return len(self.changes)

    def children(self, folder_id: str) -> list[File]:
        return [file for file in self.files.values() if folder_id in file.parents]

    def remove(self, file_id: str) -> None:
        """Delete for good, with everything inside."""
        for child in self.children(file_id):
            self.remove(child.id)
        self.files.pop(file_id, None)


def times(file: File) -> Json:
    """createdTime and modifiedTime."""
    return {"createdTime": stamp(file.created), "modifiedTime": stamp(file.modified)}
