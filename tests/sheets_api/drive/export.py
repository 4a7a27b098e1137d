"""A spreadsheet as a file: CSV, TSV, workbook, PDF."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

from tests.sheets_api.drive import workbook_out
from tests.sheets_api.drive.opendocument import open_document
from tests.sheets_api.drive.upload import XLSX
from tests.sheets_api.grid.model import Sheet
from tests.sheets_api.spreadsheets.effective import View

Writer = Callable[[View, list[Sheet]], bytes]


def _rows(view: View, sheet: Sheet) -> list[list[str]]:
    """What a sheet shows, as a rectangle."""
    places = set(sheet.cells) | set(view.evaluator.spilled(sheet))
    shown = {place: view.shown(sheet, *place) for place in places}
    filled = [place for place, text in shown.items() if text]
    height, width = max((r for r, _ in filled), default=-1) + 1, max((c for _, c in filled), default=-1) + 1
    return [[shown.get((r, c), "") for c in range(width)] for r in range(height)]


def _separated(delimiter: str) -> Writer:
    def write(view: View, sheets: list[Sheet]) -> bytes:
        out = io.StringIO(newline="")
        rows = _rows(view, sheets[0])
        if delimiter == "\t":
            out.write(
                "\r\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in rows)
            )
        else:
            csv.writer(out, lineterminator="\r\n").writerows(rows)
        return out.getvalue().removesuffix("\r\n").encode()

    return write


def _zipped_pages(view: View, sheets: list[Sheet]) -> bytes:
    """One HTML page per sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pages:
        for sheet in sheets:
            rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in _rows(view, sheet))
            pages.writestr(f"{sheet.title}.html", f"<table>{rows}</table>")
    return out.getvalue()


_LINES = 60
"""Lines of text on one page of a PDF."""


def _pdf(view: View, sheets: list[Sheet]) -> bytes:
    """Pages of plain text, each sheet on pages of its own: enough to be a PDF."""
    pages: list[list[str]] = []
    for sheet in sheets:
        lines = [" ".join(row) for row in _rows(view, sheet)]
        pages += [lines[start : start + _LINES] for start in range(0, max(1, len(lines)), _LINES)]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, lines in enumerate(pages):
        stream = _drawn(lines)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * index),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    return _file(objects)


def _drawn(lines: list[str]) -> bytes:
    """The drawing of one page. The font has Latin letters only; others are question marks."""
    escaped = [line.encode("latin-1", "replace").decode("latin-1") for line in lines]
    drawn = " T* ".join(
        "(" + line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ") Tj" for line in escaped
    )
    return f"BT /F1 9 Tf 40 800 Td 12 TL {drawn} ET".encode("latin-1")


def _file(objects: list[bytes]) -> bytes:
    """The objects of a PDF as its file."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


ODS = "application/vnd.oasis.opendocument.spreadsheet"
EXTENSIONS = {"application/x-vnd.oasis.opendocument.spreadsheet": "ods", "text/tab-separated-values": "tsv",
              "application/pdf": "pdf", XLSX: "xlsx", "text/csv": "csv", "application/zip": "zip", ODS: "ods"}  # fmt: skip
"""Google's short names of the kinds, as ``exportLinks`` and docs.google.com use them."""

KINDS: dict[str, Writer] = {
    "text/csv": _separated(","),
    "text/tab-separated-values": _separated("\t"),
    XLSX: workbook_out.written,
    ODS: open_document,
    "application/x-vnd.oasis.opendocument.spreadsheet": open_document,
    "application/pdf": _pdf,
    "application/zip": _zipped_pages,
}


def written(view: View, kind: str, sheet: Sheet | None = None) -> bytes:
    """The spreadsheet as a file of one of `KINDS`; only one of its sheets if ``sheet`` is given."""
    return KINDS[kind](view, [sheet] if sheet else view.book.sheets)
