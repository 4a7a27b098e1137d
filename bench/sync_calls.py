"""The same job written the usual way and ours, against one server: API calls, and seconds at 150 ms a call.

    python bench/sync_calls.py [--applicants 41 400] [--latency 0.15]

The job: read every tab of a registry, then put all generated tabs of its fair into the spreadsheet — values, looks,
merges, notes, sizes, filters, charts, protection. What the tabs are is computed beforehand and is the same for both.

The usual way is gspread, worksheet by worksheet, with gspread-dataframe for the values and gspread-formatting for the
looks, its batches used wherever it has them ("usual"); and once more with the looks of the whole spreadsheet in one
batch, which is the least these libraries can do ("usual, batched"). Afterwards both spreadsheets are read back and
compared cell by cell: the jobs were the same.

After the first time it is done once more when nothing changed, and once when something did: then ours looks, before it
writes over a sheet, whether people marked anything on it, which the usual way does not ask. "MB" are the answers,
"zipped" what of them goes over the line.

The local server runs in a process of its own. What it needs to validate and carry out a call ("server") is told apart
from the waiting and from the work of the client; against Google only the latency and the client's own work remain.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    import gspread

    from otopsheets.tabs.model import Area, Tab

Rows = dict[str, list[list[Any]]]
TODAY = date(2017, 9, 18)  # the fair is over: every tab there is has something to tell
TAMBONS = ("สบปราบ", "สมัย", "แม่กัวะ", "นายาง")
GOODS = (("ผ้าซิ่น", "ผ้า"), ("ตะกร้า", "ของใช้"), ("ลูกประคบ", "สมุนไพร"), ("ลำไย", "เกษตร"), ("กาแฟ", "เครื่องดื่ม"))


def registry(applicants: int) -> Rows:
    """Return a registry in which so many groups apply for as many stalls, less a tenth."""
    names = range(applicants)
    stalls = [f"{chr(65 + row)}{number}" for row in range(26) for number in range(1, 21)][: applicants * 9 // 10]
    lines = [stalls[at : at + 20] for at in range(0, len(stalls), 20)]
    return {
        "กลุ่ม": [
            ["รหัส", "ชื่อกลุ่ม", "ประเภท", "ประธาน", "โทรศัพท์", "หมู่ที่", "ตำบล", "อำเภอ", "จังหวัด"],
            *(
                [
                    f"G{n}",
                    f"กลุ่มสมมุติที่ {n}",
                    "กลุ่มอาชีพ",
                    f"สมมุติ {n}",
                    f"081{n:07d}",
                    n % 9 + 1,
                    TAMBONS[n % 4],
                    "สบปราบ",
                    "ลำปาง",
                ]
                for n in names
            ),
        ],
        "ผลิตภัณฑ์": [
            ["กลุ่ม", "ชื่อผลิตภัณฑ์", "ประเภทผลิตภัณฑ์", "แหล่งวัตถุดิบ"],
            *([f"G{n}", f"{GOODS[n % 5][0]} {n}", GOODS[n % 5][1], "ปลูกเอง"] for n in names),
        ],
        "งาน": [
            ["รหัสงาน", "ชื่องาน", "วันเริ่ม", "วันสิ้นสุด", "อำเภอ", "จังหวัด", "แท็บผังพื้นที่", "เลขจับสลาก"],
            ["2560-09", "ตลาดประชารัฐ", "15 ก.ย. 2560", "17 ก.ย. 2560", "สบปราบ", "ลำปาง", "ผังพื้นที่", "472913"],
        ],
        "ใบสมัคร": [
            ["รหัสงาน", "กลุ่ม", "จำนวนล็อก", "ใช้ไฟฟ้า", "ใช้น้ำ", "ปรุงด้วยไฟ", "วันที่สมัคร", "ยินยอมให้ใช้ข้อมูล"],
            *(["2560-09", f"G{n}", 1, "ไม่", "ไม่", "ไม่", "10 ส.ค. 2560", "ใช่"] for n in names),
        ],
        "ประชุม": [
            ["วันที่", "ประเภท", "รหัสงาน", "ตำบล", "ผู้เข้าร่วม", "ข้อเสนอ"],
            *(["30 ส.ค. 2560", "ชี้แจงประธานกลุ่ม", "2560-09", t, "หมู่ 1-7", "ขอเพิ่มห้องน้ำ"] for t in TAMBONS),
        ],
        "ยอดขาย": [
            ["รหัสงาน", "กลุ่ม", "วันที่", "ยอดขาย"],
            *(["2560-09", f"G{n}", f"{day} ก.ย. 2560", 100 + n * 7] for n in names for day in (15, 16, 17)),
        ],
        "กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]],
        "ผังพื้นที่": [["ทางเข้า", *[""] * 19], *lines],
    }


def tabs_of(rows: Rows) -> tuple[Tab, ...]:
    """Compute the generated tabs of the registry's fair."""
    from otopsheets.registry import Sheet
    from otopsheets.stores.memory import MemoryStore
    from otopsheets.workflow import sync

    store = MemoryStore([Sheet(title, cells) for title, cells in rows.items()])
    sync(store, TODAY)
    return tuple(store.tabs.values())


# --- the two ways


class Usual:
    """How a competent person writes it with gspread, gspread-dataframe and gspread-formatting."""

    def __init__(self, client: gspread.Client, key: str, *, batched: bool) -> None:
        self.client, self.key, self.batched = client, key, batched

    def sync(self, tabs: Sequence[Tab]) -> None:
        """Read every tab of the registry, then write every generated one."""
        from gspread_dataframe import get_as_dataframe
        from gspread_formatting import batch_updater

        book = self.client.open_by_key(self.key)
        sheets = {sheet.title: sheet for sheet in book.worksheets()}
        for title in sheets.keys() - {tab.title for tab in tabs}:
            get_as_dataframe(sheets[title], header=None, dtype=str)
        looks = batch_updater(book)
        for tab in tabs:
            sheet = emptied(sheets[tab.title], tab) if tab.title in sheets else added(book, tab)
            fill(sheet, tab)
            collect_looks(looks, sheet, tab)
            if not self.batched:
                looks.execute()
        if self.batched:
            looks.execute()


def added(book: gspread.Spreadsheet, tab: Tab) -> gspread.Worksheet:
    """Add a worksheet for a tab, protected like ours."""
    grid = grid_of(tab)
    rows, columns = grid["rowCount"], grid["columnCount"]
    sheet = book.add_worksheet(tab.title, rows, columns)
    sheet.add_protected_range(f"A1:{cell(rows - 1, columns - 1)}", description="otopsheets", warning_only=True)
    sheet.hide_gridlines()
    if tab.color:
        sheet.update_tab_color(tab.color.upper())
    if tab.hidden:
        sheet.hide()
    return sheet


def emptied(sheet: gspread.Worksheet, tab: Tab) -> gspread.Worksheet:
    """Take the worksheet of an earlier run and empty it."""
    grid = grid_of(tab)
    everything = f"A1:{cell(sheet.row_count - 1, sheet.col_count - 1)}"
    if tab.charts:
        told = sheet.spreadsheet.fetch_sheet_metadata({"fields": "sheets(properties(sheetId),charts(chartId))"})
        charts = next(each for each in told["sheets"] if each["properties"].get("sheetId", 0) == sheet.id)["charts"]
        gone = [{"deleteEmbeddedObject": {"objectId": chart["chartId"]}} for chart in charts]
        sheet.spreadsheet.batch_update({"requests": gone})
    if tab.merges:
        sheet.unmerge_cells(everything)
    if any(each.note for row in tab.cells for each in row):
        sheet.clear_notes([everything])
    sheet.clear()
    if (sheet.row_count, sheet.col_count) != (grid["rowCount"], grid["columnCount"]):
        sheet.resize(grid["rowCount"], grid["columnCount"])
    return sheet


def fill(sheet: gspread.Worksheet, tab: Tab) -> None:
    """Write values, notes, merges, the filter and the charts."""
    import pandas as pd
    from gspread_dataframe import set_with_dataframe

    from otopsheets.stores.google.charts import add_chart
    from otopsheets.stores.google.requests import shown_values

    columns = max((len(row) for row in tab.cells), default=0)
    frame = pd.DataFrame([[*row, *[None] * (columns - len(row))] for row in shown_values(tab)], dtype=object)
    if not frame.empty:
        # Escaped, or text that begins with "=" would become a formula and "001" a number.
        set_with_dataframe(sheet, frame, include_column_header=False, allow_formulas=False, string_escaping="full")
    notes = {cell(r, c): each.note for r, row in enumerate(tab.cells) for c, each in enumerate(row) if each.note}
    if notes:
        sheet.insert_notes(notes)
    merges = [area for area in tab.merges if (area.first_row, area.first_column) != (area.last_row, area.last_column)]
    if merges:
        sheet.batch_merge([{"range": span(area)} for area in merges])
    if tab.filtered:
        sheet.set_basic_filter(span(tab.filtered))
    if tab.charts:  # gspread knows no charts: the request is Google's own, several in one call
        sheet.spreadsheet.batch_update({"requests": [add_chart(sheet.id, each, tab.cells) for each in tab.charts]})


def collect_looks(looks: Any, sheet: gspread.Worksheet, tab: Tab) -> None:
    """Add the looks and sizes of a tab to a batch; areas of one look are told once, as ours are."""
    from gspread_formatting import CellFormat

    from otopsheets.stores.google.looks import column_pixels, paint, patches, row_pixels

    painted = [
        (span(area), CellFormat.from_props(paint(0, area, look)["repeatCell"]["cell"]["userEnteredFormat"]))
        for area, look in patches([[cell.look for cell in line] for line in tab.cells])
    ]
    grid = grid_of(tab)
    looks.set_frozen(sheet, rows=grid["frozenRowCount"], cols=grid["frozenColumnCount"])
    if painted:
        looks.format_cell_ranges(sheet, painted)
    if tab.widths:
        looks.set_column_widths(sheet, [(letters(at), column_pixels(width)) for at, width in enumerate(tab.widths)])
    if tab.heights:
        looks.set_row_heights(sheet, [(str(row + 1), row_pixels(height)) for row, height in tab.heights.items()])


def grid_of(tab: Tab) -> dict[str, int]:
    """Return how large the sheet of a tab is, and what of it is frozen."""
    from otopsheets.stores.google.requests import new_sheet

    grid: dict[str, int] = new_sheet(tab, 0, tab.title, 0)[0]["addSheet"]["properties"]["gridProperties"]
    return grid


def letters(column: int) -> str:
    from otopsheets.registry.sheets import column_letters

    return column_letters(column)


def cell(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"


def span(area: Area) -> str:
    return f"{cell(area.first_row, area.first_column)}:{cell(area.last_row, area.last_column)}"


def ours(url: str, key: str) -> Callable[[Sequence[Tab]], None]:
    """Return a sync of the store's: it reads, and writes only when a tab differs, as `workflow.sync` does."""
    from otopsheets.stores.google import GoogleStore, Session
    from tests.sheets_api.client import token_session

    def sync(tabs: Sequence[Tab]) -> None:
        store = GoogleStore(Session(requests=token_session(url, "owner-token")), key)
        printed = store.read().printed
        if any(tab.key not in printed or printed[tab.key].fingerprint != tab.fingerprint for tab in tabs):
            store.write(tabs, TODAY)

    return sync


# --- the measuring


@dataclass(frozen=True)
class Cost:
    """What one job cost: calls, seconds in all, of which the client's own work, the latency, and the server's work.

    `received` are the megabytes of the answers, `zipped` those that went over the line.
    """

    calls: int
    writes: int
    seconds: float
    client: float
    server: float
    received: float
    zipped: float


class Server:
    """The local server in a process of its own, driven from here."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.sheets_api", "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def control(self, verb: str, what: str, body: object = None) -> Any:
        """Ask something of the server beside the counted calls."""
        data = json.dumps(body or {}).encode() if verb == "POST" else None
        asked = urllib.request.Request(f"{self.url}/_control/{what}", data, method=verb)
        with urllib.request.urlopen(asked) as answer:
            return json.load(answer)

    def spreadsheet(self, rows: Rows) -> str:
        """Make a spreadsheet that holds a registry; return its id."""
        key: str = self.control("POST", "spreadsheets", {"title": "ทะเบียน", "sheets": rows})["spreadsheetId"]
        return key

    def measure(self, job: Callable[[Sequence[Tab]], None], tabs: Sequence[Tab]) -> Cost:
        """Do a job, every call of which takes the latency and what the server itself needs."""
        self.control("DELETE", "calls")
        self.control("POST", "faults", {"kind": "latency", "seconds": self.latency, "times": 10**9})
        with answers() as met:
            began = time.perf_counter()
            job(tabs)
            seconds = time.perf_counter() - began
        self.control("DELETE", "faults")
        calls = self.control("GET", "calls")
        assert all(call["status"] == 200 for call in calls), calls
        writes = sum(call["kind"] == "write" for call in calls)
        server = met.waited - self.latency * len(calls)
        return Cost(len(calls), writes, seconds, seconds - met.waited, server, met.received / 1e6, met.zipped / 1e6)


@dataclass
class Answers:
    """The answers a client met: the seconds it did nothing but wait for them, their bytes, unpacked and as sent."""

    waited: float = 0.0
    received: int = 0
    zipped: int = 0


@contextmanager
def answers() -> Iterator[Answers]:
    """Count what answers cost."""
    from requests import Session

    send, met = Session.send, Answers()

    def timed(self: Session, *told: Any, **more: Any) -> Any:
        began = time.perf_counter()
        answer = send(self, *told, **more)
        met.waited += time.perf_counter() - began
        met.received += len(answer.content)
        met.zipped += int(answer.headers["Content-Length"])
        return answer

    with patch.object(Session, "send", timed):
        yield met


def seen(url: str, key: str, tabs: Sequence[Tab]) -> dict[str, Any]:
    """Read back all that the generated sheets of a spreadsheet show."""
    from tests.sheets_api.client import token_session

    fields = (
        "sheets(properties(sheetId,title,hidden,gridProperties,tabColorStyle),merges,basicFilter(range),charts(spec),"
        "protectedRanges(warningOnly),data(columnMetadata(pixelSize),"
        "rowData(values(userEnteredValue,userEnteredFormat,note))))"
    )
    with token_session(url, "owner-token") as session:
        asked = {"fields": fields}
        told = session.get(f"https://sheets.googleapis.com/v4/spreadsheets/{key}", params=asked).json()
    wanted = {tab.title for tab in tabs}
    return {
        each["properties"]["title"]: unnumbered(each)
        for each in told["sheets"]
        if each["properties"]["title"] in wanted
    }


def unnumbered(sheet: dict[str, Any]) -> dict[str, Any]:
    """Return a sheet without its number, the order of its merges, and empty cells at the ends of rows."""
    number = sheet["properties"].pop("sheetId", 0)
    text = json.dumps(sheet, ensure_ascii=False).replace(f'"sheetId": {number}', '"sheetId": 0')
    told: dict[str, Any] = json.loads(text)
    for row in told["data"][0].get("rowData", ()):
        while row.get("values") and not row["values"][-1]:
            row["values"].pop()
    if "merges" in told:
        told["merges"].sort(key=json.dumps)
    return told


def compare(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Fail unless two spreadsheets show the same."""
    assert one.keys() == other.keys()
    for title, sheet in one.items():
        for part in sheet.keys() | other[title].keys():
            assert sheet.get(part) == other[title].get(part), f"{title}: {part}"


def run(server: Server, applicants: int) -> None:
    """Measure all ways at one size: for the first time, when nothing changed, and after a sale that was added."""
    from tests.sheets_api.client import gspread_client

    rows = registry(applicants)
    tabs = tabs_of(rows)
    cells = sum(len(row) for tab in tabs for row in tab.cells)
    print(f"\n{applicants} applicants: {len(tabs)} generated tabs, {cells:,} cells")
    print(f"{'':26}{'calls':>6}{'writes':>8}{'seconds':>9}{'client':>8}{'server':>8}{'MB':>8}{'zipped':>8}")
    keys = {name: server.spreadsheet(rows) for name in ("ours", "usual", "usual, batched")}
    client = gspread_client(server.url, "owner-token")
    ways = {
        "ours": ours(server.url, keys["ours"]),
        "usual": Usual(client, keys["usual"], batched=False).sync,
        "usual, batched": Usual(client, keys["usual, batched"], batched=True).sync,
    }
    later = tabs_of({**rows, "ยอดขาย": [*rows["ยอดขาย"], ["2560-09", "G0", "16 ก.ย. 2560", 77]]})
    for when, wanted in (("first", tabs), ("unchanged", tabs), ("changed", later)):
        costs = {name: server.measure(way, wanted) for name, way in ways.items()}
        for name, cost in costs.items():
            seconds = f"{cost.seconds:9.2f}{cost.client:8.2f}{cost.server:8.2f}"
            answered = f"{cost.received:8.2f}{cost.zipped:8.3f}"
            print(f"  {when:10}{name:14}{cost.calls:6}{cost.writes:8}{seconds}{answered}", flush=True)
        for name in ("usual", "usual, batched"):
            usual, mine = costs[name], costs["ours"]
            apart = (usual.seconds - usual.server) / (mine.seconds - mine.server)
            print(
                f"  {when:10}{name:14} ÷ ours: {usual.calls / mine.calls:.1f} × the calls, "
                f"{usual.seconds / mine.seconds:.1f} × the seconds ({apart:.1f} × without the server's own work)"
            )
    shown = {name: seen(server.url, key, tabs) for name, key in keys.items()}
    assert shown["ours"].keys() == {tab.title for tab in tabs}
    compare(shown["ours"], shown["usual"])
    compare(shown["ours"], shown["usual, batched"])
    print("  read back: all three spreadsheets show the same", flush=True)


def main() -> None:
    """Print the table of every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--applicants", type=int, nargs="+", default=[41, 400])
    parser.add_argument("--latency", type=float, default=0.15, help="seconds that every call takes at least")
    asked = parser.parse_args()
    server = Server(asked.latency)
    try:
        for applicants in asked.applicants:
            run(server, applicants)
    finally:
        server.process.terminate()
        server.process.wait()


if __name__ == "__main__":
    main()
