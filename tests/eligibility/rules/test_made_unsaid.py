from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_words_that_name_no_place_are_taken_for_the_groups_own_and_that_is_told() -> None:
    unsaid = changed(product={"made_at": "ศาลาข้างวัด"})
    assert told(unsaid) == [("warn", "made-unsaid", "ผลิตภัณฑ์!D2")]
    (verdict,) = verdicts(unsaid)
    assert verdict.standing is Standing.ELIGIBLE
    assert "จึงถือว่าผลิตที่เดียวกับที่ตั้งกลุ่ม" in verdict.findings[0].message()


def test_ones_own_words_for_ones_own_place_need_no_telling() -> None:
    for made_at in ("ที่บ้าน", "ที่ทำการกลุ่ม", "ผลิตเอง", "ในชุมชน", ""):
        assert told(changed(product={"made_at": made_at})) == []
