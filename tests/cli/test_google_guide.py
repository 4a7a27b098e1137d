"""What docs/google.md shows was run, and what doctor says is told there."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from otopsheets.config import load_settings
from otopsheets.stores.google import doctor
from tests.cli.google import ROBOT, google, link
from tests.cli.run import run
from tests.scripts.installed import ROOT
from tests.sheets_api.fixture import *  # noqa: F403

GUIDE = (ROOT / "docs" / "google.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("otopsheets ")
    for block in re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL)
    for line in block.splitlines()
]


def test_the_commands_run_in_the_order_they_are_shown(sheets_api, tmp_path, monkeypatch) -> None:
    sheets_api.clock.run()
    with google(sheets_api, tmp_path, monkeypatch) as key:
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(key))
        registry, output = (sheets_api.create_spreadsheet(name, shared={ROBOT: "writer"}) for name in ("ทะเบียน", "ผล"))
        ended = {}
        for command in COMMANDS:
            told = command.replace("ลิงก์ทะเบียน", link(registry)).replace("ลิงก์ผล", link(output))
            words = [*shlex.split(told), *(["--times", "1"] if command.startswith("watch") else [])]
            ended[command.split()[0]] = run(*words).code
    # A registry without a fair yet is checked, and has nothing to sync.
    assert ended == {"init": 0, "doctor": 0, "share": 0, "check": 0, "sync": ended["sync"], "watch": 0}
    assert ended["sync"] in {1, 2}


def test_every_check_of_doctor_has_its_line(tmp_path) -> None:
    shown = re.findall(r"^\| ([^|]+) \|[^|]+\|[^|]+\|$", GUIDE, re.MULTILINE)
    assert [name for name in shown if name in {check.th for check in doctor._ORDER}] == [c.th for c in doctor._ORDER]


def test_the_settings_it_shows_are_read(tmp_path) -> None:
    (toml,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert tomllib.loads(toml)["registry"] == "ลิงก์ทะเบียน"
    (tmp_path / "otopsheets.toml").write_text(toml, encoding="utf-8")
    settings = load_settings(tmp_path, {})
    assert (settings.fair, settings.share.chairs) == ("2560-09", ("chair@example.com",))


@pytest.mark.parametrize("named", re.findall(r"scripts[/\\](\w+\.py)", GUIDE))
def test_the_scripts_it_names_are_there_and_take_the_options_it_shows(named) -> None:
    script = Path(ROOT / "scripts" / named).read_text(encoding="utf-8")
    assert '"--log"' in script
