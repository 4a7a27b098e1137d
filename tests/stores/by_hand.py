"""What people do to a sheet beside typing, as the requests of their browser: edits, and what is none."""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
RED, GREEN = {"rgbColor": {"red": 1}}, {"themeColor": "ACCENT4"}


def _span(sheet: int, top: int, left: int, bottom: int, right: int) -> Json:
    ends = {"endRowIndex": bottom, "endColumnIndex": right}
    return {"sheetId": sheet, "startRowIndex": top, "startColumnIndex": left, **ends}


def _cell(sheet: int, fields: str, **told: Any) -> Json:
    return {"repeatCell": {"range": _span(sheet, 1, 1, 2, 2), "cell": told, "fields": fields}}


def _styled(sheet: int, **text: Any) -> Json:
    (name,) = text
    return _cell(sheet, f"userEnteredFormat.textFormat.{name}", userEnteredFormat={"textFormat": text})


def _sized(sheet: int, dimension: str, **properties: Any) -> Json:
    span = {"sheetId": sheet, "dimension": dimension, "startIndex": 0, "endIndex": 1}
    return {"updateDimensionProperties": {"range": span, "properties": properties, "fields": ",".join(properties)}}


def _sheet(sheet: int, **properties: Any) -> Json:
    told = {"sheetId": sheet, **properties}
    return {"updateSheetProperties": {"properties": told, "fields": ",".join(properties)}}


def _rule(sheet: int) -> Json:
    condition = {"type": "TEXT_CONTAINS", "values": [{"userEnteredValue": "ก"}]}
    rule = {"condition": condition, "format": {"backgroundColorStyle": RED}}
    told = {"ranges": [_span(sheet, 1, 0, 2, 1)], "booleanRule": rule}
    return {"addConditionalFormatRule": {"rule": told, "index": 0}}


def _chart(sheet: int) -> Json:
    data = {"sourceRange": {"sources": [_span(sheet, 1, 0, 2, 1)]}}
    spec = {"title": "ของเรา", "pieChart": {"domain": data, "series": data}}
    anchor = {"anchorCell": {"sheetId": sheet}}
    return {"addChart": {"chart": {"spec": spec, "position": {"overlayPosition": anchor}}}}


def _banding(sheet: int) -> Json:
    colors = {"firstBandColorStyle": RED, "secondBandColorStyle": GREEN}
    return {"addBanding": {"bandedRange": {"range": _span(sheet, 1, 0, 2, 2), "rowProperties": colors}}}


_STRUCK = [{"startIndex": 0, "format": {"strikethrough": True}}, {"startIndex": 2}]
_TICK = {"condition": {"type": "BOOLEAN"}}

EDITS: dict[str, Callable[[int], Json]] = {
    "a note": lambda sheet: _cell(sheet, "note", note="กรรมการขอดูอีกครั้ง"),
    "a fill": lambda sheet: _cell(
        sheet, "userEnteredFormat.backgroundColorStyle", userEnteredFormat={"backgroundColorStyle": RED}
    ),
    "a fill of the theme": lambda sheet: _cell(
        sheet, "userEnteredFormat.backgroundColorStyle", userEnteredFormat={"backgroundColorStyle": GREEN}
    ),
    "a colour of text": lambda sheet: _styled(sheet, foregroundColorStyle=RED),
    "bold": lambda sheet: _styled(sheet, bold=True),
    "italic": lambda sheet: _styled(sheet, italic=True),
    "underlined": lambda sheet: _styled(sheet, underline=True),
    "struck out": lambda sheet: _styled(sheet, strikethrough=True),
    "a word struck out": lambda sheet: _cell(sheet, "textFormatRuns", textFormatRuns=_STRUCK),
    "merged": lambda sheet: {"mergeCells": {"range": _span(sheet, 2, 0, 4, 1), "mergeType": "MERGE_ALL"}},
    "a drop-down": lambda sheet: {"setDataValidation": {"range": _span(sheet, 2, 1, 3, 2), "rule": _TICK}},
    "a colour by rule": _rule,
    "bands": _banding,
    "a chart": _chart,
}
"""Each changes something in rows 2 to 4 of a sheet; where the first cell of row 4 is empty, what it shows stays."""

NO_EDITS: dict[str, Callable[[int], Json]] = {
    "a width": lambda sheet: _sized(sheet, "COLUMNS", pixelSize=300),
    "a height": lambda sheet: _sized(sheet, "ROWS", pixelSize=99),
    "a hidden row": lambda sheet: _sized(sheet, "ROWS", hiddenByUser=True),
    "a hidden column": lambda sheet: _sized(sheet, "COLUMNS", hiddenByUser=True),
    "the place": lambda sheet: _sheet(sheet, index=0),
    "the title": lambda sheet: _sheet(sheet, title="ชื่อใหม่"),
    "the tab hidden": lambda sheet: _sheet(sheet, hidden=True),
    "the colour of the tab": lambda sheet: _sheet(sheet, tabColorStyle=RED),
    "a size": lambda sheet: _styled(sheet, fontSize=20),
    "a font": lambda sheet: _styled(sheet, fontFamily="Mali"),
    "an alignment": lambda sheet: _cell(
        sheet, "userEnteredFormat.horizontalAlignment", userEnteredFormat={"horizontalAlignment": "RIGHT"}
    ),
    "a line": lambda sheet: {"updateBorders": {"range": _span(sheet, 1, 1, 2, 2), "top": {"style": "DASHED"}}},
    "a filter": lambda sheet: {"setBasicFilter": {"filter": {"range": _span(sheet, 0, 0, 2, 2)}}},
    "a filter view": lambda sheet: {
        "addFilterView": {
            "filter": {"title": "ดู", "range": _span(sheet, 0, 0, 2, 2), "sortSpecs": [{"sortOrder": "DESCENDING"}]}
        }
    },
    "a protection": lambda sheet: {
        "addProtectedRange": {"protectedRange": {"range": _span(sheet, 0, 0, 1, 1), "warningOnly": True}}
    },
    "white where nothing was": lambda sheet: _cell(
        sheet,
        "userEnteredFormat.backgroundColorStyle",
        userEnteredFormat={"backgroundColorStyle": {"themeColor": "BACKGROUND"}},
    ),
}
"""Each helps somebody see, and says nothing."""
