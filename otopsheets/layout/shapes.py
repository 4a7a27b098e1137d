"""The most that n stalls of a venue can be worth to one category, exactly: a sweep over the venue.

A *shape* is a set of stalls that one category could hold. Its worth is `worth` for every pair of neighbours in it,
plus a price for each of its stalls. The sweep takes the stalls one after the other and remembers only which of the
stalls that still have neighbours to come (the *frontier*) are in the shape, and how many were taken; a venue of rows
and aisles has a narrow frontier, so that the best of all shapes is found without listing them. Dynamic programming
over a path decomposition (Bodlaender 1993): work and memory grow with 2^(frontier) · n · stalls.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]

Near = Sequence[Sequence[int]]
Shape = tuple[int, ...]
NEVER = -math.inf
"""The worth of what cannot be; a stall priced so is in no shape."""
EXACT = 1e-9
ORDERS = 100
"""Orders of the stalls that are tried: where the first stall lies changes the work by up to three times."""


@dataclass(frozen=True, slots=True)
class Step:
    """Take up one stall: which slots of the frontier are its neighbours, which slots close after it."""

    stall: int
    beside: tuple[int, ...]
    closing: tuple[int, ...]


class Sweep:
    """An order of the stalls, and what is on the frontier at each step."""

    def __init__(self, near: Near) -> None:
        self.cells, self._steps = min((steps_of(near, order) for order in orders(near)), key=lambda made: made[0])
        """`cells`: how many frontier states all steps have together; times n, the work of one sweep."""

    def best(self, prices: "Table", sizes: Sequence[int], worth: float) -> tuple[list[float], list[Shape]]:
        """Return, for each row of `prices`, the best worth of `sizes[row]` stalls, and a shape that has it.

        `prices` has a row a category and a column a stall.
        """
        values, shapes = [], []
        for rows in self._batches(len(sizes)):
            last, taken = self._forward(prices[rows], max(sizes[row] for row in rows), worth)
            for place, row in enumerate(rows):
                values.append(float(last[place, sizes[row]]))
                shapes.append(self._back(taken, place, sizes[row]))
        return values, shapes

    def _batches(self, rows: int) -> list[list[int]]:
        """Small venues sweep all categories at once; on large ones each by itself uses less memory."""
        small = self.cells < 20_000
        return [list(range(rows))] if small and rows else [[row] for row in range(rows)]

    def _forward(self, prices: "Table", largest: int, worth: float) -> tuple["Table", list["NDArray[np.bool_]"]]:
        """Sweep; the table has an axis for the rows of `prices`, one a frontier slot, one for the number taken."""
        import numpy as np  # noqa: PLC0415 - only the layout needs it, and only to prove

        table = np.full((len(prices), largest + 1), NEVER)
        table[:, 0] = 0.0
        taken = []
        for step in self._steps:
            table = _taken_up(table, step, prices[:, step.stall], worth)
            for slot in step.closing:
                out, into = _halves(table, slot + 1)
                taken.append(into > out)
                table = np.maximum(out, into)
        return table, taken

    def _back(self, taken: list["NDArray[np.bool_]"], row: int, size: int) -> Shape:
        """Follow the decisions backwards to the shape itself."""
        slots: list[int] = []
        left, shape, later = size, [], len(taken)
        for step in reversed(self._steps):
            for slot in reversed(step.closing):
                later -= 1
                slots.insert(slot, int(taken[later][(row, *slots, left)]))
            if slots.pop():
                shape.append(step.stall)
                left -= 1
        return tuple(sorted(shape))


def _taken_up(table: "Table", step: Step, price: "Table", worth: float) -> "Table":
    """Add a frontier slot for the stall: left out, or taken, with its price and its pairs."""
    import numpy as np  # noqa: PLC0415

    wider = np.empty((*table.shape[:-1], 2, table.shape[-1]))
    wider[..., 0, :] = table
    into = wider[..., 1, :]
    into[..., 0] = NEVER
    into[..., 1:] = table[..., :-1] + price.reshape(-1, *(1,) * (table.ndim - 1))
    for slot in step.beside:
        _halves(into, slot + 1)[1][...] += worth
    return wider


def _halves(table: "Table", axis: int) -> tuple["Table", "Table"]:
    """Return the views of a table where the slot on `axis` is out of the shape, and in it."""
    import numpy as np  # noqa: PLC0415

    out, into = np.moveaxis(table, axis, 0)
    return out, into


def orders(near: Near) -> list[list[int]]:
    """Orders to take the stalls in, of which one may have a narrow frontier."""
    return [list(range(len(near))), *(_greedy(near, start) for start in _starts(near))]


def steps_of(near: Near, order: Sequence[int]) -> tuple[int, list[Step]]:
    """Work out the frontier for an order; return the number of its states over all steps, and the steps."""
    turn = {stall: number for number, stall in enumerate(order)}
    last = [max((turn[other] for other in near[stall]), default=0) for stall in range(len(near))]
    frontier: list[int] = []
    cells, steps = 0, []
    for number, stall in enumerate(order):
        beside = tuple(slot for slot, other in enumerate(frontier) if other in near[stall])
        frontier.append(stall)
        cells += 2 ** len(frontier)
        closing = [slot for slot, each in enumerate(frontier) if last[each] <= number]
        for slot in reversed(closing):
            del frontier[slot]
        steps.append(Step(stall, beside, tuple(reversed(closing))))
    return cells, steps


def _starts(near: Near) -> range:
    """Stalls to begin at: all, or so many of them, evenly spread."""
    return range(0, len(near), max(1, len(near) // ORDERS))


def _greedy(near: Near, start: int) -> list[int]:
    """Take next, among the neighbours of the frontier, the stall that leaves the narrowest frontier."""
    left = [len(others) for others in near]  # neighbours still to come
    entered: dict[int, int] = {}  # stalls seen beside the frontier, in the order they were seen
    order: list[int] = []
    done = [False] * len(near)
    waiting = iter(range(len(near)))
    following: int | None = start
    while following is not None:
        done[following] = True
        order.append(following)
        entered.pop(following, None)
        for other in near[following]:
            left[other] -= 1
            if not done[other]:
                entered.setdefault(other, len(order))
        if entered:
            following = min(entered, key=lambda stall: (_widens(near, left, done, stall), entered[stall], stall))
        else:
            following = next((stall for stall in waiting if not done[stall]), None)
    return order


def _widens(near: Near, left: Sequence[int], done: Sequence[bool], stall: int) -> int:
    """By how much the frontier grows when `stall` is taken next."""
    return (left[stall] > 0) - sum(1 for other in near[stall] if done[other] and left[other] == 1)
