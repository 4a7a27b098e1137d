"""A spreadsheet as an Excel workbook, with its looks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tests.sheets_api.formulas.kinds import Fault
from tests.sheets_api.grid.a1 import cell_name, column_name
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.spreadsheets.effective import View

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_ALIGNMENT = {"TOP": "top", "MIDDLE": "center", "BOTTOM": "bottom"}
_BORDERS = {"SOLID": "thin", "SOLID_MEDIUM": "medium", "SOLID_THICK": "thick", "DOTTED": "dotted", "DASHED": "dashed",
            "DOUBLE": "double"}  # fmt: skip


def written(view: View, sheets: list[Sheet]) -> bytes:
    """The workbook's bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    for sheet in sheets:
        worksheet = workbook.create_sheet(sheet.title[:31])  # Excel knows no longer titles
        _cells(view, sheet, worksheet)
        _layout(sheet, worksheet)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _cells(view: View, sheet: Sheet, worksheet: Worksheet) -> None:
    from openpyxl.comments import Comment

    for row, column in sorted(set(sheet.cells) | set(view.evaluator.spilled(sheet))):
        cell = sheet.at(row, column)
        target: Cell = worksheet.cell(row + 1, column + 1)
        formula = (cell.value or {}).get("formulaValue")
        value = view.value(sheet, row, column)
        target.value = formula or (value.code if isinstance(value, Fault) else value)
        if isinstance(value, str) and not formula:
            target.data_type = "s"  # text that begins with = is no formula
        if cell.note:
            target.comment = Comment(cell.note, "")
        _look(target, cell.format or {}, view.number_format(sheet, row, column))


def _look(target: Cell, look: Json, number_format: Json | None) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    if number_format and number_format.get("pattern"):
        target.number_format = number_format["pattern"]
    text = look.get("textFormat", {})
    if text:
        target.font = Font(
            name=text.get("fontFamily", "Arial"), sz=text.get("fontSize", 10), b=text.get("bold"),
            i=text.get("italic"), strike=text.get("strikethrough"), u="single" if text.get("underline") else None,
            color=_hex(text.get("foregroundColor", {})),
        )  # fmt: skip
    if "backgroundColor" in look:
        target.fill = PatternFill("solid", fgColor=_hex(look["backgroundColor"]))
    if look.keys() & {"horizontalAlignment", "verticalAlignment", "wrapStrategy"}:
        across = look.get("horizontalAlignment", "").lower()
        target.alignment = Alignment(
            horizontal=across if across in {"left", "center", "right"} else None,
            vertical=_ALIGNMENT.get(look.get("verticalAlignment", "")),
            wrap_text=look.get("wrapStrategy") == "WRAP" or None,
        )
    if look.get("borders"):
        sides: dict[str, Any] = {
            side: Side(_BORDERS.get(line.get("style", "")), color=_hex(line.get("color", {})))
            for side, line in look["borders"].items()
        }
        target.border = Border(**sides)


def _hex(color: Json) -> str:
    """``FF8000``."""
    return "".join(f"{round(color.get(name, 0) * 255):02X}" for name in ("red", "green", "blue"))


def _layout(sheet: Sheet, worksheet: Worksheet) -> None:
    """What concerns rows, columns and the whole sheet."""
    grid = sheet.grid
    if grid.get("frozenRowCount") or grid.get("frozenColumnCount"):
        worksheet.freeze_panes = cell_name(grid.get("frozenRowCount", 0), grid.get("frozenColumnCount", 0))
    for area in sheet.merges:
        worksheet.merge_cells(
            start_row=area["startRowIndex"] + 1,
            end_row=area["endRowIndex"],
            start_column=area["startColumnIndex"] + 1,
            end_column=area["endColumnIndex"],
        )
    for index, data in sheet.column_metadata.items():
        place = worksheet.column_dimensions[column_name(index)]
        place.hidden = bool(data.get("hiddenByUser"))
        if "pixelSize" in data:
            place.width = (data["pixelSize"] - 5) / 7  # a digit of Excel's standard font is 7 pixels wide
    for index, data in sheet.row_metadata.items():
        line = worksheet.row_dimensions[index + 1]
        line.hidden = bool(data.get("hiddenByUser"))
        if "pixelSize" in data:
            line.height = data["pixelSize"] * 0.75  # points
    if sheet.properties.get("hidden"):
        worksheet.sheet_state = "hidden"
    if "tabColor" in sheet.properties:
        worksheet.sheet_properties.tabColor = _hex(sheet.properties["tabColor"])
    worksheet.sheet_view.showGridLines = not grid.get("hideGridlines")
    worksheet.sheet_view.rightToLeft = bool(sheet.properties.get("rightToLeft"))
