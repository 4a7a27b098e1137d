"""Other ways to lay a market out, as a competent person without this program would: the rivals of bench/layout.py.

Each takes a `Task` and gives the places found, which the benchmark then measures and checks as it does ours.

*random*: groups in random order on random places; the best of as many tries as `WORK` placings allow.
*greedy*: what a sensible officer does by hand. The groups, category by category, along the rows from the entrance
there and back; those that need power or water before the others of their category. The best of four orders of
the categories.
*milp*: the textbook model, in HiGHS, begun from the greedy plan. x[d, p] = 1 when group d takes place p; y[c, s] =
1 when category c holds stall s; z[c, s, t] ≤ y[c, s], y[c, t] counts a pair of neighbours, and another z ≥ y + y - 1
one of the same product. Pairs inside one group are taken off x. Blocks are not in it: that leaves its bound valid.
*milp-blocks*: the same, and blocks: each block of a category has a root, from which one unit flows to each stall.
*faq*, *2opt*: `scipy.optimize.quadratic_assignment`. Units (single stalls of the groups, and empty ones) are assigned
to stalls: the flow between two units is what they are worth as neighbours, the "distance" of two stalls is 1
if they are neighbours, 0 if not. Scipy takes no linear costs; so each stall also has an anchor, held in its place
by `partial_match`, and the flow from a unit to an anchor is what the unit is worth on that stall. Breaking a hard
rule costs `PENALTY`; the parts of one group are glued by a flow of `GLUE`. There is one matrix of distances, so glue
and fire cannot tell side by side from across the aisle, and blocks cannot be told at all. `_repaired` makes a valid
plan of it: first groups of several stalls stand where most of their parts stand, then those whom that leaves
in a lawful place, then the others on the best free place. *faq* is the best of `STARTS` (the first from the middle,
the others random); *2opt* goes on from each of them, best first, and where it does not end in time, what it had stands.
"""

from __future__ import annotations

import math
import random
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from otopsheets.layout.demands import TEXTILE, Demand
from otopsheets.layout.options import Options, Weights
from otopsheets.layout.problem import Problem, compile_problem
from otopsheets.layout.scoring import Values, shares
from otopsheets.layout.stalls import Venue

Places = tuple[int, ...]
"""The place of each group, by number."""
SEED = 2560
WORK = 50_000
"""How many groups *random* puts down, over all its tries."""
RESTARTS = 100
STARTS = 10
PENALTY, GLUE = 20.0, 10.0
"""In units of one pair of neighbours; a stall has at most a handful of those."""
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Task:
    """What to lay out, and how many seconds a rival that reads the clock may take."""

    problem: Problem
    weights: Weights
    values: Values
    limit: float

    @classmethod
    def of(cls, venue: Venue, demands: Sequence[Demand], limit: float) -> Task:
        """Put the usual options on a market where nothing is announced yet."""
        options = Options()
        problem = compile_problem(venue, demands, fire_gap=options.fire_gap)
        return cls(problem, options.weights, Values.of(problem, options.weights, {}), limit)

    def worth(self, places: Places) -> float:
        """Measure a whole plan, every term of it."""
        return sum(shares(self.problem, self.weights, self.values, places).values())

    def best(self, plans: Iterable[Places | None]) -> Places | None:
        """Return the plan of the most worth."""
        return max((plan for plan in plans if plan is not None), key=self.worth, default=None)

    def labels(self, places: Places) -> dict[str, tuple[str, ...]]:
        """Put names on the numbers."""
        return {
            demand.key: tuple(self.problem.venue.stalls[stall].label for stall in self.problem.positions[place])
            for demand, place in zip(self.problem.demands, places, strict=True)
        }

    def places(self, stalls: Mapping[str, Sequence[str]]) -> Places:
        """Put numbers on the names."""
        labels = [stall.label for stall in self.problem.venue.stalls]
        number = {frozenset(labels[s] for s in place): n for n, place in enumerate(self.problem.positions)}
        return tuple(number[frozenset(stalls[demand.key])] for demand in self.problem.demands)


@dataclass(frozen=True, slots=True)
class Answer:
    """The place of each group, None if no valid plan was found; a bound, if the way has one; what else to say."""

    places: Places | None
    bound: float | None = None
    status: str = ""


class Ground:
    """The venue while groups are put down on it, one by one, by the hard rules."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.holder = [NOBODY] * problem.stalls
        self.places: dict[int, int] = {}

    def fits(self, demand: int, place: int) -> bool:
        """Tell whether the place is free, and nobody beside it too close to open fire."""
        holder, touching = self.holder, self.problem.touching
        stalls = self.problem.positions[place]
        return all(holder[stall] == NOBODY for stall in stalls) and not any(
            holder[beside] != NOBODY and clash(self.problem, demand, holder[beside])
            for stall in stalls
            for beside in touching[stall]
        )

    def put(self, demand: int, place: int) -> None:
        """Put the group there."""
        self.places[demand] = place
        for stall in self.problem.positions[place]:
            self.holder[stall] = demand

    def pairs(self, demand: int, place: int) -> int:
        """How many neighbours of its own category the group would have there."""
        category = self.problem.demands[demand].category
        return sum(
            category is not None and (other := self.holder[near]) != NOBODY
            and self.problem.demands[other].category == category
            for stall in self.problem.positions[place]
            for near in self.problem.near[stall]
        )  # fmt: skip


def clash(problem: Problem, one: int, two: int) -> bool:
    """Tell whether one of the two has open fire that must not stand beside the other."""
    here, there = problem.demands[one], problem.demands[two]
    return (here.fire and (problem.fire_gap or there.category == TEXTILE)) or (
        there.fire and (problem.fire_gap or here.category == TEXTILE)
    )


def settle(
    problem: Problem, order: Sequence[int], preferred: Callable[[int, Ground], Iterable[int]]
) -> tuple[Places | None, int]:
    """Put the groups down in this order, each on the first place it prefers that fits.

    A group that finds none is put down first of all, next time; after `RESTARTS` times there is no plan. Returns
    the plan, and how many groups were put down on the way.
    """
    waiting, work = list(order), 0
    for _ in range(RESTARTS):
        ground = Ground(problem)
        for demand in waiting:
            place = next((place for place in preferred(demand, ground) if ground.fits(demand, place)), None)
            if place is None:
                break
            ground.put(demand, place)
        work += len(ground.places)
        if place is not None:
            return tuple(ground.places[demand] for demand in range(len(waiting))), work
        waiting.remove(demand)
        waiting.insert(0, demand)
    return None, work


def random_feasible(task: Task) -> Answer:
    chance, problem, work = random.Random(SEED), task.problem, 0

    def anywhere(demand: int, _: Ground) -> Iterable[int]:
        allowed = problem.allowed[demand]
        return chance.sample(allowed, len(allowed))

    plans: list[Places | None] = []
    while work < WORK:
        order = chance.sample(range(len(problem.demands)), len(problem.demands))
        plan, spent = settle(problem, order, anywhere)
        plans.append(plan)
        work += spent
    return Answer(task.best(plans))


def greedy_rows(task: Task) -> Answer:
    return Answer(task.best(_row_by_row(task.problem)))


def _row_by_row(problem: Problem) -> Iterator[Places | None]:
    demands = problem.demands
    groups: dict[str, list[int]] = defaultdict(list)
    for number, demand in enumerate(demands):
        groups[demand.category or ""].append(number)
    needs = {category: sum(demands[d].power + demands[d].water for d in each) for category, each in groups.items()}
    orders = (
        list(groups),  # as they come in the draw
        sorted(groups, key=lambda category: -len(groups[category])),
        sorted(groups, key=lambda category: -needs[category]),
        sorted(groups, key=lambda category: category == TEXTILE or -any(demands[d].fire for d in groups[category])),
    )
    step = {stall: at for at, stall in enumerate(_route(problem))}
    first = [min(step[stall] for stall in place) for place in problem.positions]
    along = [sorted(allowed, key=first.__getitem__) for allowed in problem.allowed]
    for order in orders:
        queue = [
            number
            for category in order
            for number in sorted(groups[category], key=lambda d: (-demands[d].power - demands[d].water, d))
        ]
        begins: dict[str, int] = {}

        def onward(demand: int, ground: Ground, begins: dict[str, int] = begins) -> Iterable[int]:
            """Look from where its category begins to the end of the way, then from the entrance."""
            if not ground.places:
                begins.clear()
            free = min((step[s] for s, holder in enumerate(ground.holder) if holder == NOBODY), default=0)
            begin = begins.setdefault(demands[demand].category or "", free)
            return sorted(along[demand], key=lambda place: first[place] < begin)

        yield settle(problem, queue, onward)[0]


def _route(problem: Problem) -> list[int]:
    """Every stall, row by row from the entrance, there and back."""
    stalls = problem.venue.stalls
    far = problem.venue.distances or tuple(range(len(stalls), 0, -1))
    rows: dict[int, list[int]] = defaultdict(list)
    for number, stall in enumerate(stalls):
        rows[stall.row].append(number)
    way: list[int] = []
    for row in sorted(rows.values(), key=lambda row: min(far[stall] for stall in row)):
        across = sorted(row, key=lambda stall: stalls[stall].column)
        at = stalls[way[-1]].column if way else stalls[min(row, key=far.__getitem__)].column
        ends = [abs(stalls[end].column - at) for end in (across[0], across[-1])]
        way += across if ends[0] <= ends[1] else across[::-1]
    return way


class Milp:
    """The textbook model, column by column and row by row."""

    def __init__(self, task: Task) -> None:
        self.task, self.problem = task, task.problem
        self.constant = 0.0
        self.cost: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[tuple[float, Mapping[int, float], float]] = []
        self.x: dict[tuple[int, int], int] = {}
        self.on: list[dict[int, list[int]]] = [defaultdict(list) for _ in self.problem.demands]
        """For each group, the x of its places that cover a stall."""
        self.assign()
        self.keep_fire_apart()
        demands, weights = self.problem.demands, task.weights
        self.categories = self.count_pairs([d.category or "" for d in demands], weights.togetherness)
        products = [f"{d.category} {d.product}" if d.category and d.product else "" for d in demands]
        self.count_pairs(products, -weights.same_product)

    def column(self, cost: float = 0.0, upper: float = 1.0, *, whole: bool = False) -> int:
        """Add a column in [0, `upper`]; return its number."""
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def assign(self) -> None:
        """One place a group, one group a stall."""
        taken: list[dict[int, float]] = [{} for _ in range(self.problem.stalls)]
        for demand, allowed in enumerate(self.problem.allowed):
            for place in allowed:
                x = self.x[demand, place] = self.column(self.task.values.worth(demand, place), whole=True)
                for stall in self.problem.positions[place]:
                    taken[stall][x] = 1.0
                    self.on[demand][stall].append(x)
            self.rows.append((1.0, {self.x[demand, place]: 1.0 for place in allowed}, 1.0))
        self.rows += ((0.0, each, 1.0) for each in taken)

    def keep_fire_apart(self) -> None:
        """Of open fire on a stall, and whom it must not stand beside on the next, only one."""
        problem = self.problem
        fires = [d for d, demand in enumerate(problem.demands) if demand.fire]
        shy = [d for d, demand in enumerate(problem.demands) if problem.fire_gap or demand.category == TEXTILE]
        for stall, beside in enumerate(problem.touching):
            for other in beside:
                here = {x for d in fires for x in self.on[d].get(stall, ())}
                there = {x for d in shy for x in self.on[d].get(other, ())}
                both = here & there  # one group on both stalls
                if here - both and there - both:
                    self.rows.append((0.0, dict.fromkeys((here | there) - both, 1.0), 1.0))

    def count_pairs(self, names: Sequence[str], weight: float) -> list[dict[int, int]]:
        """Value the neighbours of one kind; return each kind's y by stall, 1 when one of its groups is there."""
        kinds = []
        for kind in sorted(name for name, count in Counter(names).items() if name and count > 1):
            members = [d for d, name in enumerate(names) if name == kind]
            y: dict[int, int] = {}
            for stall in range(self.problem.stalls) if weight else ():
                here = [x for d in members for x in self.on[d].get(stall, ())]
                if here:
                    y[stall] = self.column()
                    self.rows.append((0.0, {y[stall]: -1.0, **dict.fromkeys(here, 1.0)}, 0.0))
            for one, two in self.pairs_of(y):
                z = self.column(weight)
                if weight > 0:  # as large as it may be
                    self.rows += ((-1.0, {z: 1.0, y[stall]: -1.0}, 0.0) for stall in (one, two))
                else:  # as small as it may be
                    self.rows.append((-1.0, {z: 1.0, y[one]: -1.0, y[two]: -1.0}, 2.0))
            for demand in members:
                for place in self.problem.allowed[demand]:
                    inside = combinations(self.problem.positions[place], 2)
                    self.cost[self.x[demand, place]] -= weight * sum(t in self.problem.near[s] for s, t in inside)
            kinds.append(y)
        return kinds

    def pairs_of(self, stalls: Iterable[int]) -> list[tuple[int, int]]:
        """Each pair of neighbours among these stalls."""
        among = set(stalls)
        return [(s, t) for s in sorted(among) for t in self.problem.near[s] if t in among and s < t]

    def count_blocks(self) -> None:
        """Give each category a root a block: one unit flows from it to each stall of the category, within it."""
        most = float(self.problem.stalls)
        for y in self.categories:
            self.constant += self.task.weights.block  # the first block costs nothing
            roots, balance = {}, {stall: {each: -1.0} for stall, each in y.items()}
            for stall, each in y.items():
                roots[stall] = self.column(-self.task.weights.block, whole=True)
                balance[stall][roots[stall]] = most
                self.rows.append((-1.0, {roots[stall]: 1.0, each: -1.0}, 0.0))
            for pair in self.pairs_of(y):
                for one, two in (pair, pair[::-1]):
                    flow = self.column(upper=most)
                    balance[one][flow], balance[two][flow] = -1.0, 1.0
                    self.rows += ((-most, {flow: 1.0, y[end]: -most}, 0.0) for end in pair)
            self.rows += ((0.0, each, 2 * most) for each in balance.values())
            self.rows.append((1.0, dict.fromkeys(roots.values(), 1.0), most))

    def solve(self, seconds: float, start: Places | None) -> Answer:
        """Ask HiGHS, as it comes but for the limit, to go on from the start until the best is proven."""
        import highspy
        import numpy as np

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.rows)
        lp.sense_, lp.offset_ = highspy.ObjSense.kMaximize, self.constant
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(self.cost), np.zeros(len(self.cost)), np.array(self.upper)
        lp.row_lower_ = np.array([low for low, _, _ in self.rows])
        lp.row_upper_ = np.array([high for _, _, high in self.rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for _, terms, _ in self.rows)])
        lp.a_matrix_.index_ = np.array([column for _, terms, _ in self.rows for column in terms])
        lp.a_matrix_.value_ = np.array([value for _, terms, _ in self.rows for value in terms.values()])
        kinds = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
        lp.integrality_ = [kinds[whole] for whole in self.whole]
        highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS names its options by string
        highs.setOptionValue("time_limit", max(1.0, seconds))
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.passModel(lp)
        if start is not None:
            chosen = [self.x[each] for each in enumerate(start)]
            given = [float(x in set(chosen)) for x in self.x.values()]
            highs.setSolution(len(given), np.array(list(self.x.values())), np.array(given))
        highs.run()
        info = highs.getInfo()
        proven = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Answer(None, info.mip_dual_bound, "stopped")
        values = highs.getSolution().col_value
        places = {demand: place for (demand, place), x in self.x.items() if values[x] > 0.5}
        found = tuple(places[demand] for demand in range(len(self.problem.demands)))
        return Answer(found, info.mip_dual_bound, "optimal" if proven else "stopped")


def milp(task: Task, *, blocks: bool = False) -> Answer:
    began = time.perf_counter()
    start = greedy_rows(task).places
    model = Milp(task)
    if blocks:
        model.count_blocks()
    return model.solve(task.limit - (time.perf_counter() - began), start)


class Matrices:
    """The market as flows between units and distances between stalls; anchors after both."""

    def __init__(self, task: Task) -> None:
        import numpy as np

        problem, self.task = task.problem, task
        demands, count = problem.demands, problem.stalls
        self.units = [d for d, demand in enumerate(demands) for _ in range(demand.stalls)]
        self.flow, self.distance = np.zeros((2 * count, 2 * count)), np.zeros((2 * count, 2 * count))
        unit = task.weights.togetherness or 1.0
        for stall, near in enumerate(problem.near):
            self.distance[stall, list(near)] = 1.0
            self.distance[stall, count + stall] = 1.0  # what lies at a stall lies at its anchor
        for one, two in combinations(range(len(self.units)), 2):
            here, there = self.units[one], self.units[two]
            worth = 0.0
            if here == there:
                worth = GLUE * unit if two == one + 1 else 0.0
            elif demands[here].category is not None and demands[here].category == demands[there].category:
                same = bool(demands[here].product) and demands[here].product == demands[there].product
                worth = task.weights.togetherness - same * task.weights.same_product
            if here != there and clash(problem, here, there):
                worth -= PENALTY * unit
            self.flow[one, two] = self.flow[two, one] = worth / 2  # both ways are counted
        for number, demand in enumerate(self.units):
            wants: dict[int, list[float]] = defaultdict(list)
            for place in problem.allowed[demand]:
                for stall in problem.positions[place]:
                    wants[stall].append(task.values.worth(demand, place) / len(problem.positions[place]))
            self.flow[number, count:] = -PENALTY * unit
            for stall, worths in wants.items():
                self.flow[number, count + stall] = sum(worths) / len(worths)

    def assign(self, method: str, **options: Any) -> list[int]:
        """Ask scipy for the stall of each unit, the empty ones last."""
        import numpy as np
        from scipy.optimize import quadratic_assignment

        count = self.task.problem.stalls
        anchors = np.arange(count, 2 * count)
        fixed = {"maximize": True, "partial_match": np.column_stack([anchors, anchors])}
        found = quadratic_assignment(self.flow, self.distance, method=method, options={**fixed, **options})
        return [int(stall) for stall in found.col_ind[:count]]

    def starts(self, until: float) -> list[tuple[Places | None, list[int]]]:
        """Return some assignments by FAQ with the plans made of them, best first; begin none after `until`."""
        import numpy as np

        chance, found = np.random.default_rng(SEED), []
        for start in range(STARTS):
            if start and time.perf_counter() > until:
                break
            assigned = self.assign("faq", rng=chance, P0="randomized" if start else "barycenter")
            found.append((repaired(self.task, self.units, assigned), assigned))
        return sorted(found, key=lambda each: -math.inf if each[0] is None else self.task.worth(each[0]), reverse=True)


def repaired(task: Task, units: Sequence[int], assigned: Sequence[int]) -> Places | None:
    """Make a valid plan of an assignment of units to stalls."""
    problem = task.problem
    held: dict[int, set[int]] = defaultdict(set)
    for demand, stall in zip(units, assigned, strict=False):
        if any(stall in problem.positions[place] for place in problem.allowed[demand]):
            held[demand].add(stall)
    holder = {stall: demand for demand, stalls in held.items() for stall in stalls}

    def most_kept(demand: int, ground: Ground) -> Iterable[int]:
        def worth(place: int) -> tuple[int, int, float]:
            stalls = problem.positions[place]
            kept = len(held[demand].intersection(stalls))
            others = sum(holder.get(stall, demand) != demand for stall in stalls)
            pairs = task.weights.togetherness * ground.pairs(demand, place)
            return kept, -others, pairs + task.values.worth(demand, place)

        return sorted(problem.allowed[demand], key=worth, reverse=True)

    order = sorted(range(len(problem.demands)), key=lambda d: (-problem.demands[d].stalls, not held[d]))
    return settle(problem, order, most_kept)[0]


def faq(task: Task) -> Answer:
    until = time.perf_counter() + task.limit
    return Answer(Matrices(task).starts(until)[0][0])


def two_opt(task: Task) -> Answer:
    until = time.perf_counter() + task.limit
    matrices = Matrices(task)
    starts = matrices.starts(until - task.limit / 2)
    plans, status = [starts[0][0]], "stopped"
    with suppress(TimeoutError), alarm(until - time.perf_counter()):
        for _, assigned in starts:
            better = matrices.assign("2opt", partial_guess=list(enumerate(assigned)))
            plans.append(repaired(task, matrices.units, better))
        status = "local best"
    return Answer(task.best(plans), status=status)


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in whatever still runs after so many seconds: scipy's 2opt knows no limit."""

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(0.01, seconds))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


RIVALS: Mapping[str, Callable[[Task], Answer]] = {
    "random": random_feasible,
    "greedy": greedy_rows,
    "milp": milp,
    "milp-blocks": lambda task: milp(task, blocks=True),
    "faq": faq,
    "2opt": two_opt,
}
