"""Signing in: least rights, a token for its owner alone, and nothing secret told."""

import json
import os
import stat
import sys
import webbrowser
from pathlib import Path

import google.auth
import pytest
from google.auth.exceptions import DefaultCredentialsError
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow

from otopsheets.errors import RegistryFault
from otopsheets.stores.google.auth import Access, ask_in_browser, sign_in
from tests.stores.test_google_keys import CLIENT, PERSON

READ, WRITE = (f"https://www.googleapis.com/auth/{name}" for name in ("spreadsheets.readonly", "spreadsheets"))


@pytest.fixture
def environ(tmp_path, monkeypatch) -> dict[str, str]:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    return {"XDG_CONFIG_HOME": str(tmp_path / "config")}


def _file(tmp_path: Path, info: object) -> Path:
    path = tmp_path / "key.json"
    path.write_text(json.dumps(info))
    path.chmod(0o600)
    return path


def _consent(asked: list):
    def consent(client, scopes) -> Credentials:
        asked.append(list(scopes))
        return Credentials("TOKEN", refresh_token="REFRESH", client_id="a", client_secret="b", scopes=scopes)

    return consent


def test_each_command_asks_for_the_least() -> None:
    assert Access.READ.scopes == (READ,)
    assert Access.WRITE.scopes == (WRITE,)
    assert set(Access.WATCH.scopes) == {WRITE, "https://www.googleapis.com/auth/drive.metadata.readonly"}
    assert set(Access.SHARE.scopes) == {WRITE, "https://www.googleapis.com/auth/drive"}


def test_a_service_account_is_named_and_its_key_is_not(tmp_path, environ, sheets_api) -> None:
    info = sheets_api.service_account_info()
    signed_in = sign_in(Access.READ, flag=_file(tmp_path, info), environ=environ)
    assert signed_in.account == info["client_email"]
    assert signed_in.credentials.scopes == [READ]
    assert "PRIVATE" not in repr(signed_in)


def test_a_person_who_consented_elsewhere_is_taken(tmp_path, environ) -> None:
    signed_in = sign_in(Access.READ, flag=_file(tmp_path, PERSON), environ=environ)
    assert (signed_in.account, signed_in.credentials.refresh_token) == ("", "SECRET")


def test_a_person_is_asked_once_and_the_token_kept_for_that_person_alone(tmp_path, environ) -> None:
    asked: list = []
    flag = _file(tmp_path, CLIENT)
    for _ in range(2):
        signed_in = sign_in(Access.READ, flag=flag, environ=environ, consent=_consent(asked))
    assert asked == [[READ]]
    assert signed_in.credentials.refresh_token == "REFRESH"
    (token,) = (tmp_path / "config/otopsheets").iterdir()
    assert "TOKEN" not in token.read_text()  # what lasts an hour is not worth keeping
    if os.name != "nt":
        assert stat.S_IMODE(token.stat().st_mode) == 0o600
        assert stat.S_IMODE(token.parent.stat().st_mode) == 0o700


def test_a_person_is_asked_again_for_more_and_never_for_less(tmp_path, environ) -> None:
    asked: list = []
    flag = _file(tmp_path, CLIENT)
    for access in (Access.READ, Access.WRITE, Access.READ):
        sign_in(access, flag=flag, environ=environ, consent=_consent(asked))
    assert asked == [[READ], [WRITE, READ]]


def test_a_token_that_cannot_be_read_is_asked_for_again(tmp_path, environ) -> None:
    asked: list = []
    flag = _file(tmp_path, CLIENT)
    sign_in(Access.READ, flag=flag, environ=environ, consent=_consent(asked))
    (token,) = (tmp_path / "config/otopsheets").iterdir()
    token.write_text("{")
    sign_in(Access.READ, flag=flag, environ=environ, consent=_consent(asked))
    assert asked == [[READ], [READ]]


def test_a_browser_that_does_not_open_is_told(tmp_path, environ) -> None:
    def consent(client, scopes) -> Credentials:
        raise webbrowser.Error("could not locate runnable browser")

    with pytest.raises(RegistryFault, match="เบราว์เซอร์"):
        sign_in(Access.READ, flag=_file(tmp_path, CLIENT), environ=environ, consent=consent)


def test_the_browser_is_told_about_on_stderr(monkeypatch, capsys) -> None:
    def run(flow, *, port, authorization_prompt_message, **_) -> str:
        sys.stdout.write(authorization_prompt_message.format(url="https://accounts.google.com/…"))
        return "person"

    monkeypatch.setattr(InstalledAppFlow, "run_local_server", run)
    client = {"installed": {"client_id": "a", "client_secret": "b", "auth_uri": "https://x", "token_uri": "https://y"}}
    assert ask_in_browser(client, [READ]) == "person"
    out, err = capsys.readouterr()
    assert (out, "https://accounts.google.com/…" in err) == ("", True)


def test_a_broken_key_tells_the_file_and_not_what_is_in_it(tmp_path, environ) -> None:
    info = {"type": "service_account", "client_email": "r@x", "private_key": "SECRET", "token_uri": "https://x"}
    with pytest.raises(RegistryFault) as caught:
        sign_in(Access.READ, flag=_file(tmp_path, info), environ=environ)
    assert "key.json" in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_other_kinds_are_left_to_google_auth_where_its_own_variable_names_them(tmp_path, environ, monkeypatch) -> None:
    path = _file(tmp_path, {"type": "external_account"})
    with pytest.raises(RegistryFault, match="ไม่ใช่แฟ้มกุญแจ"):
        sign_in(Access.READ, flag=path, environ=environ)
    monkeypatch.setattr(google.auth, "default", lambda scopes: (PERSON, "p"))
    environ["GOOGLE_APPLICATION_CREDENTIALS"] = str(path)
    assert sign_in(Access.READ, environ=environ).way == "default"


def test_last_comes_what_the_machine_was_given(environ, monkeypatch) -> None:
    class Machine:
        service_account_email = "vm@p.iam.gserviceaccount.com"

    monkeypatch.setattr(google.auth, "default", lambda scopes: (Machine(), "p"))
    assert sign_in(Access.READ, environ=environ).account == "vm@p.iam.gserviceaccount.com"
    Machine.service_account_email = "default"
    assert sign_in(Access.READ, environ=environ).account == ""


def test_no_key_anywhere_is_told_with_what_to_do(environ, monkeypatch) -> None:
    def nothing(scopes):
        raise DefaultCredentialsError("no")

    monkeypatch.setattr(google.auth, "default", nothing)
    with pytest.raises(RegistryFault, match="--credentials"):
        sign_in(Access.READ, environ=environ)
