"""Which shape each category takes, proven: of all shapes that a plan better than the best known could use.

At the prices of a bound L, a plan is worth at most L less what each of its categories' shapes lacks to the best shape
(its *slack*). So a plan better than the best known, worth `best`, uses only shapes whose slack is below L - best. Where
these can be listed, the best plan is a packing: one shape a category, no stall twice. Its columns are valued from above
at first (by the prices), and exactly, groups arranged and all, once they are chosen; what two shapes cost each other
because of open fire is added as it is met. When the chosen ones are all exact, the packing is the best plan.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from otopsheets.layout.arranging import Arrangement, arrange, kinds_of
from otopsheets.layout.feasible import Places, Undecided, keeps_fire_rules
from otopsheets.layout.kinds import NONE, pairs_within
from otopsheets.layout.prices import Bound, Relaxation
from otopsheets.layout.problem import Position
from otopsheets.layout.scoring import blocks
from otopsheets.layout.shapes import Sweep
from otopsheets.layout.solver import INFINITY, Model, solve

FIRST_SLACK, WIDER = 0.25, 1.6
"""Shapes are listed to a small slack first (in units of the togetherness weight), then to a wider one, as needed."""
TINY = 1e-6
CHOSEN = 0.01
"""A column of the linear program with less weight is not worth valuing yet."""
UNKNOWN = -1e7
"""The worth of a shape that its groups cannot fill."""


@dataclass(slots=True)
class _Column:
    """A shape for a category: its worth from above, or exactly once `arranged`."""

    category: int
    shape: Position
    worth: float
    arranged: Arrangement | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """A plan, its worth, and what no plan exceeds."""

    places: Places
    worth: float
    bound: float


@dataclass
class Packing:
    """The search for the best packing of one problem. `worth_of` tells what a whole plan is worth."""

    relaxation: Relaxation
    sweep: Sweep
    bound: Bound
    worth_of: Callable[[Places], float]
    most_shapes: int
    most_nodes: int

    def prove(self, places: Places) -> Packed:
        """Improve `places` until it is proven best, or the shapes grow too many."""
        best = Packed(places, self.worth_of(places), self.bound.value)
        slack = FIRST_SLACK * (self.relaxation.merged.weights.togetherness or 1.0)
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
        return replace(best, bound=max(best.bound, best.worth))

    def _listed(self, slack: float) -> list[_Column] | None:
        """List every shape within the slack; None if there are too many."""
        merged, bound = self.relaxation.merged, self.bound
        near, weights = merged.problem.near, merged.weights
        closed = self.relaxation.closed()
        columns: list[_Column] = []
        for category, size in enumerate(merged.sizes):
            paid = sum(
                len(kind.members) * pay
                for kind, pay in zip(merged.kinds, bound.pay, strict=True)
                if kind.category == category
            )
            shapes = self.sweep.within(
                bound.prices.link[category] + closed[category],
                size,
                weights.togetherness,
                slack,
                self.most_shapes - len(columns),
            )
            if shapes is None:
                return None
            for shape, gained in shapes:
                gain = gained - weights.block * (blocks(near, set(shape)) - 1)
                if bound.most[category] - gain <= slack + TINY:
                    rent = float(bound.prices.rent[list(shape)].sum())
                    columns.append(_Column(category, tuple(sorted(shape)), gain + rent + paid))
        return columns if len(columns) <= self.most_shapes else None

    def _packed(self, columns: list[_Column], best: Packed, beyond: float) -> Packed:
        """Find the best plan of these shapes; `beyond` is what no plan with any other shape exceeds."""
        model = self._model(columns)
        losses: list[tuple[list[int], float]] = []
        while True:
            for number, column in enumerate(columns):
                model.cost[number] = column.worth
            relaxed = solve(replace(model, whole=[False] * len(model.cost)), nodes=1)
            if relaxed.status == "infeasible" or relaxed.objective <= best.worth + TINY:
                return replace(best, bound=max(best.worth, min(best.bound, beyond)))
            if self._value(columns, [n for n in range(len(columns)) if relaxed.values[n] > CHOSEN]):
                continue
            solved = solve(model, nodes=self.most_nodes)
            reached = max(beyond, solved.bound if solved.status != "infeasible" else best.worth)
            best = replace(best, bound=max(best.worth, min(best.bound, reached)))
            if not solved.values or solved.bound <= best.worth + TINY:
                return best
            chosen = [number for number in range(len(columns)) if solved.values[number] > 0.5]
            if self._value(columns, chosen):
                continue
            whole = self._together([columns[number] for number in chosen])
            if whole is not None and (worth := self.worth_of(whole)) > best.worth + TINY:
                best = Packed(whole, worth, max(best.bound, worth))
            lost = solved.objective - (self.worth_of(whole) if whole is not None else UNKNOWN)
            if lost <= TINY or solved.status != "optimal":
                return replace(best, bound=max(best.worth, min(best.bound, reached)))
            losses.append((chosen, lost))
            loss = model.column(-lost, whole=False)
            model.row(-INFINITY, {**dict.fromkeys(chosen, 1.0), loss: -1.0}, len(chosen) - 1.0)

    def _model(self, columns: Sequence[_Column]) -> Model:
        """Choose a shape for each category, places for the rest, no stall twice."""
        merged = self.relaxation.merged
        model = Model()
        of_category: list[dict[int, float]] = [{} for _ in merged.sizes]
        on_stall: list[dict[int, float]] = [{} for _ in range(merged.problem.stalls)]
        for column in columns:
            number = model.column(column.worth)
            of_category[column.category][number] = 1.0
            for stall in column.shape:
                on_stall[stall][number] = 1.0
        for kind in kinds_of(merged, [NONE]):
            mine = {}
            for place, worth in zip(kind.allowed, kind.worth, strict=True):
                number = model.column(worth)
                mine[number] = 1.0
                for stall in merged.problem.positions[place]:
                    on_stall[stall][number] = 1.0
            model.row(len(kind.members), mine, len(kind.members))
        for row in of_category:
            model.row(1.0, row, 1.0)
        for row in on_stall:
            model.row(-INFINITY, row, 1.0)
        return model

    def _value(self, columns: Sequence[_Column], chosen: Sequence[int]) -> bool:
        """Value the chosen shapes exactly; tell whether any was worth less than was thought."""
        merged = self.relaxation.merged
        less = False
        for number in chosen:
            column = columns[number]
            if column.exact:
                continue
            column.exact = True
            kinds = kinds_of(merged, [column.category])
            try:
                column.arranged = arrange(merged, kinds, {column.category: column.shape})
            except Undecided:  # stays valued from above
                continue
            worth = UNKNOWN if column.arranged is None else column.arranged.worth + self._pairs(column.shape)
            less = less or worth < column.worth - TINY
            column.worth = min(column.worth, worth)
        return less

    def _pairs(self, shape: Position) -> float:
        """Return what the neighbour pairs of a shape are worth, less the blocks beyond one."""
        near, weights = self.relaxation.merged.problem.near, self.relaxation.merged.weights
        return weights.togetherness * pairs_within(near, shape) - weights.block * (blocks(near, set(shape)) - 1)

    def _together(self, chosen: Sequence[_Column]) -> Places | None:
        """Join the arrangements of shapes into a plan; arrange all of them anew where open fire forbids that."""
        merged = self.relaxation.merged
        shapes = {column.category: column.shape for column in chosen}
        others = arrange(merged, kinds_of(merged, [NONE]), shapes)
        parts = [column.arranged for column in chosen] + [others]
        if all(part is not None for part in parts):
            places = {demand: place for part in parts if part is not None for demand, place in part.places.items()}
            plan = tuple(places[demand] for demand in range(len(merged.problem.demands)))
            if keeps_fire_rules(merged.problem, plan):
                return plan
        whole = arrange(merged, merged.kinds, shapes)
        return None if whole is None else tuple(whole.places[d] for d in range(len(merged.problem.demands)))
