"""A registry in an Excel workbook; the generated tabs go to a workbook of their own beside it.

The registry is opened for reading only. The generated workbook carries, in its document properties, a
fingerprint of every tab and one of its whole content, by which the next run knows what it wrote and what
people changed since.
"""

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from otopsheets.errors import RegistryFault
from otopsheets.registry import Sheet
from otopsheets.stores.base import Calls, Printed, Snapshot, Written
from otopsheets.stores.files import keep_copy, replace_file
from otopsheets.stores.workbook import write_workbook
from otopsheets.stores.workbooks import read_workbook
from otopsheets.tabs.model import Tab, values_fingerprint
from otopsheets.wording import Wording

NOT_OURS = Wording(
    "แฟ้ม {path} มีอยู่แล้วแต่ไม่ได้สร้างโดยโปรแกรมนี้ จึงไม่เขียนทับ โปรดย้ายแฟ้มนั้น หรือระบุ --output เป็นชื่ออื่น",
    "The file {path} exists and was not made by this program, so it is not overwritten. Move it, or name another "
    "with --output.",
)
SAME_FILE = Wording(
    "แฟ้มผลลัพธ์ต้องไม่ใช่แฟ้มทะเบียนเอง ({path}) โปรดระบุ --output เป็นชื่ออื่น",
    "The output must not be the registry itself ({path}). Name another file with --output.",
)
_PREFIX = "otopsheets."
_CONTENT = "otopsheets-content"
_PROPERTIES = "docProps/custom.xml"
_TO_COME = "0" * 64  # stands in the place of the fingerprint until the content is known


class ExcelStore:
    """A registry workbook and the generated workbook beside it."""

    def __init__(self, registry: Path, output: Path | None = None) -> None:
        """Name the registry, and the generated workbook (`NAME.generated.xlsx` beside it if None)."""
        self.registry = registry
        self.output = output or registry.with_name(f"{registry.stem}.generated.xlsx")
        self.calls = Calls()
        self._touched = False
        if self.output.resolve() == registry.resolve():
            raise RegistryFault(SAME_FILE, path=registry)

    @property
    def name(self) -> str:
        """The registry's path."""
        return str(self.registry)

    def read(self) -> Snapshot:
        """Read both workbooks; a generated workbook that this program did not make is refused."""
        self.calls.reads += 1
        sheets = read_workbook(self.registry)
        if not self.output.exists():
            return Snapshot(sheets)
        self.calls.reads += 1
        written = {sheet.title: sheet for sheet in read_workbook(self.output)}
        properties = read_properties(self.output)
        told = {name.removeprefix(_PREFIX): value for name, value in properties.items() if name.startswith(_PREFIX)}
        if not told:
            raise RegistryFault(NOT_OURS, path=self.output)
        self._touched = content_fingerprint(self.output) != properties.get(_CONTENT)
        return Snapshot(sheets, {key: _printed(key, value, written) for key, value in told.items()})

    def write(self, tabs: Sequence[Tab], today: date) -> Written:
        """Replace the generated workbook in one step; keep a dated copy first if a person saved it since."""
        self.calls.writes += 1
        kept = (str(keep_copy(self.output, today)),) if self._touched and self.output.exists() else ()
        properties = {
            f"{_PREFIX}{tab.key}": f"{tab.fingerprint} {values_fingerprint(tab.values)} {tab.title}" for tab in tabs
        }

        def write(new: Path) -> None:
            write_workbook(new, tabs, properties={**properties, _CONTENT: _TO_COME})
            _seal(new)

        replace_file(self.output, write)
        self._touched = False
        return Written(str(self.output), kept)


def _printed(key: str, told: str, sheets: Mapping[str, Sheet]) -> Printed:
    fingerprint, values, title = told.split(" ", 2)
    sheet = sheets.get(title)
    rows = sheet.rows if sheet else ()
    return Printed(key, title, rows, fingerprint, edited=sheet is None or values_fingerprint(rows) != values)


def read_properties(path: Path) -> dict[str, str]:
    """Return the custom document properties of a workbook; empty when it has none."""
    try:
        with zipfile.ZipFile(path) as archive:
            if _PROPERTIES not in archive.namelist():
                return {}
            root = ET.fromstring(archive.read(_PROPERTIES))  # noqa: S314 - expat expands no outside entities
    except (OSError, zipfile.BadZipFile, ET.ParseError) as fault:
        raise RegistryFault(NOT_OURS, path=path) from fault
    return {item.get("name", ""): "".join(item.itertext()) for item in root}


def _seal(path: Path) -> None:
    """Put the fingerprint of the content among the properties, which it leaves out for that reason."""
    content = content_fingerprint(path)
    with zipfile.ZipFile(path) as archive:
        parts = [(part, archive.read(part)) for part in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts:
            sealed = data.replace(_TO_COME.encode(), content.encode()) if part.filename == _PROPERTIES else data
            archive.writestr(part, sealed)


def content_fingerprint(path: Path) -> str:
    """Return SHA-256 over the names and checksums of all parts of a workbook but its custom properties."""
    with zipfile.ZipFile(path) as archive:
        told = sorted(f"{part.filename} {part.CRC:08x}" for part in archive.infolist() if part.filename != _PROPERTIES)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
