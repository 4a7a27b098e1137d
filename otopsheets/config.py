"""`otopsheets.toml` + the environment → settings. What is named on the command line stands above both.

registry = "https://docs.google.com/spreadsheets/d/…"   # or a workbook's path
output = "https://docs.google.com/spreadsheets/d/…"     # where the generated tabs go, if not beside it
credentials = "key.json"                                # paths count from the folder of this file
fair = "2560-09"

[share]
officers = ["…@…"]     # may change everything
chairs = ["…@…"]       # fill in their tabs
committee = ["…@…"]    # look

[watch]
seconds = 30           # how often to ask whether anything changed
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from otopsheets.errors import UsageFault
from otopsheets.wording import Wording

FILE = "otopsheets.toml"
NOT_TOML = Wording(
    "แฟ้มตั้งค่า {path} อ่านไม่ได้: {fault} โปรดแก้ไข", "The settings {path} cannot be read: {fault}. Correct them."
)
UNKNOWN = Wording(
    "แฟ้มตั้งค่า {path} มีชื่อที่ไม่รู้จัก: {names} ที่ใช้ได้คือ {known}",
    "The settings {path} name something unknown: {names}. Known are {known}.",
)
WRONG_TYPE = Wording("แฟ้มตั้งค่า {path}: {name} ต้องเป็น{wanted_th}", "The settings {path}: {name} must be {wanted}.")
_TEXT, _TEXTS, _NUMBER = ("ข้อความ", "a text"), ("รายการข้อความ", "a list of texts"), ("จำนวนบวก", "a positive number")
LEAST_SECONDS = 5.0
"""Asking more often than this would only use up the quota."""


@dataclass(frozen=True, slots=True)
class Share:
    """Who may do what, as addresses."""

    officers: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    committee: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What does not have to be typed each time; empty where nothing was set."""

    registry: str = ""
    output: str = ""
    credentials: Path | None = None
    fair: str = ""
    share: Share = field(default_factory=Share)
    seconds: float = 30.0


_VARIABLES = {
    "registry": "OTOPSHEETS_REGISTRY",
    "output": "OTOPSHEETS_OUTPUT",
    "fair": "OTOPSHEETS_FAIR",
    "credentials": "OTOPSHEETS_CREDENTIALS",
}


def load_settings(folder: Path, environ: Mapping[str, str]) -> Settings:
    """Read the settings in `folder`, and what the environment says above them.

    Raises `UsageFault` when the file is no TOML, or says something that is not known.
    """
    path = Path(environ["OTOPSHEETS_CONFIG"]) if environ.get("OTOPSHEETS_CONFIG") else folder / FILE
    told = _read(path)
    share, watch = told.pop("share", {}), told.pop("watch", {})
    _only(path, told, _VARIABLES)
    _only(path, share, Share.__dataclass_fields__, "share.")
    _only(path, watch, ("seconds",), "watch.")
    texts = {name: _text(path, name, told.get(name, "")) for name in _VARIABLES}
    key = texts.pop("credentials")
    credentials = path.parent / key if key else None
    if variable := environ.get(_VARIABLES["credentials"]):
        credentials = Path(variable)
    texts |= {name: environ[_VARIABLES[name]] for name in texts if environ.get(_VARIABLES[name])}
    return Settings(
        **texts,
        credentials=credentials,
        share=Share(**{name: _texts(path, f"share.{name}", value) for name, value in share.items()}),
        seconds=_seconds(path, watch.get("seconds", Settings.__dataclass_fields__["seconds"].default)),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad may begin a file with a byte order mark
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fault:
        raise UsageFault(NOT_TOML, path=path, fault=fault) from fault


def _only(path: Path, told: object, known: Mapping[str, object] | tuple[str, ...], prefix: str = "") -> None:
    if not isinstance(told, dict):
        raise UsageFault(UNKNOWN, path=path, names=prefix.rstrip("."), known=f"[{prefix.rstrip('.')}]")
    unknown = [f"{prefix}{name}" for name in told if name not in known]
    if unknown:
        raise UsageFault(UNKNOWN, path=path, names=", ".join(unknown), known=", ".join(known))


def _text(path: Path, name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(path, name, _TEXT)
    return value


def _texts(path: Path, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(path, name, _TEXTS)
    return tuple(value)


def _seconds(path: Path, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise _wrong(path, "watch.seconds", _NUMBER)
    return max(float(value), LEAST_SECONDS)


def _wrong(path: Path, name: str, wanted: tuple[str, str]) -> UsageFault:
    return UsageFault(WRONG_TYPE, path=path, name=name, wanted_th=wanted[0], wanted=wanted[1])
