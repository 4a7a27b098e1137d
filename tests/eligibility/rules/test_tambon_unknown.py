from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_the_amphoe_is_enough_to_be_local_and_not_to_count_for_a_tambon() -> None:
    without = changed(group={"tambon": ""})
    assert told(without) == [("warn", "tambon-unknown", "กลุ่ม!J2")]
    (verdict,) = verdicts(without)
    assert verdict.standing is Standing.ELIGIBLE
    assert "ระหว่างนี้ไม่นับในโควตาของตำบลใด" in verdict.findings[0].message()


def test_a_tambon_that_the_district_does_not_have_is_no_tambon() -> None:
    assert told(changed(group={"tambon": "ไม่มีตำบลนี้"})) == [("warn", "tambon-unknown", "กลุ่ม!J2")]


def test_whoever_is_elsewhere_is_told_only_that() -> None:
    assert told(changed(group={"tambon": "", "amphoe": "เกาะคา"})) == [("block", "other-district", "กลุ่ม!J2")]


def test_a_tambon_of_the_district_is_known() -> None:
    assert told(changed(group={"tambon": "ต.สมัย"})) == []
