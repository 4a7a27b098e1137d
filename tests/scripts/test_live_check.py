"""The contract on a lent spreadsheet: refused when it is somebody's, failing when Google misbehaves, empty in the end."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.google import ROBOT
from tests.scripts.installed import ROOT, Ended, environment
from tests.sheets_api.fixture import *  # noqa: F403
from tests.sheets_api.service import METHODS
from tests.stores.google import as_person, cells, input_of, titles
from tests.stores.live import MARK


@pytest.fixture
def check(sheets_api, tmp_path):
    key = sheets_api.write_credentials(tmp_path / "key.json")
    key.chmod(0o600)
    sheets_api.quota.enabled = False

    def run(named: str, *words: str) -> Ended:
        done = subprocess.run(
            [
                sys.executable,
                ROOT / "scripts/live_check.py",
                named,
                "--credentials",
                key,
                *words,
            ],
            env=environment(sheets_api.url),
            cwd=Path("/"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode())

    return run


CONFIRMED = ("--confirm", "ไว้ตรวจ", "--per-minute", "100000")


def _empty(server) -> str:
    return server.create_spreadsheet("ไว้ตรวจ", shared={ROBOT: "writer"})


def _is_as_it_was(server, spreadsheet: str) -> bool:
    book = server.book(spreadsheet)
    return (
        [sheet.title for sheet in book.sheets] == ["Sheet1"]
        and not any(cell.value for sheet in book.sheets for cell in sheet.cells.values())
        and not book.developer_metadata
    )


def _writes(server) -> int:
    return sum(call.kind == "write" for call in server.calls)


def test_every_promise_is_kept_and_the_spreadsheet_is_empty_in_the_end(sheets_api, check) -> None:
    spreadsheet = _empty(sheets_api)
    ran = check(spreadsheet, *CONFIRMED)
    assert ran.code == 0, ran.said
    assert "test_text_stays_text PASSED" in ran.said
    assert ran.said.count(" PASSED") >= 17
    assert _is_as_it_was(sheets_api, spreadsheet)


def test_a_google_that_misbehaves_is_found_out_and_cleaned_up_after(sheets_api, check, monkeypatch) -> None:
    """It takes text that looks like a number for a number, as a spreadsheet would that parses what it is told."""
    name = "sheets.spreadsheets.batchUpdate"
    honest = METHODS[name]

    def parsing(call):
        for request in call.body["requests"]:
            for row in request.get("updateCells", {}).get("rows", ()):
                for cell in row.get("values", ()):
                    if cell.get("userEnteredValue", {}).get("stringValue", "").isdigit():
                        cell["userEnteredValue"] = {"numberValue": int(cell["userEnteredValue"]["stringValue"])}
        return honest(call)

    monkeypatch.setitem(METHODS, name, parsing)
    spreadsheet = _empty(sheets_api)
    ran = check(spreadsheet, *CONFIRMED)
    assert ran.code == 1
    assert "test_text_stays_text FAILED" in ran.said
    assert _is_as_it_was(sheets_api, spreadsheet)


def test_a_spreadsheet_that_holds_something_is_refused_untouched(sheets_api, check) -> None:
    spreadsheet = sheets_api.create_spreadsheet("ไว้ตรวจ", sheets={"งาน": [["ของฉัน"]]}, shared={ROBOT: "writer"})
    before = input_of(sheets_api, spreadsheet, ["งาน"])
    ran = check(spreadsheet, *CONFIRMED)
    assert (ran.code, "มีข้อมูลอยู่แล้ว" in ran.said) == (2, True)
    assert input_of(sheets_api, spreadsheet, ["งาน"]) == before
    assert _writes(sheets_api) == 0


@pytest.mark.parametrize(
    "left",
    [
        {"addSheet": {"properties": {"title": "ว่างแต่เป็นของเขา"}}},
        {"updateCells": {"range": {"sheetId": 0, "endRowIndex": 1, "endColumnIndex": 1},
                         "rows": [{"values": [{"note": "จำไว้"}]}], "fields": "note"}},
    ],
    ids=["a second sheet", "a note"],
)  # fmt: skip
def test_so_is_one_that_only_seems_empty(sheets_api, check, left) -> None:
    spreadsheet = _empty(sheets_api)
    as_person(sheets_api, spreadsheet, left)
    sheets_api.forget_calls()
    assert check(spreadsheet, *CONFIRMED).code == 2
    assert _writes(sheets_api) == 0


def test_nothing_is_done_without_the_title_as_a_confirmation(sheets_api, check) -> None:
    spreadsheet = _empty(sheets_api)
    for words in ((), ("--confirm", "อีกชื่อ")):
        ran = check(spreadsheet, *words)
        assert (ran.code, "ไม่ได้ยืนยัน" in ran.said) == (2, True)
    assert _writes(sheets_api) == 0


def test_what_an_interrupted_check_left_is_taken_up_and_cleaned_away(sheets_api, check) -> None:
    spreadsheet = sheets_api.create_spreadsheet("ไว้ตรวจ", sheets={"กลุ่ม": [["ค้าง"]]}, shared={ROBOT: "writer"})
    entry = {"metadataKey": MARK, "metadataValue": "x", "location": {"spreadsheet": True}, "visibility": "DOCUMENT"}
    as_person(sheets_api, spreadsheet, {"createDeveloperMetadata": {"developerMetadata": entry}})
    assert check(spreadsheet, *CONFIRMED).code == 0
    assert (titles(sheets_api, spreadsheet), cells(sheets_api, spreadsheet, "กลุ่ม")) == (["กลุ่ม"], [])
    assert not sheets_api.book(spreadsheet).developer_metadata


def test_an_account_that_may_not_is_told_what_to_do(sheets_api, check) -> None:
    ran = check(sheets_api.create_spreadsheet("ไว้ตรวจ"), *CONFIRMED)
    assert (ran.code, ROBOT in ran.said) == (3, True)
    assert check("registry.xlsx").code == 2
