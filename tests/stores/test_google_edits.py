"""What people change on a generated sheet beside its values is kept before the sheet is written over, and only that."""

import copy
from collections.abc import Callable
from dataclasses import replace

import pytest

from otopsheets.stores.base import Overtaken
from otopsheets.stores.google.edits import Compared, painted_over, written_looks
from otopsheets.stores.google.reading import LOOKS
from otopsheets.tabs.model import Cell, Look, Tab
from tests.stores.by_hand import EDITS, NO_EDITS
from tests.stores.contract import CHECKS, DAY, RICH, STALLS, tab
from tests.stores.google import INPUT, as_person, cells, edited, store, sync, titles

NEW = tab("checks", "ผลตรวจสอบ", ["ระดับ", "เรื่อง"], ["ผ่าน", "ครบแล้ว"])
KEPT = "ผลตรวจสอบ 2017-09-05"


@pytest.fixture(params=["beside the registry", "in a spreadsheet of its own"])
def place(request, sheets_api) -> tuple[str, str | None]:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT)
    return registry, sheets_api.create_spreadsheet("ผล") if "own" in request.param else None


def _sheet(server, spreadsheet: str, title: str):
    return next(sheet for sheet in server.book(spreadsheet).sheets if sheet.title == title)


def _id(server, spreadsheet: str, title: str) -> int:
    return _sheet(server, spreadsheet, title).id


# --- what is an edit


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_somebody_marked_is_kept_before_the_tab_is_replaced(sheets_api, place, edit) -> None:
    where = place[1] or place[0]
    sync(store(sheets_api, *place), CHECKS, STALLS)
    as_person(sheets_api, where, edit(_id(sheets_api, where, "ผลตรวจสอบ")))
    marked = _drawn(_sheet(sheets_api, where, "ผลตรวจสอบ"))
    google = store(sheets_api, *place)
    assert not google.read().printed["checks"].edited  # it shows what it showed
    assert google.write([NEW, STALLS], DAY).kept == (KEPT,)
    assert _drawn(_sheet(sheets_api, where, KEPT)) == marked
    assert sync(store(sheets_api, *place), CHECKS, STALLS).kept == ()  # and is gone from the tab itself


def _drawn(sheet) -> str:
    """All that is drawn on a sheet, whichever it is."""
    told = [sorted((at, repr(cell)) for at, cell in sheet.cells.items()), sheet.merges, sheet.conditional_formats]
    rest = [[chart["spec"] for chart in sheet.charts], [band["rowProperties"] for band in sheet.banded_ranges]]
    return repr([*told, *rest]).replace(str(sheet.id), "ID")


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_it_stays_where_it_is_while_the_tab_is_not_replaced(sheets_api, place, edit) -> None:
    where = place[1] or place[0]
    sync(store(sheets_api, *place), CHECKS, STALLS)
    as_person(sheets_api, where, edit(_id(sheets_api, where, "ผลตรวจสอบ")))
    marked = _drawn(_sheet(sheets_api, where, "ผลตรวจสอบ"))
    assert sync(store(sheets_api, *place), CHECKS, tab("stalls", "รายชื่อร้าน", ["ใหม่"])).kept == ()
    assert _drawn(_sheet(sheets_api, where, "ผลตรวจสอบ")) == marked


@pytest.mark.parametrize("edit", NO_EDITS.values(), ids=NO_EDITS)
def test_what_only_helps_to_see_is_no_edit(sheets_api, place, edit) -> None:
    where = place[1] or place[0]
    sync(store(sheets_api, *place), CHECKS, STALLS)
    as_person(sheets_api, where, edit(_id(sheets_api, where, "ผลตรวจสอบ")))
    assert sync(store(sheets_api, *place), NEW, STALLS).kept == ()


def _anchor(sheet, chart: int, **told: int):
    at = {"overlayPosition": {"anchorCell": {"sheetId": sheet.id, "rowIndex": 5}, **told}}
    return {
        "updateEmbeddedObjectPosition": {"objectId": sheet.charts[chart]["chartId"], "newPosition": at, "fields": "*"}
    }


def _retitled(sheet, chart: int):
    spec = {**copy.deepcopy(sheet.charts[chart]["spec"]), "title": "ชื่อที่ประชุมตั้ง"}
    return {"updateChartSpec": {"chartId": sheet.charts[chart]["chartId"], "spec": spec}}


@pytest.mark.parametrize(
    "edit",
    [
        lambda sheet: _anchor(sheet, 0, offsetXPixels=40, widthPixels=480, heightPixels=288),
        lambda sheet: _anchor(sheet, 0, widthPixels=700, heightPixels=288),
        lambda sheet: _retitled(sheet, 2),
        lambda sheet: {"deleteEmbeddedObject": {"objectId": sheet.charts[3]["chartId"]}},
        lambda sheet: {"deleteConditionalFormatRule": {"sheetId": sheet.id, "index": 1}},
        lambda sheet: {"unmergeCells": {"range": {"sheetId": sheet.id, "endRowIndex": 1}}},
    ],
    ids=["moved", "resized", "retitled", "deleted", "rule deleted", "unmerged"],
)
def test_what_somebody_did_to_a_chart_a_rule_or_a_merge_of_ours_is_kept(sheets_api, place, edit) -> None:
    where = place[1] or place[0]
    sync(store(sheets_api, *place), RICH, STALLS)
    as_person(sheets_api, where, edit(_sheet(sheets_api, where, "สรุป")))
    assert sync(store(sheets_api, *place), replace(RICH, color="#ff0000"), STALLS).kept == ("สรุป 2017-09-05",)


def test_a_table_that_somebody_made_of_a_tab_is_kept_and_does_not_stand_in_the_way(sheets_api, place) -> None:
    where = place[1] or place[0]
    sync(store(sheets_api, *place), CHECKS, STALLS)
    sheet = _sheet(sheets_api, where, "ผลตรวจสอบ")
    area = {"sheetId": sheet.id, "startRowIndex": 0, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 2}
    as_person(sheets_api, where, {"addTable": {"table": {"name": "ตาราง", "range": area}}})
    assert sync(store(sheets_api, *place), NEW, STALLS).kept == (KEPT,)
    assert sheet.tables == []
    assert cells(sheets_api, where, "ผลตรวจสอบ") == [["ระดับ", "เรื่อง"], ["ผ่าน", "ครบแล้ว"]]
    assert sync(store(sheets_api, *place), CHECKS, STALLS).kept == ()


def test_a_tab_that_goes_is_kept_for_its_marks_as_well(sheets_api, place) -> None:
    where = place[1] or place[0]
    sync(store(sheets_api, *place), CHECKS, STALLS)
    as_person(sheets_api, where, EDITS["a note"](_id(sheets_api, where, "ผลตรวจสอบ")))
    assert sync(store(sheets_api, *place), STALLS).kept == (KEPT,)


# --- between reading and writing


@pytest.mark.parametrize("edit", [*EDITS.values(), lambda sheet: edited(sheet, 1, 1, "แก้ระหว่างซิงก์")])
def test_what_is_changed_while_the_sync_reckons_is_kept_too(sheets_api, edit) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT)
    sync(store(sheets_api, registry), CHECKS, STALLS)
    google = store(sheets_api, registry)
    google.read()
    as_person(sheets_api, registry, edit(_id(sheets_api, registry, "ผลตรวจสอบ")))
    marked = _drawn(_sheet(sheets_api, registry, "ผลตรวจสอบ"))
    assert google.write([NEW, STALLS], DAY).kept == (KEPT,)
    assert _drawn(_sheet(sheets_api, registry, KEPT)) == marked


def test_a_sheet_that_took_the_name_of_ours_meanwhile_is_not_taken_for_it(sheets_api) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets={**INPUT, "ของฉัน": [["ของฉัน"]]})
    sync(store(sheets_api, registry), CHECKS, STALLS)
    google = store(sheets_api, registry)
    google.read()
    ours, theirs = (_id(sheets_api, registry, title) for title in ("ผลตรวจสอบ", "ของฉัน"))
    for sheet, title in ((ours, "อื่น"), (theirs, "ผลตรวจสอบ")):
        told = {"properties": {"sheetId": sheet, "title": title}, "fields": "title"}
        as_person(sheets_api, registry, {"updateSheetProperties": told})
    with pytest.raises(Overtaken):
        google.write([NEW, STALLS], DAY)
    assert sync(google, NEW, STALLS).kept == ()
    assert cells(sheets_api, registry, "ผลตรวจสอบ") == [["ของฉัน"]]
    assert cells(sheets_api, registry, "อื่น")[1] == ["ผ่าน", "ครบแล้ว"]


def test_only_the_sheets_that_are_replaced_are_looked_at(sheets_api) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT)
    sync(store(sheets_api, registry), CHECKS, STALLS, RICH)
    sheets_api.forget_calls()
    sync(store(sheets_api, registry), NEW, STALLS, RICH)
    _, look, _ = sheets_api.calls
    assert look.query.count("ranges=") == 1


# --- what is told otherwise than it was written


def _channels(told, change: Callable[[float], float]):
    """The same answer, every channel of a colour changed, and left out where it is nothing."""
    if isinstance(told, list):
        return [_channels(each, change) for each in told]
    if not isinstance(told, dict):
        return told
    if "rgbColor" in told:
        shades = {name: change(channel) for name, channel in told["rgbColor"].items()}
        return {"rgbColor": {name: shade for name, shade in shades.items() if shade}}
    return {name: _channels(value, change) for name, value in told.items()}


def _with_defaults(told):
    """The same answer, with all that Google might say of a cell of which nothing is to be said."""
    for sheet in told["sheets"]:
        sheet.get("merges", []).reverse()
        sheet.get("charts", []).reverse()
        for row in sheet["data"][0].get("rowData", ()):
            for cell in row.get("values", ()):
                format_ = cell.setdefault("userEnteredFormat", {})
                format_.setdefault("backgroundColorStyle", {"rgbColor": {"red": 1, "green": 1, "blue": 1}})
                text = format_.setdefault("textFormat", {})
                text.setdefault("foregroundColorStyle", {"themeColor": "TEXT"})
                for name in ("bold", "italic", "strikethrough", "underline"):
                    text.setdefault(name, False)
                if "note" in cell:
                    cell["note"] += "\n"
    return told


FORMS = {
    "as it is": lambda told: told,
    "in a few digits": lambda told: _channels(told, lambda channel: float(f"{channel:.3g}")),
    "all defaults": _with_defaults,
}


def _telling(google, form) -> None:
    ask = google.session.structure

    def told(spreadsheet, fields, *more):
        answer = ask(spreadsheet, fields, *more)
        return form(copy.deepcopy(answer)) if fields == LOOKS else answer

    google.session.structure = told


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("hand", [None, EDITS["a fill"]], ids=["untouched", "touched"])
def test_only_a_hand_makes_a_difference_however_google_tells_a_look(sheets_api, place, form, hand) -> None:
    """Every shade there is stands on the tab, so that a rounding in any of them would be seen."""
    where = place[1] or place[0]
    shades = tuple(
        (Cell("ก", Look(fill=f"#{n:02x}{n:02x}{255 - n:02x}")), Cell("ข", Look(bold=True))) for n in range(256)
    )
    many = Tab("checks", "ผลตรวจสอบ", shades)
    sync(store(sheets_api, *place), many, RICH, STALLS)
    if hand:
        as_person(sheets_api, where, hand(_id(sheets_api, where, "ผลตรวจสอบ")))
    google = store(sheets_api, *place)
    _telling(google, form)
    kept = sync(google, replace(many, cells=shades[:-1]), replace(RICH, color="#ff0000"), STALLS).kept
    assert kept == ((KEPT,) if hand else ())


def _unlike(told):
    """Colours of a theme nobody knows: every look is told otherwise than it was written."""
    return _channels(told, lambda channel: 1 - channel)


def test_when_no_sheet_looks_as_written_nobody_painted_over_them(sheets_api, place) -> None:
    colored = [
        Tab(f"tab{n}", f"แท็บ {n}", ((Cell("ก", Look(fill="#deebf7")), Cell(str(n), note="ก")),)) for n in range(3)
    ]
    later = [replace(each, color="#ff0000") for each in colored]
    sync(store(sheets_api, *place), *colored, CHECKS)
    google = store(sheets_api, *place)
    _telling(google, _unlike)
    assert sync(google, *later, CHECKS).kept == ()


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ((), set()),
        ((("a", "1", "1"), ("b", "2", "3")), {"b"}),
        ((("a", "", "1"), ("b", "2", "2")), set()),  # written by a version that did not say
        ((("a", "1", "9"), ("b", "2", "9")), {"a", "b"}),
        ((("a", "1", "9"), ("b", "2", "9"), ("c", "3", "9")), set()),
        ((("a", "1", "9"), ("b", "2", "9"), ("c", "3", "3")), {"a", "b"}),
    ],
)
def test_whose_looks_count_as_changed(sheets, found) -> None:
    assert painted_over([Compared(*each) for each in sheets]) == found


def test_a_tab_that_looks_like_nothing_proves_nothing(sheets_api) -> None:
    plain = written_looks(Tab("state", "_", ((Cell("ก"),),)))
    sheets = [Compared("state", plain, plain), *(Compared(name, name, "9") for name in "abc")]
    assert painted_over(sheets) == set()


@pytest.mark.parametrize("uri", ["https://example.com", None])
def test_a_link_that_google_makes_of_a_text_is_no_edit(sheets_api, place, uri) -> None:
    where = place[1] or place[0]
    sync(store(sheets_api, *place), CHECKS, STALLS)
    ink = {"foregroundColorStyle": {"themeColor": "LINK"}, "underline": True}
    run = {"startIndex": 0, "format": {**ink, **({"link": {"uri": uri}} if uri else {})}}
    cell = {"textFormatRuns": [run], "userEnteredFormat": {"textFormat": ink}}
    area = {"sheetId": _id(sheets_api, where, "ผลตรวจสอบ"), "startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 1}
    fields = "textFormatRuns,userEnteredFormat.textFormat(foregroundColorStyle,underline)"
    as_person(
        sheets_api, where, {"repeatCell": {"range": {**area, "endColumnIndex": 2}, "cell": cell, "fields": fields}}
    )
    assert sync(store(sheets_api, *place), NEW, STALLS).kept == ()


def test_marks_of_an_earlier_version_are_still_known(sheets_api) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT)
    sync(store(sheets_api, registry), CHECKS, STALLS)
    for entry in sheets_api.book(registry).developer_metadata:
        entry["metadataValue"] = entry["metadataValue"].replace('"looks":', '"of another version":')
    as_person(sheets_api, registry, EDITS["a fill"](_id(sheets_api, registry, "ผลตรวจสอบ")))
    assert sync(store(sheets_api, registry), NEW, STALLS).kept == ()
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ", "รายชื่อร้าน"]
