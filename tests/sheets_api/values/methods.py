"""The methods of ``spreadsheets.values``."""

from __future__ import annotations

from typing import Any

from tests.sheets_api.errors import ApiError, bad
from tests.sheets_api.grid.a1 import Area, Box, format_area, parse_cells
from tests.sheets_api.grid.model import Book, Json, Sheet
from tests.sheets_api.service import Call, method
from tests.sheets_api.spreadsheets import ranges
from tests.sheets_api.values.append import append_rows
from tests.sheets_api.values.read import Rendering, value_range
from tests.sheets_api.values.write import Writer


def rendering(params: Json, prefix: str = "") -> Rendering:
    """The render options among parameters or body fields."""

    def name(option: str) -> str:
        return prefix + option[:1].upper() + option[1:] if prefix else option

    return Rendering(
        params.get("majorDimension", "ROWS"),
        params.get(name("valueRenderOption"), "FORMATTED_VALUE"),
        params.get(name("dateTimeRenderOption"), "SERIAL_NUMBER"),
    )


@method("sheets.spreadsheets.values.get")
def get(call: Call) -> Json:
    view = call.view()
    sheet, area = ranges.find(view.book, call.params["range"])
    return value_range(view, sheet, ranges.within_grid(sheet, area), rendering(call.params))


@method("sheets.spreadsheets.values.batchGet")
def batch_get(call: Call) -> Json:
    view = call.view()
    found = []
    for text in call.params.get("ranges", []):
        sheet, area = ranges.find(view.book, text)
        found.append(value_range(view, sheet, ranges.within_grid(sheet, area), rendering(call.params)))
    return {"spreadsheetId": view.book.id, "valueRanges": found} if found else {"spreadsheetId": view.book.id}


@method("sheets.spreadsheets.values.batchGetByDataFilter")
def batch_get_by_data_filter(call: Call) -> Json:
    view = call.view()
    found: list[Json] = []
    for data_filter in call.body.get("dataFilters", []):
        for sheet, area in ranges.of_filter(view.book, data_filter):
            values = value_range(view, sheet, ranges.within_grid(sheet, area), rendering(call.body))
            known = next((one for one in found if one["valueRange"]["range"] == values["range"]), None)
            if known:
                known["dataFilters"].append(data_filter)
            else:
                found.append({"valueRange": values, "dataFilters": [data_filter]})
    return {"spreadsheetId": view.book.id, **({"valueRanges": found} if found else {})}


def _option(value: str | None) -> str:
    if value in {None, "INPUT_VALUE_OPTION_UNSPECIFIED"}:
        raise bad("'valueInputOption' is required but not specified")
    return str(value)


def _update(call: Call, book: Book, writer: Writer, text: str, data: Json) -> Json:
    """One ValueRange written at ``text``; the UpdateValuesResponse without the echo of values."""
    sheet, area = ranges.find(book, text)
    box = ranges.within_grid(sheet, area)
    return _write(book, writer, sheet, area, box, text, data)


def _write(book: Book, writer: Writer, sheet: Sheet, area: Area, box: Box, text: str, data: Json) -> Json:
    written, cells = writer.fill(sheet, box, data, anchor_only=area.is_cell, text=text)
    answer: Json = {"spreadsheetId": book.id, "updatedRange": format_area(sheet.title, written)}
    if cells:
        answer |= {"updatedRows": written.height, "updatedColumns": written.width, "updatedCells": cells}
    return answer


def _echo(call: Call, params: Json, prefix: str, updates: list[tuple[Json, Json]]) -> None:
    """``includeValuesInResponse``: the written ranges as they read now."""
    if not params.get("includeValuesInResponse"):
        return
    view = call.view()
    for answer, data in updates:
        sheet, area = ranges.find(view.book, answer["updatedRange"])
        shape = rendering({**params, "majorDimension": data.get("majorDimension", "ROWS")}, prefix)
        answer["updatedData"] = value_range(view, sheet, sheet.resolve(area), shape)


@method("sheets.spreadsheets.values.update")
def update(call: Call) -> Json:
    option = _option(call.params.get("valueInputOption"))
    text = call.params["range"]
    if call.body.get("range") and call.body["range"] != text:
        raise bad(
            f"Requested writing within range [{text}], but the range of the body is [{call.body['range']}]: "
            "the two must be equal."
        )
    with call.editing() as (file, book):
        answer = _update(call, book, Writer(call, file, book, option), text, call.body)
    _echo(call, call.params, "response", [(answer, call.body)])
    return answer


@method("sheets.spreadsheets.values.batchUpdate")
def batch_update(call: Call) -> Json:
    option = _option(call.body.get("valueInputOption"))
    with call.editing() as (file, book):
        writer = Writer(call, file, book, option)
        done = []
        for index, data in enumerate(call.body.get("data", [])):
            try:
                done.append((_update(call, book, writer, data.get("range", ""), data), data))
            except ApiError as fault:
                raise _indexed(fault, f"Invalid data[{index}]: ") from None
    _echo(call, call.body, "response", done)
    return _totals(call, [answer for answer, _ in done])


def _indexed(fault: ApiError, prefix: str) -> ApiError:
    """The fault with the place in the batch before its sentence."""
    return ApiError(fault.code, prefix + fault.message) if fault.code == 400 else fault


def _totals(call: Call, answers: list[Json]) -> Json:
    """The sums of a batch: a row or a column that several ranges share counts once (as recorded)."""
    rows, columns, sheets, cells = set(), set(), set(), 0
    for answer in answers:
        if not answer.get("updatedCells"):
            continue
        title, _, place = answer["updatedRange"].rpartition("!")
        area = parse_cells(place)
        top, left = area.top or 0, area.left or 0
        rows |= {(title, top + n) for n in range(answer["updatedRows"])}
        columns |= {(title, left + n) for n in range(answer["updatedColumns"])}
        sheets.add(title)
        cells += answer["updatedCells"]
    total: Json = {
        "spreadsheetId": call.params["spreadsheetId"],
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": cells,
        "totalUpdatedSheets": len(sheets),
    }
    answer = {key: value for key, value in total.items() if value}
    if answers:
        answer["responses"] = answers
    return answer


@method("sheets.spreadsheets.values.batchUpdateByDataFilter")
def batch_update_by_data_filter(call: Call) -> Json:
    option = _option(call.body.get("valueInputOption"))
    done: list[tuple[Json, Json]] = []
    filters = []
    with call.editing() as (file, book):
        writer = Writer(call, file, book, option)
        for data in call.body.get("data", []):
            for sheet, area in ranges.of_filter(book, data.get("dataFilter", {})):
                box = ranges.within_grid(sheet, area)
                text = format_area(sheet.title, box)
                done.append((_write(book, writer, sheet, area, box, text, data), data))
                filters.append(data["dataFilter"])
    _echo(call, call.body, "response", done)
    answers = [answer for answer, _ in done]
    total = _totals(call, answers)
    for answer, data_filter in zip(answers, filters, strict=True):
        del answer["spreadsheetId"]
        answer["dataFilter"] = data_filter
    return total


@method("sheets.spreadsheets.values.append")
def append(call: Call) -> Json:
    option = _option(call.params.get("valueInputOption"))
    with call.editing() as (file, book):
        sheet, area = ranges.find(book, call.params["range"])
        writer = Writer(call, file, book, option)
        insert = call.params.get("insertDataOption") == "INSERT_ROWS"
        table, box = append_rows(book, sheet, area, call.body, writer, insert_rows=insert)
        data = {
            "values": call.body.get("values", []),
            "majorDimension": call.body.get("majorDimension", "ROWS"),
        }
        updates = _write(book, writer, sheet, Area(), box, format_area(sheet.title, box), data)
    _echo(call, call.params, "response", [(updates, data)])
    answer: Json = {"spreadsheetId": call.params["spreadsheetId"]}
    if table:
        answer["tableRange"] = format_area(sheet.title, table)
    return {**answer, "updates": updates}


@method("sheets.spreadsheets.values.clear")
def clear(call: Call) -> Json:
    with call.editing() as (file, book):
        sheet, area = ranges.find(book, call.params["range"])
        cleared = _clear(Writer(call, file, book, "RAW"), sheet, ranges.within_grid(sheet, area))
    return {"spreadsheetId": call.params["spreadsheetId"], "clearedRange": cleared}


def _clear(writer: Writer, sheet: Sheet, box: Box) -> str:
    writer.clear(sheet, box)
    return format_area(sheet.title, box)


@method("sheets.spreadsheets.values.batchClear")
def batch_clear(call: Call) -> Json:
    cleared = []
    with call.editing() as (file, book):
        writer = Writer(call, file, book, "RAW")
        for index, text in enumerate(call.body.get("ranges", [])):
            try:
                sheet, area = ranges.find(book, text)
                cleared.append(_clear(writer, sheet, ranges.within_grid(sheet, area)))
            except ApiError as fault:
                raise _indexed(fault, f"Invalid range[{index}]: ") from None
    return _cleared(call, cleared)


@method("sheets.spreadsheets.values.batchClearByDataFilter")
def batch_clear_by_data_filter(call: Call) -> Json:
    cleared = []
    with call.editing() as (file, book):
        writer = Writer(call, file, book, "RAW")
        for data_filter in call.body.get("dataFilters", []):
            for sheet, area in ranges.of_filter(book, data_filter):
                cleared.append(_clear(writer, sheet, ranges.within_grid(sheet, area)))
    return _cleared(call, cleared)


def _cleared(call: Call, cleared: list[str]) -> Json:
    answer: dict[str, Any] = {"spreadsheetId": call.params["spreadsheetId"]}
    if cleared:
        answer["clearedRanges"] = cleared
    return answer
