import pytest

from otopsheets.eligibility import Standing
from tests.eligibility.small import APPLICATION, FAIR, GROUP, PRODUCT, Cells, registry, told, verdicts

BEFORE = {**FAIR, "fair_id": "2559-09", "name": "ตลาดปีก่อน", "opens_on": "", "closes_on": ""}
FAIRS = [{**FAIR, "previous": "2559-09"}, BEFORE]
AWAY = {"fair": "2559-09", "group": "G1", "sold_on": "1 ก.ย. 2559", "came": "ไม่"}


def test_whoever_left_its_stall_empty_last_time_is_told_so() -> None:
    absent = registry(fairs=FAIRS, sales=[AWAY])
    assert told(absent) == [("block", "absent", "ใบสมัคร!B2")]
    (verdict,) = verdicts(absent)
    assert verdict.standing is Standing.REJECTED
    assert "ไม่มาออกร้านในงานครั้งก่อน (2559-09) โดยไม่แจ้ง" in verdict.findings[0].message()


@pytest.mark.parametrize("note", ["แจ้งล่วงหน้าแล้ว", "ลาป่วย"])
def test_whoever_gave_notice_is_not(note: str) -> None:
    assert told(registry(fairs=FAIRS, sales=[{**AWAY, "note": note}])) == []


@pytest.mark.parametrize("note", ["ไม่ได้แจ้ง", "ไม่มาตลาด"])
def test_a_note_of_something_else_is_no_notice(note: str) -> None:
    assert told(registry(fairs=FAIRS, sales=[{**AWAY, "note": note}])) == [("block", "absent", "ใบสมัคร!B2")]


def test_whoever_withdrew_is_not() -> None:
    withdrew = {"fair": "2559-09", "group": "G1", "decision": "ถอน", "reason": "ติดงานบุญ", "decided_by": "ประธาน"}
    assert told(registry(fairs=FAIRS, sales=[AWAY], decisions=[withdrew])) == []


@pytest.mark.parametrize("day", [{"came": "ใช่"}, {"came": "", "amount": 500}])
def test_whoever_came_on_any_day_came(day: Cells) -> None:
    assert told(registry(fairs=FAIRS, sales=[AWAY, {**AWAY, "sold_on": "2 ก.ย. 2559", **day}])) == []


def test_only_the_fair_before_counts_and_only_a_plain_no() -> None:
    other = {**FAIR, "fair_id": "2558-09", "name": "ตลาดสองปีก่อน"}
    assert told(registry(fairs=[*FAIRS, other], sales=[{**AWAY, "fair": "2558-09"}])) == []
    assert told(registry(fairs=FAIRS, sales=[{**AWAY, "came": ""}])) == []
    assert told(registry(fairs=[FAIR, BEFORE], sales=[AWAY])) == []


def test_nobody_is_absent_for_a_group_that_is_called_alike() -> None:
    sales = [{**AWAY, "group": "กลุ่มทอผ้าบ้านตัวอยาง"}]
    alike = registry(groups=[GROUP], products=[PRODUCT], fairs=FAIRS, applications=[APPLICATION], sales=sales)
    assert told(alike) == []
