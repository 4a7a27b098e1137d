import pytest

from otopsheets.eligibility import read_rules
from otopsheets.errors import UsageFault
from otopsheets.registry import Registry
from otopsheets.selection import explain
from otopsheets.wording import Lang
from tests.selection.market import market, selected


def told(fair: Registry, who: str, places: int = 9, lang: Lang = "th") -> str:
    steps = explain(selected(fair, places), who, book=read_rules(fair)[0])
    return "\n".join(step.tell(lang) for step in steps)


def test_the_whole_path_of_one_who_is_accepted() -> None:
    fair = market({"G1": {"name": "กลุ่มทอผ้าบ้านตัวอย่าง"}}, fair={"seed": "7", "min_per_tambon": 1})
    path = told(fair, "กลุ่มทอผ้า บ้านตัวอย่าง").splitlines()
    assert path[:7] == [
        "๑. ที่อ่านได้ (ใบสมัครแถว 2)",
        "  กลุ่ม: กลุ่มทอผ้าบ้านตัวอย่าง (กลุ่มอาชีพ)",
        "  ที่ตั้ง: ต.แม่กัวะ อ.สบปราบ จ.ลำปาง",
        "  ผลิตภัณฑ์: ผ้าทอมือ",
        "  สมัครวันที่: 20 สิงหาคม 2560",
        "  ขอ 1 ล็อก",
        "๒. กติกาทีละข้อ",
    ]
    assert "  ✓ ผู้ผลิตต้องอยู่ในอำเภอเจ้าภาพ" in path
    assert not [line for line in path if "✗" in line or "!" in line]
    (draw,) = [line for line in path if line.startswith("  ตรวจซ้ำ")]
    assert path[path.index("๓. ที่และลำดับ") :] == [
        "๓. ที่และลำดับ",
        "  ช่องกลุ่มผู้ผลิต: มี 9 ล็อก ให้แล้ว 1 ล็อก",
        "  ประเภท: ผ้า เครื่องแต่งกาย",
        "  ต.แม่กัวะ: ได้เข้าร่วม 1 กลุ่ม (ขั้นต่ำตำบลละ 1)",
        "  ลำดับในการจับสลาก: 1 จาก 1",
        draw,
        "๔. ผล",
        "  ผล: ได้เข้าร่วมงาน",
        "  - ได้เข้าร่วมงาน เพราะผ่านกติกาทุกข้อและมีที่พอ",
    ]


def test_what_is_broken_what_is_doubtful_and_what_is_switched_off_are_told_apart() -> None:
    fair = market(
        {"G1": {"consent": "ไม่", "stalls": 12, "members": "หลายคน"}},
        rules=[{"code": "absent", "on": "ไม่"}],
    )
    path = told(fair, "G1")
    assert "✗ ยังไม่ได้ยินยอมให้ใช้ข้อมูล" in path
    assert "! ขอ 12 ล็อก เกินที่กำหนด" in path
    assert "! 'หลายคน' ในช่อง จำนวนสมาชิก ไม่ใช่จำนวนเต็ม" in path
    assert "- ต้องไม่ขาดงานครั้งก่อนโดยไม่แจ้ง (อำเภอปิดใช้)" in path
    assert "ผล: ต้องแก้ไขใบสมัคร" in path


def test_the_committees_decision_is_told_beside_the_programs_proposal() -> None:
    fair = market(["G1"], decisions=[{"group": "G1", "decision": "ไม่รับ"}])
    path = told(fair, "G1")
    assert "โปรแกรมเสนอ: ได้เข้าร่วมงาน" in path
    assert "ไม่ได้เข้าร่วมงานตามมติ คณะกรรมการเครือข่ายอำเภอ: ตามที่ประชุม" in path


def test_rules_that_cannot_be_asked_are_not_told_to_be_kept() -> None:
    agency = market({"A1": {"kind": "หน่วยงานรัฐ", "tambon": "", "amphoe": "", "province": ""}})
    path = told(agency, "A1")
    assert "ผู้ผลิตต้องอยู่ในอำเภอเจ้าภาพ" not in path
    assert "ช่องหน่วยงาน: มี 0 ล็อก" in path
    assert "ที่ตั้ง: ไม่ได้ระบุ" in path
    stranger = market(["G1"], applications=[{"fair": "2560-09", "group": "ใครไม่รู้"}])
    path = told(stranger, "ใครไม่รู้")
    assert "กลุ่ม: 'ใครไม่รู้' (ไม่พบในทะเบียน)" in path
    assert "ผลิตภัณฑ์ต้องบอกประเภท" not in path


def test_nothing_private_is_told() -> None:
    fair = market({"G1": {"phone": "081-234-5678", "address": "99/7 หมู่ 1 ต.แม่กัวะ", "chair": "นางตัวอย่าง ใจดี"}})
    for lang in ("th", "en"):
        path = told(fair, "G1", lang=lang)
        assert not [private for private in ("0812345678", "081-234", "99/7", "ใจดี") if private in path]


def test_whoever_is_not_there_is_told_with_the_nearest_who_are() -> None:
    fair = market({"G1": {"name": "กลุ่มทอผ้าบ้านตัวอย่าง"}, "G2": {}})
    with pytest.raises(UsageFault) as fault:
        told(fair, "กลุ่มทอผ้าบ้านตัวอยาง")
    assert "ไม่พบ 'กลุ่มทอผ้าบ้านตัวอยาง'" in fault.value.message()
    assert "ใกล้เคียงที่สุดคือ กลุ่มทอผ้าบ้านตัวอย่าง" in fault.value.message()
    assert "has not applied" in fault.value.message("en")


def test_every_application_of_a_group_is_told() -> None:
    row = {"fair": "2560-09", "group": "G1", "consent": "ใช่", "applied_on": "20 ส.ค. 2560"}
    twice = market(["G1"], applications=[row, {**row, "applied_on": "21 ส.ค. 2560"}])
    path = told(twice, "G1")
    assert path.count("๔. ผล") == 2
    assert "✗" in path


def test_braces_that_people_type_are_told_as_they_are() -> None:
    fair = market({"G1": {"name": "กลุ่ม {0} ทดสอบ"}})
    assert "กลุ่ม: กลุ่ม {0} ทดสอบ" in told(fair, "G1")
