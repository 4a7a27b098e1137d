"""How the program knows its own sheets again: developer metadata, which travels with a sheet wherever it goes.

A generated sheet carries one entry under `TAB`, which names the sheet's own id as well: a copy that somebody
made of the sheet carries the same entry under another id, and so is not taken for it. The spreadsheet carries
one entry for each of the last runs. Its number is one more than that of the run before: Google refuses a second
entry with the same number, and with it the whole batch, so that of two runs that read the same state only one
can write.

Source: https://developers.google.com/workspace/sheets/api/guides/metadata
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

TAB = "otopsheets.tab"
KEPT = "otopsheets.kept"
"""A dated copy of a generated sheet that people had changed."""
STAGE = "otopsheets.stage"
"""A hidden sheet on which a large tab is prepared."""
RUN = "otopsheets.run"
GUARD = "otopsheets"
"""Describes the protection of a whole sheet, so that it is told from people's own."""

_FIRST = 1_701_000_000
"""Numbers of runs begin here, far from the small and the random ones others use."""
_LAST = _FIRST + 1_000_000
_KEPT_RUNS = 20
"""So many runs would have to pass between reading and writing before a number is free again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a generated sheet remembers: which tab it is, what was written on it, by which run.

    `values` and `looks` are fingerprints of what it was to show and how; without `looks` nobody knows. `title` is
    the title it must keep because formulas name it; empty when people may rename it.
    """

    key: str
    fingerprint: str
    values: str
    run: str
    sheet: int
    title: str = ""
    looks: str = ""

    def told(self) -> str:
        """Return the mark as text."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of developer metadata, on a sheet or on the spreadsheet."""

    id: int
    key: str
    value: str

    def mark(self, sheet: int) -> Mark | None:
        """Return the mark of the sheet `sheet`, or None when this is another thing, or the mark of another sheet."""
        if self.key != TAB:
            return None
        try:
            told = json.loads(self.value)
            # A later version may have told more.
            mark = Mark(**{each.name: told[each.name] for each in fields(Mark) if each.name in told})
        except (ValueError, TypeError):
            return None
        return mark if mark.sheet == sheet else None


def read_entries(told: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """Return the entries that are the program's own."""
    ours = (TAB, KEPT, STAGE, RUN)
    return tuple(
        Entry(entry["metadataId"], entry["metadataKey"], entry.get("metadataValue", ""))
        for entry in told
        if entry.get("metadataKey") in ours
    )


def last_run(entries: Iterable[Entry]) -> int:
    """Return the number of the last run that wrote; one less than the first number when none did."""
    return max((entry.id for entry in entries if entry.key == RUN and _FIRST <= entry.id < _LAST), default=_FIRST - 1)


def claim_run(entries: Iterable[Entry], run: str) -> list[Json]:
    """Return the requests that make `run` the next run; they are refused when another came in between."""
    given = tuple(entries)
    number = last_run(given) + 1
    old = [entry.id for entry in given if entry.key == RUN and entry.id <= number - _KEPT_RUNS]
    return [
        {
            "createDeveloperMetadata": {
                "developerMetadata": {"metadataId": number, **_entry(RUN, run, spreadsheet=True)}
            }
        },
        *({"deleteDeveloperMetadata": {"dataFilter": _lookup(id_)}} for id_ in old),
    ]


def put_on_sheet(key: str, value: str, sheet: int) -> Json:
    """Return the request that puts an entry on a sheet."""
    return {"createDeveloperMetadata": {"developerMetadata": _entry(key, value, sheetId=sheet)}}


def change(entry: Entry, value: str) -> Json:
    """Return the request that gives an entry another value."""
    return {
        "updateDeveloperMetadata": {
            "dataFilters": [_lookup(entry.id)],
            "developerMetadata": {"metadataValue": value},
            "fields": "metadataValue",
        }
    }


def _entry(key: str, value: str, **location: Any) -> Json:
    # Every program that may open the spreadsheet sees the entry: the next officer may come with another key.
    return {"metadataKey": key, "metadataValue": value, "location": location, "visibility": "DOCUMENT"}


def _lookup(id_: int) -> Json:
    return {"developerMetadataLookup": {"metadataId": id_}}
