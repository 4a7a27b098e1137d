"""Who comes first where places are short: those left out last time, then the district's own criteria, in order.

Each criterion is told by a cell of the registry. What they leave equal, the draw decides.
"""

from collections.abc import Callable, Mapping
from datetime import date

from otopsheets.eligibility import RuleBook, Verdict
from otopsheets.eligibility.parameters import PRIORITIES
from otopsheets.registry import Fair, Registry
from otopsheets.selection.outcomes import Decided, Selection
from otopsheets.thai.text import dashes_only

Merit = tuple[int, ...]
"""What a candidate has to show, the more important first; the smaller comes first."""

_LABELS = {choice.key: choice.label for choice in PRIORITIES}


class Priority:
    """The district's order of priority at one fair."""

    def __init__(self, registry: Registry, fair: Fair, book: RuleBook, previous: Selection | None) -> None:
        """Take the registry, the fair, the rule book, and what was selected for the fair before it, if known."""
        self._criteria: tuple[str, ...] = book.value("priority")
        self._left_out = left_out(registry, fair, previous)
        self._came = came_before(registry, fair)

    def merit(self, verdict: Verdict) -> Merit:
        """Return what an application has to show."""
        group = verdict.group
        if group is None:
            return (1, *(0 for _ in self._criteria))
        before = 0 if group.row in self._left_out else 1
        return (before, *(_MEASURES[each](verdict, group.row in self._came) for each in self._criteria))

    @property
    def told(self) -> str:
        """The district's criteria, by name."""
        return ", ".join(_LABELS[each] for each in self._criteria)


_MEASURES: Mapping[str, Callable[[Verdict, bool], int]] = {
    "early": lambda verdict, _: (verdict.application.applied_on or date.max).toordinal(),
    "newcomer": lambda _, came: int(came),
    "returning": lambda _, came: int(not came),
    "standards": lambda verdict, _: -len({name for product in verdict.products for name in product.standards}),
    "registered": lambda verdict, _: int(dashes_only(verdict.group.otop_no) if verdict.group else True),
    "members": lambda verdict, _: -(verdict.group.members or 0) if verdict.group else 0,
    "fewer_stalls": lambda verdict, _: verdict.application.stalls or 1,
}


def left_out(registry: Registry, fair: Fair, previous: Selection | None) -> frozenset[int]:
    """Return the rows of the groups that were left out of the fair before.

    With the selection of that fair, those who ended on its waiting list. Without, those whom its committee put
    on the list (`สำรอง`) and who have no day of sale there: what the registry itself proves, and no more.
    """
    if previous is not None:
        waiting = (each.verdict.group for each in previous.outcomes if each.decided is Decided.WAITING)
        return frozenset(group.row for group in waiting if group is not None)
    before = registry.fair_directory.find(fair.previous).item if fair.previous else None
    if before is None:
        return frozenset()
    rows = set()
    for decision in registry.decisions:
        match = registry.directory.find(decision.group)
        there = registry.fair_directory.find(decision.fair).item is before
        if there and decision.decision == "reserve" and match.item is not None and match.how != "close":
            rows.add(match.item.row)
    return frozenset(rows) - came_before(registry, fair)


def came_before(registry: Registry, fair: Fair) -> frozenset[int]:
    """Return the rows of the groups that sold something, or are noted as present, at the fair before."""
    before = registry.fair_directory.find(fair.previous).item if fair.previous else None
    if before is None:
        return frozenset()
    rows = set()
    for sale in registry.sales:
        match = registry.directory.find(sale.group)
        present = sale.came or (sale.came is None and bool(sale.amount))
        if present and match.item is not None and registry.fair_directory.find(sale.fair).item is before:
            rows.add(match.item.row)
    return frozenset(rows)
