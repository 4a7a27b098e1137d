import pytest

from otopsheets.thai.labels import label_key
from tests.eligibility.small import Cells
from tests.selection.market import found, market, selected


def pin(key: str, stall: str, **cells: object) -> Cells:
    return {"group": key, "stall": stall, **cells}


def test_a_pinned_stall_is_kept_for_its_group_with_a_decision_or_without() -> None:
    fair = market(["G1", "G2"], decisions=[pin("G1", "A1", decision="รับ"), pin("G2", "B2")])
    selection = selected(fair, 9)
    assert [(each.key, each.pinned) for each in selection.outcomes] == [("G1", ("A1",)), ("G2", ("B2",))]
    assert [each.reasons[0].code for each in selection.outcomes] == ["admitted-by-committee", "admitted"]
    assert selection.findings == ()


def test_whoever_is_given_two_stalls_has_two_before_others_have_a_second() -> None:
    groups = {"G1": {"stalls": 2}, "G2": {}, "G3": {"stalls": 2}}
    for seed in "1234":
        fair = market(groups, fair={"seed": seed}, decisions=[pin("G2", "A1, A2", decision="รับ")])
        assert {each.key: each.stalls for each in selected(fair, 4).outcomes} == {"G1": 1, "G2": 2, "G3": 1}


def test_more_stalls_than_there_are_places_for_are_told() -> None:
    fair = market(["G1", "G2"], fair={"seed": "1"}, decisions=[pin("G1", "A1, A2")])
    selection = selected(fair, 2)
    assert found(selection) == ["decision-pins-over"]
    assert selection.outcomes[0].pinned == ("A1", "A2")


def test_a_stall_given_to_two_is_given_to_neither_and_told_at_both() -> None:
    fair = market(["G1", "G2"], decisions=[pin("G1", "A1, A3"), pin("G2", "a 1")])
    selection = selected(fair, 9)
    assert [each.pinned for each in selection.outcomes] == [("A3",), ()]
    assert [(finding.code, finding.where.a1) for finding in selection.findings] == [
        ("decision-pin-twice", "D2"),
        ("decision-pin-twice", "D3"),
    ]


@pytest.mark.parametrize(("one", "other"), [("ล็อก 12", "๑๒"), ("12", "ล๊อคที่ ๑๒"), ("A1", "บูธ a-01"), ("A1–A3", "A2")])
def test_a_stall_given_to_two_is_known_however_it_is_called(one: str, other: str) -> None:
    selection = selected(market(["G1", "G2"], decisions=[pin("G1", one), pin("G2", other)]), 9)
    assert found(selection) == ["decision-pin-twice"] * 2
    assert not {label_key(other)} & {label_key(label) for each in selection.outcomes for label in each.pinned}


@pytest.mark.parametrize("typed", ["A1, A2", "A1 และ A2", "A1-A2", "ล็อก A1\nล็อก A2", "A1,a-1,A2", "A1 A2", "D5–D6"])
def test_several_stalls_may_be_named_as_people_do(typed: str) -> None:
    (outcome,) = selected(market(["G1"], decisions=[pin("G1", typed, decision="รับ")]), 9).outcomes
    assert len(outcome.pinned) == outcome.stalls == 2


def test_a_stall_of_one_who_does_not_take_part_is_told_and_free_for_another() -> None:
    fair = market(["G1", "G2"], decisions=[pin("G1", "A1", decision="ไม่รับ"), pin("G2", "A1")])
    selection = selected(fair, 9)
    assert found(selection) == ["decision-pin-useless"]
    assert [each.pinned for each in selection.outcomes] == [(), ("A1",)]


def test_the_latest_of_two_pins_stands() -> None:
    old = pin("G1", "A1", decided_on="1 ก.ย. 2560")
    new = pin("G1", "A2", decided_on="2 ก.ย. 2560")
    for pair in ([old, new], [new, old]):
        assert selected(market(["G1"], decisions=pair), 9).outcomes[0].pinned == ("A2",)
