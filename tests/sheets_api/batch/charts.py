"""Charts and other embedded objects: kept as they are described, placed where they are told."""

from __future__ import annotations

import copy

from tests.sheets_api.batch.core import Batch, handles, mask
from tests.sheets_api.batch.objects import find_object
from tests.sheets_api.errors import ApiError, bad
from tests.sheets_api.grid.looks import paired, with_both_colors
from tests.sheets_api.grid.model import Json, Sheet
from tests.sheets_api.grid.shift import walk
from tests.sheets_api.masks import update
from tests.sheets_api.spreadsheets import fresh

_KINDS = ("basicChart", "pieChart", "bubbleChart", "candlestickChart", "orgChart", "histogramChart", "waterfallChart",
          "treemapChart", "scorecardChart")  # fmt: skip


def _checked(batch: Batch, spec: Json) -> Json:
    """A ChartSpec with complete ranges; 400 when it has no kind or points outside the grid."""
    done: Json = with_both_colors(copy.deepcopy(spec))
    kinds = [kind for kind in _KINDS if kind in done]
    if len(kinds) != 1:
        raise bad(
            "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or orgChart must be set on "
            "chartSpec."
        )
    basic = done.get("basicChart")
    if basic is not None and not basic.get("domains") and not basic.get("series"):
        raise ApiError(500, "Internal error encountered.")  # what Google answers, misleading as it is
    for place in walk(done):
        sheet, _ = batch.range(place)
        place["sheetId"] = sheet.id
    done.setdefault("hiddenDimensionStrategy", "SKIP_HIDDEN_ROWS_AND_COLUMNS")
    done.setdefault("fontName", "Roboto")
    if done.get("title"):
        done["titleTextFormat"] = {"fontFamily": done["fontName"], **done.get("titleTextFormat", {})}
    return done


def _placed(batch: Batch, position: Json) -> tuple[Sheet, Json]:
    """(sheet, position as answered): on a new sheet of its own, or over the cells of one."""
    if position.get("newSheet"):
        sheet_id = batch.new_id()
        title = fresh.free_title(batch.book, "Chart")
        sheet = fresh.sheet(sheet_id, {"sheetType": "OBJECT"}, title)
        batch.book.sheets.append(sheet)
        batch.book.reindex()
        return sheet, {"sheetId": sheet_id}
    if "sheetId" in position and "overlayPosition" not in position:
        return batch.sheet(position["sheetId"]), {"sheetId": position["sheetId"]}
    if "overlayPosition" not in position:
        raise bad("One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must be set")
    overlay = copy.deepcopy(position["overlayPosition"])
    anchor = overlay.get("anchorCell", {})
    sheet = batch.sheet(anchor.get("sheetId"))
    if anchor.get("rowIndex", 0) >= sheet.rows or anchor.get("columnIndex", 0) >= sheet.columns:
        raise bad("The anchor cell is outside the grid.")
    overlay["anchorCell"] = {
        "sheetId": sheet.id,
        "rowIndex": anchor.get("rowIndex", 0),
        "columnIndex": anchor.get("columnIndex", 0),
    }
    overlay = {"anchorCell": overlay.pop("anchorCell"), **overlay}
    overlay.setdefault("widthPixels", 600)
    overlay.setdefault("heightPixels", 371)
    return sheet, {"overlayPosition": overlay}


@handles("addChart")
def add_chart(batch: Batch, request: Json) -> Json:
    chart = request.get("chart", {})
    spec = _checked(batch, chart.get("spec", {}))
    sheet, position = _placed(batch, chart.get("position", {}))
    number = chart.get("chartId")
    if number is None:
        number = batch.new_id()
    elif any(number == other["chartId"] for s in batch.book.sheets for other in s.charts):
        raise bad(f"An embedded object with the id {number} already exists.")
    entry: Json = {"chartId": number, "spec": spec, "position": position}
    if "border" in chart:
        entry["border"] = with_both_colors(copy.deepcopy(chart["border"]))
    sheet.charts.append(entry)
    return {"chart": copy.deepcopy(entry)}


@handles("updateChartSpec")
def update_chart_spec(batch: Batch, request: Json) -> None:
    _, entry = find_object(batch, "charts", "chartId", request.get("chartId", 0), "chart")
    entry["spec"] = _checked(batch, request.get("spec", {}))


def _object(batch: Batch, number: int) -> tuple[Sheet, list[Json], Json]:
    for sheet in batch.book.sheets:
        for items, key in ((sheet.charts, "chartId"), (sheet.slicers, "slicerId")):
            for entry in items:
                if entry[key] == number:
                    return sheet, items, entry
    raise bad(f"No embedded object with id: {number}")


@handles("updateEmbeddedObjectPosition")
def move(batch: Batch, request: Json) -> Json:
    sheet, items, entry = _object(batch, request.get("objectId", 0))
    wanted = request.get("newPosition", {})
    tree = mask(request, "EmbeddedObjectPosition", root="newPosition", either="OverlayPosition")
    tree = tree.get("overlayPosition", tree) or {"*": {}}
    if "overlayPosition" in wanted and "overlayPosition" in entry["position"]:
        position = copy.deepcopy(entry["position"])
        update(position["overlayPosition"], wanted["overlayPosition"], tree)
    else:
        position = wanted
    home, position = _placed(batch, position)
    items.remove(entry)
    entry["position"] = position
    (home.charts if "chartId" in entry else home.slicers).append(entry)
    if sheet.properties["sheetType"] == "OBJECT" and not sheet.charts and home is not sheet:
        batch.book.sheets.remove(sheet)
        batch.book.reindex()
    return {"position": copy.deepcopy(position)}


@handles("updateEmbeddedObjectBorder")
def border(batch: Batch, request: Json) -> None:
    tree = mask(request, "EmbeddedObjectBorder")
    _, _, entry = _object(batch, request.get("objectId", 0))
    if "chartId" not in entry:
        raise bad("Only charts have a border.")
    own = dict(entry.get("border", {}))
    update(own, with_both_colors(copy.deepcopy(request.get("border", {}))), paired(tree))
    entry["border"] = own


@handles("deleteEmbeddedObject")
def delete(batch: Batch, request: Json) -> None:
    sheet, items, entry = _object(batch, request.get("objectId", 0))
    items.remove(entry)
    if sheet.properties["sheetType"] == "OBJECT" and not sheet.charts:
        batch.book.sheets.remove(sheet)
        batch.book.reindex()
