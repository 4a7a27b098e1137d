"""Everything the reports tell about one fair, and every number with the rows it came from.

No report computes: it puts `Figure`s into sentences. So a number in a memo can be traced to the rows of the
registry, and two reports cannot disagree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from otopsheets.findings import Finding
from otopsheets.registry import Fair, Registry
from otopsheets.reports.coverage import Coverage, cover
from otopsheets.reports.district import host_of, read_district
from otopsheets.reports.figures import Figure
from otopsheets.reports.followup import FollowUp, follow_up
from otopsheets.reports.meetings import STEPS
from otopsheets.reports.proposals import Proposal, proposal_doubts, proposals_of
from otopsheets.reports.sales import Sales, read_sales
from otopsheets.selection.outcomes import Decided, Outcome, Selection


@dataclass(frozen=True)
class Facts:
    """What is known of one fair on one day.

    `before` are the sales of the fair before it, if there was one; `took_part` are the groups (rows of the groups tab)
    that were in that fair: accepted, and not said to have stayed away. It is None when there was none.
    """

    registry: Registry
    fair: Fair
    today: date
    selection: Selection
    coverage: Coverage
    proposals: tuple[Proposal, ...]
    sales: Sales
    before: Sales | None
    took_part: frozenset[int] | None
    follow_ups: tuple[FollowUp, ...]
    figures: Mapping[str, Figure] = field(repr=False)

    @property
    def over(self) -> bool:
        """Whether the last day of the fair has passed."""
        days = self.sales.days
        return bool(days) and days[-1].day < self.today

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the tabs of meetings and sales."""
        doubts = proposal_doubts(self.registry, self.coverage.meetings)
        return (*self.coverage.findings, *doubts, *self.sales.findings)

    def of(self, *decided: Decided) -> tuple[Outcome, ...]:
        """Return the outcomes that ended so."""
        return tuple(outcome for outcome in self.selection.outcomes if outcome.decided in decided)


def gather(
    registry: Registry, fair: Fair, today: date, selection: Selection, previous: Selection | None = None
) -> Facts:
    """Find out everything the reports tell about `fair`; `previous` is the selection of the fair before it."""
    district = read_district(registry, host_of(fair))
    coverage = cover(registry, fair, today, district)
    sales = read_sales(registry, fair, participants_of(selection), district)
    proposals = proposals_of(coverage.meetings)
    figures = {
        **_of_selection(selection),
        **_of_coverage(coverage, tuple(village.row for village in registry.villages)),
        **_of_proposals(proposals),
        **_of_sales(sales),
    }
    follow_ups = follow_up(registry, sales, today)
    figures["follow_ups"] = Figure.count("groups", (each.group.row for each in follow_ups))
    before = took_part = None
    if previous is not None:
        invited = participants_of(previous) if previous.outcomes else None  # its sales may be all that is known of it
        before = read_sales(registry, previous.fair, invited, district)
        took_part = before.came if invited is None else invited - before.absent
    return Facts(registry, fair, today, selection, coverage, proposals, sales, before, took_part, follow_ups, figures)


def participants_of(selection: Selection) -> frozenset[int]:
    """Return the groups that take part, as rows of the groups tab."""
    return frozenset(
        outcome.verdict.group.row
        for outcome in selection.outcomes
        if outcome.decided is Decided.ACCEPTED and outcome.verdict.group is not None
    )


def tambon_of(outcome: Outcome) -> str:
    """Return the tambon of an applicant: the official name where the place is certain, else as typed."""
    place, group = outcome.verdict.place, outcome.verdict.group
    if place is not None and place.tambon:
        return place.tambon
    return group.tambon if group is not None else ""


def _of_selection(selection: Selection) -> dict[str, Figure]:
    def count(outcomes: Iterable[Outcome]) -> Figure:
        return Figure.count("applications", (outcome.verdict.application.row for outcome in outcomes))

    every = selection.outcomes
    accepted = [outcome for outcome in every if outcome.decided is Decided.ACCEPTED]
    producers = [outcome for outcome in accepted if outcome.verdict.lane == "producer"]
    tambons = {tambon_of(outcome) for outcome in producers} - {""}
    return {
        "applied": count(every),
        **{str(decided): count(outcome for outcome in every if outcome.decided is decided) for decided in Decided},
        "groups_in": count(producers),
        "agencies_in": count(outcome for outcome in accepted if outcome.verdict.lane == "agency"),
        "tambons_in": Figure(len(tambons), "applications", count(producers).rows),
        "stalls_in": Figure(sum(outcome.stalls for outcome in accepted), "applications", count(accepted).rows),
    }


def _of_coverage(coverage: Coverage, villages: tuple[int, ...]) -> dict[str, Figure]:
    held = coverage.meetings
    chairs = [meeting.row for meeting in held.of("chairs")]
    network = [meeting.row for meeting in held.of("network")]
    reached = [tambon for tambon in coverage.tambons if tambon.briefed]
    return {
        "groups": Figure.count("groups", (each.group.row for each in coverage.groups)),
        "briefed": Figure.count("groups", (each.group.row for each in coverage.groups if each.meetings)),
        "missing": Figure.count("groups", (each.group.row for each in coverage.missing)),
        "villages": Figure(len(coverage.villages), "villages", villages),
        "villages_reached": Figure(
            sum(village.reach != "none" for village in coverage.villages), "meetings", tuple(chairs)
        ),
        "tambons": Figure(len(coverage.tambons), "villages", villages),
        "tambons_reached": Figure(len(reached), "meetings", tuple(chairs)),
        "network_tambons": Figure(sum(bool(t.network) for t in coverage.tambons), "meetings", tuple(network)),
        **{f"meetings_{kind}": Figure.count("meetings", (m.row for m in held.of(kind))) for kind in STEPS},
    }


def _of_proposals(proposals: tuple[Proposal, ...]) -> dict[str, Figure]:
    def count(state: str | None) -> Figure:
        rows = [proposal.meeting.row for proposal in proposals if state in (None, proposal.state)]
        return Figure(len(rows), "meetings", tuple(sorted(set(rows))))

    return {"proposals": count(None), **{f"proposals_{s}": count(s) for s in ("proposed", "resolved", "done")}}


def _of_sales(sales: Sales) -> dict[str, Figure]:
    with_amount = tuple(sold for sold in sales.sold if sold.amount is not None)
    groups = {sold.group.row for sold in with_amount}
    rows = sales.rows
    return {
        "sold": Figure(sales.total, "sales", rows),
        "sold_groups": Figure(len(groups), "sales", rows),
        "sold_per_group": Figure(round(sales.total / len(groups), 2) if groups else 0, "sales", rows),
        "came": Figure.count("groups", sales.came),
        "absent": Figure.count("groups", sales.absent),
        "unreported": Figure.count("groups", sales.unreported),
        "sales_left_out": Figure.count("sales", (row.row for row in sales.left_out)),
        "sold_left_out": Figure(sales.total_left_out, "sales", tuple(row.row for row in sales.left_out)),
    }
