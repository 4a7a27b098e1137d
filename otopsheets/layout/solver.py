"""The one door to HiGHS: a linear model with integer columns, solved the same way every time.

One thread, a fixed seed, limits by nodes: the answer does not depend on the machine's cores or its load.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import highspy

Status = Literal["optimal", "infeasible", "stopped"]


@dataclass(slots=True)
class Model:
    """A model in the making: maximise the sum of `cost` over columns in [0, `upper`], rows between bounds."""

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, cost: float = 0.0, upper: float = 1.0, *, whole: bool = True) -> int:
        """Add a column; return its number."""
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, low: float, terms: Mapping[int, float], high: float) -> None:
        """Add a row: low ≤ Σ terms ≤ high."""
        self.low.append(low)
        self.high.append(high)
        self.index += terms.keys()
        self.value += terms.values()
        self.starts.append(len(self.index))


INFINITY = float("inf")


@dataclass(frozen=True, slots=True)
class Solved:
    """What came back: the values found (empty if none), and a bound that no solution exceeds.

    `reduced` tells, for a model without whole columns, what the objective would change by for each unit of a column.
    """

    status: Status
    values: tuple[float, ...]
    objective: float
    bound: float
    reduced: tuple[float, ...] = ()


def solve(model: Model, *, nodes: int, start: Sequence[float] | None = None) -> Solved:
    """Maximise; stop after `nodes` branch-and-bound nodes. `start` is a solution known beforehand."""
    import highspy  # noqa: PLC0415 - heavy, and only the layout needs it

    if not model.cost:
        possible = all(low <= 0 <= high for low, high in zip(model.low, model.high, strict=True))
        return Solved("optimal" if possible else "infeasible", (), 0.0, 0.0)
    highs = quiet_highs()
    highs.setOptionValue("mip_max_nodes", nodes)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 1e-6)
    highs.passModel(_passed(model))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        highs.setSolution(solution)
    highs.run()
    return _told(highs)


def _passed(model: Model) -> "highspy.HighsLp":
    """Return the model in the form HiGHS takes."""
    import highspy  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.cost), len(model.low)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(model.cost)
    lp.col_lower_ = np.zeros(len(model.cost))
    lp.col_upper_ = np.array(model.upper)
    lp.row_lower_, lp.row_upper_ = np.array(model.low), np.array(model.high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(model.starts)
    lp.a_matrix_.index_ = np.array(model.index)
    lp.a_matrix_.value_ = np.array(model.value)
    lp.integrality_ = [
        highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in model.whole
    ]
    return lp


def quiet_highs() -> "highspy.Highs":
    """Return a HiGHS that says nothing and decides nothing by chance, thread or clock."""
    import highspy  # noqa: PLC0415

    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy tells no types there
    highs.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS names its options by string
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("parallel", "off")
    highs.setOptionValue("random_seed", 0)
    return highs


def _told(highs: "highspy.Highs") -> Solved:
    """Read the outcome out of HiGHS."""
    import highspy  # noqa: PLC0415

    status, info = highs.getModelStatus(), highs.getInfo()
    infeasible = {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}
    if status in infeasible:
        return Solved("infeasible", (), 0.0, 0.0)
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = tuple(highs.getSolution().col_value) if found else ()
    done: Status = "optimal" if status == highspy.HighsModelStatus.kOptimal else "stopped"
    bound = info.mip_dual_bound if done == "stopped" else info.objective_function_value
    reduced = tuple(highs.getSolution().col_dual)
    return Solved(done, values, info.objective_function_value if found else -INFINITY, bound, reduced)


PRIMAL = 4
"""HiGHS's number for the primal simplex: a solution stays one when columns are added, so that it goes on from there."""


class Program:
    """A linear model that grows: columns are added, and it is solved again from where it stood."""

    def __init__(self, model: Model) -> None:
        self._highs = quiet_highs()
        self._highs.setOptionValue("simplex_strategy", PRIMAL)
        self._highs.passModel(_passed(model))

    def add_column(self, cost: float, terms: Mapping[int, float]) -> None:
        """Add a continuous column ≥ 0 with its coefficients by row."""
        import numpy as np  # noqa: PLC0415

        rows, values = np.array(list(terms), dtype=np.int32), np.array(list(terms.values()), dtype=np.float64)
        self._highs.addCol(cost, 0.0, INFINITY, len(rows), rows, values)

    def revalued(self, cost: Sequence[float], upper: Sequence[float]) -> Solved:
        """Maximise at another cost and upper bound for every column."""
        import numpy as np  # noqa: PLC0415

        columns = np.arange(len(cost), dtype=np.int32)
        self._highs.changeColsCost(len(columns), columns, np.array(cost))
        self._highs.changeColsBounds(len(columns), columns, np.zeros(len(columns)), np.array(upper))
        self._highs.run()
        return _told(self._highs)

    def solve(self) -> tuple[float, list[float]]:
        """Maximise; return the objective and the dual price of every row."""
        self._highs.run()
        return self._highs.getInfo().objective_function_value, list(self._highs.getSolution().row_dual)

    def values(self, columns: range) -> list[float]:
        """Return what the last solution gives to these columns."""
        found = self._highs.getSolution().col_value
        return [found[column] for column in columns]
