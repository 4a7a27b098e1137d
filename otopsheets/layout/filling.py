"""Plans from mosaics: the groups of each category stand within its shape, as well as can be.

A mosaic is found at prices, by the worth of whole shapes; whether its groups can really fill a shape (three stalls in
one row, a tap for each who needs it, fire apart from cloth) is asked here, exactly. Where none of the first mosaics can
be filled, the plans nearest to them are as good a beginning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from otopsheets.layout.arranging import arrange, kinds_of
from otopsheets.layout.feasible import Places, Undecided, nearest_places
from otopsheets.layout.kinds import Merged
from otopsheets.layout.mosaics import Mosaic
from otopsheets.layout.problem import Position

TRIED = 100
"""Mosaics that are tried to fill, at most."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The groups of one problem, and which shapes they can fill, as far as it was asked."""

    merged: Merged
    _fills: dict[tuple[int, Position], bool] = field(default_factory=dict)

    def plans(self, mosaics: Sequence[Mosaic], count: int) -> list[Places]:
        """Return up to `count` plans that fill mosaics unlike each other; where there is none, plans near the first."""
        filled: dict[Mosaic, Places] = {}
        tried = 0
        for mosaic in mosaics:
            if tried == TRIED or len(filled) == count:
                break
            if any(_alike(mosaic, other) for other in filled):
                continue
            tried += 1
            plan = self._filled(mosaic)
            if plan is not None:
                filled[mosaic] = plan
        return list(filled.values()) or list(self._near(mosaics[:count]))

    def _filled(self, mosaic: Mosaic) -> Places | None:
        """Fill a mosaic; None if that cannot be, or is not known."""
        merged = self.merged
        if not all(self._can_fill(category, shape) for category, shape in enumerate(mosaic)):
            return None
        try:
            whole = arrange(merged, merged.kinds, dict(enumerate(mosaic)))
        except Undecided:
            return None
        return None if whole is None else tuple(whole.places[d] for d in range(len(merged.problem.demands)))

    def _can_fill(self, category: int, shape: Position) -> bool:
        """Tell whether a category can fill a shape, if it were alone."""
        if (category, shape) not in self._fills:
            try:
                alone = arrange(self.merged, kinds_of(self.merged, [category]), {category: shape})
            except Undecided:
                alone = None
            self._fills[category, shape] = alone is not None
        return self._fills[category, shape]

    def _near(self, mosaics: Sequence[Mosaic]) -> Iterator[Places]:
        """Find the plans with as many groups as can be on stalls that are their category's in a mosaic."""
        problem = self.merged.problem
        number = {name: category for category, name in enumerate(self.merged.categories)}
        of = [None if demand.category is None else number[demand.category] for demand in problem.demands]
        for mosaic in mosaics:
            inside = [frozenset(shape) for shape in mosaic]

            def matches(demand: int, place: int, inside: Sequence[frozenset[int]] = inside) -> float:
                category = of[demand]
                return 0.0 if category is None else float(len(inside[category].intersection(problem.positions[place])))

            plan = nearest_places(problem, matches, of.__getitem__)
            if plan is not None:
                yield plan


def _alike(one: Mosaic, two: Mosaic) -> bool:
    """Tell whether more than half of the shapes of two mosaics are the same."""
    return sum(here == there for here, there in zip(one, two, strict=True)) > len(one) / 2
