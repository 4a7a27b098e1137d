"""Every bad file is one clear sentence; every good one is read as it is."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from otopsheets.errors import RegistryFault
from otopsheets.registry import Broken
from otopsheets.registry.sheets import UNCALCULATED
from otopsheets.stores.workbooks import read_workbook


def _saved(path: Path, *rows: list, **cells: object) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "กลุ่ม"
    for row in rows:
        sheet.append(row)
    for cell, value in cells.items():
        sheet[cell] = value
    workbook.save(path)
    return path


def test_cells_are_read_as_they_are(tmp_path) -> None:
    path = _saved(tmp_path / "a.xlsx", ["รหัส", 1, 2.5, True, date(2560, 9, 15), "007", "=1+"[:1] + "x"])
    (sheet,) = read_workbook(path)
    assert sheet.title == "กลุ่ม"
    assert list(sheet.rows[0][:6]) == ["รหัส", 1.0, 2.5, True, date(2560, 9, 15), "007"]


def test_error_cells_and_formulas_never_calculated_are_broken_not_empty(tmp_path) -> None:
    path = _saved(tmp_path / "a.xlsx", ["a", "b", "c", "d"], A2="#REF!", C2="=1+1", D2="ok", B5="=A1")
    (sheet,) = read_workbook(path)
    assert sheet.rows[1][0] == Broken("#REF!")
    assert isinstance(sheet.rows[1][0], Broken)
    assert sheet.rows[1][2] is UNCALCULATED
    assert sheet.rows[1][3] == "ok"
    assert sheet.rows[4][1] is UNCALCULATED


def test_a_formula_with_a_stored_result_is_its_result(tmp_path) -> None:
    path = _saved(tmp_path / "a.xlsx", ["x"], A2="=1+1")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet_xml = parts["xl/worksheets/sheet1.xml"]
    assert b"<f>1+1</f><v></v>" in sheet_xml or b"<f>1+1</f><v />" in sheet_xml or b"<f>1+1</f><v/>" in sheet_xml
    for empty in (b"<f>1+1</f><v></v>", b"<f>1+1</f><v />", b"<f>1+1</f><v/>"):
        sheet_xml = sheet_xml.replace(empty, b"<f>1+1</f><v>2</v>")
    parts["xl/worksheets/sheet1.xml"] = sheet_xml
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    (sheet,) = read_workbook(path)
    assert sheet.rows[1][0] == 2.0


def test_hidden_rows_and_merges_are_read_too(tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A1"], sheet["A2"] = "เห็น", "ซ่อน"
    sheet.row_dimensions[2].hidden = True
    sheet.merge_cells("A4:C5")
    workbook.save(path)
    (read,) = read_workbook(path)
    assert read.rows[1][0] == "ซ่อน"
    assert read.merges == ((3, 0, 4, 2),)


def test_a_hundred_thousand_empty_formatted_rows_hold_nothing(tmp_path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = workbook.add_worksheet("กลุ่ม")
    look = workbook.add_format({"bg_color": "#ffeecc"})
    sheet.write_string(0, 0, "ชื่อกลุ่ม")
    for row in range(1, 100_001):
        sheet.write_blank(row, 0, None, look)
    workbook.close()
    (read,) = read_workbook(path)
    assert read.rows[0][0] == "ชื่อกลุ่ม"
    assert not any(cell for row in read.rows[1:] for cell in row)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ไม่ใช่สมุดงาน Excel"),
        (b"name,price\n1,2\n", "ไม่ใช่สมุดงาน Excel"),
        (b"PK\x03\x04 a broken archive", "ไม่ใช่สมุดงาน Excel"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "มีรหัสผ่าน"),
    ],
    ids=["empty", "csv", "broken archive", "password"],
)
def test_what_is_no_workbook_is_one_sentence(tmp_path, content, said) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(RegistryFault, match=said) as fault:
        read_workbook(path)
    assert str(path) in fault.value.message("en")


def test_an_archive_that_is_no_workbook_is_one_sentence(tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(RegistryFault, match="ไม่ใช่สมุดงาน Excel"):
        read_workbook(path)


def test_a_file_that_is_not_there_and_a_folder_are_one_sentence(tmp_path) -> None:
    with pytest.raises(RegistryFault, match="ไม่พบแฟ้ม"):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(RegistryFault, match="ไม่ใช่สมุดงาน Excel"):
        read_workbook(tmp_path)


def test_a_file_that_may_not_be_opened_is_one_sentence(tmp_path, monkeypatch) -> None:
    path = _saved(tmp_path / "a.xlsx", ["x"])

    def locked(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)  # what Windows does while another program holds the file
    with pytest.raises(RegistryFault, match="ปิดแฟ้มใน Excel"):
        read_workbook(path)
