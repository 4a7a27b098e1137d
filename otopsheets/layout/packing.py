"""Which shape each category takes, proven: of all shapes that a plan better than the best known could use.

At the prices of a bound L, a plan is worth at most L less what each of its categories' shapes lacks to the best shape
(its *slack*). So a plan better than the best known, worth `best`, uses only shapes whose slack is below L - best. Where
these can be listed, the best plan is a packing: one shape a category, no stall twice. Its columns are valued from above
at first (by the prices), and exactly, groups arranged and all, once they are chosen; what two shapes cost each other
because of open fire is added as it is met. When the chosen ones are all exact, the packing is the best plan.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from otopsheets.layout.arranging import Arrangement, arrange, kinds_of
from otopsheets.layout.choosing import Choice, Shaped, Standing
from otopsheets.layout.feasible import Places, Undecided
from otopsheets.layout.holdings import WithBlocks
from otopsheets.layout.kinds import Merged
from otopsheets.layout.prices import Bound
from otopsheets.layout.problem import Position
from otopsheets.layout.solver import INFINITY, Program, Solved, solve

FIRST_SLACK, WIDER = 0.25, 1.6
"""Shapes are listed to a small slack first (in units of the togetherness weight), then to a wider one, as needed."""
TINY = 1e-6
CHOSEN = 0.01
"""A column of the linear program with less weight is not worth valuing yet."""
AHEAD = 100
"""For so many columns, one is valued ahead each time: the more there are, the longer it takes to solve for the next."""
MOST_CHOSEN = 2_000
"""Shapes to choose from at once, at most; the work of choosing grows with their square."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A plan, its worth, and what no plan exceeds."""

    places: Places
    worth: float
    bound: float

    def below(self, bound: float) -> "Packed":
        """Return the same with a lower bound, if this one is; never one below the plan itself."""
        return replace(self, bound=max(self.worth, min(self.bound, bound)))


@dataclass(frozen=True, slots=True)
class Limits:
    """The work of one packing.

    `shapes` are listed at a time, `nodes` is for one choice, and `choices` counts those that cannot stand together as
    they were valued, before the proof is given up. `chosen` is the work of choosing: the square of the shapes chosen
    from, for every choice; the shapes, for every linear program; the square of its stalls, for every shape valued.
    """

    shapes: int
    nodes: int
    chosen: int
    choices: int


@dataclass
class Packing:
    """The search for the best packing of one problem. `worth_of` tells what a whole plan is worth."""

    merged: Merged
    holdings: WithBlocks
    bound: Bound
    worth_of: Callable[[Places], float]
    limits: Limits
    _known: dict[tuple[int, Position], Shaped] = field(default_factory=dict, init=False)
    _work: int = field(default=0, init=False)

    def prove(self, places: Places) -> Packed:
        """Improve `places` until it is proven best, or the shapes grow too many."""
        self._work = self.limits.chosen
        best = Packed(places, self.worth_of(places), self.bound.value)
        slack = FIRST_SLACK * (self.merged.weights.togetherness or 1.0)
        while best.bound - best.worth >= TINY:
            enough = min(slack, self.bound.value - best.worth)
            columns = self._listed(enough)
            if columns is None:
                break
            known = best
            best = self._packed(columns, best, self.bound.value - enough)
            if best == known:
                break
            slack *= WIDER
        return best.below(INFINITY)

    def _listed(self, slack: float) -> list[Shaped] | None:
        """List every shape within the slack, those valued before as they are known; None if there are too many."""
        merged, bound = self.merged, self.bound
        columns: list[Shaped] = []
        for category in range(len(merged.sizes)):
            paid = sum(
                len(kind.members) * pay
                for kind, pay in zip(merged.kinds, bound.pay, strict=True)
                if kind.category == category
            )
            shapes = self.holdings.within(category, bound.prices.link, slack, self.limits.shapes - len(columns))
            if shapes is None:
                return None
            for shape, gain in shapes:
                rent = float(bound.prices.rent[list(shape)].sum())
                key = category, tuple(sorted(shape))
                columns.append(self._known.setdefault(key, Shaped(*key, gain + rent + paid)))
        return columns

    def _packed(self, shapes: list[Shaped], best: Packed, beyond: float) -> Packed:
        """Find the best plan of these shapes; `beyond` is what no plan with any other shape exceeds."""
        choice = Choice(self.merged, shapes)
        model, settled = choice.model, 0
        while True:
            possible, aside = self._narrowed(choice, best.worth)
            beyond = max(beyond, aside)
            if not possible:
                return best.below(beyond)
            self._work -= sum(upper > 0 for upper in model.upper[: len(shapes)]) ** 2
            if self._work < 0:
                return best
            solved = solve(model, nodes=self.limits.nodes)
            if solved.status == "infeasible":
                return best.below(beyond)
            best = best.below(max(beyond, solved.bound))
            if not solved.values or solved.bound <= best.worth + TINY:
                return best
            chosen = [number for number in range(len(shapes)) if solved.values[number] > 0.5]
            if self._value(shapes, chosen):
                continue
            try:
                whole = self._together([shapes[number] for number in chosen])
            except Undecided:
                return best
            worth = -INFINITY if whole is None else self.worth_of(whole)
            if whole is not None and worth > best.worth + TINY:
                best = Packed(whole, worth, max(best.bound, worth))
            if solved.objective - worth <= TINY or solved.status != "optimal" or settled == self.limits.choices:
                return best
            settled += 1
            self._charge(choice, chosen, solved.values)
            model.row(-INFINITY, dict.fromkeys(chosen, 1.0), len(chosen) - 1.0)  # the best of this choice is known

    def _narrowed(self, choice: Choice, worth: float) -> tuple[bool, float]:
        """Shut out the shapes that no plan worth more than `worth` can have.

        Where more are left than a model should have, the least promising are put aside as well. Returns whether there
        may be such a plan of those left, and what a plan with any of those put aside is worth at most.
        """
        model, aside = choice.model, -INFINITY
        program = Program(replace(model, whole=[False] * len(model.cost)))
        while True:
            for number, shaped in enumerate(choice.shapes):
                model.cost[number] = shaped.worth
                model.upper[number] = min(model.upper[number], float(shaped.fillable))
            relaxed = program.revalued(model.cost, model.upper)
            self._work -= len(choice.shapes)
            if relaxed.status != "optimal" or self._work < 0:
                return True, aside
            if relaxed.objective <= worth + TINY:
                return False, aside
            for number, change in enumerate(relaxed.reduced):
                if relaxed.objective + change <= worth + TINY and relaxed.values[number] < CHOSEN:
                    model.upper[number] = 0.0
            aside = max(aside, self._thinned(choice, relaxed, 2 * MOST_CHOSEN))
            if not self._value(choice.shapes, [n for n in range(len(choice.shapes)) if relaxed.values[n] > CHOSEN]):
                return True, max(aside, self._thinned(choice, relaxed, MOST_CHOSEN))
            waiting = [n for n, shaped in enumerate(choice.shapes) if model.upper[n] > 0 and not shaped.exact]
            waiting.sort(key=lambda number: -relaxed.reduced[number])
            self._value(choice.shapes, waiting[: len(choice.shapes) // AHEAD])

    def _thinned(self, choice: Choice, relaxed: Solved, most: int) -> float:
        """Leave the most promising shapes; return what a plan with any of those put aside is worth at most."""
        left = [number for number in range(len(choice.shapes)) if choice.model.upper[number] > 0]
        left.sort(key=lambda number: (-relaxed.reduced[number], number))
        for number in left[most:]:
            choice.model.upper[number] = 0.0
        return max((relaxed.objective + relaxed.reduced[number] for number in left[most:]), default=-INFINITY)

    def _together(self, chosen: Sequence[Shaped]) -> Places | None:
        """Arrange all groups within the shapes chosen; None if they cannot. Raises `Undecided` at the node limit."""
        merged = self.merged
        whole = arrange(merged, merged.kinds, {shaped.category: shaped.shape for shaped in chosen})
        return None if whole is None else tuple(whole.places[d] for d in range(len(merged.problem.demands)))

    def _charge(self, choice: Choice, chosen: Sequence[int], values: Sequence[float]) -> None:
        """Charge the shapes chosen with what it costs them where their open fire can stand.

        That is the same whatever the other categories take, so that it settles many choices at once.
        """
        for number in chosen:
            shaped = choice.shapes[number]
            mine = [fire for fire in choice.fires if fire.kind.category == shaped.category]
            if not mine:
                continue
            if shaped.burning is None:
                within = [fire for fire in mine if set(shaped.shape).issuperset(self._stalls(fire))]
                shaped.burning = {(f.kind.members, f.place): self._cost(shaped, [f]) for f in within}
                choice.burn(number, shaped)
                continue
            fires = [fire for fire in mine if values[fire.column] > 0.5]
            cost = self._cost(shaped, fires)
            if cost > max((shaped.burning.get((f.kind.members, f.place), 0.0) for f in fires), default=0.0) + TINY:
                choice.lose(number, [fire.column for fire in fires], cost)

    def _stalls(self, standing: Standing) -> Position:
        return self.merged.problem.positions[standing.place]

    def _cost(self, shaped: Shaped, fires: Sequence[Standing]) -> float:
        """Return what a shape loses when these who cook with fire stand there, 0 if next to nothing."""
        try:
            arranged = self._arranged(shaped, fires)
        except Undecided:
            return 0.0
        worth = -INFINITY if arranged is None else arranged.worth + self.holdings.worth(shaped.category, shaped.shape)
        return shaped.worth - worth if worth < shaped.worth - TINY else 0.0

    def _arranged(self, shaped: Shaped, fires: Sequence[Standing]) -> Arrangement | None:
        """Arrange a category within its shape, those who cook with fire where they were chosen to stand."""
        merged = self.merged
        at = {fire.kind.members: [f.place for f in fires if f.kind.members == fire.kind.members] for fire in fires}
        kinds = []
        for kind in kinds_of(merged, [shaped.category]):
            if kind.members in at:
                kept = [(p, w) for p, w in zip(kind.allowed, kind.worth, strict=True) if p in at[kind.members]]
                kind = replace(kind, allowed=tuple(p for p, _ in kept), worth=tuple(w for _, w in kept))  # noqa: PLW2901
            kinds.append(kind)
        return arrange(merged, kinds, {shaped.category: shaped.shape})

    def _value(self, columns: Sequence[Shaped], chosen: Sequence[int]) -> bool:
        """Value the chosen shapes exactly; tell whether any was worth less than was thought."""
        merged = self.merged
        less = False
        for number in chosen:
            column = columns[number]
            if column.exact:
                continue
            column.exact = True
            self._work -= len(column.shape) ** 2
            kinds = kinds_of(merged, [column.category])
            try:
                column.arranged = arrange(merged, kinds, {column.category: column.shape})
            except Undecided:  # stays valued from above
                continue
            if column.arranged is None:
                column.fillable, less = False, True
                continue
            worth = column.arranged.worth + self.holdings.worth(column.category, column.shape)
            less = less or worth < column.worth - TINY
            column.worth = min(column.worth, worth)
        return less
