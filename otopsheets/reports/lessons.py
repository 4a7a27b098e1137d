"""The knowledge record of a fair (แบบบันทึกองค์ความรู้), in the six parts of the record this tool was drawn from.

What the registry knows is filled in; what only people know is left as lines to write on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from otopsheets.registry.schema import CATEGORIES
from otopsheets.reports.facts import Facts
from otopsheets.reports.figures import Figure
from otopsheets.reports.meetings import STEP_NAMES, Step
from otopsheets.reports.proposals import state_of
from otopsheets.reports.reasons import in_general, reasons_of
from otopsheets.reports.saying import day, days_of, office_of, place_of, say
from otopsheets.thai.text import thai_digits

_STEPS = {
    "select": "ประชุมพิจารณาคัดเลือกผู้เข้าร่วมงาน ซึ่งต้องเป็นกลุ่มอาชีพ กลุ่มผู้ผลิต ผู้ประกอบการ OTOP และผลผลิตทางการเกษตรของอำเภอ",
    "chairs": "ประชุมชี้แจงให้ประธานกลุ่มอาชีพทุกกลุ่มทุกหมู่บ้านทุกตำบล เพื่อสร้างความเข้าใจ",
    "network": "ประชุมชี้แจงคณะกรรมการเครือข่ายระดับตำบล อำเภอ",
    "officer": "นำเรียนพัฒนาการอำเภอ",
}
"""The four steps in the record's own words (part ๕)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part or sub-part of the record; no lines means that people are to write it. `level` is 1 or 2."""

    number: str
    title: str
    level: int
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lessons:
    """The knowledge record, part by part, and the figures that its counted reasons were made from."""

    office: str
    fair: str
    parts: tuple[Part, ...]
    reasons: tuple[tuple[str, Figure], ...]


def write_lessons(facts: Facts) -> Lessons:
    """Fill the record with what the registry knows of one fair."""
    reasons = tuple((kind.code, figure) for kind, figure in reasons_of(facts.selection.outcomes))
    parts = (
        Part("๑", "ชื่อองค์ความรู้", 1),
        Part("๒", "ชื่อเจ้าของความรู้ ตำแหน่ง", 1),
        Part("๓", "หมวดองค์ความรู้ที่บ่งชี้", 1),
        Part("๔", "ที่มาและเป้าหมายของการจัดการความรู้", 1, tuple(_origin(facts))),
        Part("๕", "วิธีการ/ขั้นตอนการจัดการความรู้", 1, tuple(map(_step, facts.coverage.steps))),
        Part("๖", "ผลลัพธ์ที่ได้จากการจัดการความรู้", 1, tuple(_results(facts))),
        Part("๖.๑", "เทคนิคและแนวทางในการทำงาน", 2),
        Part("๖.๒", "ข้อพึงระวัง (ถ้ามี)", 2, tuple(_cautions(facts))),
        Part("๖.๓", "ปัจจัยแห่งความสำเร็จ", 2),
        Part("๖.๔", "ปัญหาและวิธีการแก้ไข", 2, tuple(_problems(facts))),
        Part("๖.๕", "ผลลัพธ์จากการแก้ปัญหาและการพัฒนา", 2),
    )
    return Lessons(office_of(facts.fair), thai_digits(facts.fair.name), parts, reasons)


def _origin(facts: Facts) -> Iterator[str]:
    fair, figures = facts.fair, facts.figures
    yield say(
        "อำเภอ{amphoe}ได้จัดงาน{name} {days} {place} เพื่อให้กลุ่มอาชีพ เกษตรกร และผู้ผลิต ผู้ประกอบการ OTOP "
        "มีช่องทางและโอกาสในการจำหน่าย",
        figures,
        amphoe=fair.amphoe,
        name=fair.name,
        days=days_of(fair),
        place=place_of(fair),
    )
    yield say(
        "ผู้เข้าร่วมงานประกอบด้วยกลุ่มและผู้ประกอบการ {groups_in} ราย จาก {tambons_in} ตำบล "
        "และหน่วยงานรัฐและเอกชน {agencies_in} หน่วยงาน จากผู้สมัคร {applied} ราย",
        figures,
    )


def _step(step: Step) -> str:
    if not step.meetings:
        return f"{_STEPS[step.kind]} (ไม่มีบันทึกการประชุม)"
    first, last = step.first_on, step.last_on
    when = f"เมื่อวันที่ {day(first)}" if first == last else f"ระหว่างวันที่ {day(first)} ถึงวันที่ {day(last)}"
    return thai_digits(f"{_STEPS[step.kind]} {len(step.meetings)} ครั้ง {when}")


def _results(facts: Facts) -> Iterator[str]:
    figures = facts.figures
    yield say(
        "ชี้แจงประธานกลุ่มครอบคลุม {briefed} จาก {groups} กลุ่ม {villages_reached} จาก {villages} หมู่บ้าน "
        "{tambons_reached} จาก {tambons} ตำบล",
        figures,
    )
    labels = {choice.key: choice.label for choice in CATEGORIES}
    if facts.sales.sold:
        yield say(
            "มาออกร้าน {came} ราย ยอดจำหน่ายรวม {sold} บาท จาก {sold_groups} กลุ่ม เฉลี่ยกลุ่มละ {sold_per_group} บาท", figures
        )
        best = next((line for line in facts.sales.by_category if line.key), None)
        if best is not None:
            total = Figure(best.total, "sales", best.rows)
            yield say("ประเภทที่จำหน่ายได้มากที่สุดคือ {name} {total} บาท", {"total": total}, name=labels[str(best.key)])
    if figures["proposals"].value:
        yield say("ที่ประชุมเสนอ {proposals} ข้อ มีมติแล้ว {proposals_resolved} ข้อ ดำเนินการแล้ว {proposals_done} ข้อ", figures)


def _cautions(facts: Facts) -> Iterator[str]:
    figures = facts.figures
    for step in facts.coverage.steps:
        if step.state == "early":
            yield f"การ{STEP_NAMES[step.kind].th}จัดก่อนขั้นตอนที่ควรมาก่อน"
        elif step.state == "missing":
            yield f"ไม่มีบันทึกการ{STEP_NAMES[step.kind].th}"
    if figures["missing"].value:
        yield say("ยังมี {missing} กลุ่มที่ไม่ได้รับการชี้แจงก่อนวันงาน", figures)
    if figures["absent"].value:
        yield say("ผู้ได้รับคัดเลือก {absent} รายไม่ได้มาออกร้าน", figures)
    if figures["sales_left_out"].value:
        yield say("ยอดขาย {sales_left_out} รายการยังไม่ชัดเจน ไม่ได้รวมในยอด", figures)


def _problems(facts: Facts) -> Iterator[str]:
    for kind, figure in reasons_of(facts.selection.outcomes):
        yield say("{why} ({count} ราย)", {"count": figure}, why=in_general(kind, "th"))
    for proposal in facts.proposals:
        yield thai_digits(f"ข้อเสนอ: {proposal.text} ({state_of(proposal)})")
