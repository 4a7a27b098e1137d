"""What stands below the map: its legend, the worth of the layout term by term, and what is proven of it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from otopsheets.layout.plan import Plan
from otopsheets.selection.outcomes import Selection
from otopsheets.tabs import palette, sheet, words
from otopsheets.tabs.canvas import Canvas
from otopsheets.tabs.model import Cell, Look
from otopsheets.wording import Lang, Wording

TERMS: Mapping[str, Wording] = MappingProxyType({
    "togetherness": Wording("ร้านประเภทเดียวกันอยู่ใกล้กัน", "stalls of one category near each other"),
    "block": Wording("ประเภทเดียวกันแตกเป็นหลายกลุ่ม (หัก)", "a category in several blocks (taken off)"),
    "same_product": Wording("สินค้าเหมือนกันอยู่ติดกัน (หัก)", "the same product side by side (taken off)"),
    "wishes": Wording("ได้ล็อกที่ขอไว้", "wishes for a stall met"),
    "agency": Wording("หน่วยงานอยู่ใกล้ทางเข้า", "agencies near the entrance"),
    "rotation": Wording("ครั้งก่อนได้ที่ไกล ครั้งนี้ได้ที่ดี", "a good place for who stood far last time"),
    "stability": Wording("ย้ายจากที่ประกาศไว้แล้ว (หัก)", "moved from the plan announced (taken off)"),
})  # fmt: skip
"""Each term of the objective, in the words of a meeting."""

NO_PLAN = Wording("ยังไม่ได้จัดร้านลงล็อก", "No stalls have been given out yet.")
PROVEN = Wording(
    "พิสูจน์แล้วว่าดีที่สุด: ได้ {objective} คะแนน และไม่มีผังใดได้มากกว่านี้ตามกติกาเดียวกัน",
    "Proven best: {objective} points, and under the same rules no layout can have more.",
)
NOT_PROVEN = Wording(
    "ผังนี้ถูกกติกาทุกข้อ แต่ยังพิสูจน์ไม่ได้ว่าดีที่สุด: ได้ {objective} คะแนน ไม่มีผังใดเกิน {bound} คะแนน (ห่างไม่เกิน {gap}%)",
    "This layout keeps every rule; it is not proven best: {objective} points, no layout can have more than {bound} "
    "(at most {gap} % better).",
)
DRAWN = Wording(
    "ที่ตั้งร้านมาจากการจับสลากด้วยเลข {seed} ไม่ได้เรียงตามคะแนน",
    "Places were drawn by lot with seed {seed}, not arranged by points.",
)
_POINTS = Wording("ที่มาของคะแนน {objective}", "Where the {objective} points come from")
_MOVED = Wording("ย้ายจากที่ประกาศไว้: {names}", "Moved since the plan was announced: {names}")

_TERM = Look(size=10, color=palette.INK, valign="middle", border="thin")
_STATUS = Look(bold=True, size=12, color=palette.INK, valign="middle", border="thin")
_FILLS: Mapping[str, str] = MappingProxyType(
    {"proven-best": palette.GREEN, "feasible": palette.YELLOW, "drawn": palette.SKY}
)


@dataclass
class Foot:
    """The lines below a map, laid over the columns of its canvas: `row` is the next free one."""

    canvas: Canvas
    row: int

    def items(self, cells: Sequence[Cell], wanted: float) -> None:
        """Put cells beside each other, each at least `wanted` characters wide, in as many rows as it takes."""
        places = sheet.spans(self.canvas.widths, wanted)
        for begin in range(0, len(cells), len(places)):
            for cell, (first, last) in zip(cells[begin : begin + len(places)], places, strict=False):
                self.canvas.put(self.row, first, cell, last)
            self.row += 1

    def line(self, cell: Cell) -> None:
        """Put one cell over the whole width."""
        self.canvas.put(self.row, 0, cell, len(self.canvas.widths) - 1)
        self.row += 1

    def gap(self) -> None:
        """Leave a little room."""
        self.canvas.heights[self.row] = 8.0
        self.row += 1


def write(foot: Foot, plan: Plan | None, selection: Selection, lang: Lang) -> None:
    """Tell below the map what is known of the plan."""
    fill = palette.YELLOW if plan is None else _FILLS[plan.status]
    foot.gap()
    foot.line(Cell(status(plan, selection, lang), sheet.filled(_STATUS, fill)))
    if plan is None:
        return
    foot.gap()
    foot.line(Cell(_POINTS.say(lang, objective=f"{plan.objective:.2f}"), sheet.SECTION))
    foot.items([Cell(term, _TERM) for term in terms(plan, lang)], wanted=44)
    if plan.moved:
        foot.line(Cell(moved(plan, selection, lang), replace(_TERM, border="")))


def status(plan: Plan | None, selection: Selection, lang: Lang) -> str:
    """Say how good a plan is known to be, and no more than that."""
    if plan is None:
        return NO_PLAN.say(lang)
    if plan.status == "drawn":
        seed = selection.draw.seed if selection.draw is not None else selection.fair.seed
        return DRAWN.say(lang, seed=seed)
    objective = f"{plan.objective:.2f}"
    if plan.status == "proven-best":
        return PROVEN.say(lang, objective=objective)
    bound, gap = plan.bound or 0.0, plan.gap or 0.0
    rounded_up = f"{math.ceil(bound * 100) / 100:.2f}"
    return NOT_PROVEN.say(lang, objective=objective, bound=rounded_up, gap=f"{max(gap * 100, 0.1):.1f}")


def terms(plan: Plan, lang: Lang) -> list[str]:
    """Say what each term of the objective gives or takes."""
    return [_term(name, share, lang) for name, share in plan.shares.items()]


def moved(plan: Plan, selection: Selection, lang: Lang) -> str:
    """Name those who stand elsewhere than was announced."""
    names = {outcome.key: words.group_of(outcome) for outcome in selection.outcomes}
    return _MOVED.say(lang, names=words.listed([names.get(key, key) for key in plan.moved]))


def _term(name: str, share: float, lang: Lang) -> str:
    said = TERMS[name].say(lang) if name in TERMS else name
    return f"{said}  {share:+.2f}" if round(share, 2) else f"{said}  0"
