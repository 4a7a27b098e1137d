"""Everything that guards the project, in one command: python3 scripts/test.py.

Makes its own environment, then runs each guard in turn and stops at none: all that is wrong is told.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _environment import ROOT, ensure, python_of


def _run(name: str, *command: object) -> bool:
    """Run one guard from the project root; say its name and whether it held."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    held = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode == 0
    print(f"   {'ok' if held else 'FAILED'} ({time.monotonic() - began:.0f} s)", flush=True)
    return held


def _wheel_works(python: Path) -> bool:
    """Build the wheel, install it alone into a new environment, and use it from outside the checkout."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        built = _run(
            "build the wheel",
            python,
            "-m",
            "build",
            "--wheel",
            "--outdir",
            folder,
            "--no-isolation",
        )
        wheels = list(folder.glob("*.whl"))
        if not built or not wheels:
            return False
        alone = folder / "alone"
        new = python_of(alone)
        return (
            _run("a new environment", sys.executable, "-m", "venv", alone)
            and _run("install only the wheel", new, "-m", "pip", "install", "-q", wheels[0])
            and _run("the installed wheel works", new, "-I", ROOT / "scripts" / "smoke.py")
        )


def main() -> None:
    """Run every guard; exit 1 if any failed."""
    python = ensure(".venv-test", "[dev]")
    coverage = ("--cov", "--cov-report=term-missing:skip-covered")
    results = [
        _run("ruff: lint", python, "-m", "ruff", "check", "."),
        _run("ruff: format", python, "-m", "ruff", "format", "--check", "."),
        _run("mypy --strict", python, "-m", "mypy"),
        _run("import-linter", python.with_name("lint-imports" + python.suffix)),
        _run("pytest", python, "-m", "pytest", "-n", "2", *coverage),
        _run("generated docs are current", python, "scripts/docs.py", "--check"),
        _wheel_works(python),
    ]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
