"""The most that the stalls of one category can be worth to it, its blocks taken off, if its groups can fill them.

It is the sweep of `shapes` over the stalls open to one category. What its settled groups hold is in every shape; the
rest of a shape must be laid out in *pieces*: as many places of each size as the category has groups of it. Of the
stalls on the frontier the sweep remembers not only which are taken, but which of these hang together through stalls
behind it; when the last of a block leaves the frontier, the block is counted. It remembers what is still to come of the
places begun, and how many of each size were laid. That makes more states, but stalls side by side always hang together,
and the stalls that others hold for certain are no part of the frontier: along streets there are few.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from otopsheets.layout.shapes import EXACT, NEVER, Near, Shape, Step, orders, steps_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]
    Numbers = NDArray[np.intp]

Blocks: TypeAlias = tuple[int, ...]
"""For each stall on the frontier 0 if it is left out, else the number of its block."""
Begun: TypeAlias = tuple[Shape, ...]
"""Of each place that was begun and is not complete, the stalls still to come."""
State: TypeAlias = tuple[Blocks, Begun]
NOTHING = -1
"""The place of a way that lays none."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a category can be: the stalls open to it, in order, and those it holds in every plan."""

    open_to: tuple[int, ...]
    held: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """So many groups of one size, and every place where one of them may stand."""

    number: int
    places: tuple[Shape, ...]


class _Way(NamedTuple):
    """From one state to the next, a stall left out (0) or taken (1).

    `laid` is 0, or one more than the number of the pieces of which one is laid, at the place numbered `place`; `gain`
    is what it gains without prices.
    """

    to: int
    since: int
    taken: int
    laid: int
    place: int
    gain: float


@dataclass(frozen=True, slots=True)
class _Stage:
    """The ways over one stall, in the order of the state they lead to, as a list and as arrays.

    `first[state]` is the first way to a state; `since` counts the states before, each as often as there are `laid`.
    """

    stall: int
    ways: tuple[_Way, ...]
    first: "Numbers"
    since: "Numbers"
    place: "Numbers"
    gain: "Table"

    def into(self, state: int) -> Sequence[_Way]:
        """Return the ways to a state."""
        following = int(self.first[state + 1]) if state + 1 < len(self.first) else len(self.ways)
        return self.ways[int(self.first[state]) : following]


@dataclass(frozen=True, slots=True)
class BlockSweep:
    """A sweep over some stalls; every block but the first costs `block`.

    How many of each pieces are laid is told as one number, from 0 to `cells` - 1: `before[laid, number]` is that number
    before one was laid, `cells` if it cannot be.
    """

    stages: tuple[_Stage, ...]
    block: float
    places: tuple[Shape, ...]
    before: "Numbers"

    @classmethod
    def over(
        cls, near: Near, ground: Ground, pieces: Sequence[Pieces], worth: float, block: float, *, most: int
    ) -> "BlockSweep | None":
        """Sweep a ground; None where that takes over `most` ways.

        A pair of neighbours is worth `worth`, a block beyond the first costs `block`. Held stalls on which no piece may
        lie are in every shape as they are.
        """
        number = {stall: index for index, stall in enumerate(ground.open_to)}
        within = [[number[other] for other in near[stall] if other in number] for stall in ground.open_to]
        _, steps = min((steps_of(within, order) for order in orders(within)), key=lambda made: made[0])
        laying = _Laying.of(ground, pieces, [ground.open_to[step.stall] for step in steps])
        stages, ways = [], 0
        for stage in _stages(steps, ground, laying, worth, block):
            stages.append(stage)
            ways += len(stage.ways)
            if ways > most:
                return None
        return cls(tuple(stages), block, laying.places, _before([each.number for each in pieces]))

    @property
    def ways(self) -> int:
        """How many ways there are."""
        return sum(len(stage.ways) for stage in self.stages)

    @property
    def cells(self) -> int:
        """How many numbers of pieces can be laid; times the ways, the work of one sweep."""
        return int(self.before.shape[1])

    def best(self, prices: "Table") -> tuple[float, Shape]:
        """Return the most that a shape is worth at these prices of each stall, and such a shape."""
        paid = self._paid(prices)
        tables = self._forward(paid)
        count, state, shape = self.cells - 1, 0, []
        for table, stage in zip(reversed(tables[:-1]), reversed(self.stages), strict=True):
            way = max(
                stage.into(state),
                key=lambda way: table[way.since, self.before[way.laid, count]] + way.gain + paid[way.place],
            )
            if way.taken:
                shape.append(stage.stall)
            state, count = way.since, int(self.before[way.laid, count])
        return float(tables[-1][0, self.cells - 1]) + self.block, tuple(sorted(shape))

    def within(self, prices: "Table", slack: float, most: int) -> list[tuple[Shape, float]] | None:
        """List every shape worth the best less `slack`, with its worth; None if over `most`.

        Backwards from the end, stall by stall: a part of a shape is kept with the states it may have come from, each
        with the most it gained behind it, so that however its pieces may lie, a shape is listed once.
        """
        paid = self._paid(prices)
        tables, paid_for = self._forward(paid), paid.tolist()
        if tables[-1][0, self.cells - 1] == NEVER:
            return []
        least = float(tables[-1][0, self.cells - 1]) - slack - EXACT
        before, gained_before = self.before.tolist(), [table.tolist() for table in tables]
        arriving = [[stage.into(state) for state in range(len(stage.first))] for stage in self.stages]
        found: list[tuple[Shape, float]] = []
        waiting: list[tuple[int, Shape, Mapping[tuple[int, int], float]]] = [
            (len(self.stages), (), {(0, self.cells - 1): 0.0})
        ]
        while waiting:
            number, shape, states = waiting.pop()
            if not number:
                found.append((shape, max(states.values()) + self.block))
                if len(found) > most:
                    return None
                continue
            ways, table = arriving[number - 1], gained_before[number - 1]
            left: tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]] = ({}, {})
            for (state, count), gained in states.items():
                for _, since, taken, laid, place, more in ways[state]:
                    gain, earlier = gained + more + paid_for[place], before[laid][count]
                    if table[since][earlier] + gain >= least:
                        known = left[taken]
                        if gain > known.get((since, earlier), NEVER):
                            known[since, earlier] = gain
            stall = self.stages[number - 1].stall
            waiting += [
                (number - 1, (*shape, stall) if taken else shape, states) for taken, states in enumerate(left) if states
            ]
        return found

    def _paid(self, prices: "Table") -> "Table":
        """Return the price of each place, and of `NOTHING`."""
        import numpy as np  # noqa: PLC0415 - only the layout needs it, and only to prove

        return np.array([*(prices[list(place)].sum() for place in self.places), 0.0])

    def _forward(self, paid: "Table") -> list["Table"]:
        """Sweep; a table has a row a state, a column for how many pieces are laid, and one for what cannot be."""
        import numpy as np  # noqa: PLC0415

        table = np.full((1, self.cells + 1), NEVER)
        table[0, 0] = 0.0
        tables = [table]
        for stage in self.stages:
            laid = np.take(table, self.before, axis=1).reshape(-1, self.cells)
            gain = (stage.gain + paid[stage.place]).reshape(-1, 1)
            table = np.full((len(stage.first), self.cells + 1), NEVER)
            np.maximum.reduceat(laid[stage.since] + gain, stage.first, axis=0, out=table[:, :-1])
            tables.append(table)
        return tables


@dataclass(frozen=True, slots=True)
class _Laying:
    """Which places begin at each stall: what is laid, the number of the place, and its stalls still to come."""

    places: tuple[Shape, ...]
    begin: Mapping[int, Sequence[tuple[int, int, Shape]]]
    kinds: int

    @classmethod
    def of(cls, ground: Ground, pieces: Sequence[Pieces], order: Sequence[int]) -> "_Laying":
        """Lay out the pieces, and the held stalls on which none may lie, for an order of the stalls."""
        turn = {stall: number for number, stall in enumerate(order)}
        every = [(laid, place) for laid, each in enumerate(pieces, 1) for place in each.places]
        covered = {stall for _, place in every for stall in place}
        every += [(0, (stall,)) for stall in sorted(ground.held - covered)]
        begin: dict[int, list[tuple[int, int, Shape]]] = defaultdict(list)
        for number, (laid, place) in enumerate(every):
            first, *rest = sorted(place, key=turn.__getitem__)
            begin[first].append((laid, number, tuple(rest)))
        return cls(tuple(place for _, place in every), begin, len(pieces) + 1)


def _before(numbers: Sequence[int]) -> "Numbers":
    """Tabulate how many of each pieces there were, as one number, before one was laid."""
    import numpy as np  # noqa: PLC0415

    cells = math.prod(number + 1 for number in numbers)
    counts = np.arange(cells)
    rows, step = [counts], cells
    for number in numbers:
        step //= number + 1
        rows.append(np.where(counts // step % (number + 1), counts - step, cells))
    return np.array(rows, dtype=np.intp)


def _stages(steps: Sequence[Step], ground: Ground, laying: _Laying, worth: float, block: float) -> Iterator[_Stage]:
    """Find, stall by stall, every state that can be and the ways between them."""
    import numpy as np  # noqa: PLC0415

    states: dict[State, int] = {((), ()): 0}
    for step in steps:
        stall = ground.open_to[step.stall]
        following: dict[State, int] = {}
        ways = []
        for (blocks, begun), number in states.items():
            over: dict[int, tuple[int, int, Blocks]] = {}
            for taken, laid, place, left in _choices(stall, ground, laying, begun):
                if taken not in over:
                    over[taken] = _over(blocks, step, taken)
                pairs, closed, to = over[taken]
                reached = following.setdefault((to, left), len(following))
                ways.append(_Way(reached, number, taken, laid, place, worth * pairs - block * closed))
        ways.sort()
        first = [at for at, way in enumerate(ways) if not at or ways[at - 1].to != way.to]
        since = np.array([way.since * laying.kinds + way.laid for way in ways], dtype=np.intp)
        places = np.array([way.place for way in ways], dtype=np.intp)
        gains = np.array([way.gain for way in ways])
        yield _Stage(stall, tuple(ways), np.array(first, dtype=np.intp), since, places, gains)
        states = following


def _choices(stall: int, ground: Ground, laying: _Laying, begun: Begun) -> Iterator[tuple[int, int, int, Begun]]:
    """Yield whether a stall is taken, what is laid from it on, where, and what is begun after it."""
    for number, rest in enumerate(begun):
        if stall in rest:
            left = tuple(other for other in rest if other != stall)
            others = (*begun[:number], *begun[number + 1 :])
            yield 1, 0, NOTHING, tuple(sorted((*others, left))) if left else others
            return
    if stall not in ground.held:
        yield 0, 0, NOTHING, begun
    for laid, place, rest in laying.begin.get(stall, ()):
        if all(set(rest).isdisjoint(other) for other in begun):
            yield 1, laid, place, tuple(sorted((*begun, rest))) if rest else begun


def _over(state: Blocks, step: Step, taken: int) -> tuple[int, int, Blocks]:
    """Leave a stall out or take it; return its pairs, the blocks that end behind it, and the blocks after it."""
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
