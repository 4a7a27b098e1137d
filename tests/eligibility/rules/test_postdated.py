from datetime import date

from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_nobody_applies_tomorrow() -> None:
    tomorrow = changed()
    assert told(tomorrow, date(2017, 8, 19)) == [("block", "postdated", "ใบสมัคร!I2")]
    (verdict,) = verdicts(tomorrow, date(2017, 8, 19))
    assert verdict.standing is Standing.NEEDS_FIXING
    assert "วันที่สมัคร 20 สิงหาคม 2560 ยังมาไม่ถึง (วันนี้ 19 สิงหาคม 2560)" in verdict.findings[0].message()


def test_whoever_applies_today_applies() -> None:
    assert told(changed(), date(2017, 8, 20)) == []


def test_what_is_undated_is_not_told_to_be_of_tomorrow() -> None:
    assert told(changed(application={"applied_on": ""})) == [("block", "undated", "ใบสมัคร!I2")]
