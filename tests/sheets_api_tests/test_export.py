"""A spreadsheet leaves as a file that other programs read as it looked."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.sheets_api_tests.conftest import DRIVE, SHEETS, Rest

UPLOAD = "https://www.googleapis.com/upload/drive/v3"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exported(rest: Rest, key: str, kind: str) -> bytes:
    answer = rest("GET", f"{DRIVE}/files/{key}/export", mimeType=kind)
    assert answer.ok, answer.text
    return answer.content


def place(top: int, left: int, bottom: int, right: int) -> Any:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


@pytest.fixture
def workbook(rest: Rest, key: str) -> Workbook:
    rest.write(key, "A1", [["กลุ่ม", "ยอด", "=LEN(A1)"], ["ผ้า", 1234.5, "2017-09-15"]])
    rest.write(key, "A3", [["=1+1"]], option="RAW")
    look = {
        "textFormat": {"bold": True, "foregroundColor": {"red": 1}, "fontSize": 14},
        "backgroundColor": {"green": 1},
        "horizontalAlignment": "CENTER",
        "wrapStrategy": "WRAP",
        "borders": {"bottom": {"style": "SOLID_THICK"}},
    }
    money = {"numberFormat": {"type": "NUMBER", "pattern": "#,##0.00"}}
    rest.batch(
        key,
        {"repeatCell": {"range": place(0, 0, 1, 1), "cell": {"userEnteredFormat": look}, "fields": "userEnteredFormat"}},
        {"repeatCell": {"range": place(1, 1, 2, 2), "cell": {"userEnteredFormat": money}, "fields": "userEnteredFormat"}},
        {"repeatCell": {"range": place(1, 0, 2, 1), "cell": {"note": "ดูก่อน"}, "fields": "note"}},
        {"mergeCells": {"range": place(4, 0, 6, 2), "mergeType": "MERGE_ALL"}},
        {"updateSheetProperties": {"properties": {"sheetId": 0, "gridProperties": {"frozenRowCount": 1},
                                                  "tabColor": {"blue": 1}},
                                   "fields": "gridProperties.frozenRowCount,tabColor"}},
        {"updateDimensionProperties": {"range": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1},
                                       "properties": {"pixelSize": 145}, "fields": "pixelSize"}},
        {"updateDimensionProperties": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 7, "endIndex": 8},
                                       "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}},
        {"addSheet": {"properties": {"title": "second", "hidden": True}}},
    )  # fmt: skip
    return load_workbook(io.BytesIO(exported(rest, key, XLSX)))


def test_a_workbook_keeps_values_and_looks(workbook: Workbook) -> None:
    sheet = workbook["Sheet1"]
    head, amount, day = sheet["A1"], sheet["B2"], sheet["C2"]
    assert (head.value, head.font.b, head.font.sz, head.font.color.rgb) == ("กลุ่ม", True, 14, "00FF0000")
    assert (head.fill.fgColor.rgb, head.alignment.horizontal, head.alignment.wrap_text) == ("0000FF00", "center", True)
    assert head.border.bottom.style == "thick"
    assert (amount.value, amount.number_format) == (1234.5, "#,##0.00")
    assert (day.value.date().isoformat(), day.is_date) == ("2017-09-15", True)
    assert (sheet["C1"].value, sheet["A2"].comment.text) == ("=LEN(A1)", "ดูก่อน")


def test_a_workbook_keeps_the_layout(workbook: Workbook) -> None:
    sheet = workbook["Sheet1"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A5:B6"]
    assert (sheet.freeze_panes, sheet.sheet_properties.tabColor.rgb) == ("A2", "000000FF")
    assert (sheet.column_dimensions["A"].width, sheet.row_dimensions[8].hidden) == (20, True)
    assert [one.sheet_state for one in workbook.worksheets] == ["visible", "hidden"]


def test_text_that_looks_like_a_formula_stays_text(workbook: Workbook) -> None:
    assert (workbook["Sheet1"]["A3"].value, workbook["Sheet1"]["A3"].data_type) == ("=1+1", "s")


def test_a_pdf_has_pages_for_every_sheet(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[f"row {number}"] for number in range(150)])
    rest.batch(key, {"addSheet": {"properties": {"title": "second"}}})
    rest.write(key, "second!A1", [["(the end)"]])
    content = exported(rest, key, "application/pdf")
    assert content.startswith(b"%PDF-1.4")
    assert len(re.findall(rb"/Type /Page\b(?!s)", content)) == 4
    assert b"(row 149) Tj" in content
    assert rb"(\(the end\)) Tj" in content


def test_a_workbook_that_comes_back_looks_as_it_did(rest: Rest, key: str, workbook: Workbook) -> None:
    content = exported(rest, key, XLSX)
    about = {"name": "again", "mimeType": "application/vnd.google-apps.spreadsheet"}
    parts = {"metadata": (None, json.dumps(about), "application/json"), "file": ("a.xlsx", content, XLSX)}
    made = rest.session.post(f"{UPLOAD}/files", files=parts, params={"uploadType": "multipart"})
    again = made.json()["id"]
    masks = {
        "cells": "sheets.data.rowData.values(userEnteredValue,note,userEnteredFormat(numberFormat,backgroundColor,"
        "horizontalAlignment,wrapStrategy,textFormat(bold,fontSize,foregroundColor)))",
        "sheets": "sheets(properties(title,hidden,tabColor,gridProperties),data(columnMetadata.pixelSize,"
        "rowMetadata.hiddenByUser))",
    }
    for ranges in (["Sheet1!A1:C8"], ["second!A1:B2"]):
        for fields in masks.values():
            old, new = (rest.ok("GET", f"{SHEETS}/{one}", ranges=ranges, fields=fields) for one in (key, again))
            assert old == new
    areas = [
        {name: at for name, at in area.items() if name != "sheetId"}
        for area in rest.ok("GET", f"{SHEETS}/{again}", fields="sheets.merges")["sheets"][0]["merges"]
    ]
    assert areas == rest.ok("GET", f"{SHEETS}/{key}", fields="sheets.merges")["sheets"][0]["merges"]
