"""What a group that has been accepted is owed on the ground."""

from dataclasses import dataclass
from typing import Literal

TEXTILE = "textile"
"""The category that open fire must never stand beside."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One accepted group, and what it was granted.

    `order` is its rank in the draw, 0 first. `wants` are the stalls it wished for, best first; `pinned`
    the stalls the committee gave it. `product` is its main product in normal form, '' if unknown.
    `last_distance` says how badly it stood last fair, in any unit, more being worse; None if it was not
    there.
    """

    key: str
    name: str
    lane: Literal["producer", "agency"] = "producer"
    stalls: int = 1
    power: bool = False
    water: bool = False
    fire: bool = False
    category: str | None = None
    product: str = ""
    wants: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    order: int = 0
    last_distance: float | None = None
