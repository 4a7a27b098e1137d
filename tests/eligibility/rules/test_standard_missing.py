import pytest

from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts

FOOD = {"name": "ข้าวแต๋น", "category": "อาหาร"}


def test_food_needs_a_standard() -> None:
    without = changed(product=FOOD)
    assert told(without) == [("warn", "standard-missing", "ผลิตภัณฑ์!F2")]
    (verdict,) = verdicts(without)
    assert verdict.standing is Standing.ELIGIBLE
    assert "'ข้าวแต๋น' (อาหาร) ยังไม่มีมาตรฐานที่ต้องมี: อย. หรือ มผช." in verdict.findings[0].message()


@pytest.mark.parametrize(
    "standards", ["อย.", "อย", "อย. 52-2-00055-2-0001", "เลขที่ อย. 5220005520001", "GAP, มผช.123/2546", "มผช 12/2560"]
)
def test_one_of_those_accepted_is_enough_however_it_is_written(standards: str) -> None:
    assert told(changed(product={**FOOD, "standards": standards})) == []


@pytest.mark.parametrize(
    "standards", ["อยู่ระหว่างขอ", "กำลังขอ อย.", "อย. (หมดอายุ)", "รอ มผช.", "ยังไม่มี อย.", "ไม่มี", "GAP"]
)
def test_a_standard_that_is_applied_for_is_not_held(standards: str) -> None:
    assert told(changed(product={**FOOD, "standards": standards})) == [("warn", "standard-missing", "ผลิตภัณฑ์!F2")]


def test_a_district_may_forbid_food_without_one() -> None:
    hard = changed(product=FOOD, rules=[{"code": "standard-missing", "level": "ห้าม"}])
    assert verdicts(hard)[0].standing is Standing.NEEDS_FIXING


def test_a_district_says_which_category_needs_which() -> None:
    rules = [{"code": "standards.food", "value": "GAP หรือ ฮาลาล"}, {"code": "standards.textile", "value": "มผช."}]
    assert told(changed(product={**FOOD, "standards": "ฮาลาล"}, rules=rules)) == []
    assert told(changed(rules=rules)) == [("warn", "standard-missing", "ผลิตภัณฑ์!F2")]


def test_a_category_that_needs_none_is_asked_for_none() -> None:
    assert told(changed()) == []
