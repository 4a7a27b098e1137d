"""The fixtures of the server. A conftest takes them with ``from tests.sheets_api.fixture import *``."""

from __future__ import annotations

from collections.abc import Iterator

import gspread
import pytest

from tests.sheets_api.client import gspread_client
from tests.sheets_api.server import SheetsServer

__all__ = ["google_client", "sheets_api", "sheets_server"]


@pytest.fixture(scope="session")
def sheets_server() -> Iterator[SheetsServer]:
    """One server for the whole run; use `sheets_api`, which begins each test afresh."""
    with SheetsServer() as server:
        yield server


@pytest.fixture
def sheets_api(sheets_server: SheetsServer) -> SheetsServer:
    """An empty Google: no files, no calls, no faults, quotas on, the clock at 15 September 2017, 09:00 UTC."""
    from tests.sheets_api.server import START

    sheets_server.reset()
    sheets_server.clock.run()
    sheets_server.clock.freeze(START)
    sheets_server.quota.enabled = True
    sheets_server.quota.per_user, sheets_server.quota.per_project = 60, 300
    return sheets_server


@pytest.fixture
def google_client(sheets_api: SheetsServer) -> gspread.Client:
    """A real gspread client of the owner."""
    return gspread_client(sheets_api.url, sheets_api.token)
