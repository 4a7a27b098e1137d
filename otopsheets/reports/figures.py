"""A number of a report, and where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a report, and the rows of one input tab that it was made from."""

    value: float
    tab: str
    rows: tuple[int, ...]

    @classmethod
    def count(cls, tab: str, rows: Iterable[int]) -> "Figure":
        """Count rows."""
        told = tuple(sorted(rows))
        return cls(len(told), tab, told)
