"""Faults on demand: what a network and a busy service can do to a call."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["status", "latency", "reset_before", "reset_after", "truncate", "slow_body"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(slots=True)
class Fault:
    """One kind of trouble for the next calls that fit.

    - ``status``: answered with ``code`` (429, 500, 503…), nothing is done;
    - ``latency``: answered after ``seconds``;
    - ``reset_before``: the connection breaks and nothing was done;
    - ``reset_after``: the work is done and kept, then the connection breaks;
    - ``truncate``: the work is done, half of the answer arrives;
    - ``slow_body``: the work is done, the answer arrives in small pieces over ``seconds``.
    """

    kind: Kind
    code: int = 503
    times: int = 1
    seconds: float = 0.0
    verb: str | None = None
    match: str = ""
    message: str | None = None
    retry_after: int | None = None
    skip: int = 0

    def fits(self, verb: str, path: str) -> bool:
        return (self.verb is None or self.verb.upper() == verb) and re.search(self.match, path) is not None


@dataclass(slots=True)
class Faults:
    """The faults that wait for their calls."""

    waiting: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, fault: Fault) -> None:
        if fault.kind not in KINDS:
            raise ValueError(f"a fault is one of {', '.join(KINDS)}, not {fault.kind!r}")
        with self._lock:
            self.waiting.append(fault)

    def take(self, verb: str, path: str) -> list[Fault]:
        """The faults of this call: at most one of each kind, in the order they were asked for."""
        taken: list[Fault] = []
        with self._lock:
            for fault in list(self.waiting):
                if not fault.fits(verb, path) or fault.kind in {other.kind for other in taken}:
                    continue
                if fault.skip:
                    fault.skip -= 1
                    continue
                taken.append(fault)
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
        return taken

    def clear(self) -> None:
        with self._lock:
            self.waiting.clear()
