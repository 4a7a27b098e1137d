"""Finding the file that lets the program into Google, and seeing that it is kept well.

Looked for in this order: the one named on the command line, the one named in `otopsheets.toml`, the one in
`GOOGLE_APPLICATION_CREDENTIALS`, and where gspread keeps them. A file that was named must be there.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from otopsheets.errors import RegistryFault
from otopsheets.findings import Finding, Kind, Level, Where
from otopsheets.wording import Wording

EXAMPLE = "EXAMPLE-ONLY"
"""Stands in `credentials.example.json` wherever a secret would."""
WINDOWS = os.name == "nt"
VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS"

KEY_MISSING = Wording(
    "ไม่พบแฟ้มกุญแจ {path} ({named}) โปรดตรวจชื่อและโฟลเดอร์", "There is no key file {path} ({named}). Check its name."
)
KEY_UNREADABLE = Wording(
    "แฟ้ม {path} ไม่ใช่แฟ้มกุญแจของ Google (JSON) โปรดดาวน์โหลดใหม่จาก Google Cloud",
    "The file {path} is no Google key file (JSON). Download it again from Google Cloud.",
)
KEY_EXAMPLE = Wording(
    "แฟ้ม {path} เป็นตัวอย่างรูปแบบเท่านั้น ใช้ลงชื่อเข้าไม่ได้ โปรดสร้างบัญชีบริการใน Google Cloud แล้วดาวน์โหลดกุญแจจริง (ขั้นตอนอยู่ใน "
    "docs/google.md)",
    "The file {path} only shows what a key looks like. Make a service account in Google Cloud and download its key "
    "(docs/google.md tells how).",
)
KEY_OPEN = Kind(
    "key-open",
    Level.WARN,
    Wording("ผู้ใช้อื่นของเครื่องนี้อ่านแฟ้มกุญแจได้", "Other users of this computer can read the key file."),
    Wording("โปรดสั่ง: chmod 600 {path}", "Run: chmod 600 {path}"),
)
KEY_IN_CHECKOUT = Kind(
    "key-in-checkout",
    Level.WARN,
    Wording(
        "แฟ้มกุญแจอยู่ในโฟลเดอร์ git และไม่ได้ถูกยกเว้น อาจถูกเผยแพร่โดยไม่ตั้งใจ",
        "The key file lies inside a git checkout and is not ignored: it may be published by accident.",
    ),
    Wording("โปรดย้าย {path} ออกไป หรือเพิ่มใน .gitignore", "Move {path} elsewhere, or add it to .gitignore."),
)


class Way(StrEnum):
    """How a key file signs in."""

    SERVICE = "service_account"  # a robot's key
    PERSON = "authorized_user"  # a person who consented before
    CLIENT = "installed"  # a program that asks a person to consent
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Key:
    """A key file: where it is, how it signs in, what is in it, and what is doubtful about its place."""

    path: Path
    way: Way
    info: Mapping[str, Any]
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """Tell where the key is and nothing of what is in it."""
        return f"Key({str(self.path)!r}, {self.way})"


def config_folder(environ: Mapping[str, str], program: str) -> Path:
    """Return where `program` keeps what belongs to this user."""
    if WINDOWS and environ.get("APPDATA"):
        return Path(environ["APPDATA"]) / program
    return Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / program


def find_key(flag: Path | None, configured: Path | None, environ: Mapping[str, str]) -> Key | None:
    """Return the first key file there is; None when only the machine's own sign-in is left to try."""
    for path, named in _named(flag, configured, environ):
        if not path.is_file():
            raise RegistryFault(KEY_MISSING, path=path, named=named)
        return read_key(path)
    for path in _usual(environ):
        if path.is_file():
            return read_key(path)
    return None


def _named(flag: Path | None, configured: Path | None, environ: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    if flag:
        yield flag, "--credentials"
    if configured:
        yield configured, "otopsheets.toml"
    if environ.get(VARIABLE):
        yield Path(environ[VARIABLE]), VARIABLE


def _usual(environ: Mapping[str, str]) -> Iterator[Path]:
    """Go through the places where gspread's own documentation puts keys; not all heed XDG_CONFIG_HOME."""
    for folder in (config_folder({}, "gspread"), config_folder(environ, "gspread")):
        for name in ("service_account.json", "authorized_user.json", "credentials.json"):
            yield folder / name


def read_key(path: Path) -> Key:
    """Read a key file; raises `RegistryFault` when it is none, or only the example of one."""
    try:
        info = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise RegistryFault(KEY_UNREADABLE, path=path) from fault
    if not isinstance(info, dict):
        raise RegistryFault(KEY_UNREADABLE, path=path)
    if EXAMPLE in json.dumps(info):
        raise RegistryFault(KEY_EXAMPLE, path=path)
    return Key(path, _way(info), info, tuple(look_after(path)))


def _way(info: Mapping[str, Any]) -> Way:
    if "installed" in info or "web" in info:
        return Way.CLIENT
    if "refresh_token" in info:  # gspread leaves the type out
        return Way.PERSON
    return Way.SERVICE if info.get("type") == Way.SERVICE else Way.OTHER


def look_after(path: Path) -> Iterator[Finding]:
    """Say what is doubtful about where a secret is kept.

    On Windows, where a user's own folders are closed to others, only the checkout is looked at.
    """
    if not WINDOWS and path.stat().st_mode & 0o077:
        yield Finding.of(KEY_OPEN, Where(str(path)), path=path)
    if in_checkout(path):
        yield Finding.of(KEY_IN_CHECKOUT, Where(str(path)), path=path)


def in_checkout(path: Path) -> bool:
    """Say whether a file lies inside a git checkout that does not ignore it."""
    folder = path.resolve().parent
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return False
    try:
        asked = subprocess.run(  # noqa: S603 - a program named here, a path that exists
            ["git", "check-ignore", "--quiet", path.resolve()],  # noqa: S607 - wherever git is
            cwd=folder,
            check=False,
            capture_output=True,
        )
    except OSError:  # no git here, but there is one where the checkout came from
        return True
    return asked.returncode != 0
