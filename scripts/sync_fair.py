"""Sync the fair: double-click this file, or drop the registry's workbook on it. `--help` tells the rest.

Makes its own environment the first time, so that it needs Python 3.11 or later and nothing else. The registry is the
one named (or dropped), else the one of `otopsheets.toml`, else whoever sits there is asked. With nobody there, as
under cron or the Task Scheduler, nothing is asked and everything can be kept in a log.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import TextIO

from _environment import ROOT, ensure

SETTINGS = "otopsheets.toml"
USAGE = "sync_fair.py [REGISTRY] [--log FILE] [--wait] [ตัวเลือกของ otopsheets sync / options of otopsheets sync]"
HELP = """ซิงก์งานจากทะเบียน: ตรวจ คัดเลือก จัดผัง แล้วเขียนแท็บผลลัพธ์ สั่งซ้ำได้ ถ้าไม่มีอะไรเปลี่ยนจะไม่เขียน
(sync the fair of a registry; safe to run again)

บน Windows ดับเบิลคลิกแฟ้มนี้ หรือลากแฟ้มทะเบียนมาวางทับ
(on Windows double-click this file, or drop the registry's workbook on it)

REGISTRY คือลิงก์สเปรดชีต Google หรือแฟ้ม Excel ไม่ระบุคือใช้ของ otopsheets.toml
(REGISTRY is a link or a workbook; without it, what otopsheets.toml names)"""
LOG = "เก็บทุกอย่างที่พิมพ์ต่อท้ายแฟ้มนี้แทนหน้าจอ (append everything said to this file instead)"
WAIT = "รอกด Enter ก่อนปิดหน้าต่าง (wait for Enter at the end; as when double-clicked)"
ASK = """วางลิงก์สเปรดชีต Google หรือลากแฟ้มทะเบียนมาวางที่นี่ แล้วกด Enter
Paste the link of the spreadsheet, or drop the registry's workbook here, then press Enter
> """
REMEMBER = "ใช้ทะเบียนนี้ทุกครั้งต่อไปหรือไม่ / Use this registry from now on? [y/n] "
YES = frozenset({"y", "yes", "ใช่", "ั"})
"""The last is what the key Y types while the keyboard is set to Thai."""
REMEMBERED = "จำไว้แล้วใน / Remembered in {path}"
NOT_NAMED = (
    'ไม่รู้ว่าทะเบียนใด โปรดระบุลิงก์หรือแฟ้มต่อท้ายคำสั่ง หรือเขียน registry = "…" ใน otopsheets.toml / '
    'Which registry? Name its link or workbook, or write registry = "…" into otopsheets.toml.'
)
DONE = "เสร็จเรียบร้อย / Done."
FAILED = (
    "ยังไม่สำเร็จ (รหัส {code}) โปรดอ่านข้อความข้างบน ผลเดิมยังอยู่ครบ / Not done (code {code}): see above. The old result stands."
)
CLOSE = "กด Enter เพื่อปิดหน้าต่าง / Press Enter to close. "


def main() -> int:
    """Find the registry, sync it, say how it went; the exit code is that of `otopsheets sync`."""
    words = sys.argv[1:]
    registry = words.pop(0) if words and not words[0].startswith("-") else ""
    parser = argparse.ArgumentParser(
        usage=USAGE, description=HELP, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--log", type=Path, metavar="FILE", help=LOG)
    parser.add_argument("--wait", action="store_true", default=_opened_by_double_click(), help=WAIT)
    given, passed_on = parser.parse_known_args(words)
    if given.log is not None:
        with given.log.open("a", encoding="utf-8") as log, redirect_stdout(log), redirect_stderr(log):
            print(f"\n== {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}", flush=True)
            code = _told(registry, passed_on, log, somebody=False)
            print(f"-- exit {code}")
        return code
    somebody = sys.stdin is not None and sys.stdin.isatty()
    code = _told(registry, passed_on, None, somebody=somebody)
    if somebody:
        print(f"\n{DONE if code == 0 else FAILED.format(code=code)}")
        if given.wait:
            _read(CLOSE)
    return code


def _told(named: str, passed_on: list[str], log: TextIO | None, *, somebody: bool) -> int:
    """Sync, and tell what stood in the way, so that nothing ends before it could be read."""
    try:
        return _sync(named, passed_on, log, somebody=somebody)
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:  # this Python is too old, or nothing could be installed
        print(end.code, file=sys.stderr)
        return 3


def _sync(named: str, passed_on: list[str], log: TextIO | None, *, somebody: bool) -> int:
    """Run `otopsheets sync` in its environment, from the folder of the settings."""
    registry, settings = _cleaned(named), _settings()
    if not registry and not _names_registry(settings):
        registry = _ask(settings) if somebody else ""
        if not registry:
            print(NOT_NAMED, file=sys.stderr)
            return 2
    command = [ensure(".venv"), "-m", "otopsheets", "sync", *([registry] if registry else []), *passed_on]
    environment = {**os.environ, "PYTHONUTF8": "1", "OTOPSHEETS_CONFIG": str(settings)}
    return subprocess.run(command, cwd=settings.parent, env=environment, stdout=log, stderr=log, check=False).returncode


def _cleaned(told: str) -> str:
    """Return what was named without what a terminal puts around a dropped file; a file by its whole path."""
    bare = told.strip().strip("\"'")
    unescaped = bare if os.name == "nt" else re.sub(r"\\(.)", r"\1", bare)
    for name in filter(None, (told, bare, unescaped)):
        if Path(name).is_file():
            return str(Path(name).resolve())
    return bare


def _settings() -> Path:
    """Return where the settings are: in this folder, else in the program's own, where they would be made."""
    told = os.environ.get("OTOPSHEETS_CONFIG")
    here = Path.cwd() / SETTINGS
    return Path(told).resolve() if told else here if here.is_file() else ROOT / SETTINGS


def _names_registry(settings: Path) -> bool:
    """Say whether a registry is named there; a file that cannot be read is for `otopsheets` to tell about."""
    if os.environ.get("OTOPSHEETS_REGISTRY"):
        return True
    if not settings.is_file():
        return False
    import tomllib  # noqa: PLC0415 - an older Python is told off by `ensure`, not by this import

    try:
        return bool(tomllib.loads(settings.read_text(encoding="utf-8-sig")).get("registry"))
    except (OSError, ValueError):
        return True


def _ask(settings: Path) -> str:
    """Ask for the registry, and whether to remember it; settings that are there already are never written over."""
    registry = _cleaned(_read(ASK))
    if registry and not settings.exists() and _read(REMEMBER).strip().lower() in YES:
        told = registry.replace("\\", "\\\\").replace('"', '\\"')
        settings.write_text(f'registry = "{told}"\n', encoding="utf-8")
        print(REMEMBERED.format(path=settings))
    return registry


def _read(question: str) -> str:
    print(question, end="", flush=True)
    return sys.stdin.readline()


def _opened_by_double_click() -> bool:
    """Say whether the window closes with the program: on Windows a shell sets PROMPT, the Explorer does not."""
    return os.name == "nt" and "PROMPT" not in os.environ


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console or log may be of another code page
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
