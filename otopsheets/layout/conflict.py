"""Why no layout is possible: the smallest demands that cannot stand together, told with numbers."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from otopsheets.layout.conflict_words import (
    Conflict,
    DemandsConflict,
    confined,
    no_row,
    not_together,
    pinned_amiss,
    reach,
    short,
    total,
)
from otopsheets.layout.feasible import feasible_places
from otopsheets.layout.needs import Need, need_of, parts
from otopsheets.layout.problem import Problem, is_textile

__all__ = ["Conflict", "DemandsConflict", "explain", "irreducible"]


def explain(problem: Problem) -> DemandsConflict:
    """Find an irreducible set of demands that cannot stand together, and say it in plain numbers.

    Single demands first, then too few stalls for a need (the fewest demands first), then anything else. The
    set returned cannot be met, and every set with one demand fewer can (checked by the exact model).
    """
    needs = [need_of(problem, demand) for demand in problem.demands]
    for number, allowed in enumerate(problem.allowed):
        if not allowed:
            return _alone(problem, needs, number)
    shortages = _shortages(problem, needs, dict.fromkeys(part for need in needs for part in parts(need)))
    if shortages:
        need, few, asking = min(shortages, key=lambda each: len(each[1]))
        return short(problem, need, _least(problem, few), asking)
    return _crowded(problem, needs, _least(problem, _suspects(problem)))


def _alone(problem: Problem, needs: Sequence[Need], number: int) -> DemandsConflict:
    """One demand that no place in the venue can meet."""
    demand = problem.demands[number]
    if demand.pinned:
        return pinned_amiss(problem, needs[number], number)
    for need, few, asking in _shortages(problem, needs, parts(needs[number])):
        if len(few) == 1:
            return short(problem, need, few, asking)
    need = next(part for part in parts(needs[number]) if _longest(problem, part) < demand.stalls)
    asking = [
        each
        for each, other in enumerate(problem.demands)
        if other.stalls == demand.stalls and need.asked_by(needs[each])
    ]
    return no_row(problem, need, [number], asking)


def _crowded(problem: Problem, needs: Sequence[Need], chosen: Sequence[int]) -> DemandsConflict:
    """Demands that each have a place, but not all at once."""
    demands = [problem.demands[each] for each in chosen]
    free = not any(demand.fire or demand.pinned for demand in demands)
    if free and len({(needs[each], problem.demands[each].stalls) for each in chosen}) == 1:
        need, size = needs[chosen[0]], demands[0].stalls
        asking = [each for each, demand in enumerate(problem.demands) if (needs[each], demand.stalls) == (need, size)]
        return no_row(problem, need, chosen, asking)
    if total(problem, chosen) > len(reach(problem, chosen)):
        return confined(problem, chosen)
    return not_together(problem, chosen)


def _least(problem: Problem, suspects: Sequence[int]) -> list[int]:
    """Return an irreducible part of demands that are impossible together.

    Most crowds are irreducible as they come: that is asked first, once for each kind of demand. If not, the
    kinds that matter are found, and then, by halving, how many of each.
    """

    def possible(kinds: Iterable[Sequence[int]]) -> bool:
        return feasible_places(problem.part(each for kind in kinds for each in kind)) is not None

    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for each in suspects:
        demand = problem.demands[each]
        alike[problem.allowed[each], demand.fire, is_textile(demand)].append(each)
    kinds = list(alike.values())
    if all(possible([*kinds[:at], kind[1:], *kinds[at + 1 :]]) for at, kind in enumerate(kinds)):
        return sorted(suspects)
    kinds = [kinds[at] for at in irreducible(range(len(kinds)), lambda chosen: possible(kinds[at] for at in chosen))]
    for at, kind in enumerate(kinds):
        others = [*kinds[:at], *kinds[at + 1 :]]
        fewest = 1 + bisect_left(range(1, len(kind)), x=True, key=lambda count: not possible([*others, kind[:count]]))
        kinds[at] = kind[:fewest]
    return sorted(each for kind in kinds for each in kind)


def irreducible(suspects: Sequence[int], possible: Callable[[Sequence[int]], bool]) -> list[int]:
    """Return a subset of `suspects` that is impossible, while each of its own subsets is possible.

    QuickXplain (Junker 2004): halves the suspects, so that a conflict of k among n takes about k·log(n/k)
    questions. `suspects` together must be impossible.
    """

    def among(known: list[int], fresh: bool, left: list[int]) -> list[int]:  # noqa: FBT001 - as published
        if fresh and not possible(known):
            return []
        if len(left) == 1:
            return left
        half = len(left) // 2
        first, second = left[:half], left[half:]
        from_second = among(known + first, bool(first), second)
        from_first = among(known + from_second, bool(from_second), first)
        return from_first + from_second

    return sorted(among([], False, list(suspects)))  # noqa: FBT003


def _suspects(problem: Problem) -> Sequence[int]:
    """Return the fewest demands that are too many for the only stalls they could use; all, if none are."""
    alone = [reach(problem, [number]) for number in range(len(problem.demands))]
    crowds = []
    for within in dict.fromkeys(alone):
        members = [number for number, each in enumerate(alone) if each <= within]
        if few := _too_many(problem, members, len(within)):
            crowds.append(few)
    return min(crowds, key=len, default=range(len(problem.demands)))


def _too_many(problem: Problem, members: Iterable[int], stalls: int) -> list[int]:
    """Return as few of `members` as are too many for so many stalls, the largest first; [] if all have room."""
    few: list[int] = []
    for each in sorted(members, key=lambda each: -problem.demands[each].stalls):
        few.append(each)
        if total(problem, few) > stalls:
            return few
    return []


def _shortages(
    problem: Problem, needs: Sequence[Need], sought: Iterable[Need]
) -> list[tuple[Need, list[int], list[int]]]:
    """Each need that more stalls are asked for than offer it; as few as are too many; and all who ask."""
    found = []
    for need in sought:
        asking = [number for number, each in enumerate(needs) if need.asked_by(each)]
        offered = sum(need.offered_by(stall) for stall in problem.venue.stalls)
        if few := _too_many(problem, asking, offered):
            found.append((need, few, asking))
    return found


def _longest(problem: Problem, need: Need) -> int:
    """Return how many adjacent stalls offer a need, at most."""
    offers = {stall.label: need.offered_by(stall) for stall in problem.venue.stalls}
    longest = 0
    for run in problem.venue.runs:
        length = 0
        for label in run:
            length = length + 1 if offers[label] else 0
            longest = max(longest, length)
    return longest
