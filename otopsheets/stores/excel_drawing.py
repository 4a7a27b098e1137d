"""The tab a venue is drawn on, on an Excel sheet: broad cells that take on colours as somebody draws."""

from xlsxwriter import Workbook

from otopsheets.registry.form import DRAWING_HINT, INKS, SHADES, Drawing
from otopsheets.stores.workbook import A4, Looks, note_box
from otopsheets.tabs.model import Look

_READY = 60  # rows made ready for drawing


def add_drawing(workbook: Workbook, drawing: Drawing, looks: Looks) -> None:
    """Make a sheet of broad cells that take on colours as somebody draws the venue."""
    sheet = workbook.add_worksheet(drawing.title)
    plain, title = looks[Look(align="center", valign="middle")], looks[Look(bold=True, size=13, valign="middle")]
    sheet.set_column(0, drawing.columns - 1, 12, plain)
    sheet.set_row(0, 40)
    for number in range(1, _READY):
        sheet.set_row(number, 32)
    for area in drawing.merges:
        sheet.merge_range(*area, "", title if area[0] == 0 else plain)
    for number, row in enumerate(drawing.rows):
        for at, text in enumerate(row):
            if text:
                sheet.write_string(number, at, text, title if number == 0 else plain)
    sheet.write_comment(0, 0, DRAWING_HINT, note_box(DRAWING_HINT))
    area = (1, 0, _READY - 1, drawing.columns - 1)
    edge = {"border": 1, "border_color": "#7f7f7f"}
    for shade in SHADES:
        look = workbook.add_format({"bg_color": shade.color, **edge})
        rule = {"type": "text", "criteria": "containing", "value": shade.word, "format": look, "stop_if_true": True}
        sheet.conditional_format(*area, rule)
    sheet.conditional_format(
        *area, {"type": "no_blanks", "format": workbook.add_format({"bg_color": "#ffffff", **edge})}
    )
    sheet.set_tab_color(INKS["officer"].strong)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(0)
