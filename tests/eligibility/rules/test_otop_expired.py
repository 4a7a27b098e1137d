from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_registration_lasts_through_the_last_day_of_the_fair() -> None:
    ends = changed(group={"otop_no": "520600001", "otop_expires_on": "16 ก.ย. 2560"})
    assert told(ends) == [("block", "otop-expired", "กลุ่ม!N2")]
    (verdict,) = verdicts(ends)
    assert verdict.standing is Standing.NEEDS_FIXING
    assert "หมดอายุ 16 กันยายน 2560 ก่อนวันสุดท้ายของงาน (17 กันยายน 2560)" in verdict.findings[0].message()


def test_the_last_day_itself_is_long_enough() -> None:
    assert told(changed(group={"otop_no": "520600001", "otop_expires_on": "17 ก.ย. 2560"})) == []


def test_a_fair_of_one_day_ends_on_the_day_it_starts() -> None:
    for expires, found in (("14 ก.ย. 2560", [("block", "otop-expired", "กลุ่ม!N2")]), ("15 ก.ย. 2560", [])):
        group = {"otop_no": "520600001", "otop_expires_on": expires}
        assert told(changed(group=group, fair={"ends_on": ""})) == found


def test_a_day_without_a_number_is_no_registration() -> None:
    assert told(changed(group={"otop_no": "-", "otop_expires_on": "1 ม.ค. 2550"})) == []
