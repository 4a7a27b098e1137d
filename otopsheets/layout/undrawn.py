"""Stalls that people name and nobody drew: wishes that cannot be met, decisions that cannot be followed."""

from collections.abc import Iterator

from otopsheets.findings import Finding, Kind, Level
from otopsheets.layout.stalls import Venue
from otopsheets.registry import Fair, Registry
from otopsheets.thai.labels import stalls_named
from otopsheets.wording import Wording

_LOOK = Wording("โปรดตรวจชื่อล็อกกับแท็บ {tab}", "Look the label up in the tab {tab}.")
WISH = Kind(
    "wish-not-drawn",
    Level.INFO,
    Wording("ล็อกที่ต้องการ “{stalls}” ไม่มีในผัง", "The stall wished for, “{stalls}”, is not drawn."),
    _LOOK,
    "the application's own column, and the venue drawing",
)
PIN = Kind(
    "decision-not-drawn",
    Level.WARN,
    Wording("ล็อกที่กำหนด “{stalls}” ไม่มีในผัง", "The stall decided on, “{stalls}”, is not drawn."),
    _LOOK,
    "the decision's own column, and the venue drawing",
)


def undrawn(registry: Registry, fair: Fair, venue: Venue | None) -> Iterator[Finding]:
    """Find the stalls that applications and decisions of one fair name and its venue does not have."""
    if venue is None or not venue.stalls:
        return
    named = [
        *((WISH, "applications", "wants", each.row, each.fair, each.wants) for each in registry.applications),
        *((PIN, "decisions", "stall", each.row, each.fair, each.stall) for each in registry.decisions),
    ]
    for kind, tab, column, row, typed, stalls in named:
        match = registry.fair_directory.find(typed)
        if match.item is not fair and not (match.how == "blank" and len(registry.fairs) == 1):
            continue
        if missing := [label for label in stalls_named(stalls) if venue.stall(label) is None]:
            where = registry.where(tab, row, column)
            yield Finding.of(kind, where, stalls=", ".join(missing), tab=venue.title)
