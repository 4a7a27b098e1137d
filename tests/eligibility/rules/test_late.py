from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_the_day_after_the_last_day_is_too_late() -> None:
    late = changed(application={"applied_on": "1 ก.ย. 2560"})
    assert told(late) == [("block", "late", "ใบสมัคร!I2")]
    (verdict,) = verdicts(late)
    assert verdict.standing is Standing.REJECTED
    assert "สมัครวันที่ 1 กันยายน 2560 หลังวันปิดรับสมัคร (31 สิงหาคม 2560)" in verdict.findings[0].message()
    assert "after the last day, 2017-08-31" in verdict.findings[0].message("en")


def test_the_last_day_itself_is_in_time() -> None:
    assert told(changed(application={"applied_on": "31 ส.ค. 2560"})) == []


def test_where_no_last_day_is_announced_nothing_is_late() -> None:
    assert told(changed(fair={"closes_on": ""}, application={"applied_on": "4 ก.ย. 2560"})) == []


def test_a_district_may_let_it_pass() -> None:
    softened = changed(application={"applied_on": "1 ก.ย. 2560"}, rules=[{"code": "late", "level": "เตือน"}])
    assert told(softened) == [("warn", "late", "ใบสมัคร!I2")]
    assert verdicts(softened)[0].standing is Standing.ELIGIBLE


def test_what_is_undated_is_not_told_to_be_late() -> None:
    assert told(changed(application={"applied_on": ""})) == [("block", "undated", "ใบสมัคร!I2")]
