from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_bought_material_is_worth_a_look_and_no_more() -> None:
    for origin in ("ซื้อฝ้ายจากโรงงาน", "เส้นด้ายจากโรงงาน", "ซื้อมาจาก จ.แพร่"):
        bought = changed(product={"origin": origin})
        assert told(bought) == [("warn", "bought-in", "ผลิตภัณฑ์!E2")]
        assert verdicts(bought)[0].standing is Standing.ELIGIBLE


def test_what_is_surely_resold_is_not_asked_again() -> None:
    assert told(changed(product={"origin": "ซื้อมาขาย"})) == [("block", "reseller", "ผลิตภัณฑ์!E2")]
    assert told(changed(product={"origin": "ซื้อฝ้าย", "made_at": "รับมาขาย"}))[0] == (
        "block",
        "reseller",
        "ผลิตภัณฑ์!D2",
    )


def test_material_of_ones_own_is_not() -> None:
    assert told(changed(product={"origin": "ปลูกฝ้ายเอง ไม่ซื้อ"})) == []
