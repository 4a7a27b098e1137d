"""Signing in to Google: a service account, a person, or what the machine already has.

Nothing here tells a key, a token or the address of a person: not in messages, not in `repr`, not in logs.
"""

import contextlib
import hashlib
import json
import os
import sys
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import google.auth
from google.auth.credentials import Credentials
from google.auth.exceptions import DefaultCredentialsError
from google.oauth2.credentials import Credentials as PersonCredentials
from google.oauth2.service_account import Credentials as ServiceCredentials
from google_auth_oauthlib.flow import InstalledAppFlow
from oauthlib.oauth2 import OAuth2Error

from otopsheets.errors import RegistryFault
from otopsheets.findings import Finding
from otopsheets.stores.google.keys import KEY_UNREADABLE, VARIABLE, Key, Way, config_folder, find_key
from otopsheets.wording import Wording

_SCOPE = "https://www.googleapis.com/auth/"


class Access(StrEnum):
    """What a command may do, and so the least it asks Google for.

    Source of the scopes: https://developers.google.com/workspace/sheets/api/scopes
    """

    READ = "read"
    WRITE = "write"
    WATCH = "watch"
    SHARE = "share"

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes; to watch is also to see when a file changed, to share is also to change who may see it."""
        return tuple(f"{_SCOPE}{name}" for name in _SCOPES[self])


_SCOPES: Mapping[Access, tuple[str, ...]] = {
    Access.READ: ("spreadsheets.readonly",),
    Access.WRITE: ("spreadsheets",),
    Access.WATCH: ("spreadsheets", "drive.metadata.readonly"),
    Access.SHARE: ("spreadsheets", "drive"),
}
NO_KEY = Wording(
    "ยังไม่ได้ตั้งค่าการลงชื่อเข้า Google โปรดสร้างบัญชีบริการแล้วระบุแฟ้มกุญแจด้วย --credentials หรือใน otopsheets.toml (ขั้นตอนอยู่ใน "
    "docs/google.md)",
    "No sign-in to Google was set up. Make a service account and name its key file with --credentials or in "
    "otopsheets.toml (docs/google.md tells how).",
)
NO_CONSENT = Wording(
    "การลงชื่อเข้าในเบราว์เซอร์ไม่สำเร็จ โปรดลองใหม่ หรือใช้บัญชีบริการแทน",
    "Signing in with the browser did not succeed. Try again, or use a service account.",
)
OPEN_THIS = "โปรดลงชื่อเข้า Google ในเบราว์เซอร์ที่เปิดขึ้น ถ้าไม่เปิดเอง ให้เปิดที่อยู่นี้ / Sign in to Google in the browser:\n{url}"
DONE = "ลงชื่อเข้าเรียบร้อย ปิดหน้านี้ได้ / Signed in; you may close this page."

Consent = Callable[[Mapping[str, Any], Sequence[str]], PersonCredentials]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who calls Google. `account` is the address of a service account, and empty for a person."""

    credentials: Credentials = field(repr=False)
    account: str = ""
    way: str = ""
    findings: tuple[Finding, ...] = ()


def ask_in_browser(client: Mapping[str, Any], scopes: Sequence[str]) -> PersonCredentials:
    """Let a person consent in the browser. What they are told goes to stderr: stdout may be a program's."""
    flow = InstalledAppFlow.from_client_config(dict(client), list(scopes))
    with contextlib.redirect_stdout(sys.stderr):
        found: PersonCredentials = flow.run_local_server(
            port=0, authorization_prompt_message=OPEN_THIS, success_message=DONE, timeout_seconds=300
        )
    return found


def sign_in(
    access: Access,
    *,
    flag: Path | None = None,
    configured: Path | None = None,
    environ: Mapping[str, str] | None = None,
    consent: Consent = ask_in_browser,
) -> SignedIn:
    """Sign in with the first key there is; see `keys` for the order.

    Raises `RegistryFault` with what to do when there is none, or when it is of no use.
    """
    environ = os.environ if environ is None else environ
    key = find_key(flag, configured, environ)
    if key is None:
        return _machine(access)
    try:
        return _with_key(key, access, environ, consent)
    except (ValueError, DefaultCredentialsError) as fault:  # what was in the file is not told
        raise RegistryFault(KEY_UNREADABLE, path=key.path) from fault


def _with_key(key: Key, access: Access, environ: Mapping[str, str], consent: Consent) -> SignedIn:
    scopes = list(access.scopes)
    if key.way is Way.SERVICE:
        robot = ServiceCredentials.from_service_account_info(key.info, scopes=scopes)
        return SignedIn(robot, key.info.get("client_email", ""), key.way, key.findings)
    if key.way is Way.PERSON:
        person = PersonCredentials.from_authorized_user_info(dict(key.info))
        return SignedIn(person, "", key.way, key.findings)
    if key.way is Way.CLIENT:
        return SignedIn(_person(key, scopes, environ, consent), "", key.way, key.findings)
    if environ.get(VARIABLE) == str(key.path):  # google-auth's own variable: it knows more kinds than we do
        return _machine(access)
    raise RegistryFault(KEY_UNREADABLE, path=key.path)


def _machine(access: Access) -> SignedIn:
    """Use what the machine was given: gcloud's sign-in, or the account of a server in Google's cloud."""
    try:
        found, _ = google.auth.default(scopes=list(access.scopes))
    except DefaultCredentialsError as fault:
        raise RegistryFault(NO_KEY) from fault
    account = getattr(found, "service_account_email", "")
    return SignedIn(found, "" if account == "default" else account, "default")


def _person(key: Key, scopes: Sequence[str], environ: Mapping[str, str], consent: Consent) -> PersonCredentials:
    """Return the token a person gave before, or ask; it is kept in the user's own folder, for the user alone."""
    told = json.dumps(key.info, sort_keys=True).encode()
    path = config_folder(environ, "otopsheets") / f"token-{hashlib.sha256(told).hexdigest()[:12]}.json"
    granted: set[str] = set()
    if path.is_file():
        with contextlib.suppress(ValueError, OSError):
            info = json.loads(path.read_text(encoding="utf-8"))
            granted = set(info.get("scopes", ()))
            if _cover(granted, scopes):
                kept: PersonCredentials = PersonCredentials.from_authorized_user_info(info)
                return kept
    try:
        person = consent(key.info, sorted(granted | set(scopes)))
    except (webbrowser.Error, OAuth2Error, OSError, AttributeError) as fault:  # AttributeError: nobody answered
        raise RegistryFault(NO_CONSENT) from fault
    keep_token(path, person.to_json(strip=["token"]))
    return person


def _cover(granted: set[str], wanted: Sequence[str]) -> bool:
    """Say whether what was granted covers what is wanted; to write is also to read."""
    full = {scope.removesuffix(".readonly") for scope in granted if not scope.endswith(".readonly")}
    return all(scope in granted or scope.removesuffix(".readonly") in full for scope in wanted)


def keep_token(path: Path, token: str) -> None:
    """Write a token so that nobody but its owner can read it, from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(token)
