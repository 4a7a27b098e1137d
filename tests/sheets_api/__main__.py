"""``python -m tests.sheets_api --port 0``: runs the server and prints its address."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from tests.sheets_api.server import SheetsServer


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
        print(server.url, flush=True)  # noqa: T201 - the one line others wait for
        try:
            server.wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
