"""Everything renamed and moved at once, by people with the real gspread client: nothing is lost, and links stay alive."""

from collections.abc import Callable

import gspread
import pytest

from otopsheets.registry import TABS
from otopsheets.stores.google import GoogleStore, Session
from tests.cli.google import ROBOT, google, link
from tests.cli.run import run
from tests.registries import TODAY
from tests.sheets_api.client import gspread_client
from tests.sheets_api.fixture import *  # noqa: F403
from tests.stores.by_hand import EDITS
from tests.stores.google import as_person

BY_LOT = ["layout.way", "ใช่", "", "จับสลาก"]
FORMULAS_NAME = {"ผลรายแถว", "_otopsheets"}
"""Titles of hidden tabs, which people cannot have back under another name."""
ALIASES = {tab.title: tab.aliases[0] for tab in TABS}
VENUE, NEW_VENUE = "ผังพื้นที่", "ผังพื้นที่ ลานหน้าศูนย์"


class World:
    """A registry that the officer made, with the sample in it, and that was synced once."""

    def __init__(self, server, key, at: str, output: str = "") -> None:
        self.server, self.key, self.id, self.output = server, key, at, output
        self.people = gspread_client(server.url, server.token).open_by_key(at)

    def run(self, *words: object):
        return run(*words, "--credentials", self.key, *(("--output", link(self.output)) if self.output else ()))

    def sync(self):
        return self.run("sync", link(self.id), "--today", TODAY, "--json")

    @property
    def sheets(self):
        places = dict.fromkeys((self.id, self.output or self.id))
        return {sheet.id: sheet for place in places for sheet in self.server.book(place).sheets}

    @property
    def inputs(self) -> str:
        """All there is of the sheets that people fill in, but their places among the others."""
        ours = {entry["location"].get("sheetId") for entry in self.server.book(self.id).developer_metadata}
        sheets = [sheet for sheet in self.server.book(self.id).sheets if sheet.id not in ours]
        told = [
            (
                sheet.id,
                {name: value for name, value in sheet.properties.items() if name != "index"},
                sorted(sheet.cells.items()),
                sheet.merges,
                sheet.conditional_formats,
                sheet.protected_ranges,
            )
            for sheet in sorted(sheets, key=lambda sheet: sheet.id)
        ]
        return repr(told)

    @property
    def generated(self) -> dict[int, str]:
        place = self.server.book(self.output or self.id)
        marked = {
            e["location"].get("sheetId") for e in place.developer_metadata if e["metadataKey"] == "otopsheets.tab"
        }
        return {sheet.id: sheet.title for sheet in place.sheets if sheet.id in marked}


@pytest.fixture(params=["beside", "apart"])
def world(request, sheets_api, tmp_path, monkeypatch):
    with google(sheets_api, tmp_path, monkeypatch) as key:
        at = sheets_api.create_spreadsheet("ทะเบียน OTOP", shared={ROBOT: "writer"})
        output = sheets_api.create_spreadsheet("ผล", shared={ROBOT: "writer"}) if request.param == "apart" else ""
        made = World(sheets_api, key, at, output)
        assert made.run("init", "--google", link(at), "--sample", "sop-prap").code == 0
        rules = made.people.worksheet("กติกา")
        rules.update([BY_LOT], f"A{len(rules.col_values(1)) + 1}")
        yield made


def _rename(world: World) -> None:
    """Rename the spreadsheet, every tab and every header that has a synonym; move every tab and the columns."""
    people = world.people
    people.update_title("OTOP สบปราบ ปีใหม่")
    for sheet in people.worksheets():
        tab = next((tab for tab in TABS if tab.title == sheet.title), None)
        if tab is not None:
            _move_columns(people, sheet, tab)
            sheet.update_title(ALIASES[tab.title])
        elif sheet.title == VENUE:
            sheet.update_title(NEW_VENUE)
    fairs = people.worksheet(ALIASES["งาน"])
    cell = fairs.find(VENUE, in_row=2)
    fairs.update_cell(cell.row, cell.col, NEW_VENUE)
    for place in {world.id, world.output or world.id}:
        client = gspread_client(world.server.url, world.server.token).open_by_key(place)
        for sheet in client.worksheets():
            if sheet.id in world.generated:
                sheet.update_title(f"ของเรา {sheet.title}")
        client.reorder_worksheets(list(reversed(client.worksheets())))


def _move_columns(people: gspread.Spreadsheet, sheet: gspread.Worksheet, tab) -> None:
    """Call every column by a synonym, take the last to the front and the second to the end."""
    synonyms = {column.header: (*column.aliases, column.header)[0] for column in tab}
    headers = sheet.row_values(1)
    sheet.update([[synonyms.get(header, header) for header in headers]], "A1")
    moves = [(len(headers) - 1, 0), (1, len(headers))]
    people.batch_update({"requests": [_moved(sheet.id, *move) for move in moves]})


def _moved(sheet: int, column: int, to: int):
    source = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    return {"moveDimension": {"source": source, "destinationIndex": to}}


def _result(ran) -> dict[str, object]:
    """What came out, but for what names a row's tab or column."""
    findings = [(found["code"], found["level"], found["row"]) for found in ran.json["findings"]]
    return {"applicants": ran.json["applicants"], "layout": ran.json["layout"], "findings": sorted(findings, key=repr)}


def _is_whole(world: World, first, ran, before: str, ids: dict[int, str], order: list[int]) -> None:
    """The same result stands in the same sheets, under the names people gave them, and nothing else changed."""
    assert (ran.code, ran.err) == (0, "")
    assert _result(ran) == _result(first)
    assert ran.json["store"]["kept"] == []
    assert world.inputs == before
    assert world.generated == {
        id_: title if title in FORMULAS_NAME else f"ของเรา {title}" for id_, title in ids.items()
    }
    assert list(world.sheets) == order  # nobody's place changed, and nothing was added or left over
    again = world.sync()
    assert (again.json["store"]["writes"], again.json["store"]["kept"]) == (0, [])


def test_between_two_syncs(world) -> None:
    first = world.sync()
    ids = world.generated
    _rename(world)
    before, order = world.inputs, list(world.sheets)
    _is_whole(world, first, world.sync(), before, ids, order)


MOMENTS: dict[str, tuple[type, str]] = {
    "between reading and looking": (GoogleStore, "write"),
    "between looking and writing": (Session, "write"),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_between_reading_and_writing(world, monkeypatch, moment) -> None:
    """Something has to be written, and is, in whichever sheets have become of ours; the next sync reads the new names."""
    first = world.sync()
    ids = world.generated
    fairs = world.people.worksheet("งาน")
    fairs.update_cell(2, fairs.find("ชื่องาน").col, "ตลาดนัดชุมชนคนลำปาง")
    seen: dict[str, object] = {}

    def meanwhile() -> None:
        _rename(world)
        seen.update(before=world.inputs, order=list(world.sheets))

    _once_before(monkeypatch, *moment, meanwhile)
    ran = world.sync()
    assert (ran.code, ran.err, ran.json["store"]["kept"]) == (0, "", [])
    assert world.inputs == seen["before"]
    assert list(world.sheets) == seen["order"]
    assert all(_result(ran)[name] == _result(first)[name] for name in ("applicants", "layout"))
    _is_whole(world, first, world.sync(), seen["before"], ids, seen["order"])


def _once_before(monkeypatch, owner: type, name: str, do: Callable[[], None]) -> None:
    real, left = getattr(owner, name), [do]

    def then(self, *told, **more):
        if left:
            left.pop()()
        return real(self, *told, **more)

    monkeypatch.setattr(owner, name, then)


def test_what_was_marked_and_then_renamed_is_still_kept(world) -> None:
    world.sync()
    (checks,) = (id_ for id_, title in world.generated.items() if title == "สรุป")
    as_person(world.server, world.output or world.id, EDITS["a note"](checks))
    _rename(world)
    applications = world.people.worksheet(ALIASES["ใบสมัคร"])
    applications.delete_rows(5)
    ran = world.sync()
    assert ran.json["store"]["kept"] == [f"ของเรา สรุป {TODAY}"]
    assert world.generated[checks] == "ของเรา สรุป"


def test_a_header_nobody_knows_stops_the_sync_and_is_told_with_its_tab_and_row(world) -> None:
    world.sync()
    stood = {id_: sorted(sheet.cells.items()) for id_, sheet in world.sheets.items() if id_ in world.generated}
    _rename(world)
    groups = world.people.worksheet(ALIASES["กลุ่ม"])
    place = groups.find("ชื่อกลุ่ม/ผู้ประกอบการ")
    groups.update_cell(place.row, place.col, "ฉายา")
    ran = world.sync()
    assert ran.code == 1
    assert "แท็บ กลุ่มอาชีพ ไม่มีหัวคอลัมน์ 'ชื่อกลุ่ม'" in ran.json["error"]["message"]
    (found,) = (each for each in ran.json["findings"] if each["code"] == "header-missing")
    assert (found["tab"], found["row"], found["cell"]) == ("กลุ่มอาชีพ", 1, "1:1")
    now = {id_: sorted(sheet.cells.items()) for id_, sheet in world.sheets.items() if id_ in world.generated}
    assert now == stood


def test_a_venue_under_another_name_is_asked_for_by_the_cell_that_names_it(world) -> None:
    world.sync()
    world.people.worksheet(VENUE).update_title(NEW_VENUE)
    ran = world.sync()
    assert ran.code == 4
    fairs = world.people.worksheet("งาน")
    cell = fairs.find(VENUE, in_row=2).address
    assert f"แท็บ '{VENUE}' ตามที่พิมพ์ไว้ในแท็บ งาน ช่อง {cell}" in ran.json["error"]["message"]
    assert f"แท็บผังที่มี: '{NEW_VENUE}'" in ran.json["error"]["message"]
    fairs.update_acell(cell, NEW_VENUE)
    assert world.sync().code == 0
