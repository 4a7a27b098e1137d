"""gspread's whole surface, against the server, as its own tests use it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import gspread
import pytest
from gspread.cell import Cell
from gspread.exceptions import APIError, GSpreadException, SpreadsheetNotFound, WorksheetNotFound
from gspread.utils import (
    DateTimeOption,
    Dimension,
    ExportFormat,
    InsertDataOption,
    MergeType,
    TableDirection,
    ValidationConditionType,
    ValueInputOption,
    ValueRenderOption,
)

from tests.sheets_api import SheetsServer
from tests.sheets_api.client import gspread_client

TABLE = [["A1", "B1", "", "D1"], ["", "b2", "", ""], ["", "", "", ""], ["A4", "B4", "", "D4"]]


@pytest.fixture
def client(sheets_api: SheetsServer) -> Iterator[gspread.Client]:
    sheets_api.quota.enabled = False
    client = gspread_client(sheets_api.url, sheets_api.token)
    yield client
    client.http_client.session.close()


@pytest.fixture
def book(client: gspread.Client) -> gspread.Spreadsheet:
    return client.create("Book")


@pytest.fixture
def sheet(book: gspread.Spreadsheet) -> gspread.Worksheet:
    return book.sheet1


# the client ----------------------------------------------------------------------------------------------------------


def test_spreadsheets_are_found_by_name_key_and_url(client: gspread.Client, book: gspread.Spreadsheet) -> None:
    assert client.open("Book").id == book.id
    assert client.open_by_key(book.id).title == "Book"
    assert client.open_by_url(book.url).id == book.id
    assert [found.id for found in client.openall()] == [book.id]
    assert [file["name"] for file in client.list_spreadsheet_files()] == ["Book"]
    with pytest.raises(SpreadsheetNotFound):
        client.open("No such book")
    with pytest.raises(SpreadsheetNotFound):
        client.open_by_key("test")


def test_a_private_spreadsheet_is_a_permission_error(sheets_api: SheetsServer, client: gspread.Client) -> None:
    private = sheets_api.create_spreadsheet("Private", owner="stranger@example.com")
    with pytest.raises(PermissionError):
        client.open_by_key(private)


def test_copy_keeps_sheets_and_permissions_if_asked(client: gspread.Client, book: gspread.Spreadsheet) -> None:
    book.share("reader@example.com", perm_type="user", role="reader")
    book.sheet1.update([["kept"]], "A1")
    copy = client.copy(book.id, title="Copy", copy_permissions=True)
    assert copy.sheet1.acell("A1").value == "kept"
    assert copy.fetch_sheet_metadata()["sheets"] == book.fetch_sheet_metadata()["sheets"]
    assert {p["emailAddress"]: p["role"] for p in copy.list_permissions()} == {
        "owner@example.com": "owner",
        "reader@example.com": "reader",
    }
    client.del_spreadsheet(copy.id)
    with pytest.raises(SpreadsheetNotFound):
        client.open_by_key(copy.id)


def test_import_and_export_csv(client: gspread.Client, book: gspread.Spreadsheet) -> None:
    client.import_csv(book.id, "a,b\n1,2\n")
    assert client.open_by_key(book.id).sheet1.get_all_values() == [["a", "b"], ["1", "2"]]
    assert client.export(book.id, ExportFormat.CSV) == b"a,b\r\n1,2"
    assert client.export(book.id, ExportFormat.TSV) == b"a\tb\r\n1\t2"
    assert client.export(book.id, ExportFormat.PDF).startswith(b"%PDF-")
    assert client.export(book.id, ExportFormat.EXCEL).startswith(b"PK")


def test_sharing(book: gspread.Spreadsheet) -> None:
    book.share("writer@example.com", perm_type="user", role="writer", notify=False)
    book.share(None, perm_type="anyone", role="reader")
    book.share("example.org", perm_type="domain", role="reader")
    kinds = {(p["type"], p["role"]) for p in book.list_permissions()}
    assert kinds == {("user", "owner"), ("user", "writer"), ("anyone", "reader"), ("domain", "reader")}
    book.remove_permissions("writer@example.com")
    assert "writer" not in {p["role"] for p in book.list_permissions()}
    writer = next(p for p in book.list_permissions() if p["type"] == "user")
    assert writer["displayName"] == "owner"


# the spreadsheet -----------------------------------------------------------------------------------------------------


def test_worksheets_come_and_go(book: gspread.Spreadsheet) -> None:
    first, second = book.add_worksheet("first", 5, 4), book.add_worksheet("second", 3, 2, index=0)
    assert [w.title for w in book.worksheets()] == ["second", "Sheet1", "first"]
    assert (first.row_count, first.col_count, second.index) == (5, 4, 0)
    assert book.get_worksheet(0).title == "second"
    assert book.get_worksheet_by_id(first.id).title == "first"
    assert book.worksheet("first").id == first.id
    twin = book.duplicate_sheet(first.id, insert_sheet_index=0, new_sheet_name="twin")
    book.reorder_worksheets([first, twin])
    assert [w.title for w in book.worksheets()] == ["first", "twin", "second", "Sheet1"]
    book.del_worksheet(second)
    book.del_worksheet_by_id(twin.id)
    assert [w.title for w in book] == ["first", "Sheet1"]
    with pytest.raises(WorksheetNotFound):
        book.worksheet("second")


def test_the_last_sheet_stays(book: gspread.Spreadsheet) -> None:
    with pytest.raises(APIError, match="You can't remove all the sheets in a document"):
        book.del_worksheet(book.sheet1)
    with pytest.raises(APIError, match="You can't hide all the sheets in a document"):
        book.sheet1.hide()


def test_properties_of_the_spreadsheet(book: gspread.Spreadsheet) -> None:
    assert (book.timezone, book.locale) == ("Etc/GMT", "en_US")
    book.update_timezone("Asia/Bangkok")
    book.update_locale("th_TH")
    book.update_title("🎊 สมุด #1")
    again = book.client.open("🎊 สมุด #1") if hasattr(book.client, "open") else book
    properties = again.fetch_sheet_metadata()["properties"]
    assert (properties["timeZone"], properties["locale"]) == ("Asia/Bangkok", "th_TH")
    assert properties["title"] == "🎊 สมุด #1"
    assert properties["defaultFormat"]["textFormat"]["fontFamily"] == "arial,sans,sans-serif"
    assert book.get_lastUpdateTime() >= book.creationTime


def test_values_of_the_spreadsheet(book: gspread.Spreadsheet) -> None:
    book.add_worksheet("🌵 cactus 1", 10, 10)
    values = [["🍇", "🍉", "🍋"], ["🍐", "🍎", "🍓"]]
    book.values_update("🌵 cactus 1!A1", params={"valueInputOption": "RAW"}, body={"values": values})
    assert book.values_get("🌵 cactus 1")["values"] == values
    columns = book.values_batch_get(["🌵 cactus 1!A:A", "🌵 cactus 1!B:B"])["valueRanges"]
    assert [column["values"] for column in columns] == [[["🍇"], ["🍐"]], [["🍉"], ["🍎"]]]
    book.values_clear("🌵 cactus 1!A1:C1")
    assert book.values_get("'🌵 cactus 1'!A1:C2")["values"] == [[], ["🍐", "🍎", "🍓"]]
    book.values_append("🌵 cactus 1", {"valueInputOption": "RAW"}, {"values": [["🥝"]]})
    assert book.values_get("'🌵 cactus 1'!A3")["values"] == [["🥝"]]


def test_named_ranges(book: gspread.Spreadsheet, sheet: gspread.Worksheet) -> None:
    reply = sheet.define_named_range("A1:B2", "prices")
    entry = reply["replies"][0]["addNamedRange"]["namedRange"]
    assert entry["range"] == {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    assert book.list_named_ranges() == [entry]
    sheet.update([[1, 2], [3, 4]], "A1")
    assert sheet.get("prices") == [["1", "2"], ["3", "4"]]
    sheet.delete_named_range(entry["namedRangeId"])
    assert book.fetch_sheet_metadata({"fields": "namedRanges"}) == {}


def test_protected_ranges(book: gspread.Spreadsheet, sheet: gspread.Worksheet) -> None:
    sheet.add_protected_range("A1:B2", ["someone@example.com"], description="ours")
    (entry,) = book.list_protected_ranges(sheet.id)
    assert entry["description"] == "ours"
    assert entry["editors"]["users"] == ["someone@example.com", "owner@example.com"]
    assert entry["requestingUserCanEdit"] is True
    sheet.delete_protected_range(entry["protectedRangeId"])
    assert book.list_protected_ranges(sheet.id) == []


# reading and writing cells -------------------------------------------------------------------------------------------


def test_one_cell(sheet: gspread.Worksheet) -> None:
    sheet.update_acell("A2", "value")
    assert sheet.acell("A2").value == "value"
    for written, read in ((42, "42"), ("0042", "42"), (42.01, "42.01"), ("กลุ่มทอผ้า", "กลุ่มทอผ้า"), ("a\nb", "a\nb")):
        sheet.update_cell(1, 2, written)
        assert sheet.cell(1, 2).value == read
    assert sheet.cell(9, 9).value is None


def test_numbers_are_shown_as_sheets_shows_them(sheet: gspread.Worksheet) -> None:
    sheet.update_acell("A1", "= 1 / 1024")
    assert sheet.acell("A1").numeric_value == 1 / 1024
    sheet.update_acell("A1", "2,000,000.01")
    assert sheet.acell("A1").numeric_value == 2000000.01


def test_ranges_of_cells(sheet: gspread.Worksheet) -> None:
    sheet.resize(4, 4)
    sheet.update(TABLE, "A1")
    whole = [(c.row, c.col, c.value) for c in sheet.range()]
    assert whole == [(c.row, c.col, c.value) for c in sheet.range("A1:D4")]
    assert whole == [(c.row, c.col, c.value) for c in sheet.range("D4:A1")]
    assert [c.value for c in sheet.range("A1:A")] == ["A1", "", "", "A4"]
    cells = sheet.range("A1:B1")
    cells[0].value, cells[1].value = "x", "y"
    sheet.update_cells([*cells, Cell(3, 3, "far")])
    assert sheet.get_all_values()[0][:2] == ["x", "y"]
    assert sheet.cell(3, 3).value == "far"


def test_get_and_update(sheet: gspread.Worksheet) -> None:
    sheet.update(TABLE, "A1")
    assert sheet.get("A1:D4") == [["A1", "B1", "", "D1"], ["", "b2"], [], ["A4", "B4", "", "D4"]]
    assert sheet.get_all_values() == TABLE
    assert sheet.row_values(1) == ["A1", "B1", "", "D1"]
    assert sheet.col_values(2) == ["B1", "b2", "", "B4"]
    assert sheet.get(pad_values=True, maintain_size=False) == TABLE
    assert sheet.get("A1:D4", major_dimension=Dimension.cols)[0] == ["A1", "", "", "A4"]
    found = sheet.batch_get(["A1:B1", "B4:D4"])
    assert [list(one) for one in found] == [[["A1", "B1"]], [["B4", "", "D4"]]]
    assert (found[0].range, found[0].first()) == ("Sheet1!A1:B1", "A1")
    sheet.batch_update([{"range": "A1:B1", "values": [["x", "y"]]}, {"range": "A4", "values": [["z"]]}])
    assert sheet.batch_get(["A1:B1", "A4"]) == [[["x", "y"]], [["z"]]]
    sheet.batch_clear(["A1:B1", "A4"])
    assert sheet.get("A1:B1") == [[]]
    sheet.clear()
    assert sheet.get_all_values() == [[]]


def test_a_title_that_looks_like_a_cell(sheet: gspread.Worksheet) -> None:
    sheet.update_title("D3")
    sheet.update([["x"]], "A1")
    assert sheet.get_all_values() == [["x"]]


def test_records(sheet: gspread.Worksheet) -> None:
    sheet.update([["name", "stalls"], ["Weavers", 2], ["Potters", ""]], "A1")
    assert sheet.get_all_records() == [{"name": "Weavers", "stalls": 2}, {"name": "Potters", "stalls": ""}]
    assert sheet.get_all_records(default_blank=None)[1]["stalls"] is None
    sheet.update([["twice", "twice"]], "A1")
    with pytest.raises(GSpreadException):
        sheet.get_all_records()


def test_render_options(sheet: gspread.Worksheet) -> None:
    sheet.update(
        [["=4/2", "2020-01-01", "string", 53], ["=3/2", 0.12, "1999-01-02", ""]],
        "A1:D2",
        value_input_option=ValueInputOption.user_entered,
    )
    assert sheet.get("A1:D2") == [["2", "2020-01-01", "string", "53"], ["1.5", "0.12", "1999-01-02"]]
    raw = sheet.get("A1:D2", value_render_option=ValueRenderOption.unformatted)
    assert raw == [[2, 43831, "string", 53], [1.5, 0.12, 36162]]
    formulas = sheet.get("A1:D2", value_render_option=ValueRenderOption.formula)
    assert formulas == [["=4/2", 43831, "string", 53], ["=3/2", 0.12, 36162]]
    text = sheet.get(
        "B1", value_render_option=ValueRenderOption.unformatted, date_time_render_option=DateTimeOption.formatted_string
    )
    assert text == [["2020-01-01"]]


def test_find(sheet: gspread.Worksheet) -> None:
    sheet.update([["camelcase", "CamelCase", "x_Y7"], ["", "CamelCase"]], "A1")
    assert sheet.find("CamelCase").address == "B1"
    assert sheet.find("CamelCase", case_sensitive=False).address == "A1"
    assert [cell.address for cell in sheet.findall("CamelCase")] == ["B1", "B2"]
    assert sheet.find(re.compile("[a-z]_[A-Z]7")).address == "C1"
    assert sheet.find("absent") is None


def test_append_and_insert(sheet: gspread.Worksheet) -> None:
    sheet.append_row(["a", "", "c"])
    sheet.append_row(["a", "", "c"])  # found the last table, C1, and went below it
    assert sheet.row_values(2) == ["", "", "a", "", "c"]
    sheet.clear()
    sheet.append_row(["a", "", "c"])
    sheet.append_row(["a", "", "c"], table_range="A1")
    assert sheet.row_values(2) == ["a", "", "c"]
    sheet.append_rows([[1], [2]], insert_data_option=InsertDataOption.insert_rows, table_range="A1")
    assert sheet.col_values(1) == ["a", "a", "1", "2"]
    sheet.update_acell("B2", "=1+1")
    sheet.insert_row(["new"] * 3, 1)
    assert sheet.acell("B3", value_render_option=ValueRenderOption.formula).value == "=1+1"
    sheet.insert_rows([["x"], ["y"]], row=2, inherit_from_before=True)
    sheet.insert_cols([["left", "left"]], col=1)
    assert sheet.get("A1:B3") == [["left", "new"], ["left", "x"], ["", "y"]]
    sheet.delete_rows(2, 3)
    sheet.delete_columns(1)
    assert sheet.get("A1:C2") == [["new", "new", "new"], ["a", "", "c"]]


def test_size(sheet: gspread.Worksheet) -> None:
    sheet.add_rows(10)
    sheet.add_cols(4)
    assert (sheet.row_count, sheet.col_count) == (1010, 30)
    sheet.resize(20, 5)
    grid = sheet.spreadsheet.fetch_sheet_metadata()["sheets"][0]["properties"]["gridProperties"]
    assert grid == {"rowCount": 20, "columnCount": 5}


# the looks and the structure -----------------------------------------------------------------------------------------


def test_sort(sheet: gspread.Worksheet) -> None:
    rows = [["Apple", "2012", "4"], ["Banana", "2013", "3"], ["Cherry", "2007", "1"], ["Date", "2013", "6"]]
    sheet.resize(4, 3)
    sheet.update(rows, "A1", raw=False)
    sheet.sort((3, "asc"), range="A1:C4")
    assert sheet.col_values(1) == ["Cherry", "Banana", "Apple", "Date"]
    sheet.sort((2, "asc"), (3, "des"))
    assert sheet.col_values(1) == ["Cherry", "Apple", "Date", "Banana"]


def test_freeze_filter_and_hide(book: gspread.Spreadsheet, sheet: gspread.Worksheet) -> None:
    def found() -> dict[str, object]:
        return dict(book.fetch_sheet_metadata()["sheets"][0])

    sheet.freeze(2, 1)
    assert found()["properties"]["gridProperties"]["frozenRowCount"] == 2  # type: ignore[index]
    sheet.freeze(0, 0)
    assert found()["properties"]["gridProperties"] == {"rowCount": 1000, "columnCount": 26}  # type: ignore[index]
    sheet.resize(20, 20)
    sheet.set_basic_filter()
    everything = {"startRowIndex": 0, "endRowIndex": 20, "startColumnIndex": 0, "endColumnIndex": 20}
    assert found()["basicFilter"] == {"range": everything}
    sheet.set_basic_filter("B1:C2")
    assert found()["basicFilter"]["range"]["startColumnIndex"] == 1  # type: ignore[index]
    sheet.clear_basic_filter()
    assert "basicFilter" not in found()
    other = book.add_worksheet("other", 2, 2)
    other.hide()
    assert book.fetch_sheet_metadata()["sheets"][1]["properties"]["hidden"] is True
    assert [w.title for w in book.worksheets(exclude_hidden=True)] == ["Sheet1"]
    other.show()
    other.hide_gridlines()
    assert other.is_gridlines_hidden
    sheet.hide_rows(0, 2)
    sheet.hide_columns(0, 2)
    sheet.unhide_rows(0, 2)
    sheet.unhide_columns(0, 2)


def test_colours_and_formats(book: gspread.Spreadsheet, sheet: gspread.Worksheet) -> None:
    sheet.update_tab_color("#ff0000")
    assert sheet.get_tab_color() == "#FF0000"
    sheet.clear_tab_color()
    assert sheet.get_tab_color() is None
    look = {
        "backgroundColor": {"green": 1, "blue": 1},
        "horizontalAlignment": "CENTER",
        "textFormat": {"foregroundColor": {"red": 1, "green": 1}, "fontSize": 12, "bold": True},
    }
    sheet.format("A2:B2", look)
    mask = {"ranges": ["Sheet1!A2"], "fields": "sheets.data.rowData.values.userEnteredFormat"}
    data = book.fetch_sheet_metadata(mask)
    assert data == {
        "sheets": [
            {
                "data": [
                    {
                        "rowData": [
                            {
                                "values": [
                                    {
                                        "userEnteredFormat": {
                                            "backgroundColor": {"green": 1, "blue": 1},
                                            "backgroundColorStyle": {"rgbColor": {"green": 1, "blue": 1}},
                                            "horizontalAlignment": "CENTER",
                                            "textFormat": {
                                                "foregroundColor": {"red": 1, "green": 1},
                                                "foregroundColorStyle": {"rgbColor": {"red": 1, "green": 1}},
                                                "fontSize": 12,
                                                "bold": True,
                                            },
                                        }
                                    }
                                ]
                            }
                        ]
                    }
                ]
            }
        ]
    }
    sheet.batch_format([{"range": "A1", "format": {"textFormat": {"italic": True}}}])


def test_notes_and_validation(sheet: gspread.Worksheet) -> None:
    assert sheet.get_note("A1") == ""
    sheet.insert_notes({"A1": "one", "B2": "two"})
    assert (sheet.get_note("A1"), sheet.get_note("B2")) == ("one", "two")
    assert sheet.get_notes() == [["one"], ["", "two"]]
    sheet.clear_notes(["A1", "B2"])
    assert sheet.get_note("A1") == ""
    sheet.add_validation("A1", ValidationConditionType.one_of_list, ["yes", "no"], strict=True, showCustomUi=True)
    fields = {"ranges": "A1", "fields": "sheets.data.rowData.values.dataValidation"}
    rule = sheet.spreadsheet.fetch_sheet_metadata(fields)["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    assert rule["dataValidation"] == {
        "condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "yes"}, {"userEnteredValue": "no"}]},
        "strict": True,
        "showCustomUi": True,
    }


def test_merges(sheet: gspread.Worksheet) -> None:
    sheet.update([[42, 43], [43, 44]], "A1")
    sheet.merge_cells("A1:B2", MergeType.merge_rows)
    assert len(sheet.spreadsheet.fetch_sheet_metadata()["sheets"][0]["merges"]) == 2
    sheet.merge_cells("A1:B2")
    assert sheet.spreadsheet.fetch_sheet_metadata()["sheets"][0]["merges"] == [
        {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    ]
    assert sheet.get("A1:B2") == [["42"]]
    sheet.update([["", "", "corner"], ["", "", "corner"]], "A1")
    sheet.update([["42"]], "A1")
    assert sheet.get("A1:C2", combine_merged_cells=True) == [["42", "42", "corner"], ["42", "42", "corner"]]
    sheet.unmerge_cells("A1:B2")
    assert "merges" not in sheet.spreadsheet.fetch_sheet_metadata()["sheets"][0]


def test_groups(sheet: gspread.Worksheet) -> None:
    sheet.add_dimension_group_columns(0, 2)
    place = {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 2}
    assert sheet.list_dimension_group_columns() == [{"range": place, "depth": 1}]
    sheet.delete_dimension_group_columns(0, 2)
    assert sheet.list_dimension_group_columns() == []
    sheet.add_dimension_group_rows(0, 2)
    assert len(sheet.list_dimension_group_rows()) == 1


def test_auto_resize(sheet: gspread.Worksheet) -> None:
    def width() -> int:
        found = sheet.spreadsheet.fetch_sheet_metadata({"fields": "sheets.data.columnMetadata"})
        return int(found["sheets"][0]["data"][0]["columnMetadata"][0]["pixelSize"])

    assert width() == 100
    sheet.update_acell("A1", "A" * 1024)
    sheet.columns_auto_resize(0, 1)
    assert width() > 1000
    sheet.rows_auto_resize(0, 1)


def test_copy_and_cut(sheet: gspread.Worksheet) -> None:
    sheet.update([["A1"], ["A2"]], "A1")
    sheet.copy_range("A1:A2", "B1:B2")
    sheet.cut_range("A1:A2", "C1")
    assert sheet.get("A1:C2") == [["", "A1", "A1"], ["", "A2", "A2"]]


def test_copy_to_another_spreadsheet(client: gspread.Client, sheet: gspread.Worksheet) -> None:
    sheet.update([["x"]], "A1")
    other = client.create("Other")
    properties = sheet.copy_to(other.id)
    assert (properties["title"], properties["index"]) == ("Copy of Sheet1", 1)
    assert other.worksheet("Copy of Sheet1").acell("A1").value == "x"


def test_expand_finds_the_table_around_a_cell(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b", ""], ["c", "d", ""], ["", "", "z"]], "A1")
    assert sheet.expand("A1") == [["a", "b"], ["c", "d"]]
    assert sheet.expand("A1", TableDirection.down) == [["a"], ["c"]]
