"""Syncing whenever the registry changed, until stopped: one cheap question now and then, and patience."""

from collections.abc import Callable
from enum import StrEnum

from otopsheets.errors import OtopSheetsError
from otopsheets.stores.base import Overtaken
from otopsheets.stores.google.faults import GoogleFault, Why

_PASSING = frozenset({Why.NETWORK, Why.SERVER, Why.QUOTA})
_LONGEST = 600.0
"""Seconds between questions while Google cannot be reached."""


class Happened(StrEnum):
    """What a watcher tells of."""

    SYNCED = "synced"
    TROUBLE = "trouble"  # it will pass; asked again later
    WRONG = "wrong"  # something in the registry stands in the way until people change it


def watch(
    changed_at: Callable[[], str],
    sync: Callable[[], object],
    tell: Callable[[Happened, OtopSheetsError | None], None],
    pause: Callable[[float], bool],
    *,
    seconds: float,
) -> None:
    """Sync at once and then whenever `changed_at` answers differently, until `pause` returns False.

    `pause` waits so many seconds and says whether to go on. What was typed while a sync ran changes the answer
    too, so nothing is missed; the sync's own write does as well, and the next sync finds that nothing changed.
    Trouble that passes is told once and waited out, ever longer; what will not pass by itself is raised.
    """
    seen, waiting, told = "", seconds, False
    while True:
        try:
            now = changed_at()
            if now != seen:
                _sync(sync, tell)
                seen = now
            waiting, told = seconds, False
        except Overtaken:
            waiting = seconds
        except GoogleFault as fault:
            if fault.why not in _PASSING:
                raise
            if not told:
                tell(Happened.TROUBLE, fault)
            waiting, told = min(waiting * 2, _LONGEST), True
        if not pause(waiting):
            return


def _sync(sync: Callable[[], object], tell: Callable[[Happened, OtopSheetsError | None], None]) -> None:
    try:
        sync()
    except (GoogleFault, Overtaken):
        raise
    except OtopSheetsError as fault:
        tell(Happened.WRONG, fault)
    else:
        tell(Happened.SYNCED, None)
