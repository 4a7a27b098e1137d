from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_the_fair_is_for_makers_and_not_for_traders() -> None:
    trader = changed(group={"kind": "พ่อค้าคนกลาง"})
    assert told(trader) == [("block", "kind-not-allowed", "กลุ่ม!C2")]
    (verdict,) = verdicts(trader)
    assert verdict.standing is Standing.REJECTED
    assert "งานนี้ไม่รับผู้สมัครประเภท 'ผู้ค้าทั่วไป'" in verdict.findings[0].message()


def test_a_district_says_which_kinds_it_takes() -> None:
    only = [{"code": "kinds_allowed", "value": "เกษตรกร, ผู้ค้าทั่วไป"}]
    assert told(changed(group={"kind": "ผู้ค้าทั่วไป"}, rules=only)) == []
    assert told(changed(rules=only)) == [("block", "kind-not-allowed", "กลุ่ม!C2")]


def test_agencies_are_of_a_kind_too() -> None:
    only = [{"code": "kinds_allowed", "value": "กลุ่มอาชีพ"}]
    assert told(changed(group={"kind": "ธนาคาร"}, rules=only)) == [("block", "kind-not-allowed", "กลุ่ม!C2")]
