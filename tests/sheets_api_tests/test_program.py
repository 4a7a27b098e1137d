"""The server as a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import requests

ROOT = Path(__file__).parents[2]
SERVER = [sys.executable, "-m", "tests.sheets_api"]
CLIENT = """
import gspread
from google.oauth2.credentials import Credentials
book = gspread.authorize(Credentials("made-up")).create("Book")
book.sheet1.update([["hello"]], "A1")
print(book.sheet1.acell("A1").value)
raise SystemExit(3)
"""


def test_it_prints_its_address_and_writes_credentials(tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    command = [*SERVER, "--port", "0", "--private", "secret", "--service-account", str(key)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().strip()
            headers = {"Authorization": "Bearer anything"}
            made = requests.post(f"{url}/v4/spreadsheets", json={}, headers=headers, timeout=10)
            assert made.json()["properties"]["title"] == "Untitled spreadsheet"
            assert requests.get(f"{url}/v4/spreadsheets/secret", headers=headers, timeout=10).status_code == 403
            assert json.loads(key.read_text(encoding="utf-8"))["token_uri"] == f"{url}/token"
        finally:
            server.terminate()


def test_other_programs_run_against_it_unchanged() -> None:
    done = subprocess.run(
        [*SERVER, "--run", sys.executable, "-c", CLIENT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("hello\n", 3), done.stderr
