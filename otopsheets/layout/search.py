"""A good plan by simulated annealing: deterministic, from any plan that keeps the hard rules to a better one.

A step takes one group and a place it may take, often one beside its own category, and lets whoever stands there have
its old place; a step that breaks a hard rule is refused, so that every plan on the way is valid. What a step gains is
kept in tables (how many neighbours of each category, and of each product, a stall has), so that most steps cost a few
look-ups. The random numbers come from a generator seeded with a constant: the same problem gives the same plan on any
machine. Method: Kirkpatrick, Gelatt, Vecchi 1983.
"""

import math
from collections.abc import Sequence
from random import Random

from otopsheets.layout.feasible import Places
from otopsheets.layout.options import Weights
from otopsheets.layout.problem import Problem, is_textile
from otopsheets.layout.scoring import Values

NOBODY = -1
SEED = 2560
HOT, COLD = 1.5, 0.1
"""Temperatures the search begins and ends at, in units of the togetherness weight."""
BESIDE = 0.5
"""How often the place is chosen beside a group of the same category, and not from all places."""

Move = tuple[int, int, int]
"""A demand, the position it leaves, the position it takes."""


class Annealing:
    """One search: a plan, the tables that tell what a step gains, and the steps that change both."""

    def __init__(self, problem: Problem, weights: Weights, values: Values, places: Places, seed: int = SEED) -> None:
        self._problem, self._weights = problem, weights
        self._random = Random(seed).random  # noqa: S311 - a fixed sequence is the point
        self._positions, self._near, self._allowed = problem.positions, problem.near, problem.allowed
        self._beside = [frozenset(others) for others in problem.near]
        self._worth = _worths(problem, values)
        self._number = {frozenset(place): index for index, place in enumerate(problem.positions)}
        self._single = [self._number.get(frozenset((stall,)), NOBODY) for stall in range(problem.stalls)]
        self._category = _numbered([demand.category for demand in problem.demands])
        sold = [(d.category, d.product) if d.category is not None and d.product else None for d in problem.demands]
        self._product = _numbered(sold)
        self._fire = [demand.fire for demand in problem.demands]
        self._shy = [problem.fire_gap or is_textile(demand) for demand in problem.demands]
        self._any_fire = any(self._fire)
        self._movable = [d for d, allowed in enumerate(problem.allowed) if len(allowed) > 1]
        self._members: list[list[int]] = [[] for _ in range(max(self._category, default=NOBODY) + 1)]
        for demand, category in enumerate(self._category):
            if category != NOBODY:
                self._members[category].append(demand)
        # The plan: who holds each stall, and the tables over it.
        self._places = [NOBODY] * len(places)
        self._holder = [NOBODY] * problem.stalls
        self._standing = [NOBODY] * problem.stalls  # the category on each stall
        self._same = [[0] * problem.stalls for _ in self._members]  # neighbours of each category, by stall
        self._selling = [[0] * problem.stalls for _ in range(max(self._product, default=NOBODY) + 1)]
        for demand, place in enumerate(places):
            self._stand(demand, place)

    def run(self, steps: int, *, hot: float = HOT, cold: float = COLD) -> Places:
        """Take `steps` steps from hot to cold; return the best plan met."""
        random, log = self._random, math.log
        if not self._movable:
            return tuple(self._places)
        movable, count = self._movable, len(self._movable)
        unit = self._weights.togetherness or 1.0
        cooling = (cold / hot) ** (1 / max(1, steps))
        heat, gained, best_gain, best = hot * unit, 0.0, 0.0, tuple(self._places)
        for _ in range(steps):
            heat *= cooling
            demand = movable[int(random() * count)]
            target = self._target(demand)
            if target == NOBODY:
                continue
            allowance = heat * log(1 - random())
            if len(self._positions[self._places[demand]]) == 1:
                gain = self._swap(demand, target, allowance)
            else:
                gain = self._exchange(demand, target, allowance)
            if gain:
                gained += gain
                if gained > best_gain + 1e-9:
                    best_gain, best = gained, tuple(self._places)
        return best

    def _target(self, demand: int) -> int:
        """Choose a position for a group: beside one of its category, or any it may take; NOBODY if that is none."""
        random, category = self._random, self._category[demand]
        allowed = self._allowed[demand]
        if category != NOBODY and random() < BESIDE and len(self._positions[self._places[demand]]) == 1:
            members = self._members[category]
            other = members[int(random() * len(members))]
            around = self._near[self._positions[self._places[other]][0]]
            if not around:
                return NOBODY
            stall = around[int(random() * len(around))]
            if self._standing[stall] == category:
                return NOBODY
            target = self._single[stall]
            return target if target in self._worth[demand] else NOBODY
        target = allowed[int(random() * len(allowed))]
        return NOBODY if target == self._places[demand] else target

    def _swap(self, demand: int, target: int, allowance: float) -> float:
        """Let a group on one stall change places with whoever holds another; return the gain, 0 if refused."""
        here = self._places[demand]
        old, new = self._positions[here][0], self._positions[target][0]
        other = self._holder[new]
        mine, theirs = self._worth[demand], None
        gain = mine[target] - mine[here]
        category, product, there, sold = self._category[demand], self._product[demand], NOBODY, NOBODY
        if other != NOBODY:
            theirs = self._worth[other]
            if self._places[other] != target or here not in theirs:
                return 0.0
            gain += theirs[here] - theirs[target]
            there, sold = self._category[other], self._product[other]
        adjacent = int(new in self._beside[old])
        if category != there:
            gain += self._weights.togetherness * (
                _nearer(self._same, category, old, new, adjacent) + _nearer(self._same, there, new, old, adjacent)
            )
        if product != sold:
            gain -= self._weights.same_product * (
                _nearer(self._selling, product, old, new, adjacent) + _nearer(self._selling, sold, new, old, adjacent)
            )
        if gain < allowance:
            return 0.0
        if category != there and self._weights.block:
            gain -= self._weights.block * (self._more_blocks(category, old, new) + self._more_blocks(there, new, old))
            if gain < allowance:
                return 0.0
        self._leave(demand)
        if other != NOBODY:
            self._leave(other)
            self._stand(other, here)
        self._stand(demand, target)
        if self._any_fire and not self._fire_apart((old, new)):
            self._leave(demand)
            if other != NOBODY:
                self._leave(other)
                self._stand(other, target)
            self._stand(demand, here)
            return 0.0
        return gain

    def _exchange(self, demand: int, target: int, allowance: float) -> float:
        """Move a group of several stalls, the groups in its way into the stalls it leaves; return the gain or 0."""
        moves = self._moves(demand, target)
        stalls = list(dict.fromkeys(s for _, a, b in moves for s in (*self._positions[a], *self._positions[b])))
        if not moves:
            return 0.0
        touched = {self._category[each] for each, _, _ in moves} - {NOBODY}
        before = self._around(stalls) - self._weights.block * self._blocks(touched, stalls)
        gain = sum(self._worth[each][new] - self._worth[each][old] for each, old, new in moves)
        self._make(moves)
        gain += self._around(stalls) - self._weights.block * self._blocks(touched, stalls) - before
        if gain < allowance or (self._any_fire and not self._fire_apart(stalls)):
            self._make([(each, new, old) for each, old, new in moves])
            return 0.0
        return gain

    def _moves(self, demand: int, target: int) -> list[Move]:
        """Return the moves that put `demand` on the target; empty if somebody in the way has nowhere to go."""
        here = self._places[demand]
        old, new = self._positions[here], self._positions[target]
        taken = [stall for stall in new if stall not in old]
        freed = [stall for stall in old if stall not in new]
        into = dict(zip(taken, freed, strict=True))
        moves = [(demand, here, target)]
        for other in dict.fromkeys(self._holder[stall] for stall in taken):
            if other == NOBODY:
                continue
            there = self._places[other]
            place = self._number.get(frozenset(into.get(stall, NOBODY) for stall in self._positions[there]))
            if place is None or place not in self._worth[other]:
                return []
            moves.append((other, there, place))
        return moves

    def _make(self, moves: Sequence[Move]) -> None:
        for demand, _, _ in moves:
            self._leave(demand)
        for demand, _, new in moves:
            self._stand(demand, new)

    def _leave(self, demand: int) -> None:
        """Take a group off its stalls."""
        self._count(demand, -1)
        for stall in self._positions[self._places[demand]]:
            self._holder[stall] = self._standing[stall] = NOBODY

    def _stand(self, demand: int, place: int) -> None:
        """Put a group on free stalls."""
        self._places[demand] = place
        for stall in self._positions[place]:
            self._holder[stall], self._standing[stall] = demand, self._category[demand]
        self._count(demand, 1)

    def _count(self, demand: int, change: int) -> None:
        """Keep the tables of neighbours."""
        category, product = self._category[demand], self._product[demand]
        if category == NOBODY:
            return
        same = self._same[category]
        selling = self._selling[product] if product != NOBODY else None
        for stall in self._positions[self._places[demand]]:
            for other in self._near[stall]:
                same[other] += change
                if selling is not None:
                    selling[other] += change

    def _more_blocks(self, category: int, leaves: int, enters: int) -> int:
        """How many blocks more a category has when it leaves one stall and enters another."""
        if category == NOBODY:
            return 0
        near, standing = self._near, self._standing
        left = [stall for stall in near[leaves] if standing[stall] == category]
        met = [stall for stall in near[enters] if standing[stall] == category and stall != leaves]
        parts = self._parts(category, left, leaves) if len(left) > 1 else len(left)
        joined = self._parts(category, met, leaves) if len(met) > 1 else len(met)
        return (parts - 1) - (joined - 1)

    def _parts(self, category: int, stalls: Sequence[int], without: int) -> int:
        """Count the blocks that some stalls of a category lie in, once `without` has left it."""
        near, standing, waiting, parts = self._near, self._standing, set(stalls), 0
        while waiting:
            parts += 1
            first = waiting.pop()
            seen, following = {first, without}, [first]
            while following and waiting:
                for other in near[following.pop()]:
                    if other not in seen and standing[other] == category:
                        seen.add(other)
                        following.append(other)
                        waiting.discard(other)
        return parts

    def _around(self, stalls: Sequence[int]) -> float:
        """Add up what the neighbour pairs with a stall in `stalls` are worth."""
        inside, together, same = frozenset(stalls), 0.0, 0.0
        for stall in stalls:
            demand, category = self._holder[stall], self._standing[stall]
            if category == NOBODY:
                continue
            for other in self._near[stall]:
                beside = self._holder[other]
                if self._standing[other] == category and beside != demand:
                    share = 0.5 if other in inside else 1.0
                    together += share
                    if self._product[demand] != NOBODY and self._product[beside] == self._product[demand]:
                        same += share
        return self._weights.togetherness * together - self._weights.same_product * same

    def _blocks(self, categories: set[int], stalls: Sequence[int]) -> int:
        """Count the blocks of these categories that hold one of `stalls` or lie beside one: a step changes no other."""
        if not self._weights.block:
            return 0
        near, standing, count = self._near, self._standing, 0
        waiting = {each for stall in stalls for each in (stall, *near[stall]) if standing[each] in categories}
        while waiting:
            count += 1
            following = [waiting.pop()]
            category, seen = standing[following[0]], set(following)
            while following:
                for other in near[following.pop()]:
                    if other not in seen and standing[other] == category:
                        seen.add(other)
                        following.append(other)
                        waiting.discard(other)
        return count

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


def _nearer(table: Sequence[Sequence[int]], own: int, old: int, new: int, adjacent: int) -> int:
    """Count how many more of its own a group has around `new` than around `old`, itself not among them."""
    return 0 if own == NOBODY else table[own][new] - table[own][old] - adjacent


def _numbered(names: Sequence[object]) -> list[int]:
    """Give every name but None a number."""
    numbers: dict[object, int] = {}
    return [NOBODY if name is None else numbers.setdefault(name, len(numbers)) for name in names]


def _worths(problem: Problem, values: Values) -> list[dict[int, float]]:
    """Tabulate the linear terms by demand and position; demands that are alike share a table."""
    shared: dict[tuple[object, ...], dict[int, float]] = {}
    tables = []
    for demand, allowed in enumerate(problem.allowed):
        worth = tuple(values.worth(demand, place) for place in allowed)
        tables.append(shared.setdefault((allowed, worth), dict(zip(allowed, worth, strict=True))))
    return tables
