"""Waiting: how fast to call, how long to try again, when to give up."""

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

T = TypeVar("T")
_MINUTE = 60.0


class Passing(Exception):
    """Trouble that may be over at the next attempt.

    `lost` says that the call may have been carried out all the same; `wait` is how long Google asked to wait,
    in seconds.
    """

    def __init__(self, *, lost: bool, code: int = 0, wait: float = 0.0) -> None:
        super().__init__(f"code {code}" if code else "no answer")
        self.lost = lost
        self.code = code
        self.wait = wait


class GaveUp(Exception):
    """The set time is over; `trouble` is what stood in the way last, `waited` how long it took, in seconds."""

    def __init__(self, trouble: Passing, waited: float) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.waited = waited


@dataclass(frozen=True)
class Patience:
    """Tries again after 1, 2, 4 … seconds, never more than `longest`, each with up to a second of jitter.

    Gives up when the next attempt would begin later than `seconds` after the first. Google's own advice:
    https://developers.google.com/workspace/sheets/api/limits#exponential
    """

    seconds: float = 150.0
    longest: float = 32.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random

    def insist(self, attempt: Callable[[], T]) -> T:
        """Return what `attempt` returns; raise `GaveUp` when it met `Passing` trouble for too long."""
        began, times = self.clock(), 0
        while True:
            try:
                return attempt()
            except Passing as trouble:
                pause = max(min(self.longest, 2.0**times) + self.jitter(), trouble.wait)
                waited = self.clock() - began
                if waited + pause > self.seconds:
                    raise GaveUp(trouble, waited) from trouble
                self.sleep(pause)
                times += 1


@dataclass
class Pace:
    """Keeps calls under a number a minute, by waiting before one that would be too many; threads may share it."""

    per_minute: int = 55
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _calls: deque[float] = field(default_factory=deque)
    _gate: Lock = field(default_factory=Lock)

    def step(self) -> None:
        """Wait until one more call is allowed, and count it."""
        with self._gate:
            while self._calls and self._calls[0] <= self.clock() - _MINUTE:
                self._calls.popleft()
            if len(self._calls) >= self.per_minute:
                self.sleep(self._calls.popleft() + _MINUTE - self.clock())
            self._calls.append(self.clock())
