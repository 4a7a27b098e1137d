"""What the rules say of one application: may it take part, and why (not)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from otopsheets.findings import Finding
from otopsheets.registry import Application, Group, Product
from otopsheets.thai.places import Place

Lane: TypeAlias = Literal["producer", "agency"]


class Standing(StrEnum):
    """Where an application stands before anybody is chosen."""

    ELIGIBLE = "eligible"
    NEEDS_FIXING = "needs_fixing"  # the chair can correct it: a cell is empty, unclear or contradictory
    REJECTED = "rejected"  # nothing to correct: a rule of the fair says no


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one row of the applications tab.

    `group` is None when it is not in the registry. `products` are those the application brings, `category`
    that of most of them (the first of equals), None for agencies and where none is known. `place` is where the
    producer is, by all evidence together. `findings` are all that the rules found, in the order of the rules:
    blocks, warnings and what is worth knowing.
    """

    application: Application
    group: Group | None
    lane: Lane
    products: tuple[Product, ...]
    category: str | None
    place: Place | None
    standing: Standing
    findings: tuple[Finding, ...]
