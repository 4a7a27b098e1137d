from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts

VEGETABLES = {"name": "ผักกาด", "category": "ผลผลิตทางการเกษตร"}


def test_an_origin_that_may_be_several_places_is_asked_for_again() -> None:
    unclear = changed(product={**VEGETABLES, "origin": "อ.สบปาบ จ.ลำปาง"})
    assert told(unclear) == [("block", "grown-unclear", "ผลิตภัณฑ์!E2")]
    assert verdicts(unclear)[0].standing is Standing.NEEDS_FIXING


def test_a_clear_origin_is_clear() -> None:
    assert told(changed(product={**VEGETABLES, "origin": "อ.สบปราบ จ.ลำปาง"})) == []
