"""Who is meant: from what people typed for a group or a fair to the row they mean.

By id, by name in normal form, or by a close spelling, which is a question to a person and never a fact.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from rapidfuzz import fuzz, process

from otopsheets.registry.cells import CLOSE
from otopsheets.thai.text import key

How = Literal["id", "name", "close", "ambiguous", "unknown", "blank"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """What a reference was found to mean.

    `item` is set for id, name and close; a close match asks for confirmation. `candidates` are the labels of
    all that it may mean, when there are several.
    """

    item: T | None
    how: How
    candidates: tuple[str, ...] = ()


class Directory(Generic[T]):
    """Finds the item that a text names.

    Two items under one id or one name make that word ambiguous: nobody can tell which is meant.
    """

    def __init__(self, entries: Iterable[tuple[T, str, str]]) -> None:
        """Take (item, id, name) triples."""
        self._by_id: dict[str, list[T]] = defaultdict(list)
        self._by_name: dict[str, list[T]] = defaultdict(list)
        self._labels: dict[int, str] = {}
        for item, identity, name in entries:
            if identity:
                self._by_id[key(identity)].append(item)
            if name:
                self._by_name[key(name)].append(item)
            self._labels[id(item)] = name or identity
        self._known: dict[str, Match[T]] = {}
        self._shingles: dict[str, list[str]] | None = None

    def find(self, text: str) -> Match[T]:
        """Return what `text` means."""
        match = self._known.get(text)
        if match is None:
            match = self._known[text] = self._find(key(text))
        return match

    def _find(self, wanted: str) -> Match[T]:
        if not wanted:
            return Match(None, "blank")
        for words, how in ((self._by_id, "id"), (self._by_name, "name")):
            items = words.get(wanted, [])
            if len(items) == 1:
                return Match(items[0], how)  # type: ignore[arg-type]  # mypy widens the literals of a loop
            if items:
                return Match(None, "ambiguous", self._told(items))
        close = process.extract(wanted, self._alike(wanted), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=5)
        items = [item for name, _, _ in close for item in self._by_name[name]]
        if len(items) == 1:
            return Match(items[0], "close", self._told(items))
        if items:
            return Match(None, "ambiguous", self._told(items))
        return Match(None, "unknown")

    def _told(self, items: list[T]) -> tuple[str, ...]:
        return tuple(self._labels[id(item)] for item in items)

    def _alike(self, wanted: str) -> list[str]:
        """Return the names that share enough runs of three letters with `wanted` to be worth comparing.

        Comparing with every name takes the square of the registry's size; this keeps it near linear.
        """
        if self._shingles is None:
            self._shingles = defaultdict(list)
            for name in self._by_name:
                for run in _runs(name):
                    self._shingles[run].append(name)
        runs = sorted(_runs(wanted), key=lambda run: len(self._shingles.get(run, ())) if self._shingles else 0)
        rare = [run for run in runs if run in self._shingles][: max(4, len(runs) // 2)]
        shared: dict[str, int] = defaultdict(int)
        for run in rare:
            for name in self._shingles[run][:2000]:
                shared[name] += 1
        return sorted(shared)


def _runs(word: str) -> set[str]:
    return {word[i : i + 3] for i in range(max(1, len(word) - 2))}
