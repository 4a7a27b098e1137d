"""One sync, from any store to any store; the only place that knows all stages.

    read → judge → select → lay out → tabs → write

Up to the write everything is a `Proposal`, a pure function of what was read, of the fair and of `today`.
"""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from otopsheets.eligibility import RuleBook, Verdict, judge, judge_all, read_rules
from otopsheets.errors import NoLayoutPossible, OtopSheetsError, RegistryFault
from otopsheets.fairs import choose_fair, count_places, drawn_venue, no_venue, previous_selection
from otopsheets.findings import Finding, Level
from otopsheets.layout.asked import demands_of, options_of
from otopsheets.layout.checker import faults as layout_faults
from otopsheets.layout.plan import Plan, lay_out
from otopsheets.layout.stalls import Venue
from otopsheets.layout.undrawn import undrawn
from otopsheets.registry import Fair, Registry, read_registry
from otopsheets.registry.sheets import Row
from otopsheets.reports.coverage import cover
from otopsheets.reports.facts import gather
from otopsheets.reports.proposals import proposal_doubts
from otopsheets.reports.sales import read_sales
from otopsheets.selection import Decided, Selection, select
from otopsheets.stores.base import Calls, Overtaken, Snapshot, Store, Written
from otopsheets.tabs import Entry, Results, Tab, generated_tabs, log_tab, read_state
from otopsheets.wording import Lang, Wording

Memory: TypeAlias = Mapping[str, str]
"""What the program knows from earlier runs, kept in a hidden generated tab: a name, and JSON."""

NO_STALLS = Wording(
    "แท็บ '{tab}' ไม่มีล็อกเลย โปรดพิมพ์ป้ายล็อกในผัง เช่น A1 หรือ A2 ไฟ ช่องละหนึ่งล็อก",
    "The tab '{tab}' has no stall. Type the stalls' labels into the drawing, such as A1 or A2 ไฟ, a cell each.",
)
FORM_BROKEN = Wording(
    "ยังไม่เขียนผล เพราะหัวตารางมีปัญหา {count} เรื่อง: {first} ของเดิมยังอยู่ครบ",
    "Nothing was written: the headers have {count} faults: {first} The old result stands.",
)
_TIMES_OVERTAKEN = 2
"""How often a sync begins again because somebody else wrote while it ran."""


class FormBroken(RegistryFault):
    """The form of the registry itself is broken: a needed header is missing or doubled."""

    exit_code = 1


@dataclass(frozen=True)
class Checked:
    """What is wrong in a registry; `verdicts` are those on every application to every fair."""

    registry: Registry
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether anything was found that cannot go on like this."""
        return any(finding.level is Level.BLOCK for finding in self.findings)


@dataclass(frozen=True)
class Proposal:
    """What the program proposes for one fair.

    `obstacle` says why there is nothing to write: the form is broken, or no layout is possible; `venue`, `plan`
    and `tabs` may then be missing.
    """

    registry: Registry
    fair: Fair
    today: date
    verdicts: tuple[Verdict, ...]
    selection: Selection
    venue: Venue | None
    plan: Plan | None
    findings: tuple[Finding, ...]
    tabs: tuple[Tab, ...]
    obstacle: OtopSheetsError | None = None


@dataclass(frozen=True)
class Synced:
    """A proposal, and what became of it in the store.

    `changed` are the keys of the tabs that differ from what stood there. `written` is None when nothing was
    written: nothing had changed, it was a dry run, or the proposal has an obstacle. `seconds` tells how long
    each stage took.
    """

    proposal: Proposal
    changed: tuple[str, ...]
    written: Written | None
    calls: Calls
    seconds: Mapping[str, float]


class Stopwatch:
    """Tells how long each stage took, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what is done inside, under the name `stage`."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - began


def check(store: Store, today: date) -> Checked:
    """Read a registry and check every entry of it; write nothing."""
    return check_registry(read_registry(store.read().sheets), today)


def check_registry(registry: Registry, today: date) -> Checked:
    """Check every entry of a registry, each application against its own fair."""
    _, rule_findings = read_rules(registry)
    verdicts = judge_all(registry, today)
    told = (finding for verdict in verdicts for finding in verdict.findings)
    return Checked(registry, verdicts, _once(registry.findings, rule_findings, told, _around(registry, today)))


def _around(registry: Registry, today: date) -> Iterator[Finding]:
    """Find what is doubtful in the meetings, sales and venue of every fair; who took part is not asked here."""
    for fair in registry.fairs:
        coverage = cover(registry, fair, today)
        yield from coverage.findings
        yield from proposal_doubts(registry, coverage.meetings)
        yield from read_sales(registry, fair).findings
        venue, doubts = drawn_venue(registry, fair)
        yield from doubts
        yield from undrawn(registry, fair, venue)


def propose(
    snapshot: Snapshot, today: date, fair_id: str = "", lang: Lang = "th", watch: Stopwatch | None = None
) -> Proposal:
    """Run every stage for one fair on what a store holds.

    `fair_id` may be left empty when the registry has one fair. Raises `UsageFault` when it is not clear which
    fair is meant, and `RegistryFault` when there is no registry to read.
    """
    watch = watch or Stopwatch()
    with watch("read"):
        registry = read_registry(snapshot.sheets)
        fair = choose_fair(registry, fair_id)
        book, rule_findings = read_rules(registry)
    with watch("eligibility"):
        verdicts = judge(registry, fair, today)
    with watch("venue"):
        venue, venue_findings = drawn_venue(registry, fair)
        venue_findings += undrawn(registry, fair, venue)
    memory: Memory = read_state(snapshot.printed["state"].rows) if "state" in snapshot.printed else {}
    with watch("selection"):
        previous = previous_selection(registry, fair)
        places = count_places(venue)
        choose = partial(select, registry, fair, verdicts, places, book=book, previous=previous)
        selection, memory = _select(lambda before: choose(drawn_before=before), f"draw {fair.fair_id}", memory)
    with watch("reports"):
        facts = gather(registry, fair, today, selection, previous)
    told = (finding for verdict in verdicts for finding in verdict.findings)
    proposal = Proposal(
        registry=registry,
        fair=fair,
        today=today,
        verdicts=verdicts,
        selection=selection,
        venue=venue,
        plan=None,
        findings=_once(registry.findings, rule_findings, told, venue_findings, selection.findings, facts.findings),
        tabs=(),
        obstacle=_obstacle(registry, fair, venue),
    )
    if venue is None or proposal.obstacle:
        return proposal
    with watch("layout"):
        try:
            plan, memory = _plan(proposal, venue, book, memory)
        except NoLayoutPossible as impossible:
            return replace(proposal, obstacle=impossible)
    with watch("tabs"):
        results = Results(
            registry,
            fair,
            today,
            selection,
            proposal.findings,
            venue=venue,
            plan=plan,
            lang=lang,
            log=_log_rows(snapshot),
            memory=memory,
            facts=facts,
        )
        return replace(proposal, plan=plan, tabs=generated_tabs(results))


def sync(store: Store, today: date, fair_id: str = "", lang: Lang = "th", *, dry_run: bool = False) -> Synced:
    """Read a registry, run every stage, and put the generated tabs in the place of the old ones.

    Writes nothing when nothing changed, when the proposal has an obstacle, or on a dry run. Begins again when
    somebody else wrote in the meantime. Raises what `propose` and the store raise; the old result then stands.
    """
    for _ in range(_TIMES_OVERTAKEN):
        with suppress(Overtaken):
            return _sync(store, today, fair_id, lang, dry_run=dry_run)
    return _sync(store, today, fair_id, lang, dry_run=dry_run)


def _sync(store: Store, today: date, fair_id: str, lang: Lang, *, dry_run: bool) -> Synced:
    watch = Stopwatch()
    with watch("read"):
        snapshot = store.read()
    proposal = propose(snapshot, today, fair_id, lang, watch)
    changed = tuple(tab.key for tab in proposal.tabs if _differs(tab, snapshot))
    if changed:
        with watch("tabs"):
            entry = _entry(proposal, changed, store.calls)
            log = log_tab(_log_rows(snapshot), entry, proposal.fair, today, lang)
        proposal = replace(proposal, tabs=tuple(log if tab.key == log.key else tab for tab in proposal.tabs))
        changed = tuple(tab.key for tab in proposal.tabs if _differs(tab, snapshot))
    written = None
    if changed and not dry_run:
        with watch("write"):
            written = store.write(proposal.tabs, today)
    return Synced(proposal, changed, written, store.calls, watch.seconds)


def _select(choose: Callable[[str | None], Selection], name: str, memory: Memory) -> tuple[Selection, Memory]:
    """Select, and remember under `name` on which list of entrants the draw was held; return both.

    The memory holds every list so far. A draw held on another list than the one before says so, and goes on saying
    so when the same is computed again.
    """
    lists: list[str] = json.loads(memory.get(name, "[]"))
    selection = choose(lists[-1] if lists else None)
    if selection.draw is None:
        return selection, memory
    entrants = selection.draw.entrants_sha256
    if not lists or entrants != lists[-1]:
        return selection, {**memory, name: json.dumps([*lists, entrants])}
    return (choose(lists[-2]) if len(lists) > 1 else selection), memory


def _obstacle(registry: Registry, fair: Fair, venue: Venue | None) -> OtopSheetsError | None:
    """Say why nothing may be written, if so."""
    broken = registry.structural
    if broken:
        return FormBroken(FORM_BROKEN, count=len(broken), first=broken[0].message())
    if venue is None:
        return no_venue(registry, fair)
    if not venue.stalls:
        return NoLayoutPossible(NO_STALLS, tab=venue.title)
    return None


def _plan(proposal: Proposal, venue: Venue, book: RuleBook, memory: Memory) -> tuple[Plan, Memory]:
    """Lay out, or take the plan again that was made from exactly this input; return it with the new memory.

    The memory holds, for every fair so far, the plan that was announced, from what it was made, and how far each
    group stood from the entrance.
    """
    fair = proposal.fair
    earlier = json.loads(memory.get(f"plan {fair.previous}", "{}"))
    demands = demands_of(proposal.selection, earlier.get("distances", {}))
    options = options_of(book, fair)
    made_from = hashlib.sha256(repr((venue.stalls, venue.landmarks, demands, options)).encode()).hexdigest()
    name = f"plan {fair.fair_id}"
    announced = json.loads(memory.get(name, "{}"))
    if announced.get("made_from") == made_from:
        plan = _told_plan(announced["plan"])
    else:
        stalls = announced.get("plan", {}).get("stalls", {})
        plan = lay_out(venue, demands, options, {key: tuple(labels) for key, labels in stalls.items()})
    wrong = layout_faults(venue, demands, plan.stalls, options.fire_gap)
    if wrong:  # a remembered plan that somebody tampered with, or a fault of ours: never written
        plan = lay_out(venue, demands, options)
    distances = {key: min(map(venue.distance, labels)) for key, labels in plan.stalls.items()}
    told = {"made_from": made_from, "plan": asdict(plan), "distances": distances}
    return plan, {**memory, name: json.dumps(told, ensure_ascii=False)}


def _told_plan(told: Mapping[str, Any]) -> Plan:
    stalls = {key: tuple(labels) for key, labels in told["stalls"].items()}
    return Plan(**{**told, "stalls": stalls, "moved": tuple(told["moved"])})


def _log_rows(snapshot: Snapshot) -> Sequence[Row]:
    return snapshot.printed["log"].rows if "log" in snapshot.printed else ()


def _entry(proposal: Proposal, changed: tuple[str, ...], calls: Calls) -> Entry:
    """Return the line that this sync adds to the log; the write that is to come is counted."""
    decided = Counter(outcome.decided for outcome in proposal.selection.outcomes)
    levels = Counter(finding.level for finding in proposal.findings)
    return Entry(
        on=proposal.today,
        fair_id=proposal.fair.fair_id,
        applied=len(proposal.selection.outcomes),
        accepted=decided[Decided.ACCEPTED],
        waiting=decided[Decided.WAITING],
        needs_fixing=decided[Decided.NEEDS_FIXING],
        rejected=decided[Decided.REJECTED],
        blocks=levels[Level.BLOCK],
        warnings=levels[Level.WARN],
        infos=levels[Level.INFO],
        plan=proposal.plan.status if proposal.plan else "",
        changed=tuple(tab.title for tab in proposal.tabs if tab.key in changed and not tab.hidden),
        calls=calls.reads + calls.writes + calls.to_write,
    )


def _differs(tab: Tab, snapshot: Snapshot) -> bool:
    printed = snapshot.printed.get(tab.key)
    return printed is None or printed.edited or printed.fingerprint != tab.fingerprint


def _once(*several: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings, each told once, in the order of tabs and rows."""
    found = dict.fromkeys(finding for findings in several for finding in findings)
    return tuple(sorted(found, key=lambda f: (f.where.tab, f.where.row or 0, f.where.a1, f.code)))
