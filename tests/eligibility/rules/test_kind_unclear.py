from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, codes, told, verdicts


def test_a_group_of_no_kind_is_asked_to_choose_one() -> None:
    assert told(changed(group={"kind": ""})) == [("block", "kind-unclear", "กลุ่ม!C2")]


def test_a_kind_that_is_not_in_the_list_is_told_with_what_was_typed() -> None:
    (verdict,) = verdicts(changed(group={"kind": "ชมรม"}))
    assert (verdict.standing, codes(verdict)) == (Standing.NEEDS_FIXING, ["kind-unclear", "choice-unknown"])
    assert "(ช่องประเภท: 'ชมรม')" in verdict.findings[0].message()


def test_a_known_kind_is_enough() -> None:
    assert told(changed(group={"kind": "เกษตรกร"})) == []
