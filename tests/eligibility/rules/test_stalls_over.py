from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_more_stalls_than_one_may_have_are_told_and_not_granted() -> None:
    over = changed(application={"stalls": 9})
    assert told(over) == [("warn", "stalls-over", "ใบสมัคร!D2")]
    (verdict,) = verdicts(over)
    assert verdict.standing is Standing.ELIGIBLE
    assert "ขอ 9 ล็อก เกินที่กำหนดรายละไม่เกิน 8 ล็อก" in verdict.findings[0].message()


def test_the_limit_itself_is_within_it() -> None:
    assert told(changed(application={"stalls": 8})) == []


def test_a_district_sets_the_limit_and_may_forbid_more() -> None:
    rules = [{"code": "max_stalls", "value": "๓"}, {"code": "stalls-over", "level": "ห้าม"}]
    assert told(changed(application={"stalls": 3}, rules=rules)) == []
    over = changed(application={"stalls": 4}, rules=rules)
    assert told(over) == [("block", "stalls-over", "ใบสมัคร!D2")]
    assert verdicts(over)[0].standing is Standing.NEEDS_FIXING
