"""A copy of what the officer unpacked, its environment ready: scripts run there as they do on a machine of theirs."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REROUTE = ROOT / "tests" / "sheets_api" / "reroute"


@dataclass
class Ended:
    """How a script ended, and all that stood in its window."""

    code: int
    said: str


def install(folder: Path, *, current: bool = True) -> Path:
    """Copy the scripts and make an environment of the packages the tests run with; return the new project root.

    If it is not `current`, the scripts will want to make it anew, as after an update.
    """
    (folder / "scripts").mkdir(parents=True)
    for name in ("sync_fair.py", "_environment.py"):
        shutil.copy(ROOT / "scripts" / name, folder / "scripts" / name)
    shutil.copy(ROOT / "pyproject.toml", folder / "pyproject.toml")
    made = folder / ".venv"
    venv.EnvBuilder(symlinks=True).create(made)
    (packages,) = made.glob("lib/python*/site-packages")
    (packages / "tests.pth").write_text(f"{ROOT}\n{sysconfig.get_path('purelib')}\n")
    told = (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    (made / "made-from.sha256").write_text(hashlib.sha256(told).hexdigest() if current else "")
    return folder


def environment(server_url: str = "", **more: str) -> dict[str, str]:
    """The environment of a script; with a server's address, Google is there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OTOPSHEETS_", "PYTHON"))}
    google = {"PYTHONPATH": str(REROUTE), "SHEETS_API_URL": server_url} if server_url else {}
    return {**kept, **google, **more}


def alone(root: Path, *words: object, cwd: Path | None = None, env: dict[str, str] | None = None) -> Ended:
    """Run the script with nobody there: as cron and the Task Scheduler do."""
    done = subprocess.run(
        [sys.executable, root / "scripts" / "sync_fair.py", *map(str, words)],
        cwd=cwd or Path("/"),
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8"))


def watched(root: Path, *words: object, typed: str = "", cwd: Path | None = None) -> Ended:
    """Run the script in a terminal, in which somebody has typed so much already."""
    import pty  # not on Windows

    ours, its = pty.openpty()
    os.write(ours, typed.encode())
    process = subprocess.Popen(
        [sys.executable, root / "scripts" / "sync_fair.py", *map(str, words)],
        cwd=cwd or Path("/"),
        env=environment(),
        stdin=its,
        stdout=its,
        stderr=its,
    )
    os.close(its)
    said = b""
    try:
        while piece := os.read(ours, 4096):
            said += piece
    except OSError:  # the other end was closed
        pass
    os.close(ours)
    return Ended(process.wait(), said.decode("utf-8").replace("\r\n", "\n"))
