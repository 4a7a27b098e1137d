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


def _registry(
    server, shared: bool = True, tabs: dict[str, list[list[object]]] | None = None, role: str = "reader"
) -> str:
    sheets = {**sound(), **(tabs or {})}
    return server.create_spreadsheet("ทะเบียน", sheets=sheets, shared={ROBOT: role} if shared else {})


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
    assert len([call for call in sheets_api.calls if call.kind == "read"]) == 1 + 1 + 1
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


def test_the_sales_of_a_spreadsheet_have_native_charts_over_their_numbers(sheets_api, key) -> None:
    """The charts of days, tambons and categories; their sources hold what was sold."""
    sold = [
        ["รหัสงาน", "กลุ่ม", "วันที่", "ยอดขาย"],
        ["2560-09", "G01", "15 ก.ย. 2560", 300],
        ["2560-09", "G02", "16 ก.ย. 2560", 50],
    ]
    registry = _registry(sheets_api, role="writer", tabs={"ยอดขาย": sold})
    ran = run("sync", link(registry), "--today", "2017-09-20", "--credentials", key, "--json")
    assert ran.code == 0, ran.err
    sheet = next(each for each in sheets_api.book(registry).sheets if each.title == "สรุปยอดขาย")
    numbers = {}
    for chart in sheet.charts:
        (series,) = chart["spec"]["basicChart"]["series"]
        (source,) = series["series"]["sourceRange"]["sources"]
        rows = range(source["startRowIndex"] + 1, source["endRowIndex"])  # the first is the header
        cells = [sheet.cells[row, source["startColumnIndex"]] for row in rows]
        numbers[chart["spec"]["title"]] = [cell.value["numberValue"] for cell in cells]
    assert numbers == {
        "ตามวัน: ยอดขาย (บาท)": [300, 50],
        "ตามตำบล: ยอดขาย (บาท)": [300, 50],
        "ตามประเภทผลิตภัณฑ์: ยอดขาย (บาท)": [300, 50],
    }
