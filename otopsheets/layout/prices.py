"""A bound that no plan exceeds, by setting prices: who stands where is let loose from which stalls a category holds.

Two things must agree in a plan: the positions the groups take, and the shapes the categories hold. Say instead that
they may disagree at a price. `link[c, s]` is what category c gains where its shape holds stall s, and what its groups
pay to stand there; `rent[s]` ≥ 0 is what anyone pays for stall s. At any prices

    L = Σ_s rent[s]
      + Σ_k |k| · max over positions p of k of ( worth[k, p] − Σ_{s in p} (rent[s] + link[c(k), s]) )
      + Σ_c max over shapes S of |S| = size[c] of ( worth of S to c + Σ_{s in S} link[c, s] )

is at least the worth of every plan: put a plan into both sides and the links cancel. Open fire and equal products are
left out, and so are blocks where the venue is too wide to know them, which only makes L larger. Good prices make L
small; they are the dual solution of a linear program over shapes, which is built by column generation (Dantzig and
Wolfe 1960), from a mixture of the best prices so far and the newest (Wentges 1997).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from otopsheets.layout.feasible import Places
from otopsheets.layout.holdings import Holdings
from otopsheets.layout.kinds import NONE, Merged
from otopsheets.layout.problem import Position
from otopsheets.layout.solver import INFINITY, Model, Program

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]

OLD = 0.6
"""How much of the best prices is kept in the next ones."""
SOME = 1e-3
"""A shape of less weight is not taken."""
AGREED = 1e-6
"""Bound and linear program agree when they differ by less."""


@dataclass(frozen=True, slots=True)
class Prices:
    """`link` by category and stall, `rent` by stall, in points of the weighted sum."""

    link: "Table"
    rent: "Table"


Mixed: TypeAlias = tuple[int, Position, float]
"""A category, one of its shapes, and with which weight the linear program takes it."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What no plan exceeds, at which prices it is so, and the categories' best shapes there.

    `most[c]` is the largest gain of a shape of category c, `pay[k]` the largest gain of one group of kind k:
    value = Σ rent + Σ_k |k| · pay[k] + Σ_c most[c]. From the lines of the venue, only the sum of `most` is a bound, and
    shapes are not known. `mixed` is what the linear program would take of each shape if it could take a part.
    """

    value: float
    prices: Prices
    most: tuple[float, ...]
    pay: tuple[float, ...]
    shapes: tuple[Position, ...]
    mixed: tuple[Mixed, ...] = ()


@dataclass
class Relaxation:
    """One problem's prices: bounds at any prices, and the search for good ones."""

    merged: Merged
    holdings: Holdings
    _stands: "tuple[Table, NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]" = field(init=False)

    def __post_init__(self) -> None:
        """Lay all (kind, position) pairs out in arrays: worth, where a kind begins, and the stalls each pair covers."""
        import numpy as np  # noqa: PLC0415 - only the layout needs it

        worth: list[float] = []
        begins: list[int] = []
        covers: list[tuple[int, int]] = []
        covering: list[int] = []
        for kind in self.merged.kinds:
            begins.append(len(worth))
            for place, value in zip(kind.allowed, kind.worth, strict=True):
                covering.append(len(covers))
                covers += [(kind.category, stall) for stall in self.merged.problem.positions[place]]
                worth.append(value)
        category, stall = np.array(covers, dtype=np.intp).reshape(-1, 2).T
        starts, first = (np.array(each, dtype=np.intp) for each in (begins, covering))
        self._stands = np.array(worth), starts, first, category, stall

    def at(self, prices: Prices) -> Bound:
        """Return the bound at these prices."""
        import numpy as np  # noqa: PLC0415

        worth, begins, covering, category, stall = self._stands
        owed = prices.rent[stall]
        named = category != NONE
        owed[named] += prices.link[category[named], stall[named]]
        pay = np.maximum.reduceat(worth - np.add.reduceat(owed, covering), begins)
        counts = np.array([len(kind.members) for kind in self.merged.kinds])
        most, shapes = self.holdings.best(prices.link)
        value = float(prices.rent.sum() + counts @ pay) + sum(most)
        return Bound(value, prices, tuple(most), tuple(map(float, pay)), tuple(shapes))

    def rented(self) -> Bound:
        """Return the bound where nothing is linked, and rents see to it that no stall is taken twice."""
        import numpy as np  # noqa: PLC0415

        model, rents = _standing(self.merged)
        _, duals = Program(model).solve()
        link = np.zeros((len(self.merged.sizes), self.merged.problem.stalls))
        return self.at(Prices(link, np.maximum(np.array(duals[rents:]), 0.0)))

    def best(self, plans: Sequence[Places], rounds: int) -> Bound:
        """Look for the least bound in at most `rounds` sweeps; `plans` (one at least) are valid plans to begin with."""
        best = self.rented()
        master = _Master(self.merged, self.holdings)
        for plan in plans:
            master.add(self.merged.shapes_of(plan))
        master.add(best.shapes)
        old = OLD
        for _ in range(rounds):
            objective, newest = master.solve()
            if best.value - objective < AGREED:
                break
            found = self.at(_mixed(best.prices, newest, old))
            if found.value < best.value:
                best = found
            if master.add(found.shapes):
                continue
            if not old:  # the newest prices, as they are, ask for nothing new: they are the best there are
                break
            old = old / 2 if old > 1 / 10 else 0.0
        return replace(best, mixed=master.mixed())


def _mixed(one: Prices, two: Prices, part: float) -> Prices:
    return Prices(part * one.link + (1 - part) * two.link, part * one.rent + (1 - part) * two.rent)


def _standing(merged: Merged) -> tuple[Model, int]:
    """Let every kind stand (=), no stall be taken twice (≤ 1); return the model, and the first row of the stalls."""
    model = Model()
    kinds = merged.kinds
    rows: list[dict[int, float]] = [{} for _ in range(len(kinds) + merged.problem.stalls)]
    for number, kind in enumerate(kinds):
        for place, worth in zip(kind.allowed, kind.worth, strict=True):
            column = model.column(worth, INFINITY, whole=False)
            rows[number][column] = 1.0
            for stall in merged.problem.positions[place]:
                rows[len(kinds) + stall][column] = 1.0
    for number, row in enumerate(rows):
        if number < len(kinds):
            model.row(len(kinds[number].members), row, len(kinds[number].members))
        else:
            model.row(-INFINITY, row, 1.0)
    return model, len(kinds)


class _Master:
    """The linear program over the shapes known so far.

    Rows: each kind stands (=); each stall at most once (≤ 1); for each category and stall, its groups stand where its
    shapes lie (=); each category has shapes of total weight one (=). Columns: kinds at positions, then shapes.
    """

    def __init__(self, merged: Merged, holdings: Holdings) -> None:
        self._merged, self._holdings = merged, holdings
        stalls = merged.problem.stalls
        model, self._rents = _standing(merged)
        self._links = self._rents + stalls
        self._whole = self._links + stalls * len(merged.sizes)
        linked: list[dict[int, float]] = [{} for _ in range(self._whole - self._links)]
        column = 0
        for kind in merged.kinds:
            for place in kind.allowed:
                if kind.category != NONE:
                    for stall in merged.problem.positions[place]:
                        linked[self._link(kind.category, stall) - self._links][column] = 1.0
                column += 1
        for row in linked:
            model.row(0.0, row, 0.0)
        for _ in merged.sizes:
            model.row(1.0, {}, 1.0)
        self._program = Program(model)
        self._first = len(model.cost)
        self._known: dict[tuple[int, Position], None] = {}

    def _link(self, category: int, stall: int) -> int:
        return self._links + category * self._merged.problem.stalls + stall

    def add(self, shapes: Sequence[Position]) -> bool:
        """Add a shape for each category; tell whether any was new."""
        before = len(self._known)
        for category, shape in enumerate(shapes):
            if (category, shape) not in self._known:
                self._known[category, shape] = None
                terms = {self._link(category, stall): -1.0 for stall in shape}
                self._program.add_column(self._holdings.worth(category, shape), {**terms, self._whole + category: 1.0})
        return len(self._known) > before

    def solve(self) -> tuple[float, Prices]:
        """Return the objective and the dual prices."""
        import numpy as np  # noqa: PLC0415

        objective, duals = self._program.solve()
        table = np.array(duals)
        link = table[self._links : self._whole].reshape(len(self._merged.sizes), self._merged.problem.stalls)
        return objective, Prices(link, np.maximum(table[self._rents : self._links], 0.0))

    def mixed(self) -> tuple[Mixed, ...]:
        """Return the shapes that the last solution takes a part of."""
        weights = self._program.values(range(self._first, self._first + len(self._known)))
        return tuple((*each, weight) for each, weight in zip(self._known, weights, strict=True) if weight > SOME)
