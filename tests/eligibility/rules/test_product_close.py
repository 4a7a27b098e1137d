from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_product_read_from_a_close_spelling_is_worth_a_look() -> None:
    close = changed(product={"name": "ผ้าทอมือย้อมคราม"}, application={"products": "ผ้าทอมือย้อมครามม"})
    assert told(close) == [("warn", "product-close", "ใบสมัคร!C2")]
    (verdict,) = verdicts(close)
    assert (verdict.standing, [product.name for product in verdict.products]) == (
        Standing.ELIGIBLE,
        ["ผ้าทอมือย้อมคราม"],
    )


def test_the_very_name_is_not() -> None:
    assert told(changed(application={"products": "ผ้าทอมือ"})) == []
