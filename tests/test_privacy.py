"""What is private in the sample is in no file and on no screen that anybody but the officer sees.

Chairs, telephones and addresses of the sample are replaced by words that occur nowhere else, readable ones and ones that
nobody can read; then everything that is made of the registry is searched for them.
"""

import re
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq

from otopsheets.registry.schema import BY_KEY
from tests.cli.run import run

TODAY = "2017-09-25"
FAIR = "2560-09"
SECRET = re.compile(r"ซ่อนมิดชิด|0?8977\d{5}|089-?77|เบอร์ลับ|ซอยปกปิด|/77 ")


def _plant(path: Path) -> Path:
    """Write secrets into every private column, and telephones into notes; a chair's name into an attendance."""
    run("init", path, "--sample", "sop-prap")
    book = openpyxl.load_workbook(path)
    sheet = book["กลุ่ม"]
    at = {cell.value: cell.column for cell in sheet[1]}
    private = [column.header for column in BY_KEY["groups"] if column.private]
    assert private == ["ประธาน", "โทรศัพท์", "ที่อยู่"]
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, at["ชื่อกลุ่ม"]).value:
            sheet.cell(row, at["ประธาน"], f"นางลับ ซ่อนมิดชิด{row}")
            sheet.cell(row, at["โทรศัพท์"], f"08977{row:05d}" if row % 3 else f"เบอร์ลับ{row} 0897")
            address = sheet.cell(row, at["ที่อยู่"]).value or ("ต.นายาง อ.พิชัย จ.อุตรดิตถ์" if row % 7 == 0 else "")
            sheet.cell(row, at["ที่อยู่"], f"{row}/77 ซอยปกปิด{row} {address}")
            sheet.cell(row, at["หมายเหตุ"], f"ขอคำแนะนำ โทร 08977{row:05d}")
    meetings = book["ประชุม"]
    attended = next(cell.column for cell in meetings[1] if cell.value == "ผู้เข้าร่วม")
    meetings.cell(6, attended, "นางลับ ซ่อนมิดชิด31, ลับ ซ่อนมิดชิด32, กลุ่มไข่เค็มดินจอมปลวก")
    for row in (
        [FAIR, "G02", "15 ก.ย. 2560", 100, None, "ขอให้ช่วย โทรกลับ 089-770-0001"],
        [FAIR, "G99", "1 ม.ค. 60", -5],
    ):
        book["ยอดขาย"].append(row)
    book.save(path)
    return path


def _inside(path: Path) -> str:
    """Return everything a file says: a workbook unpacked, a database and a table as their rows."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as base:
            return str([base.execute(f"SELECT * FROM {table}").fetchall() for table in ("fairs", "failures")])
    if path.suffix == ".parquet":
        return str(pq.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")


def test_no_secret_leaves_the_registry(tmp_path) -> None:
    registry = _plant(tmp_path / "x.xlsx")
    assert SECRET.search(_inside(registry))
    said: dict[str, str] = {}
    for lang in ("th", "en"):
        for words in (("sync",), ("check",), ("explain", "--group", "G02")):
            command, *more = words
            for form in ((), ("--json",)):
                ran = run(command, registry, *more, "--today", TODAY, "--lang", lang, *form)
                assert ran.code in (0, 1)  # 1: something must be corrected, which is so in the sample
                said[f"{command} {lang} {form}"] = ran.out + ran.err
        said[f"workbook {lang}"] = _inside(tmp_path / "x.generated.xlsx")
    for paper in ("memo", "lessons", "agenda", "page"):  # a PDF says word for word what its JSON does
        said[paper] = run(paper, registry, "--today", TODAY, "--json").out
    said["page.html"] = _inside(tmp_path / "x.page.html")
    run("rollup", registry, "--output", tmp_path / "all", "--today", TODAY)
    said |= {path.name: _inside(path) for path in (tmp_path / "all").iterdir()}
    ran = run("next-fair", registry, "--from", FAIR, "--id", "F2", "--starts", "2017-11-10", "--today", TODAY, "--json")
    said["next-fair"] = ran.out
    said["compare-fairs"] = run("compare-fairs", ran.json["path"], FAIR, "F2", "--today", TODAY).out
    assert {name: found[0] for name, text in said.items() if (found := SECRET.search(text))} == {}
    assert all(said.values())


def test_only_the_list_to_call_through_tells_telephones_and_it_writes_no_file(tmp_path) -> None:
    registry = _plant(tmp_path / "x.xlsx")
    before = set(tmp_path.iterdir())
    told = run("agenda", registry, "--calls", "--today", TODAY)
    assert "ซ่อนมิดชิด" in told.out
    assert set(tmp_path.iterdir()) == before
