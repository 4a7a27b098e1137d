"""A registry made in somebody's spreadsheet: whole, in one write, and never over what people typed."""

import pytest

from otopsheets.errors import UsageFault
from otopsheets.layout.venue import read_venue
from otopsheets.registry import read_registry
from otopsheets.registry.form import make_book
from otopsheets.registry.samples import SAMPLES
from otopsheets.stores.excel_form import write_registry
from otopsheets.stores.google import setup
from otopsheets.stores.google.setup import look_at, set_up
from otopsheets.stores.workbooks import read_workbook
from otopsheets.tabs import lookup
from otopsheets.tabs.model import Cell, Tab
from tests.stores.google import as_person, cells, edited, session, store, sync, titles

BOOK = make_book()
ROWS = 100


@pytest.fixture(autouse=True)
def _fewer_rows(monkeypatch) -> None:
    """Make fewer rows ready than officers get: every one has a formula."""
    monkeypatch.setattr(setup, "ROWS", ROWS)


@pytest.fixture
def spreadsheet(sheets_api) -> str:
    return sheets_api.create_spreadsheet("ทะเบียน")


@pytest.fixture
def registry(sheets_api, spreadsheet) -> str:
    set_up(session(sheets_api), spreadsheet, BOOK)
    sheets_api.forget_calls()
    return spreadsheet


def _sheet(server, spreadsheet: str, title: str):
    return next(sheet for sheet in server.book(spreadsheet).sheets if sheet.title == title)


def _place(server, spreadsheet: str, tab: str, column: str) -> int:
    form = BOOK.form(tab)
    return next(at for at, field in enumerate(form.fields) if field.column.key == column)


def test_an_empty_spreadsheet_becomes_a_registry_in_one_write(sheets_api, spreadsheet) -> None:
    made = set_up(session(sheets_api), spreadsheet, BOOK)
    forms = [form.tab.title for form in BOOK.forms]
    assert titles(sheets_api, spreadsheet) == ["วิธีใช้", *forms[:3], "ผังพื้นที่", *forms[3:]]
    assert list(made.added) == titles(sheets_api, spreadsheet)
    assert [call.kind for call in sheets_api.calls].count("write") == 1
    properties = sheets_api.book(spreadsheet).properties
    assert (properties["locale"], properties["timeZone"]) == ("th_TH", "Asia/Bangkok")


def test_what_is_made_is_read_without_a_fault(sheets_api, registry) -> None:
    found = read_registry(store(sheets_api, registry).read().sheets)
    assert found.findings == ()
    assert all(set(found.tables[form.tab.key].columns) == {c.key for c in form.tab} for form in BOOK.forms)


def test_the_sample_is_read_as_it_is_from_excel(sheets_api, spreadsheet, tmp_path) -> None:
    set_up(session(sheets_api), spreadsheet, SAMPLES["sop-prap"]().book)
    write_registry(tmp_path / "x.xlsx", "sop-prap")
    google = read_registry(store(sheets_api, spreadsheet).read().sheets)
    excel = read_registry(read_workbook(tmp_path / "x.xlsx"))
    for form in BOOK.forms:
        assert getattr(google, form.tab.key) == getattr(excel, form.tab.key)
    assert google.groups
    drawn = [found.venue(found.fairs[0]) for found in (google, excel)]
    venues = [read_venue(sheet.title, sheet.rows, sheet.merges)[0] for sheet in drawn if sheet]
    assert venues[0].stalls == venues[1].stalls


def test_a_sample_is_never_put_over_something(sheets_api, registry) -> None:
    with pytest.raises(UsageFault, match="ข้อมูลตัวอย่าง"):
        set_up(session(sheets_api), registry, SAMPLES["sop-prap"]().book)


def test_headers_explain_offer_and_are_protected(sheets_api, registry) -> None:
    sheet = _sheet(sheets_api, registry, "ใบสมัคร")
    at = _place(sheets_api, registry, "applications", "group")
    assert "★ ต้องกรอก" in sheet.cells[0, at].note
    rule = sheet.cells[1, at].validation
    assert rule["condition"]["type"] == "ONE_OF_RANGE"
    assert rule["condition"]["values"] == [{"userEnteredValue": f"='กลุ่ม'!$B$2:$B${ROWS + 1}"}]
    assert not rule.get("strict")
    power = sheet.cells[ROWS, _place(sheets_api, registry, "applications", "power")].validation
    assert [value["userEnteredValue"] for value in power["condition"]["values"]] == ["ใช่", "ไม่"]
    assert sheet.grid["frozenRowCount"] == 1
    assert {guard["description"] for guard in sheet.protected_ranges} == {"otopsheets: หัวตาราง", "otopsheets: ผล"}
    assert all(not guard.get("warningOnly") for guard in sheet.protected_ranges)


def test_what_is_typed_stays_as_it_was_typed(sheets_api, registry) -> None:
    sheet = _sheet(sheets_api, registry, "กลุ่ม")
    phone = _place(sheets_api, registry, "groups", "phone")
    assert sheet.cells[1, phone].format["numberFormat"] == {"type": "TEXT", "pattern": "@"}


def test_the_result_column_says_what_is_missing_and_then_what_came_of_it(sheets_api, registry) -> None:
    sheet = _sheet(sheets_api, registry, "กลุ่ม")
    at = _place(sheets_api, registry, "groups", "result")
    as_person(sheets_api, registry, edited(sheet.id, 1, 1, "ทอผ้า"))
    assert cells(sheets_api, registry, "กลุ่ม")[1][at] == "ยังขาด: ประเภท"
    as_person(sheets_api, registry, edited(sheet.id, 1, 2, "กลุ่มอาชีพ"))
    assert cells(sheets_api, registry, "กลุ่ม")[1][at] == "ครบแล้ว"
    answers = (("ที่", "พิมพ์ว่า", "ผล"), (lookup.place("กลุ่ม", 2), "ทอผ้า", "ครบถ้วน"))
    rows = tuple(tuple(Cell(text) for text in row) for row in answers)
    sync(store(sheets_api, registry), Tab("lookup", lookup.TITLE, rows, hidden=True))
    assert cells(sheets_api, registry, "กลุ่ม")[1][at] == "ครบถ้วน"
    as_person(sheets_api, registry, edited(sheet.id, 1, 1, "จักสาน"))
    assert cells(sheets_api, registry, "กลุ่ม")[1][at] == "รอซิงก์ใหม่"


def test_results_in_another_spreadsheet_are_imported(sheets_api, spreadsheet) -> None:
    set_up(session(sheets_api), spreadsheet, BOOK, output="OUTPUT")
    at = _place(sheets_api, spreadsheet, "groups", "result")
    formula = _sheet(sheets_api, spreadsheet, "กลุ่ม").cells[5, at].value["formulaValue"]
    assert 'IMPORTRANGE("OUTPUT","\'ผลรายแถว\'!A:C")' in formula


def test_doing_it_again_changes_nothing_and_writes_nothing(sheets_api, registry) -> None:
    made = set_up(session(sheets_api), registry, BOOK)
    assert (made.added, made.repaired) == ((), ())
    assert {call.kind for call in sheets_api.calls} == {"read"}


def test_what_drifted_is_put_right_and_what_was_typed_stays(sheets_api, registry) -> None:
    sheet = _sheet(sheets_api, registry, "กลุ่ม")
    kind, result = (_place(sheets_api, registry, "groups", name) for name in ("kind", "result"))
    for row, text in ((1, "ทอผ้า"), (2, "จักสาน")):
        as_person(sheets_api, registry, edited(sheet.id, row, 1, text))
    before = cells(sheets_api, registry, "กลุ่ม")
    whole = {"sheetId": sheet.id}
    note = {"start": {**whole, "rowIndex": 0, "columnIndex": 1}, "rows": [{"values": [{}]}], "fields": "note"}
    offered = {"startColumnIndex": kind, "endColumnIndex": kind + 1, "startRowIndex": 1, "endRowIndex": ROWS + 1}
    formulas = {"startColumnIndex": result, "endColumnIndex": result + 1, "startRowIndex": 3, "endRowIndex": 6}
    frozen = {"sheetId": sheet.id, "gridProperties": {"frozenRowCount": 0}}
    guard = sheet.protected_ranges[0]["protectedRangeId"]
    as_person(
        sheets_api,
        registry,
        {"updateCells": note},
        {"setDataValidation": {"range": {**whole, **offered}}},
        {"updateCells": {"range": {**whole, **formulas}, "fields": "userEnteredValue"}},
        edited(sheet.id, 4, result, "พิมพ์เอง"),
        {"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}},
        {"deleteProtectedRange": {"protectedRangeId": guard}},
        {"deleteConditionalFormatRule": {"sheetId": sheet.id, "index": 0}},
        {"deleteConditionalFormatRule": {"sheetId": sheet.id, "index": 0}},
    )
    made = set_up(session(sheets_api), registry, BOOK)
    said = [drift.wording.say("th", **dict(drift.values)) for drift in made.repaired]
    assert said == [
        "แถวหัวตารางไม่ได้ตรึงไว้",
        "คำอธิบายหัวคอลัมน์ 'ชื่อกลุ่ม' หายไปหรือถูกแก้",
        "สีเตือนของคอลัมน์ 'ชื่อกลุ่ม' หายไป",
        "รายการให้เลือกของคอลัมน์ 'ประเภท' หายไปหรือถูกแก้",
        "สีเตือนของคอลัมน์ 'ประเภท' หายไป",
        "ช่องผลบางแถวไม่มีสูตร",
        "หัวตาราง ไม่ได้ป้องกันไว้ หรือการป้องกันเลื่อนไป",
    ]
    after = cells(sheets_api, registry, "กลุ่ม")
    assert after[4][result] == "พิมพ์เอง"
    assert after[:3] == before[:3]
    assert look_at(session(sheets_api), registry, BOOK.forms).found["groups"].empty_results == []
    assert set_up(session(sheets_api), registry, BOOK).repaired == ()


def test_people_may_move_rename_and_add_columns_before_it_is_put_right(sheets_api, registry) -> None:
    sheet = _sheet(sheets_api, registry, "กลุ่ม").id
    columns = {"sheetId": sheet, "dimension": "COLUMNS"}
    moved = {"source": {**columns, "startIndex": 1, "endIndex": 2}, "destinationIndex": 5}
    added = {"range": {**columns, "startIndex": 0, "endIndex": 1}, "inheritFromBefore": False}
    rows = {
        "range": {"sheetId": sheet, "dimension": "ROWS", "startIndex": 0, "endIndex": 1},
        "inheritFromBefore": False,
    }
    as_person(sheets_api, registry, {"moveDimension": moved}, {"insertDimension": added}, {"insertDimension": rows})
    made = set_up(session(sheets_api), registry, BOOK)
    assert made.added == ()
    placed = look_at(session(sheets_api), registry, BOOK.forms).places["groups"]
    assert (placed.header, placed.columns["name"]) == (1, 5)
    assert set_up(session(sheets_api), registry, BOOK).repaired == ()


def test_a_registry_that_grew_by_hand_gets_what_it_lacks(sheets_api) -> None:
    grown = {"กลุ่มอาชีพ": [["ทะเบียน"], ["รหัส", "ชื่อกลุ่ม/ผู้ประกอบการ"], ["G1", "ทอผ้า"]], "บันทึก": [["ของฉัน"]]}
    spreadsheet = sheets_api.create_spreadsheet("ทะเบียน", sheets=grown)
    made = set_up(session(sheets_api), spreadsheet, BOOK)
    assert "กลุ่ม" not in made.added
    assert titles(sheets_api, spreadsheet)[:2] == ["กลุ่มอาชีพ", "บันทึก"]
    assert cells(sheets_api, spreadsheet, "กลุ่มอาชีพ") == grown["กลุ่มอาชีพ"]
    assert cells(sheets_api, spreadsheet, "บันทึก") == [["ของฉัน"]]
    sheet = _sheet(sheets_api, spreadsheet, "กลุ่มอาชีพ")
    assert sheet.grid["frozenRowCount"] == 2
    assert "ชื่อเต็ม" in sheet.cells[1, 1].note


def test_a_blank_sheet_that_bears_the_title_already_is_taken(sheets_api) -> None:
    spreadsheet = sheets_api.create_spreadsheet("ทะเบียน", sheets={"กลุ่ม": [], "อื่น": [["ก"]]})
    old = _sheet(sheets_api, spreadsheet, "กลุ่ม").id
    set_up(session(sheets_api), spreadsheet, BOOK)
    assert _sheet(sheets_api, spreadsheet, "กลุ่ม").id == old
    assert cells(sheets_api, spreadsheet, "กลุ่ม")[0][1] == "ชื่อกลุ่ม"
    assert titles(sheets_api, spreadsheet).count("กลุ่ม") == 1


def test_a_lost_answer_makes_no_second_registry(sheets_api, spreadsheet) -> None:
    sheets_api.fail_next("reset_after", match=":batchUpdate")
    set_up(session(sheets_api), spreadsheet, BOOK)
    assert len(titles(sheets_api, spreadsheet)) == len(BOOK.forms) + 2
