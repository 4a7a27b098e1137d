"""The knowledge record has its six parts: what the registry knows is told, what people know is left to them."""

import re

from otopsheets.eligibility.rules import no_consent
from otopsheets.reports import pdf
from otopsheets.reports.lessons import Lessons, write_lessons
from otopsheets.reports.reasons import in_general
from otopsheets.selection.reasons import WAITING_FULL
from otopsheets.thai.numbers import format_number
from otopsheets.thai.text import arabic
from tests.reports.registries import application, facts, meeting, sale
from tests.reports.test_facts import LIFE


def _parts(lessons: Lessons) -> dict[str, tuple[str, ...]]:
    return {part.number: part.lines for part in lessons.parts}


def test_the_record_has_the_parts_of_the_record_it_is_drawn_from() -> None:
    told = [(part.number, part.title) for part in write_lessons(facts()).parts]
    assert told == [
        ("๑", "ชื่อองค์ความรู้"),
        ("๒", "ชื่อเจ้าของความรู้ ตำแหน่ง"),
        ("๓", "หมวดองค์ความรู้ที่บ่งชี้"),
        ("๔", "ที่มาและเป้าหมายของการจัดการความรู้"),
        ("๕", "วิธีการ/ขั้นตอนการจัดการความรู้"),
        ("๖", "ผลลัพธ์ที่ได้จากการจัดการความรู้"),
        ("๖.๑", "เทคนิคและแนวทางในการทำงาน"),
        ("๖.๒", "ข้อพึงระวัง (ถ้ามี)"),
        ("๖.๓", "ปัจจัยแห่งความสำเร็จ"),
        ("๖.๔", "ปัญหาและวิธีการแก้ไข"),
        ("๖.๕", "ผลลัพธ์จากการแก้ปัญหาและการพัฒนา"),
    ]


def test_what_only_people_know_is_left_empty() -> None:
    parts = _parts(write_lessons(facts(**LIFE)))
    assert [number for number, lines in parts.items() if not lines] == ["๑", "๒", "๓", "๖.๑", "๖.๓", "๖.๕"]


def test_what_the_registry_knows_is_told() -> None:
    parts = _parts(write_lessons(facts(**LIFE)))
    assert parts["๕"] == (
        "ประชุมพิจารณาคัดเลือกผู้เข้าร่วมงาน ซึ่งต้องเป็นกลุ่มอาชีพ กลุ่มผู้ผลิต ผู้ประกอบการ OTOP และผลผลิตทางการเกษตรของอำเภอ ๑ ครั้ง เมื่อวันที่ ๑ กันยายน ๒๕๖๐",
        "ประชุมชี้แจงให้ประธานกลุ่มอาชีพทุกกลุ่มทุกหมู่บ้านทุกตำบล เพื่อสร้างความเข้าใจ ๒ ครั้ง ระหว่างวันที่ ๕ กันยายน ๒๕๖๐ ถึงวันที่ ๖ กันยายน ๒๕๖๐",
        "ประชุมชี้แจงคณะกรรมการเครือข่ายระดับตำบล อำเภอ ๑ ครั้ง เมื่อวันที่ ๘ กันยายน ๒๕๖๐",
        "นำเรียนพัฒนาการอำเภอ (ไม่มีบันทึกการประชุม)",
    )
    assert parts["๖"] == (
        "ชี้แจงประธานกลุ่มครอบคลุม ๓ จาก ๔ กลุ่ม ๔ จาก ๕ หมู่บ้าน ๒ จาก ๒ ตำบล",
        "มาออกร้าน ๒ ราย ยอดจำหน่ายรวม ๒,๒๕๐.๕๐ บาท จาก ๒ กลุ่ม เฉลี่ยกลุ่มละ ๑,๑๒๕.๒๕ บาท",
        "ประเภทที่จำหน่ายได้มากที่สุดคือ ผ้า เครื่องแต่งกาย ๒,๐๐๐.๕๐ บาท",
        "ที่ประชุมเสนอ ๓ ข้อ มีมติแล้ว ๒ ข้อ ดำเนินการแล้ว ๐ ข้อ",
    )
    assert parts["๖.๒"] == (
        "ไม่มีบันทึกการนำเรียนพัฒนาการอำเภอ",
        "ยังมี ๑ กลุ่มที่ไม่ได้รับการชี้แจงก่อนวันงาน",
        "ผู้ได้รับคัดเลือก ๑ รายไม่ได้มาออกร้าน",
        "ยอดขาย ๑ รายการยังไม่ชัดเจน ไม่ได้รวมในยอด",
    )
    assert parts["๖.๔"] == (
        "ต้องยินยอมให้ใช้ข้อมูลเพื่อจัดงาน (๑ ราย)",
        "ผู้สมัครต้องมีชื่อในทะเบียนกลุ่ม (๑ ราย)",
        "ข้อเสนอ: ขอห้องน้ำ (มติ: เห็นชอบ)",
        "ข้อเสนอ: ขอไฟ (มติ: ไม่เห็นชอบ)",
        "ข้อเสนอ: ขอรถรับส่ง (เสนอ)",
    )


def test_every_number_is_a_figure_a_counted_reason_or_a_day() -> None:
    known = facts(**LIFE)
    lessons = write_lessons(known)
    figures = [*known.figures.values(), *(figure for _, figure in lessons.reasons)]
    best = known.sales.by_category[0]
    assert best.rows == (2, 3)
    allowed = {format_number(figure.value) for figure in figures} | {format_number(best.total)}
    days = {"15", "17", "1", "5", "6", "8", "2560"}
    told = re.findall(r"\d[\d,.]*", arabic(" ".join(line for part in lessons.parts for line in part.lines)))
    assert set(told) <= allowed | days


def test_reasons_of_refusal_are_counted_with_their_rows() -> None:
    applications = [application("G1"), application("G2", consent=""), application("x"), application("y")]
    lessons = write_lessons(facts(applications=applications))
    assert [(code, figure.value, figure.rows) for code, figure in lessons.reasons] == [
        ("not-registered", 2, (4, 5)),
        ("no-consent", 1, (3,)),
    ]


def test_a_step_out_of_order_is_a_caution() -> None:
    lessons = write_lessons(
        facts(meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม"), meeting("6 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม")])
    )
    assert _parts(lessons)["๖.๒"][0] == "การชี้แจงประธานกลุ่มจัดก่อนขั้นตอนที่ควรมาก่อน"


def test_sales_of_groups_without_products_name_no_best_category() -> None:
    lessons = write_lessons(facts(applications=[application("G1")], sales=[sale("G1", "15 ก.ย. 2560", 5)], products=()))
    assert not any("มากที่สุด" in line for line in _parts(lessons)["๖"])


def test_a_reason_is_said_without_the_values_of_one_case() -> None:
    assert in_general(WAITING_FULL, "th") == "ที่เต็ม อยู่ในบัญชีสำรองลำดับที่ …"
    assert in_general(no_consent.RULE.kind, "th") == no_consent.RULE.asks.th


def test_it_prints() -> None:
    known = facts(**LIFE)
    assert pdf.to_pdf("lessons", write_lessons(known), known.today).startswith(b"%PDF")
