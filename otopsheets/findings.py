"""A finding: something a person should know about a cell, as data.

A *kind* of finding is declared once, beside the code that reports it: its code, its usual level, its
sentence in both languages, its remedy, and the source of the rule. A *finding* is that kind at a place,
with the values found there.
"""

from dataclasses import dataclass
from enum import StrEnum

from otopsheets.wording import Lang, Wording


class Level(StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"  # ห้าม: the entry cannot go on like this
    WARN = "warn"  # เตือน: it goes on, and people should look
    INFO = "info"  # worth knowing


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the registry, in the words of the sheet that people see.

    `row` counts from 1 as the sheet does; `a1` is the cell (`C12`), the row (`12:12`), or empty when the
    finding is about the whole tab.
    """

    tab: str
    row: int | None = None
    column: str | None = None
    a1: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: what it is called, how it is said, what to do about it.

    `source` names where the rule comes from: a step of the knowledge record, a regulation, or the
    document that defines the format. The templates may use any name given in `Finding.values`.
    """

    code: str
    level: Level
    says: Wording
    remedy: Wording
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of finding at a place, with the values found there.

    `level` is the kind's own unless the district softened or hardened the rule.
    """

    kind: Kind
    where: Where
    values: tuple[tuple[str, str], ...] = ()
    level: Level = Level.BLOCK

    @classmethod
    def of(cls, kind: Kind, where: Where, /, level: Level | None = None, **values: object) -> "Finding":
        """Make a finding of `kind` at `where`, at the kind's level unless `level` is given."""
        told = tuple((name, str(value)) for name, value in values.items())
        return cls(kind, where, told, level or kind.level)

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    def message(self, lang: Lang = "th") -> str:
        """Say what was found and what to do."""
        said = self.kind.says.say(lang, **dict(self.values))
        remedy = self.kind.remedy.say(lang, **dict(self.values))
        return f"{said} {remedy}".strip()
