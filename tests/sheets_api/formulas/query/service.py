"""``gviz/tq``: a sheet asked with the query language, answered in version 0.6 of the Chart Tools wire protocol."""

from __future__ import annotations

import csv
import io
import json
import zlib
from html import escape
from typing import Any

from tests.sheets_api.formulas.kinds import Scalar
from tests.sheets_api.formulas.query.frames import KINDS, frame
from tests.sheets_api.formulas.query.language import QueryError, parse
from tests.sheets_api.formulas.query.run import Frame, Head, run
from tests.sheets_api.grid.a1 import Area, Box, column_name
from tests.sheets_api.grid.model import Sheet
from tests.sheets_api.messages import Answer
from tests.sheets_api.spreadsheets.effective import View
from tests.sheets_api.values.entry import moment_of, serial
from tests.sheets_api.values.formats import show

Json = dict[str, Any]
_PREFIX = ")]}'\n"


def _options(query: dict[str, str]) -> dict[str, str]:
    """``tqx=reqId:3;out:csv``."""
    parts = (part.partition(":") for part in query.get("tqx", "").split(";") if part)
    return {name: value for name, _, value in parts}


def sheet_frame(view: View, sheet: Sheet, area: Area | None, headers: int | None) -> Frame:
    """The part of a sheet that holds something, as typed columns named by their letters."""
    box = _filled(view, sheet, area)
    rows = [tuple(view.value(sheet, r, c) for c in range(box.left, box.right)) for r in range(box.top, box.bottom)]

    def kind_at(row: int, column: int) -> tuple[str, str]:
        number_format = view.number_format(sheet, box.top + row, box.left + column) or {}
        return KINDS.get(number_format.get("type", ""), ""), str(number_format.get("pattern", ""))

    names = [column_name(c) for c in range(box.left, box.right)]
    return frame(names, rows, headers, kind_at, serial(view.now))


def _filled(view: View, sheet: Sheet, area: Area | None) -> Box:
    box = sheet.resolve(area) if area else sheet.box
    spilled = view.evaluator.spilled(sheet)
    places = [p for p in {*sheet.cells, *spilled} if p in box and view.value(sheet, *p) is not None]
    bottom, right = max((r for r, _ in places), default=box.top - 1) + 1, max((c for _, c in places), default=-1) + 1
    return Box(box.top, box.left, bottom, right if area is None or area.right is None else box.right)


def answer(view: View, sheet: Sheet, area: Area | None, query: dict[str, str], *, json_only: bool) -> Answer:
    """The answer to ``tq`` in the form ``tqx`` asks for."""
    asked = query.get("headers", "")
    headers = int(asked) if asked.isdigit() else None
    try:
        found = run(parse(query.get("tq", "")), sheet_frame(view, sheet, area, headers))
    except QueryError as fault:
        return refused(query, "invalid_query", f"Invalid query: {fault}", json_only=json_only)
    out = _options(query).get("out", "json")
    if out in {"csv", "tsv-excel"}:
        return _separated(view, found, "\t" if out == "tsv-excel" else ",")
    if out == "html":
        return _html(view, found)
    table = {"cols": [_column(head) for head in found.heads], "rows": [_row(view, found, row) for row in found.rows],
             "parsedNumHeaders": 1 if any(head.label for head in found.heads) else 0}  # fmt: skip
    signature = str(zlib.crc32(json.dumps(table).encode()))
    return _json(query, {"status": "ok", "sig": signature, "table": table}, json_only=json_only)


def refused(query: dict[str, str], reason: str, why: str, *, json_only: bool) -> Answer:
    """An answer with the status ``error``; over HTTP it is a success."""
    errors = [{"reason": reason, "message": reason.upper(), "detailed_message": why}]
    return _json(query, {"status": "error", "errors": errors}, json_only=json_only)


def _json(query: dict[str, str], content: Json, *, json_only: bool) -> Answer:
    options = _options(query)
    body = json.dumps({"version": "0.6", "reqId": options.get("reqId", "0"), **content}, ensure_ascii=False,
                      separators=(",", ":"))  # fmt: skip
    if json_only:
        return Answer(200, (_PREFIX + body).encode(), "application/json; charset=utf-8")
    handler = options.get("responseHandler", "google.visualization.Query.setResponse")
    return Answer(200, f"/*O_o*/\n{handler}({body});".encode(), "text/javascript; charset=utf-8")


def _column(head: Head) -> Json:
    pattern = {"pattern": head.pattern} if head.pattern and head.kind not in {"string", "boolean"} else {}
    return {"id": head.id, "label": head.label, "type": head.kind, **pattern}


def _row(view: View, found: Frame, row: tuple[Scalar, ...]) -> Json:
    return {"c": [_cell(view, head, value) for head, value in zip(found.heads, row, strict=True)]}


def _cell(view: View, head: Head, value: Scalar) -> Json | None:
    if value is None:
        return None
    if head.kind == "string":
        return {"v": value}
    return {"v": _value(head.kind, value), "f": _text(view, head, value)}


def _value(kind: str, value: Scalar) -> Any:
    if kind not in {"date", "datetime", "timeofday"} or not isinstance(value, int | float):
        return value
    moment = moment_of(float(value))
    day = f"{moment.year},{moment.month - 1},{moment.day}"
    clock = f"{moment.hour},{moment.minute},{moment.second}"
    if kind == "timeofday":
        return [moment.hour, moment.minute, moment.second, moment.microsecond // 1000]
    return f"Date({day})" if kind == "date" else f"Date({day},{clock})"


def _text(view: View, head: Head, value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        kind = {"date": "DATE", "datetime": "DATE_TIME", "timeofday": "TIME"}.get(head.kind, "NUMBER")
        plain = not head.pattern or head.pattern == "General"
        return show(float(value), None if plain and kind == "NUMBER" else {"type": kind, "pattern": head.pattern},
                    view.locale)  # fmt: skip
    return str(value)


def _separated(view: View, found: Frame, delimiter: str) -> Answer:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    if any(head.label for head in found.heads):
        writer.writerow([head.label for head in found.heads])
    writer.writerows([[_text(view, h, v) for h, v in zip(found.heads, row, strict=True)] for row in found.rows])
    return Answer(200, out.getvalue().removesuffix("\n").encode(), "text/csv; charset=utf-8")


def _html(view: View, found: Frame) -> Answer:
    lines = [[head.label for head in found.heads]]
    lines += [[_text(view, h, v) for h, v in zip(found.heads, row, strict=True)] for row in found.rows]
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>\n" for line in lines)
    page = f"<html><head><title>Google Visualization</title></head><body><table>\n{rows}</table></body></html>"
    return Answer(200, page.encode(), "text/html; charset=utf-8")
