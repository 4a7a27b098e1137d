"""The real case, from the workbook to the last tab: who gets a stall, and why nine applications do not."""

from pathlib import Path

import pytest

from otopsheets.registry.samples import sop_prap
from otopsheets.selection.outcomes import Decided
from otopsheets.stores.base import Snapshot
from otopsheets.stores.excel_form import write_registry
from otopsheets.stores.workbooks import read_workbook
from otopsheets.workflow import Proposal, propose


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Proposal:
    path: Path = tmp_path_factory.mktemp("case") / "sop-prap.xlsx"
    write_registry(path, "sop-prap")
    return propose(Snapshot(read_workbook(path)), sop_prap().today)


def test_36_groups_and_5_agencies_have_all_the_stalls_they_asked_for(proposal: Proposal) -> None:
    accepted = [o for o in proposal.selection.outcomes if o.decided is Decided.ACCEPTED]
    assert [sum(o.verdict.lane == lane for o in accepted) for lane in ("producer", "agency")] == [36, 5]
    assert proposal.plan is not None
    given = {o.key: len(proposal.plan.stalls[o.key]) for o in accepted}
    assert given == {o.key: o.verdict.application.stalls for o in accepted}
    assert sum(given.values()) == 45


def test_nine_applications_do_not_get_through_each_for_another_reason(proposal: Proposal) -> None:
    refused = {
        o.verdict.application.group: (o.decided.value, o.reasons[0].code)
        for o in proposal.selection.outcomes
        if o.decided is not Decided.ACCEPTED
    }
    assert refused == {
        "กลุ่มเครื่องปั้นศาลาดิน": ("rejected", "other-district"),
        "กลุ่มพรมเช็ดเท้านาเพลิน": ("needs_fixing", "place-ambiguous"),
        "สวนส้มลุงตา": ("rejected", "grown-elsewhere"),
        "กลุ่มร่มกระดาษสาสองดวง": ("needs_fixing", "not-registered"),
        "กลุ่มขนมปาดแม่แก้วมา": ("needs_fixing", "no-consent"),
        "G05": ("rejected", "duplicate"),
        "กลุ่มของดีริมทาง": ("needs_fixing", "no-category"),
        "": ("needs_fixing", "empty"),
        "กลุ่มกระเป๋าผ้าด้นมือ": ("rejected", "late"),
    }


def test_the_layout_is_proven_best(proposal: Proposal) -> None:
    assert proposal.plan is not None
    assert (proposal.plan.status, proposal.plan.gap) == ("proven-best", 0.0)
    assert sum(proposal.plan.shares.values()) == pytest.approx(proposal.plan.bound)


def test_the_committees_decisions_stand(proposal: Proposal) -> None:
    assert proposal.plan is not None
    assert set(proposal.plan.stalls["G22"]) == {"A4", "A5"}
    assert tuple(proposal.plan.stalls["A02"]) == ("F5",)


def test_no_open_fire_burns_beside_textiles_and_services_are_met(proposal: Proposal) -> None:
    assert proposal.venue is not None
    assert proposal.plan is not None
    stalls = {label: key for key, labels in proposal.plan.stalls.items() for label in labels}
    by_key = {o.key: o.verdict for o in proposal.selection.outcomes if o.decided is Decided.ACCEPTED}
    for pair in proposal.venue.neighbours:
        sides = [by_key[stalls[label]] for label in (pair.first, pair.second) if label in stalls]
        if pair.kind == "side" and any(side.application.cooking for side in sides):
            assert all(side.category != "textile" for side in sides)
    for label, key in stalls.items():
        stall, asked = proposal.venue.stall(label), by_key[key].application
        assert stall is not None
        assert stall.power or not asked.power
        assert stall.water or not asked.water


def test_every_tambon_is_there_and_nothing_blocks_but_the_nine(proposal: Proposal) -> None:
    accepted = [o.verdict for o in proposal.selection.outcomes if o.decided is Decided.ACCEPTED]
    tambons = {v.place.tambon for v in accepted if v.lane == "producer" and v.place is not None}
    assert tambons == {"สบปราบ", "สมัย", "แม่กัวะ", "นายาง"}
    assert len([finding for finding in proposal.findings if finding.level == "block"]) == 9
