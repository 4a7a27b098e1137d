from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, codes, told, verdicts


def test_a_registration_that_is_needed_tells_its_last_day() -> None:
    undated = changed(group={"kind": "ผู้ประกอบการ OTOP", "otop_no": "520600001"})
    assert told(undated) == [("warn", "otop-undated", "กลุ่ม!N2")]
    assert verdicts(undated)[0].standing is Standing.ELIGIBLE


def test_a_district_may_forbid_it() -> None:
    registered = {"kind": "ผู้ประกอบการ OTOP", "otop_no": "520600001"}
    hard = changed(group=registered, rules=[{"code": "otop-undated", "level": "ห้าม"}])
    assert verdicts(hard)[0].standing is Standing.NEEDS_FIXING


def test_a_last_day_that_cannot_be_read_is_not_guessed() -> None:
    (verdict,) = verdicts(changed(group={"otop_no": "520600001", "otop_expires_on": "ปีหน้า"}))
    assert codes(verdict) == ["otop-undated", "date-unreadable"]


def test_where_none_is_needed_none_is_asked_for() -> None:
    assert told(changed(group={"otop_no": "520600001"})) == []
    (verdict,) = verdicts(changed(group={"otop_expires_on": "ปีหน้า"}))
    assert codes(verdict) == ["date-unreadable"]


def test_a_dated_one_is_dated() -> None:
    dated = {"kind": "ผู้ประกอบการ OTOP", "otop_no": "520600001", "otop_expires_on": "31 ธ.ค. 2561"}
    assert told(changed(group=dated)) == []
