"""What a drawing means: stalls, landmarks, and how they lie to each other.

Cells count from 0 at the top left of the tab. A *stall* is a rectangle of cells (one cell, or a merged
block); its *label* is what people call it. Distances are in cells, walked through aisles.
"""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

from otopsheets.layout.marks import label_key

NeighbourKind = Literal["side", "facing", "corner"]
LandmarkKind = Literal["entrance", "exit", "stage", "toilet", "office", "parking", "obstacle", "other"]
WALKABLE: frozenset[str] = frozenset({"entrance", "exit"})
CORNER_WORTH = 0.25
"""How much a corner is worth, where 1 is the whole way from the farthest stall to the entrance."""


class Cell(NamedTuple):
    """A cell of the drawing, both from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Stall:
    """A stall as it was drawn: its label, its rectangle of cells, and what was marked on it.

    `corner` is marked (มุม) or seen: walkway on two sides that meet. `category` is the key of the only
    category that may stand here; None lets any.
    """

    label: str
    row: int
    column: int
    height: int = 1
    width: int = 1
    power: bool = False
    water: bool = False
    corner: bool = False
    shade: bool = False
    agency: bool = False
    category: str | None = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell it covers, row by row."""
        return tuple(
            Cell(row, column)
            for row in range(self.row, self.row + self.height)
            for column in range(self.column, self.column + self.width)
        )


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something on the ground that is not a stall; people walk through an entrance and round the rest."""

    text: str
    cells: tuple[Cell, ...]
    kind: LandmarkKind

    @property
    def walkable(self) -> bool:
        """Tell whether people walk through it."""
        return self.kind in WALKABLE


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two stalls that lie next to each other, by label, and how."""

    first: str
    second: str
    kind: NeighbourKind


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue as it was understood from its drawing.

    `neighbours` names each pair once, in the order of the drawing. `runs` are the rows of stalls that touch, left to
    right or top to bottom, and of which any part is one row too: never two stalls that stand back to back in two
    rows. A stall alone is a run of one. `distances` go with `stalls`: cells walked from the nearest entrance,
    infinite where nobody can walk, empty if no entrance is drawn.
    """

    title: str
    stalls: tuple[Stall, ...]
    landmarks: tuple[Landmark, ...] = ()
    width: int = 0
    height: int = 0
    neighbours: tuple[Neighbours, ...] = ()
    runs: tuple[tuple[str, ...], ...] = ()
    distances: tuple[float, ...] = ()

    def stall(self, label: str) -> Stall | None:
        """Find the stall people mean by `label`: `ล็อก ๑๒`, `12` and `Lock 12` are one."""
        wanted = label_key(label)
        return next((stall for stall in self.stalls if label_key(stall.label) == wanted), None)

    def distance(self, label: str) -> float:
        """Cells walked from the nearest entrance to this stall: 0 if none is drawn, inf if out of reach."""
        index = next(index for index, stall in enumerate(self.stalls) if stall.label == label)
        return self.distances[index] if self.distances else 0.0

    def goodness(self) -> tuple[float, ...]:
        """How good each stall's place is, from 0 (farthest) to 1 (the corner at the entrance)."""
        reachable = [distance for distance in self.distances if math.isfinite(distance)]
        near, far = min(reachable, default=0.0), max(reachable, default=0.0)

        def nearness(distance: float) -> float:
            if not math.isfinite(distance):
                return 0.0
            return (far - distance) / (far - near) if far > near else 1.0

        distances = self.distances or (0.0,) * len(self.stalls)
        return tuple(
            (nearness(distance) + CORNER_WORTH * stall.corner) / (1 + CORNER_WORTH)
            for stall, distance in zip(self.stalls, distances, strict=True)
        )
