"""The tab a venue is drawn on, as a new Google sheet: broad cells that take on colours as somebody draws. Pure."""

from otopsheets.registry.form import DRAWING_HINT, INKS, SHADES, Drawing
from otopsheets.stores.google.looks import color, grid_range, paint
from otopsheets.stores.google.marks import Json
from otopsheets.tabs.model import Area, Look

_READY = 60  # rows made ready for drawing
_WIDE, _TALL, _FIRST = 90, 42, 54  # pixels


def new_drawing(drawing: Drawing, sheet: int) -> list[Json]:
    """Return the requests that make the sheet, with what is drawn already."""
    rows, columns = max(_READY, len(drawing.rows)), max(drawing.columns, *(len(row) for row in drawing.rows))
    properties = {
        "sheetId": sheet,
        "title": drawing.title,
        "gridProperties": {"rowCount": rows, "columnCount": columns, "hideGridlines": False},
        "tabColorStyle": color(INKS["officer"].strong),
    }
    drawn = [{"values": [_cell(text) for text in row]} for row in drawing.rows]
    drawn[0]["values"][0]["note"] = DRAWING_HINT
    start = {"sheetId": sheet, "rowIndex": 0, "columnIndex": 0}
    return [
        {"addSheet": {"properties": properties}},
        {"updateCells": {"start": start, "rows": drawn, "fields": "userEnteredValue,note"}},
        paint(sheet, Area(0, 0, rows - 1, columns - 1), Look(align="center", valign="middle", number="@")),
        paint(sheet, Area(0, 0, 0, columns - 1), Look(bold=True, size=13, valign="middle")),
        *(
            {"mergeCells": {"range": grid_range(sheet, Area(*merge)), "mergeType": "MERGE_ALL"}}
            for merge in drawing.merges
        ),
        _sized(sheet, "COLUMNS", 0, columns, _WIDE),
        _sized(sheet, "ROWS", 0, 1, _FIRST),
        _sized(sheet, "ROWS", 1, rows, _TALL),
        *_shades(sheet, rows, columns),
    ]


def _cell(text: str) -> Json:
    return {"userEnteredValue": {"stringValue": text}} if text else {}


def _sized(sheet: int, dimension: str, first: int, end: int, pixels: int) -> Json:
    range_ = {"sheetId": sheet, "dimension": dimension, "startIndex": first, "endIndex": end}
    return {"updateDimensionProperties": {"range": range_, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}}


def _shades(sheet: int, rows: int, columns: int) -> list[Json]:
    """Colour cells by what stands in them; of several rules that fit, the first counts."""
    area = grid_range(sheet, Area(1, 0, rows - 1, columns - 1))
    told = [({"type": "TEXT_CONTAINS", "values": [{"userEnteredValue": shade.word}]}, shade.color) for shade in SHADES]
    told.append(({"type": "NOT_BLANK"}, "#ffffff"))
    return [
        {
            "addConditionalFormatRule": {
                "rule": {
                    "ranges": [area],
                    "booleanRule": {"condition": condition, "format": {"backgroundColorStyle": color(shade)}},
                },
                "index": index,
            }
        }
        for index, (condition, shade) in enumerate(told)
    ]
