"""What the district chooses: the way, the weights, how hard to try."""

import math
from dataclasses import astuple, dataclass, field
from typing import Literal

Way = Literal["best", "draw"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each term is worth; 0 leaves a term out. None may be negative.

    | weight | one unit is |
    |---|---|
    | `togetherness` | two neighbouring stalls of one category, held by two groups |
    | `block` | one block more than a category needs (taken off) |
    | `same_product` | two neighbouring stalls of two groups of one category selling the same product (taken off) |
    | `wishes` | a wish for a stall met: its first wish, first in the draw |
    | `agency` | an agency's stall at the entrance; none at the farthest stall |
    | `rotation` | the best place, for the group that stood worst last fair |
    | `stability` | a group moved away from the plan already announced (taken off) |
    """

    togetherness: float = 1.0
    block: float = 2.0
    same_product: float = 0.5
    wishes: float = 1.0
    agency: float = 1.0
    rotation: float = 0.5
    stability: float = 3.0

    @property
    def size(self) -> float:
        """How many times larger than usual these weights are, to a power of two; 1 if all are 0."""
        largest = max(astuple(self))
        return 2.0 ** math.floor(math.log2(largest / USUALLY_LARGEST)) if largest else 1.0

    def over(self, size: float) -> "Weights":
        """Return the same weights on a scale `size` times smaller."""
        return Weights(*(each / size for each in astuple(self)))


USUALLY_LARGEST = max(astuple(Weights()))


@dataclass(frozen=True, slots=True)
class Options:
    """How to lay out.

    `seed` is the public seed of the lots; `best` needs none. `fire_gap` keeps open fire away from every
    occupied stall, not only from textiles. `effort` limits the work, never the clock: 100 is the usual
    amount, 200 twice that.
    """

    way: Way = "best"
    seed: str | None = None
    weights: Weights = field(default_factory=Weights)
    fire_gap: bool = False
    effort: int = 100
