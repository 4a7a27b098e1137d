"""What the selection proposes for one application, and what the committee made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from otopsheets.eligibility.verdicts import Verdict
from otopsheets.findings import Finding
from otopsheets.registry import Fair


class Decided(StrEnum):
    """How an application ends. Every one ends as exactly one of these."""

    ACCEPTED = "accepted"
    WAITING = "waiting"
    REJECTED = "rejected"
    NEEDS_FIXING = "needs_fixing"


@dataclass(frozen=True, slots=True)
class Places:
    """How many stalls the venue has for each lane."""

    producers: int
    agencies: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one application.

    `proposed` is the program's own proposal, as if the committee had decided nothing; `decided` is what stands
    after its decisions. They differ where the committee decided otherwise, of this applicant or of another
    whose place it then took or left. `stalls` is how many were granted, `rank` the place in the draw
    (from 1; None when no draw was needed or possible), `waiting_no` the place on the waiting list (from 1).
    `pinned` are the stalls the committee fixed. `reasons` are the findings that made the decision what it is, the
    deciding one first.
    """

    verdict: Verdict
    proposed: Decided
    decided: Decided
    stalls: int
    rank: int | None
    waiting_no: int | None
    pinned: tuple[str, ...]
    reasons: tuple[Finding, ...]

    @property
    def key(self) -> str:
        """The name under which draw, layout and tabs know this applicant: its group's id, or name."""
        return key_of(self.verdict)


def key_of(verdict: Verdict) -> str:
    """Return the name under which an applicant is known: its group's id, or name."""
    if verdict.group is None:
        return f"row {verdict.application.row}"
    return verdict.group.group_id or verdict.group.name


@dataclass(frozen=True, slots=True)
class Draw:
    """The certificate of a draw: who was entered, under which seed, and what each drew.

    `entrants_sha256` is of the frozen list: the keys of the entrants, sorted, joined by newlines, in UTF-8.
    `ranks` maps a key to SHA-256 of `seed:key` in hexadecimal; the smallest comes first.
    """

    seed: str
    entrants_sha256: str
    ranks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the selection proposes for a whole fair: an outcome for every application, in order of rows."""

    fair: Fair
    places: Places
    outcomes: tuple[Outcome, ...]
    draw: Draw | None
    findings: tuple[Finding, ...]
