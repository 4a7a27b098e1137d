from otopsheets.eligibility import Standing
from tests.eligibility.small import PRODUCT, changed, told, verdicts


def test_a_product_of_which_nothing_is_known_is_not_let_through() -> None:
    unknown = changed(application={"products": "ผ้าทอมือ, ไส้อั่ว"})
    assert told(unknown) == [("block", "product-unknown", "ใบสมัคร!C2")]
    (verdict,) = verdicts(unknown)
    assert (verdict.standing, [product.name for product in verdict.products]) == (Standing.NEEDS_FIXING, ["ผ้าทอมือ"])
    assert "ใกล้เคียงที่สุดคือ 'ผ้าทอมือ'" in verdict.findings[0].message()


def test_a_name_close_to_two_products_is_neither() -> None:
    two = [{**PRODUCT, "name": "ผ้าทอมือลายหนึ่ง"}, {**PRODUCT, "name": "ผ้าทอมือลายหนิ่ง"}]
    assert told(changed(products=two, application={"products": "ผ้าทอมือลายหนั่ง"})) == [
        ("block", "product-unknown", "ใบสมัคร!C2")
    ]


def test_products_named_as_they_are_registered_are_known() -> None:
    two = [PRODUCT, {**PRODUCT, "name": "ผ้าพันคอ"}]
    brought = changed(products=two, application={"products": "ผ้าพันคอ; ผ้าทอมือ"})
    assert told(brought) == []
    assert [product.name for product in verdicts(brought)[0].products] == ["ผ้าทอมือ", "ผ้าพันคอ"]
