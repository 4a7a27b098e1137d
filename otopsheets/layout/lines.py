"""The most neighbour pairs n stalls can hold, from the rows and columns they lie in: for venues too wide to sweep.

Take the pairs side by side or facing as two families of *lines*: across the drawing and down it, every stall in one
line of each. Of m stalls on a line at most m - 1 pairs follow each other on it. So n stalls that touch a lines across
and b lines down hold at most 2n - a - b pairs, and what pairs belong to no line. And they cannot be more than the a
longest lines hold when each line across meets at most b lines down. The least a + b that n stalls need gives the most
pairs (on a full grid: 2n - ⌈2√n⌉, Harary and Harborth 1976).
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from otopsheets.layout.problem import Position, Problem
from otopsheets.layout.shapes import NEVER
from otopsheets.layout.stalls import Stall

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]


class Lines:
    """The lines of one venue, each stall's number in both families, and how many pairs no line holds."""

    def __init__(self, problem: Problem) -> None:
        stalls = problem.venue.stalls
        pairs = [(one, two) for one, others in enumerate(problem.near) for two in others if two > one]
        across, left_over = _chained([pair for pair in pairs if _level(stalls, *pair)], len(stalls))
        down, lost = _chained([pair for pair in pairs if _upright(stalls, *pair)], len(stalls))
        loose = [*left_over, *lost, *(pair for pair in pairs if not (_level(stalls, *pair) or _upright(stalls, *pair)))]
        self._across, self._down = across, down
        self._loose = Counter(stall for pair in loose for stall in pair)
        self._meeting = max(Counter(zip(across, down, strict=True)).values(), default=1)

    def most_pairs(self, size: int, open_to: Sequence[int]) -> int:
        """Return how many neighbour pairs along lines no `size` of the stalls `open_to` exceed."""
        if size < 2:
            return 0
        across = sorted(Counter(self._across[stall] for stall in open_to).values(), reverse=True)
        down = sorted(Counter(self._down[stall] for stall in open_to).values(), reverse=True)
        needed = 2 * size
        for rows in range(1, len(across) + 1):
            for columns in range(1, min(len(down), needed - rows) + 1):
                held = min(
                    sum(min(line, columns * self._meeting) for line in across[:rows]),
                    sum(min(line, rows * self._meeting) for line in down[:columns]),
                )
                if held >= size:
                    needed = min(needed, rows + columns)
                    break
        return min(2 * size - needed, size * (size - 1) // 2)

    def most_loose(self, size: int, open_to: Sequence[int]) -> int:
        """Return how many pairs of no line `size` of the stalls `open_to` can hold at most."""
        if size < 2:
            return 0
        return sum(sorted((self._loose[stall] for stall in open_to), reverse=True)[:size]) // 2

    def best(
        self, prices: "Table", sizes: Sequence[int], worth: float, *_: object
    ) -> tuple[list[float], list[Position]]:
        """Return, for each row of `prices`, a worth that no `sizes[row]` stalls exceed; no shapes are known.

        A pair that belongs to no line is held by one category only: all together hold no more than there are.
        """
        values, loose = [], self._loose.total() // 2
        for row, size in zip(prices, sizes, strict=True):
            open_to = [stall for stall, price in enumerate(row) if price > NEVER]
            dearest = sorted((float(row[stall]) for stall in open_to), reverse=True)[:size]
            held = min(loose, self.most_loose(size, open_to))
            loose -= held
            values.append(worth * (self.most_pairs(size, open_to) + held) + sum(dearest))
        return values, [() for _ in sizes]


def _level(stalls: Sequence[Stall], one: int, two: int) -> bool:
    """Tell whether two stalls lie on one level."""
    first, second = stalls[one], stalls[two]
    return first.row < second.row + second.height and second.row < first.row + first.height


def _upright(stalls: Sequence[Stall], one: int, two: int) -> bool:
    """Tell whether one of two stalls lies above the other."""
    first, second = stalls[one], stalls[two]
    return first.column < second.column + second.width and second.column < first.column + first.width


def _chained(pairs: Sequence[tuple[int, int]], stalls: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Link pairs into lines, each stall with at most one before and one after; return each stall's line, the rest."""
    line = list(range(stalls))
    followed, preceded, loose = set(), set(), []

    def first(stall: int) -> int:
        while line[stall] != stall:
            stall = line[stall]
        return stall

    for one, two in pairs:  # `one` is drawn before `two`
        if one in followed or two in preceded or first(one) == first(two):
            loose.append((one, two))
            continue
        followed.add(one)
        preceded.add(two)
        line[first(two)] = first(one)
    return [first(stall) for stall in range(stalls)], loose
