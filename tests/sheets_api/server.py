"""`SheetsServer`: the server as a test holds it."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.sheets_api.clock import Clock
from tests.sheets_api.faults import Fault, Kind
from tests.sheets_api.grid.model import Book
from tests.sheets_api.quota import Quota
from tests.sheets_api.server_state import Rows, make_drive, make_spreadsheet, prepare, reset
from tests.sheets_api.service import LoggedCall, Service
from tests.sheets_api.transport import HttpServer
from tests.sheets_api.users import OWNER, OWNER_TOKEN, SCOPES, User

START = datetime(2017, 9, 15, 9, 0, tzinfo=UTC)


class SheetsServer:
    """A Google of one's own on a loopback port.

    ``with SheetsServer() as server:`` starts and stops it. The clock stands still at ``clock`` (pass
    ``clock=None`` for one that runs), quotas are enforced unless ``quota=False``, and with ``open=True`` any bearer
    token is taken for the owner's.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        clock: datetime | None = START,
        quota: bool = True,
        open: bool = False,  # noqa: A002
    ) -> None:
        self.service = Service(clock=Clock(clock), quota=Quota(enabled=quota))
        prepare(self.service)
        if open:
            self.service.users.anyone = self.service.users.known[OWNER]
        self._http = HttpServer(self.service, host, port)
        self._thread: threading.Thread | None = None

    def start(self) -> SheetsServer:
        self._thread = self._http.start()
        return self

    def stop(self) -> None:
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.server_close()

    def wait(self) -> None:
        """Serve until the process is interrupted."""
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> SheetsServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """``http://127.0.0.1:PORT``."""
        return self._http.url

    @property
    def token(self) -> str:
        """The owner's access token."""
        return OWNER_TOKEN

    @property
    def clock(self) -> Clock:
        return self.service.clock

    @property
    def quota(self) -> Quota:
        return self.service.quota

    @property
    def calls(self) -> list[LoggedCall]:
        """Every call so far, in order."""
        with self.service.lock:
            return list(self.service.calls)

    def forget_calls(self) -> None:
        with self.service.lock:
            self.service.calls.clear()

    def fail_next(
        self,
        trouble: int | Kind,
        *,
        times: int = 1,
        match: str = "",
        verb: str | None = None,
        seconds: float = 0.0,
        skip: int = 0,
        message: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        """Let the next ``times`` calls fail whose path fits the regular expression ``match``.

        ``trouble`` is a status code (429, 503…) or a kind of `Fault` (``"reset_after"``, ``"latency"``…); ``skip``
        calls that fit are let through before.
        """
        fault = Fault("status", code=trouble) if isinstance(trouble, int) else Fault(trouble)
        fault.times, fault.match, fault.verb, fault.seconds = times, match, verb, seconds
        fault.skip, fault.message, fault.retry_after = skip, message, retry_after
        self.service.faults.add(fault)

    def create_spreadsheet(
        self,
        title: str = "Untitled",
        *,
        owner: str = OWNER,
        shared: Mapping[str, str] | None = None,
        sheets: Mapping[str, Rows] | None = None,
        spreadsheet_id: str | None = None,
    ) -> str:
        """A spreadsheet made beside the API, so that no call is counted; its id."""
        with self.service.lock:
            return make_spreadsheet(self.service, title, owner, shared, sheets, spreadsheet_id).id

    def create_drive(self, name: str = "Shared drive", members: Mapping[str, str] | None = None) -> str:
        """A shared drive; its id."""
        with self.service.lock:
            return make_drive(self.service, name, members or {OWNER: "organizer"}).id

    def book(self, spreadsheet_id: str) -> Book:
        """What the server holds, for tests that look behind the API."""
        found = self.service.store.files[spreadsheet_id].book
        if found is None:
            raise KeyError(spreadsheet_id)
        return found

    def add_user(self, email: str, *, scopes: tuple[str, ...] = SCOPES, project: str = "") -> str:
        """A user (a service account if the address is one); an access token."""
        with self.service.lock:
            self.service.users.add(email, project=project)
            return self.service.users.grant(email, scopes)

    def user(self, email: str) -> User:
        return self.service.users.known[email]

    def service_account_info(self, email: str = "robot@local-project.iam.gserviceaccount.com") -> dict[str, Any]:
        """A service account's key, its ``token_uri`` this server."""
        return self.service.oauth.service_account(email, f"{self.url}/token")

    def authorized_user_info(self, email: str = OWNER) -> dict[str, Any]:
        """A person's credentials, its ``token_uri`` this server."""
        return self.service.oauth.authorized_user(email, f"{self.url}/token")

    def write_credentials(self, path: Path, info: dict[str, Any] | None = None) -> Path:
        """Credentials as a file."""
        path.write_text(json.dumps(info or self.service_account_info(), indent=2), encoding="utf-8")
        return path

    def reset(self) -> None:
        """As new."""
        with self.service.lock:
            reset(self.service)
