"""The textbook model in HiGHS, begun from the greedy plan and stopped by the clock.

x[d, p] = 1 when group d takes place p. y[c, s] = Σ x of the groups of category c on stall s. z[c, s, t] ≤ y[c, s] and ≤
y[c, t] counts two neighbours of one category, and another z ≥ y + y - 1 two of the same product; pairs inside one
group are taken off its x. *milp* leaves the blocks out, which keeps its bound valid. *milp-blocks* has them:
every category has at least one root, one root a block, and a unit flows to each of its stalls from a root, through
stalls of the category.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from otopsheets.layout.demands import TEXTILE
from rivals.by_hand import greedy_rows
from rivals.task import Answer, Task


def milp(task: Task) -> Answer:
    return Milp(task).solve()


def milp_with_blocks(task: Task) -> Answer:
    model = Milp(task)
    model.count_blocks()
    return model.solve()


class Milp:
    """The textbook model, column by column and row by row."""

    def __init__(self, task: Task) -> None:
        self.until = time.perf_counter() + task.limit
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

    def solve(self) -> Answer:
        """Ask HiGHS, as it comes but for the limit, to go on from the greedy plan until the best is proven."""
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
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.passModel(lp)
        start = greedy_rows(self.task).places
        if start is not None:
            chosen = set(enumerate(start))
            given = [float(each in chosen) for each in self.x]
            highs.setSolution(len(given), np.array(list(self.x.values())), np.array(given))
        highs.setOptionValue("time_limit", max(1.0, self.until - time.perf_counter()))
        highs.run()
        info = highs.getInfo()
        proven = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Answer(None, info.mip_dual_bound, "stopped")
        values = highs.getSolution().col_value
        places = {demand: place for (demand, place), x in self.x.items() if values[x] > 0.5}
        found = tuple(places[demand] for demand in range(len(self.problem.demands)))
        return Answer(found, info.mip_dual_bound, "optimal" if proven else "stopped")
