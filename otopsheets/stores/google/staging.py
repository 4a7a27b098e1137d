"""Writing more than one request may hold, still all at once.

A large tab is first written on a hidden sheet, in parts; one small batch then copies it to its place, together
with everything else that changes. Until that batch nobody sees a difference, and a run that is killed leaves
hidden sheets behind, which the next batch deletes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from otopsheets.stores.google.marks import STAGE, Json, put_on_sheet
from otopsheets.stores.google.plan import Plan, Work, size
from otopsheets.stores.google.reading import Spreadsheet
from otopsheets.stores.google.requests import rows_of

LIMIT = 2_000_000
"""Bytes a request should not exceed: https://developers.google.com/workspace/sheets/api/limits"""


@dataclass(frozen=True, slots=True)
class Staged:
    """Batches that prepare hidden sheets, and the one that shows them.

    `opening` makes the sheets, once; each of `parts` may be sent again. All three are empty of one another's
    work: nothing is visible before `final`.
    """

    opening: tuple[Json, ...]
    parts: tuple[tuple[Json, ...], ...]
    final: tuple[Json, ...]


def stage(plan: Plan, book: Spreadsheet, run: str, limit: int = LIMIT) -> Staged:
    """Divide a plan so that no batch exceeds `limit` bytes; the largest tabs are staged first.

    A plan that is small enough is all `final`.
    """
    taken = {sheet.id for sheet in book.sheets} | {work.sheet for work in plan.works}
    opening: list[Json] = []
    parts: list[tuple[Json, ...]] = []
    works = {work.tab.key: work for work in plan.works}
    last: list[Json] = []
    left = size(plan.requests)
    for work in sorted(plan.works, key=lambda work: -size(work.filled)):
        if left <= limit:
            break
        id_ = next(number for number in count(work.sheet ^ 0x4000_0000) if number not in taken)
        taken.add(id_)
        opening += _hidden_sheet(work, id_, run)
        parts += parted(_moved(work.filled, id_), limit)
        copied = (*_copied(work, id_), *_notes(work))
        works[work.tab.key] = replace(work, filled=copied)
        last.append({"deleteSheet": {"sheetId": id_}})
        left += size(copied) - size(work.filled)
    final = replace(plan, works=tuple(works.values()), last=(*plan.last, *last))
    return Staged(tuple(opening), tuple(parts), tuple(final.requests))


def _hidden_sheet(work: Work, sheet: int, run: str) -> list[Json]:
    rows = max(1, len(work.tab.cells))
    columns = max(1, *(len(cells) for cells in work.tab.cells))
    properties = {
        "sheetId": sheet,
        "title": f"otopsheets {run[:8]} {work.tab.key}",
        "hidden": True,
        "gridProperties": {"rowCount": rows, "columnCount": columns},
    }
    return [{"addSheet": {"properties": properties}}, put_on_sheet(STAGE, opened_by(run), sheet)]


def opened_by(run: str) -> str:
    """Return what the hidden sheets of a run bear; the run itself is borne only by what it finished."""
    return f"{run} stage"


def _copied(work: Work, stage_: int) -> Iterator[Json]:
    rows, columns = len(work.tab.cells), max(len(cells) for cells in work.tab.cells)
    area = {"startRowIndex": 0, "startColumnIndex": 0, "endRowIndex": rows, "endColumnIndex": columns}
    yield {
        "copyPaste": {
            "source": {"sheetId": stage_, **area},
            "destination": {"sheetId": work.sheet, **area},
            "pasteType": "PASTE_NORMAL",
        }
    }


def _notes(work: Work) -> Iterator[Json]:
    """Write the notes once more: no document says that copying takes them along."""
    rows = enumerate(rows_of(work.tab))
    for noted, group in groupby(rows, key=lambda row: any("note" in cell for cell in row[1]["values"])):
        if noted:
            numbered = list(group)
            start = {"sheetId": work.sheet, "rowIndex": numbered[0][0], "columnIndex": 0}
            notes = [
                {"values": [{"note": cell["note"]} if "note" in cell else {} for cell in row["values"]]}
                for _, row in numbered
            ]
            yield {"updateCells": {"start": start, "rows": notes, "fields": "note"}}


def _moved(requests: Iterable[Json], sheet: int) -> Iterator[Json]:
    """Turn requests that fill a sheet to another one."""
    for request in requests:
        ((kind, told),) = request.items()
        place = "start" if "start" in told else "range"
        yield {kind: {**told, place: {**told[place], "sheetId": sheet}}}


def parted(requests: Iterable[Json], limit: int) -> list[tuple[Json, ...]]:
    """Divide requests into batches of at most `limit` bytes; rows of cells may be divided, single rows not."""
    batches: list[tuple[Json, ...]] = []
    open_: list[Json] = []
    room = limit
    for request in _pieces(requests, limit // 2):
        bytes_ = size([request])
        if open_ and bytes_ > room:
            batches.append(tuple(open_))
            open_, room = [], limit
        open_.append(request)
        room -= bytes_
    return [*batches, tuple(open_)] if open_ else batches


def _pieces(requests: Iterable[Json], limit: int) -> Iterator[Json]:
    for request in requests:
        if "updateCells" not in request or size([request]) <= limit:
            yield request
            continue
        told = request["updateCells"]
        first = told["start"]["rowIndex"]
        for at, rows in _runs_of_rows(told["rows"], limit):
            start = {**told["start"], "rowIndex": first + at}
            yield {"updateCells": {**told, "start": start, "rows": rows}}


def _runs_of_rows(rows: Sequence[Json], limit: int) -> Iterator[tuple[int, list[Json]]]:
    first, room = 0, limit
    run: list[Json] = []
    for at, row in enumerate(rows):
        bytes_ = size([row])
        if run and bytes_ > room:
            yield first, run
            first, run, room = at, [], limit
        run.append(row)
        room -= bytes_
    yield first, run


__all__ = ["LIMIT", "Staged", "parted", "stage"]
