"""A Google of the test's own behind the command line: the real sign-in, the real addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from google.oauth2.service_account import Credentials as ServiceCredentials

from otopsheets.stores.google import setup
from tests.sheets_api.client import rerouted
from tests.sheets_api.server import SheetsServer
from tests.stores.google import Waiting

ROBOT = "robot@local-project.iam.gserviceaccount.com"


@contextmanager
def google(server: SheetsServer, folder: Path, monkeypatch) -> Iterator[Path]:
    """While this lasts Google is `server`, and the folder is where the officer works; gives the key file."""
    key = server.write_credentials(folder / "key.json")
    key.chmod(0o600)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("google.auth._exponential_backoff.time.sleep", lambda seconds: None)
    monkeypatch.setattr("otopsheets.stores.google.session.Patience", Waiting(server).patience)
    monkeypatch.setattr(setup, "ROWS", 100)  # rows made ready; the sample has fewer
    # google-auth asks another of Google's services in the background where an account may be used from.
    asks = "_is_regional_access_boundary_lookup_required"
    monkeypatch.setattr(ServiceCredentials, asks, lambda _: False, raising=False)
    with rerouted(server.url):
        yield key


def link(spreadsheet: str) -> str:
    return f"https://docs.google.com/spreadsheets/d/{spreadsheet}/edit#gid=0"
