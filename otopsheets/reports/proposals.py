"""What the meetings proposed, and how far each proposal has come: เสนอ → มติ → ดำเนินการแล้ว.

Source: the knowledge record, part ๔ and step ๕.๔: the proposals of the meetings are taken to the district CD
officer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from otopsheets.findings import Finding, Kind, Level
from otopsheets.registry import Meeting, Registry
from otopsheets.registry.schema import PROPOSAL_STATES
from otopsheets.reports.meetings import Meetings
from otopsheets.reports.text import cut
from otopsheets.wording import Lang, Wording

PROPOSALS_DIFFER = Kind(
    "proposals-differ",
    Level.WARN,
    Wording(
        "มีข้อเสนอ {proposals} ข้อ แต่ช่อง {column} มี {lines} บรรทัด จึงไม่ทราบว่าบรรทัดใดเป็นของข้อใด",
        "There are {proposals} proposals, yet {lines} lines in {column}: nobody can tell which is whose.",
    ),
    Wording(
        "โปรดพิมพ์บรรทัดละข้อตามลำดับของข้อเสนอ หรือบรรทัดเดียวถ้าเหมือนกันทุกข้อ",
        "Type a line for each proposal, in their order, or one for all.",
    ),
)
STATES = {choice.key: Wording(choice.label, choice.english) for choice in PROPOSAL_STATES}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal of one meeting; `state` is a key of `STATES`, `resolution` what was resolved, if anything."""

    meeting: Meeting
    number: int
    text: str
    resolution: str
    state: str


def proposals_of(meetings: Meetings) -> tuple[Proposal, ...]:
    """Return every proposal of the meetings of a fair, in the order of days.

    When a meeting has as many resolutions as proposals, each belongs to its own; otherwise all resolutions belong to
    every proposal. It is the same with states, but that a number of states that fits nothing is not taken. A proposal
    without a state is resolved when there is a resolution, and proposed when not.
    """
    found = []
    for meeting in (*meetings.held, *meetings.late):
        paired = len(meeting.resolution) == len(meeting.proposals)
        for at, text in enumerate(meeting.proposals):
            resolution = meeting.resolution[at] if paired else " ".join(meeting.resolution)
            state = _state(meeting, at) or ("resolved" if resolution else "proposed")
            found.append(Proposal(meeting, at + 1, text, resolution, state))
    return tuple(found)


def _state(meeting: Meeting, at: int) -> str:
    """Return the state that was entered for the proposal `at`; empty when none was, or nobody can tell which."""
    if len(meeting.state) == len(meeting.proposals):
        return meeting.state[at]
    return meeting.state[0] if len(meeting.state) == 1 else ""


def proposal_doubts(registry: Registry, meetings: Meetings) -> Iterator[Finding]:
    """Find the meetings whose resolutions or states are neither one for all proposals nor one for each."""
    for meeting in (*meetings.held, *meetings.late):
        wanted = len(meeting.proposals)
        for column, lines in (("resolution", meeting.resolution), ("state", meeting.state)):
            if len(lines) > 1 and len(lines) != wanted:
                where = registry.where("meetings", meeting.row, column)
                yield Finding.of(PROPOSALS_DIFFER, where, proposals=wanted, lines=len(lines), column=where.column or "")


def state_of(proposal: Proposal, lang: Lang = "th") -> str:
    """Say how far a proposal has come, with the resolution if there is one: `มติ: เห็นชอบ`."""
    word = STATES[proposal.state].say(lang)
    return f"{word}: {cut(proposal.resolution, 60)}" if proposal.resolution else word
