from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, codes, told, verdicts


def test_an_application_without_a_day_cannot_be_told_to_be_in_time() -> None:
    undated = changed(application={"applied_on": ""})
    assert told(undated) == [("block", "undated", "ใบสมัคร!I2")]
    assert verdicts(undated)[0].standing is Standing.NEEDS_FIXING


def test_a_day_that_may_be_two_days_is_not_guessed() -> None:
    (verdict,) = verdicts(changed(application={"applied_on": "20 ส.ค."}))
    assert codes(verdict) == ["undated", "date-ambiguous"]
    assert "(ช่องวันที่สมัคร: '20 ส.ค.')" in verdict.findings[0].message()


def test_a_dated_application_is_dated() -> None:
    assert told(changed()) == []
