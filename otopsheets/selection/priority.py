"""Who comes first where places are short: those left out last time, then the district's own criteria, in order.

Each criterion is told by a cell of the registry. What they leave equal, the draw decides.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from otopsheets.eligibility import RuleBook, Verdict
from otopsheets.eligibility.parameters import PRIORITIES
from otopsheets.registry import Fair, Group, Match, Registry
from otopsheets.selection.outcomes import Decided, Selection, key_of
from otopsheets.selection.reasons import WAITING_FOR_DRAW
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
        if verdict.group is None:
            return (1, *(0 for _ in self._criteria))
        name = key_of(verdict)
        before = 0 if name in self._left_out else 1
        return (before, *(_MEASURES[each](verdict, name in self._came) for each in self._criteria))

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


def left_out(registry: Registry, fair: Fair, previous: Selection | None) -> frozenset[str]:
    """Return the keys of the applicants that were left out of the fair before, and did not come to it after all.

    With the selection of that fair, those who ended on its waiting list, unless it had no places to give or they
    waited for a draw that was never held. Without, those whom its committee put on the list (`สำรอง`): what
    the registry itself proves, and no more.
    """
    came = came_before(registry, fair)
    if previous is not None and previous.places.producers + previous.places.agencies:
        waiting = (each for each in previous.outcomes if each.decided is Decided.WAITING)
        return frozenset(each.key for each in waiting if each.reasons[0].code != WAITING_FOR_DRAW.code) - came
    before = _fair_before(registry, fair)
    reserved = (
        registry.directory.find(decision.group)
        for decision in registry.decisions
        if decision.decision == "reserve" and registry.fair_directory.find(decision.fair).item is before
    )
    return _keys(reserved) - came if before is not None else frozenset()


def came_before(registry: Registry, fair: Fair) -> frozenset[str]:
    """Return the keys of the groups that sold something, or are noted as present, at the fair before."""
    before = _fair_before(registry, fair)
    if before is None:
        return frozenset()
    return _keys(
        registry.directory.find(sale.group)
        for sale in registry.sales
        if (sale.came or (sale.came is None and sale.amount)) and registry.fair_directory.find(sale.fair).item is before
    )


def _fair_before(registry: Registry, fair: Fair) -> Fair | None:
    return registry.fair_directory.find(fair.previous).item if fair.previous else None


def _keys(matches: Iterable[Match[Group]]) -> frozenset[str]:
    """Return the keys of those who are named beyond doubt."""
    sure = (match.item for match in matches if match.how != "close")
    return frozenset(group.group_id or group.name for group in sure if group is not None)
