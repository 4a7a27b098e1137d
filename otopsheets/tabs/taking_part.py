"""The lower part of the summary: how every tambon takes part, how far the meetings reached, what was sold."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from otopsheets.reports.facts import Facts
from otopsheets.reports.participation import Participation
from otopsheets.tabs import counting, palette, sheet
from otopsheets.tabs.canvas import Canvas
from otopsheets.tabs.model import Cell, Look
from otopsheets.thai.numbers import format_number
from otopsheets.wording import Lang, Wording

_LABEL = replace(sheet.TEXT, bold=True, fill=palette.PALE)
_TAMBON, _ALL = Wording("ตำบล", "Tambon"), Wording("รวม", "total")
_TAKING_PART = Wording("การมีส่วนร่วมของทุกตำบล (รายหมู่บ้านดูแท็บ การมีส่วนร่วม)", "How every tambon takes part")
_GROUPS, _BRIEFED = Wording("กลุ่ม", "groups"), Wording("ชี้แจงแล้ว", "briefed")
_APPLIED_OF, _IN = Wording("สมัคร", "applied"), Wording("ได้เข้าร่วม", "in")
_VILLAGES = Wording("หมู่บ้าน", "villages")
_MEETINGS_AND_SALES = Wording("การชี้แจงและการจำหน่าย", "Meetings and sales")
_MEETINGS = (
    (Wording("ชี้แจงประธานกลุ่ม", "Meetings of chairs"), Wording("{meetings_chairs} ครั้ง", "{meetings_chairs}")),
    (
        Wording("ชี้แจงแล้ว", "Briefed"),
        Wording(
            "{briefed} จาก {groups} กลุ่ม · {villages_reached} จาก {villages} หมู่บ้าน · "
            "{tambons_reached} จาก {tambons} ตำบล",
            "{briefed} of {groups} groups, {villages_reached} of {villages} villages, "
            "{tambons_reached} of {tambons} tambons",
        ),
    ),
    (Wording("ยังไม่ได้ชี้แจง", "Not briefed"), Wording("{missing} กลุ่ม", "{missing} groups")),
    (
        Wording("ข้อเสนอ", "Proposals"),
        Wording(
            "{proposals} ข้อ · เสนอ {proposals_proposed} · มติ {proposals_resolved} · ดำเนินการแล้ว {proposals_done}",
            "{proposals}: proposed {proposals_proposed}, resolved {proposals_resolved}, done {proposals_done}",
        ),
    ),
)
_BAHT = Wording("{sold} บาท", "{sold} baht")
_SALES = (
    (Wording("ยอดขายรวม", "Sold"), Wording("{sold} บาท จาก {sold_groups} กลุ่ม", "{sold} baht by {sold_groups} groups")),
    (Wording("เฉลี่ยกลุ่มละ", "Mean of a group"), Wording("{sold_per_group} บาท", "{sold_per_group} baht")),
    (
        Wording("มาออกร้าน", "Came"),
        Wording("{came} ราย · ไม่มา {absent} · ไม่มีบันทึก {unreported}", "{came}; absent {absent}, not known {unreported}"),
    ),
    (
        Wording("ไม่รวมในยอด", "Left out"),
        Wording("{sales_left_out} แถว เป็นเงิน {sold_left_out} บาท", "{sales_left_out} rows, {sold_left_out} baht"),
    ),
)
_LAST_TIME = Wording("ยอดขายงานก่อนหน้า", "Sold at the fair before")


def draw_participation(canvas: Canvas, row: int, participation: Participation, lang: Lang) -> None:
    """Put on the left, from `row` on, what every tambon has: groups, those briefed, applied, in, and villages in."""
    villages = Counter(share.tambon for share in participation.villages if share.accepted and share.tambon)
    canvas.put(row, 0, Cell(_TAKING_PART.say(lang), sheet.SECTION))
    for column, word in enumerate((_TAMBON, _GROUPS, _BRIEFED, _APPLIED_OF, _IN, _VILLAGES)):
        canvas.put(row + 1, column, Cell(word.say(lang), sheet.HEADER))
    counts = [
        (*map(len, (share.groups, share.briefed, share.applied, share.accepted)), villages[share.name])
        for share in participation.tambons
    ]
    names = [share.name or counting.UNKNOWN.say(lang) for share in participation.tambons]
    for at, (name, numbers) in enumerate(zip(names, counts, strict=True), row + 2):
        _line(canvas, at, name, numbers, (sheet.TEXT, sheet.NUMBER))
    sums = [sum(numbers) for numbers in zip(*counts, strict=True)]
    _line(canvas, row + 2 + len(names), _ALL.say(lang), sums, (_LABEL, sheet.TOTAL))


def _line(canvas: Canvas, row: int, name: str, numbers: Sequence[int], looks: tuple[Look, Look]) -> None:
    canvas.put(row, 0, Cell(name, looks[0]))
    for column, number in enumerate(numbers, 1):
        canvas.put(row, column, Cell(number, looks[1]))


def draw_meetings_and_sales(canvas: Canvas, place: tuple[int, int, int], facts: Facts, lang: Lang) -> None:
    """Put how far the meetings reached, and once there are sales what came of the days.

    `place` is the row to begin with, the first column and the last.
    """
    row, left, right = place
    figures = {name: format_number(figure.value) for name, figure in facts.figures.items()}
    told = [(word.say(lang), says.say(lang, **figures)) for word, says in _MEETINGS]
    if facts.sales.sold or facts.sales.left_out:
        told += [(word.say(lang), says.say(lang, **figures)) for word, says in _SALES]
        if facts.before is not None and facts.before.sold:
            told.append((_LAST_TIME.say(lang), _BAHT.say(lang, sold=format_number(facts.before.total))))
    canvas.put(row, left, Cell(_MEETINGS_AND_SALES.say(lang), sheet.SECTION))
    for at, (word, said) in enumerate(told, row + 1):
        canvas.put(at, left, Cell(word, _LABEL), left + 1)
        canvas.put(at, left + 2, Cell(said, sheet.TEXT), right)
