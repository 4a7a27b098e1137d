from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts

FOOD = {"name": "ข้าวแต๋น", "category": "อาหาร", "standards": "อย."}


def test_a_needed_standard_lasts_through_the_last_day_of_the_fair() -> None:
    ends = changed(product={**FOOD, "standard_expires_on": "16 ก.ย. 2560"})
    assert told(ends) == [("block", "standard-expired", "ผลิตภัณฑ์!G2")]
    (verdict,) = verdicts(ends)
    assert verdict.standing is Standing.NEEDS_FIXING
    assert "หมดอายุ 16 กันยายน 2560 ก่อนวันสุดท้ายของงาน (17 กันยายน 2560)" in verdict.findings[0].message()


def test_the_last_day_itself_is_long_enough() -> None:
    assert told(changed(product={**FOOD, "standard_expires_on": "17 ก.ย. 2560"})) == []


def test_a_standard_that_nobody_asks_for_may_end() -> None:
    assert told(changed(product={"standards": "มผช.", "standard_expires_on": "1 ม.ค. 2550"})) == []


def test_a_standard_without_an_end_has_none() -> None:
    assert told(changed(product=FOOD)) == []
