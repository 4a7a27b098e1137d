"""Who calls: people, service accounts, their tokens and what each token was granted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.sheets_api.discovery import Method
from tests.sheets_api.errors import (
    insufficient_scope,
    invalid_key,
    key_not_enough,
    unauthenticated,
    unregistered,
)

SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive",
)
OWNER, OWNER_TOKEN = "owner@example.com", "owner-token"
API_KEY = "local-api-key"
PROJECT = "100000000001"
_FEEDS = {"https://spreadsheets.google.com/feeds": SCOPES[0], "https://docs.google.com/feeds": SCOPES[1]}


def is_service_account(email: str) -> bool:
    return email.endswith(".gserviceaccount.com")


def display_name(email: str) -> str:
    """What somebody is called whose name nobody told: a service account by its whole address."""
    return email if is_service_account(email) else email.partition("@")[0]


@dataclass(frozen=True, slots=True)
class User:
    """A person, or a service account (which owns no storage)."""

    email: str
    name: str = ""
    service_account: bool = False
    project: str = PROJECT

    @property
    def id(self) -> str:
        """The permission id Drive knows the user by."""
        return permission_id(self.email)

    @property
    def domain(self) -> str:
        return self.email.partition("@")[2]


ANONYMOUS = User("")
"""Somebody without a name: a caller with an API key only, or none at all. They see what is open to anyone."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A token: whose it is, for what, until when."""

    user: User
    scopes: tuple[str, ...] = SCOPES
    expires: datetime | None = None


def permission_id(email: str) -> str:
    """A stable 20-digit number for an address, like the ids of Drive's permissions."""
    number = 0
    for byte in email.casefold().encode():
        number = (number * 257 + byte) % 10**20
    return f"{number:020d}"


@dataclass(slots=True)
class Users:
    """Everybody the server knows."""

    known: dict[str, User] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    anyone: User | None = None  # who an unknown token belongs to; None refuses it
    _count: int = 0

    def add(self, email: str, *, name: str = "", service_account: bool = False, project: str = "") -> User:
        """A new user, or the known one with this address."""
        if email not in self.known:
            service_account = service_account or is_service_account(email)
            name = name or display_name(email)
            self.known[email] = User(email, name, service_account, project or PROJECT)
        return self.known[email]

    def grant(
        self,
        email: str,
        scopes: tuple[str, ...] = SCOPES,
        *,
        token: str | None = None,
        expires: datetime | None = None,
    ) -> str:
        """A token for a user."""
        self._count += 1
        token = token or f"ya29.local-{self._count:06d}"
        self.grants[token] = Grant(self.add(email), scopes, expires)
        return token

    def authorize(self, header: str | None, method: Method, now: datetime, *, key: str | None = None) -> User:
        """The user behind an ``Authorization`` header, if the token is good for this method; an API key only reads."""
        if header is None and not method.writes:
            return self._unnamed(key, method)
        kind, _, token = (header or "").partition(" ")
        if not token.strip() or kind.lower() != "bearer":
            raise unauthenticated(missing=True) if key is None else key_not_enough()
        grant = self.grants.get(token.strip())
        if grant is None and self.anyone is not None:
            grant = Grant(self.anyone)
        if grant is None or (grant.expires is not None and grant.expires <= now):
            raise unauthenticated(missing=False)
        scopes = {_FEEDS.get(scope, scope) for scope in grant.scopes}
        if not scopes & set(method.scopes):
            service = f"{method.api}.googleapis.com"
            raise insufficient_scope(service, _rpc_name(method))
        return grant.user

    def _unnamed(self, key: str | None, method: Method) -> User:
        """A reader without a token."""
        if key is None:
            raise unregistered(method.api)
        if self.anyone is None and key != API_KEY:
            raise invalid_key(method.api)
        return ANONYMOUS


def _rpc_name(method: Method) -> str:
    """The RPC behind a method, as error details name it."""
    parts = method.id.split(".")
    package = (
        "google.apps.sheets.v4.SpreadsheetsService" if method.api == "sheets" else "google.apps.drive.v3.DriveFiles"
    )
    verb = parts[-1][:1].upper() + parts[-1][1:]
    return f"{package}.{verb}"


def lifetime(now: datetime, seconds: int = 3600) -> datetime:
    """When a token given now ends."""
    return now + timedelta(seconds=seconds)
