from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_producer_of_the_next_district_is_not_local() -> None:
    next_door = changed(group={"tambon": "ลำปางหลวง", "amphoe": "เกาะคา"})
    assert told(next_door) == [("block", "other-district", "กลุ่ม!J2")]
    (verdict,) = verdicts(next_door)
    assert verdict.standing is Standing.REJECTED
    assert "อยู่ที่ ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง ไม่ใช่ อ.สบปราบ จ.ลำปาง" in verdict.findings[0].message()


def test_the_code_decides_and_not_the_name_another_district_has_a_tambon_of_ours() -> None:
    namesake = changed(group={"tambon": "นายาง", "amphoe": "ชะอำ", "province": "เพชรบุรี"})
    assert told(namesake) == [("block", "other-district", "กลุ่ม!J2")]


def test_another_province_is_another_district_even_without_its_amphoe() -> None:
    assert told(changed(group={"tambon": "", "amphoe": "", "province": "เชียงใหม่"})) == [
        ("block", "other-district", "กลุ่ม!I2")
    ]


def test_the_address_alone_is_evidence_enough() -> None:
    blank = {"tambon": "", "amphoe": "", "province": ""}
    away = {**blank, "address": "99/1 หมู่ 2 ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง 52130"}
    home = {**blank, "address": "12 หมู่ ๑ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง"}
    assert told(changed(group=away)) == [("block", "other-district", "กลุ่ม!F2")]
    assert told(changed(group=home)) == []


def test_a_message_never_tells_the_house() -> None:
    away = {"tambon": "", "amphoe": "", "province": "", "address": "99/1 หมู่ 2 ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง"}
    (verdict,) = verdicts(changed(group=away))
    assert "99/1" not in verdict.findings[0].message()
