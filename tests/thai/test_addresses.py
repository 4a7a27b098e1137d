import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.thai.addresses import Claims, take_apart

SOP_PRAP = Claims(tambon="แม่กัวะ", amphoe="สบปราบ", province="ลำปาง")


@pytest.mark.parametrize(
    "address",
    [
        "บ้านวังยาว หมู่ ๑ ตำบลแม่กัวะ อำเภอสบปราบ จังหวัดลำปาง",
        "12/3 ม.1 ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",
        "12/3 ม. 1 ต. แม่กัวะ อ. สบปราบ จ. ลำปาง",
        "12/3 ม1 ต แม่กัวะ อ สบปราบ จ ลำปาง",
        "12/3 หมู่ที่1ต.แม่กัวะอ.สบปราบจ.ลำปาง",
        "หมู่ที่ 1 ต.แม่กัวะ.อ.สบปราบ.จ.ลำปาง",
        "หมู 1 ต,แม่กัวะ อ,สบปราบ จ,ลำปาง",
        "หมู่1\nตำนลแม่กัวะ\nอำดภอสบปราบ\nจังหวักลำปาง",
        "หมู่ ๑ ต าบลแม่กัวะ อ าเภอสบปราบ จังหวัดล าปาง",
        "หมู่ 1 ตำ\u200bบล\u200bแม่กัวะ อำเภอ\u00a0สบปราบ จังหวัดลำปาง",
        "หมู่ 1 เทศบาลตำบลแม่ปะ ตำบลแม่กัวะ กิ่งอำเภอสบปราบ จังหวัดลำปาง",
        "หมู่ 1 กลุ่มสตรีตำบลสมัย อำเภอเถิน ตำบลแม่กัวะ อำเภอสบปราบ จังหวัดลำปาง",
        "ด.ต.สมมติ หมู่ 1 ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",
        "หมู่ 1 จ.ลำปาง อ.สบปราบ ต.แม่กัวะ",
        "หมู่ 1 ต.แม่กัวะ ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",
        "หมู่ 1 ต.แม่กัวะ อ.สบปราบ จ.ลำปาง (ขายที่ตลาด ต.สมัย)",
        "หมู่ 1 ที่ว่าการอำเภอเถิน ตำบลแม่กัวะ อำเภอสบปราบ จังหวัดลำปาง",
        "หมู่ 1 บ้านวังยาวตำบลแม่กัวะ อำเภอสบปราบ จังหวัดลำปาง",
        "หมู่ 1 ตำบล/แขวง แม่กัวะ อำเภอ/เขต สบปราบ จังหวัด ลำปาง",
        "หมู่ 1 ตบลแม่กัวะ อไเภอสบปราบ จังวัดลำปาง",
        "หมู่ 1 ำบลแม่กัวะ ออำเภอสบปราบ จังหวัดลำปาง",
        "กม.7 หมู่ 1 ต.แม่กัวะ อ.สบปราบ จ.ลำปาง (ร้านอยู่กรุงเทพฯ)",
    ],
)
def test_the_marks_are_known_in_every_dress(address: str) -> None:
    apart = take_apart(address)
    assert (apart.claims, apart.village_no) == (SOP_PRAP, 1)


@pytest.mark.parametrize(
    ("address", "claims"),
    [
        ("ต.แม่กัวะ 52170", Claims(tambon="แม่กัวะ", postal_code="52170")),
        ("99 ถ.สีลม แขวงสีลม เขตบางรัก กทม. 10500", Claims("สีลม", "บางรัก", "กรุงเทพมหานคร", "10500")),
        ("แขวงสีลม เขตบางรัก กรุงเทพฯ", Claims("สีลม", "บางรัก", "กรุงเทพมหานคร")),
        ("ต.จ.ป.ร. อ.กระบุรี จ.ระนอง", Claims("จปร", "กระบุรี", "ระนอง")),
        ("ต.สุไหงโก-ลก อ.สุไหงโก-ลก", Claims("สุไหงโก-ลก", "สุไหงโก-ลก")),
        ("เลขที่ 6 ถนน ตำบล อำเภอนาแห้ว จังหวัดเลย", Claims("", "นาแห้ว", "เลย", unmarked="เลขที่ 6 ถนน")),
        ("ตลาดเทศบาลตำบลแม่ปะ อ.เถิน", Claims("", "เถิน", office="แม่ปะ", unmarked="ตลาดเทศบาลตำบลแม่ปะ")),
        ("ข้างธนาคารกรุงเทพ ต.แม่กัวะ", Claims("แม่กัวะ")),
        ("อบต.แม่กัวะ", Claims(unmarked="อบต.แม่กัวะ", office="แม่กัวะ")),
        ("โทร 054-123456 ต.แม่กัวะ 081-12345", Claims("แม่กัวะ")),
        ("", Claims()),
    ],
)  # fmt: skip
def test_what_is_not_said_is_left_blank(address: str, claims: Claims) -> None:
    assert take_apart(address).claims == claims


@pytest.mark.parametrize(
    ("address", "village_no"),
    [
        ("หมู่ที่ ๖", 6), ("หมู่6", 6), ("ม.12บ้านวังยาว", 12), ("(ม.3)", 3), ("ม 4", 4), ("หมู่บ้านพฤกษา 66 หมู่ 3", 3),
        ("หมู่บ้านพฤกษา 66", None), ("กม.99", None), ("ซอย 5", None), ("ม.รามคำแหง", None), ("12/7", None),
    ],
)  # fmt: skip
def test_the_village_number_is_what_stands_after_its_mark(address: str, village_no: int | None) -> None:
    assert take_apart(address).village_no == village_no


def test_two_full_addresses_are_rivals() -> None:
    apart = take_apart("ผลิต ต.แม่กัวะ อ.สบปราบ ขาย ต.ลำปางหลวง อ.เกาะคา จ.ลำปาง")
    assert apart.claims == Claims("แม่กัวะ", "สบปราบ ขาย")
    assert apart.rivals == (Claims("ลำปางหลวง", "เกาะคา", "ลำปาง"),)
    bare = take_apart("กลุ่มสตรีตำบลสมัย ต.แม่กัวะ (ต.นายาง)")
    assert (bare.claims, bare.rivals) == (Claims("นายาง"), (Claims("แม่กัวะ"),))


@given(st.text(max_size=40) | st.text(alphabet="ตำบลอเภจังหวัดมู่ี่.,/ 0123456789ลี้แขวงเขต()", max_size=60))
def test_any_text_comes_apart(text: str) -> None:
    claims = take_apart(text).claims
    for field in (claims.tambon, claims.amphoe, claims.province):
        assert field == field.strip()
        assert not any(digit in field for digit in "0123456789")
