"""A workbook whose formulas may look into another one: the link is all that changes."""

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from xlsxwriter import Workbook

from otopsheets.stores.external import link, sheet_of_other

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def _workbook() -> bytes:
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"created": datetime(2017, 9, 5)})  # noqa: DTZ001 - or two of them differ by the second
    sheet = book.add_worksheet("ทะเบียน")
    sheet.write_formula(0, 0, f"={sheet_of_other('ผล')}!$A$1", None, "ยัง")
    book.define_name("รายชื่อ", "='ทะเบียน'!$A$1")
    book.close()
    return content.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_link_names_the_other_file_and_its_sheet(tmp_path: Path) -> None:
    path = tmp_path / "ทะเบียน.xlsx"
    path.write_bytes(link(_workbook(), "ทะเบียน 2560.generated.xlsx", "ผล & สรุป"))
    book = openpyxl.load_workbook(path, keep_links=True)
    (other,) = book._external_links
    assert other.file_link.Target == (
        "%E0%B8%97%E0%B8%B0%E0%B9%80%E0%B8%9A%E0%B8%B5%E0%B8%A2%E0%B8%99%202560.generated.xlsx"
    )
    assert other.file_link.TargetMode == "External"
    assert list(other.externalBook.sheetNames.sheetName) == ["ผล & สรุป"]
    assert book["ทะเบียน"]["A1"].value == "='[1]ผล'!$A$1"


def test_the_reference_stands_between_the_sheets_and_the_names_as_the_schema_asks() -> None:
    workbook = ET.fromstring(_parts(link(_workbook(), "b.xlsx", "ผล"))["xl/workbook.xml"])
    order = [child.tag.partition("}")[2] for child in workbook]
    assert order == [
        "fileVersion", "workbookPr", "bookViews", "sheets", "externalReferences", "definedNames", "calcPr",
    ]  # fmt: skip


def test_every_relation_leads_to_a_part_of_a_declared_type() -> None:
    parts = _parts(link(_workbook(), "b.xlsx", "ผล"))
    relations = ET.fromstring(parts["xl/_rels/workbook.xml.rels"]).findall(_RELATIONS)
    targets = {f"xl/{relation.get('Target')}" for relation in relations}
    assert targets <= set(parts)
    assert len({relation.get("Id") for relation in relations}) == len(relations)
    declared = {item.get("PartName") for item in ET.fromstring(parts["[Content_Types].xml"])}
    assert {f"/{target}" for target in targets} <= declared


def test_nothing_else_changes() -> None:
    before, after = _parts(_workbook()), _parts(link(_workbook(), "b.xlsx", "ผล"))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/externalLinks/externalLink1.xml",
        "xl/externalLinks/_rels/externalLink1.xml.rels",
    }


def test_a_title_with_an_apostrophe_is_named_whole() -> None:
    assert sheet_of_other("ผล'60") == "'[1]ผล''60'"


def test_a_workbook_with_a_link_already_is_refused_rather_than_broken() -> None:
    with pytest.raises(ValueError, match="already"):
        link(link(_workbook(), "b.xlsx", "ผล"), "c.xlsx", "ผล")
