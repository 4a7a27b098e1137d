"""Everything one sync found out about one fair: what all generated tabs are made of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from otopsheets.findings import Finding
from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Venue
from otopsheets.registry import Fair, Registry
from otopsheets.registry.sheets import Row
from otopsheets.selection.outcomes import Selection
from otopsheets.tabs.log import Entry
from otopsheets.wording import Lang


@dataclass(frozen=True, slots=True)
class Results:
    """The results of all stages for one fair on one day.

    `findings` are all of them, from reading to layout. `venue` and `plan` are None while nothing is drawn or laid
    out. `returning` are the keys of the applicants that took part last time, None when that is not known.
    `log` are the rows of the log as it stands in the store, `entry` what this sync adds to it (None: nothing).
    `memory` is what the next run shall know.
    """

    registry: Registry
    fair: Fair
    today: date
    selection: Selection
    findings: tuple[Finding, ...]
    venue: Venue | None = None
    plan: Plan | None = None
    lang: Lang = "th"
    returning: Collection[str] | None = None
    log: Sequence[Row] = ()
    entry: Entry | None = None
    memory: Mapping[str, str] = field(default_factory=dict)

    @property
    def stalls(self) -> Mapping[str, Sequence[str]]:
        """The labels each applicant was given, by `Outcome.key`; empty without a plan."""
        return self.plan.stalls if self.plan is not None else {}


def took_part(registry: Registry, fair: Fair) -> frozenset[str] | None:
    """Return the keys of the groups that were at the fair before this one; None when nothing tells.

    A group was there when it sold something (or is marked as having come), or when the committee accepted it.
    """
    before = registry.fair_directory.find(fair.previous).item
    if before is None:
        return None
    there = [sale.group for sale in registry.sales if sale.came is not False and _is(registry, sale.fair, before)]
    there += [
        decision.group
        for decision in registry.decisions
        if decision.decision == "accept" and _is(registry, decision.fair, before)
    ]
    groups = [registry.directory.find(name).item for name in there]
    return frozenset(group.group_id or group.name for group in groups if group is not None) or None


def _is(registry: Registry, typed: str, fair: Fair) -> bool:
    return registry.fair_directory.find(typed).item is fair
