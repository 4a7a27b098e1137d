"""What people changed on a generated sheet beside its values: noted, painted, merged, drawn.

A sheet's mark bears a fingerprint of how the sheet was to look; the same is made of what Google tells of the sheet
later. Only what says something counts: notes, the colour of a cell and of its text, bold, italic, underlined, struck
out, merged cells, charts, colours by rule, bands, tables, drop-downs. What only helps to see does not: widths,
heights, hidden rows, fonts, sizes, alignment, lines, number formats, filters, and the sheet's place and title.

Google tells a look in a form of its own: channels as fractions, ranges without their zeros, and nothing where all is as
usual. So what is sent and what is told are brought to one form by the same functions, and compared in that.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from otopsheets.stores.google.charts import add_chart
from otopsheets.stores.google.looks import format_of, grid_range
from otopsheets.stores.google.requests import coloring_rule, covered_cells
from otopsheets.tabs.model import Area, Tab

_WHITE, _BLACK = "#ffffff", "#000000"
_THEMED = {"BACKGROUND": _WHITE, "TEXT": _BLACK, "LINK": _BLACK}
_STYLES = ("bold", "italic", "strikethrough", "underline")
_USUAL = (_WHITE, _BLACK, ())
_USUAL_SIZE = {"offsetXPixels": 0, "offsetYPixels": 0, "widthPixels": 600, "heightPixels": 371}
"""Of a chart that does not say: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/charts"""
_MANY = 3
"""So many sheets nobody paints over, every one of them, between two syncs."""


def written_looks(tab: Tab) -> str:
    """Return the fingerprint of how a tab is to look."""
    rows = [{"values": [{"note": c.note, "userEnteredFormat": format_of(c.look)} for c in row]} for row in tab.cells]
    return _fingerprint(
        {
            "merges": [grid_range(0, area) for area in tab.merges],
            "charts": [add_chart(0, chart, tab.cells)["addChart"]["chart"] for chart in tab.charts],
            "conditionalFormats": [coloring_rule(0, coloring) for coloring in tab.colorings],
            "data": [{"rowData": rows}],
        }
    )


def found_looks(told: Mapping[str, Any]) -> dict[int, str]:
    """Return the fingerprints of how sheets look, by their ids; `told` has the fields `LOOKS`."""
    return {sheet["properties"].get("sheetId", 0): _fingerprint(sheet) for sheet in told.get("sheets", ())}


@dataclass(frozen=True, slots=True)
class Compared:
    """A generated sheet: its tab's key, and the fingerprints of how it was to look (empty if unknown) and looks."""

    key: str
    wanted: str
    found: str


def painted_over(sheets: Collection[Compared]) -> frozenset[str]:
    """Return the keys of the sheets whose looks people changed.

    When no sheet at all looks as it was to, nobody did it by hand: Google tells looks otherwise than it did, or the
    theme of the spreadsheet was changed. Then none counts, for a copy that need not be is worse than none.
    """
    changed = frozenset(sheet.key for sheet in sheets if sheet.wanted and sheet.wanted != sheet.found)
    telling = [sheet for sheet in sheets if sheet.wanted not in ("", _PLAIN)]
    if len(telling) >= _MANY and all(sheet.key in changed for sheet in telling):
        return frozenset()
    return changed


def _fingerprint(sheet: Mapping[str, Any]) -> str:
    merges = sorted(_place(merge) for merge in sheet.get("merges", ()))
    covered = covered_cells(Area(*first, last[0] - 1, last[1] - 1) for first, last in merges)
    looks = {
        "cells": [cell for cell in _cells(sheet) if (cell[0], cell[1]) not in covered],
        "merges": [merge for merge in merges if merge[1] != (merge[0][0] + 1, merge[0][1] + 1)],
        "charts": sorted(map(_chart, sheet.get("charts", ()))),
        "rules": [_rule(rule) for rule in sheet.get("conditionalFormats", ())],
        "bands and tables": len(sheet.get("bandedRanges", ())) + len(sheet.get("tables", ())),
    }
    return hashlib.sha256(json.dumps(looks, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _cells(sheet: Mapping[str, Any]) -> Iterable[tuple[int, int, str, Any, bool, bool]]:
    """Go through the cells that look in any way unusual."""
    for row, cells in enumerate(sheet.get("data", [{}])[0].get("rowData", ())):
        for column, cell in enumerate(cells.get("values", ())):
            note = " ".join(cell.get("note", "").split())
            look = _look(cell.get("userEnteredFormat", {}))
            listed, written_over = "dataValidation" in cell, "textFormatRuns" in cell and _has_runs(cell)
            if note or look != _USUAL or listed or written_over:
                yield row, column, note, look, listed, written_over


def _has_runs(cell: Mapping[str, Any]) -> bool:
    """Say whether a part of a text looks otherwise than the rest; a link in it alone does not count."""
    formats = (run.get("format", {}) for run in cell.get("textFormatRuns", ()))
    return any(_look({"textFormat": {**format_, "underline": False}}) != _USUAL for format_ in formats)


def _look(format_: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    text = format_.get("textFormat", {})
    ink = text.get("foregroundColorStyle", {})
    linked = ink.get("themeColor") == "LINK"  # which Google underlines by itself
    styles = tuple(style for style in _STYLES if text.get(style) and not (linked and style == "underline"))
    return _hex(format_.get("backgroundColorStyle", {}), _WHITE), _hex(ink, _BLACK), styles


def _hex(style: Mapping[str, Any], usual: str) -> str:
    """Return a colour as `#rrggbb`; one of the theme's other colours by its name."""
    if "themeColor" in style:
        theme: str = style["themeColor"]
        return _THEMED.get(theme, theme)
    if "rgbColor" not in style:
        return usual
    channels = (style["rgbColor"].get(name, 0) for name in ("red", "green", "blue"))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


_Place = tuple[tuple[int, int], tuple[int, int]]


def _place(range_: Mapping[str, int]) -> _Place:
    """Return the first cell of a range and the one behind its last; a range without an end ends nowhere."""
    first = range_.get("startRowIndex", 0), range_.get("startColumnIndex", 0)
    return first, (range_.get("endRowIndex", 0), range_.get("endColumnIndex", 0))


def _chart(chart: Mapping[str, Any]) -> str:
    """Return where a chart stands, how large it is, and what it draws."""
    lies = chart.get("position", {}).get("overlayPosition", {})
    anchor = lies.get("anchorCell", {})
    spec = chart.get("spec", {})
    basic, pie = spec.get("basicChart", {}), spec.get("pieChart", {})
    drawn = [
        *(domain.get("domain", {}) for domain in basic.get("domains", ())),
        *(series.get("series", {}) for series in basic.get("series", ())),
        *(pie[name] for name in ("domain", "series") if name in pie),
    ]
    told = (
        (anchor.get("rowIndex", 0), anchor.get("columnIndex", 0)),
        tuple(lies.get(name, usual) for name, usual in _USUAL_SIZE.items()),
        spec.get("title", ""),
        basic.get("chartType", "pie" if pie else ""),
        [_place(source) for data in drawn for source in data.get("sourceRange", {}).get("sources", ())],
    )
    return json.dumps(told, ensure_ascii=False)


def _rule(rule: Mapping[str, Any]) -> tuple[Any, ...]:
    told = rule.get("booleanRule", {})
    condition = told.get("condition", {})
    return (
        [_place(range_) for range_ in rule.get("ranges", ())],
        condition.get("type", ""),
        [value.get("userEnteredValue", "") for value in condition.get("values", ())],
        _look(told.get("format", {})),
    )


_PLAIN = _fingerprint({})
