"""Whatever goes wrong, no key, no token and no person's address is told: not in words, not in JSON, not in logs."""

import json
import logging
from importlib import import_module

import pytest

from tests.cli.google import ROBOT, google, link
from tests.cli.run import run
from tests.registries import TODAY, sound
from tests.sheets_api.fixture import *  # noqa: F403
from tests.sheets_api.users import OWNER

COMMANDS = {
    "check": ("check",),
    "sync": ("sync", "--today", TODAY),
    "doctor": ("doctor",),
    "share": ("share", "--chair", "chair@example.com", "--committee", "member@example.com"),
    "watch": ("watch", "--today", TODAY, "--times", "1"),
}
TROUBLES = {
    "nothing": None,
    "a refusal": (400, ".*"),
    "a revoked sign-in": (401, "/v4/"),
    "no right": (403, "/v4/"),
    "not found": (404, "/v4/"),
    "trouble at Google": (500, "/v4/"),
    "no network": ("reset_before", ".*"),
    "no token": ("reset_before", "/token"),
    "a token refused": (400, "/token"),
}


@pytest.fixture
def robot(sheets_api, tmp_path, monkeypatch):
    with google(sheets_api, tmp_path, monkeypatch) as key:
        monkeypatch.setattr(import_module("otopsheets.cli.watch"), "sleep", lambda _: None)
        yield key


def _files(server, tmp_path, robot):
    """A key of each kind, and what in it must never be seen."""
    info = json.loads(robot.read_text())
    lines = info["private_key"].split("\n")
    yield robot, [lines[1], lines[5], info["private_key_id"]]
    person = {**server.authorized_user_info(), "client_secret": "PLANTED-CLIENT-SECRET"}
    path = server.write_credentials(tmp_path / "person.json", person)
    yield path, ["PLANTED-CLIENT-SECRET", person["refresh_token"], OWNER]
    broken = {**info, "private_key": "PLANTED-BROKEN-KEY"}
    yield server.write_credentials(tmp_path / "broken.json", broken), ["PLANTED-BROKEN-KEY"]
    path = tmp_path / "no.json"
    path.write_text('{"type": "service_account", "private_key": "PLANTED-HALF')
    yield path, ["PLANTED-HALF"]
    client = {
        "installed": {"client_id": "a", "client_secret": "PLANTED-INSTALLED", "auth_uri": "no", "token_uri": "no"}
    }
    yield server.write_credentials(tmp_path / "client.json", client), ["PLANTED-INSTALLED"]


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_nothing_secret_is_told(sheets_api, robot, tmp_path, caplog, monkeypatch, words, trouble) -> None:
    def nobody(*_, **__):
        raise OSError("PLANTED-INSTALLED")

    monkeypatch.setattr("google_auth_oauthlib.flow.InstalledAppFlow.run_local_server", nobody)
    caplog.set_level(logging.DEBUG)
    sheets = {**sound(), "กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}
    registry = sheets_api.create_spreadsheet("สบปราบ", sheets=sheets, shared={ROBOT: "writer"})
    secrets = ["chair@example.com", "member@example.com", "ya29.", "Bearer"]
    for file, planted in _files(sheets_api, tmp_path, robot):
        secrets += planted
        for more in ((), ("--json",)):
            sheets_api.service.faults.clear()
            if trouble is not None:
                sheets_api.fail_next(trouble[0], match=trouble[1], times=9999)
            ran = run(words[0], link(registry), *words[1:], *more, "--credentials", file)
            told = ran.out + ran.err + caplog.text
            assert [secret for secret in secrets if secret in told] == []
            assert "Traceback" not in ran.err
    assert caplog.records, "something must have been logged, or the logs were not looked at"
