"""The most that n stalls of a venue can be worth to one category, exactly: a sweep over the venue.

A *shape* is a set of stalls that one category could hold. Its worth is `worth` for every pair of neighbours in it,
plus a price for each of its stalls. The sweep takes the stalls one after the other and remembers only which of the
stalls that still have neighbours to come (the *frontier*) are in the shape, and how many were taken; a venue of rows
and aisles has a narrow frontier, so that the best of all shapes is found without listing them. Dynamic programming
over a path decomposition (Bodlaender 1993): work and memory grow with 2^(frontier) · n · stalls.
"""

import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from otopsheets.layout.scarce import Needs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]
    Numbers = NDArray[np.intp]
    Choices = NDArray[np.bool_]

Near = Sequence[Sequence[int]]
Shape = tuple[int, ...]
NEVER = -math.inf
"""The worth of what cannot be; a stall priced so is in no shape."""
EXACT = 1e-9
EXACTLY, ROUGHLY = "float64", "float32"
"""Precision of a sweep's numbers; half of it, which takes half the time, is enough for what proves nothing."""
ORDERS = 100
"""Orders of the stalls that are tried: where the first stall lies changes the work by up to three times."""


@dataclass(frozen=True, slots=True)
class Step:
    """Take up one stall: which slots of the frontier are its neighbours, which slots close after it."""

    stall: int
    beside: tuple[int, ...]
    closing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stall of a sweep. The states of the frontier are numbered by their bits, the first slot the highest.

    `out[state]` and `into[state]` are the states after the stall if the shape leaves it out, and if it takes it;
    `pairs[state]` how many of its neighbours on the frontier are in the shape.
    """

    stall: int
    out: "Numbers"
    into: "Numbers"
    pairs: "Numbers"


class Sweep:
    """An order of the stalls, and what is on the frontier at each step."""

    def __init__(self, near: Near) -> None:
        self.cells, self.steps = min((steps_of(near, order) for order in orders(near)), key=lambda made: made[0])
        """`cells`: how many frontier states all steps have together; times n, the work of one sweep."""

    @cached_property
    def stages(self) -> list[Stage]:
        """All stalls in the order they are swept."""
        return list(_stages(self.steps))

    def best(
        self, prices: "Table", sizes: Sequence[int], worth: float, needs: Sequence[Needs], precision: str = EXACTLY
    ) -> tuple[list[float], list[Shape]]:
        """Return, for each row of `prices`, the best worth of `sizes[row]` stalls, and a shape that has it.

        `prices` has a row a category and a column a stall; only shapes with all of `needs[row]` count. The rows are
        swept on as many cores as there are: what one finds does not depend on the others.
        """
        every = zip(prices, sizes, needs, strict=True)
        outlooks = [Outlook(self.stages, *each, worth, precision=precision) for each in every]
        with ThreadPoolExecutor() as pool:
            found = list(pool.map(Outlook.best, outlooks))
        return [value for value, _ in found], [shape for _, shape in found]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one category can still gain on the stalls of a sweep not passed yet, whatever it took of those passed.

    The *table* at a stage has an axis for the state of the frontier, one for the state of the needs (how many stalls
    each lacks), and one for the number of stalls still to take.
    """

    stages: Sequence[Stage]
    price: "Table"
    size: int
    needs: Needs
    worth: float
    lacking: float = math.inf
    """What it costs in the end to lack a stall of a need."""
    precision: str = EXACTLY

    @property
    def states(self) -> int:
        """How many states the needs have: the first lacks nothing, the last everything."""
        return math.prod(need.count + 1 for need in self.needs)

    def best(self) -> tuple[float, Shape]:
        """Return the most that a shape gains, and such a shape."""
        table, decided = self._last(), []
        for stage in reversed(self.stages):
            table, taken = self._before(stage, table)
            decided.append(taken)
        state, lacking, left, shape = 0, -1, self.size, []
        value = float(table[state, lacking, left])
        for stage, taken in zip(self.stages, reversed(decided), strict=True):
            if taken[state, lacking, left]:
                shape.append(stage.stall)
                state, lacking, left = int(stage.into[state]), int(self.after(stage.stall)[lacking]), left - 1
            else:
                state = int(stage.out[state])
        return value, tuple(sorted(shape))

    def onwards(self) -> Iterator["Table"]:
        """Yield the table behind every stall, the first stall's first.

        They come to be from the last to the first, and all together are large: only some are kept, and those between
        made again.
        """
        apart = max(1, math.isqrt(len(self.stages)))
        kept, table = {}, self._last()
        for number in range(len(self.stages), 0, -1):
            if number % apart == 0 or number == len(self.stages):
                kept[number] = table
            table, _ = self._before(self.stages[number - 1], table)
        for begin in range(0, len(self.stages), apart):
            end = min(begin + apart, len(self.stages))
            tables = [kept.pop(end)]
            for stage in reversed(self.stages[begin + 1 : end]):
                tables.append(self._before(stage, tables[-1])[0])
            yield from reversed(tables)

    def after(self, stall: int) -> "Numbers":
        """Return for each state of the needs the one after a stall is taken."""
        import numpy as np  # noqa: PLC0415 - only the layout needs it

        if not self.needs:
            return np.zeros(1, dtype=np.intp)
        met = np.array([stall in need.stalls for need in self.needs])
        counts = [need.count + 1 for need in self.needs]
        after: Numbers = np.ravel_multi_index(tuple(np.maximum(self._lacks() - met[:, None], 0)), counts)
        return after

    def _lacks(self) -> "Numbers":
        """Return how many stalls each need (row) lacks in each state (column)."""
        import numpy as np  # noqa: PLC0415

        return np.indices([need.count + 1 for need in self.needs]).reshape(len(self.needs), self.states)

    def _last(self) -> "Table":
        """Return the table behind the last stall: nothing to gain, and to lose what is lacking; no stall to take."""
        import numpy as np  # noqa: PLC0415

        table = np.full((1, self.states, self.size + 2), NEVER, dtype=self.precision)
        table[0, :, 0] = -self.lacking * self._lacks().sum(axis=0) if self.lacking < math.inf else NEVER
        table[0, 0, 0] = 0.0
        return table

    def _before(self, stage: Stage, table: "Table") -> tuple["Table", "Choices"]:
        """Return the table before a stall, and where it is better to take it.

        Who takes it has one stall less to take: in memory that is the number before, for behind every row of the last
        axis lies a spare one that stays impossible.
        """
        import numpy as np  # noqa: PLC0415

        left_out, taking = table[stage.out], table[stage.into]
        if any(stage.stall in need.stalls for need in self.needs):
            taking = np.take(taking, self.after(stage.stall), axis=1)
        taking += (self.price[stage.stall] + self.worth * stage.pairs).astype(table.dtype)[:, None, None]
        taken = np.zeros(left_out.shape, dtype=bool)
        fewer, best = taking.reshape(-1)[:-1], left_out.reshape(-1)[1:]
        np.greater(fewer, best, out=taken.reshape(-1)[1:])
        np.maximum(fewer, best, out=best)
        left_out[..., -1] = NEVER
        return left_out, taken


def _stages(steps: Sequence[Step]) -> Iterator[Stage]:
    """Find where every state of the frontier leads at each step."""
    import numpy as np  # noqa: PLC0415

    wide = 0
    for step in steps:
        states = np.arange(2**wide)
        pairs = sum((states >> (wide - 1 - slot) & 1 for slot in step.beside), np.zeros_like(states))
        out, into = states << 1, states << 1 | 1
        for closed, slot in enumerate(step.closing):
            below = 2 ** (wide - closed - slot)
            out, into = (state // (2 * below) * below + state % below for state in (out, into))
        yield Stage(step.stall, out, into, pairs)
        wide += 1 - len(step.closing)


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
