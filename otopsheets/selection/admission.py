"""Who gets the places of one lane.

One queue is made that does not know how many places there are: first those the committee accepts, then whom the
tambons take, then everybody else in order, as the caps of categories allow. With n places, the first n of the
queue are admitted. So one place more never turns anybody away. Stalls beyond the first follow in rounds:
nobody has a second before everybody admitted has a first.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otopsheets.selection.candidates import Candidate
from otopsheets.selection.priority import Merit
from otopsheets.selection.quotas import Quotas, taken_for_tambons


@dataclass(frozen=True, slots=True)
class Queue:
    """The order of admission.

    `front` are those who may have a place, in that order. By position: `for_tambons` are those whom a tambon
    took, `beyond_cap` those whose category is full, who wait even where places are left.
    """

    front: tuple[Candidate, ...]
    for_tambons: frozenset[int]
    beyond_cap: frozenset[int]

    def admitted(self, places: int) -> tuple[Candidate, ...]:
        """Return who has a place when there are `places`."""
        return self.front[: max(0, places)]


def make_queue(candidates: Sequence[Candidate], quotas: Quotas) -> Queue:
    """Put the candidates of one lane in the order of admission."""
    ordered = sorted(candidates, key=lambda each: each.order)
    accepted = [each for each in ordered if each.accepted]
    given = {each.at for each in accepted}
    rest = [each for each in ordered if each.at not in given]
    taken = taken_for_tambons(rest, accepted, quotas)
    given |= {each.at for each in taken}
    counts = Counter(each.category for each in (*accepted, *taken))
    open_to: list[Candidate] = []
    beyond = set()
    for each in rest:
        if each.at in given:
            continue
        if quotas.room(each.category, counts[each.category]):
            counts[each.category] += 1
            open_to.append(each)
        else:
            beyond.add(each.at)
    return Queue((*accepted, *taken, *open_to), frozenset(each.at for each in taken), frozenset(beyond))


def share_stalls(admitted: Sequence[Candidate], places: int, *, drawn: bool) -> dict[int, int]:
    """Return how many stalls each of those admitted has: a first for all, then a second in order, and so on.

    In each round, those to whom the committee gave that many stalls come first. Before the draw, equals among
    whom only a lot could tell have none of that round.
    """
    stalls = {each.at: 1 for each in admitted}
    left = places - len(admitted)
    for number in range(2, max((each.asked for each in admitted), default=1) + 1):
        asking = [each for each in admitted if each.asked >= number]
        classes: dict[tuple[object, ...], list[Candidate]] = {}
        for each in sorted(asking, key=lambda each: each.order):
            given = each.ruling is not None and len(each.ruling.pinned) >= number
            classes.setdefault((not given, each.merit), []).append(each)
        for _, equals in sorted(classes.items()):
            served = equals[: max(0, left)] if drawn or len(equals) <= left else []
            stalls |= {each.at: number for each in served}
            left -= len(equals)
    return stalls


def undrawn(candidates: Sequence[Candidate], quotas: Quotas, places: int) -> frozenset[int]:
    """Return those of whom only a draw can tell whether they have a place: equals, of whom not all have one.

    Without caps that is told of each by itself: it is concerned when it is admitted as the first of its equals
    and not as the last. With caps the lots of the others count too; then all from the first class that is not
    admitted whole are concerned.
    """
    classes = Counter(_class(each) for each in candidates)
    if quotas.caps:
        inside = {each.at for each in make_queue(candidates, quotas).admitted(places)}
        torn = [_class(each) for each in candidates if classes[_class(each)] > 1 and each.at not in inside]
        return frozenset(each.at for each in candidates if torn and _class(each) >= min(torn))
    known: dict[tuple[object, ...], bool] = {}
    concerned = set()
    for each in candidates:
        same = (_class(each), each.tambon)
        if classes[_class(each)] > 1 and same not in known:
            known[same] = _among(candidates, quotas, places, each, "") != _among(candidates, quotas, places, each, "~")
        if known.get(same):
            concerned.add(each.at)
    return frozenset(concerned)


def _class(candidate: Candidate) -> tuple[bool, Merit]:
    """Return what makes candidates equals but for the draw."""
    return (not candidate.accepted, candidate.merit)


def _among(candidates: Sequence[Candidate], quotas: Quotas, places: int, one: Candidate, lot: str) -> bool:
    """Say whether `one` is admitted when it draws `lot` and its equals draw something between."""
    drawn = [replace(each, lot=lot if each.at == one.at else "m") for each in candidates]
    return one.at in {each.at for each in make_queue(drawn, quotas).admitted(places)}


def move_up(
    admitted: Sequence[Candidate], waiting: Sequence[Candidate], freed: int, quotas: Quotas
) -> tuple[Candidate, ...]:
    """Return who moves up into `freed` places: the next on the waiting list, and nobody else's result changes.

    Whoever brings a tambon up to its quota comes first; whose category is full is passed over.
    """
    tambons = Counter(each.tambon for each in admitted)
    counts = Counter(each.category for each in admitted)
    left = list(waiting)
    moved: list[Candidate] = []
    while len(moved) < freed:
        needy = {tambon for tambon in quotas.tambons if tambons[tambon] < quotas.least}
        for_tambon = (each for each in left if each.tambon in needy)
        in_turn = (each for each in left if each.accepted or quotas.room(each.category, counts[each.category]))
        following = next(for_tambon, None) or next(in_turn, None)
        if following is None:
            break
        left = [each for each in left if each.at != following.at]
        tambons[following.tambon] += 1
        counts[following.category] += 1
        moved.append(following)
    return tuple(moved)
