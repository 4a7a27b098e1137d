"""Everything one sync found out about one fair: what all generated tabs are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from otopsheets.findings import Finding
from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Venue
from otopsheets.registry import Fair, Registry
from otopsheets.registry.sheets import Row
from otopsheets.reports.facts import Facts
from otopsheets.selection.outcomes import Selection
from otopsheets.tabs.log import Entry
from otopsheets.wording import Lang


@dataclass(frozen=True, slots=True)
class Results:
    """The results of all stages for one fair on one day.

    `findings` are all of them, from reading to layout. `venue` and `plan` are None while nothing is drawn or laid
    out. `log` are the rows of the log as it stands in the store, `entry` what this sync adds to it (None: nothing).
    `memory` is what the next run shall know. `facts` are what the reports tell (None: no reports).
    """

    registry: Registry
    fair: Fair
    today: date
    selection: Selection
    findings: tuple[Finding, ...]
    venue: Venue | None = None
    plan: Plan | None = None
    lang: Lang = "th"
    log: Sequence[Row] = ()
    entry: Entry | None = None
    memory: Mapping[str, str] = field(default_factory=dict)
    facts: Facts | None = None

    @property
    def stalls(self) -> Mapping[str, Sequence[str]]:
        """The labels each applicant was given, by `Outcome.key`; empty without a plan."""
        return self.plan.stalls if self.plan is not None else {}
