"""How long a summary of the whole country takes: all 928 districts, 100,000 groups, on this one machine.

    python bench/rollup.py [--districts 928] [--groups 100000] [--jobs N]

The registries are generated under the real names of the amphoes and tambons. Workbooks: time, memory of the largest
process, and a second run on what the first one knows. Google: the real client reads registries from a local server;
how long the quota alone would hold it up is told by a clock that the waiting moves, against the least the quota
allows, calls / 300 a minute a project (60 a minute for one account).
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

KINDS = ("กลุ่มอาชีพ", "กลุ่มผู้ผลิต", "วิสาหกิจชุมชน", "เกษตรกร")
GOODS = (("ผ้าซิ่น", "ผ้า"), ("ตะกร้า", "ของใช้"), ("ลูกประคบ", "สมุนไพร"), ("ลำไย", "เกษตร"), ("กาแฟ", "เครื่องดื่ม"))
PROJECT, ACCOUNT = 300, 60
"""Reads a minute that Google allows one project, and one account in it."""
TODAY = "2017-09-25"


def registry(code: str, groups: int, lot: random.Random) -> dict[str, list[list[object]]]:
    """Return the tabs of one district's registry, header row and all."""
    from otopsheets.thai.gazetteer import gazetteer
    from otopsheets.thai.places import tambon_names

    known = gazetteer()
    amphoe, province, tambons = known.amphoes[code], known.provinces[code[:2]], tambon_names(code)
    homes = [(lot.choice(tambons), lot.randrange(1, 10)) for _ in range(groups)]
    applying = sorted(lot.sample(range(groups), min(groups, 45)))
    goods = [lot.choice(GOODS) for _ in range(groups)]
    return {
        "กลุ่ม": [
            ["รหัส", "ชื่อกลุ่ม", "ประเภท", "โทรศัพท์", "หมู่ที่", "ตำบล", "อำเภอ", "จังหวัด"],
            *(
                [
                    f"G{i}",
                    f"กลุ่มที่ {i} บ้าน{t}",
                    lot.choice(KINDS),
                    f"08{lot.randrange(10**8):08d}",
                    v,
                    t,
                    amphoe,
                    province,
                ]
                for i, (t, v) in enumerate(homes)
            ),
        ],
        "ผลิตภัณฑ์": [
            ["กลุ่ม", "ชื่อผลิตภัณฑ์", "ประเภทผลิตภัณฑ์", "แหล่งวัตถุดิบ"],
            *([f"G{i}", f"{name} {i}", kind, "ปลูกเอง"] for i, (name, kind) in enumerate(goods)),
        ],
        "งาน": [
            ["รหัสงาน", "ชื่องาน", "วันเริ่ม", "วันสิ้นสุด", "อำเภอ", "จังหวัด", "แท็บผังพื้นที่", "เลขจับสลาก"],
            ["2560-09", f"ตลาดประชารัฐ {amphoe}", "15 ก.ย. 2560", "17 ก.ย. 2560", amphoe, province, "ผังพื้นที่", "472913"],
        ],
        "ใบสมัคร": [
            ["รหัสงาน", "กลุ่ม", "จำนวนล็อก", "ใช้ไฟฟ้า", "ใช้น้ำ", "ปรุงด้วยไฟ", "วันที่สมัคร", "ยินยอมให้ใช้ข้อมูล"],
            *(["2560-09", f"G{i}", 1, "ไม่", "ไม่", "ไม่", "10 ส.ค. 2560", "ใช่"] for i in applying),
        ],
        "ประชุม": [
            ["วันที่", "ประเภท", "รหัสงาน", "ตำบล", "ผู้เข้าร่วม", "ข้อเสนอ"],
            ["28 ส.ค. 2560", "คัดเลือกผู้เข้าร่วม", "2560-09", "", "ผู้แทนทุกตำบล", "ขอเพิ่มไฟ"],
            *(["30 ส.ค. 2560", "ชี้แจงประธานกลุ่ม", "2560-09", t, "หมู่ 1-7", "ขอเพิ่มห้องน้ำ"] for t in tambons),
        ],
        "ยอดขาย": [
            ["รหัสงาน", "กลุ่ม", "วันที่", "ยอดขาย"],
            *(
                ["2560-09", f"G{i}", f"{day} ก.ย. 2560", lot.randrange(100, 9000)]
                for i in applying
                for day in (15, 16, 17)
            ),
        ],
        "ผังพื้นที่": [["ทางเข้า", *[""] * 9], *([f"{row}{n}" for n in range(1, 11)] for row in "ABCD")],
    }


def registries(districts: int, groups: int) -> Iterator[tuple[str, dict[str, list[list[object]]]]]:
    """Yield (code, registry) of that many districts, `groups` groups in all."""
    from otopsheets.thai.gazetteer import gazetteer

    lot = random.Random(2560)
    codes = sorted(gazetteer().amphoes)[:districts]
    for at, code in enumerate(codes):
        yield code, registry(code, groups * (at + 1) // len(codes) - groups * at // len(codes), lot)


def save(path: Path, tabs: dict[str, list[list[object]]]) -> None:
    """Write a registry as a workbook."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False})
    for title, rows in tabs.items():
        sheet = workbook.add_worksheet(title)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    workbook.close()


def run(folder: Path, jobs: int) -> tuple[float, str]:
    """Roll up all workbooks of `folder` with the command; return seconds and what it said."""
    listed = folder / "list.txt"
    listed.write_text("\n".join(sorted(path.name for path in folder.glob("*.xlsx"))), encoding="utf-8")
    words = ["rollup", "--list", listed, "--output", folder / "out", "--today", TODAY, "--jobs", jobs, "--lang", "en"]
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "otopsheets", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return time.perf_counter() - began, done.stdout.splitlines()[0]


def workbooks(districts: int, groups: int, jobs: int) -> None:
    """Measure the command on workbooks."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        rows = 0
        for code, tabs in registries(districts, groups):
            save(folder / f"{code}.xlsx", tabs)
            rows += sum(len(each) - 1 for each in tabs.values())
        spent = time.perf_counter() - began
        print(f"generated      {spent:8.1f} s: {districts} workbooks, {groups:,} groups, {rows:,} rows")
        first, said = run(folder, jobs)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"rolled up      {first:8.1f} s with {jobs} processes, {first / districts * 1000:.0f} ms a district: {said}"
        )
        print(f"memory         {peak:8.0f} MB, the largest process")
        again, said = run(folder, jobs)
        print(f"once more      {again:8.1f} s: {said}")
        sizes = {path.name: path.stat().st_size for path in sorted((folder / "out").iterdir())}
        print("written        " + ", ".join(f"{name} {size / 1024:,.0f} KB" for name, size in sizes.items()))


def google(districts: int, groups: int, sample: int) -> None:
    """Measure the calls, and what the quota makes of them, on a local server."""
    from datetime import date

    from otopsheets.rollup import tell
    from otopsheets.stores.google import GoogleStore
    from tests.sheets_api.server import SheetsServer
    from tests.stores.google import Waiting, session

    share = groups * sample // districts
    with SheetsServer() as server:
        waiting = Waiting(server)
        shared = session(server, waiting=waiting)
        ids = [server.create_spreadsheet(code, sheets=tabs) for code, tabs in registries(sample, share)]
        began = time.perf_counter()
        told = [tell(each, GoogleStore(shared, each).read, date(2017, 9, 25)) for each in ids]
        spent = time.perf_counter() - began
    assert not any(each.failed for each in told), [each.message_en for each in told if each.failed][:1]
    calls = shared.calls.reads / sample
    whole = round(calls * districts)
    held = paced(whole) / 60
    print(f"google         {calls:.2f} calls a registry, {whole:,} for {districts}; {sample} were read")
    print(f"least by quota {whole / PROJECT:8.1f} min for a project, {whole / ACCOUNT:.1f} min for one account")
    if held:
        of_account, of_project = whole / ACCOUNT / held, whole / PROJECT / held
        print(f"at our pace    {held:8.1f} min with one account: {of_account:.0%} of what an account is allowed,")
        print(f"               {of_project:.0%} of what a project is (one account: {ACCOUNT / PROJECT:.0%} at most)")
    print(f"work           {spent / sample * 1000:8.0f} ms a registry, client and local server together")


def paced(calls: int) -> float:
    """Return how many seconds that many calls take at the pace the store keeps, if each took no time itself."""
    from otopsheets.stores.google.patience import Pace
    from tests.stores.google import Waiting

    waiting = Waiting()
    pace = Pace(clock=waiting.clock, sleep=waiting.sleep)
    for _ in range(calls):
        pace.step()
    return waiting.now


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--districts", type=int, default=928)
    parser.add_argument("--groups", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--google", type=int, default=200, help="registries read from the local server")
    asked = parser.parse_args()
    workbooks(asked.districts, asked.groups, asked.jobs)
    google(asked.districts, asked.groups, min(asked.google, asked.districts))


if __name__ == "__main__":
    main()
