"""Those who compete for the places of one lane, and the order they stand in."""

from dataclasses import dataclass

from otopsheets.eligibility import Standing, Verdict
from otopsheets.selection.decisions import Ruling
from otopsheets.selection.priority import Merit


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application that may be given a place.

    `at` is its position among the verdicts, `key` the name it draws under, `tambon` the code of the tambon it
    counts for, `asked` how many stalls it may have at most, `lot` what it drew (empty before the draw).
    """

    at: int
    verdict: Verdict
    key: str
    tambon: str | None
    category: str | None
    asked: int
    merit: Merit
    lot: str
    ruling: Ruling | None = None

    @property
    def order(self) -> tuple[Merit, str, str, int]:
        """What it is sorted by: merit, then lot. The rest only makes the order complete."""
        return (self.merit, self.lot, self.key, self.at)

    @property
    def eligible(self) -> bool:
        """Whether it keeps the rules."""
        return self.verdict.standing is Standing.ELIGIBLE

    @property
    def accepted(self) -> bool:
        """Whether the committee decided to accept it."""
        return self.ruling is not None and self.ruling.decided == "accept"

    @property
    def reserved(self) -> bool:
        """Whether the committee put it on the waiting list."""
        return self.ruling is not None and self.ruling.decided == "reserve"

    @property
    def rejected(self) -> bool:
        """Whether the committee decided against it."""
        return self.ruling is not None and self.ruling.decided == "reject"

    @property
    def withdrawn(self) -> bool:
        """Whether it has withdrawn."""
        return self.ruling is not None and self.ruling.withdrawal is not None
