from otopsheets.eligibility import Standing
from tests.eligibility.small import changed, told, verdicts


def test_a_second_spelling_is_a_question_and_never_a_fact() -> None:
    close = changed(application={"group": "กลุ่มทอผ้าบ้านตัวอยาง"})
    assert told(close) == [("block", "group-close", "ใบสมัคร!B2")]
    (verdict,) = verdicts(close)
    assert verdict.standing is Standing.NEEDS_FIXING
    assert verdict.group is not None
    assert verdict.findings[0].message() == (
        "ชื่อ 'กลุ่มทอผ้าบ้านตัวอยาง' คล้ายกับ 'กลุ่มทอผ้าบ้านตัวอย่าง' ในแท็บ กลุ่ม แต่ไม่ตรงกัน ถ้าเป็นกลุ่มเดียวกัน โปรดเปลี่ยนเป็น 'G1'"
    )


def test_a_district_may_take_it_for_granted() -> None:
    softened = changed(application={"group": "กลุ่มทอผ้าบ้านตัวอยาง"}, rules=[{"code": "group-close", "level": "เตือน"}])
    assert told(softened) == [("warn", "group-close", "ใบสมัคร!B2")]
    assert verdicts(softened)[0].standing is Standing.ELIGIBLE


def test_the_very_name_asks_for_no_confirmation() -> None:
    assert told(changed(application={"group": "กลุ่มทอผ้าบ้านตัวอย่าง"})) == []
