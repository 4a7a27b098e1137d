"""The ground of a Google spreadsheet, with the real sign-in."""

import pytest

from tests.cli.google import ROBOT, google, link
from tests.cli.run import run
from tests.registries import TODAY, sound
from tests.sheets_api.fixture import *  # noqa: F403


@pytest.fixture
def key(sheets_api, tmp_path, monkeypatch):
    with google(sheets_api, tmp_path, monkeypatch) as file:
        yield file


def test_the_ground_of_a_spreadsheet_is_shown_and_its_plans_compared(sheets_api, key, tmp_path) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=sound(), shared={ROBOT: "writer"})
    once = ("--today", TODAY, "--credentials", key)
    (venue,) = run("venue", link(registry), "--credentials", key, "--json").json["venues"]
    assert [stall["label"] for stall in venue["stalls"]] == ["A1", "A2", "A3", "A4", "B1", "B2"]
    assert run("compare", link(registry), *once).code == 2
    assert run("sync", link(registry), *once).code == 0
    compared = run("compare", link(registry), *once, "--json")
    assert (compared.code, compared.json["stayed"], compared.json["moved"]) == (0, 4, [])
    drawn = run("layout", link(registry), *once, "--picture", tmp_path / "ผัง.svg", "--json")
    assert (drawn.code, drawn.json["paths"]) == (0, [str(tmp_path / "ผัง.svg")])
