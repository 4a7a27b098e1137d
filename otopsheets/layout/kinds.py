"""Demands that nothing but their names tells apart, merged into kinds: the exact methods count, they do not name."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from otopsheets.layout.options import Weights
from otopsheets.layout.problem import Position, Problem, is_textile
from otopsheets.layout.scoring import Values

NONE = -1
"""The category number of those that have none."""
ALIKE = 9
"""Worths are compared to so many decimals."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Some demands of one category that may stand at the same positions, at the same worth.

    `worth` goes with `allowed`: the linear terms at that position, less what the neighbour pairs within it would
    count (a group beside itself counts for nothing). `product` is '' unless others of the category sell it too.
    """

    category: int
    allowed: tuple[int, ...]
    worth: tuple[float, ...]
    fire: bool
    textile: bool
    product: str
    members: tuple[int, ...]


_Alike: TypeAlias = tuple[int, tuple[int, ...], tuple[float, ...], bool, bool, str]
"""What demands of one kind share: all that a kind says but its members."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A problem's demands as kinds. `sizes[c]` is how many stalls category number c holds in every plan."""

    problem: Problem
    weights: Weights
    categories: tuple[str, ...]
    sizes: tuple[int, ...]
    kinds: tuple[Kind, ...]

    @classmethod
    def of(cls, problem: Problem, weights: Weights, values: Values) -> "Merged":
        """Merge the demands of a problem."""
        categories = tuple(sorted({d.category for d in problem.demands if d.category is not None}))
        number = {category: index for index, category in enumerate(categories)}
        selling = Counter((demand.category, demand.product) for demand in problem.demands)
        within = [weights.togetherness * pairs_within(problem.near, place) for place in problem.positions]
        merged: dict[_Alike, list[int]] = defaultdict(list)
        sizes = [0] * len(categories)
        for index, (demand, allowed) in enumerate(zip(problem.demands, problem.allowed, strict=True)):
            category = NONE if demand.category is None else number[demand.category]
            shared = category != NONE and weights.same_product and selling[demand.category, demand.product] > 1
            inside = within if category != NONE else [0.0] * len(within)
            worth = tuple(round(values.worth(index, place) - inside[place], ALIKE) for place in allowed)
            product = demand.product if shared else ""
            merged[category, allowed, worth, demand.fire, is_textile(demand), product].append(index)
            if category != NONE:
                sizes[category] += demand.stalls
        kinds = tuple(Kind(*told, tuple(members)) for told, members in merged.items())
        return cls(problem, weights, categories, tuple(sizes), kinds)

    def shapes_of(self, places: Sequence[int]) -> list[Position]:
        """Return the stalls that each category holds in a plan."""
        held: list[list[int]] = [[] for _ in self.categories]
        for kind in self.kinds:
            if kind.category != NONE:
                for member in kind.members:
                    held[kind.category] += self.problem.positions[places[member]]
        return [tuple(sorted(stalls)) for stalls in held]


def pairs_within(near: Sequence[Sequence[int]], stalls: Sequence[int]) -> int:
    """Count the neighbour pairs among some stalls."""
    inside = set(stalls)
    return sum(1 for stall in stalls for other in near[stall] if other in inside) // 2
