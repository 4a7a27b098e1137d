"""A workbook of LibreOffice is read like one of Excel: values, merged cells, formulas that failed."""

import zipfile
from pathlib import Path

import pytest

from otopsheets.errors import RegistryFault
from otopsheets.layout.venue import read_venue
from otopsheets.registry import Broken
from otopsheets.stores.opendocument import untold_of
from otopsheets.stores.workbooks import read_workbook

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
EMPTY = "<table:table-cell/>"
REST = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def cell(text: str, across: int = 1, down: int = 1, times: int = 1) -> str:
    """A cell as LibreOffice writes it, and the covered ones beside it."""
    spans = f'table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"' if across * down > 1 else ""
    alike = f'table:number-columns-repeated="{times}"' if times > 1 else ""
    shown = f'<table:table-cell office:value-type="string" {spans} {alike}><text:p>{text}</text:p></table:table-cell>'
    covered = f'<table:covered-table-cell table:number-columns-repeated="{across - 1}"/>' if across > 1 else ""
    return shown + covered


def row(*cells: str, times: int = 1) -> str:
    alike = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{alike}>{''.join(cells)}</table:table-row>"


def saved(path: Path, **sheets: str) -> Path:
    """Write a document of these sheets, each told as its rows."""
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items())
    spaces = f'xmlns:office="{_OASIS}office:1.0" xmlns:table="{_OASIS}table:1.0" xmlns:text="{_OASIS}text:1.0" xmlns:calcext="{_CALC}"'
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", _TYPE)
        archive.writestr(
            "content.xml", f'<?xml version="1.0"?><office:document-content {spaces}>{body}</office:document-content>'
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{_TYPE}"/></manifest:manifest>',
        )
    return path


def test_a_venue_keeps_its_merged_stalls_and_landmarks(tmp_path: Path) -> None:
    rows = (
        row(EMPTY, cell("เวที", 3))
        + row()
        + row(cell("A1"), cell("A2 ไฟ", 2, 2), cell("A3"))
        + row(cell("B1"), '<table:covered-table-cell table:number-columns-repeated="2"/>')
        + REST
    )
    (sheet,) = read_workbook(saved(tmp_path / "ทะเบียน.ods", ผังพื้นที่=rows))
    assert sheet.merges == ((0, 1, 0, 3), (2, 1, 3, 2))
    venue, findings = read_venue(sheet.title, sheet.rows, sheet.merges)
    assert [(stall.label, stall.height, stall.width) for stall in venue.stalls] == [
        ("A1", 1, 1), ("A2", 2, 2), ("A3", 1, 1), ("B1", 1, 1),
    ]  # fmt: skip
    assert [(mark.text, len(mark.cells)) for mark in venue.landmarks] == [("เวที", 3)]
    assert [finding.code for finding in findings] == ["venue-no-entrance"]


def test_rows_and_cells_written_once_for_several_are_counted(tmp_path: Path) -> None:
    rows = row(times=3) + row(cell("x", times=2), cell("y", 2), times=2) + row(cell("z", 1, 2)) + row(EMPTY)
    (sheet,) = read_workbook(saved(tmp_path / "a.ods", ผัง=rows))
    assert sheet.merges == ((3, 2, 3, 3), (4, 2, 4, 3), (5, 0, 6, 0))
    assert [list(each[:3]) for each in sheet.rows[3:6]] == [["x", "x", "y"], ["x", "x", "y"], ["z", "", ""]]


def test_every_sheet_has_its_own(tmp_path: Path) -> None:
    one, two = read_workbook(
        saved(tmp_path / "a.ods", หนึ่ง=row(cell("a", 2)), สอง=row(EMPTY, cell("b", 1, 3)) + row() + row())
    )
    assert (one.merges, two.merges) == (((0, 0, 0, 1),), ((0, 1, 2, 1),))


def test_a_formula_that_failed_is_broken_not_empty(tmp_path: Path) -> None:
    failed = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    (sheet,) = read_workbook(saved(tmp_path / "a.ods", กลุ่ม=row(cell("a"), failed)))
    assert sheet.rows[0][1] == Broken("#DIV/0!")
    assert isinstance(sheet.rows[0][1], Broken)


def test_another_kind_of_archive_has_nothing_to_tell(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert untold_of(path) == {}


@pytest.mark.parametrize("content", ["", "<office", "<a/>"])
def test_a_damaged_document_is_one_sentence(tmp_path: Path, content: str) -> None:
    path = saved(tmp_path / "a.ods", กลุ่ม=row(cell("a")))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", _TYPE)
        archive.writestr("content.xml", content)
    with pytest.raises(RegistryFault):
        read_workbook(path)
