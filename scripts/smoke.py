"""Use an installed otopsheets the way a person would, away from the checkout.

Run by scripts/test.py inside an environment that holds only the built wheel: makes the sample registry, syncs
it twice, and looks at what came out, by the command line and from Python.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import otopsheets


def run(*words: object) -> str:
    """Run the installed command; what it printed."""
    command = Path(sys.executable).with_name("otopsheets" + Path(sys.executable).suffix)
    done = subprocess.run([str(command), *map(str, words)], capture_output=True, check=True)
    return done.stdout.decode()


def main() -> None:
    """Fail loudly unless the sample's fair comes out as it should."""
    assert "site-packages" in otopsheets.__file__, otopsheets.__file__
    with tempfile.TemporaryDirectory() as folder:
        registry = Path(folder) / "registry.xlsx"
        run("init", registry, "--sample", "sop-prap")
        told = json.loads(run("sync", registry, "--today", "2017-09-05", "--json"))
        accepted = [one for one in told["applicants"] if one["decision"] == "accepted"]
        assert len(accepted) == 41, len(accepted)
        assert all(one["stalls"] for one in accepted)
        again = json.loads(run("sync", registry, "--today", "2017-09-05", "--json"))
        assert again["store"]["writes"] == 0
        synced = otopsheets.sync(otopsheets.open_registry(registry), date(2017, 9, 5))
        assert synced.changed == ()
    print(f"otopsheets from {otopsheets.__file__}: 41 of {len(told['applicants'])} have stalls, and twice is once")


if __name__ == "__main__":
    main()
