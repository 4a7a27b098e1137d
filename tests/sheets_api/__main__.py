"""``python -m tests.sheets_api --port 0``: runs the server and prints its address.

``python -m tests.sheets_api --run pytest path/to/suite`` starts it, runs a command whose calls to Google reach it (Python on
requests or httplib2, Node on fetch or https), and ends with the command's exit code.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from tests.sheets_api.server import SheetsServer

REROUTE = Path(__file__).parent / "reroute"


def main() -> None:
    """Parse, start, print, serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.sheets_api", description="A local Google Sheets and Drive.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--quotas", action="store_true", help="enforce Google's quotas per minute")
    parser.add_argument("--strict-auth", action="store_true", help="refuse tokens that were not given out here")
    parser.add_argument("--freeze", type=datetime.fromisoformat, help="stop the clock at this moment (ISO 8601)")
    parser.add_argument("--service-account", type=Path, help="write a service account's key to this file")
    parser.add_argument("--authorized-user", type=Path, help="write the owner's credentials to this file")
    parser.add_argument("--private", action="append", default=[], help="id of a spreadsheet shared with nobody")
    parser.add_argument("--run", nargs=argparse.REMAINDER, help="a command to run against the server")
    options = parser.parse_args()
    server = SheetsServer(
        host=options.host,
        port=options.port,
        clock=options.freeze,
        quota=options.quotas,
        open=not options.strict_auth,
    )
    if options.service_account:
        server.write_credentials(options.service_account)
    if options.authorized_user:
        server.write_credentials(options.authorized_user, server.authorized_user_info())
    for spreadsheet_id in options.private:
        server.create_spreadsheet("Private", owner="stranger@example.com", spreadsheet_id=spreadsheet_id)
    with server:
        if options.run:
            sys.exit(_run(options.run, server.url))
        print(server.url, flush=True)  # noqa: T201 - the one line others wait for
        try:
            server.wait()
        except KeyboardInterrupt:
            return


def _run(command: list[str], url: str) -> int:
    """Run a command in an environment in which Google is the server."""
    path = os.pathsep.join(filter(None, [str(REROUTE), os.environ.get("PYTHONPATH")]))
    node = f'{os.environ.get("NODE_OPTIONS", "")} --require "{(REROUTE / "node.cjs").as_posix()}"'.strip()
    here = {"PYTHONPATH": path, "NODE_OPTIONS": node, "SHEETS_API_URL": url}
    return subprocess.run(command, env={**os.environ, **here}, check=False).returncode


if __name__ == "__main__":
    main()
