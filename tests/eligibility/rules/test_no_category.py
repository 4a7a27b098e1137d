from otopsheets.eligibility import Standing
from tests.eligibility.small import PRODUCT, changed, codes, told, verdicts


def test_a_product_of_no_category_is_asked_for_one() -> None:
    without = changed(product={"category": ""})
    assert told(without) == [("block", "no-category", "ผลิตภัณฑ์!C2")]
    (verdict,) = verdicts(without)
    assert (verdict.standing, verdict.category) == (Standing.NEEDS_FIXING, None)


def test_a_category_that_is_not_in_the_list_is_told_with_what_was_typed() -> None:
    (verdict,) = verdicts(changed(product={"category": "อื่น ๆ"}))
    assert codes(verdict) == ["no-category", "choice-unknown"]
    assert "(ช่องประเภท: 'อื่น ๆ')" in verdict.findings[0].message()


def test_every_product_is_asked_and_the_category_of_most_is_the_applicants() -> None:
    products = [
        {**PRODUCT, "name": "ตะกร้า", "category": "จักสาน"},
        {**PRODUCT, "name": "ผ้าทอมือ"},
        {**PRODUCT, "name": "ผ้าพันคอ"},
        {**PRODUCT, "name": "ของฝาก", "category": ""},
    ]
    mixed = changed(products=products)
    assert told(mixed) == [("block", "no-category", "ผลิตภัณฑ์!C5")]
    assert verdicts(mixed)[0].category == "textile"
