"""One lane settled: who is in, who waits and where, who moved up for whom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from otopsheets.selection.admission import Queue, make_queue, move_up, share_stalls, undrawn
from otopsheets.selection.candidates import Candidate
from otopsheets.selection.outcomes import Decided
from otopsheets.selection.quotas import Quotas


class Why(StrEnum):
    """What decided about a candidate."""

    ENOUGH = "enough"  # places enough for all
    COMMITTEE = "committee"
    TAMBON = "tambon"
    ORDER = "order"  # it came before others who wait
    MOVED_UP = "moved-up"
    FULL = "full"
    CAP = "cap"
    UNDRAWN = "undrawn"
    NO_PLACE = "no-place"  # accepted by the committee, beyond the last place
    RESERVED = "reserved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Fate:
    """What came of a candidate, and why; `waiting_no` is None where only a draw can tell the order."""

    decided: Decided
    why: Why
    stalls: int = 0
    waiting_no: int | None = None


def settle(candidates: Sequence[Candidate], quotas: Quotas, places: int, *, drawn: bool) -> dict[int, Fate]:
    """Settle one lane; the fates by the candidates' positions.

    Whoever withdraws leaves a result that was found as if nobody had: the next moves up, and nobody else's
    result changes. Before the draw there is no result to keep where a draw is needed, and those who withdrew
    are left out from the start.
    """
    competing = [each for each in candidates if not each.reserved]
    concerned = frozenset() if drawn else undrawn(competing, quotas, places)
    if concerned:
        competing = [each for each in competing if not each.withdrawn]
        concerned = undrawn(competing, quotas, places)
    queue = make_queue(competing, quotas)
    seated = [each for each in queue.admitted(places) if each.at not in concerned]
    stalls = share_stalls(seated, len(seated) if concerned else places, drawn=drawn)
    settled = {each.at for each in seated} | concerned
    waiting = _in_order([each for each in candidates if each.at not in settled and not each.withdrawn])
    staying = [each for each in seated if not each.withdrawn]
    freed = sum(stalls[each.at] for each in seated if each.withdrawn)
    moved = () if concerned else _move_up(staying, waiting, freed, quotas, drawn=drawn)
    gone = {each.at for each in moved}
    left = [each for each in waiting if each.at not in gone]
    fates = {each.at: Fate(Decided.REJECTED, Why.WITHDRAWN) for each in candidates if each.withdrawn}
    scarce = len(seated) < len(competing) or bool(concerned)
    for each in staying:
        fates[each.at] = Fate(Decided.ACCEPTED, _why_in(each, queue, scarce=scarce), stalls[each.at])
    for each in moved:
        fates[each.at] = Fate(Decided.ACCEPTED, Why.MOVED_UP, 1)
    ordered = drawn or _told_apart(left)
    for number, each in enumerate(left, start=1):
        fates[each.at] = Fate(Decided.WAITING, _why_out(each, queue), 0, number if ordered else None)
    for each in competing:
        if each.at in concerned:
            fates[each.at] = Fate(Decided.WAITING, Why.UNDRAWN)
    return fates


def _in_order(waiting: Sequence[Candidate]) -> list[Candidate]:
    """Return the waiting list in its order: whom the committee accepted, then all by merit and lot."""
    return sorted(waiting, key=lambda each: (not each.accepted, each.order))


def _move_up(
    staying: Sequence[Candidate], waiting: Sequence[Candidate], freed: int, quotas: Quotas, *, drawn: bool
) -> tuple[Candidate, ...]:
    """Return who moves up; before the draw, only where merit alone tells who."""
    moved = move_up(staying, waiting, freed, quotas)
    if drawn or len(moved) == len(waiting) or _told_apart(waiting):
        return moved
    return ()


def _told_apart(waiting: Sequence[Candidate]) -> bool:
    """Say whether merit alone puts the waiting list in order."""
    return all(count == 1 for count in Counter((each.accepted, each.merit) for each in waiting).values())


def _why_in(candidate: Candidate, queue: Queue, *, scarce: bool) -> Why:
    if candidate.accepted:
        return Why.COMMITTEE
    if not scarce:
        return Why.ENOUGH
    return Why.TAMBON if candidate.at in queue.for_tambons else Why.ORDER


def _why_out(candidate: Candidate, queue: Queue) -> Why:
    if candidate.accepted:
        return Why.NO_PLACE
    if candidate.reserved:
        return Why.RESERVED
    return Why.CAP if candidate.at in queue.beyond_cap else Why.FULL
