"""Stalls by lot (จับฉลากล็อค): in the order of the draw, by a public seed, recomputable by anyone.

The lot of a group for a place is the SHA-256 of `seed|group key|labels of the place joined by +`, the labels
from left to right or from top to bottom, read as a number; lower is luckier. First the groups that the
committee pinned, then all others, each in the order of the draw (by key where that is the same): a group takes
the place with its lowest lot, of those that leave all groups after it a valid place.
"""

import hashlib
from dataclasses import replace

from otopsheets.layout.feasible import Places, feasible_places, keeps_fire_rules
from otopsheets.layout.problem import Problem


def lot(seed: str, key: str, labels: tuple[str, ...]) -> str:
    """Return the lot of the group `key` for a place, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{seed}|{key}|{'+'.join(labels)}".encode()).hexdigest()


def draw(problem: Problem, seed: str, completion: Places) -> Places:
    """Draw a place for every group.

    `completion` is any valid plan. It shows that the draw can go on: a place is taken at once if the plan
    can be repaired by moving those who stand there, and otherwise the exact model says whether any plan has it.
    """
    labels = [stall.label for stall in problem.venue.stalls]
    turns = sorted(range(len(problem.demands)), key=lambda each: (not problem.demands[each].pinned, each))
    for demand in turns:
        key, allowed = problem.demands[demand].key, problem.allowed[demand]
        lots = {place: lot(seed, key, tuple(labels[stall] for stall in problem.positions[place])) for place in allowed}
        valid = (_plan_with(problem, completion, demand, place) for place in sorted(allowed, key=lots.__getitem__))
        completion = next(plan for plan in valid if plan is not None)
        problem = _fixed(problem, demand, completion[demand])
    return completion


def _plan_with(problem: Problem, completion: Places, demand: int, place: int) -> Places | None:
    """Return a valid plan in which `demand` has the place; None if there is none."""
    if place == completion[demand]:
        return completion
    return _exchanged(problem, completion, demand, place) or feasible_places(_fixed(problem, demand, place))


def _fixed(problem: Problem, demand: int, place: int) -> Problem:
    """Return the same problem with one demand's place settled: its stalls are closed to everyone else."""
    taken = frozenset(problem.positions[place])
    left = {
        allowed: tuple(each for each in allowed if taken.isdisjoint(problem.positions[each]))
        for allowed in set(problem.allowed)
    }
    allowed = [left[each] for each in problem.allowed]
    allowed[demand] = (place,)
    return replace(problem, allowed=tuple(allowed))


def _exchanged(problem: Problem, places: Places, demand: int, place: int) -> Places | None:
    """Give `demand` the place, and whoever stands there the first places that are free then; None if that fails."""
    positions, wanted = problem.positions, frozenset(problem.positions[place])
    away = [other for other, taken in enumerate(places) if other != demand and not wanted.isdisjoint(positions[taken])]
    staying = (positions[taken] for other, taken in enumerate(places) if other != demand and other not in away)
    free = frozenset(range(problem.stalls)).difference(wanted, *staying)
    changed = list(places)
    changed[demand] = place
    for other in sorted(away, key=lambda other: -problem.demands[other].stalls):
        room = next((each for each in problem.allowed[other] if free.issuperset(positions[each])), None)
        if room is None:
            return None
        changed[other] = room
        free -= frozenset(positions[room])
    return tuple(changed) if keeps_fire_rules(problem, tuple(changed)) else None
