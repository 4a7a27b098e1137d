"""The memo (บันทึกข้อความ) to the district CD officer: who, how many, from where, what the meetings proposed.

Its form is that of the regulation of the Office of the Prime Minister on correspondence, B.E. 2526, form 29: origin,
number, date, subject, addressee, body, signature. Source of its content: the knowledge record, step ๕.๔.
"""

from dataclasses import dataclass

from otopsheets.reports.facts import Facts
from otopsheets.reports.meetings import STEP_NAMES
from otopsheets.reports.proposals import state_of
from otopsheets.reports.saying import day, days_of, office_of, place_of, say
from otopsheets.reports.text import cut
from otopsheets.thai.text import thai_digits

MOST_PROPOSALS = 6
"""More would not leave room on the page; the memo then says how many there are besides."""
_LONGEST, _LONGEST_NAME = 110, 300

_ORIGIN = (
    "ตามที่อำเภอ{amphoe}ได้กำหนดจัดงาน{name} {days} {place} เพื่อสร้างตลาดและโอกาสในการจำหน่ายผลิตภัณฑ์"
    "ให้แก่กลุ่มอาชีพ เกษตรกร และผู้ผลิต ผู้ประกอบการ OTOP นั้น"
)
_LEAD = "{office} ได้ดำเนินการแล้ว ขอรายงานผลดังนี้"
_SELECTED = (
    "การคัดเลือกผู้เข้าร่วม มีผู้สมัคร {applied} ราย ได้เข้าร่วม {accepted} ราย เป็นกลุ่มและผู้ประกอบการ {groups_in} ราย "
    "จาก {tambons_in} ตำบล และหน่วยงาน {agencies_in} หน่วยงาน สำรอง {waiting} ราย ต้องแก้ไขข้อมูล {needs_fixing} ราย "
    "ไม่ได้เข้าร่วม {rejected} ราย"
)
_BRIEFED = (
    "การชี้แจง ได้ชี้แจงประธานกลุ่ม {meetings_chairs} ครั้ง ครอบคลุม {briefed} จาก {groups} กลุ่ม "
    "{villages_reached} จาก {villages} หมู่บ้าน {tambons_reached} จาก {tambons} ตำบล "
    "และชี้แจงคณะกรรมการเครือข่าย {meetings_network} ครั้ง"
)
_MISSING = " ยังมี {missing} กลุ่มที่ไม่ได้รับการชี้แจง"
_EARLY = " ทั้งนี้ การ{steps}ไม่เป็นไปตามลำดับขั้นตอน"
_SOLD = (
    "การจำหน่าย มียอดจำหน่ายรวม {sold} บาท จาก {sold_groups} กลุ่ม เฉลี่ยกลุ่มละ {sold_per_group} บาท มาออกร้าน {came} ราย "
    "ไม่ได้มา {absent} ราย"
)
_LEFT_OUT = " ไม่รวมรายการที่ต้องตรวจสอบ {sales_left_out} รายการ เป็นเงิน {sold_left_out} บาท"
_PROPOSED = (
    "ข้อเสนอจากที่ประชุม {proposals} ข้อ (เสนอ {proposals_proposed} มีมติแล้ว {proposals_resolved} "
    "ดำเนินการแล้ว {proposals_done})"
)
_MORE = "และอีก {count} ข้อ ตามแท็บ ประชุม"
_CLOSE = "จึงเรียนมาเพื่อโปรดทราบ"
_CLOSE_AND_DECIDE = "จึงเรียนมาเพื่อโปรดพิจารณา"


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point of the body, the numbered lines under it, and a word on what there was no room for."""

    text: str
    lines: tuple[str, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """The memo, part by part. What only people know (its number, who signs) is left to fill in."""

    office: str
    written_on: str
    subject: str
    to: str
    opening: tuple[str, ...]
    points: tuple[Point, ...]
    closing: str
    position: str


def write_memo(facts: Facts) -> Memo:
    """Write the memo on one fair: on its preparation, and once it is over on its result."""
    fair, figures = facts.fair, facts.figures
    name = cut(fair.name, _LONGEST_NAME)
    words = {"amphoe": fair.amphoe, "name": name, "days": days_of(fair), "place": cut(place_of(fair), _LONGEST_NAME)}
    return Memo(
        office=office_of(fair),
        written_on=day(facts.today),
        subject=thai_digits(f"รายงานผลการ{'จัดงาน' if facts.over else 'เตรียมงาน'}{name}"),
        to=f"พัฒนาการอำเภอ{fair.amphoe}",
        opening=(say(_ORIGIN, figures, **words), say(_LEAD, figures, office=office_of(fair))),
        points=tuple(_points(facts)),
        closing=_CLOSE_AND_DECIDE if figures["proposals_proposed"].value else _CLOSE,
        position="นักวิชาการพัฒนาชุมชน",
    )


def _points(facts: Facts) -> list[Point]:
    figures = facts.figures
    points = [Point(say(_SELECTED, figures)), Point(say(_BRIEFED + _unfinished(facts), figures))]
    if facts.sales.sold or facts.sales.left_out:
        left_out = _LEFT_OUT if facts.sales.left_out else ""
        points.append(Point(say(_SOLD + left_out, figures)))
    if facts.proposals:
        left = len(facts.proposals) - MOST_PROPOSALS
        more = thai_digits(_MORE.format(count=left)) if left > 0 else ""
        points.append(Point(say(_PROPOSED, figures), _proposals(facts), more))
    return points


def _unfinished(facts: Facts) -> str:
    early = [STEP_NAMES[step.kind].th for step in facts.coverage.steps if step.state == "early"]
    missing = _MISSING if facts.coverage.missing else ""
    return missing + (_EARLY.format(steps="และการ".join(early)) if early else "")


def _proposals(facts: Facts) -> tuple[str, ...]:
    """Return the proposals, what is still open first; as many as there is room for."""
    order = ("proposed", "resolved", "done")
    told = sorted(facts.proposals, key=lambda proposal: order.index(proposal.state))
    return tuple(
        thai_digits(f"{cut(proposal.text, _LONGEST)} ({state_of(proposal)})") for proposal in told[:MOST_PROPOSALS]
    )
