"""All categories at once: mosaics, in which each has its shape and no stall is in two.

One sweep over the venue gives every stall to a category, or leaves it free, and keeps the most promising beginnings: a
beam search (Lowerre 1976). What a beginning promises is what it has gained so far, at the prices of the bound, and what
each category by itself can still gain (its outlook). So the beginning of nothing yet promises about as much as the
bound allows, and less is promised where the categories get into each other's way.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from otopsheets.layout.holdings import closed
from otopsheets.layout.kinds import NONE, Merged
from otopsheets.layout.prices import Bound
from otopsheets.layout.problem import Position
from otopsheets.layout.scarce import Needs, pressing_needs
from otopsheets.layout.shapes import ROUGHLY, Outlook, Stage, Step, Sweep

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]
    Numbers = NDArray[np.int64]

Mosaic: TypeAlias = tuple[Position, ...]
"""A shape for each category."""

LACKING = 3.0
"""What a stall that a shape lacks of its needs costs, in units of the togetherness weight: others may lend it later."""
NOBODY = 100.0
"""What it is worth to leave a stall free that is closed to every category, so that nobody forgets to."""
HOPELESS = -1e9
"""Stands for the worth of what cannot be, where it is added and taken away again."""
CANDIDATES = 4
"""So many times the width are looked at closely, with their blocks."""
APART = 8
"""Over the last stalls, beginnings are not merged any more: they would all end as one mosaic."""
MIXER = 6_364_136_223_846_793_005
"""Knuth's multiplier: its powers make one number of a state's many."""
DIGITS = 6
"""Promises are compared to so many decimals."""


@dataclass(slots=True)
class _Beginnings:
    """Mosaics of the stalls swept so far: a row each. An *owner* is a category, or the last column, whoever is free.

    By owner: the `state` of the frontier, the state of what it is `lacking`, and the stalls `left` to take. By slot of
    the frontier: the `owner` of the stall, and its `block` (0 where it is free), which may hang together behind the
    frontier. `gained` is what has been gained, `promise` what may be in the end.
    """

    state: "Numbers"
    lacking: "Numbers"
    left: "Numbers"
    owner: "Numbers"
    block: "Numbers"
    gained: "Table"
    promise: "Table"

    def some(self, rows: "Numbers") -> "_Beginnings":
        """Return some of them."""
        return _Beginnings(*(getattr(self, name)[rows] for name in self.__slots__))

    def key(self) -> "Numbers":
        """Return a number that is the same where everything that is to come is the same."""
        import numpy as np  # noqa: PLC0415 - only the layout needs it

        columns = np.concatenate([self.lacking, self.left, self.owner, self.block], axis=1)
        powers = [pow(MIXER, power, 2**64) for power in range(1, columns.shape[1] + 1)]
        mixed: Numbers = (columns.astype(np.uint64) * np.array(powers, dtype=np.uint64)).sum(axis=1)
        return mixed


class _Beam:
    """The sweep over one venue at the prices of a bound."""

    def __init__(self, merged: Merged, sweep: Sweep, bound: Bound, needs: Sequence[Needs]) -> None:
        import numpy as np  # noqa: PLC0415

        weights, rent = merged.weights, bound.prices.rent.copy()
        for kind in merged.kinds:
            if kind.category == NONE:
                rent[[stall for place in kind.allowed for stall in merged.problem.positions[place]]] = 0.0
        free = merged.problem.stalls - sum(merged.sizes)
        shut = closed(merged)
        nobody = np.where((shut < 0).all(axis=0), NOBODY, 0.0)
        self._sweep = sweep
        self._prices = np.vstack([bound.prices.link + shut, nobody - rent])
        self._pair = np.array([weights.togetherness] * len(merged.sizes) + [0.0])
        self._block = np.array([weights.block] * len(merged.sizes) + [0.0])
        cost = LACKING * weights.togetherness
        self._outlooks = [
            Outlook(sweep.stages, *each, cost, ROUGHLY)
            for each in zip(self._prices, (*merged.sizes, free), (*needs, ()), self._pair, strict=True)
        ]

    def mosaics(self, width: int) -> list[Mosaic]:
        """Return the mosaics that the most promising beginnings, so many at a time, end in."""
        import numpy as np  # noqa: PLC0415

        owners = len(self._outlooks)
        none, zero = np.zeros((1, owners), dtype=np.int64), np.zeros(1)
        left = np.array([[outlook.size for outlook in self._outlooks]])
        full = np.array([[outlook.states - 1 for outlook in self._outlooks]])
        slots = np.zeros((1, 0), dtype=np.int64)
        kept = _Beginnings(none, full, left, slots, slots, zero, zero)
        taken: list[tuple[Numbers, Numbers]] = []
        with ThreadPoolExecutor() as pool:
            onwards = [outlook.onwards() for outlook in self._outlooks]
            for step, stage in zip(self._sweep.steps, self._sweep.stages, strict=True):
                tables = list(pool.map(next, onwards))
                parents, owner, found = self._followed(kept, step, stage, tables, width)
                best = _ranked(found)
                if len(taken) + APART < len(self._sweep.stages):
                    best = _once(found, best)
                best = best[:width]
                kept = found.some(best)
                taken.append((parents[best], owner[best]))
        return list(dict.fromkeys(self._traced(taken, row) for row in range(len(kept.promise))))

    def _followed(
        self, kept: _Beginnings, step: Step, stage: Stage, tables: Sequence["Table"], width: int
    ) -> tuple["Numbers", "Numbers", _Beginnings]:
        """Give a stall to every owner; return of the most promising the beginning it follows, the owner, and itself."""
        import numpy as np  # noqa: PLC0415

        gain = self._prices[:, stage.stall] + self._pair * stage.pairs[kept.state]
        out, into = stage.out[kept.state], stage.into[kept.state]
        met = np.stack([each.after(stage.stall)[kept.lacking[:, o]] for o, each in enumerate(self._outlooks)], axis=1)
        without, within = np.empty(gain.shape), np.empty(gain.shape)
        for each, table in enumerate(tables):
            left = kept.left[:, each]
            without[:, each] = table[out[:, each], kept.lacking[:, each], left]
            within[:, each] = table[into[:, each], met[:, each], left - 1]  # with none left, the last: impossible
        without, within = np.maximum(without, HOPELESS), np.maximum(within + gain, HOPELESS)
        promise = (kept.gained + without.sum(axis=1))[:, None] + within - without
        possible = np.flatnonzero(promise > HOPELESS / 2)
        order = np.argsort(-promise.ravel()[possible].round(DIGITS), kind="stable")
        chosen = possible[order[: CANDIDATES * width]]
        parent, owner = chosen // len(tables), chosen % len(tables)
        found = kept.some(parent)
        rows = np.arange(len(parent))
        found.promise, found.gained = promise[parent, owner], found.gained + gain[parent, owner]
        found.state = out[parent]
        found.state[rows, owner] = into[parent, owner]
        found.lacking[rows, owner] = met[parent, owner]
        found.left[rows, owner] -= 1
        self._hang_together(found, step, owner)
        return parent, owner, found

    def _hang_together(self, found: _Beginnings, step: Step, owner: "Numbers") -> None:
        """Put a stall on the frontier, into one block with the owner's beside it; take off the stalls that leave it.

        A block that ends is one too many if its category goes on: elsewhere on the frontier, or with stalls to come.
        """
        import numpy as np  # noqa: PLC0415

        own = np.where(self._block[owner] > 0, found.block.shape[1] + 1, 0)
        holder = np.concatenate([found.owner, owner[:, None]], axis=1)
        block = np.concatenate([found.block, own[:, None]], axis=1)
        for slot in step.beside:
            joined = np.where(holder[:, slot] == owner, block[:, slot], -1)
            block = np.where(block == joined[:, None], own[:, None], block)
        for slot in step.closing:
            whose, ends = holder[:, slot], block[:, slot]
            holder, block = np.delete(holder, slot, axis=1), np.delete(block, slot, axis=1)
            goes_on = (holder == whose[:, None]).any(axis=1) | (found.left[np.arange(len(whose)), whose] > 0)
            over = (ends > 0) & ~(block == ends[:, None]).any(axis=1) & goes_on
            found.gained -= self._block[whose] * over
            found.promise -= self._block[whose] * over
        found.owner, found.block = holder, _renamed(block)

    def _traced(self, taken: Sequence[tuple["Numbers", "Numbers"]], row: int) -> Mosaic:
        """Follow a beginning back from its end."""
        shapes: list[list[int]] = [[] for _ in self._outlooks]
        for stage, (parents, owners) in zip(reversed(self._sweep.stages), reversed(taken), strict=True):
            shapes[owners[row]].append(stage.stall)
            row = parents[row]
        return tuple(tuple(sorted(shape)) for shape in shapes[:-1])


def mosaics(merged: Merged, sweep: Sweep, bound: Bound, width: int, room: int) -> list[Mosaic]:
    """Find mosaics, the most promising first; none if every beginning came to a dead end."""
    return _Beam(merged, sweep, bound, pressing_needs(merged, room)).mosaics(width)


def _ranked(found: _Beginnings) -> "Numbers":
    """Order the beginnings, the most promising first."""
    import numpy as np  # noqa: PLC0415

    return np.lexsort((found.key(), -found.promise.round(DIGITS)))


def _once(found: _Beginnings, order: "Numbers") -> "Numbers":
    """Keep, of the beginnings that are alike in all that is to come, the first in order."""
    import numpy as np  # noqa: PLC0415

    _, first = np.unique(found.key()[order], return_index=True)
    return order[np.sort(first)]


def _renamed(block: "Numbers") -> "Numbers":
    """Name every block after the first slot it holds, counted from one."""
    import numpy as np  # noqa: PLC0415

    names = np.zeros_like(block)
    for slot in range(block.shape[1] - 1, -1, -1):
        names[(block == block[:, [slot]]) & (block[:, [slot]] > 0)] = slot + 1
    return names
