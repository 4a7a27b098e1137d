"""The reports of a Google spreadsheet, and many of them summed up, with the real sign-in."""

import pytest

from tests.cli.google import ROBOT, google, link
from tests.cli.run import run
from tests.registries import TODAY, save, sound
from tests.sheets_api.fixture import *  # noqa: F403


@pytest.fixture
def key(sheets_api, tmp_path, monkeypatch):
    with google(sheets_api, tmp_path, monkeypatch) as file:
        yield file


def _registry(server, shared: bool = True, tabs: dict[str, list[list[object]]] | None = None) -> str:
    sheets = {**sound(), **(tabs or {})}
    return server.create_spreadsheet("ทะเบียน", sheets=sheets, shared={ROBOT: "reader"} if shared else {})


def test_a_paper_of_a_spreadsheet_is_written_where_the_officer_works(sheets_api, key, tmp_path) -> None:
    ran = run("memo", link(_registry(sheets_api)), "--today", TODAY, "--credentials", key)
    assert (ran.code, ran.out) == (0, "เขียนแล้ว: otopsheets.memo.pdf\n")
    assert (tmp_path / "otopsheets.memo.pdf").read_bytes().startswith(b"%PDF")


def test_spreadsheets_are_summed_up_by_one_account_within_its_quota_and_a_closed_one_is_told(sheets_api, key) -> None:
    second = sound()
    second["งาน"][1][5] = "เกาะคา"
    names = [
        _registry(sheets_api),
        _registry(sheets_api, tabs={"งาน": second["งาน"]}),
        _registry(sheets_api, shared=False),
    ]
    sheets_api.forget_calls()
    ran = run("rollup", *map(link, names), "--today", TODAY, "--credentials", key, "--json")
    assert ran.code == 1
    assert {name: ran.json[name] for name in ("read", "known", "fairs", "failed")} == {
        "read": 2,
        "known": 0,
        "fairs": 2,
        "failed": 1,
    }
    assert [each["registry"] for each in ran.json["failures"]] == [link(names[2])]
    assert len([call for call in sheets_api.calls if call.kind == "read"]) == 2 + 2 + 1
    again = run("rollup", *map(link, names[:2]), "--today", TODAY, "--credentials", key, "--json")
    assert (again.code, again.json["known"]) == (
        0,
        0,
    )  # the run before came to its end: what is on the web may have changed


def test_workbooks_and_spreadsheets_become_one_summary(sheets_api, key, tmp_path) -> None:
    second = sound()
    second["งาน"][1][5] = "เกาะคา"
    book = save(tmp_path / "one.xlsx", second)
    ran = run("rollup", book, link(_registry(sheets_api)), "--today", TODAY, "--credentials", key, "--json")
    assert (ran.code, ran.json["read"], ran.json["fairs"], ran.json["failed"]) == (0, 2, 2, 0)


def test_the_list_of_registries_may_be_a_tab_of_a_spreadsheet(sheets_api, key) -> None:
    listed = _registry(sheets_api, tabs={"ทุกอำเภอ": [["อำเภอ", "ลิงก์"], ["สบปราบ", link(_registry(sheets_api))]]})
    ran = run("rollup", "--list", link(listed), "--tab", "ทุกอำเภอ", "--today", TODAY, "--credentials", key, "--json")
    assert (ran.code, ran.json.get("read"), ran.err.strip()) == (0, 1, "")
