"""What is told in a `Tab` stands in the workbook, to the byte the same each time. openpyxl and calamine look on."""

import os
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from otopsheets.stores.workbook import FONT, write_workbook
from otopsheets.tabs.model import LONGEST, Area, Cell, Chart, Coloring, Look, Tab, values_fingerprint

HEADER = Look(bold=True, size=12, color="#ffffff", fill="#1f3a5f", align="center", valign="middle", border="thin")


def tab(*rows: tuple[object, ...], **more: object) -> Tab:
    cells = tuple(tuple(v if isinstance(v, Cell) else Cell(v) for v in row) for row in rows)  # type: ignore[arg-type]
    return Tab("demo", str(more.pop("title", "ตัวอย่าง")), cells, **more)  # type: ignore[arg-type]


def opened(path: Path, *tabs: Tab) -> Worksheet:
    write_workbook(path, tabs, properties={})
    sheet = openpyxl.load_workbook(path)[tabs[0].title]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ผล.xlsx"


def test_cells_show_what_the_tab_says(path: Path) -> None:
    sheet = opened(path, tab(("กลุ่ม", "ล็อก"), ("กลุ่มทอผ้า", 2), (None, 2.5), ("", -1)))
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["กลุ่ม", "ล็อก"],
        ["กลุ่มทอผ้า", 2],
        [None, 2.5],
        [None, -1],
    ]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+66810000000", "-", "@ป้าแดง", "=HYPERLINK(0)", "0810000000", "007", "1e5", "http://example.com", "{=A1}", "TRUE", "'x", "_x0041_", " เว้นวรรค "],
)  # fmt: skip
def test_text_stays_text_whatever_it_begins_with(path: Path, text: str) -> None:
    cell = opened(path, tab((text,)))["A1"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python() == [[text]]
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@given(
    st.lists(
        st.lists(st.one_of(st.text(max_size=20), st.integers(-(10**9), 10**9)), min_size=1, max_size=4), max_size=4
    )
)
@settings(max_examples=60, deadline=None)
def test_a_tab_read_back_is_the_tab_written(tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]) -> None:
    path = tmp_path_factory.mktemp("back") / "t.xlsx"
    written = tab(*(tuple(row) for row in rows))
    write_workbook(path, [written], properties={})
    read = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert values_fingerprint(read) == values_fingerprint(written.values)


def test_characters_that_xml_forbids_are_shown_as_such() -> None:
    assert Cell("ก\x00ข\x0b\ud800\ufffe\x7fค\r\nง\rจ\tฉ").value == "ก�ข����ค\nง\nจ\tฉ"


@pytest.mark.parametrize("letter", ["ก", "😀"])
def test_text_longer_than_a_cell_is_cut_and_says_so(path: Path, letter: str) -> None:
    shown = opened(path, tab((letter * 40_000,)))["A1"].value
    assert isinstance(shown, str)
    assert len(shown.encode("utf-16-le")) // 2 in (LONGEST - 1, LONGEST)
    assert shown.endswith(f"{letter} …(ข้อความยาวเกินช่อง / cut)")


def test_text_of_just_the_longest_length_is_whole() -> None:
    assert Cell("ก" * LONGEST).value == "ก" * LONGEST


def test_the_same_tabs_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = Chart("bar", "ต่อตำบล", Area(0, 0, 0, 0), (("กลุ่ม", Area(0, 1, 0, 1)),), 3, 3)
    same = [tab((Cell("ก", HEADER, "หมายเหตุ"), 1), charts=(chart,), merges=(Area(1, 0, 1, 1),))]
    made = []
    for zone, later in (("Asia/Bangkok", 0), ("America/Lima", 10**8)):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        now = time.time()
        monkeypatch.setattr(time, "time", lambda now=now, later=later: now + later)
        path = tmp_path / f"{later}.xlsx"
        write_workbook(path, same, properties={"b": "2", "a": "1"})
        made.append(path.read_bytes())
        monkeypatch.undo()
    time.tzset()
    assert made[0] == made[1]


def test_a_look_is_drawn(path: Path) -> None:
    look = Look(True, True, 14, "#112233", "#ddeeff", "right", "middle", wrap=True, border="medium", number="#,##0")
    cell = opened(path, tab((Cell(1234, look), Cell("เฉย"))))["A1"]
    assert (cell.font.name, cell.font.sz, cell.font.b, cell.font.i) == (FONT, 14, True, True)
    assert (cell.font.color.rgb, cell.fill.fgColor.rgb) == ("FF112233", "FFDDEEFF")
    assert (cell.alignment.horizontal, cell.alignment.vertical, cell.alignment.wrap_text) == ("right", "center", True)
    assert (cell.border.top.style, cell.border.left.style, cell.number_format) == ("medium", "medium", "#,##0")


def test_an_empty_cell_keeps_its_fill_and_a_plain_one_is_not_written(path: Path) -> None:
    sheet = opened(path, tab((Cell(None, HEADER), Cell("", HEADER), Cell("", note="ว่าง"), "ก")))
    assert [sheet[name].fill.fgColor.rgb for name in ("A1", "B1", "C1")] == ["FF1F3A5F", "FF1F3A5F", "00000000"]
    assert sheet["C1"].comment is not None


def test_colours_follow_what_people_type(path: Path) -> None:
    sheet = opened(path, tab(("☐",), ("☐",), colorings=(Coloring(Area(0, 0, 1, 0), 'ว่า "มา"', "#40B696"),)))
    ((area, (rule,)),) = ((str(each.sqref), each.rules) for each in sheet.conditional_formatting)
    assert (area, rule.operator, rule.formula) == ("A1:A2", "equal", ['"ว่า ""มา"""'])
    assert rule.dxf.fill.bgColor.rgb == "FF40B696"


def test_a_merged_area_shows_its_first_cell_only(path: Path) -> None:
    whole = Area(0, 0, 1, 1)
    sheet = opened(
        path, tab((Cell("A1-A2", HEADER), "x"), ("y", "z"), ("ใต้",), merges=(whole, Area(2, 0, 2, 0), Area(4, 0, 4, 1)))
    )
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:B2", "A5:B5"]
    assert [sheet["A1"].value, sheet["B1"].value, sheet["A2"].value, sheet["A3"].value] == ["A1-A2", None, None, "ใต้"]
    assert sheet["A1"].fill.fgColor.rgb == "FF1F3A5F"


def test_a_note_opens_on_hovering(path: Path) -> None:
    comment = opened(path, tab((Cell("A1", note="ไฟ น้ำ"),)))["A1"].comment
    assert comment is not None
    assert comment.text == "ไฟ น้ำ"


def test_a_tab_is_arranged_for_the_screen(path: Path) -> None:
    made = tab(
        ("หัว", "ท้าย"),
        (1, 2),
        widths=(12.0, 30.5),
        heights={0: 39.0},
        frozen=(1, 1),
        filtered=Area(0, 0, 1, 1),
        color="#e69f00",
    )
    sheet = opened(path, made)
    widths = [round(sheet.column_dimensions[letter].width) for letter in "AB"]
    assert widths == [13, 31]  # the file counts the cell's padding in
    assert (sheet.row_dimensions[1].height, sheet.freeze_panes, sheet.auto_filter.ref) == (39, "B2", "A1:B2")
    assert sheet.sheet_properties.tabColor is not None
    assert sheet.sheet_properties.tabColor.rgb == "FFE69F00"


@pytest.mark.parametrize(("one_page", "landscape"), [(False, True), (True, False)])
def test_a_tab_is_arranged_for_a4_paper(path: Path, one_page: bool, landscape: bool) -> None:
    sheet = opened(path, tab(("หัว",), (1,), repeated=1, one_page=one_page, landscape=landscape))
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == ("landscape" if landscape else "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None if one_page else 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_the_footer_names_the_tab_and_the_page(path: Path) -> None:
    sheet = opened(path, tab(("ก",), title="ผล & มติ"))
    assert sheet.oddFooter.left.text == "ผล && มติ"
    assert sheet.oddFooter.right.text == "&P / &N"


def test_hidden_tabs_are_out_of_reach_and_the_first_other_is_shown(path: Path) -> None:
    write_workbook(
        path, [tab((1,), title="state", hidden=True), tab((1,), title="เห็น"), tab((1,), title="อีก")], properties={}
    )
    book = openpyxl.load_workbook(path)
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("state", "veryHidden"),
        ("เห็น", "visible"),
        ("อีก", "visible"),
    ]
    assert book.active is not None
    assert book.active.title == "เห็น"


@pytest.mark.parametrize(
    ("chart", "told"),
    [
        (Chart("bar", "ต่อตำบล", Area(1, 0, 2, 0), (("กลุ่ม", Area(1, 1, 2, 1)),), 5, 1, colors=("#e69f00", "#56b4e9")),
         ['<c:barDir val="bar"/>', "<c:f>'ตัวอย่าง'!$A$2:$A$3</c:f>", "<c:f>'ตัวอย่าง'!$B$2:$B$3</c:f>", 'val="E69F00"', 'val="maxMin"']),
        (Chart("column", "ต่อมติ", Area(1, 0, 2, 0), (("รับ", Area(1, 1, 2, 1)), ("รอ", Area(1, 2, 2, 2))), 5, 1, colors=("#e69f00", "#56b4e9"), stacked=True),
         ['<c:barDir val="col"/>', '<c:grouping val="stacked"/>', "<c:v>รอ</c:v>", 'val="56B4E9"', '<c:legendPos val="b"/>']),
        (Chart("pie", "ส่วน", Area(1, 0, 2, 0), (("กลุ่ม", Area(1, 1, 2, 1)),), 5, 1), ["<c:pieChart>", "<c:legend>"]),
        (Chart("line", "ยอดขาย", Area(1, 0, 2, 0), (("บาท", Area(1, 1, 2, 1)),), 5, 1), ["<c:lineChart>"]),
    ],
)  # fmt: skip
def test_charts_are_native_and_follow_the_cells(path: Path, chart: Chart, told: list[str]) -> None:
    opened(path, tab(("ตำบล", "รับ", "รอ"), ("สมัย", 3, 1), ("นายาง", 2, 0), charts=(chart,)))
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/charts/chart1.xml").decode()
    assert [part for part in [*told, chart.title, f'typeface="{FONT}"'] if part not in xml] == []


def test_properties_are_kept_in_the_workbook(path: Path) -> None:
    write_workbook(path, [tab((1,))], properties={"otopsheets.demo": "abc ผล", "otopsheets-content": ""})
    kept = openpyxl.load_workbook(path).custom_doc_props
    assert {prop.name: prop.value for prop in kept.props} == {"otopsheets.demo": "abc ผล", "otopsheets-content": None}


def test_a_file_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(2)):
        write_workbook(tmp_path / "nowhere" / "x.xlsx", [tab((1,))], properties={})
