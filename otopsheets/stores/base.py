"""What a store is: a place a registry lives in, read whole and written whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from otopsheets.errors import RegistryFault
from otopsheets.registry import Sheet
from otopsheets.registry.sheets import Row
from otopsheets.tabs.model import Tab
from otopsheets.wording import Wording

OVERTAKEN = Wording(
    "มีคนอื่นสั่งซิงก์ หรือเพิ่ม ลบ เปลี่ยนชื่อแท็บ ระหว่างที่โปรแกรมทำงาน จึงไม่ได้เขียนทับ โปรดสั่งใหม่อีกครั้ง",
    "Somebody else synced, or added, deleted or renamed a tab, in the meantime, so nothing was overwritten. Run this "
    "again.",
)


class Overtaken(RegistryFault):
    """The store changed between reading and writing; nothing was written, and the whole run should be done again."""

    def __init__(self) -> None:
        super().__init__(OVERTAKEN)


@dataclass(frozen=True, slots=True)
class Printed:
    """A generated tab as it stands in the store now.

    `fingerprint` is that of the `Tab` as it was written; `edited` says that a person changed what it shows since.
    """

    key: str
    title: str
    rows: Sequence[Row]
    fingerprint: str
    edited: bool


@dataclass(frozen=True)
class Snapshot:
    """All that a store holds at one moment: what people filled in, and what the program wrote before."""

    sheets: tuple[Sheet, ...]
    printed: Mapping[str, Printed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: where the tabs are now, and where dated copies of edited ones were kept."""

    place: str
    kept: tuple[str, ...] = ()


@dataclass
class Calls:
    """How often the store was read and written: API calls, or files opened.

    `to_write` is how many a write will take, with what is read for it.
    """

    reads: int = 0
    writes: int = 0
    to_write: int = 1


class Store(Protocol):
    """A place a registry lives in.

    Every method raises `RegistryFault` with a sentence for the officer when it cannot do its work, and then
    has changed nothing.
    """

    @property
    def name(self) -> str:
        """What the officer calls this registry: a file's path, a spreadsheet's title."""
        ...

    @property
    def calls(self) -> Calls:
        """How often it was read and written so far."""
        ...

    def read(self) -> Snapshot:
        """Read everything at one moment; change nothing."""
        ...

    def write(self, tabs: Sequence[Tab], today: date) -> Written:
        """Put `tabs` in the place of all generated tabs, at once or not at all.

        Must follow a `read`. A generated tab that a person edited, in what it shows or how it is marked, is first kept
        in a copy that bears the date `today`.
        """
        ...
