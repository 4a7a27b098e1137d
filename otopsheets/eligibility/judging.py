"""Applications → verdicts: every rule that can be asked is asked, every fault of a row told at once.

A verdict is a function of the records, the rules and the day; the order of rows never matters. Each rule
looks at one application by itself; which of several applications of one group stands is settled after that,
among the applications of each fair (`rivals`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from otopsheets.eligibility.around import Around
from otopsheets.eligibility.book import RuleBook, read_rules
from otopsheets.eligibility.bringing import NOTHING, brought
from otopsheets.eligibility.case import Case, Located
from otopsheets.eligibility.rivals import meet
from otopsheets.eligibility.rule import Need, Rule
from otopsheets.eligibility.rules import BETWEEN, empty
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
    book = book or read_rules(registry)[0]
    around = Around(registry, book.values, today)
    asking = _Asking(book)
    cases = [_case(around, application, match) for application, match in ours]
    alone = [asking.alone(case) for case in cases]
    meet([(case, asking.standing(broken)) for case, broken in zip(cases, alone, strict=True)])
    for case, broken in zip(cases, alone, strict=True):
        yield _verdict(case, asking, broken + asking.between(case))


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
    if lane == "producer" and at is not None:
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
        self._alone = [rule for rule in book.rules if rule.code not in BETWEEN and rule is not empty.RULE]
        self._between = [rule for rule in book.rules if rule.code in BETWEEN]
        self._nothing_said = empty.RULE if empty.RULE in book.rules else None
        self._known: dict[tuple[bool, ...], list[Rule]] = {}

    def alone(self, case: Case) -> list[Broken]:
        """Return what the application breaks by itself; when it says nothing, only that."""
        if self._nothing_said is not None and case.says_nothing:
            return self._broken([self._nothing_said], case)
        return self._broken(self._askable(case), case)

    def between(self, case: Case) -> list[Broken]:
        """Return what the application breaks because of another one."""
        if case.double is None and case.twin is None:
            return []
        return self._broken(self._between, case)

    def standing(self, broken: Iterable[Broken]) -> Standing:
        """Say where an application stands that breaks these. What cannot be corrected is told as final."""
        ends = {each.rule.ends for each in broken if each.finding.level is Level.BLOCK}
        return max(ends, key=_FINALITY.__getitem__, default=Standing.ELIGIBLE)

    def _askable(self, case: Case) -> list[Rule]:
        known = (case.at is not None, case.match.item is not None, case.lane == "producer")
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


_NEEDS: tuple[Need, ...] = ("fair", "group", "producer")
_FINALITY: Mapping[Standing, int] = {Standing.ELIGIBLE: 0, Standing.NEEDS_FIXING: 1, Standing.REJECTED: 2}


def _verdict(case: Case, asking: _Asking, broken: list[Broken]) -> Verdict:
    """Make the verdict: what decides first, then what else is broken, then the cells that could not be read."""
    standing = asking.standing(broken)
    deciding = [each.finding for each in broken if each.finding.level is Level.BLOCK and each.rule.ends is standing]
    others = [each.finding for each in broken if not (each.finding.level is Level.BLOCK and each.rule.ends is standing)]
    group = case.match.item
    producing = group is not None and case.lane == "producer"
    return Verdict(
        case.application,
        group,
        case.lane,
        case.products,
        case.brought.category if producing else None,
        case.located.home.place if case.located is not None else None,
        standing,
        (*deciding, *others, *_faults(case)),
    )


def _faults(case: Case) -> Iterator[Finding]:
    """Return the faults found in reading the application, its group and its products."""
    registry = case.around.registry
    yield from registry.faults_of("applications", case.application.row)
    if case.match.item is not None:
        yield from registry.faults_of("groups", case.match.item.row)
    for product in case.products:
        yield from registry.faults_of("products", product.row)
