from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.errors import OtopSheetsError, RegistryFault, UsageFault
from otopsheets.stores.lists import check_target, read_list, write_list

HEADERS = ["ชื่อ", "โทรศัพท์", "ที่อยู่"]
ROWS = [["กลุ่มสมมติ", "0872342743", "ม.4\nต.สมัย"], ["=1+1", "+66", '"คำพูด", จุลภาค']]


@pytest.mark.parametrize("name", ["รายชื่อ.csv", "รายชื่อ.xlsx"])
def test_a_list_written_is_read_back_text_for_text(tmp_path: Path, name: str) -> None:
    write_list(tmp_path / name, HEADERS, ROWS)
    assert read_list(tmp_path / name) == (HEADERS, ROWS)


def test_the_same_list_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_list(tmp_path / name, HEADERS, ROWS)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_keeps_numbers_dates_and_yes_or_no(tmp_path: Path) -> None:
    rows = [[1.5, True, date(2017, 9, 15), datetime.fromisoformat("2017-09-15T08:30"), None, ""]]
    write_list(tmp_path / "a.xlsx", list("กขคงจฉ"), rows)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == [
        1.5,
        True,
        datetime.fromisoformat("2017-09-15T00:00"),
        datetime.fromisoformat("2017-09-15T08:30"),
        None,
        None,
    ]


def test_nothing_in_a_workbook_becomes_a_formula(tmp_path: Path) -> None:
    write_list(tmp_path / "a.xlsx", ["=A1"], [["=1+1"], ["+66"], ["@x"], ["http://example.com"]])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert {cell.data_type for row in sheet for cell in row} == {"s"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_as_thai_offices_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"ชื่อ{delimiter}ที่อยู่\r\nกลุ่มสมมติ{delimiter}ต.สมัย\r\n", encoding=encoding, newline="")
    assert read_list(path) == (["ชื่อ", "ที่อยู่"], [["กลุ่มสมมติ", "ต.สมัย"]])


def test_rows_of_uneven_length_are_made_even_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n,,\nก,ข\n1\n1,2,3\n,\n", encoding="utf-8")
    assert read_list(path) == (["ก", "ข", ""], [["1", "", ""], ["1", "2", "3"], ["", "", ""]])


def test_the_first_sheet_that_shows_anything_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("รายชื่อ")
    sheet.append([])
    sheet.append(["ที่อยู่", None])
    sheet.append(["ต.สมัย", 7])
    book.save(tmp_path / "a.xlsx")
    assert read_list(tmp_path / "a.xlsx") == (["ที่อยู่", ""], [["ต.สมัย", 7.0]])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "ว่าง"),
        ("a.csv", b" \n,,\n", "ว่าง"),
        ("a.csv", b"a\0b", "ไม่ใช่ CSV"),
        ("a.csv", b"\xfc\xfd\xfe", "ไม่ใช่ CSV"),
        ("a.csv", '"ก\nข'.encode(), "เครื่องหมายคำพูด"),
        ("a.xlsx", b"PK not really", "ไม่ใช่สมุดงาน"),
        ("a.pdf", b"%PDF", "ไม่รู้จักแฟ้มชนิด “.pdf”"),
    ],
)
def test_what_is_no_list_is_said_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OtopSheetsError, match=said):
        read_list(tmp_path / name)


def test_a_file_that_is_not_there_or_may_not_be_read_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(RegistryFault, match="ไม่พบแฟ้ม"):
        read_list(tmp_path / "ไม่มี.csv")
    (tmp_path / "โฟลเดอร์.csv").mkdir()
    with pytest.raises(RegistryFault, match="เปิดแฟ้ม"):
        read_list(tmp_path / "โฟลเดอร์.csv")


def test_the_input_is_never_the_target(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("ก\n1\n", encoding="utf-8")
    link = tmp_path / "b.csv"
    link.hardlink_to(source)
    for target, said in [
        (source, "เขียนทับ"),
        (tmp_path / "x" / ".." / "a.csv", "ไม่มีโฟลเดอร์|เขียนทับ"),
        (link, "เขียนทับ"),
        (tmp_path / "ไม่มี" / "c.csv", "ไม่มีโฟลเดอร์"),
        (tmp_path / "c.pdf", "ไม่รู้จัก"),
    ]:
        with pytest.raises(UsageFault, match=said):
            check_target(source, target)
    check_target(source, tmp_path / "c.csv")


def test_a_list_too_long_for_a_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="เกินที่แฟ้ม"):
        write_list(tmp_path / "a.xlsx", ["ก"], [["1"]] * 1_048_576)
    assert list(tmp_path.iterdir()) == []


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=10).filter(str.strip)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4))
def test_any_text_survives_a_csv(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("list") / "a.csv"
    write_list(path, ["ก", "ข"], rows)
    assert read_list(path) == (["ก", "ข"], rows)
