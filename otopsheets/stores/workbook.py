"""Tabs → one .xlsx file, the same bytes every time.

The font is Sarabun: Google Sheets has it, anybody may install it, and at 11 points it is as large as the 16
points of TH Sarabun New that official letters use. Naming TH Sarabun New itself at 16 would look right only
where it is installed: elsewhere the program that opens the file takes another font of that size, a third wider,
and Thai names are cut off. What stands in for Sarabun at 11 is about as wide as Sarabun.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from otopsheets.tabs.model import PLAIN, Area, Cell, Chart, Look, Tab

FONT = "Sarabun"
_CREATED = datetime(2017, 9, 1)  # noqa: DTZ001 - a file that bore the time of writing would differ every time
A4 = 9
"""The number of the paper size."""
_TALLEST = 409.0
"""Points; Excel calls a workbook damaged in which a row is higher."""
_MARGIN, _FOOT = 0.4, 0.6  # inches
_LINES, _STRONG_LINES = "#bfbfbf", "#595959"
_BORDERS = {
    "thin": {"border": 1, "border_color": _LINES},
    "medium": {"border": 2, "border_color": _STRONG_LINES},
}
_AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def write_workbook(path: Path, tabs: Sequence[Tab], *, properties: Mapping[str, str]) -> None:
    """Write `tabs`, from left to right, to a new workbook at `path`.

    `properties` become custom document properties (names and values of 255 characters at most). Text is always
    text, whatever it begins with. The same tabs and properties give the same bytes. Raises `OSError` when the
    file cannot be written.
    """
    content = BytesIO()
    book = new_workbook(content)
    for name, value in properties.items():
        book.set_custom_property(name, value, "text")
    looks = Looks(book)
    opened = False
    for tab in tabs:
        sheet = add_tab(book, tab, looks)
        if tab.hidden:
            sheet.very_hidden()
        elif not opened:
            sheet.activate()
            sheet.set_first_sheet()
            opened = True
    book.close()
    path.write_bytes(content.getvalue())


def new_workbook(content: BytesIO) -> Workbook:
    """Return an empty workbook, written to `content` when it is closed; text stays as it is typed."""
    book = Workbook(content, _AS_TYPED)
    book.set_properties({"created": _CREATED})
    return book


def add_tab(book: Workbook, tab: Tab, looks: "Looks") -> Any:
    """Add a sheet with all that `tab` shows, and return it."""
    sheet = book.add_worksheet(tab.title)
    _fill(sheet, tab, looks)
    _arrange(sheet, tab)
    _set_up_page(sheet, tab)
    for coloring in tab.colorings:
        shown = book.add_format({"bg_color": coloring.fill})
        text = '"{}"'.format(coloring.text.replace('"', '""'))
        rule = {"type": "cell", "criteria": "==", "value": text, "format": shown}
        sheet.conditional_format(*_corners(coloring.area), rule)
    for chart in tab.charts:
        _draw(book, sheet, tab.title, chart)
    return sheet


class Looks:
    """The formats of one workbook, each look made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[Look, Any] = {}

    def __getitem__(self, look: Look) -> Any:
        if look not in self._made:
            self._made[look] = self._book.add_format(_format(look))
        return self._made[look]


def _format(look: Look) -> dict[str, Any]:
    told: dict[str, Any] = {
        "font_name": FONT,
        "font_size": look.size,
        "bold": look.bold,
        "italic": look.italic,
        "align": look.align,
        "valign": "vcenter" if look.valign == "middle" else look.valign,
        "text_wrap": look.wrap,
    }
    if look.color:
        told["font_color"] = look.color
    if look.fill:
        told["bg_color"] = look.fill
    if look.border:
        told |= _BORDERS[look.border]
        if look.align != "center":
            told["indent"] = 1  # Excel puts the text right against the line
    if look.number:
        told["num_format"] = look.number
    return told


def _fill(sheet: Any, tab: Tab, looks: Looks) -> None:
    """Write every cell; of a merged area its first cell speaks."""
    covered = set()
    for area in tab.merges:
        first = _cell(tab, area.first_row, area.first_column)
        places = [
            (row, column)
            for row in range(area.first_row, area.last_row + 1)
            for column in range(area.first_column, area.last_column + 1)
        ]
        covered.update(places[1:])
        if len(places) > 1:
            sheet.merge_range(*_corners(area), "", looks[first.look])
    for row, cells in enumerate(tab.cells):
        for column, cell in enumerate(cells):
            if (row, column) in covered:
                continue
            if isinstance(cell.value, str) and cell.value:
                sheet.write_string(row, column, cell.value, looks[cell.look])
            elif isinstance(cell.value, int | float):
                sheet.write_number(row, column, cell.value, looks[cell.look])
            elif cell.look != PLAIN:
                sheet.write_blank(row, column, None, looks[cell.look])
            if cell.note:
                sheet.write_comment(row, column, cell.note, note_box(cell.note))


def _cell(tab: Tab, row: int, column: int) -> Cell:
    return tab.cells[row][column] if row < len(tab.cells) and column < len(tab.cells[row]) else Cell()


def note_box(text: str) -> dict[str, Any]:
    """Size a note so that it can be read at once, at about 30 characters a line."""
    lines = sum(1 + len(line) // 30 for line in text.split("\n"))
    return {"author": "otopsheets", "font_name": FONT, "font_size": 10, "width": 260, "height": 24 + 19 * lines}


def _arrange(sheet: Any, tab: Tab) -> None:
    for column, width in enumerate(tab.widths):
        sheet.set_column(column, column, width)
    for row, height in sorted(tab.heights.items()):
        sheet.set_row(row, min(height, _TALLEST))
    if any(tab.frozen):
        sheet.freeze_panes(*tab.frozen)
    if tab.filtered:
        sheet.autofilter(*_corners(tab.filtered))
    if tab.color:
        sheet.set_tab_color(tab.color)
    sheet.hide_gridlines(2)


def _set_up_page(sheet: Any, tab: Tab) -> None:
    """A4, one page wide, the top rows on every page, the page's number at its foot."""
    sheet.set_paper(A4)
    if tab.landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 1 if tab.one_page else 0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_FOOT)
    sheet.center_horizontally()
    if tab.repeated:
        sheet.repeat_rows(0, tab.repeated - 1)
    title = tab.title.replace("&", "&&")
    sheet.set_footer(f'&L&"{FONT},Regular"&9{title}&R&"{FONT},Regular"&9&P / &N', {"margin": 0.25})


def _draw(book: Workbook, sheet: Any, title: str, chart: Chart) -> None:
    drawn = book.add_chart({"type": chart.kind, **({"subtype": "stacked"} if chart.stacked else {})})
    single = len(chart.series) == 1
    for number, (name, values) in enumerate(chart.series):
        series: dict[str, Any] = {
            "name": name,
            "categories": [title, *_corners(chart.categories)],
            "values": [title, *_corners(values)],
            # The last part of the format hides the zeros, which would crowd a stacked bar.
            "data_labels": {"value": True, "num_format": "#,##0;-#,##0;", "font": {"name": FONT, "size": 10}},
            "gap": 60,
        }
        if chart.colors and single:
            series["points"] = [
                {"fill": {"color": color}, "border": {"color": _STRONG_LINES}} for color in chart.colors
            ]
        elif chart.colors:
            series |= {"fill": {"color": chart.colors[number]}, "border": {"color": _STRONG_LINES}}
        if chart.kind == "line":
            series.pop("gap")
        drawn.add_series(series)
    drawn.set_title({"name": chart.title, "name_font": {"name": FONT, "size": 13, "bold": True}, "overlay": False})
    drawn.set_size({"width": chart.width, "height": chart.height})
    drawn.set_legend(
        {"none": True} if single and chart.kind != "pie" else {"position": "bottom", "font": {"name": FONT, "size": 10}}
    )
    if chart.kind != "pie":
        # Every bar bears its number, so the axis of numbers is left out; bars run down in the order of the table.
        names = {"num_font": {"name": FONT, "size": 10}, "reverse": chart.kind == "bar", "major_tick_mark": "none"}
        numbers = {"visible": False, "major_gridlines": {"visible": False}}
        drawn.set_x_axis(numbers if chart.kind == "bar" else names)
        drawn.set_y_axis(names if chart.kind == "bar" else numbers)
    sheet.insert_chart(chart.row, chart.column, drawn, {"object_position": 1})


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.first_row, area.first_column, area.last_row, area.last_column
