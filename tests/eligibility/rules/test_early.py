from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_the_day_before_the_first_day_is_too_early() -> None:
    early = changed(application={"applied_on": "31 ก.ค. 2560"})
    assert told(early) == [("block", "early", "ใบสมัคร!I2")]
    assert verdicts(early)[0].standing is Standing.NEEDS_FIXING


def test_the_first_day_itself_is_in_time() -> None:
    assert told(changed(application={"applied_on": "1 ส.ค. 2560"})) == []


def test_where_no_first_day_is_announced_nothing_is_early() -> None:
    assert told(changed(fair={"opens_on": ""}, application={"applied_on": "1 ม.ค. 2560"})) == []


def test_what_is_undated_is_not_told_to_be_early() -> None:
    assert told(changed(application={"applied_on": ""})) == [("block", "undated", "ใบสมัคร!I2")]
