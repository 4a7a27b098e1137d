"""The meetings of a fair: which belong to it, which were held in time, and whether their order was kept.

Source: the knowledge record, steps ๕.๑ to ๕.๔: select, brief the chairs, brief the network, report to the
district CD officer.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from otopsheets.findings import Finding, Kind, Level, Where
from otopsheets.registry import Fair, Meeting, Registry
from otopsheets.registry.schema import MEETING_KINDS
from otopsheets.thai.dates import format_date
from otopsheets.wording import Lang, Wording

_RECORD = "แบบบันทึกองค์ความรู้ ข้อ ๕ / the knowledge record, part 5"

STEPS = tuple(choice.key for choice in MEETING_KINDS)
"""The four kinds of meetings, in the order of the record."""
STEP_NAMES = {choice.key: Wording(choice.label, choice.english) for choice in MEETING_KINDS}

MEETING_UNDATED = Kind(
    "meeting-undated",
    Level.WARN,
    Wording("การประชุมนี้ไม่มีวันที่ที่อ่านได้ จึงยังไม่นับ", "This meeting has no readable day, so it does not count."),
    Wording("โปรดใส่วันที่ประชุม", "Please enter the day."),
    _RECORD,
)
MEETING_UNKNOWN_KIND = Kind(
    "meeting-unknown-kind",
    Level.WARN,
    Wording(
        "การประชุมนี้ไม่บอกว่าเป็นประเภทใดในสี่แบบ จึงยังไม่นับ", "This meeting is of none of the four kinds, so it does not count."
    ),
    Wording("โปรดเลือกประเภทจากรายการ", "Please choose its kind from the list."),
    _RECORD,
)
MEETING_UNKNOWN_FAIR = Kind(
    "meeting-unknown-fair",
    Level.WARN,
    Wording(
        "การประชุมนี้ระบุงาน '{fair}' ซึ่งไม่มีในทะเบียน จึงยังไม่นับ",
        "This meeting names the fair '{fair}', which is not in the registry, so it does not count.",
    ),
    Wording("โปรดพิมพ์รหัสงานให้ตรงกับแท็บ งาน", "Please type the id as it is in the fairs tab."),
)
MEETING_FAIR_TAKEN = Kind(
    "meeting-fair-taken",
    Level.INFO,
    Wording(
        "การประชุมนี้ไม่ระบุงาน จึงนับเป็นของงาน {fair} ซึ่งจัดถัดจากวันประชุม",
        "This meeting names no fair; it was counted for {fair}, the next one after it.",
    ),
    Wording("ถ้าไม่ใช่ โปรดใส่รหัสงาน", "If that is wrong, enter the fair's id."),
)
MEETING_TOO_LATE = Kind(
    "meeting-too-late",
    Level.WARN,
    Wording(
        "การ{kind}เมื่อ {day} จัดหลังเริ่มงานแล้ว ({starts}) จึงไม่นับเป็นการเตรียมงาน",
        "The meeting to {kind_en} on {day} was after the fair began ({starts}), so it prepared nothing.",
    ),
    Wording("ถ้าวันที่ผิด โปรดแก้", "If the day is wrong, correct it."),
    _RECORD,
)
MEETING_EMPTY = Kind(
    "meeting-empty",
    Level.WARN,
    Wording(
        "การ{kind}เมื่อ {day} ผ่านไปแล้ว แต่ยังไม่มีบันทึกผู้เข้าร่วม ข้อเสนอ หรือมติ",
        "The meeting to {kind_en} on {day} is past, yet nothing of it was entered: nobody, no proposal, no resolution.",
    ),
    Wording("โปรดบันทึกผู้เข้าร่วม หรือแก้วันที่ถ้ายังไม่ได้ประชุม", "Enter who came, or correct the day if it was not held."),
    _RECORD,
)
STEP_EARLY = Kind(
    "step-early",
    Level.WARN,
    Wording(
        "การ{later} ({later_on}) จัดก่อนการ{earlier} ({earlier_on}) ไม่ตรงลำดับขั้นตอน",
        "The meeting to {later_en} ({later_on}) came before the one to {earlier_en} ({earlier_on}): out of order.",
    ),
    Wording("โปรดบันทึกเหตุผล หรือประชุมซ้ำให้ครบตามลำดับ", "Note the reason, or meet again in order."),
    _RECORD,
)
STEP_MISSING = Kind(
    "step-missing",
    Level.WARN,
    Wording("ยังไม่มีการ{kind}", "No meeting to {kind_en} has been held."),
    Wording("โปรดจัดประชุม หรือบันทึกการประชุมที่จัดแล้วในแท็บ ประชุม", "Hold it, or enter the one that was held."),
    _RECORD,
)


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings of one fair: `held` in time, `late` after it began, `planned` from today on; by day.

    `begun` says whether the fair has begun: what was not held by then is missing for good.
    """

    held: tuple[Meeting, ...]
    late: tuple[Meeting, ...]
    planned: tuple[Meeting, ...]
    begun: bool
    findings: tuple[Finding, ...]

    def of(self, kind: str) -> tuple[Meeting, ...]:
        """Return the meetings of a kind that were held."""
        return tuple(meeting for meeting in self.held if meeting.kind == kind)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps: the meetings that took it, and how it stands.

    `kept` in its order; `early`, before the step that precedes it had begun; `planned` in a meeting to come;
    `missing`.
    """

    kind: str
    meetings: tuple[Meeting, ...]
    state: Literal["kept", "early", "planned", "missing"]

    @property
    def first_on(self) -> date | None:
        """The day on which the step was first taken."""
        return self.meetings[0].held_on if self.meetings else None

    @property
    def last_on(self) -> date | None:
        """The day on which it was last taken."""
        return self.meetings[-1].held_on if self.meetings else None


def meetings_of(registry: Registry, fair: Fair, today: date) -> Meetings:
    """Return the meetings of `fair`, and what is doubtful about rows that may be of it.

    A row that names no fair is of the only fair there is, or of the next one after its day. A meeting after the
    fair began is found but not counted. Rows of other fairs are passed over.
    """
    held: list[Meeting] = []
    late: list[Meeting] = []
    planned: list[Meeting] = []
    findings: list[Finding] = []
    for meeting in registry.meetings:
        which, doubts = _fair_of(registry, meeting)
        if which is not None and which is not fair:
            continue
        findings += doubts
        if which is None:
            continue
        if meeting.held_on is None:
            findings.append(Finding.of(MEETING_UNDATED, registry.where("meetings", meeting.row, "held_on")))
        elif meeting.kind is None:
            findings.append(Finding.of(MEETING_UNKNOWN_KIND, registry.where("meetings", meeting.row, "kind")))
        elif meeting.held_on > today or (meeting.held_on == today and not meeting.attended):
            planned.append(meeting)
        elif fair.starts_on is not None and meeting.held_on > fair.starts_on:
            late.append(meeting)
            findings.append(_too_late(registry, meeting, fair.starts_on))
        else:
            held.append(meeting)
            if not (meeting.attended or meeting.proposals or meeting.resolution):
                findings.append(_empty(registry, meeting))
    begun = fair.starts_on is not None and fair.starts_on <= today
    return Meetings(_by_day(held), _by_day(late), _by_day(planned), begun, tuple(findings))


def _by_day(meetings: list[Meeting]) -> tuple[Meeting, ...]:
    return tuple(sorted(meetings, key=lambda meeting: (meeting.held_on or date.min, meeting.row)))


def _empty(registry: Registry, meeting: Meeting) -> Finding:
    name = STEP_NAMES[meeting.kind or STEPS[0]]
    where = registry.where("meetings", meeting.row, "attended")
    told = format_date(meeting.held_on or date.min)
    return Finding.of(MEETING_EMPTY, where, kind=name.th, kind_en=name.en, day=told)


def _too_late(registry: Registry, meeting: Meeting, starts_on: date) -> Finding:
    name = STEP_NAMES[meeting.kind or STEPS[0]]
    return Finding.of(
        MEETING_TOO_LATE,
        registry.where("meetings", meeting.row, "held_on"),
        kind=name.th,
        kind_en=name.en,
        day=format_date(meeting.held_on or starts_on),
        starts=format_date(starts_on),
    )


def _fair_of(registry: Registry, meeting: Meeting) -> tuple[Fair | None, list[Finding]]:
    where = registry.where("meetings", meeting.row, "fair")
    if meeting.fair:
        match = registry.fair_directory.find(meeting.fair)
        if match.item is not None and match.how != "close":
            return match.item, []
        return None, [Finding.of(MEETING_UNKNOWN_FAIR, where, fair=meeting.fair)]
    if len(registry.fairs) == 1:
        return registry.fairs[0], []
    day = meeting.held_on
    coming = [fair for fair in registry.fairs if day and fair.starts_on and fair.starts_on >= day]
    if not coming:
        return None, [Finding.of(MEETING_UNKNOWN_FAIR, where, fair="")]
    first = min(coming, key=lambda fair: (fair.starts_on or date.max, fair.row))
    return first, [Finding.of(MEETING_FAIR_TAKEN, where, fair=first.fair_id or first.name)]


def steps_of(registry: Registry, meetings: Meetings) -> tuple[tuple[Step, ...], tuple[Finding, ...]]:
    """Return the four steps with their state, and a finding for every one out of order or passed over.

    A step is early when its first meeting was before the first meeting of a step that precedes it. A step that
    was not taken is a warning when a later one was, or when the fair has begun; else there is still time. Where no
    meeting was entered at all, the district does not keep them here, and nothing is missed.
    """
    taken = {kind: meetings.of(kind) for kind in STEPS}
    first = {kind: found[0].held_on or date.min for kind, found in taken.items() if found}
    coming = {meeting.kind for meeting in meetings.planned}
    steps: list[Step] = []
    findings: list[Finding] = []
    for place, kind in enumerate(STEPS):
        before, after = STEPS[:place], STEPS[place + 1 :]
        if kind in first:
            overtaken = [earlier for earlier in before if earlier in first and first[kind] < first[earlier]]
            steps.append(Step(kind, taken[kind], "early" if overtaken else "kept"))
            findings += [_early(registry, taken[kind][0], taken[earlier][0]) for earlier in overtaken]
        else:
            steps.append(Step(kind, (), "planned" if kind in coming else "missing"))
            late = meetings.begun or any(later in first for later in after)
            if first and (late or kind not in coming):
                findings.append(_missing(registry, kind, Level.WARN if late else Level.INFO))
    return tuple(steps), tuple(findings)


def _missing(registry: Registry, kind: str, level: Level) -> Finding:
    name = STEP_NAMES[kind]
    where = Where(registry.tables["meetings"].title)
    return Finding.of(STEP_MISSING, where, level, kind=name.th, kind_en=name.en)


def _early(registry: Registry, later: Meeting, earlier: Meeting) -> Finding:
    after, before = STEP_NAMES[later.kind or ""], STEP_NAMES[earlier.kind or ""]
    return Finding.of(
        STEP_EARLY,
        registry.where("meetings", later.row, "held_on"),
        later=after.th,
        later_en=after.en,
        later_on=format_date(later.held_on or date.min),
        earlier=before.th,
        earlier_en=before.en,
        earlier_on=format_date(earlier.held_on or date.min),
    )


def step_name(kind: str, lang: Lang = "th") -> str:
    """Return what a kind of meeting is called."""
    return STEP_NAMES[kind].say(lang)
