"""Two fairs side by side: who took part, from where, with what, what was sold, and who stood where."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from otopsheets.registry import Group
from otopsheets.reports.facts import Facts, tambon_of
from otopsheets.reports.figures import Figure
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.wording import Wording

COMPARED: Mapping[str, Wording] = {
    "applied": Wording("ผู้สมัคร", "applied"),
    "accepted": Wording("ได้เข้าร่วม", "accepted"),
    "groups_in": Wording("กลุ่มและผู้ประกอบการ", "groups"),
    "agencies_in": Wording("หน่วยงาน", "agencies"),
    "tambons_in": Wording("ตำบลที่มีกลุ่มเข้าร่วม", "tambons with a group in it"),
    "stalls_in": Wording("ล็อกที่ใช้", "stalls used"),
    "briefed": Wording("กลุ่มที่ได้รับการชี้แจง", "groups briefed"),
    "came": Wording("มาออกร้าน", "came"),
    "sold": Wording("ยอดขาย (บาท)", "sold (baht)"),
    "sold_groups": Wording("กลุ่มที่มียอดขาย", "groups that sold"),
    "sold_per_group": Wording("เฉลี่ยต่อกลุ่ม (บาท)", "mean of a group (baht)"),
    "proposals": Wording("ข้อเสนอ", "proposals"),
}
"""The figures that are compared, in their order."""


OF_THE_DAYS = frozenset({"came", "sold", "sold_groups", "sold_per_group"})
"""Those that are not known before anything of the days was entered; zero would say that nothing was sold."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing counted at both fairs, the first being the fair named first; None where it is not known."""

    name: str
    first: float | None
    second: float | None

    @property
    def change(self) -> float | None:
        """The second less the first; None when one of them is not known."""
        if self.first is None or self.second is None:
            return None
        return round(self.second - self.first, 2)


@dataclass(frozen=True, slots=True)
class Participant:
    """A group at both fairs: whether it took part, what it sold there (None: not told), on which stalls it stood."""

    group: Group
    took_part: tuple[bool, bool]
    sold: tuple[float | None, float | None]
    stalls: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two fairs side by side. `figures` has, by name, the number at each and the rows it came from.

    `pairs` are the same numbers, None where a fair's days are still to come.
    """

    first: str
    second: str
    figures: Mapping[str, tuple[Figure, Figure]]
    pairs: tuple[Pair, ...]
    tambons: tuple[Pair, ...]
    categories: tuple[Pair, ...]
    participants: tuple[Participant, ...]


Stalls = Mapping[str, Sequence[str]]
"""The stalls of each applicant, by `Outcome.key`."""


def compare(first: Facts, second: Facts, stalls: tuple[Stalls, Stalls] = ({}, {})) -> Comparison:
    """Compare two fairs of one registry; `stalls` are those of the plans that were announced, where known."""
    both = (first, second)
    return Comparison(
        first=first.fair.fair_id or first.fair.name,
        second=second.fair.fair_id or second.fair.name,
        figures={name: (first.figures[name], second.figures[name]) for name in COMPARED},
        pairs=tuple(Pair(name, _known(first, name), _known(second, name)) for name in COMPARED),
        tambons=_pairs(both, tambon_of),
        categories=_pairs(both, lambda outcome: outcome.verdict.category or ""),
        participants=_participants(both, stalls),
    )


def _known(facts: Facts, name: str) -> float | None:
    return None if name in OF_THE_DAYS and not facts.sales.sold else facts.figures[name].value


def _producers(facts: Facts) -> list[Outcome]:
    return [outcome for outcome in facts.of(Decided.ACCEPTED) if outcome.verdict.lane == "producer"]


def _pairs(both: tuple[Facts, Facts], named: Callable[[Outcome], str]) -> tuple[Pair, ...]:
    """Count the producers that took part by a name."""
    one, two = (Counter(named(outcome) for outcome in _producers(facts)) for facts in both)
    return tuple(Pair(name, one[name], two[name]) for name in sorted(one | two))


def _participants(both: tuple[Facts, Facts], stalls: tuple[Stalls, Stalls]) -> tuple[Participant, ...]:
    """Return every group that took part in either, in the order of the registry."""
    took_part = [{o.verdict.group.row: o.key for o in f.of(Decided.ACCEPTED) if o.verdict.group} for f in both]
    sold: list[dict[Hashable, float]] = [{line.key: line.total for line in facts.sales.by_group} for facts in both]
    found = []
    for group in both[0].registry.groups:
        row = group.row
        if any(row in each for each in took_part):
            at = [tuple(stalls[n].get(took_part[n].get(row, ""), ())) for n in (0, 1)]
            there = (row in took_part[0], row in took_part[1])
            found.append(Participant(group, there, (sold[0].get(row), sold[1].get(row)), (at[0], at[1])))
    return tuple(found)
