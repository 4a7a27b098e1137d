import pytest

from otopsheets.selection import Decided, Selection
from tests.eligibility.small import FAIR, Cells
from tests.selection.market import COMMITTEE, accepted, found, market, results, selected

TWO = ("G1", "G2")


def decided(*decisions: Cells, places: int = 9, seed: str = "", **fair: object) -> Selection:
    return selected(market(TWO, decisions=decisions, fair={"seed": seed, **fair}), places)


def both(selection: Selection, key: str) -> tuple[str, str]:
    """What the program proposed and what stands."""
    (outcome,) = [each for each in selection.outcomes if each.key == key]
    return str(outcome.proposed), str(outcome.decided)


@pytest.mark.parametrize(
    ("said", "stands", "reason"),
    [
        ("ไม่รับ", "rejected", "rejected-by-committee"),
        ("สำรอง", "waiting", "reserved-by-committee"),
        ("ถอน", "rejected", "withdrawn"),
        ("รับ", "accepted", "admitted-by-committee"),
    ],
)
def test_a_decision_stands_above_the_proposal_which_stays_beside_it(said: str, stands: str, reason: str) -> None:
    selection = decided({"group": "G1", "decision": said})
    assert both(selection, "G1") == ("accepted", stands)
    assert results(selection) == {"G1": (stands, reason), "G2": ("accepted", "admitted")}
    told = selection.outcomes[0].reasons[0]
    assert "คณะกรรมการเครือข่ายอำเภอ" in told.message()
    assert (told.where.tab, told.where.row) == ("มติ", 2)


def test_the_committee_may_accept_whom_the_rules_do_not() -> None:
    fair = market({"G1": {"consent": ""}, "G2": {}}, decisions=[{"group": "G1", "decision": "รับ"}])
    selection = selected(fair, 9)
    assert both(selection, "G1") == ("needs_fixing", "accepted")
    assert [reason.code for reason in selection.outcomes[0].reasons] == ["admitted-by-committee", "no-consent"]


def test_the_committee_may_put_on_the_list_whom_the_rules_do_not() -> None:
    fair = market({"G1": {"consent": ""}}, decisions=[{"group": "G1", "decision": "สำรอง"}])
    assert results(selected(fair, 9)) == {"G1": ("waiting", "reserved-by-committee")}


def test_whom_the_committee_accepts_comes_before_the_draw() -> None:
    for key, other in (TWO, TWO[::-1]):
        selection = decided({"group": key, "decision": "รับ"}, places=1, seed="1")
        assert accepted(selection) == {key}
        assert both(selection, other)[1] == "waiting"


def test_more_decisions_than_places_are_flagged_and_the_order_decides() -> None:
    selection = decided(*({"group": key, "decision": "รับ"} for key in TWO), places=1, seed="1")
    assert sorted(results(selection).values()) == [
        ("accepted", "admitted-by-committee"),
        ("waiting", "no-place-for-decision"),
    ]
    undrawn = decided(*({"group": key, "decision": "รับ"} for key in TWO), places=1)
    assert set(results(undrawn).values()) == {("waiting", "waiting-for-draw")}


def test_a_decision_about_a_tambon_counts_for_its_quota_and_its_category_for_the_cap() -> None:
    groups = {"G1": {"tambon": "สมัย"}, "G2": {"tambon": "สมัย"}, "G3": {"tambon": "นายาง"}}
    fair = market(groups, fair={"min_per_tambon": 1, "seed": "1"}, decisions=[{"group": "G2", "decision": "รับ"}])
    assert accepted(selected(fair, 2)) == {"G2", "G3"}
    capped = market(
        groups,
        fair={"seed": "1"},
        decisions=[{"group": "G2", "decision": "รับ"}],
        rules=[{"code": "cap.textile", "value": 1}],
    )
    assert accepted(selected(capped, 9)) == {"G2"}


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"reason": ""}, "decision-unreasoned", "E2"),
        ({"reason": "-"}, "decision-unreasoned", "E2"),
        ({"decided_by": ""}, "decision-unreasoned", "F2"),
        ({"decision": ""}, "decision-unclear", "C2"),
        ({"decision": "พิจารณาอีกครั้ง"}, "decision-unclear", "C2"),
        ({"decision": "พิจารณาอีกครั้ง", "stall": "A1"}, "decision-unclear", "C2"),
        ({"group": ""}, "decision-group", "B2"),
        ({"group": "ใครก็ไม่รู้"}, "decision-group", "B2"),
        ({"fair": "งานวัด"}, "decision-fair", "A2"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_told_and_not_followed(cells: Cells, code: str, column: str) -> None:
    selection = decided({"group": "G1", "decision": "ไม่รับ", **cells})
    assert [(finding.code, finding.where.a1) for finding in selection.findings] == [(code, column)]
    assert results(selection)["G1"] == ("accepted", "admitted")


def test_a_group_that_is_named_only_closely_is_asked_about() -> None:
    fair = market({"G1": {"name": "กลุ่มทอผ้าบ้านตัวอย่าง"}}, decisions=[{"group": "กลุ่มทอผ้าบ้านตัวอยาง", "decision": "ไม่รับ"}])
    selection = selected(fair, 9)
    assert (found(selection), accepted(selection)) == (["decision-group"], {"G1"})
    assert "(กลุ่มทอผ้าบ้านตัวอย่าง?)" in selection.findings[0].message()


def test_a_decision_about_a_group_that_did_not_apply_is_told() -> None:
    fair = market({"G1": {}, "G2": {}}, decisions=[{"group": "G2", "decision": "รับ"}])
    apart = [each for each in selected(fair, 9).outcomes if each.key == "G1"]
    assert apart[0].decided is Decided.ACCEPTED
    other = {**FAIR, "fair_id": "2561-02", "name": "งานฤดูหนาว"}
    elsewhere = market(["G1"], fairs=[other], decisions=[{"group": "G1", "decision": "รับ", "fair": "2561-02"}])
    assert results(selected(elsewhere, 9)) == {"G1": ("accepted", "admitted")}


def test_a_group_without_an_application_cannot_be_accepted() -> None:
    fair = market(["G1"], decisions=[{"group": "G1", "decision": "ไม่รับ"}])
    nobody = type(fair)(**{**vars(fair), "applications": ()})
    selection = selected(nobody, 9)
    assert (found(selection), selection.outcomes) == (["decision-no-application"], ())


def test_decisions_that_contradict_each_other_are_none_of_them_followed() -> None:
    pair = [{"group": "G1", "decision": "รับ"}, {"group": "G1", "decision": "ไม่รับ"}]
    selection = decided(*pair)
    assert found(selection) == ["decision-contradictory"] * 2
    assert results(selection)["G1"] == ("accepted", "admitted")
    same_day = decided(*({**each, "decided_on": "5 ก.ย. 2560"} for each in pair))
    assert found(same_day) == ["decision-contradictory"] * 2


def test_of_dated_decisions_the_latest_stands() -> None:
    first = {"group": "G1", "decision": "รับ", "decided_on": "5 ก.ย. 2560"}
    second = {"group": "G1", "decision": "ไม่รับ", "decided_on": "6 ก.ย. 2560"}
    for pair in ((first, second), (second, first)):
        selection = decided(*pair)
        assert results(selection)["G1"] == ("rejected", "rejected-by-committee")
        assert found(selection) == ["decision-superseded"]


def test_the_same_decision_twice_is_one_decision() -> None:
    selection = decided({"group": "G1", "decision": "ไม่รับ"}, {"group": "G1", "decision": "ไม่รับ"})
    assert (found(selection), results(selection)["G1"][0]) == ([], "rejected")


def test_whoever_was_accepted_may_withdraw_and_come_back() -> None:
    taken = {"group": "G1", "decision": "รับ", "decided_on": "1 ก.ย. 2560"}
    left = {"group": "G1", "decision": "ถอน", "decided_on": "2 ก.ย. 2560"}
    back = {"group": "G1", "decision": "รับ", "decided_on": "3 ก.ย. 2560"}
    assert results(decided(taken, left))["G1"] == ("rejected", "withdrawn")
    assert found(decided(taken, left)) == []
    assert results(decided(taken, left, back))["G1"] == ("accepted", "admitted-by-committee")
    assert found(decided(left, back)) == ["decision-superseded"]


def test_a_blank_fair_is_the_only_fair_there_is() -> None:
    assert results(decided({"fair": "", "group": "G1", "decision": "ไม่รับ"}))["G1"][0] == "rejected"


def test_a_decision_against_a_group_is_against_all_its_applications() -> None:
    assert COMMITTEE["reason"] in decided({"group": "G1", "decision": "ไม่รับ"}).outcomes[0].reasons[0].message()
