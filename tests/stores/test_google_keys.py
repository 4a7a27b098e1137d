"""Keys: which one is used, and what is said of one that is kept badly."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from otopsheets.errors import RegistryFault
from otopsheets.stores.google import keys
from otopsheets.stores.google.keys import Way, config_folder, find_key, look_after, read_key

ROBOT = {"type": "service_account", "client_email": "robot@p.iam.gserviceaccount.com", "private_key": "SECRET"}
PERSON = {"refresh_token": "SECRET", "client_id": "a", "client_secret": "b"}
CLIENT = {"installed": {"client_id": "a", "client_secret": "SECRET"}}


def _file(path: Path, info: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(info))
    path.chmod(0o600)
    return path


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    return tmp_path / "home"


def test_the_order_of_the_places(tmp_path, home) -> None:
    environ = {"GOOGLE_APPLICATION_CREDENTIALS": str(_file(tmp_path / "variable.json", ROBOT))}
    flag, configured = _file(tmp_path / "flag.json", ROBOT), _file(tmp_path / "toml.json", ROBOT)
    found = []
    for named in ((flag, configured, environ), (None, configured, environ), (None, None, environ), (None, None, {})):
        key = find_key(*named)
        found.append(key and key.path.name)
    assert found == ["flag.json", "toml.json", "variable.json", None]


def test_gspreads_own_places_come_last(home) -> None:
    for name, info in (("credentials.json", CLIENT), ("authorized_user.json", PERSON), ("service_account.json", ROBOT)):
        _file(home / ".config/gspread" / name, info)
        key = find_key(None, None, {})
        assert key is not None
        assert key.path.name == name  # each stands above the one before


def test_a_file_that_was_named_must_be_there(tmp_path, home) -> None:
    with pytest.raises(RegistryFault, match="--credentials"):
        find_key(tmp_path / "gone.json", None, {})
    with pytest.raises(RegistryFault, match=r"otopsheets\.toml"):
        find_key(None, tmp_path / "gone.json", {})
    with pytest.raises(RegistryFault, match="GOOGLE_APPLICATION_CREDENTIALS"):
        find_key(None, None, {"GOOGLE_APPLICATION_CREDENTIALS": str(tmp_path / "gone.json")})


@pytest.mark.parametrize(
    ("info", "way"),
    [(ROBOT, Way.SERVICE), (PERSON, Way.PERSON), (CLIENT, Way.CLIENT), ({"type": "external_account"}, Way.OTHER)],
)
def test_a_key_says_how_it_signs_in_and_nothing_else(tmp_path, info, way) -> None:
    key = read_key(_file(tmp_path / "key.json", info))
    assert key.way is way
    assert "SECRET" not in repr(key)
    assert key.findings == ()


@pytest.mark.parametrize("text", ["", "{", "[]", "\udc00"])
def test_what_is_no_key_is_refused(tmp_path, text) -> None:
    path = tmp_path / "key.json"
    path.write_bytes(text.encode(errors="surrogatepass"))
    with pytest.raises(RegistryFault, match="ไม่ใช่แฟ้มกุญแจ"):
        read_key(path)


def test_the_example_shows_the_shape_and_is_refused() -> None:
    example = Path(__file__).parents[2] / "credentials.example.json"
    assert set(ROBOT) <= set(json.loads(example.read_text()))
    with pytest.raises(RegistryFault, match="เป็นตัวอย่าง"):
        read_key(example)


@pytest.mark.skipif(os.name == "nt", reason="Windows closes a user's folders to others")
def test_a_key_that_others_can_read_is_warned_about(tmp_path) -> None:
    path = _file(tmp_path / "key.json", ROBOT)
    path.chmod(0o644)
    (finding,) = look_after(path)
    assert finding.code == "key-open"
    assert "chmod 600" in finding.message()


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_key_in_a_checkout_is_warned_about_unless_ignored(tmp_path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    path = _file(tmp_path / "deep/key.json", ROBOT)
    assert [finding.code for finding in look_after(path)] == ["key-in-checkout"]
    (tmp_path / ".gitignore").write_text("key.json")
    assert list(look_after(path)) == []


def test_without_git_a_checkout_is_still_a_checkout(tmp_path, monkeypatch) -> None:
    (tmp_path / ".git").mkdir()
    path = _file(tmp_path / "key.json", ROBOT)
    monkeypatch.setattr(keys.subprocess, "run", lambda *a, **k: (_ for _ in ()).throw(FileNotFoundError()))
    assert [finding.code for finding in look_after(path)] == ["key-in-checkout"]


def test_the_users_own_folder(home, monkeypatch) -> None:
    assert config_folder({}, "x") == home / ".config/x"
    assert config_folder({"XDG_CONFIG_HOME": "/c"}, "x") == Path("/c/x")
    monkeypatch.setattr(keys, "WINDOWS", True)
    assert config_folder({"APPDATA": "/roaming"}, "x") == Path("/roaming/x")
