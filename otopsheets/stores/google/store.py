"""A registry in a Google spreadsheet; the generated tabs stand beside it, or in a spreadsheet of their own."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from otopsheets.errors import UsageFault
from otopsheets.findings import Finding
from otopsheets.registry.sheets import Row
from otopsheets.stores.addresses import url_of
from otopsheets.stores.base import Calls, Overtaken, Printed, Snapshot, Written
from otopsheets.stores.google.edits import Compared, found_looks, painted_over
from otopsheets.stores.google.faults import GoogleFault, Why
from otopsheets.stores.google.marks import STAGE, last_run
from otopsheets.stores.google.plan import make_plan, replaced
from otopsheets.stores.google.reading import (
    LOOKS,
    STRUCTURE,
    WHOLE,
    Spreadsheet,
    as_printed,
    as_sheets,
    changed,
    quoted,
    read_grids,
    read_structure,
)
from otopsheets.stores.google.session import Session
from otopsheets.stores.google.staging import LIMIT, Staged, opened_by, stage
from otopsheets.tabs.model import Tab
from otopsheets.wording import Wording

SAME_SPREADSHEET = Wording(
    "สเปรดชีตผลลัพธ์ต้องไม่ใช่ทะเบียนเอง ถ้าต้องการให้ผลอยู่ในทะเบียน ไม่ต้องระบุ --output",
    "The output must not be the registry itself. To keep the result in the registry, leave --output out.",
)


@dataclass(frozen=True)
class _Read:
    """A spreadsheet of generated tabs as it was read: the rows of its sheets, and how they look, by their ids.

    `looks` is None when that was not asked.
    """

    book: Spreadsheet
    rows: Mapping[int, Sequence[Row]]
    looks: Mapping[int, str] | None = None

    @property
    def printed(self) -> dict[str, Printed]:
        """The generated tabs as they stand."""
        return {key: as_printed(sheet, sheet.own_mark, self.rows[sheet.id]) for key, sheet in self.book.ours.items()}

    @property
    def rewritten(self) -> frozenset[str]:
        """Keys of the generated tabs that show something else than was written on them."""
        ours = self.book.ours.items()
        return frozenset(key for key, sheet in ours if changed(sheet.own_mark, self.rows[sheet.id]))

    def with_later(self, later: "_Read") -> "_Read":
        """Take what a later look at some of the sheets found; whose they are was known before."""
        found = {sheet.id: sheet for sheet in later.book.sheets}
        sheets = [
            replace(found[sheet.id], entries=sheet.entries) if sheet.id in found else sheet
            for sheet in self.book.sheets
        ]
        return _Read(replace(self.book, sheets=tuple(sheets)), {**self.rows, **later.rows}, later.looks)


class GoogleStore:
    """A registry spreadsheet and the generated tabs in it, or in the spreadsheet `output`."""

    def __init__(
        self,
        session: Session,
        registry: str,
        output: str | None = None,
        *,
        new_run: Callable[[], str] = lambda: uuid.uuid4().hex,
        limit: int = LIMIT,
    ) -> None:
        """Name both spreadsheets by their ids. `limit` is how many bytes one request may have."""
        if output == registry:
            raise UsageFault(SAME_SPREADSHEET)
        self.session = session
        self.registry = registry
        self.output = output or registry
        self._new_run = new_run
        self._limit = limit
        self._read: _Read | None = None
        self._title = ""

    @property
    def name(self) -> str:
        """The spreadsheet's title, or its address before it was read."""
        return self._title or url_of(self.registry)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful about how the key to Google is kept."""
        return self.session.warnings

    @property
    def calls(self) -> Calls:
        """API calls so far, those included that had to be repeated."""
        return self.session.calls

    def read(self) -> Snapshot:
        """Read everything at one moment, in one call; in two if the generated tabs have a spreadsheet of their own."""
        registry = self._ask(self.registry, WHOLE)
        self._title = registry.book.title
        self._read = registry if self.output == self.registry else self._ask(self.output, LOOKS)
        self.calls.to_write = 2 if self._read.looks is None and self._read.book.ours else 1
        inputs = registry.book.inputs
        return Snapshot(as_sheets(inputs, (registry.rows[sheet.id] for sheet in inputs)), self._read.printed)

    def _ask(self, spreadsheet: str, fields: str, ranges: Sequence[str] = ()) -> _Read:
        told = self.session.structure(spreadsheet, fields, ranges)
        book = read_structure(told)
        rows = dict(zip((sheet.id for sheet in book.sheets), read_grids(told), strict=True))
        return _Read(book, rows, found_looks(told) if fields == LOOKS else None)

    def write(self, tabs: Sequence[Tab], today: date) -> Written:
        """Put `tabs` in the place of all generated tabs, in one atomic request.

        Right before it, the sheets that will be written over are looked at once more, in one call, so that what
        people changed meanwhile is kept as well. Raises `Overtaken` when somebody else wrote since the spreadsheet
        was read.
        """
        if self._read is None:
            self.read()
        assert self._read is not None  # noqa: S101 - `read` sets it
        book, run = self._read.book, self._new_run()
        try:
            book, edited = self._look_again(self._read, tabs)
            plan = make_plan(book, tabs, edited, run, today)
            staged = stage(plan, book, run, self._limit)
            self._prepare(book, staged, run)
            self.session.write(book.id, staged.final, run)
        except GoogleFault as fault:
            if fault.why is Why.REFUSED and not fault.unsure and self._overtaken(book):
                raise Overtaken from fault
            raise
        self._read = None
        return Written(url_of(book.id), plan.kept)

    def _look_again(self, read: _Read, tabs: Sequence[Tab]) -> tuple[Spreadsheet, frozenset[str]]:
        """Return the spreadsheet as it stands, and which of the sheets that `tabs` replace people changed."""
        standing = replaced(read.book, tabs, read.rewritten)
        if standing and read.looks is None:
            ranges = [quoted(sheet.title) for sheet in standing.values()]
            later = self._ask(read.book.id, LOOKS, ranges)
            if not {sheet.id for sheet in standing.values()} <= later.rows.keys():
                raise Overtaken
            read = read.with_later(later)
        looks = read.looks or {}
        compared = [Compared(key, sheet.own_mark.looks, looks[sheet.id]) for key, sheet in standing.items()]
        return read.book, read.rewritten | painted_over(compared)

    def _prepare(self, book: Spreadsheet, staged: Staged, run: str) -> None:
        """Write what is too large for one request on hidden sheets; nobody sees a difference yet."""
        try:
            if staged.opening:
                self.session.write(book.id, staged.opening, opened_by(run))
            for part in staged.parts:
                self.session.write(book.id, part)
        except GoogleFault as fault:
            raise fault.of_preparation() from fault

    def _overtaken(self, book: Spreadsheet) -> bool:
        """Ask whether the spreadsheet is no longer what the plan was made for."""
        now = read_structure(self.session.structure(book.id, STRUCTURE))
        return last_run(now.entries) != last_run(book.entries) or _names(now) != _names(book)


def _names(book: Spreadsheet) -> set[tuple[int, str]]:
    """Return which sheets there are and what they are called: ids, titles and places of new ones hang on it.

    Our own hidden ones come and go while we write.
    """
    return {(sheet.id, sheet.title) for sheet in book.sheets if not sheet.bears(STAGE)}
