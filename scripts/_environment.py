"""Make the project's own Python environment, with nothing but the standard library.

Used by every script here, so that a fresh machine needs Python 3.11 or later and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def python_of(environment: Path) -> Path:
    """Return the interpreter inside `environment`, on Windows as elsewhere."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(name: str, extras: str = "") -> Path:
    """Make or refresh the environment `name` under the project root; return its interpreter.

    It is made again only when pyproject.toml or this Python changed since.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python runs first
        sys.exit(
            f"otopsheets ต้องใช้ Python 3.11 ขึ้นไป เครื่องนี้เป็น {sys.version.split()[0]} / "
            f"otopsheets needs Python 3.11 or later; this is {sys.version.split()[0]}."
        )
    environment = ROOT / name
    python = python_of(environment)
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode() + extras.encode()).hexdigest()
    stamp = environment / "made-from.sha256"
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    print(f"กำลังเตรียมโปรแกรม (ครั้งแรกใช้เวลาราวหนึ่งนาที) … {name}", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=True).create(environment)
    except (subprocess.CalledProcessError, OSError) as fault:
        sys.exit(
            f"สร้างสภาพแวดล้อม Python ที่ {environment} ไม่ได้ ({fault}) "
            "บน Debian/Ubuntu ให้ติดตั้ง: apt install python3-venv / "
            f"Cannot make a Python environment at {environment}. On Debian/Ubuntu: apt install python3-venv"
        )
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*install, "--editable", f"{ROOT}{extras}"], check=False)
    if done.returncode:
        sys.exit(
            "ติดตั้งไม่สำเร็จ ตรวจว่าเครื่องต่ออินเทอร์เน็ตได้ แล้วสั่งใหม่อีกครั้ง / "
            "Installing failed: check the internet connection and run this again."
        )
    stamp.write_text(wanted)
    return python
