"""How stalls lie to each other on the drawing: sides, aisles, corners, and ways to walk.

Works on cells only. Whatever lies just outside the drawing is open ground that people can walk on.
"""

import math
from collections.abc import Iterable, Sequence

from otopsheets.layout.stalls import Cell, Landmark, NeighbourKind, Neighbours, Stall

WIDEST_AISLE = 2
"""Two stalls face each other across an aisle of at most this many cells."""

Owners = dict[Cell, int]


def owners(stalls: Sequence[Stall]) -> Owners:
    """Map every cell of a stall to the stall's place in `stalls`."""
    return {cell: index for index, stall in enumerate(stalls) for cell in stall.cells}


def blocked(landmarks: Iterable[Landmark]) -> frozenset[Cell]:
    """Every cell that people have to walk round."""
    return frozenset(cell for mark in landmarks if not mark.walkable for cell in mark.cells)


def neighbours(stalls: Sequence[Stall], obstacles: frozenset[Cell]) -> tuple[Neighbours, ...]:
    """Pairs of stalls next to each other, each once, by their nearest way of being so.

    *Side by side*: they touch along an edge. *Facing*: nothing but an aisle of one or two cells between
    two of their edges. *Corner*: they touch at a point only, round a corner with no stall in it.
    """
    owner = owners(stalls)
    kinds: dict[tuple[int, int], NeighbourKind] = {}
    for cell, index in owner.items():
        for step in ((0, 1), (1, 0)):
            met = _look_across(cell, step, owner, obstacles)
            if met is not None and met[0] != index:
                pair = (min(index, met[0]), max(index, met[0]))
                kinds[pair] = "side" if met[1] == 1 or kinds.get(pair) == "side" else "facing"
        for right in (1, -1):
            other = owner.get(Cell(cell.row + 1, cell.column + right))
            between = (Cell(cell.row + 1, cell.column), Cell(cell.row, cell.column + right))
            if other is not None and other != index and not any(each in owner for each in between):
                kinds.setdefault((min(index, other), max(index, other)), "corner")
    return tuple(
        Neighbours(stalls[first].label, stalls[second].label, kind) for (first, second), kind in sorted(kinds.items())
    )


def _look_across(
    cell: Cell, step: tuple[int, int], owner: Owners, obstacles: frozenset[Cell]
) -> tuple[int, int] | None:
    """Return the first stall met from `cell` in direction `step`, and how many cells away, if near enough."""
    for away in range(1, WIDEST_AISLE + 2):
        here = Cell(cell.row + away * step[0], cell.column + away * step[1])
        if here in owner:
            return owner[here], away
        if here in obstacles:
            return None
    return None


def sides(stall: Stall) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells just outside each side of a stall: right, below, left, above."""
    rows = range(stall.row, stall.row + stall.height)
    columns = range(stall.column, stall.column + stall.width)
    return (
        tuple(Cell(row, stall.column + stall.width) for row in rows),
        tuple(Cell(stall.row + stall.height, column) for column in columns),
        tuple(Cell(row, stall.column - 1) for row in rows),
        tuple(Cell(stall.row - 1, column) for column in columns),
    )


def at_corner(stall: Stall, owner: Owners, obstacles: frozenset[Cell]) -> bool:
    """Tell whether walkway runs along two sides of it that meet."""
    open_sides = [all(cell not in owner and cell not in obstacles for cell in side) for side in sides(stall)]
    return any(open_sides[turn] and open_sides[(turn + 1) % 4] for turn in range(4))


class Walk:
    """The open ground of a drawing: every cell in or just round it that is neither stall nor obstacle.

    Kept as one row of bytes with a shut border, so that a large ground is walked in a moment: a cell is its place
    in that row, and the four cells beside it are always the same steps away.
    """

    def __init__(self, stalls: Sequence[Stall], landmarks: Sequence[Landmark]) -> None:
        shut = [*owners(stalls), *blocked(landmarks)]
        cells = [*shut, *(cell for mark in landmarks for cell in mark.cells)]
        top, left = (min(values, default=0) - 1 for values in zip(*cells, strict=True)) if cells else (-1, -1)
        bottom, right = (max(values, default=0) + 1 for values in zip(*cells, strict=True)) if cells else (1, 1)
        self._top, self._left, self._across = top - 1, left - 1, right - left + 3
        open_row = b"\0" + b"\1" * (self._across - 2) + b"\0"
        shut_row = bytes(self._across)
        self._open = bytearray(shut_row + open_row * (bottom - top + 1) + shut_row)
        for cell in shut:
            self._open[self._place(cell)] = 0

    def _place(self, cell: Cell) -> int:
        return (cell.row - self._top) * self._across + cell.column - self._left

    def steps_from(self, starts: Iterable[Cell]) -> dict[int, int]:
        """Walk from `starts` (breadth first): the number of steps to every place that can be reached."""
        unseen = bytearray(self._open)
        edge = [place for place in dict.fromkeys(map(self._place, starts)) if unseen[place]]
        for place in edge:
            unseen[place] = 0
        steps, gone = dict.fromkeys(edge, 0), 0
        while edge:
            gone += 1
            beyond = []
            for here in edge:
                for there in (here + 1, here - 1, here + self._across, here - self._across):
                    if unseen[there]:
                        unseen[there] = 0
                        beyond.append(there)
            steps.update(dict.fromkeys(beyond, gone))
            edge = beyond
        return steps

    def outside(self) -> Cell:
        """Return a cell of the open ground round the drawing."""
        return Cell(self._top + 1, self._left + 1)

    def distances(self, stalls: Sequence[Stall], starts: Iterable[Cell]) -> tuple[float, ...]:
        """Cells walked from the nearest start until one stands before each stall; inf where no way leads."""
        steps = self.steps_from(starts)
        return tuple(
            min((steps.get(self._place(cell), math.inf) for side in sides(stall) for cell in side), default=math.inf)
            for stall in stalls
        )
