"""The paper for the next meeting: why, who is to come, what is to be decided, room for what was resolved.

Source: the knowledge record, part ๕: each of the four meetings has its purpose, and each leads to the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from otopsheets.findings import Finding, Level
from otopsheets.registry import Meeting
from otopsheets.reports.coverage import GroupBriefed
from otopsheets.reports.district import bare_tambon
from otopsheets.reports.facts import Facts, tambon_of
from otopsheets.reports.meetings import STEP_NAMES, STEPS
from otopsheets.reports.proposals import state_of
from otopsheets.reports.saying import day, days_of, place_of, say
from otopsheets.selection.outcomes import Decided, Outcome
from otopsheets.thai.text import key, thai_digits

_PURPOSE = {
    "select": "เพื่อพิจารณาคัดเลือกผู้เข้าร่วมงาน ซึ่งต้องเป็นกลุ่มอาชีพ กลุ่มผู้ผลิต ผู้ประกอบการ OTOP และผลผลิตทางการเกษตรของอำเภอ",
    "chairs": "เพื่อชี้แจงวัตถุประสงค์ วิธีการ และผลการคัดเลือกให้ประธานกลุ่มทุกกลุ่มทุกหมู่บ้านทุกตำบลเข้าใจตรงกัน และรับข้อเสนอแนะ",
    "network": "เพื่อชี้แจงวิธีการ ขั้นตอน และการดำเนินงานอย่างละเอียดแก่คณะกรรมการเครือข่ายระดับตำบลและอำเภอ และรับข้อเสนอแนะ",
    "officer": "เพื่อนำเรียนผลการเตรียมงานและข้อเสนอแนะจากที่ประชุมให้พัฒนาการอำเภอทราบและพิจารณา",
}

_AFTERWARDS = "เพื่อนำเรียนผลการจัดงานและข้อเสนอแนะจากที่ประชุมให้พัฒนาการอำเภอทราบและพิจารณา"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is to come; the paper has a box to tick beside the name."""

    name: str
    village: str
    tambon: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to decide or to tell: its title, its cases, and whether a resolution is asked for."""

    title: str
    cases: tuple[str, ...]
    to_decide: bool = True


@dataclass(frozen=True, slots=True)
class Agenda:
    """The paper for one meeting; `held_on` and `place` are dots when the meeting is not in the registry yet."""

    kind: str
    title: str
    fair: str
    held_on: str
    place: str
    purpose: str
    invited: tuple[Invited, ...]
    matters: tuple[Matter, ...]


def write_agenda(facts: Facts, conflict: str = "") -> Agenda:
    """Write the paper for the next meeting: the first one planned, or else the first step not taken yet.

    `conflict` says why the stalls cannot be given out as granted, if so: the meeting has to settle it.

    When all four steps were taken and groups are still to be briefed, another meeting of chairs is next; once the
    fair has begun, and when nothing is left to do, a report to the officer.
    """
    kind, meeting = next_meeting(facts)
    fair = facts.fair
    return Agenda(
        kind=kind,
        title=f"ระเบียบวาระการประชุม{STEP_NAMES[kind].th}",
        fair=thai_digits(f"{fair.name} {days_of(fair)} {place_of(fair)}"),
        held_on=day(meeting.held_on if meeting else None),
        place=thai_digits(meeting.place) if meeting and meeting.place else "…………………",
        purpose=_AFTERWARDS if kind == "officer" and facts.over else _PURPOSE[kind],
        invited=tuple(_invited(facts, kind, meeting)),
        matters=tuple(matter for matter in _matters(facts, kind, meeting, conflict) if matter.cases),
    )


def next_meeting(facts: Facts) -> tuple[str, Meeting | None]:
    """Return the kind of the next meeting, and its row if it is in the registry."""
    planned = facts.coverage.meetings.planned
    if planned:
        return planned[0].kind or STEPS[0], planned[0]
    if facts.coverage.meetings.begun:
        return "officer", None
    for step in facts.coverage.steps:
        if not step.meetings:
            return step.kind, None
    return ("chairs" if facts.coverage.missing else "officer"), None


def call_list(facts: Facts) -> tuple[GroupBriefed, ...]:
    """Return the groups still to be briefed, tambon by tambon: for the officer, with their telephone numbers."""
    return facts.coverage.missing


def _invited(facts: Facts, kind: str, meeting: Meeting | None) -> Iterator[Invited]:
    if kind == "chairs":
        within = key(bare_tambon(meeting.tambon)) if meeting else ""
        for briefed in facts.coverage.missing:
            home = briefed.home
            if not within or key(home.tambon) == within:
                village = thai_digits(f"หมู่ {home.village_no}") if home.village_no else ""
                yield Invited(thai_digits(briefed.group.name), village, home.tambon)
    elif kind == "officer":
        yield Invited(f"พัฒนาการอำเภอ{facts.fair.amphoe}", "", "")
    else:
        for tambon in facts.coverage.tambons:
            if kind == "select" or not tambon.network:
                yield Invited("คณะกรรมการเครือข่าย OTOP ระดับตำบล", "", tambon.tambon)
        if kind == "select" or not facts.coverage.network:
            yield Invited(f"คณะกรรมการเครือข่าย OTOP ระดับอำเภอ{facts.fair.amphoe}", "", "")


def _matters(facts: Facts, kind: str, meeting: Meeting | None, conflict: str) -> Iterator[Matter]:
    if kind != "chairs" and not facts.over:
        yield Matter("ล็อกที่จัดตามที่รับไว้ไม่ได้", (conflict,) if conflict else ())  # labels of stalls stay as they are drawn
    if kind == "select":
        yield from _to_select(facts)
    elif kind == "chairs":
        within = key(bare_tambon(meeting.tambon)) if meeting else ""
        yield from _to_tell(facts, within)
    else:
        yield Matter("ผลการคัดเลือกและการชี้แจง", tuple(_state(facts)), to_decide=False)
        if facts.over:
            yield Matter("ผลการจำหน่าย", tuple(_sales(facts)), to_decide=False)
            yield Matter("กลุ่มที่ควรติดตามช่วยเหลือ", tuple(_to_follow(facts)))
        else:
            yield from _unsettled(facts)
        yield Matter("เรื่องที่ควรทราบ", tuple(_remarks(facts)), to_decide=kind == "network")
    open_ones = [p for p in facts.proposals if p.state == "proposed" or (kind == "officer" and p.state == "resolved")]
    cases = (f"{proposal.text} ({state_of(proposal)})" for proposal in open_ones)
    yield Matter("ข้อเสนอจากการประชุมที่ผ่านมา", tuple(map(thai_digits, cases)))


def _to_select(facts: Facts) -> Iterator[Matter]:
    """Put to the selecting meeting: entries to clear up, more applicants than places, the draw, remarks."""
    yield from _unsettled(facts)
    yield Matter("รายการที่ไม่เป็นไปตามกติกา", tuple(map(_case, facts.of(Decided.REJECTED))))
    others = [finding for finding in facts.selection.findings if not (_is_conflict(finding) or finding.code == _DRAW)]
    yield Matter("เรื่องที่ควรทราบ", tuple(thai_digits(finding.message()) for finding in others), to_decide=False)
    sure = facts.of(Decided.ACCEPTED)
    yield Matter(say("รับรองรายชื่อผู้เข้าร่วม {accepted} ราย", facts.figures), tuple(map(_name, sure)))


_DRAW = "seed-missing"


def _is_conflict(finding: Finding) -> bool:
    """Tell whether a finding is on a decision that cannot be carried out as it stands."""
    return finding.code.startswith("decision-") and finding.level is not Level.INFO


def _unsettled(facts: Facts) -> Iterator[Matter]:
    """Put what only people can settle: decisions in conflict, unclear entries, too many applicants, the draw."""
    findings = facts.selection.findings
    conflicts = dict.fromkeys(thai_digits(finding.message()) for finding in findings if _is_conflict(finding))
    yield Matter("มติที่ขัดกันหรือทำตามไม่ได้", tuple(conflicts))  # told once, not once a row
    yield Matter("รายการที่ข้อมูลไม่ชัดเจนหรือขัดแย้งกัน", tuple(map(_case, facts.of(Decided.NEEDS_FIXING))))
    waiting = sorted(facts.of(Decided.WAITING), key=lambda outcome: outcome.waiting_no or 0)
    yield Matter(say("ผู้สมัครเกินจำนวนที่ สำรอง {waiting} ราย", facts.figures), tuple(map(_case, waiting)))
    draw = [finding.message() for finding in findings if finding.code == _DRAW]
    tied = [_name(outcome) for outcome in waiting if outcome.reasons and outcome.reasons[0].code == "waiting-for-draw"]
    if draw and tied:
        draw.append(f"ผู้มีสิทธิจับสลาก: {', '.join(tied)}")
    yield Matter("จับสลากเมื่อคุณสมบัติเท่ากัน", tuple(map(thai_digits, draw)))


def _to_tell(facts: Facts, within: str) -> Iterator[Matter]:
    """Put to the chairs: who takes part, and what each of the others must put right."""
    here = [o for o in facts.selection.outcomes if not within or key(tambon_of(o)) == within]
    accepted = [o for o in here if o.decided is Decided.ACCEPTED and o.verdict.lane == "producer"]
    fixing = [o for o in here if o.decided is Decided.NEEDS_FIXING]
    waiting = [o for o in here if o.decided is Decided.WAITING]
    yield Matter("กลุ่มที่ได้เข้าร่วมงาน", tuple(map(_name, accepted)), to_decide=False)
    yield Matter("กลุ่มที่ต้องแก้ไขข้อมูลก่อน", tuple(map(_case, fixing)))
    yield Matter("กลุ่มที่อยู่ในบัญชีสำรอง", tuple(map(_case, waiting)), to_decide=False)


def _state(facts: Facts) -> Iterator[str]:
    figures = facts.figures
    yield say("ผู้สมัคร {applied} ราย ได้เข้าร่วม {accepted} ราย สำรอง {waiting} ราย ต้องแก้ไข {needs_fixing} ราย", figures)
    yield say(
        "ชี้แจงแล้ว {briefed} จาก {groups} กลุ่ม {villages_reached} จาก {villages} หมู่บ้าน "
        "{tambons_reached} จาก {tambons} ตำบล",
        figures,
    )


def _sales(facts: Facts) -> Iterator[str]:
    figures = facts.figures
    if not (facts.sales.sold or facts.sales.left_out):
        yield "ยังไม่มีบันทึกยอดขาย"
        return
    yield say("ยอดขายรวม {sold} บาท จาก {sold_groups} กลุ่ม เฉลี่ยกลุ่มละ {sold_per_group} บาท", figures)
    yield say("มาออกร้าน {came} ราย ไม่ได้มา {absent} ราย ไม่มีบันทึก {unreported} ราย", figures)
    if facts.sales.left_out:
        yield say("ยังไม่นับ {sales_left_out} แถวที่ต้องตรวจสอบ เป็นเงิน {sold_left_out} บาท", figures)


def _to_follow(facts: Facts) -> Iterator[str]:
    for each in facts.follow_ups:
        why = "; ".join(reason.kind.says.say("th", **dict(reason.values)) for reason in each.reasons)
        yield thai_digits(f"{each.group.name}: {why}")


def _remarks(facts: Facts) -> Iterator[str]:
    for step in facts.coverage.steps:
        if step.state == "early":
            yield f"การ{STEP_NAMES[step.kind].th}จัดก่อนขั้นตอนที่ควรมาก่อน"
    for tambon in facts.coverage.tambons:
        missing = [briefed.group.name for briefed in tambon.groups if not briefed.meetings]
        if missing:
            yield thai_digits(f"ต.{tambon.tambon} ยังไม่ได้ชี้แจง {len(missing)} กลุ่ม: {', '.join(missing)}")
    for finding in facts.selection.findings:
        if not (_is_conflict(finding) or finding.code == _DRAW):
            yield thai_digits(finding.message())


def _name(outcome: Outcome) -> str:
    group = outcome.verdict.group
    application = outcome.verdict.application
    name = group.name if group is not None else application.group or f"ใบสมัครแถว {application.row}"
    tambon = tambon_of(outcome)
    return thai_digits(f"{name} (ต.{tambon})" if tambon else name)


def _case(outcome: Outcome) -> str:
    why = outcome.reasons[0].kind.says.say("th", **dict(outcome.reasons[0].values)) if outcome.reasons else ""
    return thai_digits(f"{_name(outcome)}: {why}" if why else _name(outcome))
