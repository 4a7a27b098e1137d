"""A chart of a tab, in Google's words. Pure.

Google takes the name of a series from the cell before its values and from nowhere else; so that cell is made
part of the range wherever it says what the series is called.
"""

from collections.abc import Sequence
from dataclasses import replace

from otopsheets.stores.google.looks import FONT, color, grid_range
from otopsheets.stores.google.marks import Json
from otopsheets.tabs.model import Area, Cell, Chart


def add_chart(sheet: int, chart: Chart, cells: Sequence[Sequence[Cell]]) -> Json:
    """Return the request that puts a chart on a sheet whose cells are `cells`."""
    spec = _pie(sheet, chart) if chart.kind == "pie" else _basic(sheet, chart, cells)
    return {
        "addChart": {
            "chart": {
                "spec": {
                    "title": chart.title,
                    "titleTextFormat": {"fontFamily": FONT, "fontSize": 13, "bold": True},
                    "fontName": FONT,
                    **spec,
                },
                "position": {
                    "overlayPosition": {
                        "anchorCell": {"sheetId": sheet, "rowIndex": chart.row, "columnIndex": chart.column},
                        "widthPixels": chart.width,
                        "heightPixels": chart.height,
                    }
                },
            }
        }
    }


def _pie(sheet: int, chart: Chart) -> Json:
    _, values = chart.series[0]
    return {
        "pieChart": {
            "legendPosition": "LABELED_LEGEND",
            "domain": _data(sheet, chart.categories),
            "series": _data(sheet, values),
        }
    }


def _basic(sheet: int, chart: Chart, cells: Sequence[Sequence[Cell]]) -> Json:
    named = _name_before(chart.categories, cells) is not None and all(
        _name_before(values, cells) == name for name, values in chart.series
    )
    single = len(chart.series) == 1
    # A bar chart's numbers run along the bottom, a column chart's up the side.
    axis = "BOTTOM_AXIS" if chart.kind == "bar" else "LEFT_AXIS"
    series = []
    for at, (_, values) in enumerate(chart.series):
        told: Json = {
            "series": _data(sheet, _with_name(values) if named else values),
            "targetAxis": axis,
            "dataLabel": {"type": "DATA", "textFormat": {"fontFamily": FONT, "fontSize": 10}},
        }
        if chart.colors and single and chart.kind != "line":
            told["styleOverrides"] = [
                {"index": index, "colorStyle": color(hex_)} for index, hex_ in enumerate(chart.colors)
            ]
        elif chart.colors:
            told["colorStyle"] = color(chart.colors[at])
        series.append(told)
    spec: Json = {
        "chartType": chart.kind.upper(),
        "legendPosition": "NO_LEGEND" if single else "BOTTOM_LEGEND",
        "headerCount": 1 if named else 0,
        "domains": [{"domain": _data(sheet, _with_name(chart.categories) if named else chart.categories)}],
        "series": series,
    }
    if chart.stacked:
        spec["stackedType"] = "STACKED"
    return {"basicChart": spec}


def _data(sheet: int, area: Area) -> Json:
    return {"sourceRange": {"sources": [grid_range(sheet, area)]}}


def _lies(area: Area) -> bool:
    """Say whether a range runs across instead of down."""
    return area.first_row == area.last_row and area.first_column < area.last_column


def _with_name(area: Area) -> Area:
    if _lies(area):
        return replace(area, first_column=area.first_column - 1)
    return replace(area, first_row=area.first_row - 1)


def _name_before(area: Area, cells: Sequence[Sequence[Cell]]) -> object:
    """Return what stands in the cell before a range, or None when there is none."""
    row, column = area.first_row, area.first_column
    row, column = (row, column - 1) if _lies(area) else (row - 1, column)
    if row < 0 or column < 0 or row >= len(cells) or column >= len(cells[row]):
        return None
    return cells[row][column].value
