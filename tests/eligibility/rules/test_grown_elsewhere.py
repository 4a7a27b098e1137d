from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts

VEGETABLES = {"name": "ผักกาด", "category": "ผลผลิตทางการเกษตร"}


def test_produce_from_outside_is_not_the_districts_own() -> None:
    for origin in ("ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง", "จ.เชียงใหม่", "ปลูกที่เชียงใหม่"):
        outside = changed(product={**VEGETABLES, "origin": origin})
        assert told(outside) == [("block", "grown-elsewhere", "ผลิตภัณฑ์!E2")]
        assert verdicts(outside)[0].standing is Standing.REJECTED


def test_the_origin_is_told_in_full_or_as_it_was_typed() -> None:
    for origin, shown in (("ปลูกที่เชียงใหม่", "จ.เชียงใหม่"), ("จีน", "จีน")):
        (verdict,) = verdicts(changed(product={**VEGETABLES, "origin": origin}))
        assert f"'ผักกาด' เป็นผลผลิตจาก {shown} ไม่ใช่ อ.สบปราบ จ.ลำปาง" in verdict.findings[0].message()


def test_material_of_other_products_may_come_from_anywhere() -> None:
    assert told(changed(product={"origin": "ฝ้ายจาก จ.เชียงใหม่"})) == []


def test_produce_of_the_district_is_welcome() -> None:
    for origin in ("ปลูกเอง", "ต.สมัย", "ปลูกที่ ต.สมัย อ.สบปราบ", "สวนของตนเอง"):
        assert told(changed(product={**VEGETABLES, "origin": origin})) == []


def test_a_group_from_elsewhere_is_told_once() -> None:
    away = changed(group={"tambon": "ลำปางหลวง", "amphoe": "เกาะคา"}, product={**VEGETABLES, "origin": "ปลูกเอง"})
    assert told(away) == [("block", "other-district", "กลุ่ม!J2")]


def test_one_place_that_is_both_made_and_grown_at_is_told_once() -> None:
    both = changed(product={**VEGETABLES, "made_at": "จ.เชียงใหม่", "origin": "ปลูกเอง"})
    assert told(both) == [("block", "made-elsewhere", "ผลิตภัณฑ์!D2")]
