"""Reading a workbook as it is: every sheet, every cell, and what cannot be read said plainly."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from otopsheets.errors import RegistryFault
from otopsheets.registry import Broken, Sheet, Value
from otopsheets.registry.sheets import UNCALCULATED
from otopsheets.stores.opendocument import Untold, untold_of
from otopsheets.wording import Wording

NOT_FOUND = Wording("ไม่พบแฟ้ม {path} โปรดตรวจชื่อและโฟลเดอร์", "There is no file {path}. Check its name and folder.")
NOT_ALLOWED = Wording(
    "เปิดแฟ้ม {path} ไม่ได้ เพราะไม่มีสิทธิ์หรือแฟ้มถูกโปรแกรมอื่นใช้อยู่ โปรดปิดแฟ้มใน Excel แล้วลองใหม่",
    "The file {path} may not be opened: no permission, or another program holds it. Close it in Excel and try again.",
)
NOT_A_WORKBOOK = Wording(
    "แฟ้ม {path} ไม่ใช่สมุดงาน Excel หรือแฟ้มเสียหาย โปรดเปิดด้วย Excel แล้วบันทึกใหม่เป็น .xlsx",
    "The file {path} is no Excel workbook, or it is damaged. Open it in Excel and save it as .xlsx.",
)
HAS_PASSWORD = Wording(
    "แฟ้ม {path} มีรหัสผ่าน โปรดเปิดใน Excel เอารหัสผ่านออก แล้วบันทึกใหม่",
    "The file {path} is protected by a password. Open it in Excel, remove the password, and save it.",
)

_OLE = b"\xd0\xcf\x11\xe0"  # the container of old Excel files and of encrypted new ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read every sheet of the workbook at `path`, which is opened for reading only.

    Raises `RegistryFault` with one sentence when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
            if beginning == _OLE and _ENCRYPTED in file.read():
                raise RegistryFault(HAS_PASSWORD, path=path)
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = [
            workbook.get_sheet_by_name(about.name)
            for about in workbook.sheets_metadata
            if about.typ is SheetTypeEnum.WorkSheet
        ]
        untold = _untold(path) if zipfile.is_zipfile(path) else {}
        return tuple(_sheet(sheet, untold.get(sheet.name, Untold())) for sheet in sheets)
    except FileNotFoundError as fault:
        raise RegistryFault(NOT_FOUND, path=path) from fault
    except PasswordError as fault:
        raise RegistryFault(HAS_PASSWORD, path=path) from fault
    except OSError as fault:
        raise RegistryFault(NOT_A_WORKBOOK if path.is_dir() else NOT_ALLOWED, path=path) from fault
    except (CalamineError, zipfile.BadZipFile, ET.ParseError, KeyError) as fault:
        raise RegistryFault(NOT_A_WORKBOOK, path=path) from fault


def _untold(path: Path) -> Mapping[str, Untold]:
    """Return what calamine does not tell of every sheet of a new Excel workbook or of an OpenDocument one."""
    return untold_of(path) or {title: Untold(broken=broken) for title, broken in _broken_cells(path).items()}


def _sheet(sheet: CalamineSheet, untold: Untold) -> Sheet:
    rows: list[list[Value]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]  # a list of fewer types is not one of more
    for (row, column), fault in untold.broken.items():
        while len(rows) <= row:
            rows.append([])
        rows[row] = [*rows[row], *[""] * (column + 1 - len(rows[row]))]
        rows[row][column] = fault
    merges = [(first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ()]
    return Sheet(sheet.name, rows, tuple(merges or untold.merges))


_ERROR = re.compile(rb'<c\s[^>]*?\bt="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)
_FORMULA = re.compile(rb"<c\s([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_PLACE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')


def _broken_cells(path: Path) -> dict[str, dict[tuple[int, int], Broken]]:
    """Find the cells that hold an error, or a formula with no stored result, which calamine shows as empty.

    A formula whose stored result is an empty text (`t="str"`) was calculated, and is simply empty.
    """
    found: dict[str, dict[tuple[int, int], Broken]] = {}
    with zipfile.ZipFile(path) as archive:
        for title, part in _parts(archive):
            xml = archive.read(part)
            cells: dict[tuple[int, int], Broken] = {}
            if b't="e"' in xml:
                for match in _ERROR.finditer(xml):
                    cells |= _at(match.group(0), Broken(match.group(1).decode()))
            if b"<f" in xml:
                for match in _FORMULA.finditer(xml):
                    if b't="str"' not in match.group(1):
                        cells |= _at(match.group(1), UNCALCULATED)
            if cells:
                found[title] = cells
    return found


def _at(cell: bytes, fault: Broken) -> dict[tuple[int, int], Broken]:
    place = _PLACE.search(cell)
    if place is None:
        return {}
    column = 0
    for letter in place.group(1):
        column = column * 26 + letter - 64
    return {(int(place.group(2)) - 1, column - 1): fault}


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Go through (title, part name) of the sheets of an .xlsx archive."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return
    targets = {
        link.get("Id"): link.get("Target", "")
        for link in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - calamine read it before
    }
    for sheet in ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):  # noqa: S314
        target = targets.get(sheet.get(_LINK), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield sheet.get("name", ""), part
