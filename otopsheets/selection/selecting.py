"""Verdicts and decisions → what the program proposes for a whole fair, and what stands.

The order in which things count: the committee's decisions; at least so many of every tambon; caps of
categories; priority; the draw. The same is worked out twice, without the committee (`Outcome.proposed`) and with
it (`Outcome.decided`), so that both stand side by side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from otopsheets.eligibility import RuleBook, Verdict, read_rules
from otopsheets.eligibility.rivals import precedence
from otopsheets.eligibility.whereabouts import host_code
from otopsheets.registry import Fair, Registry
from otopsheets.selection.candidates import Candidate
from otopsheets.selection.decisions import Rulings, read_decisions
from otopsheets.selection.draw import hold_draw, lot, seed_of
from otopsheets.selection.outcomes import Places, Selection, key_of
from otopsheets.selection.pins import pins_of
from otopsheets.selection.priority import Priority
from otopsheets.selection.quotas import Quotas
from otopsheets.selection.remarks import remarks
from otopsheets.selection.settling import Fate, settle
from otopsheets.selection.telling import Telling
from otopsheets.thai.places import tambons_of


def select(
    registry: Registry,
    fair: Fair,
    verdicts: Sequence[Verdict],
    places: Places,
    *,
    book: RuleBook | None = None,
    previous: Selection | None = None,
    drawn_before: str | None = None,
) -> Selection:
    """Propose who takes part in `fair`: one outcome for every verdict, in their order.

    `places` are the stalls of the venue; the fair's own number of agency stalls goes before. `previous` is the
    selection of the fair before, `drawn_before` the SHA-256 of the entrants that was shown last.
    """
    book = book or read_rules(registry)[0]
    shares, quotas, seed = shared(places, fair), quotas_of(fair, book), seed_of(fair)
    rulings = read_decisions(registry, fair, (each.group for each in verdicts if each.group is not None))
    priority = Priority(registry, fair, book, previous)
    field = _field(verdicts, rulings, priority, seed, book.value("max_stalls"))
    eligible = [each for each in field if each.eligible]
    competing = [each for each in field if each.accepted or each.reserved or (each.eligible and not each.rejected)]
    draw = hold_draw(seed, {each.key for each in (*eligible, *competing)}) if seed else None
    drawn = draw is not None
    proposed = _settle([replace(each, ruling=None) for each in eligible], quotas, shares, drawn=drawn)
    decided = _settle(competing, quotas, shares, drawn=drawn)
    telling = Telling(registry, verdicts, rulings, quotas, priority, draw, {each.at: each for each in field})
    outcomes, pin_findings = pins_of(registry, telling.outcomes(proposed, decided), rulings)
    remarked = remarks(
        registry,
        fair,
        outcomes,
        drawn_places=places,
        quotas=quotas,
        fates=decided,
        draw=draw,
        drawn_before=drawn_before,
    )
    return Selection(fair, shares, outcomes, draw, (*rulings.findings, *pin_findings, *remarked))


def shared(places: Places, fair: Fair) -> Places:
    """Return how many stalls each lane has: as drawn, or as the fair's own row parts them.

    Stalls that are marked for agencies stay theirs: the fair's row may use fewer of them, never more. Where none is
    marked, the row sets aside as many of all stalls as it says.
    """
    if fair.agency_stalls is None:
        return places
    if places.agencies:
        return Places(places.producers, min(fair.agency_stalls, places.agencies))
    agencies = min(fair.agency_stalls, places.producers)
    return Places(places.producers - agencies, agencies)


def quotas_of(fair: Fair, book: RuleBook) -> Quotas:
    """Return the least number of each tambon of the host district, and the caps the district sets."""
    host = host_code(fair)
    least = book.value("min_per_tambon") if fair.min_per_tambon is None else fair.min_per_tambon
    caps = {code.removeprefix("cap."): cap for code, cap in book.values.items() if code.startswith("cap.")}
    return Quotas(
        tuple(tambon.code for tambon in tambons_of(host)) if host else (),
        least,
        {category: cap for category, cap in caps.items() if cap is not None},
    )


def _field(
    verdicts: Sequence[Verdict], rulings: Rulings, priority: Priority, seed: str, most: int
) -> tuple[Candidate, ...]:
    """Return one candidate for every group that applied: by its application that stands."""
    field = []
    for at in sorted(_claims(verdicts).values()):
        verdict = verdicts[at]
        name = key_of(verdict)
        ruling = rulings.by_group.get(verdict.group.row) if verdict.group is not None else None
        asked = min(verdict.application.stalls or 1, most)
        counted = verdict.place if verdict.lane == "producer" else None
        candidate = Candidate(
            at=at,
            verdict=verdict,
            key=name,
            tambon=counted.tambon_code if counted is not None and counted.certain else None,
            category=verdict.category,
            asked=max(asked, len(ruling.pinned) if ruling is not None else 0),
            merit=priority.merit(verdict),
            lot=lot(seed, name) if seed else "",
            ruling=ruling,
        )
        field.append(candidate)
    return tuple(field)


def _claims(verdicts: Sequence[Verdict]) -> dict[int, int]:
    """Return the position of each group's application that stands, by the row of the group (or its own)."""
    claims: dict[int, int] = {}
    for at, verdict in enumerate(verdicts):
        # An application of no known group stands for itself; rows count from 1, so the two cannot meet.
        whose = verdict.group.row if verdict.group is not None else -verdict.application.row
        best = claims.setdefault(whose, at)
        if _before(verdict) < _before(verdicts[best]):
            claims[whose] = at
    return claims


def _before(verdict: Verdict) -> tuple[object, ...]:
    return precedence(verdict.application, verdict.standing)


def _settle(candidates: Iterable[Candidate], quotas: Quotas, places: Places, *, drawn: bool) -> dict[int, Fate]:
    """Settle both lanes; quotas and caps are the producers'."""
    lanes: dict[str, list[Candidate]] = {"producer": [], "agency": []}
    for each in candidates:
        lanes[each.verdict.lane].append(each)
    return {
        **settle(lanes["producer"], quotas, places.producers, drawn=drawn),
        **settle(lanes["agency"], Quotas(), places.agencies, drawn=drawn),
    }
