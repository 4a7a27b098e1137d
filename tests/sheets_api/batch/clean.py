"""Tidying data: sort, shuffle, find and replace, trim, duplicates, text to columns."""

from __future__ import annotations

import random
import re

from tests.sheets_api.batch.core import Batch, handles
from tests.sheets_api.errors import bad
from tests.sheets_api.formulas.kinds import Scalar, rank
from tests.sheets_api.formulas.references import shifted
from tests.sheets_api.grid.a1 import Box
from tests.sheets_api.grid.model import Cell, Json, Sheet
from tests.sheets_api.values.append import grow
from tests.sheets_api.values.entry import typed
from tests.sheets_api.values.locales import locale
from tests.sheets_api.values.write import entered

Row = dict[int, Cell]


def sort_rows(batch: Batch, sheet: Sheet, box: Box, specs: list[Json]) -> None:
    """Sort the rows of a box; empty cells last whichever way, as Sheets does."""
    view = batch.call.look(batch.book)
    order = list(range(box.top, box.bottom))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        values: dict[int, Scalar] = {row: view.value(sheet, row, column) for row in order}
        down = spec.get("sortOrder") == "DESCENDING"
        filled = sorted((r for r in order if values[r] is not None), key=lambda r: rank(values[r]), reverse=down)
        order = filled + [r for r in order if values[r] is None]
    _reorder(sheet, box, order)
    _follow(batch, sheet, {origin: place for place, origin in enumerate(order, box.top)})


def _follow(batch: Batch, sheet: Sheet, places: dict[int, int]) -> None:
    """Developer metadata of a row goes where the row's values go."""
    for entry in batch.book.developer_metadata:
        own = entry["location"].get("dimensionRange")
        if own and own["dimension"] == "ROWS" and own.get("sheetId", 0) == sheet.id and own["startIndex"] in places:
            own["startIndex"] = places[own["startIndex"]]
            own["endIndex"] = own["startIndex"] + 1


def _reorder(sheet: Sheet, box: Box, order: list[int]) -> None:
    """``order[i]`` is the row that comes to the i-th place; formulas move with their rows."""
    lifted: dict[int, Row] = {}
    for row, column in sheet.inside(box):
        lifted.setdefault(row, {})[column] = sheet.cells.pop((row, column))
    for place, origin in enumerate(order, box.top):
        for column, cell in lifted.get(origin, {}).items():
            formula = (cell.value or {}).get("formulaValue")
            if formula and place != origin:
                cell = cell.but(value={"formulaValue": shifted(formula, place - origin, 0)})  # noqa: PLW2901
            sheet.put(place, column, cell)


@handles("sortRange")
def sort_range(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("range", {}))
    specs = request.get("sortSpecs", [])
    if not specs:
        raise bad("Must specify at least one sort spec.")
    for spec in specs:
        if not box.left <= spec.get("dimensionIndex", 0) < box.right:
            raise bad(f"Invalid sortSpecs: dimensionIndex {spec.get('dimensionIndex', 0)} is out of range.")
    sort_rows(batch, sheet, box, specs)


@handles("randomizeRange")
def randomize_range(batch: Batch, request: Json) -> None:
    """Shuffled, but the same way in every run of the server."""
    sheet, box = batch.editable(request.get("range", {}))
    order = list(range(box.top, box.bottom))
    random.Random(f"{batch.book.id}/{batch.book.revision}").shuffle(order)
    _reorder(sheet, box, order)


@handles("findReplace")
def find_replace(batch: Batch, request: Json) -> Json:
    if not request.get("find"):
        raise bad("find must not be empty.")
    scopes = [
        key for key in ("range", "sheetId", "allSheets") if request.get(key) is not None and request[key] is not False
    ]
    if len(scopes) != 1:
        raise bad("Must specify exactly one of range, sheetId, allSheets.")
    if scopes[0] == "range":
        areas = [batch.editable(request["range"])]
    elif scopes[0] == "sheetId":
        sheet = batch.sheet(request["sheetId"])
        areas = [(sheet, sheet.box)]
    else:
        areas = [(sheet, sheet.box) for sheet in batch.book.sheets]
    pattern = _pattern(request)
    counts = dict.fromkeys(
        ("valuesChanged", "formulasChanged", "rowsChanged", "sheetsChanged", "occurrencesChanged"), 0
    )
    for sheet, box in areas:
        _replace(batch, sheet, box, pattern, request, counts)
    return {key: count for key, count in counts.items() if count}


def _pattern(request: Json) -> re.Pattern[str]:
    text = request["find"]
    flags = 0 if request.get("matchCase") else re.IGNORECASE
    try:
        pattern = text if request.get("searchByRegex") else re.escape(text)
        return re.compile(rf"\A(?:{pattern})\Z" if request.get("matchEntireCell") else pattern, flags)
    except re.error:
        raise bad(f"Invalid regular expression: {text}") from None


def _replace(batch: Batch, sheet: Sheet, box: Box, pattern: re.Pattern[str], request: Json, counts: Json) -> None:
    view = batch.call.look(batch.book)
    new = request.get("replacement", "")
    template = re.sub(r"\$(\d)", r"\\\1", new) if request.get("searchByRegex") else new.replace("\\", "\\\\")
    rows = set()
    for row, column in sheet.inside(box):
        cell = sheet.at(row, column)
        if cell.value is None:
            continue
        formula = cell.value.get("formulaValue")
        if formula and not request.get("includeFormulas"):
            continue
        text = formula or view.shown(sheet, row, column)
        replaced, count = pattern.subn(template, text)
        if not count:
            continue
        batch.guard(sheet, Box(row, column, row + 1, column + 1))
        book_locale = locale(batch.book.properties.get("locale", "en_US"))
        sheet.put(row, column, entered(cell, typed(replaced, book_locale, batch.call.now.date())))
        counts["formulasChanged" if formula else "valuesChanged"] += 1
        counts["occurrencesChanged"] += count
        rows.add(row)
    counts["rowsChanged"] += len(rows)
    counts["sheetsChanged"] += bool(rows)


@handles("trimWhitespace")
def trim_whitespace(batch: Batch, request: Json) -> Json:
    sheet, box = batch.editable(request.get("range", {}))
    count = 0
    for place in sheet.inside(box):
        cell = sheet.at(*place)
        text = (cell.value or {}).get("stringValue")
        if text is None:
            continue
        trimmed = re.sub(r"[ \t\u00a0]+", " ", text).strip()
        if trimmed != text:
            sheet.put(*place, cell.but(value={"stringValue": trimmed} if trimmed else None))
            count += 1
    return {"cellsChangedCount": count} if count else {}


@handles("deleteDuplicates")
def delete_duplicates(batch: Batch, request: Json) -> Json:
    sheet, box = batch.editable(request.get("range", {}))
    view = batch.call.look(batch.book)
    columns = _compared(request, box)
    seen = set()
    kept = []
    for row in range(box.top, box.bottom):
        key = tuple(_comparable(view.value(sheet, row, column)) for column in columns)
        if key in seen:
            continue
        seen.add(key)
        kept.append(row)
    removed = box.height - len(kept)
    lifted: dict[int, Row] = {}
    for row, column in sheet.inside(box):
        lifted.setdefault(row, {})[column] = sheet.cells.pop((row, column))
    for place, row in enumerate(kept, box.top):
        for column, cell in lifted.get(row, {}).items():
            sheet.put(place, column, cell)
    return {"duplicatesRemovedCount": removed} if removed else {}


def _compared(request: Json, box: Box) -> list[int]:
    spans = request.get("comparisonColumns", [])
    if not spans:
        return list(range(box.left, box.right))
    return [c for span in spans for c in range(span.get("startIndex", box.left), span.get("endIndex", box.right))]


def _comparable(value: Scalar) -> Scalar:
    """Letters, whatever their case, formulas by their value."""
    return value.casefold() if isinstance(value, str) else value


_MARKS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


@handles("textToColumns")
def text_to_columns(batch: Batch, request: Json) -> None:
    sheet, box = batch.editable(request.get("source", {}))
    if box.width != 1:
        raise bad("The source range must span exactly one column.")
    view = batch.call.look(batch.book)
    texts = {row: view.shown(sheet, row, box.left) for row in range(box.top, box.bottom)}
    kind = request.get("delimiterType", "DELIMITER_TYPE_UNSPECIFIED")
    mark = _MARKS.get(kind) or request.get("delimiter") or _likely(list(texts.values()))
    book_locale = locale(batch.book.properties.get("locale", "en_US"))
    for row, text in texts.items():
        if not text:
            continue
        parts = text.split(mark)
        grow(batch.book, sheet, 0, box.left + len(parts))
        for index, part in enumerate(parts):
            old = sheet.at(row, box.left + index)
            sheet.put(row, box.left + index, entered(old, typed(part.strip(), book_locale, batch.call.now.date())))


def _likely(texts: list[str]) -> str:
    """AUTODETECT: the mark that most of the texts have."""
    return max(_MARKS.values(), key=lambda mark: sum(mark in text for text in texts))
