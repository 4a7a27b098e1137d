"""Everything the server holds, and one call to it.

`Service` is the state; `Call` is what a method gets: who calls, with which parameters and body. Methods register under
the id the discovery document gives them (``sheets.spreadsheets.values.get``).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.sheets_api.clock import Clock
from tests.sheets_api.discovery import Method
from tests.sheets_api.drive.resumable import Uploads
from tests.sheets_api.drive.store import FOLDER, SPREADSHEET, File, Store, user_permission
from tests.sheets_api.errors import forbidden, not_found
from tests.sheets_api.faults import Faults
from tests.sheets_api.grid.model import Book, Json
from tests.sheets_api.masks import Tree
from tests.sheets_api.oauth import OAuth
from tests.sheets_api.quota import Quota
from tests.sheets_api.spreadsheets.effective import View
from tests.sheets_api.spreadsheets.tables import settle_headers, settle_merges
from tests.sheets_api.users import User, Users


@dataclass(slots=True)
class Service:
    """The state of one server."""

    clock: Clock = field(default_factory=Clock)
    users: Users = field(default_factory=Users)
    store: Store = field(default_factory=Store)
    faults: Faults = field(default_factory=Faults)
    quota: Quota = field(default_factory=lambda: Quota(enabled=True))
    oauth: OAuth = field(init=False)
    uploads: Uploads = field(default_factory=Uploads)
    calls: list[LoggedCall] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self.oauth = OAuth(self.users, self.clock)


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One line of the log of calls. Control calls are not logged."""

    verb: str
    path: str
    query: str
    kind: str  # "read", "write", "token" or "unknown"
    method: str
    body: bytes
    status: int
    user: str | None
    fault: str | None = None

    @property
    def size(self) -> int:
        """Bytes of the request's body."""
        return len(self.body)


@dataclass(slots=True)
class Call:
    """One request that passed authorization, quota and validation."""

    service: Service
    method: Method
    user: User
    params: Json
    body: Json
    mask: Tree | None = None
    media: bytes = b""
    content_type: str = ""

    @property
    def now(self) -> datetime:
        return self.service.clock.now()

    def file(self, file_id: str, role: str = "reader") -> File:
        """A spreadsheet's file as Sheets looks it up: 404 when there is none, 403 when the role is too weak."""
        file = self.service.store.files.get(file_id)
        if file is None or file.book is None or (file.trashed and file.role_of(self.user) is None):
            raise not_found()
        if not file.allows(self.user, role):
            raise forbidden()
        return file

    def view(self, role: str = "reader") -> View:
        """The spreadsheet of this call, to read."""
        file = self.file(self.params["spreadsheetId"], role)
        assert file.book is not None
        return self.look(file.book)

    def look(self, book: Book) -> View:
        return View(book, self.now.replace(tzinfo=None))

    @contextmanager
    def editing(self) -> Iterator[tuple[File, Book]]:
        """A working copy that takes the spreadsheet's place when the block ends well, and vanishes when it does not."""
        file = self.file(self.params["spreadsheetId"], "writer")
        assert file.book is not None
        copy = file.book.copied()
        yield file, copy
        copy.changed()
        settle_merges(copy)
        settle_headers(self.look(copy))
        file.book = copy
        file.name = copy.properties["title"]
        file.touch(self.now, self.user)
        file.revise(self.now, self.user)


Work = Callable[[Call], Any]
METHODS: dict[str, Work] = {}


def method(name: str) -> Callable[[Work], Work]:
    """Register the function that answers a method."""

    def register(work: Work) -> Work:
        METHODS[name] = work
        return work

    return register


def new_file(call: Call, name: str, mime_type: str, parents: list[str], book: Book | None = None) -> File:
    """Put a file of the caller's into the store."""
    store, now = call.service.store, call.now
    file_id = book.id if book else store.fresh_id(length=33)
    parent = store.files.get(parents[0]) if parents else store.root_of(call.user, now)
    shared = [dict(p) for p in parent.permissions if p["role"] != "owner"] if parent else []
    drive_id = parent.drive_id if parent else None
    own = [] if drive_id else [user_permission(call.user, "owner")]
    inherited = [p for p in shared if p.get("emailAddress") != call.user.email or drive_id]
    file = File(file_id, name, mime_type, now, now, [parent.id] if parent else [], own + inherited, book)
    file.drive_id, file.modified_by = drive_id, call.user
    file.revise(now, call.user)
    return store.add(file)


__all__ = ["FOLDER", "METHODS", "SPREADSHEET", "Call", "File", "LoggedCall", "Service", "method", "new_file"]
