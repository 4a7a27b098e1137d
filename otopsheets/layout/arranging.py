"""Groups within given shapes, as well as can be: exact, by a small model.

Sets: kinds of demands; their positions inside the shape of their category. Variables: x[k, p] = how many of kind k
stand at position p (0 or 1); y[e] = 1 when two groups selling the same product meet over the neighbour pair e.
Maximise Σ worth[k, p] · x[k, p] − same_product · Σ y.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from otopsheets.layout.feasible import Undecided, fire_clashes
from otopsheets.layout.kinds import NONE, Kind, Merged
from otopsheets.layout.problem import Position
from otopsheets.layout.solver import INFINITY, Model, Solved, solve

NODES = 2_000
"""Far more than such a model has needed; should it not end by then, the arrangement counts as unknown."""
WHOLE = 1e-7
"""A value so near a whole number is one."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where the members of some kinds stand, and what that is worth without the neighbour pairs."""

    worth: float
    places: Mapping[int, int]


def arrange(merged: Merged, kinds: Sequence[Kind], shapes: Mapping[int, Position]) -> Arrangement | None:
    """Let `kinds` stand within `shapes` (by category), all filled whose category is among them; None if they cannot.

    Kinds without a category stand anywhere outside the shapes. Raises `Undecided` at the node limit.
    """
    problem = merged.problem
    inside = {category: frozenset(shape) for category, shape in shapes.items()}
    taken = frozenset(stall for shape in shapes.values() for stall in shape)
    filled = frozenset(stall for kind in kinds for stall in inside.get(kind.category, ()))
    model, columns = Model(), {}
    covers: list[list[tuple[int, int]]] = [[] for _ in range(problem.stalls)]
    for number, kind in enumerate(kinds):
        for place, worth in zip(kind.allowed, kind.worth, strict=True):
            stalls = problem.positions[place]
            room = taken.isdisjoint(stalls) if kind.category == NONE else inside[kind.category].issuperset(stalls)
            if room:
                columns[number, place] = model.column(worth)
                for stall in stalls:
                    covers[stall].append((number, place))
        mine = {columns[number, place]: 1.0 for place in kind.allowed if (number, place) in columns}
        model.row(len(kind.members), mine, len(kind.members))
    for stall, pairs in enumerate(covers):
        if pairs or stall in filled:
            model.row(1.0 if stall in filled else -INFINITY, {columns[pair]: 1.0 for pair in pairs}, 1.0)
    fires = {number for number, kind in enumerate(kinds) if kind.fire}
    textiles = {number for number, kind in enumerate(kinds) if kind.textile}
    for clash in fire_clashes(problem, covers, fires, textiles):
        model.row(-INFINITY, {columns[pair]: 1.0 for pair in clash}, 1.0)
    _keep_products_apart(merged, kinds, model, columns)
    solved = _solved(model)
    if solved is None:
        return None
    waiting = [list(kind.members) for kind in kinds]
    places = {
        waiting[number].pop(0): place for (number, place), column in columns.items() if solved.values[column] > 0.5
    }
    return Arrangement(solved.objective, places)


def _solved(model: Model) -> Solved | None:
    """Solve without whole columns first, which is quick and nearly always comes out whole; None if infeasible."""
    relaxed = solve(replace(model, whole=[False] * len(model.whole)), nodes=1)
    if relaxed.status == "infeasible":
        return None
    if relaxed.status == "optimal" and all(
        abs(value - round(value)) < WHOLE for value, whole in zip(relaxed.values, model.whole, strict=True) if whole
    ):
        return relaxed
    solved = solve(model, nodes=NODES)
    if solved.status == "stopped":
        raise Undecided
    return None if solved.status == "infeasible" else solved


def _keep_products_apart(
    merged: Merged, kinds: Sequence[Kind], model: Model, columns: Mapping[tuple[int, int], int]
) -> None:
    """For each product several sell, and each pair of neighbours both could stand on: x[here] + x[there] - y ≤ 1."""
    selling: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, kind in enumerate(kinds):
        if kind.product:
            selling[kind.category, kind.product].append(number)
    for numbers in selling.values():
        if sum(len(kinds[number].members) for number in numbers) < 2:
            continue
        at: dict[int, set[int]] = defaultdict(set)
        for number in numbers:
            for place in kinds[number].allowed:
                if (number, place) in columns:
                    for stall in merged.problem.positions[place]:
                        at[stall].add(columns[number, place])
        for stall, here in at.items():
            for other in merged.problem.near[stall]:
                if other > stall and other in at:
                    meet = model.column(-merged.weights.same_product, whole=False)
                    model.row(-INFINITY, {**dict.fromkeys(here | at[other], 1.0), meet: -1.0}, 1.0)


def kinds_of(merged: Merged, categories: Iterable[int]) -> list[Kind]:
    """Return the kinds that fall into `categories`, in order."""
    wanted = set(categories)
    return [kind for kind in merged.kinds if kind.category in wanted]
