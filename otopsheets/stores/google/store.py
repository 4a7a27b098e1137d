"""A registry in a Google spreadsheet; the generated tabs stand beside it, or in a spreadsheet of their own."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from otopsheets.errors import UsageFault
from otopsheets.findings import Finding
from otopsheets.registry import Sheet
from otopsheets.registry.sheets import Row
from otopsheets.stores.addresses import url_of
from otopsheets.stores.base import Calls, Overtaken, Printed, Snapshot, Written
from otopsheets.stores.google.faults import GoogleFault, Why
from otopsheets.stores.google.marks import STAGE, last_run
from otopsheets.stores.google.plan import make_plan
from otopsheets.stores.google.reading import (
    AS_STORED,
    STRUCTURE,
    WHOLE,
    Spreadsheet,
    as_printed,
    as_sheets,
    changed,
    quoted,
    read_grids,
    read_structure,
    read_values,
)
from otopsheets.stores.google.session import Session
from otopsheets.stores.google.staging import LIMIT, Staged, opened_by, stage
from otopsheets.tabs.model import Tab
from otopsheets.wording import Wording

SAME_SPREADSHEET = Wording(
    "สเปรดชีตผลลัพธ์ต้องไม่ใช่ทะเบียนเอง ถ้าต้องการให้ผลอยู่ในทะเบียน ไม่ต้องระบุ --output",
    "The output must not be the registry itself. To keep the result in the registry, leave --output out.",
)
CHANGING = Wording(
    "แผ่นงานในสเปรดชีตถูกย้าย ลบ หรือเปลี่ยนชื่อระหว่างที่อ่าน ไม่ได้เขียนอะไร โปรดลองใหม่",
    "Sheets were deleted or renamed while the spreadsheet was read. Nothing was written. Try again.",
)
_TRIES = 3


@dataclass
class _Read:
    """A spreadsheet of generated tabs as it was read, and which of them people changed."""

    book: Spreadsheet
    edited: frozenset[str] = frozenset()
    printed: Mapping[str, Printed] = field(default_factory=dict)


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
        """Read everything; two calls, be the generated tabs here or in a spreadsheet of their own."""
        if self.output == self.registry:
            book, sheets, printed = self._both()
        else:
            registry, rows = self._whole(self.registry)
            self._title = registry.title
            inputs = [
                (sheet, cells) for sheet, cells in zip(registry.sheets, rows, strict=True) if sheet in registry.inputs
            ]
            sheets = as_sheets((sheet for sheet, _ in inputs), (cells for _, cells in inputs))
            book, rows = self._whole(self.output)
            printed = dict(zip((sheet.id for sheet in book.sheets), rows, strict=True))
        self._read = _Read(book, *self._printed(book, printed))
        return Snapshot(sheets, self._read.printed)

    def _both(self) -> tuple[Spreadsheet, tuple[Sheet, ...], Mapping[int, Sequence[Row]]]:
        """Read the structure, then all values; again when sheets went away in between."""
        for _ in range(_TRIES):
            book = read_structure(self.session.structure(self.registry, STRUCTURE))
            self._title = book.title
            wanted = [*book.inputs, *book.ours.values()]
            try:
                ranges = [quoted(sheet.title) for sheet in wanted]
                rows = read_values(self.session.values(self.registry, ranges, AS_STORED)) if wanted else []
            except GoogleFault as fault:
                if fault.why is not Why.REFUSED:
                    raise
                continue
            inputs = len(book.inputs)
            printed = {sheet.id: cells for sheet, cells in zip(wanted[inputs:], rows[inputs:], strict=True)}
            return book, as_sheets(wanted[:inputs], rows[:inputs]), printed
        raise GoogleFault(Why.REFUSED, CHANGING)

    def _whole(self, spreadsheet: str) -> tuple[Spreadsheet, list[list[Row]]]:
        told = self.session.structure(spreadsheet, WHOLE)
        return read_structure(told), read_grids(told)

    def _printed(
        self, book: Spreadsheet, rows: Mapping[int, Sequence[Row]]
    ) -> tuple[frozenset[str], Mapping[str, Printed]]:
        """Return which generated tabs people changed, and all of them as they stand."""
        edited, printed = set(), {}
        for key, sheet in book.ours.items():
            mark = sheet.mark
            if mark is not None:
                printed[key] = as_printed(sheet, mark, rows[sheet.id])
                if changed(mark, rows[sheet.id]):
                    edited.add(key)
        return frozenset(edited), printed

    def write(self, tabs: Sequence[Tab], today: date) -> Written:
        """Put `tabs` in the place of all generated tabs, in one atomic request.

        Raises `Overtaken` when somebody else wrote since the spreadsheet was read.
        """
        if self._read is None:
            self.read()
        assert self._read is not None  # noqa: S101 - `read` sets it
        book, run = self._read.book, self._new_run()
        plan = make_plan(book, tabs, self._read.edited, run, today)
        staged = stage(plan, book, run, self._limit)
        try:
            self._prepare(book, staged, run)
            self.session.write(book.id, staged.final, run)
        except GoogleFault as fault:
            if fault.why is Why.REFUSED and not fault.unsure and self._overtaken(book):
                raise Overtaken from fault
            raise
        self._read = None
        return Written(url_of(book.id), plan.kept)

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
