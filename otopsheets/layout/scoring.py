"""What a plan is worth: the terms of the weighted sum, as tables over (demand, position) and pairs.

Everything that depends on one group and its place is *linear* and tabulated once (`Values.of`); what depends
on neighbours is counted. `shares` adds both up, term by term; search, bound and plan all speak of this sum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from otopsheets.layout.demands import Demand
from otopsheets.layout.feasible import Places
from otopsheets.layout.marks import label_key
from otopsheets.layout.options import Weights
from otopsheets.layout.problem import Problem

LINEAR = ("wishes", "agency", "rotation", "stability")
TERMS = ("togetherness", "block", "same_product", *LINEAR)
ROTATION_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Values:
    """The worth of each demand at each position it may take, by linear term.

    `wishes[d]` holds only positions where the term is not zero; `stays[d]` the position demand d was announced at, None
    if it was not, or may not stand there any more. `closeness[p]` is how near
    the entrance position p lies, `goodness[p]` how good a place it is, both 0 to 1; `agency[d]` and
    `worst[d]` what they weigh for demand d. `away` is what a demand with announced stalls pays elsewhere.
    """

    wishes: tuple[Mapping[int, float], ...]
    stays: tuple[frozenset[int] | None, ...]
    agency: tuple[float, ...]
    worst: tuple[float, ...]
    closeness: tuple[float, ...]
    goodness: tuple[float, ...]
    away: float

    @classmethod
    def of(cls, problem: Problem, weights: Weights, announced: Mapping[str, Sequence[str]]) -> "Values":
        """Tabulate every linear term."""
        venue = problem.venue
        goodness = venue.goodness()
        far = max((d for d in venue.distances if d != float("inf")), default=0.0)
        closeness = [max(0.0, 1 - d / far) if far else 0.0 for d in venue.distances] or [0.0] * problem.stalls
        keys = [label_key(stall.label) for stall in venue.stalls]
        levels = _levels(problem.demands)
        return cls(
            tuple(_wishes(problem, number, keys, weights.wishes) for number in range(len(problem.demands))),
            tuple(_stays(problem, number, keys, announced) for number in range(len(problem.demands))),
            tuple(weights.agency * (demand.lane == "agency") for demand in problem.demands),
            tuple(weights.rotation * level for level in levels),
            tuple(_mean(closeness, place) for place in problem.positions),
            tuple(_mean(goodness, place) if venue.distances else 0.0 for place in problem.positions),
            weights.stability,
        )

    def part(self, chosen: Sequence[int]) -> "Values":
        """Return the same for only the demands numbered in `chosen`."""
        return replace(
            self,
            wishes=tuple(self.wishes[each] for each in chosen),
            stays=tuple(self.stays[each] for each in chosen),
            agency=tuple(self.agency[each] for each in chosen),
            worst=tuple(self.worst[each] for each in chosen),
        )

    def terms(self, demand: int, place: int) -> tuple[float, float, float, float]:
        """Return the linear terms of one demand at one position, in the order of `LINEAR`."""
        stays = self.stays[demand]
        return (
            self.wishes[demand].get(place, 0.0),
            self.agency[demand] * self.closeness[place],
            self.worst[demand] * self.goodness[place],
            0.0 if stays is None or place in stays else -self.away,
        )

    def worth(self, demand: int, place: int) -> float:
        """Return the sum of the linear terms of one demand at one position."""
        return sum(self.terms(demand, place))


def _mean(values: Sequence[float], place: Sequence[int]) -> float:
    return sum(values[stall] for stall in place) / len(place)


def _levels(demands: Sequence[Demand]) -> list[float]:
    """How badly each stood last fair among those who were there, in a few even steps from 0 (best) to 1."""
    known = sorted({demand.last_distance for demand in demands if demand.last_distance is not None})
    if len(known) < 2:
        return [0.0] * len(demands)
    step = {
        value: round(rank / (len(known) - 1) * (ROTATION_LEVELS - 1)) / (ROTATION_LEVELS - 1)
        for rank, value in enumerate(known)
    }
    return [0.0 if demand.last_distance is None else step[demand.last_distance] for demand in demands]


def _wishes(problem: Problem, number: int, keys: Sequence[str], weight: float) -> dict[int, float]:
    """Value each position by its wished-for stalls.

    A wish counts in full for the first in the draw, by half for the last; so do first and last wishes.
    """
    demand, count = problem.demands[number], max(1, len(problem.demands) - 1)
    turn = 1 - 0.5 * min(1.0, number / count)
    ranks: dict[str, int] = {}
    for label in demand.wants:
        ranks.setdefault(label_key(label), len(ranks))
    if not ranks or not weight:
        return {}
    dear = {key: 1 - 0.5 * rank / len(ranks) for key, rank in ranks.items()}
    worth = {
        place: weight * turn * _mean([dear.get(key, 0.0) for key in keys], problem.positions[place])
        for place in problem.allowed[number]
    }
    return {place: value for place, value in worth.items() if value}


def _stays(
    problem: Problem, number: int, keys: Sequence[str], announced: Mapping[str, Sequence[str]]
) -> frozenset[int] | None:
    """Find the position it was announced at, if it was and may still stand there."""
    told = {label_key(label) for label in announced.get(problem.demands[number].key, ())}
    same = frozenset(
        place for place in problem.allowed[number] if {keys[stall] for stall in problem.positions[place]} == told
    )
    return same or None


def shares(problem: Problem, weights: Weights, values: Values, places: Places) -> dict[str, float]:
    """Each term's part of the sum for a whole plan, in the order of `TERMS`."""
    holder = {stall: d for d, place in enumerate(places) for stall in problem.positions[place]}
    together = same = 0
    for stall, demand in holder.items():
        for other in problem.near[stall]:
            beside = holder.get(other)
            if beside is not None and other > stall and beside != demand:
                here, there = problem.demands[demand], problem.demands[beside]
                if here.category is not None and here.category == there.category:
                    together += 1
                    same += bool(here.product) and here.product == there.product
    linear = [sum(column) for column in zip(*(values.terms(*each) for each in enumerate(places)), strict=True)]
    return {
        "togetherness": weights.togetherness * together,
        "block": -weights.block * extra_blocks(problem, places),
        "same_product": -weights.same_product * same,
        **dict(zip(LINEAR, linear or [0.0] * len(LINEAR), strict=True)),
    }


def extra_blocks(problem: Problem, places: Places) -> int:
    """How many blocks the categories fall into, beyond one each."""
    members: dict[str, set[int]] = {}
    for demand, place in zip(problem.demands, places, strict=True):
        if demand.category is not None:
            members.setdefault(demand.category, set()).update(problem.positions[place])
    return sum(blocks(problem.near, stalls) - 1 for stalls in members.values())


def blocks(near: Sequence[Sequence[int]], stalls: set[int]) -> int:
    """How many parts the neighbour relation leaves `stalls` in."""
    left, count = set(stalls), 0
    while left:
        count += 1
        waiting = [left.pop()]
        while waiting:
            for other in near[waiting.pop()]:
                if other in left:
                    left.remove(other)
                    waiting.append(other)
    return count
