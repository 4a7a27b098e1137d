"""The poster of a fair: its ground as it was drawn, with who stands where, on one sheet of A3 or A4.

Shown is what may be shown to anybody: a group that did not agree to be named has a stall that is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Venue
from otopsheets.pictures.ground import TYPST, Key, Spot, ground_of, legend
from otopsheets.reports.page import shops_of
from otopsheets.reports.pdf import FileFormat, set_with
from otopsheets.selection.outcomes import Selection
from otopsheets.tabs import certificate, words
from otopsheets.wording import Lang, Wording

Paper = Literal["a3", "a4"]

HEADING = Wording("ผังร้าน", "Stall layout")
_TYPE: Mapping[Paper, tuple[float, float]] = MappingProxyType({"a3": (12.0, 6.0), "a4": (8.5, 4.6)})
"""Points of the letters on a paper, usual and least."""


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything that is on a poster; `columns` and `rows` are sizes where a stall's is 1, letters are in points."""

    paper: Paper
    landscape: bool
    base: float
    least: float
    title: str
    fair: str
    about: tuple[str, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    spots: tuple[Spot, ...]
    legend: tuple[Key, ...]
    certificate: str
    terms: tuple[str, ...]
    lang: Lang


def poster(
    venue: Venue, plan: Plan, selection: Selection, today: date, *, paper: Paper = "a3", lang: Lang = "th"
) -> Poster:
    """Say what is on the poster of a plan."""
    shops = {label: shop for shop in shops_of(selection, plan.stalls) for label in shop.stalls}
    ground = ground_of(venue, plan.stalls, shops, lang)
    fair = selection.fair
    when = words.days(fair.starts_on, fair.ends_on, lang)
    return Poster(
        paper=paper,
        landscape=sum(ground.columns) * 1.3 >= sum(ground.rows),
        base=_TYPE[paper][0],
        least=_TYPE[paper][1],
        title=HEADING.say(lang),
        fair=fair.name or fair.fair_id,
        about=tuple(filter(None, (when, fair.place, words.AS_OF.say(lang, day=words.days(today, today, lang))))),
        columns=ground.columns,
        rows=ground.rows,
        spots=tuple(spot for spot, _ in ground.spots),
        legend=legend(venue, plan.stalls, shops, lang),
        certificate=certificate.status(plan, selection, lang),
        terms=tuple(certificate.terms(_telling(plan), lang)),
        lang=lang,
    )


def poster_file(content: Poster, file: FileFormat, made_on: date) -> bytes:
    """Set a poster as a PDF, SVG or PNG; raises `UsageFault` when the printing extra is not installed."""
    return set_with(TYPST / "poster.typ", content, made_on, file)


def _telling(plan: Plan) -> Plan:
    """Return the plan with the terms that a poster tells: those that gave or took something; of lots, none."""
    told = {name: share for name, share in plan.shares.items() if round(share, 2) and plan.status != "drawn"}
    return replace(plan, shares=told)
