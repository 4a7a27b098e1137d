"""How long a drawing takes to be read, beside what cannot be saved: reading its workbook, and asking every cell once.

    python bench/venue.py

Three drawings of 300 x 300 cells: 500 stalls apart, 500 in rows with landmarks between, and every second cell a stall.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import xlsxwriter

from otopsheets.layout.venue import read_venue
from otopsheets.stores.workbooks import read_workbook

SIZE, STALLS, TIMES = 300, 500, 5
Rows = list[list[str]]


def apart() -> Rows:
    rows = [["" for _ in range(SIZE)] for _ in range(SIZE)]
    places = [(row, column) for row in range(2, SIZE, 12) for column in range(2, SIZE, 14)][:STALLS]
    for number, (row, column) in enumerate(places, 1):
        rows[row][column] = f"ล็อก {number} ไฟ น้ำ"
    rows[0][0], rows[-1][-1] = "ทางเข้า", "เสา"
    return rows


def in_rows() -> Rows:
    rows = [["" for _ in range(SIZE)] for _ in range(SIZE)]
    for number in range(STALLS):
        row, column = 10 + 4 * (number // 50), 20 + number % 50 + number % 50 // 10
        rows[row][column] = f"A{number + 1} มีไฟและน้ำประปา"
        rows[row][20 + 11 * (number % 50 // 10) + 10] = "ต้นไม้"
    rows[0][0], rows[-1][-1] = "ทางเข้า", "เสา"
    return rows


def dense() -> Rows:
    rows = [
        [f"{row}-{column}" if row % 2 and column else "" for column in range(SIZE)] for row in range(SIZE)
    ]  # fmt: skip
    rows[0][0] = "ทางเข้า"
    return rows


def seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return median(taken)


def main() -> None:
    print(f"{'drawing':10} {'stalls':>7} {'venue':>8} {'workbook':>9} {'each cell':>10} {'venue/workbook':>15}")
    with tempfile.TemporaryDirectory() as folder:
        for draw in (apart, in_rows, dense):
            rows, path = draw(), Path(folder) / "venue.xlsx"
            book = xlsxwriter.Workbook(path)
            sheet = book.add_worksheet("ผังพื้นที่")
            for number, row in enumerate(rows):
                for column, text in enumerate(row):
                    if text:
                        sheet.write_string(number, column, text)
            book.close()
            cells = read_workbook(path)[0].rows
            venue = seconds(lambda cells=cells: read_venue("ผังพื้นที่", cells))
            workbook = seconds(lambda path=path: read_workbook(path))
            asked = seconds(lambda cells=cells: sum(bool(value) for row in cells for value in row))
            stalls = len(read_venue("ผังพื้นที่", cells)[0].stalls)
            times = f"{venue:7.3f}s {workbook:8.3f}s {asked:9.3f}s {venue / workbook:14.1f}x"
            print(f"{draw.__name__:10} {stalls:7} {times}")


if __name__ == "__main__":
    main()
