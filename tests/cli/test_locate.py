import csv
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from otopsheets.cli.locate import locate

SHEET = """ชื่อ,ที่อยู่,amphoe,จังหวัด
กลุ่มหนึ่ง,ม.4 ต.สมัย อ.สบปราบ,สบปราบ,ลำปาง
กลุ่มสอง,ต.ลำปางหลวง อ.เกาะคา,สบปราบ,ลำปาง
กลุ่มสาม,ต.แม่กั๊วะ,สบปราบ,ลำปาง
"กลุ่มสี่
0012",,สบปราบ,ลำปาง
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "รายชื่อ.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(locate, [str(arg) for arg in args])


def test_every_row_comes_back_with_its_place(source: Path) -> None:
    target = source.with_name("ผล.csv")
    result = run(source, target, "--address", "ที่อยู่", "--amphoe", "amphoe", "--province", "จังหวัด")
    assert result.exit_code == 0, result.output
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "ชื่อ", "ที่อยู่", "amphoe_input", "จังหวัด", "tambon_code", "tambon", "amphoe", "province", "village_no", "how", "note",
    ]  # fmt: skip
    assert [(row["ชื่อ"], row["amphoe_input"], row["tambon_code"], row["amphoe"], row["how"]) for row in rows] == [
        ("กลุ่มหนึ่ง", "สบปราบ", "521102", "สบปราบ", "exact"),
        ("กลุ่มสอง", "สบปราบ", "520301", "เกาะคา", "conflict"),
        ("กลุ่มสาม", "สบปราบ", "521103", "สบปราบ", "typo"),
        ("กลุ่มสี่\n0012", "สบปราบ", "", "สบปราบ", "unknown"),
    ]
    assert source.read_text(encoding="utf-8") == SHEET
    assert "เขียน 4 แถว" in result.output
    assert "แน่ใจแล้ว 1 แถว ควรตรวจ 3 แถว" in result.output
    assert "amphoe → amphoe_input" in result.output


def test_a_workbook_goes_in_and_out(source: Path) -> None:
    first, second = source.with_name("ก.xlsx"), source.with_name("ข.xlsx")
    assert run(source, first, "--address", "ที่อยู่").exit_code == 0
    result = run(first, second, "--address", " ที่ อยู่ ", "--json", "--lang", "en")
    told = json.loads(result.output)
    assert (told["rows"], told["how"]["exact"], told["written"]) == (4, 2, str(second))
    assert told["renamed"]["how"] == "how_input"
    sheet = openpyxl.load_workbook(second).active
    assert sheet is not None
    assert sheet.max_row == 5


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "โปรดบอกว่าที่อยู่อยู่ในคอลัมน์ใด"),
        (["--address", "ที่อยุ่"], "ไม่มีคอลัมน์ “ที่อยุ่” หมายถึง “ที่อยู่” หรือไม่ คอลัมน์ที่มี: ชื่อ, ที่อยู่, amphoe, จังหวัด"),
        (["--address", "xyz"], "ไม่มีคอลัมน์ “xyz” คอลัมน์ที่มี: ชื่อ, ที่อยู่, amphoe, จังหวัด"),
    ],
)
def test_a_column_that_is_not_there_is_named_with_the_nearest(source: Path, options: list[str], said: str) -> None:
    target = source.with_name("ผล.csv")
    result = run(source, target, *options)
    assert result.exit_code == 2
    assert said in result.output
    assert not target.exists()


def test_two_columns_of_one_name_are_not_guessed_between(source: Path) -> None:
    source.write_text("ที่อยู่,ที่อยู่\nต.สมัย,ต.แม่กัวะ\n", encoding="utf-8")
    result = run(source, source.with_name("ผล.csv"), "--address", "ที่อยู่")
    assert result.exit_code == 2
    assert "มากกว่าหนึ่ง" in result.output


def test_the_input_is_never_overwritten(source: Path) -> None:
    result = run(source, source, "--address", "ที่อยู่", "--lang", "en")
    assert result.exit_code == 2
    assert "is never overwritten" in result.output
    assert source.read_text(encoding="utf-8") == SHEET
