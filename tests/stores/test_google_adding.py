"""Rows are added to a spreadsheet by inserting: all or none, once, and over nobody's typing."""

from importlib import import_module

import pytest

from otopsheets.errors import RegistryFault, UsageFault
from otopsheets.registry.adding import Placed
from otopsheets.stores.google.adding import add_rows
from tests.cli.run import run
from tests.registries import sound
from tests.stores.google import as_person, cells, edited, input_of, session, store

ROWS = [["ชื่อกลุ่ม", "ประเภท"], ["ทอผ้า", "กลุ่มอาชีพ"], ["หมายเหตุท้ายตาราง", ""]]


def _placed(before: int = 3) -> list[Placed]:
    return [Placed("กลุ่ม", before, (("=จักสาน", None), ("007", 2)))]


@pytest.fixture
def registry(sheets_api) -> str:
    return sheets_api.create_spreadsheet("ทะเบียน", sheets={"กลุ่ม": ROWS, "งาน": [["รหัสงาน"]]})


def test_rows_are_inserted_and_what_stood_below_moves_down(sheets_api, registry) -> None:
    to = session(sheets_api)
    add_rows(to, registry, _placed())
    assert cells(sheets_api, registry, "กลุ่ม") == [*ROWS[:2], ["=จักสาน"], ["007", 2], ["หมายเหตุท้ายตาราง"]]
    assert (to.calls.reads, to.calls.writes) == (1, 1)


def test_beyond_the_last_row_of_the_sheet_the_sheet_grows(sheets_api, registry) -> None:
    sheet = next(sheet for sheet in sheets_api.book(registry).sheets if sheet.title == "งาน")
    rows = sheet.properties["gridProperties"]["rowCount"]
    add_rows(session(sheets_api), registry, [Placed("งาน", rows + 1, (("F2",),))])
    assert cells(sheets_api, registry, "งาน")[-1] == ["F2"]
    grown = next(sheet for sheet in sheets_api.book(registry).sheets if sheet.title == "งาน")
    assert grown.properties["gridProperties"]["rowCount"] == rows + 1


def test_a_tab_that_is_missing_refuses_the_whole(sheets_api, registry) -> None:
    with pytest.raises(UsageFault, match="'ไม่มี'"):
        add_rows(session(sheets_api), registry, [*_placed(), Placed("ไม่มี", 2, (("x",),))])
    assert cells(sheets_api, registry, "กลุ่ม") == [[cell for cell in row if cell] for row in ROWS]


def test_what_somebody_typed_meanwhile_is_kept(sheets_api, registry) -> None:
    sheet = next(sheet for sheet in sheets_api.book(registry).sheets if sheet.title == "กลุ่ม")
    as_person(sheets_api, registry, edited(sheet.id, 2, 0, "พิมพ์ระหว่างนั้น"))
    add_rows(session(sheets_api), registry, _placed())
    assert ["พิมพ์ระหว่างนั้น"] in cells(sheets_api, registry, "กลุ่ม")


def test_two_runs_that_read_the_same_state_cannot_both_add(sheets_api, registry) -> None:
    other = session(sheets_api)

    def meanwhile() -> str:
        add_rows(other, registry, _placed(), lambda: "other")
        return "mine"

    with pytest.raises(RegistryFault):
        add_rows(session(sheets_api), registry, _placed(), meanwhile)
    assert len(cells(sheets_api, registry, "กลุ่ม")) == len(ROWS) + 2


def test_nothing_to_add_adds_nothing(sheets_api, registry) -> None:
    add_rows(session(sheets_api), registry, [Placed("กลุ่ม", 3, ())])
    assert len(cells(sheets_api, registry, "กลุ่ม")) == len(ROWS)


NEXT = ("--from", "2560-09", "--id", "2560-10", "--starts", "2017-10-13", "--today", "2017-09-20")


@pytest.fixture
def spreadsheet(sheets_api, monkeypatch) -> str:
    """A registry on Google that the command opens."""
    made = sheets_api.create_spreadsheet("ทะเบียน", sheets=sound())
    module = import_module("otopsheets.cli.next_fair")
    monkeypatch.setattr(module, "open_store", lambda *_, **__: store(sheets_api, made))
    return made


def test_the_command_only_shows_the_rows_unless_told_to_write(sheets_api, spreadsheet) -> None:
    before = input_of(sheets_api, spreadsheet, tuple(sound()))
    ran = run("next-fair", spreadsheet, *NEXT)
    assert ran.code == 0
    pasted = ran.out.split("วางแถวเหล่านี้ต่อท้ายแท็บ ใบสมัคร (แถว 6)\n")[1].splitlines()
    assert pasted[0].split("\t")[:2] == ["2560-10", "G01"]
    assert input_of(sheets_api, spreadsheet, tuple(sound())) == before
    told = run("next-fair", spreadsheet, *NEXT, "--json").json
    assert (told["written"], told["path"]) == (False, None)


def test_told_to_write_it_adds_the_rows_and_changes_nothing_else(sheets_api, spreadsheet) -> None:
    before = {title: cells(sheets_api, spreadsheet, title) for title in sound()}
    assert run("next-fair", spreadsheet, *NEXT, "--write").out.startswith("เพิ่มแถวแล้ว: งาน 1, ใบสมัคร 4")
    for title, rows in before.items():
        assert cells(sheets_api, spreadsheet, title)[: len(rows)] == rows
    assert [row[1] for row in cells(sheets_api, spreadsheet, "ใบสมัคร")[5:]] == ["G01", "G02", "G03", "A01"]
    again = run("next-fair", spreadsheet, *NEXT, "--write")
    assert (again.code, "อยู่แล้ว" in again.err) == (2, True)
