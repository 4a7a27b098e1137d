"""The model that chooses a shape for each category: a set packing, with open fire kept apart.

Columns: shapes (one a category is chosen), positions of the groups without a category, and positions of those who cook
with fire: these must lie in the shape their category takes, and beside no textiles (beside nobody, with the gap). Where
exactly they stand may cost their category something; such losses are added as they are found.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from otopsheets.layout.arranging import Arrangement, kinds_of
from otopsheets.layout.demands import TEXTILE
from otopsheets.layout.kinds import NONE, Kind, Merged
from otopsheets.layout.problem import Position
from otopsheets.layout.solver import INFINITY, Model


@dataclass(slots=True)
class Shaped:
    """A shape for a category: its worth from above, or exactly once `exact`.

    `burning` is what it costs that a kind who cooks with fire stands at a position, once it has been asked.
    """

    category: int
    shape: Position
    worth: float
    arranged: Arrangement | None = None
    exact: bool = False
    fillable: bool = True
    burning: dict[tuple[tuple[int, ...], int], float] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A column for a kind at a position."""

    column: int
    kind: Kind
    place: int


class Choice:
    """The model for some shapes. Column n is shape n; `others` and `fires` are the columns of single positions."""

    def __init__(self, merged: Merged, shapes: Sequence[Shaped]) -> None:
        self.model, self.shapes = Model(), shapes
        self._merged = merged
        self._loss: dict[int, int] = {}
        self._on_stall: list[dict[int, float]] = [{} for _ in range(merged.problem.stalls)]
        of_category: list[dict[int, float]] = [{} for _ in merged.sizes]
        self._held: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
        for shaped in shapes:
            number = self.model.column(shaped.worth)
            of_category[shaped.category][number] = 1.0
            for stall in shaped.shape:
                self._on_stall[stall][number] = 1.0
                self._held[shaped.category, stall][number] = 1.0
        for row in of_category:
            self.model.row(1.0, row, 1.0)
        self.others = [each for kind in kinds_of(merged, [NONE]) for each in self._stand(kind, kind.worth)]
        for each in self.others:
            for stall in merged.problem.positions[each.place]:
                self._on_stall[stall][each.column] = 1.0
        for row in self._on_stall:
            self.model.row(-INFINITY, row, 1.0)
        cooking = [kind for kind in merged.kinds if kind.fire and kind.category != NONE]
        self.fires = [each for kind in cooking for each in self._stand(kind, [0.0] * len(kind.allowed))]
        self._keep_within_shapes()
        self._keep_fire_apart()
        for number, shaped in enumerate(shapes):
            self.burn(number, shaped)

    def _stand(self, kind: Kind, worth: Sequence[float]) -> list[Standing]:
        """Let every member of a kind stand somewhere."""
        standing = [
            Standing(self.model.column(value), kind, place) for place, value in zip(kind.allowed, worth, strict=True)
        ]
        self.model.row(len(kind.members), {each.column: 1.0 for each in standing}, len(kind.members))
        return standing

    def _keep_within_shapes(self) -> None:
        """Fire of a category on a stall only where its shape is."""
        standing: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
        for each in self.fires:
            for stall in self._merged.problem.positions[each.place]:
                standing[each.kind.category, stall][each.column] = 1.0
        for where, row in standing.items():
            self.model.row(-INFINITY, {**row, **dict.fromkeys(self._held.get(where, ()), -1.0)}, 0.0)

    def _keep_fire_apart(self) -> None:
        """Fire on a stall and textiles on the next exclude each other; with the gap, fire and anybody else."""
        problem = self._merged.problem
        burning: list[list[tuple[int, Position]]] = [[] for _ in self._on_stall]
        for each in [*self.fires, *(other for other in self.others if other.kind.fire)]:
            place = problem.positions[each.place]
            for stall in place:
                burning[stall].append((each.column, place))
        textile = self._merged.categories.index(TEXTILE) if TEXTILE in self._merged.categories else NONE
        for stall, beside in enumerate(problem.touching):
            for other in beside if burning[stall] else ():
                here = {column: 1.0 for column, place in burning[stall] if other not in place}
                there = self._on_stall[other] if problem.fire_gap else self._held.get((textile, other), {})
                if here and there:
                    self.model.row(-INFINITY, {**here, **there}, 1.0)

    def burn(self, number: int, shaped: Shaped) -> None:
        """Say what is known of where fire costs a shape what."""
        for each in self.fires if shaped.burning else ():
            lost = (shaped.burning or {}).get((each.kind.members, each.place), 0.0)
            if lost:
                self.lose(number, [each.column], lost)

    def lose(self, number: int, fires: Sequence[int], lost: float) -> None:
        """Say what it costs a shape when these fires burn in it: lost · (shape + fires - |fires|) ≤ its loss.

        A shape has one loss, the largest of all that apply: what two fires cost together is not their sum.
        """
        if lost == INFINITY:
            self.model.row(-INFINITY, dict.fromkeys([number, *fires], 1.0), float(len(fires)))
            return
        if number not in self._loss:
            self._loss[number] = self.model.column(-1.0, INFINITY, whole=False)
        terms = dict.fromkeys([number, *fires], lost)
        self.model.row(-INFINITY, {**terms, self._loss[number]: -1.0}, lost * len(fires))
