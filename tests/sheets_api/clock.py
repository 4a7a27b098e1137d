"""The server's clock. It runs like the real one until a test takes hold of it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class Clock:
    """Decides quotas, token lifetimes, ``modifiedTime`` and what ``=TODAY()`` shows."""

    def __init__(self, at: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._frozen = at
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The moment, in UTC."""
        with self._lock:
            return (self._frozen or datetime.now(UTC)) + self._ahead

    def freeze(self, at: datetime | None = None) -> None:
        """Stand still (at ``at``, or where it is) until `advance` is called."""
        moment = at or self.now()
        with self._lock:
            self._frozen, self._ahead = moment if moment.tzinfo else moment.replace(tzinfo=UTC), timedelta()

    def run(self) -> None:
        """Run like the real clock again."""
        with self._lock:
            self._frozen, self._ahead = None, timedelta()

    def advance(self, seconds: float) -> None:
        """Go forward at once."""
        with self._lock:
            self._ahead += timedelta(seconds=seconds)


def stamp(moment: datetime) -> str:
    """RFC 3339 as Google writes it: ``2023-07-25T15:44:05.696Z``."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
