"""How a tab to fill in differs from what the schema wants, and what would put it right. Pure.

Nothing here concerns what people typed: notes, drop-downs, colours, protection, the formulas of the result column.
A sheet that is quite new differs in everything.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from otopsheets.registry.sheets import column_letters
from otopsheets.stores.google import fields
from otopsheets.stores.google.fields import Placed
from otopsheets.stores.google.guards import HEADER, RESULT, Guard, stand
from otopsheets.stores.google.marks import Json
from otopsheets.stores.google.reading import quoted
from otopsheets.tabs import lookup
from otopsheets.wording import Wording

FIELDS = (
    "sheets(properties(sheetId,gridProperties),protectedRanges,conditionalFormats,"
    "data(startRow,startColumn,rowData(values(note,dataValidation,userEnteredValue))))"
)
"""The fields of a spreadsheet that tell how its forms stand, asked for in `ranges`."""

NOT_FROZEN = Wording("แถวหัวตารางไม่ได้ตรึงไว้", "the header row is not frozen")
NOTE = Wording("คำอธิบายหัวคอลัมน์ '{column}' หายไปหรือถูกแก้", "the note on '{column}' is gone or was changed")
DROP_DOWN = Wording(
    "รายการให้เลือกของคอลัมน์ '{column}' หายไปหรือถูกแก้", "the drop-down of '{column}' is gone or was changed"
)
COLOUR = Wording("สีเตือนของคอลัมน์ '{column}' หายไป", "the warning colour of '{column}' is gone")
UNGUARDED = Wording("{what} ไม่ได้ป้องกันไว้ หรือการป้องกันเลื่อนไป", "{what} is not protected, or its protection moved")
NO_FORMULA = Wording("ช่องผลบางแถวไม่มีสูตร", "some cells of the result column have no formula")


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference: how it is said, and the requests that put it right."""

    tab: str
    wording: Wording
    values: tuple[tuple[str, str], ...]
    requests: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """How a sheet stands now: by column the notes and drop-downs, and the rows whose result cell is empty."""

    frozen: int = 0
    notes: Mapping[int, str] = field(default_factory=dict)
    offers: Mapping[int, Json] = field(default_factory=dict)
    empty_results: Sequence[int] | None = None
    rules: Sequence[Json] = ()
    guards: Sequence[Json] = ()


def ranges(placed: Placed) -> list[str]:
    """Return the ranges that have to be looked at: the header, the row below it, the result column."""
    title, first = quoted(placed.title), placed.header + 1
    wanted = [f"{title}!{first}:{first + 1}"]
    if placed.result is not None:
        letters = column_letters(placed.result)
        wanted.append(f"{title}!{letters}{first + 1}:{letters}{first + placed.rows}")
    return wanted


def read_found(told: Mapping[str, Any], placed: Placed) -> Found:
    """Read one sheet of the answer that has the fields `FIELDS` and the `ranges` of `placed`."""
    cells = {
        (data.get("startRow", 0) + row, data.get("startColumn", 0) + column): cell
        for data in told.get("data", ())
        for row, line in enumerate(data.get("rowData", ()))
        for column, cell in enumerate(line.get("values", ()))
    }
    header, below = placed.header, placed.header + 1
    empty = [
        row for row in range(placed.rows) if not cells.get((below + row, placed.result), {}).get("userEnteredValue")
    ]
    return Found(
        told.get("properties", {}).get("gridProperties", {}).get("frozenRowCount", 0),
        {column: cell["note"] for (row, column), cell in cells.items() if row == header and "note" in cell},
        {
            column: cell["dataValidation"]
            for (row, column), cell in cells.items()
            if row == below and "dataValidation" in cell
        },
        empty,
        told.get("conditionalFormats", ()),
        told.get("protectedRanges", ()),
    )


def drifts(placed: Placed, places: Mapping[str, Placed], found: Found, table: str) -> Iterator[Drift]:
    """Go through everything in which a sheet differs from what the schema wants."""
    title = placed.title
    if found.frozen <= placed.header:
        properties = {"sheetId": placed.sheet, "gridProperties": {"frozenRowCount": placed.header + 1}}
        freeze = {"properties": properties, "fields": "gridProperties.frozenRowCount"}
        yield Drift(title, NOT_FROZEN, (), ({"updateSheetProperties": freeze},))
    for each, at in placed.fields:
        told = (("column", each.column.header),)
        if found.notes.get(at) != each.note:
            yield Drift(title, NOTE, told, (fields.note(placed, each, at),))
        rule = fields.offered(each, places)
        if rule is not None and not _same_offer(found.offers.get(at), rule):
            yield Drift(title, DROP_DOWN, told, (fields.offer(placed, at, rule),))
        if each.column.required and not _coloured(found.rules, at):
            rule = {"rule": fields.missing(placed, at), "index": 0}
            yield Drift(title, COLOUR, told, ({"addConditionalFormatRule": rule},))
    guards = {HEADER: placed.header_row}
    if placed.result is not None:
        guards[RESULT] = placed.area(placed.result)
        yield from _formulas(placed, placed.result, found, table)
    for description, range_ in guards.items():
        if requests := stand(Guard(description, range_), found.guards):
            yield Drift(title, UNGUARDED, (("what", description.partition(": ")[2]),), tuple(requests))


def _formulas(placed: Placed, at: int, found: Found, table: str) -> Iterator[Drift]:
    """Fill the result cells in which nothing stands; what people typed there stays."""
    if lookup.NAMED_BY.get(placed.form.tab.key) not in placed.columns:
        return
    empty = range(placed.rows) if found.empty_results is None else found.empty_results
    requests = [fields.result(placed, at, first, last, table) for first, last in _runs(empty)]
    if requests:
        yield Drift(placed.title, NO_FORMULA, (), tuple(requests))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Go through runs of numbers that follow one another."""
    first = last = None
    for number in numbers:
        if last is not None and first is not None and number != last + 1:
            yield first, last
            first = number
        first, last = number if first is None else first, number
    if first is not None and last is not None:
        yield first, last


def _same_offer(found: Json | None, wanted: Json) -> bool:
    """Compare drop-downs; how Google spells a range back is its own affair."""
    if found is None or found.get("condition", {}).get("type") != wanted["condition"]["type"]:
        return False
    return bool(wanted["condition"]["type"] == "ONE_OF_RANGE" or found["condition"] == wanted["condition"])


def _coloured(rules: Sequence[Json], at: int) -> bool:
    """Say whether a rule with a formula colours the column."""
    return any(
        rule.get("booleanRule", {}).get("condition", {}).get("type") == "CUSTOM_FORMULA"
        and any(area.get("startColumnIndex", 0) <= at < area.get("endColumnIndex", 0) for area in rule["ranges"])
        for rule in rules
    )
