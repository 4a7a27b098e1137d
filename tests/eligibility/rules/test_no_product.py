from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_producer_without_a_product_is_asked_what_it_will_bring() -> None:
    without = changed(products=[])
    assert told(without) == [("block", "no-product", "ใบสมัคร!C2")]
    assert verdicts(without)[0].standing is Standing.NEEDS_FIXING


def test_a_product_that_was_named_and_not_found_is_told_by_its_own_rule() -> None:
    assert told(changed(products=[], application={"products": "ผ้าทอ"})) == [("block", "product-unknown", "ใบสมัคร!C2")]


def test_one_product_is_enough() -> None:
    assert told(changed()) == []
