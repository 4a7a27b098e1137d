"""Two plans of one ground side by side: who stays, who moves how far, who is new, who is gone, and what it costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Venue
from otopsheets.thai.labels import label_key


@dataclass(frozen=True, slots=True)
class Move:
    """One group that does not stand where it stood.

    `before` and `after` are its stalls, empty where it has none. `cells` is how far it moves, from the middle of its
    stalls to the middle of its stalls, along the rows and columns of the drawing; `nearer` how many cells less it
    is to the entrance (negative: farther). Both are None where a stall is not drawn or cannot be walked to.
    """

    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    cells: float | None = None
    nearer: float | None = None


@dataclass(frozen=True, slots=True)
class Moves:
    """What differs between two plans; `terms` are each term of the objective, before and after."""

    before: Plan
    after: Plan
    stayed: tuple[str, ...]
    moved: tuple[Move, ...]
    new: tuple[Move, ...]
    left: tuple[Move, ...]
    terms: Mapping[str, tuple[float, float]]

    @property
    def cells(self) -> float:
        """How far all groups move, taken together."""
        return sum(move.cells or 0.0 for move in self.moved)


def compare_plans(venue: Venue, before: Plan, after: Plan) -> Moves:
    """Compare two plans, both on `venue`; groups come in the order of the stalls they stand on, or stood on."""
    held = {key: tuple(labels) for key, labels in before.stalls.items() if labels}
    holds = {key: tuple(labels) for key, labels in after.stalls.items() if labels}
    place = {label_key(stall.label): number for number, stall in enumerate(venue.stalls)}
    both = [key for key in holds if key in held]
    stays = {key for key in both if set(map(label_key, held[key])) == set(map(label_key, holds[key]))}

    def ordered(moves: list[Move]) -> tuple[Move, ...]:
        far = len(place)
        return tuple(
            sorted(moves, key=lambda move: (place.get(label_key((move.after or move.before)[0]), far), move.key))
        )

    names = dict.fromkeys([*before.shares, *after.shares])
    return Moves(
        before,
        after,
        stayed=tuple(key for key in both if key in stays),
        moved=ordered([_move(venue, key, held[key], holds[key]) for key in both if key not in stays]),
        new=ordered([Move(key, (), labels) for key, labels in holds.items() if key not in held]),
        left=ordered([Move(key, labels, ()) for key, labels in held.items() if key not in holds]),
        terms={name: (before.shares.get(name, 0.0), after.shares.get(name, 0.0)) for name in names},
    )


def _move(venue: Venue, key: str, before: tuple[str, ...], after: tuple[str, ...]) -> Move:
    here, there = _middle(venue, before), _middle(venue, after)
    if here is None or there is None:
        return Move(key, before, after)
    cells = abs(here[0] - there[0]) + abs(here[1] - there[1])
    away, back = _walk(venue, before), _walk(venue, after)
    nearer = None if away is None or back is None else away - back
    return Move(key, before, after, cells, nearer)


def _middle(venue: Venue, labels: Sequence[str]) -> tuple[float, float] | None:
    stalls = [venue.stall(label) for label in labels]
    cells = [cell for stall in stalls if stall is not None for cell in stall.cells]
    if None in stalls or not cells:
        return None
    return sum(cell.row for cell in cells) / len(cells), sum(cell.column for cell in cells) / len(cells)


def _walk(venue: Venue, labels: Sequence[str]) -> float | None:
    stalls = [venue.stall(label) for label in labels]
    steps = [venue.distance(stall.label) for stall in stalls if stall is not None]
    least = min(steps, default=float("inf"))
    return None if least == float("inf") or not venue.distances else least
