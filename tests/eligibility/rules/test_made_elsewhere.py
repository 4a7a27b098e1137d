from otopsheets.eligibility import Standing
from tests.eligibility.small import PRODUCT, changed, told, verdicts


def test_a_product_made_in_the_next_district_is_not_of_this_one() -> None:
    away = changed(product={"made_at": "ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง"})
    assert told(away) == [("block", "made-elsewhere", "ผลิตภัณฑ์!D2")]
    (verdict,) = verdicts(away)
    assert verdict.standing is Standing.REJECTED
    assert "'ผ้าทอมือ' ผลิตที่ ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง ไม่ใช่ อ.สบปราบ จ.ลำปาง" in verdict.findings[0].message()


def test_a_tambon_alone_is_looked_for_in_the_groups_own_district_first() -> None:
    assert told(changed(product={"made_at": "ต.นายาง"})) == []
    assert told(changed(product={"made_at": "ต.เกาะคา"})) == [("block", "made-elsewhere", "ผลิตภัณฑ์!D2")]


def test_another_province_is_elsewhere_and_so_is_another_country() -> None:
    for made_at in ("จ.เชียงใหม่", "ผลิตที่เชียงใหม่", "ประเทศจีน", "จีน"):
        assert told(changed(product={"made_at": made_at})) == [("block", "made-elsewhere", "ผลิตภัณฑ์!D2")]


def test_a_place_that_no_gazetteer_knows_is_told_as_it_was_typed() -> None:
    (verdict,) = verdicts(changed(product={"made_at": "จีน"}))
    assert "'ผ้าทอมือ' ผลิตที่ จีน ไม่ใช่" in verdict.findings[0].message()


def test_a_blank_place_is_that_of_the_group_and_not_told_again() -> None:
    away = changed(group={"tambon": "ลำปางหลวง", "amphoe": "เกาะคา"})
    assert told(away) == [("block", "other-district", "กลุ่ม!J2")]


def test_only_what_is_brought_is_asked() -> None:
    two = [PRODUCT, {**PRODUCT, "name": "ของที่ไม่ได้นำมา", "made_at": "จ.เชียงใหม่"}]
    assert told(changed(products=two, application={"products": "ผ้าทอมือ"})) == []


def test_a_place_in_the_district_is_here() -> None:
    assert told(changed(product={"made_at": "หมู่ 2 ต.สมัย อ.สบปราบ"})) == []
