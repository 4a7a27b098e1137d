import pytest

from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


@pytest.mark.parametrize(
    "origin", ["รับมาขาย", "รับซื้อมาขายต่อ", "ซื้อมาขาย", "สั่งของมาจำหน่าย", "เป็นตัวแทนจำหน่าย", "รับสินค้ามาจำหน่าย"]
)
def test_whoever_says_so_sells_what_others_made(origin: str) -> None:
    resold = changed(product={"origin": origin})
    assert told(resold) == [("block", "reseller", "ผลิตภัณฑ์!E2")]
    (verdict,) = verdicts(resold)
    assert verdict.standing is Standing.REJECTED
    assert f"'ผ้าทอมือ' เป็นของรับมาขาย ไม่ใช่ของที่กลุ่มผลิต ('{origin}')" in verdict.findings[0].message()


@pytest.mark.parametrize("made_at", ["ซื้อจากโรงงาน", "รับมาจากโรงงาน", "จากโรงงานในเมือง"])
def test_a_product_made_in_somebody_elses_factory_is_resold(made_at: str) -> None:
    assert ("block", "reseller", "ผลิตภัณฑ์!D2") in told(changed(product={"made_at": made_at}))


def test_produce_that_is_bought_is_resold() -> None:
    bought = changed(product={"category": "ผัก", "name": "ผักกาด", "origin": "ซื้อมาจากตลาด"})
    assert ("block", "reseller", "ผลิตภัณฑ์!E2") in told(bought)


@pytest.mark.parametrize("origin", ["ไม่ได้รับมาขาย ทำเอง", "ทอเอง ไม่ได้ซื้อมาขาย", "ปลูกเอง", "ฝ้ายในชุมชน", ""])
def test_whoever_denies_it_is_believed(origin: str) -> None:
    assert told(changed(product={"origin": origin})) == []
