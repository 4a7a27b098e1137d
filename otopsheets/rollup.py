"""Many registries, one summary: a row for every fair of every district, of a province or of the whole country.

Each registry is read by itself. One that cannot be read is reported and stops no other. What was read is kept in
a journal, so that a run that was interrupted goes on where it stopped, and an unchanged workbook is not read twice.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

from otopsheets.errors import OtopSheetsError
from otopsheets.fairs import select_for
from otopsheets.registry import Registry, read_registry
from otopsheets.registry.cells import text_of
from otopsheets.registry.sheets import Row
from otopsheets.reports.facts import gather
from otopsheets.reports.rollup import COLUMNS, FIGURES, Line, line_of
from otopsheets.stores.base import Snapshot
from otopsheets.thai.text import normal
from otopsheets.wording import Wording

UNEXPECTED = Wording("ข้อผิดพลาดที่ไม่คาดคิด: {fault}", "Unexpected: {fault}")
DIED = Wording(
    "โปรแกรมหยุดกะทันหันขณะอ่าน แฟ้มอาจเสียหายหรือใหญ่เกินหน่วยความจำ โปรดเปิดดูแล้วบันทึกใหม่",
    "The program was ended while it read this. The file may be damaged or too large; open it and save it anew.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one registry told: its fairs, or why it told nothing.

    `version` says in which state it was read: the SHA-256 of a workbook, empty where the state cannot be known
    without reading.
    """

    registry: str
    version: str = ""
    fairs: tuple[Line, ...] = ()
    error: str = ""
    message: str = ""
    message_en: str = ""

    @property
    def failed(self) -> bool:
        """Whether nothing could be read."""
        return bool(self.error)


def summarise(name: str, registry: Registry, today: date) -> tuple[Line, ...]:
    """Return a row for every fair of one registry."""
    return tuple(
        line_of(name, gather(registry, fair, today, *select_for(registry, fair, today))) for fair in registry.fairs
    )


def tell(name: str, read: Callable[[], Snapshot], today: date, version: str = "") -> Told:
    """Read one registry and summarise it; a fault of any kind becomes what is told."""
    try:
        return Told(name, version, summarise(name, read_registry(read().sheets), today))
    except OtopSheetsError as fault:
        return Told(name, version, (), type(fault).__name__, fault.message("th"), fault.message("en"))
    except Exception as fault:  # noqa: BLE001 - one registry's fault must not end the others'
        return unexpected(name, fault, version)


def unexpected(name: str, fault: BaseException, version: str = "") -> Told:
    """Tell a fault that this program did not foresee."""
    shown = f"{type(fault).__name__}: {fault}"
    said = (UNEXPECTED.say(lang, fault=shown) for lang in ("th", "en"))
    return Told(name, version, (), type(fault).__name__, *said)


def tell_workbook(path: str, today: date) -> Told:
    """Read and summarise a registry workbook; stands alone, so that another process can do it."""
    from otopsheets.stores.workbooks import read_workbook  # noqa: PLC0415 - only where workbooks are read

    return tell(path, lambda: Snapshot(read_workbook(Path(path))), today, version_of(path))


def version_of(path: str) -> str:
    """Return the SHA-256 of a workbook, empty when there is none."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


_LISTS = frozenset({"registry", "ทะเบียน", "แฟ้ม", "แฟ้มทะเบียน", "ลิงก์", "ลิงก์ทะเบียน", "link", "url", "file"})
"""Headers under which a list names registries."""


def registries_in(rows: Iterable[Row], folder: Path) -> list[str]:
    """Return the registries that rows list: under a header such as ทะเบียน, or else in the first column.

    A path is meant from `folder`, where the list is. Lines that begin with # are remarks.
    """
    found: list[str] = []
    at, header_seen = 0, False
    for row in rows:
        cells = [normal(text_of(cell)) for cell in row]
        headers = [index for index, cell in enumerate(cells) if cell.lower() in _LISTS]
        if headers and not header_seen:
            at, header_seen, found = headers[0], True, []
        elif at < len(cells) and cells[at] and not cells[at].startswith("#"):
            found.append(cells[at])
    return [name if "://" in name else _from_folder(name, folder) for name in found]


def _from_folder(name: str, folder: Path) -> str:
    """Return a path as seen from here; what has no suffix is the id of a spreadsheet, and no path."""
    return str(folder / name) if Path(name).suffix else name


_END = {"end": True}
_KEYS = {*COLUMNS, *FIGURES}


class Journal:
    """What was read so far, a line of JSON each, written as soon as it is known.

    A line that a crash cut short is passed over. Only what was read on the same `today` is of use again, and what has
    no version, such as a spreadsheet on the web, only until a run came to its end: it may have changed since.
    """

    def __init__(self, path: Path, today: date) -> None:
        self.path = path
        self.today = today.isoformat()

    def known(self) -> dict[tuple[str, str], Told]:
        """Return what is known, by registry and version; failures are tried again."""
        found: dict[tuple[str, str], Told] = {}
        if not self.path.is_file():
            return found
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                entry: dict[str, Any] = json.loads(line)
                today = entry.pop("today")
                if entry == _END:
                    found = {at: told for at, told in found.items() if told.version}
                    continue
                told = Told(**{**entry, "fairs": tuple(entry["fairs"])})
            except (ValueError, TypeError, KeyError):
                continue
            if today == self.today and not told.failed and all(line.keys() == _KEYS for line in told.fairs):
                found[told.registry, told.version] = told
        return found

    def add(self, told: Told) -> None:
        """Write down what one registry told."""
        self._write(asdict(told))

    def end(self) -> None:
        """Write down that a run came to its end."""
        self._write(_END)

    def _write(self, entry: Mapping[str, Any]) -> None:
        line = json.dumps({"today": self.today, **entry}, ensure_ascii=False)
        with self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{line}\n")


Work: TypeAlias = tuple[str, str, Callable[[], "Future[Told]"]]
"""A registry's name, the version it is in, and what starts reading it."""


def roll_up(
    work: Iterable[Work], journal: Journal, alone: Callable[[str], Told] | None = None
) -> Iterator[tuple[Told, bool]]:
    """Go through registries; yield each as it is told.

    The second of a pair says whether it was known from the journal. Nothing is raised for a registry that fails. When
    a process dies, nobody can tell of which registry: those that it took along are read again with `alone`.
    """
    known = journal.known()
    running: dict[Future[Told], str] = {}
    for name, version, start in work:
        if (name, version) in known:
            yield known[name, version], True
        else:
            running[start()] = name
    lost: list[str] = []
    for future in as_completed(running):
        fault = future.exception()
        if isinstance(fault, BrokenExecutor) and alone is not None:
            lost.append(running[future])
            continue
        told = unexpected(running[future], fault) if fault is not None else future.result()
        journal.add(told)
        yield told, False
    if alone is not None:
        for told in map(alone, lost):
            journal.add(told)
            yield told, False


def workbook_pool(processes: int) -> ProcessPoolExecutor:
    """Return a pool of processes that read workbooks, and end when the program itself is killed."""
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        Thread(target=lambda: (wait([sentinel]), os._exit(1)), daemon=True).start()


def workbook_alone(path: str, today: date) -> Told:
    """Read a workbook in a process of its own, whose death is then this workbook's."""
    with workbook_pool(1) as pool:
        try:
            return pool.submit(tell_workbook, path, today).result()
        except BrokenExecutor as fault:
            return Told(path, "", (), type(fault).__name__, DIED.th, DIED.en)


def other_work(name: str, read: Callable[[], Snapshot], today: date, executor: Executor) -> Work:
    """Give a registry that is no workbook as work; in which state it is cannot be known without reading it."""
    return name, "", lambda: executor.submit(tell, name, read, today)


def workbook_work(path: str, today: date, executor: Executor) -> Work:
    """Give a workbook as work for an executor."""
    return path, version_of(path), lambda: executor.submit(tell_workbook, path, today)
