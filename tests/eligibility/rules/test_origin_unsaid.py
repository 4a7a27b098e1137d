from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts

VEGETABLES = {"name": "ผักกาด", "category": "ผลผลิตทางการเกษตร"}


def test_produce_of_no_told_origin_is_taken_for_the_groups_own_and_that_is_told() -> None:
    for origin in ("", "ไร่ริมห้วย"):
        unsaid = changed(product={**VEGETABLES, "origin": origin})
        assert told(unsaid) == [("warn", "origin-unsaid", "ผลิตภัณฑ์!E2")]
        assert verdicts(unsaid)[0].standing is Standing.ELIGIBLE


def test_of_other_products_the_origin_need_not_be_told() -> None:
    assert told(changed()) == []


def test_a_told_origin_is_enough() -> None:
    assert told(changed(product={**VEGETABLES, "origin": "ปลูกเอง"})) == []
