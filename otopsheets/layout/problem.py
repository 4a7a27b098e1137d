"""The demands and the venue as indices: where each group may stand, and what must not touch.

A *position* is as many adjacent stalls of one run as a group was granted, or just those that the committee gave it.
Everything after this works on stall, demand and position numbers; the names come back when the plan is told.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from otopsheets.layout.demands import TEXTILE, Demand
from otopsheets.layout.marks import label_key
from otopsheets.layout.stalls import Stall, Venue

Position = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One instance of the layout problem.

    `demands` are in the order of the draw (then by key), so that the order they came in changes nothing.
    `positions` lists every place any of them could take; `allowed[d]` are the positions demand `d` may
    take. `touching[s]` are the stalls side by side with stall `s`; `near[s]` all its neighbours.
    """

    venue: Venue
    demands: tuple[Demand, ...]
    positions: tuple[Position, ...]
    allowed: tuple[tuple[int, ...], ...]
    touching: tuple[tuple[int, ...], ...]
    near: tuple[tuple[int, ...], ...]
    fire_gap: bool

    @property
    def stalls(self) -> int:
        """How many stalls the venue has."""
        return len(self.venue.stalls)

    def part(self, chosen: Iterable[int]) -> "Problem":
        """Return the same problem with only the demands numbered in `chosen`."""
        kept = sorted(chosen)
        return Problem(
            self.venue,
            tuple(self.demands[each] for each in kept),
            self.positions,
            tuple(self.allowed[each] for each in kept),
            self.touching,
            self.near,
            self.fire_gap,
        )

    def around(self, places: Sequence[int], chosen: Collection[int]) -> "Problem":
        """Return the part of the demands in `chosen`, as it is while all others stand where `places` says."""
        part = self.part(chosen)
        moving = set(chosen)
        holder = {
            stall: other
            for number, (other, place) in enumerate(zip(self.demands, places, strict=True))
            if number not in moving
            for stall in self.positions[place]
        }

        def is_free(demand: Demand, place: int) -> bool:
            return all(
                stall not in holder
                and not any(self.shun(demand, holder[beside]) for beside in self.touching[stall] if beside in holder)
                for stall in self.positions[place]
            )

        allowed = tuple(
            tuple(place for place in each if is_free(demand, place))
            for demand, each in zip(part.demands, part.allowed, strict=True)
        )
        left = {stall for each in allowed for place in each for stall in self.positions[place]}
        near = tuple(
            tuple(other for other in others if other in left) if stall in left else ()
            for stall, others in enumerate(self.near)
        )
        return replace(part, allowed=allowed, near=near)

    def shun(self, one: Demand, other: Demand) -> bool:
        """Tell whether two groups must not stand side by side, because one of them cooks with open fire."""
        return (one.fire and (self.fire_gap or is_textile(other))) or (
            other.fire and (self.fire_gap or is_textile(one))
        )


def compile_problem(venue: Venue, demands: Sequence[Demand], *, fire_gap: bool) -> Problem:
    """Give everything a number, and work out where each demand may stand."""
    ordered = tuple(sorted(demands, key=lambda demand: (demand.order, demand.key)))
    number = {stall.label: index for index, stall in enumerate(venue.stalls)}
    marks = Marks.of(venue)
    windows = {size: _windows(venue, number, size) for size in {demand.stalls for demand in ordered}}
    touching: list[list[int]] = [[] for _ in venue.stalls]
    near: list[list[int]] = [[] for _ in venue.stalls]
    for pair in venue.neighbours:
        first, second = number[pair.first], number[pair.second]
        near[first].append(second)
        near[second].append(first)
        if pair.kind == "side":
            touching[first].append(second)
            touching[second].append(first)
    positions: dict[Position, int] = {}
    allowed = []
    for demand in ordered:
        open_to = [marks.let(demand, stall) for stall in venue.stalls]
        places = windows[demand.stalls]
        if demand.pinned:
            places = _as_decided(places, demand, venue, touching)
        free = (place for place in places if all(open_to[stall] for stall in place))
        allowed.append(tuple(positions.setdefault(place, len(positions)) for place in free))
    return Problem(
        venue,
        ordered,
        tuple(positions),
        tuple(allowed),
        tuple(tuple(each) for each in touching),
        tuple(tuple(each) for each in near),
        fire_gap,
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """Whom the drawing keeps places for: agencies or not, and which categories."""

    agencies: bool
    categories: frozenset[str]

    @classmethod
    def of(cls, venue: Venue) -> "Marks":
        """Read them off the stalls."""
        return cls(
            any(stall.agency for stall in venue.stalls),
            frozenset(stall.category for stall in venue.stalls if stall.category is not None),
        )

    def let(self, demand: Demand, stall: Stall) -> bool:
        """Tell whether `demand` may stand on `stall`: services, and marked places, both ways.

        A marked place is for those it is marked for; and they, if any place is marked for them, stand there.
        """
        if (demand.power and not stall.power) or (demand.water and not stall.water):
            return False
        if demand.lane == "agency":
            return stall.agency if self.agencies else stall.category is None
        if stall.agency:
            return False
        return stall.category == (demand.category if demand.category in self.categories else None)


def _windows(venue: Venue, number: dict[str, int], size: int) -> list[Position]:
    """Every `size` adjacent stalls of one run, each set once."""
    if size == 1:
        return [(index,) for index in range(len(venue.stalls))]
    return [
        tuple(number[label] for label in run[start : start + size])
        for run in venue.runs
        for start in range(len(run) - size + 1)
    ]


def _as_decided(
    windows: Sequence[Position], demand: Demand, venue: Venue, touching: Sequence[Sequence[int]]
) -> list[Position]:
    """Return the places that agree with the committee's pins.

    All pinned stalls when no more were pinned than granted; else only pinned ones. Just as many as granted need not
    be in one row, if they hang together: a committee may give two stalls back to back, or round a corner.
    """
    pins = {label_key(label) for label in demand.pinned}
    at = {index for index, stall in enumerate(venue.stalls) if label_key(stall.label) in pins}
    if len(at) < len(pins):  # the committee named a stall that is not drawn
        return []
    places = [window for window in windows if at.issubset(window) or at.issuperset(window)]
    if not places and len(at) == demand.stalls:
        reached = sorted(at)[:1]
        for stall in reached:
            reached += [other for other in touching[stall] if other in at and other not in reached]
        places = [tuple(sorted(at))] if len(reached) == len(at) else []
    return places


def is_textile(demand: Demand) -> bool:
    """Tell whether open fire must not stand beside this group."""
    return demand.category == TEXTILE
