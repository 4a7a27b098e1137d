"""Other ways to lay a market out, as a competent person without this program would: the rivals of bench/layout.py.

Each takes a `Task` and gives the places it found, which the benchmark then measures and checks as it does ours.
"""

from collections.abc import Callable, Mapping

from rivals.assignment import faq, two_opt
from rivals.by_hand import greedy_rows, random_feasible
from rivals.milp import milp, milp_with_blocks
from rivals.task import Answer, Task

__all__ = ["RIVALS", "Answer", "Task"]

RIVALS: Mapping[str, Callable[[Task], Answer]] = {
    "random": random_feasible,
    "greedy": greedy_rows,
    "milp": milp,
    "milp-blocks": milp_with_blocks,
    "faq": faq,
    "2opt": two_opt,
}
