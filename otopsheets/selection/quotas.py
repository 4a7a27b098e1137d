"""At least so many of every tambon: who is taken for it.

The seats kept for tambons and the caps of categories are met together whenever they can be: that is a flow from
tambons through their candidates to categories, and what earlier choices block, an augmenting path frees (Ford
and Fulkerson 1956). Where both cannot be met the tambon goes before the cap: every tambon takes part.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from otopsheets.selection.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Quotas:
    """At least `least` of each of `tambons` (codes); at most `caps[category]` of each category named there."""

    tambons: tuple[str, ...] = ()
    least: int = 0
    caps: Mapping[str, int] = field(default_factory=dict)

    def room(self, category: str | None, taken: int) -> bool:
        """Say whether `category` may have one more when it has `taken`."""
        return category is None or taken < self.caps.get(category, taken + 1)


def taken_for_tambons(candidates: Sequence[Candidate], already: Sequence[Candidate], quotas: Quotas) -> list[Candidate]:
    """Return whom the tambons take, in rounds: the first of every tambon, then the second of every tambon.

    `candidates` stand in order; `already` have a place whatever comes, and count for tambon and category.
    """
    seats = _Seats(candidates, already, quotas)
    have = Counter(each.tambon for each in already)
    for number in range(1, quotas.least + 1):
        needy = [tambon for tambon in quotas.tambons if have[tambon] < number and seats.next_of(tambon)]
        for tambon in sorted(needy, key=seats.next_order):
            seats.give(tambon)
    rounds = [(number, each) for tambon in quotas.tambons for number, each in enumerate(seats.holders(tambon), start=1)]
    return [each for _, each in sorted(rounds, key=lambda pair: (pair[0], pair[1].order))]


class _Seats:
    """The seats given so far: how many each tambon holds in each category.

    Which candidates sit there follows: the first of that tambon and category, in order.
    """

    def __init__(self, candidates: Sequence[Candidate], already: Sequence[Candidate], quotas: Quotas) -> None:
        self._quotas = quotas
        self._cells: dict[str, dict[str | None, list[Candidate]]] = defaultdict(dict)
        for each in candidates:
            self._cells[each.tambon or ""].setdefault(each.category, []).append(each)
        self._held: Counter[tuple[str, str | None]] = Counter()
        self._taken = Counter(each.category for each in already)

    def next_of(self, tambon: str) -> list[Candidate]:
        """Return the next candidate of each category of `tambon` that has one left, in order."""
        left = (cell[self._held[tambon, category] :] for category, cell in self._cells[tambon].items())
        return sorted((cell[0] for cell in left if cell), key=lambda each: each.order)

    def next_order(self, tambon: str) -> tuple[object, ...]:
        """Return what tambons are sorted by: their best candidate left."""
        return self.next_of(tambon)[0].order

    def holders(self, tambon: str) -> list[Candidate]:
        """Return who sits for `tambon`, in order."""
        seated = (
            each for category, cell in self._cells[tambon].items() for each in cell[: self._held[tambon, category]]
        )
        return sorted(seated, key=lambda each: each.order)

    def give(self, tambon: str) -> None:
        """Give `tambon` one more seat: under the caps if any exchange of seats allows it, else beyond them."""
        if not self._seat(tambon, set()):
            self._sit(tambon, self.next_of(tambon)[0].category, 1)

    def _seat(self, tambon: str, tried: set[str | None]) -> bool:
        """Give one more seat under the caps; `tried` are the categories already asked for on this path."""
        wanted = [each.category for each in self.next_of(tambon) if each.category not in tried]
        for category in wanted:
            if self._quotas.room(category, self._taken[category]):
                self._sit(tambon, category, 1)
                return True
        for category in wanted:
            tried.add(category)
            for other in [t for (t, held), count in self._held.items() if held == category and count]:
                if self._seat(other, tried):  # `other` sits elsewhere now, and leaves its seat here
                    self._sit(other, category, -1)
                    self._sit(tambon, category, 1)
                    return True
        return False

    def _sit(self, tambon: str, category: str | None, seats: int) -> None:
        self._held[tambon, category] += seats
        self._taken[category] += seats
