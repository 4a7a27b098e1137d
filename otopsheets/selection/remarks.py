"""What the committee should know of a selection as a whole."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from otopsheets.findings import Finding
from otopsheets.registry import Fair, Registry
from otopsheets.selection import reasons
from otopsheets.selection.outcomes import Decided, Draw, Outcome, Places
from otopsheets.selection.quotas import Quotas
from otopsheets.selection.settling import Fate, Why
from otopsheets.selection.telling import CATEGORY_LABELS
from otopsheets.thai.gazetteer import gazetteer


def remarks(
    registry: Registry,
    fair: Fair,
    outcomes: Sequence[Outcome],
    *,
    drawn_places: Places,
    quotas: Quotas,
    fates: Mapping[int, Fate],
    draw: Draw | None,
    drawn_before: str | None,
) -> Iterator[Finding]:
    """Find what needs a person: a draw to hold or held again, a tambon short, a cap gone over, places that differ."""
    undrawn = sum(fate.why is Why.UNDRAWN for fate in fates.values())
    if undrawn:
        yield Finding.of(reasons.SEED_MISSING, registry.where("fairs", fair.row, "seed"), waiting=undrawn)
    if draw is not None and drawn_before is not None and drawn_before != draw.entrants_sha256:
        where = registry.where("fairs", fair.row, "seed")
        yield Finding.of(reasons.DRAWN_AGAIN, where, before=drawn_before[:12], now=draw.entrants_sha256[:12])
    if fair.agency_stalls is not None and drawn_places.agencies not in (0, fair.agency_stalls):
        where = registry.where("fairs", fair.row, "agency_stalls")
        told = {"asked": str(fair.agency_stalls), "drawn": str(drawn_places.agencies)}
        yield Finding.of(reasons.AGENCY_STALLS_DIFFER, where, None, **told)
    yield from _short(registry, fair, outcomes, quotas)
    yield from _over(registry, fair, outcomes, quotas)


def _accepted(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if each.decided is Decided.ACCEPTED and each.verdict.lane == "producer"]


def _short(registry: Registry, fair: Fair, outcomes: Sequence[Outcome], quotas: Quotas) -> Iterator[Finding]:
    """Find the tambons with fewer groups than each should have; only once anybody has been accepted."""
    places = [each.verdict.place for each in _accepted(outcomes)]
    have = Counter(place.tambon_code for place in places if place is not None and place.certain)
    known = gazetteer().tambons
    for tambon in quotas.tambons:
        if have[tambon] < quotas.least:
            where = registry.where("fairs", fair.row, "min_per_tambon")
            told = {"tambon": f"ต.{known[tambon].name}", "count": str(have[tambon]), "least": str(quotas.least)}
            yield Finding.of(reasons.TAMBON_SHORT, where, None, **told)


def _over(registry: Registry, fair: Fair, outcomes: Sequence[Outcome], quotas: Quotas) -> Iterator[Finding]:
    """Find the categories with more groups than their cap: for a tambon's sake, or by decision."""
    have = Counter(each.verdict.category for each in _accepted(outcomes))
    for category, cap in quotas.caps.items():
        if have[category] > cap:
            told = {"category": CATEGORY_LABELS[category], "count": str(have[category]), "cap": str(cap)}
            because = {"because": "มติหรือโควตาตำบล", "because_en": "by decision or for a tambon's sake"}
            yield Finding.of(reasons.CAP_EXCEEDED, registry.where("fairs", fair.row), None, **told, **because)
