"""What no plan can exceed."""

from collections import Counter

from otopsheets.layout.options import Weights
from otopsheets.layout.problem import Problem
from otopsheets.layout.scoring import Values


def upper_bound(problem: Problem, weights: Weights, values: Values) -> float:
    """Sum of the best each group could have alone, and of the most pairs each category could have.

    n stalls hold at most half the sum of the n largest neighbour counts, each at most n - 1; pairs inside
    one group do not count.
    """
    linear = sum(
        max((values.worth(demand, place) for place in allowed), default=0.0)
        for demand, allowed in enumerate(problem.allowed)
    )
    stalls: Counter[str] = Counter()
    inside = 0
    for demand in problem.demands:
        if demand.category is not None:
            stalls[demand.category] += demand.stalls
            inside += demand.stalls - 1
    degrees = sorted((len(each) for each in problem.near), reverse=True)
    pairs = sum(sum(min(d, n - 1) for d in degrees[:n]) // 2 for n in stalls.values())
    return linear + weights.togetherness * (pairs - inside)
