"""Applications → verdicts: every rule that can be asked is asked, every fault of a row told at once.

A verdict is a function of the records, the rules and the day; the order of rows never matters. Each rule
looks at one application by itself; which of several applications of one group stands is settled after that,
among the applications of each fair (`rivals`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from otopsheets.eligibility.around import Around
from otopsheets.eligibility.book import RuleBook, read_rules
from otopsheets.eligibility.bringing import NOTHING, brought
from otopsheets.eligibility.case import Case, Located
from otopsheets.eligibility.rivals import meet
from otopsheets.eligibility.rule import Need, Rule
from otopsheets.eligibility.rules import BETWEEN, DOUBTS, empty
from otopsheets.eligibility.verdicts import Lane, Standing, Verdict
from otopsheets.findings import Finding, Level
from otopsheets.registry import Application, Fair, Match, Registry
from otopsheets.registry.schema import AGENCY_KINDS


def judge(registry: Registry, fair: Fair, today: date, *, book: RuleBook | None = None) -> tuple[Verdict, ...]:
    """Judge every application that belongs to `fair`, in the order of rows.

    A row whose fair is blank (where there are several), unknown or ambiguous belongs to every fair, as one that
    needs fixing: no row is lost. `book` is the district's own rule book unless one is given.
    """
    ours = []
    for application in registry.applications:
        match = fair_of(registry, application)
        if match.item is None or match.item is fair:
            ours.append((application, match))
    return tuple(_judged(registry, ours, today, book))


def judge_all(registry: Registry, today: date, *, book: RuleBook | None = None) -> tuple[Verdict, ...]:
    """Judge every application, each for the fair it names, in the order of rows."""
    every = [(application, fair_of(registry, application)) for application in registry.applications]
    return tuple(_judged(registry, every, today, book))


def fair_of(registry: Registry, application: Application) -> Match[Fair]:
    """Say for which fair an application is; a blank cell means the only fair there is."""
    match = registry.fair_directory.find(application.fair)
    if match.how == "blank" and len(registry.fairs) == 1:
        return Match(registry.fairs[0], "blank")
    return match


def _judged(
    registry: Registry, ours: list[tuple[Application, Match[Fair]]], today: date, book: RuleBook | None
) -> Iterator[Verdict]:
    """Judge the applications fair by fair, since those of one fair stand in each other's way, in the given order."""
    book = book or read_rules(registry)[0]
    around, asking = Around(registry, book.values, today), _Asking(book)
    by_fair: dict[int | None, list[int]] = defaultdict(list)
    for position, (_, match) in enumerate(ours):
        by_fair[match.item.row if match.item is not None else None].append(position)
    found: dict[int, Verdict] = {}
    for positions in by_fair.values():
        cases = [_case(around, *ours[position]) for position in positions]
        found.update(zip(positions, _at_one_fair(asking, cases), strict=True))
    return (found[position] for position in range(len(ours)))


def _at_one_fair(asking: "_Asking", cases: list[Case]) -> Iterator[Verdict]:
    """Judge the applications for one fair: each by itself, then each beside the others."""
    alone = [asking.alone(case) for case in cases]
    meet([(case, standing(broken)) for case, broken in zip(cases, alone, strict=True)])
    return (_verdict(case, broken + asking.between(case)) for case, broken in zip(cases, alone, strict=True))


def _case(around: Around, application: Application, fair_match: Match[Fair]) -> Case:
    registry = around.registry
    match = registry.directory.find(application.group)
    group, fair = match.item, fair_match.item
    at = None if fair is None else around.at(fair)
    lane: Lane = "agency" if group is not None and group.kind in AGENCY_KINDS else "producer"
    if group is None:
        return Case(application, fair_match, match, lane, at, around, NOTHING)
    products = brought(application.products, registry.products_of.get(group.row, ()))
    located = None
    if lane == "producer" and at is not None and at.host is not None:
        located = Located.of(group, products.products, at.host, around)
    return Case(application, fair_match, match, lane, at, around, products, located)


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that an application breaks, and one breach of it."""

    rule: Rule
    finding: Finding


class _Asking:
    """Asks the rules in force, of each application those that can be asked of it."""

    def __init__(self, book: RuleBook) -> None:
        self._levels = book.levels
        self._alone = [rule for rule in book.rules if rule.code not in {*BETWEEN, empty.RULE.code}]
        self._between = [rule for rule in book.rules if rule.code in BETWEEN]
        self._nothing_said = [rule for rule in book.rules if rule.code == empty.RULE.code]
        self._known: dict[tuple[bool, ...], list[Rule]] = {}

    def alone(self, case: Case) -> list[Broken]:
        """Return what the application breaks by itself; when it says nothing, only that."""
        return self._broken(self._nothing_said, case) or self._broken(self._askable(case), case)

    def between(self, case: Case) -> list[Broken]:
        """Return what the application breaks because of another one."""
        if case.double is None and case.twin is None:
            return []
        return self._broken(self._between, case)

    def _askable(self, case: Case) -> list[Rule]:
        at = case.at
        known = (
            at is not None,
            at is not None and at.host is not None,
            case.match.item is not None,
            case.lane == "producer",
        )
        if known not in self._known:
            given = {need for need, is_known in zip(_NEEDS, known, strict=True) if is_known}
            self._known[known] = [rule for rule in self._alone if rule.needs <= given]
        return self._known[known]

    def _broken(self, rules: Iterable[Rule], case: Case) -> list[Broken]:
        return [
            Broken(rule, Finding(rule.kind, breach.where, breach.values, self._levels[rule.code]))
            for rule in rules
            for breach in rule.check(case)
        ]


_NEEDS: tuple[Need, ...] = ("fair", "host", "group", "producer")


def standing(broken: Iterable[Broken]) -> Standing:
    """Say where an application stands that breaks these: what cannot be corrected is told as final."""
    ends = {end for _, end in _ends(broken)}
    if Standing.REJECTED in ends:
        return Standing.REJECTED
    return Standing.NEEDS_FIXING if ends else Standing.ELIGIBLE


def _ends(broken: Iterable[Broken]) -> list[tuple[Broken, Standing]]:
    """Return every breach that blocks, with what it means: nothing is final that rests on what is in doubt."""
    blocking = [each for each in broken if each.finding.level is Level.BLOCK]
    if not blocking:
        return []
    doubted = {need for each in blocking for need in DOUBTS.get(each.rule.code, ())}
    return [
        (each, each.rule.ends if doubted.isdisjoint(each.rule.needs) else Standing.NEEDS_FIXING) for each in blocking
    ]


def _verdict(case: Case, broken: list[Broken]) -> Verdict:
    """Make the verdict: what decides first, then what else is broken, then the cells that could not be read."""
    stands = standing(broken)
    if len(broken) > 1:
        deciding = {id(each) for each, end in _ends(broken) if end is stands}
        broken = sorted(broken, key=lambda each: id(each) not in deciding)
    group = case.match.item
    producing = group is not None and case.lane == "producer"
    return Verdict(
        case.application,
        group,
        case.lane,
        case.products,
        case.brought.category if producing else None,
        case.located.home.place if case.located is not None else None,
        stands,
        (*[each.finding for each in broken], *_faults(case)),
    )


def _faults(case: Case) -> list[Finding]:
    """Return the faults found in reading the application, its group and its products."""
    faults_of = case.around.registry.faults_of
    found = [*faults_of("applications", case.application.row)]
    if case.match.item is not None:
        found += faults_of("groups", case.match.item.row)
    for product in case.products:
        found += faults_of("products", product.row)
    return found
