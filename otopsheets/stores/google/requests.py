"""A tab → the requests that put it on a sheet. Pure: nothing here knows the network.

Every request is one kind of `spreadsheets.batchUpdate`; text goes in as `stringValue`, which Google stores as it
is, whatever it begins with: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#extendedvalue
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple

from otopsheets.stores.google.charts import add_chart
from otopsheets.stores.google.looks import color, column_pixels, grid_range, painted, row_pixels
from otopsheets.stores.google.marks import GUARD, Json
from otopsheets.stores.google.reading import Standing
from otopsheets.tabs.model import Area, Cell, Coloring, Shown, Tab

_USUAL_ROW, _USUAL_COLUMN = 21, 100  # pixels


def new_sheet(tab: Tab, sheet: int, title: str, index: int, guard: Json | None = None) -> list[Json]:
    """Return the requests that make a sheet for a tab.

    It is protected as `guard` is, which stands on another generated sheet; else people are warned before they
    change it.
    """
    rows, columns = _size(tab)
    properties: Json = {
        "sheetId": sheet,
        "title": title,
        "index": index,
        "hidden": tab.hidden,
        "gridProperties": {"rowCount": rows, "columnCount": columns, **_frozen(tab), "hideGridlines": True},
    }
    if tab.color:
        properties["tabColorStyle"] = color(tab.color)
    how = {"editors": guard.get("editors", {})} if guard else {"warningOnly": True}
    protected = {"range": {"sheetId": sheet}, "description": GUARD, **how}
    return [{"addSheet": {"properties": properties}}, {"addProtectedRange": {"protectedRange": protected}}]


def emptied(tab: Tab, standing: Standing, title: str) -> list[Json]:
    """Return the requests that make a sheet as empty as a new one, of the size the tab needs.

    Its id, its place and whether it is hidden stay; `title` is given when it must be this one.
    """
    rows, columns = _size(tab)
    properties: Json = {
        "sheetId": standing.id,
        "gridProperties": {"rowCount": rows, "columnCount": columns, **_frozen(tab), "hideGridlines": True},
    }
    if tab.color:
        properties["tabColorStyle"] = color(tab.color)
    if title:
        properties["title"] = title
    whole = {"sheetId": standing.id}
    requests: list[Json] = [{"deleteEmbeddedObject": {"objectId": chart}} for chart in standing.charts]
    # Each deletion moves the rules behind it to the front.
    requests += [{"deleteConditionalFormatRule": {"sheetId": standing.id, "index": 0}}] * standing.rules
    requests += [{"deleteTable": {"tableId": table}} for table in standing.tables]
    requests += [{"deleteBanding": {"bandedRangeId": banding}} for banding in standing.bandings]
    if standing.filtered:
        requests.append({"clearBasicFilter": {"sheetId": standing.id}})
    if standing.merges:
        requests.append({"unmergeCells": {"range": whole}})
    fields = "gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount,hideGridlines),tabColorStyle"
    return [
        *requests,
        {"updateCells": {"range": whole, "fields": _EVERYTHING}},
        {"updateSheetProperties": {"properties": properties, "fields": f"{fields},title" if title else fields}},
        _shown(_resize(standing.id, "ROWS", 0, rows, _USUAL_ROW)),
        _shown(_resize(standing.id, "COLUMNS", 0, columns, _USUAL_COLUMN)),
    ]


_EVERYTHING = "userEnteredValue,userEnteredFormat,note,textFormatRuns,dataValidation,pivotTable"


def fill(tab: Tab, sheet: int) -> list[Json]:
    """Return the requests that write all values, notes and looks on an empty sheet."""
    return [*_written(sheet, rows_of(tab)), *painted(sheet, tab.cells)]


def rows_of(tab: Tab) -> list[Json]:
    """Return the rows of a tab with their values and notes; of a merged area its first cell speaks."""
    covered = covered_cells(tab.merges)
    return [
        {"values": [{} if (row, column) in covered else _cell(cell) for column, cell in enumerate(cells)]}
        for row, cells in enumerate(tab.cells)
    ]


def _written(sheet: int, rows: Sequence[Json]) -> Iterator[Json]:
    """Write cells; what stands in a column again and again is told once, for all of its rows."""
    if not rows:
        return
    noted = any("note" in cell for row in rows for cell in row["values"])
    repeated = [run for run in _runs(rows) if len(str(run.cell)) * (run.last - run.first) > _LONGER]
    apart = {(row, run.column) for run in repeated for row in range(run.first, run.last + 1)}
    told = [
        {"values": _trimmed([{} if (at, n) in apart else cell for n, cell in enumerate(row["values"])])}
        for at, row in enumerate(rows)
    ]
    start = {"sheetId": sheet, "rowIndex": 0, "columnIndex": 0}
    fields = "userEnteredValue,note" if noted else "userEnteredValue"
    yield {"updateCells": {"start": start, "rows": told, "fields": fields}}
    for run in repeated:
        area = grid_range(sheet, Area(run.first, run.column, run.last, run.column))
        yield {"repeatCell": {"range": area, "cell": run.cell, "fields": "userEnteredValue"}}


_LONGER = 250
"""Letters that it takes to tell a run of cells by itself."""


class _Run(NamedTuple):
    """Cells of one column, one below another, that hold the same; both ends included."""

    column: int
    first: int
    last: int
    cell: Json


def _runs(rows: Sequence[Json]) -> Iterator[_Run]:
    """Go through the runs of equal cells; cells with a note, and empty ones, stand for themselves."""
    for column in range(max(len(row["values"]) for row in rows)):
        cells = [row["values"][column] if column < len(row["values"]) else {} for row in rows]
        first = 0
        for cell, group in groupby(cells):
            last = first + sum(1 for _ in group) - 1
            if cell and "note" not in cell:
                yield _Run(column, first, last, cell)
            first = last + 1


def _trimmed(cells: list[Json]) -> list[Json]:
    """Return cells without the empty ones at the end: the sheet is empty there already."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def covered_cells(merges: Iterable[Area]) -> Collection[tuple[int, int]]:
    """Return the cells that a merged area hides: all of it but its first."""
    return {
        (row, column)
        for area in merges
        for row in range(area.first_row, area.last_row + 1)
        for column in range(area.first_column, area.last_column + 1)
        if (row, column) != (area.first_row, area.first_column)
    }


def shown_values(tab: Tab) -> list[list[Shown]]:
    """Return what the sheet of a tab will show, row by row."""
    covered = covered_cells(tab.merges)
    return [
        [None if (row, column) in covered else cell.value for column, cell in enumerate(cells)]
        for row, cells in enumerate(tab.cells)
    ]


def _cell(cell: Cell) -> Json:
    told: Json = {}
    if isinstance(cell.value, str):
        if cell.value:
            told["userEnteredValue"] = {"stringValue": cell.value}
    elif cell.value is not None:
        told["userEnteredValue"] = {"numberValue": cell.value}
    if cell.note:
        told["note"] = cell.note
    return told


def arrange(tab: Tab, sheet: int) -> list[Json]:
    """Return the requests for all that lies over the cells: merges, widths, heights, filter, colours, charts."""
    requests: list[Json] = list(_merged(sheet, tab.merges))
    requests += _sizes(sheet, "COLUMNS", {at: column_pixels(width) for at, width in enumerate(tab.widths)})
    if len(tab.heights) < len(tab.cells):
        rows = {"sheetId": sheet, "dimension": "ROWS", "startIndex": 0, "endIndex": len(tab.cells)}
        requests.append({"autoResizeDimensions": {"dimensions": rows}})
    requests += _sizes(sheet, "ROWS", {row: row_pixels(height) for row, height in sorted(tab.heights.items())})
    if tab.filtered:
        requests.append({"setBasicFilter": {"filter": {"range": grid_range(sheet, tab.filtered)}}})
    requests += [
        {"addConditionalFormatRule": {"rule": coloring_rule(sheet, coloring), "index": index}}
        for index, coloring in enumerate(tab.colorings)
    ]
    requests += [add_chart(sheet, chart, tab.cells) for chart in tab.charts]
    return requests


def _merged(sheet: int, merges: Iterable[Area]) -> Iterator[Json]:
    """Merge areas; rows below each other that are merged over the same columns are told as one."""
    wide = [area for area in merges if (area.first_row, area.first_column) != (area.last_row, area.last_column)]
    rows = sorted(
        (area.first_column, area.last_column, area.first_row) for area in wide if area.first_row == area.last_row
    )
    for _, run in groupby(enumerate(rows), key=lambda each: (each[1][:2], each[1][2] - each[0])):
        told = [row for _, row in run]
        area = Area(told[0][2], told[0][0], told[-1][2], told[0][1])
        yield {"mergeCells": {"range": grid_range(sheet, area), "mergeType": "MERGE_ROWS"}}
    for area in wide:
        if area.first_row != area.last_row:
            yield {"mergeCells": {"range": grid_range(sheet, area), "mergeType": "MERGE_ALL"}}


def coloring_rule(sheet: int, coloring: Coloring) -> Json:
    """Return the rule by which cells that show a text are filled."""
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": coloring.text}]}
    shown = {"condition": condition, "format": {"backgroundColorStyle": color(coloring.fill)}}
    return {"ranges": [grid_range(sheet, coloring.area)], "booleanRule": shown}


def _sizes(sheet: int, dimension: str, pixels: Mapping[int, int]) -> Iterator[Json]:
    """Tell the sizes of rows or columns, neighbours of one size at once."""
    for (size, _), group in groupby(enumerate(pixels.items()), key=lambda item: (item[1][1], item[1][0] - item[0])):
        places = [place for _, (place, _) in group]
        yield _resize(sheet, dimension, places[0], places[-1] + 1, size)


def _resize(sheet: int, dimension: str, first: int, end: int, pixels: int) -> Json:
    """Give rows or columns a size."""
    range_ = {"sheetId": sheet, "dimension": dimension, "startIndex": first, "endIndex": end}
    return {"updateDimensionProperties": {"range": range_, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}}


def _shown(resize: Json) -> Json:
    """Let rows or columns that are given a size be seen as well: somebody may have hidden them."""
    told = resize["updateDimensionProperties"]
    properties = {**told["properties"], "hiddenByUser": False}
    return {"updateDimensionProperties": {**told, "properties": properties, "fields": f"{told['fields']},hiddenByUser"}}


def _frozen(tab: Tab) -> Json:
    """Freeze as asked, but never through a merged area: Google refuses to merge frozen and other cells."""
    rows, columns = tab.frozen
    for area in sorted(tab.merges, key=lambda area: -area.first_row):
        rows = area.first_row if area.first_row < rows <= area.last_row else rows
    for area in sorted(tab.merges, key=lambda area: -area.first_column):
        columns = area.first_column if area.first_column < columns <= area.last_column else columns
    return {"frozenRowCount": rows, "frozenColumnCount": columns}


def _size(tab: Tab) -> tuple[int, int]:
    """Return how many rows and columns the sheet of a tab needs; something must stay below what is frozen."""
    rows = max(1, len(tab.cells), tab.frozen[0] + 1, 1 + max(tab.heights, default=0))
    columns = max(1, *(len(cells) for cells in tab.cells or ((),)), len(tab.widths), tab.frozen[1] + 1)
    for area in (*tab.merges, *((tab.filtered,) if tab.filtered else ())):
        rows, columns = max(rows, area.last_row + 1), max(columns, area.last_column + 1)
    for chart in tab.charts:
        rows = max(rows, chart.row + ceil(chart.height / _USUAL_ROW) + 1)
        columns = max(columns, chart.column + ceil(chart.width / _USUAL_COLUMN) + 1)
    return rows, columns
