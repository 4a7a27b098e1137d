from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_blank_fair_is_the_only_fair_there_is_and_that_is_told() -> None:
    blank = changed(application={"fair": ""})
    assert told(blank) == [("warn", "fair-assumed", "ใบสมัคร!A2")]
    assert verdicts(blank)[0].standing is Standing.ELIGIBLE


def test_the_fair_is_told_by_its_name_or_else_by_its_id() -> None:
    for name, shown in (("ตลาดประชารัฐ", "ตลาดประชารัฐ"), ("", "2560-09")):
        (verdict,) = verdicts(changed(application={"fair": ""}, fair={"name": name}))
        assert f"ถือว่าสมัครงาน '{shown}'" in verdict.findings[0].message()


def test_a_named_fair_is_not_assumed() -> None:
    assert told(changed()) == []
