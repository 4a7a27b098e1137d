"""See the whole thing work: python3 scripts/demo.py.

Makes its own environment, writes the sample registry into demo/, syncs it, and says where the files are. Run
it again: nothing has changed, so nothing is written.
"""

from __future__ import annotations

import os
import subprocess
import sys

from _environment import ROOT, ensure

FOLDER = ROOT / "demo"
REGISTRY = FOLDER / "sop-prap.xlsx"
TODAY = "2017-09-05"  # after the sample's applications closed, before its fair began


def main() -> None:
    """Make the sample registry unless it is there, sync it, tell where everything is."""
    python = ensure(".venv")
    otopsheets = [python, "-m", "otopsheets"]
    FOLDER.mkdir(exist_ok=True)
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if not REGISTRY.exists():
        made = subprocess.run([*otopsheets, "init", REGISTRY, "--sample", "sop-prap"], env=environment, check=False)
        if made.returncode:
            sys.exit(made.returncode)
        print()
    synced = subprocess.run(
        [*otopsheets, "sync", REGISTRY, "--today", TODAY, *sys.argv[1:]], env=environment, check=False
    )
    if synced.returncode == 0:
        print(f"\nทะเบียน / registry: {REGISTRY}\nผลลัพธ์ / result:   {REGISTRY.with_suffix('.generated.xlsx')}")
    sys.exit(synced.returncode)


if __name__ == "__main__":
    main()
