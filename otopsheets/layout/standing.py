"""What stands on the ground, each thing once: groups over all their stalls, free stalls, landmarks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from otopsheets.layout.stalls import Cell, Landmark, Stall, Venue
from otopsheets.thai.labels import span


@dataclass(frozen=True, slots=True)
class Standing:
    """A rectangle of the ground and what stands there.

    A group's rectangle covers all its stalls where they fill one, and is one of several where they lie apart; a
    free stall has no `key`, and a landmark no stalls.
    """

    row: int
    column: int
    height: int
    width: int
    stalls: tuple[Stall, ...] = ()
    key: str | None = None
    landmark: Landmark | None = None

    @property
    def labels(self) -> str:
        """What it is called: `A1`, or `A1–A3` over several stalls."""
        return span([stall.label for stall in self.stalls])

    def every(self, service: str) -> bool:
        """Tell whether every one of its stalls has a service."""
        return all(getattr(stall, service) for stall in self.stalls)


def standing(venue: Venue, held: Mapping[str, Sequence[str]]) -> list[Standing]:
    """Return everything on the ground; `held` are the labels each group holds, all of them drawn."""
    by_label = {stall.label: stall for stall in venue.stalls}
    found: list[Standing] = []
    for key, labels in held.items():
        stalls = [by_label[label] for label in labels]
        if not stalls:
            continue
        parts = [stalls] if _fill_a_rectangle(stalls) else [[stall] for stall in stalls]
        found += [_over(part, key) for part in parts]
    taken = {label for labels in held.values() for label in labels}
    found += [_over([stall], None) for stall in venue.stalls if stall.label not in taken]
    return found + [_landmark(mark) for mark in venue.landmarks]


def _over(stalls: Sequence[Stall], key: str | None) -> Standing:
    return Standing(*_bounds([cell for stall in stalls for cell in stall.cells]), tuple(stalls), key)


def _landmark(mark: Landmark) -> Standing:
    return Standing(*_bounds(mark.cells), landmark=mark)


def _bounds(cells: Sequence[Cell]) -> tuple[int, int, int, int]:
    rows, columns = [cell.row for cell in cells], [cell.column for cell in cells]
    return min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1


def _fill_a_rectangle(stalls: Sequence[Stall]) -> bool:
    """Tell whether nothing else lies in the rectangle round the stalls."""
    cells = [cell for stall in stalls for cell in stall.cells]
    _, _, height, width = _bounds(cells)
    return height * width == len(cells)
