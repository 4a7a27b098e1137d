"""What holds of every selection, whoever applies and whatever is decided."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.registry import Registry
from otopsheets.selection import Decided, Selection
from tests.eligibility.small import APPLICATION, Cells
from tests.selection.market import TAMBONS, accepted, market, selected

FEW = settings(max_examples=40, deadline=None)

GROUP = st.fixed_dictionaries(
    {
        "tambon": st.sampled_from([*TAMBONS.values(), ""]),
        "category": st.sampled_from(["ผ้า", "จักสาน", "สมุนไพร", ""]),
        "stalls": st.sampled_from([1, 1, 2, 3, "หลาย"]),
        "consent": st.sampled_from(["ใช่", "ใช่", "ใช่", "ไม่"]),
        "kind": st.sampled_from(["กลุ่มอาชีพ", "กลุ่มอาชีพ", "เกษตรกร", "หน่วยงานรัฐ"]),
        "members": st.sampled_from([1, 2]),
    }
)
GROUPS = st.lists(GROUP, min_size=1, max_size=9).map(lambda groups: {f"G{at}": each for at, each in enumerate(groups)})
DECISION = st.fixed_dictionaries(
    {
        "group": st.integers(0, 9).map(lambda at: f"G{at}"),
        "decision": st.sampled_from(["รับ", "ไม่รับ", "สำรอง", "ถอน", "", "อะไรก็ได้"]),
        "stall": st.sampled_from(["", "A1", "A1, A2"]),
        "reason": st.sampled_from(["ตามที่ประชุม", "ตามที่ประชุม", ""]),
        "decided_on": st.sampled_from(["", "1 ก.ย. 2560", "2 ก.ย. 2560"]),
    }
)
DECISIONS = st.lists(DECISION, max_size=4)
RULES = st.lists(
    st.sampled_from(
        [
            {"code": "cap.textile", "value": "1"},
            {"code": "cap.decor", "value": "2"},
            {"code": "priority", "value": "สมาชิกมาก"},
            {"code": "max_stalls", "value": "3"},
        ]
    ),
    max_size=3,
    unique_by=lambda rule: rule["code"],
)
SEED = st.sampled_from(["", "7", "๔๒"])
LEAST = st.integers(0, 2)


@dataclass(frozen=True)
class Told:
    """A fair as one of the properties was given it."""

    groups: Mapping[str, Cells]
    seed: str
    least: int
    rules: list[Cells]
    decisions: list[Cells]

    def registry(self, **more: Any) -> Registry:
        fair = {"seed": self.seed, "min_per_tambon": self.least}
        return market(self.groups, fair=fair, rules=self.rules, **{"decisions": self.decisions, **more})


FAIRS = st.builds(Told, GROUPS, SEED, LEAST, RULES, DECISIONS)
UNDECIDED = st.builds(Told, GROUPS, SEED, LEAST, RULES, st.just([]))


def summary(selection: Selection) -> dict[str, tuple[object, ...]]:
    """What came of each applicant, but for where its row stands."""
    return {
        each.key: (
            each.proposed,
            each.decided,
            each.stalls,
            each.rank,
            each.waiting_no,
            each.pinned,
            [reason.code for reason in each.reasons],
        )
        for each in selection.outcomes
    }


@FEW
@given(told=FAIRS, producers=st.integers(0, 10), agencies=st.integers(0, 2))
def test_every_row_has_one_outcome_with_a_reason_and_no_more_stalls_are_granted_than_there_are(
    told: Told, producers: int, agencies: int
) -> None:
    fair = told.registry()
    selection = selected(fair, producers, agencies)
    assert [each.verdict.application for each in selection.outcomes] == list(fair.applications)
    assert all(each.reasons for each in selection.outcomes)
    assert all((each.stalls > 0) == (each.decided is Decided.ACCEPTED) for each in selection.outcomes)
    granted = Counter[str]()
    for each in selection.outcomes:
        granted[each.verdict.lane] += each.stalls
    assert granted["producer"] <= producers
    assert granted["agency"] <= agencies
    for each in selection.outcomes:
        assert [f"{f.message('th')} {f.message('en')}" for f in (*each.reasons, *each.verdict.findings)]


@FEW
@given(told=FAIRS, producers=st.integers(0, 10), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(told: Told, producers: int, order: Random) -> None:
    fair = told.registry()
    groups = list(told.groups.items())
    order.shuffle(groups)
    decisions = list(told.decisions)
    order.shuffle(decisions)
    # The names and telephones of `market` go by position: take them from the fair as it was.
    named = {group.group_id: {"name": group.name, "phone": group.phone[0]} for group in fair.groups}
    shuffled = Told(
        {key: {**cells, **named[key]} for key, cells in groups}, told.seed, told.least, told.rules, decisions
    )
    assert summary(selected(shuffled.registry(), producers, 1)) == summary(selected(fair, producers, 1))


@FEW
@given(told=FAIRS, producers=st.integers(0, 9), agencies=st.integers(0, 2))
def test_one_place_more_never_turns_anybody_away(told: Told, producers: int, agencies: int) -> None:
    fair = told.registry()
    before, after = selected(fair, producers, agencies), selected(fair, producers + 1, agencies)
    assert accepted(before) <= accepted(after)
    stalls = {each.key: each.stalls for each in after.outcomes}
    assert all(each.stalls <= stalls[each.key] for each in before.outcomes)


@FEW
@given(told=UNDECIDED, producers=st.integers(0, 10))
def test_the_proposal_is_the_result_where_nothing_was_decided(told: Told, producers: int) -> None:
    selection = selected(told.registry(), producers, 1)
    assert all(each.proposed is each.decided for each in selection.outcomes)


@FEW
@given(told=FAIRS, producers=st.integers(0, 10))
def test_a_decision_is_honoured_or_flagged(told: Told, producers: int) -> None:
    selection = selected(told.registry(), producers, 1)
    flagged = {finding.where.row for finding in selection.findings if finding.where.tab == "มติ"}
    reasoned = {reason.where.row for each in selection.outcomes for reason in each.reasons if reason.where.tab == "มติ"}
    ends = {
        "รับ": {"admitted-by-committee", "no-place-for-decision", "waiting-for-draw", "withdrawn", "moved-up"},
        "ไม่รับ": {"rejected-by-committee"},
        "สำรอง": {"reserved-by-committee", "moved-up", "withdrawn"},
        "ถอน": {"withdrawn", "rejected-by-committee"},
    }
    outcomes = {each.key: each for each in selection.outcomes}
    for row, decision in enumerate(told.decisions, start=2):
        if row in flagged or row in reasoned:
            continue
        if decision["decision"] in ends:
            assert outcomes[str(decision["group"])].reasons[0].code in ends[str(decision["decision"])]
        else:
            assert outcomes[str(decision["group"])].pinned or decision["stall"]


@FEW
@given(told=UNDECIDED, producers=st.integers(0, 9), at=st.integers(0, 8))
def test_when_one_withdraws_nobody_elses_place_is_lost(told: Told, producers: int, at: int) -> None:
    key = f"G{at % len(told.groups)}"
    before = selected(told.registry(), producers, 1)
    after = selected(told.registry(decisions=[{"group": key, "decision": "ถอน"}]), producers, 1)
    assert accepted(before) - {key} <= accepted(after)
    assert key not in accepted(after)
    if told.seed:  # a result was drawn: of those who stay, only those who moved up have another
        was, now = summary(before), summary(after)
        changed = {each for each in was if each != key and was[each][1:3] != now[each][1:3]}
        assert changed == accepted(after) - accepted(before)
        assert all(now[each][6][0] == "moved-up" for each in changed)


@FEW
@given(told=UNDECIDED, producers=st.integers(0, 9), at=st.integers(0, 8), later=st.integers(0, 3))
def test_a_duplicate_never_gains(told: Told, producers: int, at: int, later: int) -> None:
    key = f"G{at % len(told.groups)}"
    fair = told.registry()
    applications: list[Cells] = [
        {**APPLICATION, "group": name, "stalls": cells["stalls"], "consent": cells["consent"]}
        for name, cells in told.groups.items()
    ]
    again = {**applications[at % len(told.groups)], "applied_on": f"{20 + later} ส.ค. 2560"}
    twice = told.registry(applications=[*applications, again])
    once, both = selected(fair, producers, 1), selected(twice, producers, 1)
    assert len(both.outcomes) == len(once.outcomes) + 1
    granted = [sum(each.stalls for each in which.outcomes if each.key == key) for which in (once, both)]
    assert granted[0] == granted[1]
    assert accepted(once) == accepted(both)
