from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_an_address_in_another_district_than_its_columns_is_shown_with_both() -> None:
    conflict = changed(group={"address": "12 ม.3 ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง"})
    assert told(conflict) == [("block", "place-conflict", "กลุ่ม!J2")]
    (verdict,) = verdicts(conflict)
    assert verdict.standing is Standing.NEEDS_FIXING
    message = verdict.findings[0].message()
    assert "ต.แม่กัวะ อ.สบปราบ จ.ลำปาง" in message
    assert "ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง" in message


def test_two_tambons_of_the_host_district_leave_no_doubt_of_the_district() -> None:
    assert told(changed(group={"address": "12 ม.3 ต.สมัย อ.สบปราบ จ.ลำปาง"})) == [("warn", "tambon-unknown", "กลุ่ม!J2")]


def test_two_tambons_of_another_district_leave_none_either() -> None:
    away = {"address": "12 ม.3 ต.ศาลา อ.เกาะคา จ.ลำปาง", "tambon": "ลำปางหลวง", "amphoe": "เกาะคา"}
    assert told(changed(group=away)) == [("block", "other-district", "กลุ่ม!J2")]


def test_an_address_that_agrees_with_its_columns_is_no_conflict() -> None:
    assert told(changed(group={"address": "12 ม.3 ต.แม่กัวะ อ.สบปราบ"})) == []
