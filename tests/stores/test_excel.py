"""The Excel store: the registry is only read, the generated workbook is replaced whole."""

import hashlib
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from otopsheets.errors import RegistryFault
from otopsheets.stores import files
from otopsheets.stores.excel import ExcelStore, read_properties
from otopsheets.stores.workbooks import read_workbook
from tests.stores.contract import CHECKS, DAY, STALLS, Arena, Marking, StoreContract


@pytest.fixture
def registry(tmp_path) -> Path:
    path = tmp_path / "sop-prap.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.title = "กลุ่ม"
    workbook.active.append(["ชื่อกลุ่ม", "ประเภท"])
    workbook.save(path)
    return path


def _cell(path: Path, title: str, row: int, column: int) -> object:
    (sheet,) = (sheet for sheet in read_workbook(path) if sheet.title == title)
    return sheet.rows[row][column]


class TestExcelStore(StoreContract):
    @pytest.fixture
    def arena(self, registry) -> Arena:
        output = registry.with_name("sop-prap.generated.xlsx")
        titles = {"checks": "ผลตรวจสอบ", "stalls": "รายชื่อร้าน"}

        def edit(key: str, row: int, column: int, text: str) -> None:
            workbook = openpyxl.load_workbook(output)
            workbook[titles[key]].cell(row + 1, column + 1).value = text
            workbook.save(output)

        def mark(key: str, marking: Marking) -> None:
            workbook = openpyxl.load_workbook(output)
            sheet = workbook[titles[key]]
            cell = sheet.cell(2, 2)
            if marking == "a note":
                cell.comment = Comment("กรรมการขอดูอีกครั้ง", "กรรมการ")
            elif marking == "a fill":
                cell.fill = PatternFill("solid", fgColor="ff0000")
            elif marking == "struck out":
                cell.font = Font(strike=True)
            else:
                sheet.merge_cells("A3:A4")
            workbook.save(output)

        def shown(key: str) -> list:
            return next(sheet.rows for sheet in read_workbook(output) if sheet.title == titles[key])

        return Arena(
            reopen=lambda: ExcelStore(registry),
            edit=edit,
            mark=mark,
            inputs=registry.read_bytes,
            shown=shown,
            kept=lambda: [_cell(p, "รายชื่อร้าน", 1, 1) for p in sorted(registry.parent.glob("*.kept-*.xlsx"))],
        )


def _written(registry: Path, *tabs) -> ExcelStore:
    store = ExcelStore(registry)
    store.read()
    store.write(list(tabs), DAY)
    return store


def test_the_same_tabs_are_the_same_bytes(registry) -> None:
    output = _written(registry, CHECKS, STALLS).output
    first = hashlib.sha256(output.read_bytes()).hexdigest()
    _written(registry, STALLS)
    _written(registry, CHECKS, STALLS)
    assert hashlib.sha256(output.read_bytes()).hexdigest() == first


def test_a_workbook_that_this_program_did_not_make_is_never_overwritten(registry) -> None:
    output = registry.with_name("sop-prap.generated.xlsx")
    output.write_bytes(registry.read_bytes())
    with pytest.raises(RegistryFault, match="ไม่ได้สร้างโดยโปรแกรมนี้"):
        ExcelStore(registry).read()
    assert output.read_bytes() == registry.read_bytes()


def test_something_else_under_the_output_name_is_never_overwritten(registry) -> None:
    output = registry.with_name("sop-prap.generated.xlsx")
    output.write_text("บันทึกของฉัน")
    with pytest.raises(RegistryFault):
        ExcelStore(registry).read()
    assert output.read_text() == "บันทึกของฉัน"


def test_the_output_may_not_be_the_registry(registry) -> None:
    with pytest.raises(RegistryFault, match="ต้องไม่ใช่แฟ้มทะเบียนเอง"):
        ExcelStore(registry, registry)


def test_a_sheet_that_people_added_or_a_colour_they_gave_is_kept_with_the_whole_file(registry) -> None:
    output = _written(registry, CHECKS).output
    workbook = openpyxl.load_workbook(output)
    workbook.create_sheet("บันทึกที่ประชุม").append(["เห็นชอบ"])
    workbook.save(output)
    edited = output.read_bytes()
    store = ExcelStore(registry)
    assert not store.read().printed["checks"].edited
    written = store.write([STALLS], DAY)
    (kept,) = written.kept
    assert Path(kept).read_bytes() == edited


def test_a_generated_tab_that_somebody_renamed_counts_as_changed(registry) -> None:
    output = _written(registry, CHECKS).output
    workbook = openpyxl.load_workbook(output)
    workbook["ผลตรวจสอบ"].title = "ผลเก่า"
    workbook.save(output)
    assert ExcelStore(registry).read().printed["checks"].edited


def test_properties_of_a_file_without_any_are_empty(registry, tmp_path) -> None:
    plain = tmp_path / "plain.zip"
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a", "b")
    assert read_properties(plain) == {}


def test_a_read_only_folder_is_told_in_one_sentence(registry, monkeypatch) -> None:
    output = _written(registry, CHECKS).output
    before = output.read_bytes()
    store = ExcelStore(registry)
    store.read()

    def refused(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")  # root may write anywhere, so the folder's answer is played

    monkeypatch.setattr(files.tempfile, "mkstemp", refused)
    with pytest.raises(RegistryFault, match="เขียนแฟ้ม"):
        store.write([STALLS], DAY)
    assert output.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills by another name")
def test_killed_at_any_moment_the_old_result_or_the_new_one_stands(registry) -> None:
    output = _written(registry, CHECKS).output
    old = output.read_bytes()
    new = _written(registry, STALLS).output.read_bytes()
    output.write_bytes(old)
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from otopsheets.stores import files\n"
        "from otopsheets.stores.excel import ExcelStore\n"
        "from tests.stores.contract import DAY, STALLS\n"
        "step, registry = int(sys.argv[1]), Path(sys.argv[2])\n"
        "kill = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
        "if step == 0: files.tempfile.mkstemp = kill\n"
        "if step == 1: files.os.fsync = kill\n"
        "if step == 2: files._share_like = kill\n"
        "if step == 3: Path.replace = kill\n"
        "if step == 4: Path.unlink = kill\n"
        "store = ExcelStore(registry); store.read(); store.write([STALLS], DAY)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for step in range(5):
        output.write_bytes(old)
        done = subprocess.run([sys.executable, "-c", program, str(step), registry], env=environment, check=False)
        assert done.returncode == -signal.SIGKILL
        assert output.read_bytes() == (new if step == 4 else old)
