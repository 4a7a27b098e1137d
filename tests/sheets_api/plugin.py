"""``pytest -p tests.sheets_api.plugin``: runs any suite of a Google client against the local server.

Google's host names lead to a server that is started for the run, with a running clock, without quotas, taking any
token. Nothing in the suite has to change but its credentials, which may be made up.
"""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.sheets_api.client import rerouted
from tests.sheets_api.server import SheetsServer

_stack = pytest.StashKey[ExitStack]()
_server = pytest.StashKey[SheetsServer]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Suites that look up a spreadsheet they may not see need one that is there."""
    parser.addoption("--private-spreadsheet", action="append", default=[], metavar="ID",
                     help="id of a spreadsheet of the local server that is shared with nobody")  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Start before anything is collected."""
    stack = ExitStack()
    server = stack.enter_context(SheetsServer(clock=None, quota=False, open=True))
    stack.enter_context(rerouted(server.url))
    for spreadsheet_id in config.getoption("--private-spreadsheet"):
        server.create_spreadsheet("Private", owner="stranger@example.com", spreadsheet_id=spreadsheet_id)
    config.stash[_stack], config.stash[_server] = stack, server


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop after the last test."""
    stack = config.stash.get(_stack, None)
    if stack is not None:
        stack.close()


@pytest.fixture(scope="session")
def local_google(request: pytest.FixtureRequest) -> SheetsServer:
    """The server of this run."""
    return request.config.stash[_server]
