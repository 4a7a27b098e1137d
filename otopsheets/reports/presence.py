"""From what an attendance says to the groups, villages and tambons that were there."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from otopsheets.findings import Finding, Kind, Where
from otopsheets.registry import Directory, Group, Match, Meeting, Registry
from otopsheets.reports.attendance import EVERYWHERE, Entry, read_attendance
from otopsheets.reports.district import District, VillageKey, bare_person, bare_tambon
from otopsheets.reports.unmatched import (
    ATTENDED_ASIDE,
    ATTENDED_EXCEPT,
    ATTENDED_NO_TAMBON,
    ATTENDED_NO_VILLAGE,
    ATTENDED_ONLY_NUMBER,
    ATTENDED_UNCLEAR,
    ATTENDED_UNKNOWN,
    ATTENDED_WHO,
)
from otopsheets.thai.text import key


@dataclass(frozen=True, slots=True)
class Presence:
    """Who was at a meeting: groups by row, villages by key, and tambons by the key of their name.

    `villages` are those named as such, or with every group; `tambons` those named with every group, or whose
    committee was named; `amphoe` says that the committee of the amphoe was.
    """

    groups: frozenset[int] = frozenset()
    villages: frozenset[VillageKey] = frozenset()
    tambons: frozenset[str] = frozenset()
    amphoe: bool = False
    findings: tuple[Finding, ...] = ()

    def __or__(self, other: "Presence") -> "Presence":
        return Presence(
            self.groups | other.groups,
            self.villages | other.villages,
            self.tambons | other.tambons,
            self.amphoe or other.amphoe,
            self.findings + other.findings,
        )

    def without(self, other: "Presence") -> "Presence":
        """Return who was there but not among `other`; the findings of both stay."""
        return Presence(
            self.groups - other.groups,
            self.villages - other.villages,
            self.tambons - other.tambons,
            self.amphoe and not other.amphoe,
            self.findings + other.findings,
        )


@dataclass(frozen=True)
class Register:
    """Finds who is meant by an attendance, within one district."""

    registry: Registry
    district: District
    _within: dict[str, Directory[Group]] = field(default_factory=dict, repr=False)

    def presence(self, meeting: Meeting) -> Presence:
        """Return who was at `meeting`.

        Entries that name no tambon mean the meeting's own, if it has one. At a briefing of the network, the
        committee of the meeting's own tambon was there.
        """
        where = self.registry.where("meetings", meeting.row, "attended")
        own = self._tambon(bare_tambon(meeting.tambon)) or ""
        there: list[Presence] = []
        apart = Presence()
        before = head = Entry("")
        for typed in read_attendance(meeting.attended):
            entry = before = self._with_tambon(typed, before)
            found = self._find(entry, own, where)
            if not entry.apart:
                if meeting.kind == "chairs" and found.tambons and not found.groups and not entry.every:
                    found |= _doubt(ATTENDED_WHO, where, entry, tambon=entry.tambon.strip(EVERYWHERE) or "…")
                there.append(found)
                head = entry
            elif not (there and (head.every or head.villages)):
                apart |= found
            elif found.findings:
                told = Presence(findings=there[-1].findings)
                there[-1] = told | _doubt(ATTENDED_EXCEPT, where, entry, head=head.text[:80])
            elif entry.away or found.groups & there[-1].groups or not found.groups:
                apart |= found
            else:
                apart |= _doubt(ATTENDED_ASIDE, where, entry, head=head.text[:80])
        whole = Presence(tambons=frozenset({own}) if own and meeting.kind == "network" else frozenset())
        for found in there:
            whole |= found
        return whole.without(apart)

    def _with_tambon(self, entry: Entry, before: Entry) -> Entry:
        """Take a bare name for the tambon it is: `ทุกกลุ่มสมัย`, `หมู่ 1-5 สมัย`, `ทุกกลุ่ม ต.สมัย, นายาง`.

        Alone it is one when no village or group is called so; a village of the meeting's own tambon comes first.
        """
        if entry.tambon or key(entry.name) not in self.district.tambon_names:
            return entry
        if entry.every or entry.villages:
            return replace(entry, tambon=entry.name, name="")
        if before.every and before.tambon:
            return replace(before, text=entry.text, tambon=entry.name, apart=entry.apart)
        called_so = self.district.named_villages(entry.name) or self.registry.directory.find(entry.name).how == "name"
        return entry if called_so else replace(entry, tambon=entry.name, name="")

    def _find(self, entry: Entry, own: str, where: Where) -> Presence:
        """Return who one entry means; `own` is the key of the meeting's tambon."""
        whole = self.registry.directory.find(entry.text)
        if whole.item is not None and whole.how != "close":
            return Presence(frozenset({whole.item.row}))
        if entry.number is not None:
            return _doubt(ATTENDED_ONLY_NUMBER, where, entry)
        within = entry.tambon and (entry.tambon if entry.tambon == EVERYWHERE else self._tambon(entry.tambon))
        if within is None:
            return self._of_several(entry, own, where)
        if entry.is_body:
            of = within or (own or EVERYWHERE if entry.of_every_tambon else "")
            return Presence(tambons=self._tambons(of) if of else frozenset(), amphoe=entry.of_amphoe)
        if entry.name:
            return self._named(entry, within if within != EVERYWHERE else "", own, where)
        return self._scoped(entry, within, own, where)

    def _scoped(self, entry: Entry, within: str, own: str, where: Where) -> Presence:
        """Return who an entry means that names nobody: villages by number, every group, or a tambon."""
        if entry.villages:
            return self._numbered(entry, within or own, where)
        if entry.every:
            return self._all(within or own)
        if within and entry.apart:
            return self._all(within)
        if within:
            return Presence(tambons=self._tambons(within))
        return _unclear(where, entry, ())

    def _of_several(self, entry: Entry, own: str, where: Where) -> Presence:
        """Return who an entry means whose tambon is not known as one: several, as in `ต.สมัยและนายาง`, or nobody."""
        several = _BETWEEN_TAMBONS.split(entry.tambon)
        if len(several) == 1 or any(self._tambon(name) is None for name in several):
            near = self._tambon_words.find(entry.tambon).candidates
            return _unclear(where, entry, tuple(f"ต.{name}" for name in near))
        found = Presence()
        for name in several:
            found |= self._find(replace(entry, tambon=name), own, where)
        return found

    def _tambon(self, name: str) -> str | None:
        return key(name) if key(name) in self.district.tambon_names else None

    @cached_property
    def _tambon_words(self) -> Directory[str]:
        return Directory((name, "", name) for name in self.district.tambons)

    def _tambons(self, within: str) -> frozenset[str]:
        return frozenset(self.district.tambon_names) if within in ("", EVERYWHERE) else frozenset({within})

    def _all(self, within: str) -> Presence:
        """Return everybody of one tambon, or of all."""
        tambons = self._tambons(within)
        groups = [group for group in self.district.groups if self._of(group) in tambons or tambons == self._tambons("")]
        villages = [village for village in self.district.villages if village[0] in tambons]
        return Presence(frozenset(group.row for group in groups), frozenset(villages), tambons)

    def _of(self, group: Group) -> str:
        return key(self.district.homes[group.row].tambon)

    def _numbered(self, entry: Entry, within: str, where: Where) -> Presence:
        if within in ("", EVERYWHERE) and len(self.district.tambons) == 1:
            within = key(self.district.tambons[0])
        if within in ("", EVERYWHERE):
            return _doubt(ATTENDED_NO_TAMBON, where, entry)
        found = Presence()
        for number in entry.villages:
            if (within, number) in self.district.villages:
                found |= self._village((within, number))
            else:
                tambon = self.district.tambon_names[within]
                found |= _doubt(ATTENDED_NO_VILLAGE, where, entry, tambon=tambon, number=number)
        return found

    def _village(self, village: VillageKey) -> Presence:
        groups = self.district.by_village.get(village, ())
        return Presence(frozenset(group.row for group in groups), frozenset({village}))

    def _named(self, entry: Entry, within: str, own: str, where: Where) -> Presence:
        """Find a name among groups, villages and chairs; the meeting's own tambon only narrows what is ambiguous."""
        villages = self.district.named_villages(entry.name, within)
        if entry.villages:
            villages = [village for village in villages if village[1] in entry.villages]
        if len(villages) > 1 and own:
            villages = [village for village in villages if village[0] == own] or villages
        if not within and key(entry.name) in self.district.tambon_names and own != key(entry.name):
            villages_so = tuple(f"บ้าน{entry.name} ต.{self.district.tambon_names[at]}" for at, _ in villages)
            return _unclear(where, entry, (f"ต.{entry.name}", *villages_so))
        if entry.every or villages:
            if len(villages) == 1:
                return self._village(villages[0])
            return _unclear(where, entry, tuple(f"หมู่ {no} ต.{self.district.tambon_names[at]}" for at, no in villages))
        directory = self._directory(within)
        match = _called(directory, entry.name)
        if match.how == "ambiguous" and own and not within:
            match = _called(self._directory(own), entry.name)
        if match.item is None and (person := self.district.chairs.find(bare_person(entry.name))).how == "id":
            match = person
        if match.item is not None and match.how != "close":
            return Presence(frozenset({match.item.row}))
        several = _side_by_side(directory, entry.name)
        if several:
            return Presence(frozenset(group.row for group in several))
        return _unclear(where, entry, match.candidates)

    def _directory(self, within: str) -> Directory[Group]:
        if not within:
            return self.registry.directory
        if within not in self._within:
            groups = self.district.by_tambon.get(within, ())
            self._within[within] = Directory((group, group.group_id, group.name) for group in groups)
        return self._within[within]


_ASIDE = re.compile(r"\s*\([^()]*\)?$")


def _called(directory: Directory[Group], name: str) -> Match[Group]:
    """Find a group by its name, also without กลุ่ม before it, with one too many, or with a remark in brackets."""
    match = directory.find(name)
    bare = _ASIDE.sub("", name)
    for other in (bare, f"กลุ่ม{bare}", bare.removeprefix("กลุ่ม")):
        if match.item is not None and match.how != "close":
            break
        found = directory.find(other)
        if found.item is not None and found.how in ("id", "name"):
            match = found
    return match


def _side_by_side(directory: Directory[Group], name: str) -> list[Group]:
    """Find several groups in `กลุ่มทอผ้า กลุ่มจักสาน และกลุ่มข้าว`; nothing unless every part is one exactly."""
    words = [word for word in _BETWEEN_GROUPS.split(name) if word]
    found: list[Group] = []
    while words:
        for size in range(len(words), 0, -1):
            match = directory.find(" ".join(words[:size]))
            if match.item is not None and match.how != "close":
                found.append(match.item)
                words = words[size:]
                break
        else:
            return []
    return found


_BETWEEN_TAMBONS = re.compile(r"และ|กับ")
_BETWEEN_GROUPS = re.compile(r"\s*/\s*|\s+(?:(?:และ|กับ)\s*)?|(?:และ|กับ)(?=กลุ่ม|ประธาน)")


def _doubt(kind: Kind, where: Where, entry: Entry, **values: str | int) -> Presence:
    told = (("found", entry.text[:80]), *((name, str(value)) for name, value in values.items()))
    return Presence(findings=(Finding(kind, where, told, kind.level),))


def _unclear(where: Where, entry: Entry, candidates: tuple[str, ...]) -> Presence:
    if not candidates:
        return _doubt(ATTENDED_UNKNOWN, where, entry)
    return _doubt(ATTENDED_UNCLEAR, where, entry, candidates=", ".join(candidates[:5]))
