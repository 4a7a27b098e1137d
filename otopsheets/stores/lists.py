"""A plain list in a file: one header row, then rows; CSV or the first sheet of a workbook.

CSV is read in the encodings Thai offices use: UTF-8 (with or without a mark at its start), UTF-16 as Excel saves
"Unicode text", and TIS-620 / Windows-874. It is written as UTF-8 with a mark, so that Excel shows Thai.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from xlsxwriter import Workbook

from otopsheets.errors import RegistryFault, UsageFault
from otopsheets.registry.sheets import Row, Value, is_blank
from otopsheets.stores.files import replace_file
from otopsheets.stores.workbooks import NOT_ALLOWED, NOT_FOUND, read_workbook
from otopsheets.wording import Wording

NOT_A_LIST = Wording(
    "แฟ้ม {path} ไม่ใช่ CSV ที่อ่านได้ โปรดเปิดด้วย Excel แล้วบันทึกเป็น “CSV UTF-8” หรือ .xlsx",
    "The file {path} is no CSV that can be read. Open it in Excel and save it as “CSV UTF-8” or .xlsx.",
)
UNCLOSED_QUOTE = Wording(
    "แฟ้ม {path} อ่านไม่ได้ที่บรรทัด {line} อาจมีเครื่องหมายคำพูดที่เปิดแล้วไม่ปิด ({fault})",
    "The file {path} cannot be read at line {line}; a quotation mark may be open ({fault}).",
)
EMPTY = Wording("แฟ้ม {path} ว่าง ต้องมีอย่างน้อยแถวหัวตาราง", "The file {path} is empty; it needs at least a row of headers.")
OF_ANOTHER_KIND = Wording(
    "ไม่รู้จักแฟ้มชนิด “{suffix}” ใช้ได้เฉพาะ .csv และ .xlsx ({path})",
    "Files of the kind “{suffix}” are not known here; use .csv or .xlsx ({path}).",
)
ONTO_ITSELF = Wording(
    "จะเขียนทับแฟ้มต้นฉบับ {path} ไม่ได้ โปรดตั้งชื่อแฟ้มผลลัพธ์เป็นชื่ออื่น",
    "The input {path} is never overwritten. Give the result another name.",
)
NO_FOLDER = Wording("ไม่มีโฟลเดอร์ {path} โปรดสร้างก่อน", "There is no folder {path}; please make it first.")
TOO_MANY_ROWS = Wording(
    "ตารางมี {rows} แถว เกินที่แฟ้ม .xlsx รับได้ ({most} แถว) โปรดเขียนเป็น .csv",
    "The list has {rows} rows, more than an .xlsx holds ({most}). Write it as .csv.",
)

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_TABLES = frozenset({".csv", ".tsv", ".txt"})
_ENCODINGS = ("utf-8-sig", "cp874")
_MOST_ROWS = 1_048_576
_AS_TYPED = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd",
}
_CREATED = datetime(2017, 9, 1)  # noqa: DTZ001 - a file that bore the time of writing would differ every time


def read_list(path: Path) -> tuple[list[str], list[list[Value]]]:
    """Read a list: its headers, and its rows, each as long as the headers.

    A column without a header is `""`. In CSV every cell is text, as it stands. Raises `RegistryFault` or
    `UsageFault` when it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _WORKBOOKS:
        rows = next((sheet.rows for sheet in read_workbook(path) if any(map(_shows, sheet.rows))), [])
    elif suffix in _TABLES:
        rows = read_csv(path)
    else:
        raise UsageFault(OF_ANOTHER_KIND, suffix=suffix, path=path)
    header = next((number for number, row in enumerate(rows) if _shows(row)), None)
    if header is None:
        raise RegistryFault(EMPTY, path=path)
    body = rows[header + 1 :]
    width = max(map(len, rows[header:]))
    headers = ["" if cell is None else str(cell).strip() for cell in rows[header]]
    return headers + [""] * (width - len(headers)), [[*row, *[""] * (width - len(row))] for row in body]


def _shows(row: Row) -> bool:
    return not all(map(is_blank, row))


def read_csv(path: Path) -> Sequence[Row]:
    """Read a file of text as rows of cells, in whichever of the encodings above; raises `RegistryFault`."""
    text = _text(path)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    try:
        rows.extend(row for row in reader if row)
    except csv.Error as fault:
        raise RegistryFault(UNCLOSED_QUOTE, path=path, line=reader.line_num, fault=fault) from fault
    return rows


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError as fault:
        raise RegistryFault(NOT_FOUND, path=path) from fault
    except OSError as fault:
        raise RegistryFault(NOT_ALLOWED, path=path) from fault
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" not in content:
        for encoding in _ENCODINGS:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise RegistryFault(NOT_A_LIST, path=path)


def _delimiter(text: str) -> str:
    """Return what parts the cells: of comma, semicolon and tab, the one the first line has most of."""
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)


def check_target(source: Path, target: Path) -> None:
    """Raise `UsageFault` unless a list read from `source` may be written to `target`."""
    if target.suffix.lower() not in {".csv", ".xlsx"}:
        raise UsageFault(OF_ANOTHER_KIND, suffix=target.suffix, path=target)
    if not target.parent.is_dir():
        raise UsageFault(NO_FOLDER, path=target.parent)
    if target.resolve() == source.resolve() or (target.exists() and source.exists() and target.samefile(source)):
        raise UsageFault(ONTO_ITSELF, path=source)


def write_list(path: Path, headers: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a list to a .csv or .xlsx, whole or not at all; text stays text, whatever it begins with.

    Raises `RegistryFault`, the old file untouched, when it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        replace_file(path, lambda new: _write_csv(new, [headers, *rows]))
        return
    if len(rows) >= _MOST_ROWS:
        raise UsageFault(TOO_MANY_ROWS, rows=len(rows), most=_MOST_ROWS - 1)
    replace_file(path, lambda new: _write_sheet(new, headers, rows))


def _write_csv(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _write_sheet(path: Path, headers: Sequence[str], rows: Iterable[Row]) -> None:
    with Workbook(str(path), _AS_TYPED) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, bold)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(number, column, cell)
                elif isinstance(cell, bool):
                    sheet.write_boolean(number, column, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
                elif cell is not None:
                    sheet.write_number(number, column, cell)
