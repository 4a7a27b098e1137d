"""What the meetings proposed, and how far each proposal has come: เสนอ → มติ → ดำเนินการแล้ว.

Source: the knowledge record, part ๔ and step ๕.๔: the proposals of the meetings are taken to the district CD
officer.
"""

from dataclasses import dataclass

from otopsheets.registry import Meeting
from otopsheets.registry.schema import PROPOSAL_STATES
from otopsheets.reports.meetings import Meetings
from otopsheets.reports.text import cut
from otopsheets.wording import Lang, Wording

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
    every proposal. A proposal without a state is resolved when there is a resolution, and proposed when not.
    """
    found = []
    for meeting in (*meetings.held, *meetings.late):
        paired = len(meeting.resolution) == len(meeting.proposals)
        for at, text in enumerate(meeting.proposals):
            resolution = meeting.resolution[at] if paired else " ".join(meeting.resolution)
            state = meeting.state or ("resolved" if resolution else "proposed")
            found.append(Proposal(meeting, at + 1, text, resolution, state))
    return tuple(found)


def state_of(proposal: Proposal, lang: Lang = "th") -> str:
    """Say how far a proposal has come, with the resolution if there is one: `มติ: เห็นชอบ`."""
    word = STATES[proposal.state].say(lang)
    return f"{word}: {cut(proposal.resolution, 60)}" if proposal.resolution else word
