"""An Excel workbook as a spreadsheet, with its looks."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tests.sheets_api.grid.looks import in_order, with_both_colors
from tests.sheets_api.grid.model import EMPTY, Book, Json, Sheet
from tests.sheets_api.spreadsheets import fresh
from tests.sheets_api.values.entry import EPOCH, number_value, serial

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_ALIGNMENT = {"top": "TOP", "center": "MIDDLE", "bottom": "BOTTOM"}
_PLAIN_FONT, _PLAIN_SIZE = "Calibri", 11
_DAY = timedelta(days=1)


def read(book_id: str, title: str, content: bytes, sheet_id: Callable[[], int]) -> Book:
    """Every worksheet: values, formulas, formats, notes, merges, sizes; ``sheet_id`` gives each a number."""
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(content))
    book = fresh.book(book_id, title)
    book.sheets = [_sheet(sheet_id(), worksheet) for worksheet in workbook.worksheets]
    book.reindex()
    return book


def _sheet(number: int, worksheet: Worksheet) -> Sheet:
    sheet = fresh.sheet(number, {}, worksheet.title)
    sheet.grid["rowCount"] = max(sheet.rows, worksheet.max_row)
    sheet.grid["columnCount"] = max(sheet.columns, worksheet.max_column)
    for row in worksheet.iter_rows():
        for cell in row:
            if cell.value is not None or cell.has_style or cell.comment:
                note = cell.comment.text if cell.comment else None
                sheet.put(cell.row - 1, cell.column - 1, EMPTY.but(value=_value(cell), format=_look(cell), note=note))
    _layout(sheet, worksheet)
    return sheet


def _value(cell: Cell) -> Json | None:
    value = cell.value
    if value is None:
        return None
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float):
        return number_value(value)
    if isinstance(value, datetime):
        return number_value(serial(value))
    if isinstance(value, date):
        return number_value(serial(datetime.combine(value, time())))
    if isinstance(value, time):
        return number_value(serial(datetime.combine(EPOCH.date(), value)))
    if isinstance(value, timedelta):
        return number_value(value / _DAY)
    return {"formulaValue" if cell.data_type == "f" else "stringValue": str(value)}


def _look(cell: Cell) -> Json | None:
    """What differs from a workbook's plain cell."""
    look: Json = {}
    if cell.number_format != "General":
        look["numberFormat"] = {"type": _kind(cell), "pattern": cell.number_format}
    if cell.fill.fill_type == "solid" and (color := _color(cell.fill.fgColor)) is not None:
        look["backgroundColor"] = color
    if cell.alignment.horizontal in {"left", "center", "right"}:
        look["horizontalAlignment"] = str(cell.alignment.horizontal).upper()
    if cell.alignment.vertical in _ALIGNMENT:
        look["verticalAlignment"] = _ALIGNMENT[str(cell.alignment.vertical)]
    if cell.alignment.wrap_text:
        look["wrapStrategy"] = "WRAP"
    if text := _text(cell):
        look["textFormat"] = text
    return in_order(with_both_colors(look)) or None


def _kind(cell: Cell) -> str:
    pattern = cell.number_format.lower()
    if cell.is_date:
        clock, day = "h" in pattern or "s" in pattern, "d" in pattern or "y" in pattern
        return "DATE_TIME" if clock and day else "TIME" if clock else "DATE"
    return "PERCENT" if "%" in pattern else "TEXT" if pattern == "@" else "NUMBER"


def _text(cell: Cell) -> Json:
    font = cell.font
    text: Json = {
        "bold": font.b,
        "italic": font.i,
        "strikethrough": font.strike,
        "underline": font.u not in {None, "none"},
        "fontFamily": font.name if font.name != _PLAIN_FONT else None,
        "fontSize": round(font.sz) if font.sz and font.sz != _PLAIN_SIZE else None,
        "foregroundColor": _color(font.color),
    }
    return {name: part for name, part in text.items() if part}


def _color(color: Any) -> Json | None:
    """A colour told by its channels; the others (of a theme, of an index) are left as they are."""
    if color is None or color.type != "rgb" or not isinstance(color.rgb, str):
        return None
    channels = [int(color.rgb[at : at + 2], 16) / 255 for at in (2, 4, 6)]
    return dict(zip(("red", "green", "blue"), channels, strict=True))


def _layout(sheet: Sheet, worksheet: Worksheet) -> None:
    from openpyxl.utils import column_index_from_string, coordinate_to_tuple

    if worksheet.freeze_panes:
        row, column = coordinate_to_tuple(worksheet.freeze_panes)
        sheet.grid.update({k: v for k, v in (("frozenRowCount", row - 1), ("frozenColumnCount", column - 1)) if v})
    for area in worksheet.merged_cells.ranges:
        sheet.merges.append(
            {"sheetId": sheet.id, "startRowIndex": area.min_row - 1, "endRowIndex": area.max_row,
             "startColumnIndex": area.min_col - 1, "endColumnIndex": area.max_col}
        )  # fmt: skip
    for name, place in worksheet.column_dimensions.items():
        sizes = {"pixelSize": round(place.width * 7 + 5)} if place.customWidth else {}
        _note(sheet.column_metadata, column_index_from_string(name) - 1, sizes, hidden=place.hidden)
    for number, line in worksheet.row_dimensions.items():
        sizes = {"pixelSize": round(line.height / 0.75)} if line.height else {}
        _note(sheet.row_metadata, number - 1, sizes, hidden=line.hidden)
    if worksheet.sheet_state != "visible":
        sheet.properties["hidden"] = True
    color = _color(worksheet.sheet_properties.tabColor)
    if color is not None:
        sheet.properties.update(with_both_colors({"tabColor": color}))
    if worksheet.sheet_view.showGridLines is False:
        sheet.grid["hideGridlines"] = True


def _note(metadata: dict[int, Json], index: int, sizes: Json, *, hidden: bool) -> None:
    found = {**sizes, **({"hiddenByUser": True} if hidden else {})}
    if found:
        metadata[index] = found
