"""Who has been briefed for a fair, when and in which meeting, and who is still missing.

Source: the knowledge record, step ๕.๒ (the chair of every group of every village of every tambon) and step ๕.๓
(the network committees of tambon and amphoe).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from otopsheets.findings import Finding
from otopsheets.registry import Fair, Group, Meeting, Registry
from otopsheets.reports.district import District, Home, VillageKey, host_of, read_district
from otopsheets.reports.meetings import Meetings, Step, meetings_of, steps_of
from otopsheets.reports.presence import Presence, Register

Reach: TypeAlias = Literal["all", "some", "none"]
"""How far a village was reached: itself or all its groups, some of its groups, nobody."""


@dataclass(frozen=True, slots=True)
class GroupBriefed:
    """A group, where it is, and the chairs' meetings it was at, in the order of days."""

    group: Group
    home: Home
    meetings: tuple[Meeting, ...]

    @property
    def briefed_on(self) -> date | None:
        """The day it was first briefed; None when it was not."""
        return self.meetings[0].held_on if self.meetings else None


@dataclass(frozen=True, slots=True)
class VillageBriefed:
    """A village and how far it was reached; `meetings` are the chairs' meetings that it or its groups were at."""

    village: VillageKey
    tambon: str
    name: str
    groups: tuple[GroupBriefed, ...]
    meetings: tuple[Meeting, ...]
    reach: Reach


@dataclass(frozen=True, slots=True)
class TambonBriefed:
    """A tambon: its groups and villages, and the network meetings at which its committee was briefed."""

    tambon: str
    groups: tuple[GroupBriefed, ...]
    villages: tuple[VillageBriefed, ...]
    network: tuple[Meeting, ...]

    @property
    def chairs(self) -> tuple[Meeting, ...]:
        """The chairs' meetings that its groups or villages were at, in the order of days."""
        met = [each.meetings for each in self.groups] + [each.meetings for each in self.villages]
        found = {meeting.row: meeting for meetings in met for meeting in meetings}
        return tuple(sorted(found.values(), key=lambda meeting: (meeting.held_on or date.min, meeting.row)))

    @property
    def briefed(self) -> int:
        """How many of its groups were briefed."""
        return sum(bool(group.meetings) for group in self.groups)

    @property
    def reached(self) -> int:
        """How many of its villages were reached, wholly or in part."""
        return sum(village.reach != "none" for village in self.villages)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who was briefed for one fair.

    `tambons` holds every group but those in `homeless`, whose tambon is not known. `network` are the meetings at which
    the committee of the amphoe was briefed. `came` tells who was at each meeting, by the meeting's row.
    """

    fair: Fair
    meetings: Meetings
    steps: tuple[Step, ...]
    tambons: tuple[TambonBriefed, ...]
    homeless: tuple[GroupBriefed, ...]
    network: tuple[Meeting, ...]
    came: Mapping[int, Presence]
    findings: tuple[Finding, ...]

    @property
    def groups(self) -> tuple[GroupBriefed, ...]:
        """Every group, tambon by tambon, village by village."""
        return (*(group for tambon in self.tambons for group in tambon.groups), *self.homeless)

    @property
    def villages(self) -> tuple[VillageBriefed, ...]:
        """Every village, tambon by tambon."""
        return tuple(village for tambon in self.tambons for village in tambon.villages)

    @property
    def missing(self) -> tuple[GroupBriefed, ...]:
        """The groups that are still to be briefed: the officer's list to call through."""
        return tuple(group for group in self.groups if not group.meetings)


def cover(registry: Registry, fair: Fair, today: date, district: District | None = None) -> Coverage:
    """Hold the attendance of the meetings of `fair` against the groups, villages and tambons of the district.

    `district` is read from the registry unless it was read before.
    """
    district = district or read_district(registry, host_of(fair))
    meetings = meetings_of(registry, fair, today)
    steps, out_of_order = steps_of(registry, meetings)
    register = Register(registry, district)
    came = {meeting.row: register.presence(meeting) for meeting in meetings.held}
    doubts = [finding for presence in came.values() for finding in presence.findings]
    groups = _groups(district, meetings, came)
    villages = _villages(district, meetings, came, groups)
    tambons = _tambons(district, meetings, came, groups, villages)
    return Coverage(
        fair=fair,
        meetings=meetings,
        steps=steps,
        tambons=tambons,
        homeless=tuple(found for found in groups.values() if not found.home.tambon),
        network=tuple(m for m in meetings.of("network") if came[m.row].amphoe or not came[m.row].tambons),
        came=came,
        findings=(*meetings.findings, *out_of_order, *doubts),
    )


def _groups(district: District, meetings: Meetings, came: Mapping[int, Presence]) -> dict[int, GroupBriefed]:
    at: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in meetings.of("chairs"):
        for row in came[meeting.row].groups:
            at[row].append(meeting)
    return {
        group.row: GroupBriefed(group, district.homes[group.row], tuple(at[group.row])) for group in district.groups
    }


def _villages(
    district: District, meetings: Meetings, came: Mapping[int, Presence], groups: Mapping[int, GroupBriefed]
) -> dict[VillageKey, VillageBriefed]:
    found: dict[VillageKey, VillageBriefed] = {}
    for village, name in district.villages.items():
        here = tuple(groups[group.row] for group in district.by_village.get(village, ()))
        rows = {briefed.group.row for briefed in here}
        named = [meeting for meeting in meetings.of("chairs") if village in came[meeting.row].villages]
        at = tuple(m for m in meetings.of("chairs") if m in named or rows & came[m.row].groups)
        if here:
            reached = sum(bool(briefed.meetings) for briefed in here)
            reach: Reach = "all" if reached == len(here) else "some" if reached else "none"
        else:
            reach = "all" if named else "none"
        found[village] = VillageBriefed(village, district.tambon_names[village[0]], name, here, at, reach)
    return found


def _tambons(
    district: District,
    meetings: Meetings,
    came: Mapping[int, Presence],
    groups: Mapping[int, GroupBriefed],
    villages: Mapping[VillageKey, VillageBriefed],
) -> tuple[TambonBriefed, ...]:
    found = []
    for name_key, name in district.tambon_names.items():
        here = [groups[group.row] for group in district.by_tambon.get(name_key, ())]
        here.sort(
            key=lambda briefed: (briefed.home.village_no is None, briefed.home.village_no or 0, briefed.group.row)
        )
        network = tuple(meeting for meeting in meetings.of("network") if name_key in came[meeting.row].tambons)
        inside = tuple(village for key, village in villages.items() if key[0] == name_key)
        found.append(TambonBriefed(name, tuple(here), inside, network))
    return tuple(found)
