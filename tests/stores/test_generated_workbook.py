"""All generated tabs of a fair in one workbook, looked at by a second program."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from otopsheets.stores.workbook import write_workbook
from otopsheets.stores.workbooks import read_workbook
from otopsheets.tabs import Tab, announced, generated_tabs, read_state
from otopsheets.tabs.model import values_fingerprint
from tests.tabs.fair import english, nothing_yet, small_fair

FAIRS = {"small": small_fair, "english": english, "nothing yet": nothing_yet}


@pytest.fixture(scope="module", params=list(FAIRS))
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Tab, ...]]:
    tabs = generated_tabs(FAIRS[request.param]())
    path = tmp_path_factory.mktemp("fair") / "fair.xlsx"
    write_workbook(path, tabs, properties={})
    return path, tabs


def test_no_cell_holds_a_formula(written: tuple[Path, tuple[Tab, ...]]) -> None:
    path, _ = written
    with zipfile.ZipFile(path) as archive:
        assert [name for name in archive.namelist() if "worksheets/sheet" in name and b"<f" in archive.read(name)] == []


def test_a_second_program_sees_what_was_told(written: tuple[Path, tuple[Tab, ...]]) -> None:
    path, tabs = written
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [tab.title for tab in tabs]
    for tab in tabs:
        sheet = book[tab.title]
        assert isinstance(sheet, Worksheet)
        merges = {
            f"{get_column_letter(a.first_column + 1)}{a.first_row + 1}:{get_column_letter(a.last_column + 1)}{a.last_row + 1}"
            for a in tab.merges
        }
        assert {str(area) for area in sheet.merged_cells.ranges} == merges
        rows, columns = tab.frozen
        assert sheet.freeze_panes == (f"{get_column_letter(columns + 1)}{rows + 1}" if rows or columns else None)
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_state == ("veryHidden" if tab.hidden else "visible")


def test_what_is_read_back_is_what_was_written(written: tuple[Path, tuple[Tab, ...]]) -> None:
    path, tabs = written
    read = {sheet.title: sheet.rows for sheet in read_workbook(path)}
    assert {tab.key for tab in tabs if values_fingerprint(read[tab.title]) != values_fingerprint(tab.values)} == set()


def test_the_plan_and_the_memory_survive_the_workbook(tmp_path: Path) -> None:
    results = small_fair()
    tabs = {tab.key: tab for tab in generated_tabs(results)}
    write_workbook(tmp_path / "fair.xlsx", list(tabs.values()), properties={})
    read = {sheet.title: sheet.rows for sheet in read_workbook(tmp_path / "fair.xlsx")}
    assert announced(read[tabs["stalls"].title]) == dict(results.stalls)
    assert read_state(read[tabs["state"].title]) == results.memory
