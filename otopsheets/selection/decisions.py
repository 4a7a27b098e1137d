"""What the committee decided about each applicant, and every decision that cannot be followed.

A decision stands above the program's proposal when it names one group that applied, and tells its reason and
who decided. Of decisions that contradict each other the latest dated stands; where the dates do not tell, none
does. A withdrawal stands beside the others: whoever was accepted may withdraw.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from otopsheets.eligibility import sources
from otopsheets.findings import Finding, Kind, Level
from otopsheets.registry import Decision, Fair, Group, Registry
from otopsheets.thai.labels import stalls_named
from otopsheets.thai.text import dashes_only
from otopsheets.wording import Wording

_FOLLOW = Wording("จนกว่าจะแก้ โปรแกรมยังไม่ทำตามมตินี้", "Until it is corrected, the program does not follow it.")
UNREASONED = Kind(
    "decision-unreasoned",
    Level.BLOCK,
    Wording("มตินี้ยังไม่ได้กรอก{missing}", "This decision tells no {missing_en}."),
    _FOLLOW,
    sources.PARTICIPATION,
)
UNCLEAR = Kind(
    "decision-unclear",
    Level.BLOCK,
    Wording("ไม่ทราบว่ามีมติอย่างไร (ช่องมติ: '{found}')", "It does not tell what was decided: '{found}'."),
    Wording("โปรดเลือก รับ ไม่รับ สำรอง หรือ ถอน", "Choose รับ, ไม่รับ, สำรอง or ถอน."),
    sources.PARTICIPATION,
)
WHOSE = Kind(
    "decision-group",
    Level.BLOCK,
    Wording("ไม่ทราบว่ามติเป็นของกลุ่มใด: '{found}'{hint}", "It does not tell which group is meant: '{found}'{hint}."),
    Wording("โปรดพิมพ์รหัสหรือชื่อให้ตรงกับแท็บ กลุ่ม", "Type its id or name as in the groups tab."),
    sources.PARTICIPATION,
)
WHICH_FAIR = Kind(
    "decision-fair",
    Level.BLOCK,
    Wording("ไม่ทราบว่ามติเป็นของงานใด: '{found}'", "It does not tell which fair is meant: '{found}'."),
    Wording("โปรดเลือกรหัสงานจากแท็บ งาน", "Choose a fair of the fairs tab."),
    sources.PARTICIPATION,
)
NO_APPLICATION = Kind(
    "decision-no-application",
    Level.BLOCK,
    Wording("{group} ไม่มีใบสมัครของงานนี้ จึงทำตามมติไม่ได้", "{group} has not applied for this fair."),
    Wording("โปรดเพิ่มใบสมัครของกลุ่มนี้", "Add an application of this group."),
    sources.PARTICIPATION,
)
CONTRADICTORY = Kind(
    "decision-contradictory",
    Level.BLOCK,
    Wording("มติของ {group} ขัดกัน (แถว {rows})", "The decisions about {group} contradict each other (rows {rows})."),
    Wording("โปรดเหลือไว้มติเดียว หรือใส่วันที่ให้รู้ว่ามติใดหลังสุด", "Keep one, or date them so that the latest is known."),
    sources.PARTICIPATION,
)
SUPERSEDED = Kind(
    "decision-superseded",
    Level.INFO,
    Wording("มีมติใหม่กว่าในแถว {row} จึงใช้มติใหม่", "There is a later decision on row {row}, which stands."),
    Wording("", ""),
    sources.PARTICIPATION,
)
PIN_USELESS = Kind(
    "decision-pin-useless",
    Level.WARN,
    Wording(
        "กำหนดล็อก {stalls} ให้ {group} ซึ่งไม่ได้เข้าร่วมงาน",
        "Stalls {stalls} are given to {group}, which does not take part.",
    ),
    Wording("โปรดลบล็อกที่กำหนด หรือแก้มติ", "Clear the stalls, or change the decision."),
    sources.PARTICIPATION,
)
PIN_TWICE = Kind(
    "decision-pin-twice",
    Level.BLOCK,
    Wording("ล็อก {stall} กำหนดให้หลายกลุ่ม: {groups}", "The stall {stall} is given to several groups: {groups}."),
    Wording("โปรดกำหนดให้กลุ่มเดียว ระหว่างนี้ยังไม่กำหนดให้กลุ่มใด", "Give it to one; until then it is given to none."),
    sources.PARTICIPATION,
)
PINS_OVER = Kind(
    "decision-pins-over",
    Level.WARN,
    Wording(
        "กำหนดล็อก {stalls} ให้ {group} แต่มีที่ให้เพียง {granted} ล็อก",
        "Stalls {stalls} are given to {group}, which has only {granted}.",
    ),
    Wording("โปรดลดล็อกที่กำหนด หรือเพิ่มล็อกในผัง", "Give fewer, or add stalls."),
    sources.PARTICIPATION,
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the committee decided about one group: `accept`, `reject` or `reserve`, a withdrawal, pinned stalls."""

    group: Group
    verb: Decision | None = None
    withdrawal: Decision | None = None
    pin: Decision | None = None

    @property
    def decided(self) -> str | None:
        """What was decided, a withdrawal apart."""
        return self.verb.decision if self.verb else None

    @property
    def pinned(self) -> tuple[str, ...]:
        """The stalls the committee fixed, each once."""
        return stalls_named(self.pin.stall) if self.pin else ()


@dataclass(slots=True)
class Rulings:
    """The rulings of one fair by the row of the group, and what is wrong with its decisions."""

    by_group: dict[int, Ruling] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_decisions(registry: Registry, fair: Fair, applicants: Iterable[Group]) -> Rulings:
    """Read the decisions of one fair; `applicants` are the groups that applied for it."""
    rulings = Rulings()
    applied = {group.row for group in applicants}
    groups: dict[int, tuple[Group, list[Decision]]] = {}
    for decision in registry.decisions:
        if not _is_for(registry, fair, decision, rulings.findings):
            continue
        match = registry.directory.find(decision.group)
        fault = _fault(registry, decision, applied)
        if fault is not None:
            rulings.findings.append(fault)
        elif match.item is not None:
            groups.setdefault(match.item.row, (match.item, []))[1].append(decision)
    for row, (group, decisions) in groups.items():
        rulings.by_group[row] = _ruling(registry, group, decisions, rulings.findings)
    return rulings


def _is_for(registry: Registry, fair: Fair, decision: Decision, findings: list[Finding]) -> bool:
    """Say whether a decision is about `fair`; one about no known fair is told wherever decisions are told."""
    match = registry.fair_directory.find(decision.fair)
    if match.how == "blank" and len(registry.fairs) == 1:
        return True
    if match.item is None or match.how == "close":
        findings.append(Finding.of(WHICH_FAIR, registry.where("decisions", decision.row, "fair"), found=decision.fair))
        return False
    return match.item is fair


def _fault(registry: Registry, decision: Decision, applied: set[int]) -> Finding | None:
    """Return why a decision cannot be followed, or None."""

    def at(column: str, kind: Kind, **values: str) -> Finding:
        return Finding.of(kind, registry.where("decisions", decision.row, column), None, **values)

    match = registry.directory.find(decision.group)
    if match.item is None or match.how == "close":
        hint = f" ({', '.join(match.candidates)}?)" if match.candidates else ""
        return at("group", WHOSE, found=decision.group, hint=hint)
    if match.item.row not in applied:
        return at("group", NO_APPLICATION, group=match.item.name)
    if decision.decision is None:
        found = registry.shown("decisions", decision.row, "decision")
        if found or not decision.stall:
            return at("decision", UNCLEAR, found=found)
    if dashes_only(decision.reason):
        return at("reason", UNREASONED, missing="เหตุผล", missing_en="reason")
    if dashes_only(decision.decided_by):
        return at("decided_by", UNREASONED, missing="ว่าใครมีมติ", missing_en="body that decided")
    return None


def _ruling(registry: Registry, group: Group, decisions: list[Decision], findings: list[Finding]) -> Ruling:
    """Bring together all decisions about one group."""
    verbs = [each for each in decisions if each.decision in ("accept", "reject", "reserve")]
    verb, old = _latest(verbs)
    if verbs and verb is None:
        rows = ", ".join(str(each.row) for each in sorted(verbs, key=lambda each: each.row))
        for each in verbs:
            where = registry.where("decisions", each.row, "decision")
            findings.append(Finding.of(CONTRADICTORY, where, group=group.name, rows=rows))
    withdrawal, older = _latest([each for each in decisions if each.decision == "withdraw"])
    if withdrawal and verb and _after(verb, withdrawal) and verb.decision != "reject":
        old, withdrawal = [*old, withdrawal], None  # it came back
    for each in old:
        newer = verb or withdrawal
        where = registry.where("decisions", each.row, "decision")
        findings.append(Finding.of(SUPERSEDED, where, row=newer.row if newer else ""))
    pin = max((each for each in decisions if each.stall and each not in (*old, *older)), key=_when, default=None)
    return Ruling(group, verb, withdrawal, pin)


def _latest(decisions: list[Decision]) -> tuple[Decision | None, list[Decision]]:
    """Return the decision that stands, None when nobody can tell, and those it supersedes."""
    if not decisions:
        return None, []
    said = {each.decision for each in decisions}
    last = max(decisions, key=_when)
    if len(said) == 1:
        return last, []
    agreed = {each.decision for each in decisions if each.decided_on == last.decided_on}
    if any(each.decided_on is None for each in decisions) or len(agreed) > 1:
        return None, []
    return last, [each for each in decisions if each.decision != last.decision]


def _when(decision: Decision) -> tuple[date, tuple[str, ...], str, str]:
    return (decision.decided_on or date.min, decision.stall, decision.reason, decision.decided_by)


def _after(one: Decision, other: Decision) -> bool:
    return one.decided_on is not None and other.decided_on is not None and one.decided_on > other.decided_on
