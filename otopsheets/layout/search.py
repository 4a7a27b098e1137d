"""A good plan by simulated annealing: deterministic, from any plan that keeps the hard rules to a better one.

A step takes one group, picks a position it may take, and lets the groups standing there have its old place;
steps that break a hard rule are refused, so that every plan on the way is valid. The random numbers come
from a generator seeded with a constant: the same problem gives the same plan on any machine.
"""

import math
from collections.abc import Sequence
from random import Random

from otopsheets.layout.feasible import Places
from otopsheets.layout.options import Weights
from otopsheets.layout.problem import Position, Problem, is_textile
from otopsheets.layout.scoring import Values, blocks

NOBODY = -1
SEED = 2560
HOT, COLD = 1.5, 0.06
"""Temperatures the search begins and ends at, in units of the togetherness weight."""


class Annealing:
    """One search: a plan, its worth, and the steps that change both."""

    def __init__(self, problem: Problem, weights: Weights, values: Values, places: Places) -> None:
        self._problem, self._weights, self._values = problem, weights, values
        self._places = list(places)
        self._number = {frozenset(place): index for index, place in enumerate(problem.positions)}
        self._may = [frozenset(allowed) for allowed in problem.allowed]
        self._movable = [d for d, allowed in enumerate(problem.allowed) if len(allowed) > 1]
        categories = {d.category for d in problem.demands if d.category is not None}
        ids = {category: index for index, category in enumerate(sorted(categories))}
        self._category = [NOBODY if d.category is None else ids[d.category] for d in problem.demands]
        products = {product: index for index, product in enumerate({d.product: 0 for d in problem.demands})}
        self._product = [products[d.product] if d.product else NOBODY for d in problem.demands]
        self._fire = [demand.fire for demand in problem.demands]
        self._shy = [problem.fire_gap or is_textile(demand) for demand in problem.demands]
        self._any_fire = any(self._fire)
        self._holder = [NOBODY] * problem.stalls
        for demand, place in enumerate(places):
            for stall in problem.positions[place]:
                self._holder[stall] = demand

    def run(self, steps: int, *, hot: float = HOT, cold: float = COLD) -> Places:
        """Take `steps` steps from hot to cold; return the best plan met."""
        random = Random(SEED)  # noqa: S311 - a fixed sequence is the point
        if not self._movable:
            return tuple(self._places)
        unit = self._weights.togetherness or 1.0
        cooling = (cold / hot) ** (1 / max(1, steps))
        heat, gained, best_gain, best = hot * unit, 0.0, 0.0, tuple(self._places)
        for _ in range(steps):
            heat *= cooling
            demand = self._movable[int(random.random() * len(self._movable))]
            allowed = self._problem.allowed[demand]
            moves = self._exchange(demand, allowed[int(random.random() * len(allowed))])
            if not moves:
                continue
            gain = self._try(moves, -heat * math.log(1 - random.random()))
            if gain is None:
                continue
            gained += gain
            if gained > best_gain + 1e-9:
                best_gain, best = gained, tuple(self._places)
        return best

    def _exchange(self, demand: int, target: int) -> list[tuple[int, int, int]]:
        """Return the moves (demand, from, to) that put `demand` on the target; empty if not allowed."""
        here = self._places[demand]
        if here == target:
            return []
        positions = self._problem.positions
        old, new = positions[here], positions[target]
        moves = [(demand, here, target)]
        if len(new) == 1:
            other = self._holder[new[0]]
            if other == NOBODY:
                return moves
            there = self._places[other]
            if len(positions[there]) > 1 or here not in self._may[other]:
                return []
            moves.append((other, there, here))
            return moves
        taken = [stall for stall in new if stall not in old]
        freed = [stall for stall in old if stall not in new]
        into = dict(zip(taken, freed, strict=True))
        for other in dict.fromkeys(self._holder[stall] for stall in taken):
            if other == NOBODY:
                continue
            there = self._places[other]
            mapped = [into.get(stall, NOBODY) for stall in positions[there]]
            place = self._number.get(frozenset(mapped))
            if place is None or place not in self._may[other]:
                return []
            moves.append((other, there, place))
        return moves

    def _try(self, moves: Sequence[tuple[int, int, int]], allowance: float) -> float | None:
        """Make the moves if they lose no more than `allowance` and keep the hard rules; tell the gain."""
        positions, worth = self._problem.positions, self._values.worth
        stalls = self._touched(moves, positions)
        before = self._around(stalls)
        linear = sum(worth(demand, new) - worth(demand, old) for demand, old, new in moves)
        touched = {self._category[demand] for demand, _, _ in moves} - {NOBODY}
        self._put(moves, positions)
        gain = linear + self._around(stalls) - before
        if gain >= -allowance and self._weights.block and touched:
            after_blocks = self._blocks(touched)
            self._back(moves, positions)
            gain += self._weights.block * (self._blocks(touched) - after_blocks)
            self._put(moves, positions)
        if gain < -allowance or (self._any_fire and not self._fire_apart(stalls)):
            self._back(moves, positions)
            return None
        for demand, _, new in moves:
            self._places[demand] = new
        return gain

    def _touched(self, moves: Sequence[tuple[int, int, int]], positions: Sequence[Position]) -> list[int]:
        if len(moves) == 2 and len(positions[moves[0][1]]) == 1:
            return [positions[moves[0][1]][0], positions[moves[0][2]][0]]
        return list(dict.fromkeys(s for _, old, new in moves for s in (*positions[old], *positions[new])))

    def _put(self, moves: Sequence[tuple[int, int, int]], positions: Sequence[Position]) -> None:
        holder = self._holder
        for _, old, _ in moves:
            for stall in positions[old]:
                holder[stall] = NOBODY
        for demand, _, new in moves:
            for stall in positions[new]:
                holder[stall] = demand

    def _back(self, moves: Sequence[tuple[int, int, int]], positions: Sequence[Position]) -> None:
        self._put([(demand, new, old) for demand, old, new in moves], positions)

    def _around(self, stalls: Sequence[int]) -> float:
        """Add up what the neighbour pairs with a stall in `stalls` are worth."""
        holder, category, product, near = self._holder, self._category, self._product, self._problem.near
        together = same = 0.0
        for stall in stalls:
            demand = holder[stall]
            if demand == NOBODY:
                continue
            kind = category[demand]
            if kind == NOBODY:
                continue
            for other in near[stall]:
                beside = holder[other]
                if beside not in {NOBODY, demand} and category[beside] == kind:
                    share = 0.5 if other in stalls else 1.0
                    together += share
                    if product[demand] != NOBODY and product[beside] == product[demand]:
                        same += share
        return self._weights.togetherness * together - self._weights.same_product * same

    def _blocks(self, categories: set[int]) -> int:
        """How many blocks these categories stand in."""
        members: dict[int, set[int]] = {category: set() for category in categories}
        for stall, demand in enumerate(self._holder):
            if demand != NOBODY and (category := self._category[demand]) in members:
                members[category].add(stall)
        return sum(blocks(self._problem.near, each) for each in members.values())

    def _fire_apart(self, stalls: Sequence[int]) -> bool:
        """Tell whether open fire stands apart as it must, around `stalls`."""
        holder, fire, shy = self._holder, self._fire, self._shy
        for stall in stalls:
            demand = holder[stall]
            if demand == NOBODY:
                continue
            for other in self._problem.touching[stall]:
                beside = holder[other]
                if beside not in {NOBODY, demand} and (
                    (fire[demand] and shy[beside]) or (fire[beside] and shy[demand])
                ):
                    return False
        return True
