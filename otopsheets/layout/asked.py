"""What the selection and the rules ask of the layout: demands and options."""

from collections.abc import Mapping

from otopsheets.eligibility import RuleBook
from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options, Weights
from otopsheets.registry import Fair
from otopsheets.selection import Decided, Outcome, Selection
from otopsheets.thai.labels import stalls_named
from otopsheets.thai.text import normal


def demands_of(selection: Selection, distances: Mapping[str, float]) -> list[Demand]:
    """Return what each accepted applicant is owed on the ground, in the order of the draw.

    `distances` tells how far from the entrance each stood at the fair before.
    """
    accepted = [outcome for outcome in selection.outcomes if outcome.decided is Decided.ACCEPTED]
    accepted.sort(key=lambda outcome: (outcome.rank is None, outcome.rank or 0, outcome.key))
    return [_demand(outcome, order, distances.get(outcome.key)) for order, outcome in enumerate(accepted)]


def _demand(outcome: Outcome, order: int, last_distance: float | None) -> Demand:
    verdict, application = outcome.verdict, outcome.verdict.application
    return Demand(
        key=outcome.key,
        name=verdict.group.name if verdict.group else application.group,
        lane=verdict.lane,
        stalls=outcome.stalls,
        power=bool(application.power),
        water=bool(application.water),
        fire=bool(application.cooking),
        category=verdict.category,
        product=normal(verdict.products[0].name) if verdict.products else "",
        wants=stalls_named(application.wants),
        pinned=outcome.pinned,
        order=order,
        last_distance=last_distance,
    )


def options_of(book: RuleBook, fair: Fair) -> Options:
    """Return how the district wants the stalls given out: its rules, and the seed of the fair."""
    weights = Weights(**{name: book.value(f"weight.{name}") for name in Weights.__dataclass_fields__})
    return Options(
        way=book.value("layout.way"),
        seed=fair.seed or None,
        weights=weights,
        fire_gap=book.value("fire_gap"),
        effort=book.value("effort"),
    )
