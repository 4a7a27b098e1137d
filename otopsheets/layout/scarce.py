"""What a category needs within its shape: enough of the few stalls on which some of its groups can stand.

Groups whose positions all lie within some stalls Q hold as many of Q, in every plan, as they have stalls (Hall 1935): a
category with three groups that need water is no use in a shape with one tap. Prices alone do not see this: they mix
shapes that have water enough on the average. So the sweep counts it.
"""

import math
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from otopsheets.layout.kinds import Merged

PRESSING = 3.0
"""A need is pressing unless a shape of stalls taken at random meets it with so many standard deviations to spare."""


@dataclass(frozen=True, slots=True)
class Need:
    """At least `count` stalls of a shape are among `stalls`."""

    stalls: frozenset[int]
    count: int


Needs: TypeAlias = tuple[Need, ...]


def pressing_needs(merged: Merged, room: int) -> list[Needs]:
    """Return the needs of each category that are hard to meet by chance, as many as there is room for.

    A sweep keeps, for each state of the frontier, as many numbers as the needs have states times the stalls counted.
    """
    return [_counted(merged, category, room) for category in range(len(merged.sizes))]


def _counted(merged: Merged, category: int, room: int) -> Needs:
    """Choose what to count for one category, the most pressing first."""
    size = merged.sizes[category]
    open_to, needs = _needs(merged, category)
    room, counted = room // (size + 1), []
    for need in sorted(needs, key=lambda need: (_to_spare(need, size, len(open_to)), sorted(need.stalls))):
        if _to_spare(need, size, len(open_to)) < PRESSING and need.count < room:
            room //= need.count + 1
            counted.append(need)
    return tuple(counted)


def _needs(merged: Merged, category: int) -> tuple[frozenset[int], list[Need]]:
    """Return the stalls open to a category, and what it needs of them: of the stalls of each kind, and of two kinds'.

    Where these do not overlap, what two kinds need together follows from what each needs.
    """
    stands = Counter[frozenset[int]]()
    for kind in merged.kinds:
        if kind.category == category:
            places = [merged.problem.positions[place] for place in kind.allowed]
            stands[frozenset(stall for place in places for stall in place)] += len(kind.members) * len(places[0])
    open_to = frozenset[int]().union(*stands)
    within = [stalls for stalls, count in stands.items() if count < len(stalls)]
    within += [one | two for one, two in combinations(within, 2) if one & two]
    needs = [
        Need(stalls, sum(count for part, count in stands.items() if part <= stalls))
        for stalls in dict.fromkeys(within)
        if stalls != open_to
    ]
    return open_to, needs


def _to_spare(need: Need, size: int, open_to: int) -> float:
    """Return by how many standard deviations a random shape meets a need on the average."""
    share = len(need.stalls) / open_to
    return (size * share - need.count) / math.sqrt(size * share * (1 - share))
