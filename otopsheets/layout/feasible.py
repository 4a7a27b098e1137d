"""Can these demands stand on this venue at all, and where: the hard rules as a small exact model.

Sets: classes of demands that may take the same positions and fall under the same fire rules; positions.
Variable: x[c, p] = 1 when a demand of class c takes position p.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from otopsheets.errors import NoLayoutPossible
from otopsheets.layout.problem import Problem, is_textile
from otopsheets.layout.solver import INFINITY, Model, solve
from otopsheets.wording import Wording

Places = tuple[int, ...]
"""The position each demand takes, by demand number."""
ENOUGH_NODES = 20_000
"""More than any feasibility question needed in the benchmarks (they end at the root, nearly always)."""


UNDECIDED = Wording(
    "ยังตอบไม่ได้ว่าจัดล็อกตามที่รับไว้ได้หรือไม่ เพราะเงื่อนไขซับซ้อนเกินไป ผังเดิมยังอยู่ "
    "โปรดลดล็อกที่มติกำหนดไว้ หรือลดจำนวนล็อกของกลุ่มใหญ่ แล้วสั่งใหม่",
    "Whether the stalls can be given out as granted could not be found out: the conditions are too tangled. The old "
    "plan stands. Pin fewer stalls, or grant the large groups fewer, and run this again.",
)


class Undecided(NoLayoutPossible):
    """The node limit came before an answer."""

    def __init__(self) -> None:
        super().__init__(UNDECIDED)


def feasible_places(problem: Problem, forbidden: Mapping[int, frozenset[int]] | None = None) -> Places | None:
    """Return positions for all demands that keep every hard rule, or None if there are none.

    `forbidden[d]` are positions that demand `d` shall not take.
    """
    return _solved(problem, _classes(problem, forbidden or {}, lambda _: None), lambda *_: 0.0)


def nearest_places(
    problem: Problem, wish: Callable[[int, int], float], alike: Callable[[int], object]
) -> Places | None:
    """Return positions that keep every hard rule and add up to the most `wish(demand, position)`; None without any.

    Demands of which `alike` is equal wish for the same. At the node limit it is the best found, None if none was.
    """
    try:
        return _solved(problem, _classes(problem, {}, alike), wish)
    except Undecided:
        return None


def _solved(
    problem: Problem, classes: list[tuple[Places, list[int]]], worth: Callable[[int, int], float]
) -> Places | None:
    """Solve the model for the most `worth` over (demand, position); None if there is no solution."""
    model, columns = Model(), {}
    for number, (allowed, members) in enumerate(classes):
        for position in allowed:
            columns[number, position] = model.column(worth(members[0], position), upper=1.0)
        model.row(len(members), {columns[number, each]: 1.0 for each in allowed}, len(members))
    covers = _covers(problem, columns)
    for each in covers:
        model.row(-INFINITY, dict.fromkeys((columns[pair] for pair in each), 1.0), 1.0)
    fires = {number for number, (_, members) in enumerate(classes) if problem.demands[members[0]].fire}
    textiles = {number for number, (_, m) in enumerate(classes) if is_textile(problem.demands[m[0]])}
    for clash in fire_clashes(problem, covers, fires, textiles):
        model.row(-INFINITY, dict.fromkeys((columns[pair] for pair in clash), 1.0), 1.0)
    solved = solve(model, nodes=ENOUGH_NODES)
    if solved.status == "infeasible":
        return None
    if not solved.values and model.cost:
        raise Undecided
    places = [-1] * len(problem.demands)
    waiting = [list(members) for _, members in classes]
    for (number, position), column in columns.items():
        if solved.values[column] > 0.5:
            places[waiting[number].pop(0)] = position
    return tuple(places)


Pairs = list[tuple[int, int]]


def _classes(
    problem: Problem, forbidden: Mapping[int, frozenset[int]], apart: Callable[[int], object]
) -> list[tuple[Places, list[int]]]:
    """Merge the demands that no hard rule can tell apart, nor `apart`."""
    classes: dict[tuple[Places, bool, bool, object], list[int]] = defaultdict(list)
    for number, (demand, allowed) in enumerate(zip(problem.demands, problem.allowed, strict=True)):
        barred = forbidden.get(number, frozenset())
        left = tuple(each for each in allowed if each not in barred) if barred else allowed
        classes[left, demand.fire, is_textile(demand), apart(number)].append(number)
    return [(allowed, members) for (allowed, *_), members in classes.items()]


def _covers(problem: Problem, columns: Iterable[tuple[int, int]]) -> list[Pairs]:
    """For each stall, the (class, position) pairs that take it: at most one of them may be chosen."""
    covers: list[Pairs] = [[] for _ in range(problem.stalls)]
    for number, position in columns:
        for stall in problem.positions[position]:
            covers[stall].append((number, position))
    return covers


def fire_clashes(problem: Problem, covers: list[Pairs], fires: set[int], textiles: set[int]) -> Iterable[Pairs]:
    """Yield sets of (class, position) pairs of which only one can be chosen, for two stalls side by side.

    Open fire on s and textiles on t, by two groups; with the gap, open fire on s and anyone else on t.
    """
    kept_away = {number for pairs in covers for number, _ in pairs} if problem.fire_gap else textiles
    for stall, beside in enumerate(problem.touching):
        burning = [pair for pair in covers[stall] if pair[0] in fires]
        for other in beside if burning else ():
            here = [pair for pair in burning if other not in problem.positions[pair[1]]]
            there = [pair for pair in covers[other] if pair[0] in kept_away and stall not in problem.positions[pair[1]]]
            if here and there:
                yield [*here, *there]


def keeps_fire_rules(problem: Problem, places: Places) -> bool:
    """Tell whether open fire stands apart as it must, for a whole placement."""
    holder = {stall: d for d, place in enumerate(places) for stall in problem.positions[place]}
    for stall, demand in holder.items():
        if problem.demands[demand].fire:
            for other in problem.touching[stall]:
                beside = holder.get(other, demand)
                if beside != demand and (problem.fire_gap or is_textile(problem.demands[beside])):
                    return False
    return True
