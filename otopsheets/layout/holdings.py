"""The most that any stalls are worth to each category, in two ways: with its blocks where the venue is narrow, without.

Whichever it is, a category's ground is made of the stalls that its groups may stand on; what its settled groups hold is
in every shape.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from otopsheets.layout.blocks import BlockSweep, Ground, Pieces
from otopsheets.layout.kinds import NONE, Merged, pairs_within
from otopsheets.layout.lines import Lines
from otopsheets.layout.problem import Position
from otopsheets.layout.scarce import Needs, pressing_needs
from otopsheets.layout.scoring import blocks
from otopsheets.layout.shapes import EXACTLY, NEVER, Sweep

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]


def grounds(merged: Merged) -> tuple[Ground, ...]:
    """Return the ground of each category."""
    open_to: list[set[int]] = [set() for _ in merged.sizes]
    held: list[set[int]] = [set() for _ in merged.sizes]
    for kind in merged.kinds:
        if kind.category != NONE:
            places = [merged.problem.positions[place] for place in kind.allowed]
            open_to[kind.category].update(stall for place in places for stall in place)
            held[kind.category].update(set.intersection(*map(set, places)))
    return tuple(Ground(tuple(sorted(a)), frozenset(b)) for a, b in zip(open_to, held, strict=True))


def closed(merged: Merged) -> "Table":
    """Return what keeps each category (row) off the stalls not open to it: a price nobody can pay, elsewhere none."""
    import numpy as np  # noqa: PLC0415 - only the layout needs it

    table = np.full((len(merged.sizes), merged.problem.stalls), NEVER)
    for category, ground in enumerate(grounds(merged)):
        table[category, list(ground.open_to)] = 0.0
    return table


class Holdings(Protocol):
    """What a shape of each category is worth: its pairs, less its blocks beyond one as far as they are known."""

    def best(self, prices: "Table") -> tuple[list[float], list[Position]]:
        """Return for each category (row of `prices`) the most that a shape is worth at them, and such a shape."""

    def worth(self, category: int, shape: Position) -> float:
        """Return what a shape is worth without prices."""


@dataclass(frozen=True, slots=True)
class WithBlocks:
    """Pairs and blocks, exactly: for narrow venues."""

    merged: Merged
    sweeps: tuple[BlockSweep, ...]

    @classmethod
    def of(cls, merged: Merged, most: int, counted: int) -> "WithBlocks | None":
        """Return None where the sweep for some category takes more than `most` ways.

        Its groups are counted by size where ways, times the numbers of groups, are no more than `counted`.
        """
        near, weights = merged.problem.near, merged.weights
        sweeps = []
        for category, ground in enumerate(grounds(merged)):
            sweep = None
            for pieces in (_by_size(merged, category), _by_stall(merged, category)):
                cells = math.prod(each.number + 1 for each in pieces)
                ways = most if len(pieces) == 1 else min(most, counted // cells)
                sweep = BlockSweep.over(near, ground, pieces, weights.togetherness, weights.block, most=ways)
                if sweep is not None:
                    break
            if sweep is None:
                return None
            sweeps.append(sweep)
        return cls(merged, tuple(sweeps))

    @property
    def work(self) -> int:
        """Ways, times the numbers of groups counted, of all categories."""
        return sum(sweep.ways * sweep.cells for sweep in self.sweeps)

    def best(self, prices: "Table") -> tuple[list[float], list[Position]]:
        """See `Holdings`."""
        found = [sweep.best(row) for sweep, row in zip(self.sweeps, prices, strict=True)]
        return [value for value, _ in found], [shape for _, shape in found]

    def worth(self, _: int, shape: Position) -> float:
        """See `Holdings`."""
        near, weights = self.merged.problem.near, self.merged.weights
        return weights.togetherness * pairs_within(near, shape) - weights.block * (blocks(near, set(shape)) - 1)

    def within(self, category: int, prices: "Table", slack: float, most: int) -> list[tuple[Position, float]] | None:
        """List every shape of a category worth the best less `slack`, with its worth; None if over `most`."""
        return self.sweeps[category].within(prices[category], slack, most)


@dataclass(frozen=True, slots=True)
class WithoutBlocks:
    """Pairs, swept or by the lines they lie in; of the blocks only those that cannot join whatever stands elsewhere.

    A sweep counts what a category needs within its shape, as far as there is `room` for.
    """

    merged: Merged
    over: Sweep | Lines
    room: int = 0
    precision: str = EXACTLY
    _closed: "Table" = field(init=False)
    _lost: tuple[float, ...] = field(init=False)
    _needs: tuple[Needs, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find the stalls not open to each category, its blocks that cannot join, and what it needs."""
        merged = self.merged
        lost = (merged.weights.block * (_apart(merged, ground) - 1) for ground in grounds(merged))
        object.__setattr__(self, "_closed", closed(merged))
        object.__setattr__(self, "_lost", tuple(lost))
        object.__setattr__(self, "_needs", tuple(pressing_needs(merged, self.room)))

    @property
    def counted(self) -> int:
        """Numbers that the sweeps of all categories keep for one state of the frontier."""
        states = [math.prod(need.count + 1 for need in needs) for needs in self._needs]
        return sum(count * (size + 1) for count, size in zip(states, self.merged.sizes, strict=True))

    def best(self, prices: "Table") -> tuple[list[float], list[Position]]:
        """See `Holdings`."""
        merged = self.merged
        most, shapes = self.over.best(
            prices + self._closed, merged.sizes, merged.weights.togetherness, self._needs, self.precision
        )
        return [value - lost for value, lost in zip(most, self._lost, strict=True)], shapes

    def worth(self, category: int, shape: Position) -> float:
        """See `Holdings`."""
        pairs = pairs_within(self.merged.problem.near, shape)
        return self.merged.weights.togetherness * pairs - self._lost[category]


def _by_size(merged: Merged, category: int) -> list[Pieces]:
    """Return the groups of a category that are not settled yet, by size, and where the settled leave them room."""
    number: dict[int, int] = defaultdict(int)
    places: dict[int, set[Position]] = defaultdict(set)
    positions = merged.problem.positions
    mine = [kind for kind in merged.kinds if kind.category == category]
    settled = {stall for kind in mine if len(kind.allowed) == 1 for stall in positions[kind.allowed[0]]}
    for kind in mine:
        if len(kind.allowed) > 1:
            size = merged.problem.demands[kind.members[0]].stalls
            number[size] += len(kind.members)
            places[size].update(positions[place] for place in kind.allowed if settled.isdisjoint(positions[place]))
    return [Pieces(number[size], tuple(sorted(places[size]))) for size in sorted(number)]


def _by_stall(merged: Merged, category: int) -> list[Pieces]:
    """Return the same as if each stall were a group of its own: any stalls, as many as they are."""
    pieces = _by_size(merged, category)
    number = sum(each.number * len(each.places[0]) for each in pieces)
    return [Pieces(number, tuple((stall,) for stall in sorted({s for each in pieces for p in each.places for s in p})))]


def _apart(merged: Merged, ground: Ground) -> int:
    """Count the parts of a ground that hold something for certain, one at least."""
    near, left, parts = merged.problem.near, set(ground.open_to), 0
    while left:
        first = left.pop()
        part, following = {first}, [first]
        while following:
            for other in near[following.pop()]:
                if other in left:
                    left.remove(other)
                    part.add(other)
                    following.append(other)
        parts += not part.isdisjoint(ground.held)
    return max(1, parts)
