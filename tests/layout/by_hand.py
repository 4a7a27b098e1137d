"""The rules and the sum of a layout, worked out from the words that promise them and from the drawing's cells alone.

Slow and plain on purpose: nothing here is shared with `otopsheets.layout` but the records that go in and come out.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Weights
from tests.layout.grounds import Ground, Plot, Spot

Held = Mapping[str, tuple[str, ...]]


def plain(label: str) -> str:
    return label.removeprefix("ล็อก").strip()


def around(spot: Spot) -> list[Spot]:
    row, column = spot
    return [(row, column + 1), (row, column - 1), (row + 1, column), (row - 1, column)]


def share_an_edge(one: Plot, two: Plot) -> bool:
    return any(spot in two.spots for mine in one.spots for spot in around(mine))


def follows(one: Plot, two: Plot, *, across: bool) -> bool:
    """Of one depth, and the second begins where the first ends, to the right or below."""
    if across:
        return (one.row, one.height, one.column + one.width) == (two.row, two.height, two.column)
    return (one.column, one.width, one.row + one.height) == (two.column, two.width, two.row)


def in_line(ground: Ground, one: Plot, two: Plot, *, across: bool) -> bool:
    """Of one depth, with at most two cells between them and no open ground there."""
    solid = ground.trees.union(*(plot.spots for plot in ground.plots))
    for gap in range(3):
        grown = replace(one, width=one.width + gap) if across else replace(one, height=one.height + gap)
        if follows(grown, two, across=across) and grown.spots - one.spots <= solid:
            return True
    return False


@cache
def in_line_with(ground: Ground, plot: Plot, *, across: bool) -> int:
    """How many stalls the line holds in which this one stands, a tree in it or not."""
    line, before = {plot}, 0
    while len(line) > before:
        before = len(line)
        line |= {
            other
            for other in ground.plots
            for each in line
            if in_line(ground, each, other, across=across) or in_line(ground, other, each, across=across)
        }
    return len(line)


def of_one_row(ground: Ground, one: Plot, two: Plot, *, across: bool) -> bool:
    """Side by side; and for one of them its row goes this way, or for both it may go either way."""
    longer = [
        in_line_with(ground, plot, across=across) - in_line_with(ground, plot, across=not across) for plot in (one, two)
    ]
    return follows(one, two, across=across) and (max(longer) > 0 or longer == [0, 0])


def in_one_row(ground: Ground, plots: Sequence[Plot]) -> bool:
    """Each begins where the other ends, in rows that are not back to back."""
    along = sorted(plots, key=lambda plot: plot.column)
    down = sorted(plots, key=lambda plot: plot.row)
    return all(of_one_row(ground, one, two, across=True) for one, two in pairwise(along)) or all(
        of_one_row(ground, one, two, across=False) for one, two in pairwise(down)
    )


def hang_together(plots: Sequence[Plot]) -> bool:
    """No part of them stands apart from the rest."""
    block, left = {plots[0]}, set(plots[1:])
    while more := {plot for plot in left if any(share_an_edge(plot, each) for each in block)}:
        block |= more
        left -= more
    return not left


def may_stand(ground: Ground, demand: Demand, plots: Sequence[Plot]) -> bool:
    """The rules that concern one group alone."""
    agencies_marked = any(plot.agency for plot in ground.plots)
    kept = {plot.category for plot in ground.plots if plot.category}
    held, pinned = {plot.label for plot in plots}, {plain(label) for label in demand.pinned}
    for plot in plots:
        if (demand.power and not plot.power) or (demand.water and not plot.water):
            return False
        if demand.lane == "agency":
            if plot.agency != agencies_marked or (plot.category and not plot.agency):
                return False
        elif plot.agency or plot.category != (demand.category if demand.category in kept else None):
            return False
    if pinned and not pinned <= {plot.label for plot in ground.plots}:
        return False
    as_pinned = pinned <= held if len(pinned) <= demand.stalls else held <= pinned
    as_decided = held == pinned and hang_together(plots)
    return len(held) == len(plots) == demand.stalls and (as_decided or in_one_row(ground, plots)) and as_pinned


def places_of(ground: Ground, demand: Demand) -> list[tuple[Plot, ...]]:
    """Everywhere this group could stand if it were alone."""
    sets = combinations(ground.plots, demand.stalls)
    return [plots for plots in sets if may_stand(ground, demand, plots)]


def get_along(one: Demand, ones: Sequence[Plot], two: Demand, twos: Sequence[Plot], *, fire_gap: bool) -> bool:
    """The rules that concern two groups: one group a stall; open fire apart from textiles, or from everybody."""
    if {plot.label for plot in ones} & {plot.label for plot in twos}:
        return False
    apart = (
        (one.fire or two.fire)
        if fire_gap
        else ((one.fire and two.category == "textile") or (two.fire and one.category == "textile"))
    )
    return not (apart and any(share_an_edge(here, there) for here in ones for there in twos))


def holds(ground: Ground, demands: Sequence[Demand], held: Held, *, fire_gap: bool) -> bool:
    """Tell whether the plan keeps every hard rule."""
    at = {plot.label: plot for plot in ground.plots}
    if set(held) != {demand.key for demand in demands} or not all(
        label in at for each in held.values() for label in each
    ):
        return False
    standing = [(demand, [at[label] for label in held[demand.key]]) for demand in demands]
    return all(may_stand(ground, *each) for each in standing) and all(
        get_along(*one, *two, fire_gap=fire_gap) for one, two in combinations(standing, 2)
    )


def every_plan(ground: Ground, demands: Sequence[Demand], *, fire_gap: bool) -> Iterator[dict[str, tuple[str, ...]]]:
    """Try everything; yield each plan that keeps every hard rule."""
    choices = sorted(((demand, places_of(ground, demand)) for demand in demands), key=lambda each: len(each[1]))
    chosen: list[tuple[Demand, tuple[Plot, ...]]] = []

    def further(turn: int) -> Iterator[dict[str, tuple[str, ...]]]:
        if turn == len(choices):
            yield {demand.key: tuple(plot.label for plot in plots) for demand, plots in chosen}
            return
        demand, places = choices[turn]
        for plots in places:
            if all(get_along(demand, plots, *other, fire_gap=fire_gap) for other in chosen):
                chosen.append((demand, plots))
                yield from further(turn + 1)
                chosen.pop()

    return further(0)


def possible(ground: Ground, demands: Sequence[Demand], *, fire_gap: bool) -> bool:
    return next(every_plan(ground, demands, fire_gap=fire_gap), None) is not None


def are_neighbours(ground: Ground, one: Plot, two: Plot) -> bool:
    """Side by side; across an aisle of at most two cells with nothing in between; or corner to corner round open ground."""
    stalls = {spot for plot in ground.plots for spot in plot.spots}
    for row, column in one.spots:
        for down, right in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            for away in (1, 2, 3):
                spot = (row + away * down, column + away * right)
                if spot in two.spots:
                    return True
                if spot in stalls or spot in ground.trees:
                    break
        for down in (1, -1):
            for right in (1, -1):
                if (row + down, column + right) in two.spots and not {
                    (row + down, column),
                    (row, column + right),
                } & stalls:
                    return True
    return False


def steps_to(ground: Ground) -> dict[str, float]:
    """Cells walked from the nearest entrance until one stands before each stall."""
    solid = {spot for plot in ground.plots for spot in plot.spots} | ground.trees
    open_ground = {
        (row, column) for row in range(-1, ground.height + 1) for column in range(-1, ground.width + 1)
    } - solid
    steps = dict.fromkeys((plot.label for plot in ground.plots), math.inf)
    wet, dry, gone = set(ground.entrances), open_ground - ground.entrances, 0
    while wet:
        for plot in ground.plots:
            if any(spot in wet for mine in plot.spots for spot in around(mine)):
                steps[plot.label] = min(steps[plot.label], gone)
        wet = {spot for each in wet for spot in around(each)} & dry
        dry -= wet
        gone += 1
    return steps


def is_corner(ground: Ground, plot: Plot) -> bool:
    """Marked so, or walkway along two sides that meet."""
    taken = {spot for each in ground.plots for spot in each.spots} | ground.trees
    rows, columns = range(plot.row, plot.row + plot.height), range(plot.column, plot.column + plot.width)
    above = all((plot.row - 1, column) not in taken for column in columns)
    below = all((plot.row + plot.height, column) not in taken for column in columns)
    left = all((row, plot.column - 1) not in taken for row in rows)
    right = all((row, plot.column + plot.width) not in taken for row in rows)
    return plot.corner or ((above or below) and (left or right))


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


class Scale:
    """Weighs plans of one market: the terms of `Weights`, one by one."""

    def __init__(
        self,
        ground: Ground,
        demands: Sequence[Demand],
        weights: Weights,
        announced: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._weights, self._ground = weights, ground
        self._queue = sorted(demands, key=lambda demand: (demand.order, demand.key))
        self._pairs = [
            (one.label, two.label) for one, two in combinations(ground.plots, 2) if are_neighbours(ground, one, two)
        ]
        self.alone, self.blocks = cache(self._alone), cache(self._blocks)  # thousands of plans share them
        self._closeness, self._goodness = self._grounds_worth()
        self._badly = self._how_badly_they_stood()
        at = {plot.label: plot for plot in ground.plots}
        self._told = {}
        for demand in demands:
            told = {plain(label) for label in (announced or {}).get(demand.key, ())}
            if told <= set(at) and told and may_stand(ground, demand, [at[label] for label in told]):
                self._told[demand.key] = told

    def _grounds_worth(self) -> tuple[dict[str, float], dict[str, float]]:
        """How near the entrance each stall is, and how good, from 0 to 1; nothing is known if no entrance is drawn."""
        ground = self._ground
        nothing = dict.fromkeys((plot.label for plot in ground.plots), 0.0)
        if not ground.entrances:
            return nothing, nothing
        steps = steps_to(ground)
        reached = [each for each in steps.values() if math.isfinite(each)]
        near, far = min(reached, default=0), max(reached, default=0)
        closeness = {label: 1 - gone / far if far and math.isfinite(gone) else 0.0 for label, gone in steps.items()}
        good = dict(nothing)
        for plot in ground.plots:
            gone = steps[plot.label]
            nearness = 0.0 if math.isinf(gone) else (far - gone) / (far - near) if far > near else 1.0
            good[plot.label] = (nearness + 0.25 * is_corner(ground, plot)) / 1.25
        return closeness, good

    def _how_badly_they_stood(self) -> dict[str, float]:
        """From 0 for the best place of last fair to 1 for the worst, in four even steps; 0 for the others."""
        known = sorted({demand.last_distance for demand in self._queue if demand.last_distance is not None})
        badly = dict.fromkeys((demand.key for demand in self._queue), 0.0)
        for demand in self._queue:
            if demand.last_distance is not None and len(known) > 1:
                badly[demand.key] = round(3 * known.index(demand.last_distance) / (len(known) - 1)) / 3
        return badly

    def _wish(self, turn: int, labels: Sequence[str]) -> float:
        wishes = list(dict.fromkeys(map(plain, self._queue[turn].wants)))
        last = max(1, len(self._queue) - 1)
        dear = {label: 1 - 0.5 * rank / len(wishes) for rank, label in enumerate(wishes)}
        return (1 - 0.5 * turn / last) * mean([dear.get(label, 0.0) for label in labels])

    def _alone(self, turn: int, labels: tuple[str, ...]) -> tuple[float, float, float, float]:
        """What one group's own place adds: its wishes, an agency's way, its turn for a good place, its staying."""
        demand, weights = self._queue[turn], self._weights
        return (
            weights.wishes * self._wish(turn, labels),
            weights.agency * (demand.lane == "agency") * mean([self._closeness[label] for label in labels]),
            weights.rotation * self._badly[demand.key] * mean([self._goodness[label] for label in labels]),
            -weights.stability * (set(labels) != self._told.get(demand.key, set(labels))),
        )

    def _blocks(self, labels: frozenset[str]) -> int:
        """In how many parts these stalls lie."""
        count, left = 0, set(labels)
        while left:
            block = {left.pop()}
            while more := {b for a, b in self._pairs if a in block and b in left} | {
                a for a, b in self._pairs if b in block and a in left
            }:
                block |= more
                left -= more
            count += 1
        return count

    def shares(self, held: Held) -> dict[str, float]:
        """What each term adds to the sum."""
        weights = self._weights
        holder = {label: demand for demand in self._queue for label in held[demand.key]}
        together = same = 0
        for first, second in self._pairs:
            one, two = holder.get(first), holder.get(second)
            if one and two and one is not two and one.category and one.category == two.category:
                together += 1
                same += bool(one.product) and one.product == two.product
        standing: dict[str, set[str]] = {}
        for label, demand in holder.items():
            if demand.category:
                standing.setdefault(demand.category, set()).add(label)
        alone = [self.alone(turn, held[demand.key]) for turn, demand in enumerate(self._queue)]
        wishes, agency, rotation, stability = map(sum, zip(*alone, strict=True)) if alone else (0.0,) * 4
        return {
            "togetherness": weights.togetherness * together,
            "block": -weights.block * sum(self.blocks(frozenset(labels)) - 1 for labels in standing.values()),
            "same_product": -weights.same_product * same,
            "wishes": wishes,
            "agency": agency,
            "rotation": rotation,
            "stability": stability,
        }

    def worth(self, held: Held) -> float:
        return sum(self.shares(held).values())
