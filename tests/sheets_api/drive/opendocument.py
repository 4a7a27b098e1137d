"""A spreadsheet as an OpenDocument file (``.ods``): its values, formulas left out."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from tests.sheets_api.formulas.kinds import Fault
from tests.sheets_api.grid.model import Sheet
from tests.sheets_api.spreadsheets.effective import View

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<office:document-content xmlns:office="{_OASIS}office:1.0" xmlns:table="{_OASIS}table:1.0" '
    f'xmlns:text="{_OASIS}text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def open_document(view: View, sheets: list[Sheet]) -> bytes:
    """Every sheet, its cells typed."""
    tables = "".join(_table(view, sheet) for sheet in sheets)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(zipfile.ZipInfo("mimetype"), _TYPE)  # first, and not packed: so says the standard
        parts.writestr("content.xml", _HEAD + tables + _TAIL)
        parts.writestr("META-INF/manifest.xml", _MANIFEST)
    return out.getvalue()


def _table(view: View, sheet: Sheet) -> str:
    places = set(sheet.cells) | set(view.evaluator.spilled(sheet))
    rows: dict[int, dict[int, str]] = {}
    for row, column in places:
        cell = _cell(view, sheet, row, column)
        if cell:
            rows.setdefault(row, {})[column] = cell
    written = []
    for row in range(max(rows, default=-1) + 1):
        cells = rows.get(row, {})
        line = "".join(cells.get(column, "<table:table-cell/>") for column in range(max(cells, default=0) + 1))
        written.append(f"<table:table-row>{line}</table:table-row>")
    body = "".join(written) or "<table:table-row><table:table-cell/></table:table-row>"
    return f"<table:table table:name={quoteattr(sheet.title)}><table:table-column/>{body}</table:table>"


def _cell(view: View, sheet: Sheet, row: int, column: int) -> str:
    value = view.value(sheet, row, column)
    if value is None:
        return ""
    shown = "".join(f"<text:p>{escape(line)}</text:p>" for line in view.shown(sheet, row, column).split("\n"))
    if isinstance(value, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value!r}"'
    else:
        kind = 'office:value-type="string"'
        shown = shown if not isinstance(value, Fault) else f"<text:p>{escape(value.code)}</text:p>"
    return f"<table:table-cell {kind}>{shown}</table:table-cell>"
