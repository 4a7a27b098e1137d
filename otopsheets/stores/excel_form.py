"""Making a new registry as an Excel workbook: every tab to fill in, explained, with drop-downs."""

from io import BytesIO
from pathlib import Path

from otopsheets.errors import UsageFault
from otopsheets.registry.districts import District
from otopsheets.registry.form import Book, make_book
from otopsheets.registry.samples import SAMPLES
from otopsheets.stores.excel_drawing import add_drawing
from otopsheets.stores.excel_fields import add_form, name_lists
from otopsheets.stores.external import link
from otopsheets.stores.files import create_file
from otopsheets.stores.workbook import Looks, add_tab, new_workbook
from otopsheets.tabs import lookup
from otopsheets.tabs.guide import guide
from otopsheets.wording import Wording

NOT_XLSX = Wording(
    "ชื่อแฟ้มทะเบียนต้องลงท้ายด้วย .xlsx เช่น {path}.xlsx",
    "A registry's file name must end in .xlsx, such as {path}.xlsx",
)
NO_SAMPLE = Wording("ไม่มีข้อมูลตัวอย่างชื่อ '{name}' มี: {names}", "There is no sample '{name}'; there is: {names}")

_DRAWING_AFTER = "fairs"  # the tab that names the drawing


def write_registry(path: Path, sample: str | None = None, district: District | None = None) -> None:
    """Make a new registry at `path`: empty, for `district`; or filled in with the sample of that name.

    Raises `UsageFault` when there is a file already (it stands untouched), `RegistryFault` when the file cannot
    be made. Either way there is no half a file.
    """
    if sample is None:
        write_form(path, make_book(district))
    elif sample in SAMPLES:
        write_form(path, SAMPLES[sample]().book)
    else:
        raise UsageFault(NO_SAMPLE, name=sample, names=", ".join(SAMPLES))


def write_form(path: Path, book: Book) -> None:
    """Write `book` as a new workbook at `path`; raises as `write_registry` does."""
    if path.suffix.lower() != ".xlsx":
        raise UsageFault(NOT_XLSX, path=path.with_suffix(""))
    create_file(path, lambda new: new.write_bytes(registry_bytes(book, f"{path.stem}.generated.xlsx")))


def registry_bytes(book: Book, generated: str) -> bytes:
    """Return the workbook of `book`; its results look into the workbook `generated` in the same folder.

    The same book gives the same bytes.
    """
    content = BytesIO()
    workbook = new_workbook(content)
    looks = Looks(workbook)
    add_tab(workbook, guide(), looks).activate()
    for form in book.forms:
        add_form(workbook, form, book, looks)
        if form.tab.key == _DRAWING_AFTER:
            add_drawing(workbook, book.drawing, looks)
    name_lists(workbook, book)
    workbook.close()
    return link(content.getvalue(), generated, lookup.TITLE)
