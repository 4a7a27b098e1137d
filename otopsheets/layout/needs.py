"""What demands have in common that may be scarce: a service, a place kept for them, both.

A *need* is asked for by demands and offered by stalls; counting both shows a shortage, in words that a look
at the drawing confirms.
"""

from dataclasses import dataclass
from itertools import product

from otopsheets.layout.demands import Demand
from otopsheets.layout.problem import Marks, Problem
from otopsheets.layout.stalls import Stall
from otopsheets.registry.schema import CATEGORIES
from otopsheets.wording import Wording

AGENCY, OPEN = "agency", "open"
"""Homes that are no category: the places of agencies; places kept for nobody."""
_CATEGORY = {choice.key: Wording(choice.label, choice.english) for choice in CATEGORIES}


@dataclass(frozen=True, slots=True)
class Need:
    """A service or two, and a home: `AGENCY`, `OPEN`, a category's key; None if any place will do."""

    power: bool = False
    water: bool = False
    home: str | None = None

    def asked_by(self, other: "Need") -> bool:
        """Tell whether all of this is part of `other`."""
        return (
            other.power >= self.power and other.water >= self.water and (self.home is None or self.home == other.home)
        )

    def offered_by(self, stall: Stall) -> bool:
        """Tell whether a stall has all of this."""
        home = AGENCY if stall.agency else stall.category or OPEN
        return stall.power >= self.power and stall.water >= self.water and self.home in {None, home}

    @property
    def services(self) -> Wording | None:
        """Name the services: `ไฟและน้ำ`; None if there are none."""
        told = [(th, en) for th, en, asked in (("ไฟ", "power", self.power), ("น้ำ", "water", self.water)) if asked]
        return Wording("และ".join(th for th, _ in told), " and ".join(en for _, en in told)) if told else None

    @property
    def words(self) -> Wording:
        """Say which stalls offer it: `ล็อกที่มีไฟ`, `ล็อกของหน่วยงาน ที่มีน้ำ`; `ล็อก` if any does."""
        plain = {None: ("", ""), AGENCY: ("ของหน่วยงาน", " kept for agencies"), OPEN: ("ทั่วไป", " kept for nobody")}
        if self.home in plain:
            of, of_en = plain[self.home]
        else:
            category = _CATEGORY.get(self.home or "") or Wording(f"{self.home}", f"{self.home}")
            of, of_en = f"ของประเภท {category.th}", f" kept for {category.en}"
        if (services := self.services) is None:
            return Wording(f"ล็อก{of}", f"stalls{of_en}")
        return Wording(f"ล็อก{of}{' ' if of else ''}ที่มี{services.th}", f"stalls{of_en} with {services.en}")


def need_of(problem: Problem, demand: Demand) -> Need:
    """Return all that a demand needs of each of its stalls."""
    marks = Marks.of(problem.venue)
    home: str | None = OPEN if marks.agencies or marks.categories else None
    if demand.lane == "agency":
        home = AGENCY if marks.agencies else home
    elif demand.category in marks.categories:
        home = demand.category
    return Need(demand.power, demand.water, home)


def parts(need: Need) -> list[Need]:
    """Return every need that is part of this one, itself too."""
    choices = ((False, need.power), (False, need.water), (None, need.home))
    return list(dict.fromkeys(Need(*chosen) for chosen in product(*choices)))
