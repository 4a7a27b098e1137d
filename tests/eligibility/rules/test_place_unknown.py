from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts

BLANK = {"tambon": "", "amphoe": "", "province": ""}


def test_a_producer_that_gives_no_place_may_be_anywhere() -> None:
    nowhere = changed(group=BLANK)
    assert told(nowhere) == [("block", "place-unknown", "กลุ่ม!I2")]
    assert verdicts(nowhere)[0].standing is Standing.NEEDS_FIXING


def test_the_province_of_the_host_alone_does_not_tell_the_district() -> None:
    assert told(changed(group={**BLANK, "province": "ลำปาง"})) == [("block", "place-unknown", "กลุ่ม!I2")]


def test_a_village_of_the_district_proves_nothing() -> None:
    villages = [{"tambon": "แม่กัวะ", "village_no": 1, "name": "บ้านวังยาว"}]
    only_village = changed(group={**BLANK, "village": "บ้านวังยาว", "village_no": "1"}, villages=villages)
    assert told(only_village) == [("block", "place-unknown", "กลุ่ม!I2")]


def test_a_place_that_no_gazetteer_knows_is_not_known() -> None:
    assert told(changed(group={**BLANK, "amphoe": "ไม่มีอำเภอนี้"})) == [("block", "place-unknown", "กลุ่ม!J2")]


def test_a_place_given_in_full_is_known() -> None:
    assert told(changed()) == []
