"""A new registry in Excel: explained, with drop-downs, never in the place of another file."""

import errno
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from otopsheets.errors import RegistryFault, UsageFault
from otopsheets.registry import TABS, read_registry
from otopsheets.registry.districts import find_district
from otopsheets.registry.form import MISSING, ROWS, make_book
from otopsheets.registry.schema import CATEGORIES, KINDS
from otopsheets.stores.excel_fields import result_formula, shown_at_first
from otopsheets.stores.excel_form import registry_bytes, write_registry
from otopsheets.stores.workbooks import read_workbook
from otopsheets.tabs import palette, words


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "ทะเบียน.xlsx"
    write_registry(path)
    return path


@pytest.fixture(scope="module")
def book(new: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(new)


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _offered(sheet: Worksheet) -> dict[str, str]:
    return {
        str(sheet.cell(1, cells.min_col).value): rule.formula1
        for rule in sheet.data_validations.dataValidation
        for cells in rule.sqref.ranges
    }


def test_the_guide_comes_first_then_every_tab_people_fill_in(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "วิธีใช้", "กลุ่ม", "ผลิตภัณฑ์", "งาน", "ผังพื้นที่", "ใบสมัคร", "มติ", "กติกา", "ประชุม", "หมู่บ้าน", "ยอดขาย",
    ]  # fmt: skip
    assert book.active is book["วิธีใช้"]


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.key)
def test_every_tab_has_a_frozen_header_row_with_a_note_on_each_header(book: openpyxl.Workbook, tab) -> None:
    sheet = book[tab.title]
    header = sheet[1]
    assert [cell.value for cell in header] == [column.header for column in tab]
    assert [cell.value for cell in header if cell.comment is None or len(cell.comment.text) < 10] == []
    assert sheet.freeze_panes == "A2"
    assert all(cell.fill.fgColor.rgb != "00000000" and cell.font.bold for cell in header)


def test_every_choice_has_a_drop_down(book: openpyxl.Workbook) -> None:
    assert {title: _offered(book[title]) for title in ("กลุ่ม", "ผลิตภัณฑ์", "งาน", "ใบสมัคร", "มติ", "หมู่บ้าน")} == {
        "กลุ่ม": {"ประเภท": f'"{",".join(kind.label for kind in KINDS)}"'},
        "ผลิตภัณฑ์": {
            "กลุ่ม": "list_groups_name",
            "ประเภทผลิตภัณฑ์": f'"{",".join(category.label for category in CATEGORIES)}"',
        },
        "งาน": {"งานก่อนหน้า": "list_fairs_fair_id"},
        "ใบสมัคร": {
            "รหัสงาน": "list_fairs_fair_id",
            "กลุ่ม": "list_groups_name",
            **dict.fromkeys(("ใช้ไฟฟ้า", "ใช้น้ำ", "ปรุงด้วยไฟ", "ยินยอมให้ใช้ข้อมูล"), '"ใช่,ไม่"'),
        },
        "มติ": {"รหัสงาน": "list_fairs_fair_id", "กลุ่ม": "list_groups_name", "มติ": '"รับ,ไม่รับ,สำรอง,ถอน"'},
        "หมู่บ้าน": {},
    }


def test_a_registry_for_a_district_offers_its_tambons(tmp_path: Path) -> None:
    path = tmp_path / "ทะเบียน.xlsx"
    write_registry(path, district=find_district("สบปราบ"))
    offered = _offered(openpyxl.load_workbook(path)["กลุ่ม"])
    assert (offered["ตำบล"], offered["อำเภอ"]) == ('"สบปราบ,สมัย,แม่กัวะ,นายาง"', '"สบปราบ"')


def test_a_drop_down_reaches_every_row_and_warns_without_forbidding(book: openpyxl.Workbook) -> None:
    rules = [rule for title in book.sheetnames[1:] for rule in book[title].data_validations.dataValidation]
    assert {rule.errorStyle for rule in rules} == {"warning"}
    assert {(cells.min_row, cells.max_row) for rule in rules for cells in rule.sqref.ranges} == {(2, ROWS + 1)}


def test_names_of_groups_are_offered_down_to_the_last_one_filled_in(book: openpyxl.Workbook) -> None:
    last = ROWS + 1
    assert {name: told.attr_text for name, told in book.defined_names.items()} == {
        "list_fairs_fair_id": f"'งาน'!$A$2:INDEX('งาน'!$A$2:$A${last},MAX(1,COUNTA('งาน'!$A$2:$A${last})))",
        "list_groups_name": f"'กลุ่ม'!$B$2:INDEX('กลุ่ม'!$B$2:$B${last},MAX(1,COUNTA('กลุ่ม'!$B$2:$B${last})))",
    }


def test_telephones_and_dates_stay_as_they_are_typed(book: openpyxl.Workbook) -> None:
    kept = {
        column
        for told in book["กลุ่ม"].column_dimensions.values()
        for column in range(told.min, told.max + 1)
        if told.number_format == "@"
    }
    assert [column.header for at, column in enumerate(TABS[0], start=1) if at not in kept] == ["จำนวนสมาชิก", "ผล"]


def test_a_cell_that_a_begun_row_still_needs_is_coloured_and_begun_rows_are_ruled(book: openpyxl.Workbook) -> None:
    rules = {
        str(cells.sqref): [rule.formula[0] for rule in cells.rules] for cells in book["ผลิตภัณฑ์"].conditional_formatting
    }
    assert rules == {
        **{f"{letter}2:{letter}{ROWS + 1}": [f'AND(COUNTA($A2:$H2)>0,TRIM({letter}2)="")'] for letter in "ABC"},
        f"A2:H{ROWS + 1}": ["COUNTA($A2:$H2)>0"],
        f"I2:I{ROWS + 1}": rules[f"I2:I{ROWS + 1}"],  # the colours of results, below
    }


def test_a_result_has_the_colour_it_has_in_the_generated_tabs(book: openpyxl.Workbook) -> None:
    rules = {rule.text: rule for cells in book["ใบสมัคร"].conditional_formatting for rule in cells.rules if rule.text}
    colors = {text: f"#{rule.dxf.fill.bgColor.rgb[2:].lower()}" for text, rule in rules.items()}
    assert colors == {
        "ยังขาด:": MISSING,
        **{said: palette.DECIDED[key] for key, told in words.DECIDED.items() for said in (told.th, told.en)},
        **{said: palette.LEVEL[key] for key, told in words.LEVEL.items() for said in (told.th, told.en)},
    }


def test_a_drawing_takes_on_colours_as_it_is_drawn(book: openpyxl.Workbook) -> None:
    rules = [rule for cells in book["ผังพื้นที่"].conditional_formatting for rule in cells.rules]
    assert [rule.text for rule in sorted(rules, key=lambda rule: rule.priority) if rule.text][:4] == [
        "หน่วยงาน", "ห้อง", "น้ำ", "ไฟ",
    ]  # fmt: skip


def test_an_empty_registry_reads_as_empty_without_a_finding(new: Path) -> None:
    registry = read_registry(read_workbook(new))
    assert registry.findings == ()
    assert [len(getattr(registry, tab.key)) for tab in TABS] == [0] * len(TABS)


# --- the result beside a row


def test_the_result_says_what_is_missing_first_then_what_the_last_sync_said() -> None:
    products = make_book().form("products")
    found = "VLOOKUP(\"ผลิตภัณฑ์!\"&ROW(),'[1]ผลรายแถว'!$A:$C"
    assert result_formula(products, 4) == (
        '=IF(COUNTA($A5:$H5)=0,"",'
        'IF(AND(TRIM(A5)<>"",TRIM(B5)<>"",TRIM(C5)<>""),'
        f'IFERROR(IF(TRIM({found},2,FALSE))=TRIM(B5&""),{found},3,FALSE),"รอซิงก์ใหม่"),"ครบแล้ว"),'
        '"ยังขาด: "&TRIM(IF(TRIM(A5)="","กลุ่ม ","")&IF(TRIM(B5)="","ชื่อผลิตภัณฑ์ ","")&IF(TRIM(C5)="","ประเภทผลิตภัณฑ์ ",""))))'
    )


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (("กลุ่มทอผ้า", "ผ้าทอ", "ผ้า เครื่องแต่งกาย"), "ครบแล้ว"),
        (("กลุ่มทอผ้า", "ผ้าทอ", None), "ยังขาด: ประเภทผลิตภัณฑ์"),
        ((None, " ", None, "ที่บ้าน"), "ยังขาด: กลุ่ม ชื่อผลิตภัณฑ์ ประเภทผลิตภัณฑ์"),
        ((None, "", None), ""),
    ],
)
def test_programs_that_do_not_calculate_show_the_same(row: tuple[str | None, ...], shown: str) -> None:
    filled = row + (None,) * (9 - len(row))
    assert shown_at_first(make_book(rows={"products": [filled]}).form("products"), 1) == shown


def test_an_application_says_that_it_was_not_judged_yet() -> None:
    filled = ("2560-09", "กลุ่มทอผ้า", None, 1, None, "ใช่", "ไม่", "ไม่", "1 ส.ค. 2560", "ใช่", None, None)
    assert shown_at_first(make_book(rows={"applications": [filled]}).form("applications"), 1) == "ยังไม่ได้ซิงก์"
    assert result_formula(make_book().form("applications"), 1).count('"ยังไม่ได้ซิงก์"') == 1


def test_no_empty_row_shows_a_zero_before_anything_calculates(new: Path) -> None:
    with zipfile.ZipFile(new) as archive:
        groups = archive.read("xl/worksheets/sheet2.xml").decode()
    assert (groups.count("<f>"), groups.count("<v></v>")) == (ROWS, ROWS)


# --- the file


def test_the_same_registry_gives_the_same_bytes() -> None:
    assert registry_bytes(make_book(), "a.generated.xlsx") == registry_bytes(make_book(), "a.generated.xlsx")


def test_a_file_that_exists_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "ทะเบียน.xlsx"
    path.write_text("ของเดิม", encoding="utf-8")
    with pytest.raises(UsageFault, match="ไม่เขียนทับ"):
        write_registry(path)
    assert path.read_text(encoding="utf-8") == "ของเดิม"
    assert _names(tmp_path) == ["ทะเบียน.xlsx"]


def test_a_file_that_is_no_xlsx_is_refused_with_the_right_name(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"ทะเบียน\.xlsx"):
        write_registry(tmp_path / "ทะเบียน.xls")
    assert _names(tmp_path) == []


def test_an_unknown_sample_is_refused_and_the_known_ones_named(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="sop-prap"):
        write_registry(tmp_path / "a.xlsx", "เกาะคา")


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RegistryFault, match="มีโฟลเดอร์นี้"):
        write_registry(tmp_path / "ไม่มี" / "ทะเบียน.xlsx")


def test_a_full_disk_leaves_no_half_a_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RegistryFault, match="พื้นที่ดิสก์ไม่พอ"):
        write_registry(tmp_path / "ทะเบียน.xlsx")
    assert _names(tmp_path) == []
