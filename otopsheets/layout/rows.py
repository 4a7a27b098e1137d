"""Which stalls are of one row: a group that was granted several stands in one.

Two rows that stand back to back are two rows on the drawing also, though their stalls touch. So a *line* of stalls of
one depth, across or down, is a row only where it is the longer one: two stalls that touch are of one row if their
line is longer than the line the other way at one of them, or as long at both. A street that runs down is a row, a
corner is of both its rows, and an island of two by two has rows both ways. A tree or a pillar parts neighbours, but
their line goes on behind it, so that what is left of two rows behind a tree is of two rows still.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from otopsheets.layout.stalls import Cell, Stall

THICKEST_OBSTACLE = 2
"""A line goes on behind something solid of at most so many cells."""
Way = Literal["across", "down"]


def runs(stalls: Sequence[Stall], obstacles: frozenset[Cell]) -> tuple[tuple[str, ...], ...]:
    """Rows of touching stalls: those across, left to right, then those down, then stalls alone."""
    at = {(stall.row, stall.column): index for index, stall in enumerate(stalls)}
    solid = obstacles.union(cell for stall in stalls for cell in stall.cells)
    across, down = _Lines.of("across", stalls, at, solid), _Lines.of("down", stalls, at, solid)
    rows = [chain for chain in [*across.rows(down), *down.rows(across)] if len(chain) > 1]
    together = {index for chain in rows for index in chain}
    alone = [(index,) for index in range(len(stalls)) if index not in together]
    return tuple(tuple(stalls[index].label for index in chain) for chain in [*rows, *alone])


@dataclass(frozen=True, slots=True)
class _Lines:
    """All lines one way: the stall that touches each one from behind, and how many stalls each one's line holds."""

    touching: Mapping[int, int]
    length: Mapping[int, int]

    @classmethod
    def of(
        cls, way: Way, stalls: Sequence[Stall], at: Mapping[tuple[int, int], int], solid: frozenset[Cell]
    ) -> "_Lines":
        """Look behind every stall; `at` tells which stall has its first cell where."""
        touching, following = {}, {}
        for index, stall in enumerate(stalls):
            for away, edge in enumerate(_beyond(stall, way)):
                other = at.get(edge[0])
                if other is not None and _depth(stalls[other], way) == _depth(stall, way):
                    following[index] = other
                    if away == 0:
                        touching[index] = other
                    break
                if not solid.issuperset(edge):
                    break
        lines = _chains(following, len(stalls))
        return cls(touching, {index: len(line) for line in lines for index in line})

    def rows(self, other: "_Lines") -> list[list[int]]:
        """Link what is of one row; `other` are the lines the other way."""
        linked = {one: two for one, two in self.touching.items() if self._is_row(one, two, other)}
        return _chains(linked, len(self.length))

    def _is_row(self, one: int, two: int, other: "_Lines") -> bool:
        shorter, longer = sorted((other.length[one], other.length[two]))
        return self.length[one] > shorter or self.length[one] == shorter == longer


def _beyond(stall: Stall, way: Way) -> Iterator[list[Cell]]:
    """Yield the cells along its far edge, one step behind it after the other, as far as a line goes on."""
    for step in range(THICKEST_OBSTACLE + 1):
        if way == "across":
            yield [Cell(stall.row + each, stall.column + stall.width + step) for each in range(stall.height)]
        else:
            yield [Cell(stall.row + stall.height + step, stall.column + each) for each in range(stall.width)]


def _depth(stall: Stall, way: Way) -> tuple[int, int]:
    """Return where it begins beside its line, and how deep it is."""
    return (stall.row, stall.height) if way == "across" else (stall.column, stall.width)


def _chains(following: Mapping[int, int], stalls: int) -> list[list[int]]:
    """Link each stall to the next one; chains come in the order of their first stall."""
    chains = []
    for head in sorted(set(range(stalls)).difference(following.values())):
        chain = [head]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        chains.append(chain)
    return chains
