"""Requests per minute, counted as Google counts them: reads and writes apart, per user and per project."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from tests.sheets_api.errors import drive_error, quota_exceeded


class Quota:
    """A batch counts once. The counts start again with every minute of the server's clock."""

    def __init__(self, *, enabled: bool, per_user: int = 60, per_project: int = 300, drive: int = 12_000) -> None:
        self.enabled = enabled
        self.per_user = per_user
        self.per_project = per_project
        self.drive = drive
        self._minute: datetime | None = None
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def count(self, api: str, kind: str, user: str, project: str, now: datetime) -> None:
        """Count one call (``kind`` is "read" or "write"); 429 (Drive: 403) when the minute is used up."""
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute, self._counts = minute, Counter()
        if not self.enabled:
            return
        if api == "drive":
            self._counts[api, "user", user] += 1
            if self._counts[api, "user", user] > self.drive:
                raise drive_error(403, "User Rate Limit Exceeded", "userRateLimitExceeded")
            return
        for per, who, limit in (("user", user, self.per_user), ("project", project, self.per_project)):
            if self._counts[kind, per, who] >= limit:
                raise quota_exceeded(kind.capitalize(), per, limit, project)
        for per, who in (("user", user), ("project", project)):
            self._counts[kind, per, who] += 1

    def reset(self) -> None:
        self._counts.clear()
