"""The most that n stalls can be worth to one category, its blocks taken off: a sweep that knows what hangs together.

It is the sweep of `shapes` over the stalls open to one category, those that its settled groups hold being in every
shape. Of the stalls on the frontier it remembers not only which are taken, but which of these hang together through
stalls behind it; when the last of a block leaves the frontier, the block is counted. That makes more states (partitions
of the frontier instead of subsets), but stalls side by side always hang together, and the stalls that others hold for
certain are no part of the frontier: along streets there are few.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from otopsheets.layout.shapes import EXACT, NEVER, Near, Shape, Step, orders, steps_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]
    Numbers = NDArray[np.intp]

State = tuple[int, ...]
"""For each stall on the frontier 0 if it is left out, else the number of its block."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a category can be: the stalls open to it, in order, and those it holds in every plan."""

    open_to: tuple[int, ...]
    held: frozenset[int]


class _Way(NamedTuple):
    """From one state to the next, a stall left out (0) or taken (1), and what that gains without its price."""

    to: int
    since: int
    taken: int
    gain: float


@dataclass(frozen=True, slots=True)
class _Stage:
    """The ways over one stall, in the order of the state they lead to, as a list and as arrays.

    `first[state]` is the first way to a state; `since` counts the states before when a stall is left out, and behind
    them once more when it is taken.
    """

    stall: int
    states: int
    ways: tuple[_Way, ...]
    first: "Numbers"
    since: "Numbers"
    gain: "Table"

    def into(self, state: int) -> Sequence[_Way]:
        """Return the ways to a state."""
        following = int(self.first[state + 1]) if state + 1 < len(self.first) else len(self.ways)
        return self.ways[int(self.first[state]) : following]


@dataclass(frozen=True, slots=True)
class BlockSweep:
    """A sweep over some stalls; every block but the first costs `block`."""

    stages: tuple[_Stage, ...]
    block: float

    @classmethod
    def over(cls, near: Near, ground: Ground, worth: float, block: float, most: int) -> "BlockSweep | None":
        """Sweep a ground; None where that takes over `most` ways.

        A pair of neighbours is worth `worth`, a block beyond the first costs `block`.
        """
        number = {stall: index for index, stall in enumerate(ground.open_to)}
        within = [[number[other] for other in near[stall] if other in number] for stall in ground.open_to]
        _, steps = min((steps_of(within, order) for order in orders(within)), key=lambda made: made[0])
        stages, ways = [], 0
        for stage in _stages(steps, ground, worth, block):
            stages.append(stage)
            ways += len(stage.ways)
            if ways > most:
                return None
        return cls(tuple(stages), block)

    @property
    def ways(self) -> int:
        """All ways; times the stalls counted, the work of one sweep."""
        return sum(len(stage.ways) for stage in self.stages)

    def best(self, prices: "Table", size: int) -> tuple[float, Shape]:
        """Return the most that `size` stalls are worth at these prices of each stall, and such a shape."""
        tables = self._forward(prices, size)
        left, state, shape = size, 0, []
        for table, stage in zip(reversed(tables[:-1]), reversed(self.stages), strict=True):
            price = float(prices[stage.stall])
            way = max(
                (way for way in stage.into(state) if way.taken <= left),
                key=lambda way: table[way.since, left - way.taken] + way.gain + way.taken * price,
            )
            if way.taken:
                shape.append(stage.stall)
            state, left = way.since, left - way.taken
        return float(tables[-1][0, size]) + self.block, tuple(sorted(shape))

    def within(self, prices: "Table", size: int, slack: float, most: int) -> list[tuple[Shape, float]] | None:
        """List every shape of `size` stalls worth the best less `slack`, with its worth; None if over `most`."""
        tables = self._forward(prices, size)
        if tables[-1][0, size] == NEVER:
            return []
        least = float(tables[-1][0, size]) - slack - EXACT
        found: list[tuple[Shape, float]] = []
        waiting: list[tuple[int, int, int, float, Shape]] = [(len(self.stages), 0, size, 0.0, ())]
        while waiting:
            number, state, left, gained, shape = waiting.pop()
            if not number:
                found.append((shape, gained + self.block))
                if len(found) > most:
                    return None
                continue
            stage, table = self.stages[number - 1], tables[number - 1]
            price = float(prices[stage.stall])
            for way in stage.into(state):
                gain = gained + way.gain + way.taken * price
                if way.taken <= left and table[way.since, left - way.taken] + gain >= least:
                    longer = (*shape, stage.stall) if way.taken else shape
                    waiting.append((number - 1, way.since, left - way.taken, gain, longer))
        return found

    def _forward(self, prices: "Table", size: int) -> list["Table"]:
        """Sweep; a table has a row a state, and a column for each number of stalls taken."""
        import numpy as np  # noqa: PLC0415 - only the layout needs it, and only to prove

        table = np.full((1, size + 1), NEVER)
        table[0, 0] = 0.0
        tables = [table]
        for stage in self.stages:
            both = np.empty((2 * stage.states, size + 1))
            both[: stage.states] = table
            both[stage.states :, 0] = NEVER
            np.add(table[:, :-1], prices[stage.stall], out=both[stage.states :, 1:])
            table = np.maximum.reduceat(both[stage.since] + stage.gain, stage.first, axis=0)
            tables.append(table)
        return tables


def _stages(steps: Sequence[Step], ground: Ground, worth: float, block: float) -> Iterator[_Stage]:
    """Find, stall by stall, every state that can be and the ways between them."""
    import numpy as np  # noqa: PLC0415

    states: dict[State, int] = {(): 0}
    for step in steps:
        stall = ground.open_to[step.stall]
        following: dict[State, int] = {}
        ways = []
        for state, number in states.items():
            for taken in (1,) if stall in ground.held else (0, 1):
                pairs, closed, to = _over(state, step, taken)
                gain = worth * pairs - block * closed
                ways.append(_Way(following.setdefault(to, len(following)), number, taken, gain))
        ways.sort()
        first = [at for at, way in enumerate(ways) if not at or ways[at - 1].to != way.to]
        since = np.array([way.since + way.taken * len(states) for way in ways])
        gains = np.array([way.gain for way in ways]).reshape(-1, 1)
        yield _Stage(stall, len(states), tuple(ways), np.array(first), since, gains)
        states = following


def _over(state: State, step: Step, taken: int) -> tuple[int, int, State]:
    """Leave a stall out or take it; return its pairs, the blocks that end behind it, and the state after it."""
    met = [state[slot] for slot in step.beside if state[slot]] if taken else []
    own = len(state) + 1
    blocks = [own if block in met else block for block in state]
    blocks.append(own if taken else 0)
    closed = 0
    for slot in step.closing:
        gone = blocks.pop(slot)
        closed += gone > 0 and gone not in blocks
    names = {0: 0}
    return len(met), closed, tuple(names.setdefault(block, len(names)) for block in blocks)
