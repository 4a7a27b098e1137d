from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_an_otop_entrepreneur_shows_its_registration() -> None:
    for otop_no in ("", "-"):
        without = changed(group={"kind": "ผู้ประกอบการ OTOP", "otop_no": otop_no})
        assert told(without) == [("warn", "otop-missing", "กลุ่ม!M2")]
        assert verdicts(without)[0].standing is Standing.ELIGIBLE


def test_a_district_may_forbid_entrepreneurs_without_one() -> None:
    hard = changed(group={"kind": "ผู้ประกอบการ OTOP"}, rules=[{"code": "otop-missing", "level": "ห้าม"}])
    assert verdicts(hard)[0].standing is Standing.NEEDS_FIXING


def test_an_occupational_group_takes_part_without_one() -> None:
    assert told(changed()) == []


def test_a_district_says_who_needs_one() -> None:
    rules = [{"code": "kinds_registered", "value": "กลุ่มอาชีพ"}]
    assert told(changed(rules=rules)) == [("warn", "otop-missing", "กลุ่ม!M2")]
    assert told(changed(group={"kind": "ผู้ประกอบการ OTOP"}, rules=rules)) == []


def test_a_registered_entrepreneur_is_registered() -> None:
    registered = {"kind": "ผู้ประกอบการ OTOP", "otop_no": "520600001", "otop_expires_on": "31 ธ.ค. 2561"}
    assert told(changed(group=registered)) == []
