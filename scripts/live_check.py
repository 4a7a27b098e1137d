"""Hold the Google store to its promises on a real spreadsheet: python scripts/live_check.py LINK.

For whoever has a Google account and wants to see it with their own eyes; nothing runs this by itself. It needs the link
of an empty spreadsheet that is shared with the account as Editor, and its title typed as a confirmation (or given with
--confirm). A spreadsheet that holds anything is refused; in the end the spreadsheet is empty again. `--help` tells the
rest. It takes a few minutes, because it keeps to Google's quota.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

from _environment import ROOT, ensure


def main() -> int:
    """Run the check with this Python if it has what the tests need, else in the environment of the tests."""
    ready = all(importlib.util.find_spec(name) for name in ("pytest", "gspread", "click"))
    python = sys.executable if ready else ensure(".venv-test", "[dev]")
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [python, "-m", "tests.stores.live", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
