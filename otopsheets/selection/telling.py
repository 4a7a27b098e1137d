"""Fates → outcomes: what came of every application, with the reasons that made it so, the deciding one first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from otopsheets.eligibility import Standing, Verdict
from otopsheets.findings import Finding, Kind, Level
from otopsheets.registry import Decision, Registry
from otopsheets.registry.schema import CATEGORIES
from otopsheets.selection import reasons
from otopsheets.selection.candidates import Candidate
from otopsheets.selection.decisions import Ruling, Rulings
from otopsheets.selection.draw import ranking
from otopsheets.selection.outcomes import Decided, Draw, Outcome
from otopsheets.selection.priority import Merit, Priority
from otopsheets.selection.quotas import Quotas
from otopsheets.selection.settling import Fate, Why
from otopsheets.thai.gazetteer import gazetteer

_BY_STANDING = {
    Standing.ELIGIBLE: Decided.REJECTED,  # of a group that is considered by another application
    Standing.NEEDS_FIXING: Decided.NEEDS_FIXING,
    Standing.REJECTED: Decided.REJECTED,
}
CATEGORY_LABELS = {category.key: category.label for category in CATEGORIES}


@dataclass(frozen=True, slots=True)
class Left:
    """The merits of those who wait: for want of a place, by lane, and for a full category, by lane and category."""

    full: Mapping[str, frozenset[Merit]]
    capped: Mapping[tuple[str, str | None], frozenset[Merit]]

    @classmethod
    def of(cls, field: Mapping[int, Candidate], decided: Mapping[int, Fate]) -> "Left":
        """Gather them."""
        full: dict[str, set[Merit]] = {}
        capped: dict[tuple[str, str | None], set[Merit]] = {}
        for at, fate in decided.items():
            lane, candidate = field[at].verdict.lane, field[at]
            if fate.why in (Why.FULL, Why.UNDRAWN):
                full.setdefault(lane, set()).add(candidate.merit)
            elif fate.why is Why.CAP:
                capped.setdefault((lane, candidate.category), set()).add(candidate.merit)
        return cls(
            {lane: frozenset(merits) for lane, merits in full.items()},
            {place: frozenset(merits) for place, merits in capped.items()},
        )

    def before_whom(self, candidate: Candidate) -> frozenset[Merit]:
        """Return the merits of those who wait for a place that `candidate` has."""
        lane, none = candidate.verdict.lane, frozenset[Merit]()
        return self.full.get(lane, none) | self.capped.get((lane, candidate.category), none)


@dataclass(frozen=True)
class Telling:
    """Tells what came of each application; made of all that the selection was made from.

    `field` holds the candidates by their position among the verdicts.
    """

    registry: Registry
    verdicts: Sequence[Verdict]
    rulings: Rulings
    quotas: Quotas
    priority: Priority
    draw: Draw | None
    field: Mapping[int, Candidate]

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """The rank of each entrant in the draw, from 1."""
        return {} if self.draw is None else {key: rank for rank, key in enumerate(ranking(self.draw), start=1)}

    @cached_property
    def _claims(self) -> Mapping[int, Candidate]:
        """The candidate of each group, by the row of the group."""
        return {each.verdict.group.row: each for each in self.field.values() if each.verdict.group is not None}

    def outcomes(self, proposed: Mapping[int, Fate], decided: Mapping[int, Fate]) -> tuple[Outcome, ...]:
        """Return an outcome for every verdict, in their order."""
        left = Left.of(self.field, decided)
        return tuple(self._outcome(at, proposed, decided, left) for at in range(len(self.verdicts)))

    def _outcome(self, at: int, proposed: Mapping[int, Fate], decided: Mapping[int, Fate], left: Left) -> Outcome:
        verdict = self.verdicts[at]
        fate, candidate = decided.get(at), self.field.get(at)
        own = _BY_STANDING[verdict.standing]
        return Outcome(
            verdict=verdict,
            proposed=proposed[at].decided if at in proposed else own,
            decided=self._decided(verdict, fate),
            stalls=fate.stalls if fate else 0,
            rank=self._ranks.get(candidate.key) if candidate else None,
            waiting_no=fate.waiting_no if fate else None,
            pinned=(),
            reasons=tuple(self._reasons(at, fate, left)),
        )

    def _decided(self, verdict: Verdict, fate: Fate | None) -> Decided:
        if fate is not None:
            return fate.decided
        ruling = self._ruling(verdict)
        if ruling is not None and (ruling.decided == "reject" or ruling.withdrawal is not None):
            return Decided.REJECTED
        return _BY_STANDING[verdict.standing]

    def _ruling(self, verdict: Verdict) -> Ruling | None:
        return None if verdict.group is None else self.rulings.by_group.get(verdict.group.row)

    def _reasons(self, at: int, fate: Fate | None, left: Left) -> list[Finding]:
        """Return the reasons: the committee's or the selection's, then what the rules block."""
        verdict = self.verdicts[at]
        blocks = [finding for finding in verdict.findings if finding.level is Level.BLOCK]
        ruling = self._ruling(verdict)
        if fate is not None:
            return [*self._of_fate(self.field[at], fate, left), *blocks]
        if ruling is not None and ruling.verb is not None and ruling.decided == "reject":
            return [self._by_committee(reasons.REJECTED_BY_COMMITTEE, ruling.verb), *blocks]
        if ruling is not None and ruling.withdrawal is not None:
            return [self._by_committee(reasons.WITHDRAWN, ruling.withdrawal), *blocks]
        if verdict.standing is Standing.ELIGIBLE and verdict.group is not None:
            stands = self._claims[verdict.group.row].verdict.application.row
            return [self._here(reasons.SECOND_APPLICATION, verdict, row=stands), *blocks]
        return blocks

    def _of_fate(self, candidate: Candidate, fate: Fate, left: Left) -> list[Finding]:
        told = [self._why(candidate, fate, left)]
        asked = candidate.verdict.application.stalls or 1
        if fate.decided is Decided.ACCEPTED and fate.stalls < asked:
            told.append(self._here(reasons.FEWER_STALLS, candidate.verdict, asked=asked, granted=fate.stalls))
        return told

    def _why(self, candidate: Candidate, fate: Fate, left: Left) -> Finding:
        """Tell the one reason that decided."""
        verdict, ruling = candidate.verdict, candidate.ruling
        if ruling is not None and ruling.verb is not None and fate.why in _COMMITTEE:
            return self._by_committee(_COMMITTEE[fate.why], ruling.verb)
        if ruling is not None and ruling.withdrawal is not None and fate.why is Why.WITHDRAWN:
            return self._by_committee(reasons.WITHDRAWN, ruling.withdrawal)
        if fate.why is Why.ORDER:
            return self._before_others(candidate, left)
        if fate.why is Why.TAMBON:
            tambon = gazetteer().spoken(candidate.tambon or "").split(" อ.")[0]
            return self._here(reasons.TAMBON_QUOTA, verdict, tambon=tambon, least=self.quotas.least)
        if fate.why is Why.CAP:
            category = candidate.category or ""
            told = {"category": CATEGORY_LABELS[category], "cap": self.quotas.caps[category]}
            return self._here(reasons.CATEGORY_CAP, verdict, **told, number=_number(fate))
        return self._here(_PLAIN[fate.why], verdict, number=_number(fate))

    def _before_others(self, candidate: Candidate, left: Left) -> Finding:
        """Tell by what a candidate came before those who wait."""
        out = left.before_whom(candidate)
        verdict, merit = candidate.verdict, candidate.merit
        if not out:
            return self._here(reasons.ADMITTED, verdict)
        if merit in out and candidate.key in self._ranks:
            told = {"rank": self._ranks[candidate.key], "entrants": len(self._ranks)}
            return self._here(reasons.DRAWN, verdict, **told)
        if merit[0] == 0 and all(other[0] for other in out):
            return self._here(reasons.LEFT_OUT_BEFORE, verdict)
        return self._here(reasons.PRIORITY, verdict, criteria=self.priority.told or "-")

    def _here(self, kind: Kind, verdict: Verdict, **values: object) -> Finding:
        where = self.registry.where("applications", verdict.application.row)
        return Finding(kind, where, tuple((name, str(value)) for name, value in values.items()), kind.level)

    def _by_committee(self, kind: Kind, decision: Decision) -> Finding:
        where = self.registry.where("decisions", decision.row, "decision")
        return Finding.of(kind, where, by=decision.decided_by, reason=decision.reason)


_COMMITTEE = {
    Why.COMMITTEE: reasons.ADMITTED_BY_COMMITTEE,
    Why.RESERVED: reasons.RESERVED_BY_COMMITTEE,
    Why.NO_PLACE: reasons.NO_PLACE_FOR_DECISION,
}
_PLAIN = {
    Why.ENOUGH: reasons.ADMITTED,
    Why.MOVED_UP: reasons.MOVED_UP,
    Why.FULL: reasons.WAITING_FULL,
    Why.UNDRAWN: reasons.WAITING_FOR_DRAW,
}


def _number(fate: Fate) -> str:
    return "-" if fate.waiting_no is None else str(fate.waiting_no)
