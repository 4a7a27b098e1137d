"""Tabs and a spreadsheet as it stands → everything one run has to do, as one batch. Pure.

The batch begins with the number of the run, which Google refuses when another run came in between; then come
the dated copies of what people changed, and only then is anything written.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from otopsheets.stores.google.edits import written_looks
from otopsheets.stores.google.marks import KEPT, TAB, Json, Mark, change, claim_run, put_on_sheet
from otopsheets.stores.google.marks import STAGE as STAGED
from otopsheets.stores.google.reading import Spreadsheet, Standing
from otopsheets.stores.google.requests import arrange, emptied, fill, new_sheet, shown_values
from otopsheets.tabs.model import Tab, values_fingerprint

_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Work:
    """What has to be done for one tab: make its sheet ready, fill it, arrange it and mark it."""

    tab: Tab
    sheet: int
    ready: tuple[Json, ...]
    filled: tuple[Json, ...]
    done: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do, in this order; `kept` are the titles of the dated copies."""

    first: tuple[Json, ...]
    works: tuple[Work, ...]
    last: tuple[Json, ...]
    kept: tuple[str, ...]

    @property
    def requests(self) -> list[Json]:
        """Return all of it as one batch."""
        works = (request for work in self.works for request in (*work.ready, *work.filled, *work.done))
        return [*self.first, *works, *self.last]


def make_plan(book: Spreadsheet, tabs: Sequence[Tab], edited: frozenset[str], run: str, today: date) -> Plan:
    """Plan how `tabs` take the place of all generated tabs of `book`.

    `edited` are the keys of those that people changed. A tab that stands there already as it should be is left
    alone.
    """
    names = _Names(book)
    first = claim_run(book.entries, run)
    kept = []
    for key in sorted(edited & book.ours.keys()):
        title = names.title(f"{book.ours[key].title} {today.isoformat()}")
        first += _copy(book.ours[key], names.id(f"kept {title}"), title, names.end(), run)
        kept.append(title)
    wanted = {tab.key for tab in tabs}
    gone = [sheet for sheet in book.sheets if sheet.bears(STAGED) or ((mark := sheet.mark) and mark.key not in wanted)]
    works = [_work(tab, book.ours.get(tab.key), edited, run, names) for tab in tabs]
    last = [{"deleteSheet": {"sheetId": sheet.id}} for sheet in gone]
    return Plan(tuple(first), tuple(work for work in works if work), tuple(last), tuple(kept))


def replaced(book: Spreadsheet, tabs: Sequence[Tab], edited: frozenset[str]) -> dict[str, Standing]:
    """Return the generated sheets that `tabs` would be written over, and those that would go, by key."""
    wanted = {tab.key: tab for tab in tabs}
    return {
        key: sheet
        for key, sheet in book.ours.items()
        if key in edited or key not in wanted or not _is_done(wanted[key], sheet)
    }


def _is_done(tab: Tab, standing: Standing) -> bool:
    """Say whether a tab was written there already, under the title it needs."""
    mark = standing.mark
    return mark is not None and mark.fingerprint == tab.fingerprint and mark.title in ("", standing.title)


def _work(tab: Tab, standing: Standing | None, edited: frozenset[str], run: str, names: "_Names") -> Work | None:
    mark = standing.mark if standing else None
    if standing is None or mark is None:
        sheet = names.id(tab.key)
        title = names.title(tab.title, "otopsheets")
        ready = new_sheet(tab, sheet, title, names.end(), names.guard)
        told = put_on_sheet(TAB, _mark(tab, sheet, run, title).told(), sheet)
    elif tab.key not in edited and _is_done(tab, standing):
        return None
    else:
        sheet = standing.id
        title = names.title(mark.title) if mark.title not in ("", standing.title) else ""
        ready = emptied(tab, standing, title)
        told = change(standing.marked, _mark(tab, sheet, run, title or standing.title).told())
    return Work(tab, sheet, tuple(ready), tuple(fill(tab, sheet)), (*arrange(tab, sheet), told))


def _mark(tab: Tab, sheet: int, run: str, title: str) -> Mark:
    values = values_fingerprint(shown_values(tab))
    return Mark(tab.key, tab.fingerprint, values, run, sheet, title if tab.hidden else "", written_looks(tab))


def _copy(standing: Standing, sheet: int, title: str, index: int, run: str) -> list[Json]:
    copy = {
        "sourceSheetId": standing.id,
        "newSheetId": sheet,
        "newSheetName": title,
        "insertSheetIndex": index,
    }
    return [{"duplicateSheet": copy}, put_on_sheet(KEPT, run, sheet)]


class _Names:
    """The ids, titles and places that are still free in a spreadsheet, and how its generated sheets are protected."""

    def __init__(self, book: Spreadsheet) -> None:
        self._ids = {sheet.id for sheet in book.sheets}
        self._titles = {sheet.title.casefold() for sheet in book.sheets}
        self._count = len(book.sheets)
        guards = (sheet.guard for sheet in book.ours.values())
        self.guard = next((guard for guard in guards if guard and not guard.get("warningOnly")), None)

    def id(self, of: str) -> int:
        """Return a free id; the same for the same name, so that two runs cannot both make the sheet."""
        id_ = zlib.crc32(of.encode()) & 0x7FFFFFFF
        while id_ in self._ids:
            id_ = (id_ + 1) & 0x7FFFFFFF
        self._ids.add(id_)
        return id_

    def title(self, wanted: str, suffix: str = "") -> str:
        """Return a free title: the one wanted, or that with a suffix and a number."""
        title = wanted[:_LONGEST_TITLE]
        for told in _told_apart(suffix):
            if title.casefold() not in self._titles:
                break
            title = f"{wanted[: _LONGEST_TITLE - len(told) - 3]} ({told})"
        self._titles.add(title.casefold())
        return title

    def end(self) -> int:
        """Return the place behind the last sheet, and count one more."""
        self._count += 1
        return self._count - 1


def _told_apart(suffix: str) -> Iterator[str]:
    """Go through what tells titles apart: the suffix, then numbers."""
    if suffix:
        yield suffix
    yield from (f"{suffix} {number}".strip() for number in count(2))


def size(requests: Iterable[Json]) -> int:
    """Return how many bytes a batch is."""
    return len(encode(requests))


def encode(requests: Iterable[Json]) -> bytes:
    """Return the body of a batch. Thai letters go as they are, in half the bytes of escapes."""
    body = {"requests": list(requests)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
