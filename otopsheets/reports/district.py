"""The district as its meetings see it: its tambons, its villages, and which group is where.

The knowledge record briefs *the chair of every group of every village of every tambon* (step ๕.๒), so this is
the list that a meeting's attendance is held against.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from otopsheets.registry import Directory, Fair, Group, Registry
from otopsheets.registry.schema import AGENCY_KINDS
from otopsheets.thai.places import Place, amphoe_code, locate
from otopsheets.thai.text import key, normal

VillageKey: TypeAlias = tuple[str, int]
"""A village: the key of its tambon's name, and its number (หมู่ที่)."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a group is: the tambon as the district writes it (empty when unknown) and the village's number."""

    tambon: str
    village_no: int | None

    @property
    def village(self) -> VillageKey | None:
        """The village, when tambon and number are both known."""
        if not self.tambon or self.village_no is None:
            return None
        return key(self.tambon), self.village_no


@dataclass(frozen=True)
class District:
    """The groups to brief with their homes (by the group's row), the tambons, and the villages by key.

    Agencies are not groups and are left out. Villages come from the villages tab; where it names none of a
    tambon, the villages of that tambon are those its groups are in.
    """

    groups: tuple[Group, ...]
    homes: Mapping[int, Home]
    tambons: tuple[str, ...]
    villages: Mapping[VillageKey, str]

    @cached_property
    def chairs(self) -> Directory[Group]:
        """Whose chair is meant by a person's name, with or without a title."""
        return Directory((group, bare_person(group.chair), group.chair) for group in self.groups if group.chair)

    @cached_property
    def by_tambon(self) -> Mapping[str, tuple[Group, ...]]:
        """The groups of each tambon, by the key of the tambon's name; under "" those of no known tambon."""
        found: dict[str, list[Group]] = defaultdict(list)
        for group in self.groups:
            found[key(self.homes[group.row].tambon)].append(group)
        return {name: tuple(groups) for name, groups in found.items()}

    @cached_property
    def by_village(self) -> Mapping[VillageKey, tuple[Group, ...]]:
        """The groups of each village."""
        found: dict[VillageKey, list[Group]] = defaultdict(list)
        for group in self.groups:
            village = self.homes[group.row].village
            if village is not None:
                found[village].append(group)
        return {village: tuple(groups) for village, groups in found.items()}

    @cached_property
    def tambon_names(self) -> Mapping[str, str]:
        """The tambon's name as the district writes it, by its key."""
        return {key(name): name for name in self.tambons}

    def named_villages(self, name: str, tambon: str = "") -> list[VillageKey]:
        """Return the villages that are called `name`, in one tambon if it is given."""
        wanted, within = bare_village(name), key(tambon)
        return [
            village
            for village, called in self.villages.items()
            if wanted and bare_village(called) == wanted and within in ("", village[0])
        ]


NOWHERE = District((), {}, (), {})
"""A district of which nothing is known."""


def read_district(registry: Registry, host: str | None = None) -> District:
    """Gather the groups, tambons and villages of a registry.

    `host` is the code of the district's amphoe: groups that are certainly in another one are not to be briefed.
    """
    tambons: dict[str, str] = {}
    listed: dict[VillageKey, str] = {}
    for village in registry.villages:
        name = bare_tambon(village.tambon)
        tambons.setdefault(key(name), name)
        if village.village_no is not None:
            listed.setdefault((key(name), village.village_no), village.name)
    numbers = {(where[0], bare_village(name)): where[1] for where, name in listed.items()}
    groups: list[Group] = []
    homes: dict[int, Home] = {}
    for group in registry.groups:
        place = _place(group)
        elsewhere = host is not None and place.certain and place.amphoe_code not in (None, host)
        if group.kind in AGENCY_KINDS or elsewhere:
            continue
        name = place.tambon if place.certain and place.tambon else bare_tambon(group.tambon)
        if name:
            tambons.setdefault(key(name), name)
        number = place.village_no or numbers.get((key(name), bare_village(group.village)))
        groups.append(group)
        homes[group.row] = Home(tambons.get(key(name), ""), number)
    known = {village[0] for village in listed}
    for group in groups:
        at = homes[group.row].village
        if at is not None and at[0] not in known:
            listed.setdefault(at, group.village)
    rank = {name: at for at, name in enumerate(tambons)}
    ordered = sorted(listed, key=lambda village: (rank[village[0]], village[1]))
    villages = {village: listed[village] for village in ordered}
    return District(tuple(groups), homes, tuple(tambons.values()), villages)


def host_of(fair: Fair) -> str | None:
    """Return the code of the amphoe that holds a fair; None when its row does not tell just one."""
    return amphoe_code(fair.amphoe, fair.province)


def _place(group: Group) -> Place:
    return locate(
        group.address,
        tambon=group.tambon,
        amphoe=group.amphoe,
        province=group.province,
        village_no=group.village_no or None,
    )


_TAMBON_PREFIX = re.compile(r"^(?:ตำบล|ต\s?\.)\s*")
_VILLAGE_PREFIX = re.compile(r"^(?:หมู่บ้าน|บ้าน|บ\s?\.)\s*")
_TITLE = re.compile(r"^(?:นางสาว|นาง|นาย|น\.\s?ส\.|คุณ|ว่าที่\s?ร\.?ต\.?|ด\.?ต\.|ดร\.)\s*")


def bare_tambon(name: str) -> str:
    """Return a tambon's name without ตำบล before it."""
    return _TAMBON_PREFIX.sub("", normal(name))


def bare_village(name: str) -> str:
    """Return what is compared of a village's name: บ้านวังยาว, วังยาว and บ. วังยาว are one."""
    return key(_VILLAGE_PREFIX.sub("", normal(name)))


def bare_person(name: str) -> str:
    """Return a person's name without its title. Only for a cell that holds a person: นายาง is a tambon."""
    return _TITLE.sub("", normal(name))
