"""How fast the whole thing is: start-up, a sync of the sample, and a registry of 400,000 rows.

    python bench/whole.py [--rows 100000]

Machines are noisy, so everything is also told as a ratio to something measured in the same run: start-up to
that of a bare Python, the reading to that of openpyxl on a part of the same file.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TAMBONS = ("สบปราบ", "สมัย", "แม่กัวะ", "นายาง")
KINDS = ("กลุ่มอาชีพ", "วิสาหกิจชุมชน", "เกษตรกร", "ผู้ประกอบการ OTOP", "กลุ่มผู้ผลิต")
GOODS = (
    ("ข้าวแต๋น", "อาหาร"),
    ("น้ำสมุนไพร", "เครื่องดื่ม"),
    ("ผ้าซิ่น", "ผ้า"),
    ("ตะกร้า", "ของใช้"),
    ("ลูกประคบ", "สมุนไพร"),
    ("ลำไย", "เกษตร"),
)


def seconds(*command: object) -> float:
    """Return the median wall time of five runs of a command."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def write_big(path: Path, count: int) -> int:
    """Write a registry of `count` groups, twice as many products and as many applications; return its rows."""
    import xlsxwriter

    lot = random.Random(2560)
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False})

    def tab(title: str, header: list[str], rows: Iterable[Sequence[object]]) -> None:
        sheet = workbook.add_worksheet(title)
        sheet.write_row(0, 0, header)
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row)

    fairs = [f"F{number:03d}" for number in range(100)]
    tab(
        "กลุ่ม",
        ["รหัส", "ชื่อกลุ่ม", "ประเภท", "โทรศัพท์", "ที่อยู่", "หมู่ที่", "ตำบล", "อำเภอ", "จังหวัด"],
        (
            [
                f"G{i}",
                f"กลุ่มตัวอย่างที่ {i}",
                lot.choice(KINDS),
                f"08{lot.randrange(10**8):08d}",
                f"{lot.randrange(1, 300)} หมู่ที่ {lot.randrange(1, 15)} ต.{(t := lot.choice(TAMBONS))} อ.สบปราบ",
                lot.randrange(1, 15),
                t,
                "สบปราบ",
                "ลำปาง",
            ]
            for i in range(count)
        ),
    )
    goods = [(i, *lot.choice(GOODS)) for i in range(count) for _ in range(2)]
    tab(
        "ผลิตภัณฑ์",
        ["กลุ่ม", "ชื่อผลิตภัณฑ์", "ประเภทผลิตภัณฑ์", "แหล่งวัตถุดิบ", "มาตรฐาน", "วันหมดอายุมาตรฐาน"],
        (
            [f"G{i}", f"{name} {i}", category, f"ต.{lot.choice(TAMBONS)} อ.สบปราบ จ.ลำปาง", "อย., มผช.", "31 ธ.ค. 2561"]
            for i, name, category in goods
        ),
    )
    tab(
        "งาน",
        ["รหัสงาน", "ชื่องาน", "วันเริ่ม", "วันสิ้นสุด", "อำเภอ", "จังหวัด", "วันเปิดรับสมัคร", "วันปิดรับสมัคร"],
        (
            [f, f"งานที่ {f}", "15 ก.ย. 2560", "17 ก.ย. 2560", "สบปราบ", "ลำปาง", "1 ส.ค. 2560", "31 ส.ค. 2560"]
            for f in fairs
        ),
    )
    tab(
        "ใบสมัคร",
        ["รหัสงาน", "กลุ่ม", "จำนวนล็อก", "ใช้ไฟฟ้า", "วันที่สมัคร", "ยินยอมให้ใช้ข้อมูล"],
        (
            [
                lot.choice(fairs),
                f"G{i}",
                lot.choice((1, 1, 2)),
                lot.choice(("ใช่", "ไม่")),
                f"{lot.randrange(1, 29)} ส.ค. 60",
                "ใช่",
            ]
            for i in range(count)
        ),
    )
    workbook.close()
    return 4 * count


def read_big(path: Path, rows: int) -> None:
    """Read and check the big registry in this process, and tell the rate and the memory."""
    import gc
    from datetime import date

    from otopsheets.registry import read_registry
    from otopsheets.stores.workbooks import read_workbook
    from otopsheets.workflow import check_registry

    gc.set_threshold(200_000, 50, 100)  # as the command line does
    began = time.perf_counter()
    sheets = read_workbook(path)
    opened = time.perf_counter()
    registry = read_registry(sheets)
    parsed = time.perf_counter()
    checked = check_registry(registry, date(2017, 9, 5))
    done = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  cells out of the file  {opened - began:6.1f} s")
    print(f"  rows to records        {parsed - opened:6.1f} s")
    print(f"  every rule             {done - parsed:6.1f} s   ({len(checked.findings):,} findings)")
    print(f"  together               {rows / (done - began):,.0f} rows/s, {memory:,.0f} MB at most")


def main() -> None:
    """Measure everything in one run."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000, help="groups in the big registry")
    arguments.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.read:
        read_big(given.read, 4 * given.rows)
        return
    bare = seconds(sys.executable, "-c", "pass")
    asked = seconds(sys.executable, "-m", "otopsheets", "--help")
    print(f"otopsheets --help      {asked:.2f} s  ({asked / bare:.1f} × a bare Python)")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        sample = folder / "sample.xlsx"
        subprocess.run(
            [sys.executable, "-m", "otopsheets", "init", sample, "--sample", "sop-prap"], check=True, cwd=ROOT
        )
        words = (sys.executable, "-m", "otopsheets", "sync", sample, "--today", "2017-09-05")
        began = time.perf_counter()
        subprocess.run([str(word) for word in words], check=True, capture_output=True, cwd=ROOT)
        first = time.perf_counter() - began
        again = seconds(*words)
        print(f"sync of the sample     {first:.2f} s the first time, {again:.2f} s with nothing changed")
        big = folder / "big.xlsx"
        rows = write_big(big, given.rows)
        print(f"a registry of {rows:,} rows:", flush=True)
        subprocess.run([sys.executable, __file__, "--read", big, "--rows", str(given.rows)], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
