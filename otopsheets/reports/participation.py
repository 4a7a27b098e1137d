"""Who takes part, tambon by tambon and village by village; who is new and who came again.

Of all groups there are it tells how many were briefed, applied, got in, and what they sold.

Source: the knowledge record, part ๔: *กลุ่มอาชีพทุกกลุ่มจากทุกหมู่บ้านทุกตำบล*, every group of every village.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from otopsheets.registry import Group
from otopsheets.reports.coverage import GroupBriefed
from otopsheets.reports.facts import Facts
from otopsheets.selection.outcomes import Decided


@dataclass(frozen=True, slots=True)
class Share:
    """The groups of one place (rows of the groups tab): who was briefed, applied, got in; what they sold, in baht.

    `tambon` is the one that the place is or is in; empty when it is not known.
    """

    name: str
    tambon: str
    groups: tuple[int, ...]
    briefed: tuple[int, ...]
    applied: tuple[int, ...]
    accepted: tuple[int, ...]
    sold: float


@dataclass(frozen=True, slots=True)
class Participation:
    """Shares by tambon and by village (`หมู่ 1 บ้านวังยาว ต.แม่กัวะ`), and the groups that are new or came again.

    Groups of no known tambon or village are under the name "". `again` took part in the fair before this one, `new` did
    not; both are empty when there was none.
    """

    tambons: tuple[Share, ...]
    villages: tuple[Share, ...]
    new: tuple[Group, ...]
    again: tuple[Group, ...]


def participation_of(facts: Facts) -> Participation:
    """Hold the applications and sales of a fair against the groups of the district."""
    coverage = facts.coverage
    accepted = {o.verdict.group.row: o.verdict.group for o in facts.of(Decided.ACCEPTED) if o.verdict.group}
    producers = {each.group.row for each in coverage.groups} & set(accepted)
    before = facts.took_part
    homeless = [each for each in coverage.groups if each.home.village is None]
    told = _Told(facts)
    villages = [told.share(f"หมู่ {v.village[1]} {v.name} ต.{v.tambon}", v.tambon, v.groups) for v in coverage.villages]
    if homeless:
        villages.append(told.share("", "", homeless))
    tambons = [told.share(each.tambon, each.tambon, each.groups) for each in coverage.tambons]
    if coverage.homeless:
        tambons.append(told.share("", "", coverage.homeless))
    return Participation(
        tambons=tuple(tambons),
        villages=tuple(villages),
        new=tuple(accepted[row] for row in sorted(producers - before)) if before is not None else (),
        again=tuple(accepted[row] for row in sorted(producers & before)) if before is not None else (),
    )


class _Told:
    """What is told of each group, by its row."""

    def __init__(self, facts: Facts) -> None:
        outcomes = [outcome for outcome in facts.selection.outcomes if outcome.verdict.group is not None]
        self.applied = {outcome.verdict.group.row for outcome in outcomes if outcome.verdict.group}
        self.accepted = {
            outcome.verdict.group.row
            for outcome in outcomes
            if outcome.decided is Decided.ACCEPTED and outcome.verdict.group
        }
        self.sold: Mapping[Hashable, float] = {line.key: line.total for line in facts.sales.by_group}

    def share(self, name: str, tambon: str, groups: Iterable[GroupBriefed]) -> Share:
        """Count the groups of one place."""
        here = tuple(groups)
        rows = tuple(each.group.row for each in here)
        return Share(
            name,
            tambon,
            rows,
            tuple(each.group.row for each in here if each.meetings),
            tuple(row for row in rows if row in self.applied),
            tuple(row for row in rows if row in self.accepted),
            round(sum(self.sold.get(row, 0.0) for row in rows), 2),
        )
