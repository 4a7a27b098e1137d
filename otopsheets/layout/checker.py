"""An independent check of a plan, before it is written, whichever way it came.

Shares no code with the model: it reads only the drawing's cells and the demands, works out for itself who
stands beside whom, and believes nothing the model says.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from otopsheets.layout.demands import Demand
from otopsheets.layout.stalls import Stall, Venue
from otopsheets.wording import Lang, Wording

Rule = Literal["unplaced", "unknown", "count", "doubled", "row", "power", "water", "agency", "category", "pin", "fire"]
_SAYS: Mapping[Rule, Wording] = {
    "unplaced": Wording("{name} ยังไม่มีล็อก", "{name} has no stall"),
    "unknown": Wording("{name}: ไม่มี {stalls} ในผังหรือในคำขอ", "{name}: {stalls} is not known"),
    "count": Wording("{name} ได้ล็อก {stalls} ไม่ตรงจำนวน", "{name} holds {stalls}, not as many as granted"),
    "doubled": Wording("ล็อก {stalls} มีมากกว่าหนึ่งกลุ่ม: {name}", "stall {stalls} is held twice: {name}"),
    "row": Wording("{name}: ล็อก {stalls} ไม่ติดกันเป็นแถวเดียว", "{name}: {stalls} are not adjacent in one row"),
    "power": Wording("{name}: ล็อก {stalls} ไม่มีไฟ", "{name}: {stalls} has no power"),
    "water": Wording("{name}: ล็อก {stalls} ไม่มีน้ำ", "{name}: {stalls} has no water"),
    "agency": Wording("{name}: ล็อก {stalls} ไม่ตรงที่ของหน่วยงาน", "{name}: {stalls} is for others (agencies)"),
    "category": Wording("{name}: ล็อก {stalls} ไม่ตรงที่ของประเภท", "{name}: {stalls} is for others"),
    "pin": Wording("{name}: ล็อก {stalls} ไม่ตรงมติ", "{name}: {stalls} is not what the committee decided"),
    "fire": Wording("{name}: ล็อก {stalls} อยู่ติดไฟโดยไม่เว้นระยะ", "{name}: {stalls} is too close to open fire"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """A hard rule that a plan breaks: which, who, on which stalls."""

    rule: Rule
    key: str
    name: str
    stalls: tuple[str, ...] = ()

    def message(self, lang: Lang = "th") -> str:
        """Say what is wrong."""
        return _SAYS[self.rule].say(lang, name=self.name, stalls=", ".join(self.stalls))


def faults(
    venue: Venue,
    demands: Sequence[Demand],
    plan_stalls: Mapping[str, Sequence[str]],
    fire_gap: bool = False,  # noqa: FBT001, FBT002 - the district's rule, passed as it stands in the sheet
) -> list[Fault]:
    """List every hard rule the plan breaks; an empty list means that it holds."""
    found = [
        Fault("unknown", key, key, tuple(labels))
        for key, labels in plan_stalls.items()
        if key not in {demand.key for demand in demands}
    ]
    at = {stall.label: stall for stall in venue.stalls}
    standing: dict[str, list[Demand]] = {}
    for demand in demands:
        labels = tuple(plan_stalls.get(demand.key, ()))
        if not labels:
            found.append(Fault("unplaced", demand.key, demand.name))
            continue
        strangers = tuple(label for label in labels if label not in at)
        if strangers:
            found.append(Fault("unknown", demand.key, demand.name, strangers))
            continue
        for label in dict.fromkeys(labels):
            standing.setdefault(label, []).append(demand)
        found += _own(venue, demand, [at[label] for label in labels])
    for label, holders in standing.items():
        if len(holders) > 1:
            names = ", ".join(demand.name for demand in holders)
            found.append(Fault("doubled", holders[0].key, names, (label,)))
    return found + _burning(venue, standing, fire_gap=fire_gap)


def _own(venue: Venue, demand: Demand, stalls: Sequence[Stall]) -> list[Fault]:
    """Check the rules that concern one group alone."""
    broken: list[tuple[Rule, Sequence[Stall]]] = []
    if len({stall.label for stall in stalls}) != demand.stalls or len(stalls) != demand.stalls:
        broken.append(("count", stalls))
    elif not _one_row(venue, stalls) and not (_as_pinned(demand, stalls) and _hang_together(stalls)):
        broken.append(("row", stalls))
    agencies_marked = any(stall.agency for stall in venue.stalls)
    is_agency = demand.lane == "agency"
    at_home = is_agency and agencies_marked  # their places are marked, whatever category stands there too
    category_marked = demand.category in {stall.category for stall in venue.stalls if stall.category}
    for stall in stalls:
        if demand.power and not stall.power:
            broken.append(("power", [stall]))
        if demand.water and not stall.water:
            broken.append(("water", [stall]))
        if stall.agency != at_home:
            broken.append(("agency", [stall]))
        keeps_for = stall.category is not None and stall.category != demand.category
        belongs_elsewhere = category_marked and stall.category != demand.category
        if not at_home and (keeps_for or (belongs_elsewhere and not is_agency) or (is_agency and stall.category)):
            broken.append(("category", [stall]))
    held, pinned = {_plain(stall.label) for stall in stalls}, {_plain(label) for label in demand.pinned}
    if pinned and not (pinned <= held or (held <= pinned and len(pinned) > demand.stalls)):
        broken.append(("pin", stalls))
    return [Fault(rule, demand.key, demand.name, tuple(stall.label for stall in where)) for rule, where in broken]


def _one_row(venue: Venue, stalls: Sequence[Stall]) -> bool:
    """Tell whether the rectangles follow each other in a row: without a gap, all of one depth, not back to back."""
    if len(stalls) == 1:
        return True
    for across in (True, False):
        row = sorted(stalls, key=lambda stall: _span(stall, across=across))
        spans = [_span(stall, across=across) for stall in row]
        if all(here[1] == there[0] and here[2:] == there[2:] for here, there in pairwise(spans)) and all(
            _of_one_row(venue, one, two, across=across) for one, two in pairwise(row)
        ):
            return True
    return False


def _of_one_row(venue: Venue, one: Stall, two: Stall, *, across: bool) -> bool:
    """Two rows back to back are no row: at one of the two their line must be the longer one, or at both as long."""
    along = _line(venue, one, across=across)
    shorter, longer = sorted(_line(venue, stall, across=not across) for stall in (one, two))
    return along > shorter or along == shorter == longer


def _line(venue: Venue, stall: Stall, *, across: bool) -> int:
    """Count the stalls of one depth in line with this one; at most two cells, none of them open, part any two."""
    solid = {cell for each in venue.stalls for cell in each.cells}
    solid |= {cell for mark in venue.landmarks if not mark.walkable for cell in mark.cells}
    mine = _span(stall, across=across)
    lines: list[list[tuple[int, int, int, int]]] = []
    end = -3
    for span in sorted(_span(each, across=across) for each in venue.stalls):
        if span[2:] == mine[2:]:
            between = [(along, beside) for along in range(end, span[0]) for beside in range(*mine[2:])]
            shut = all((cell[::-1] if across else cell) in solid for cell in between)
            if span[0] - end > 2 or not shut:
                lines.append([])
            lines[-1].append(span)
            end = span[1]
    return next(len(line) for line in lines if mine in line)


def _span(stall: Stall, *, across: bool) -> tuple[int, int, int, int]:
    """Where a rectangle begins and ends along the line, then where beside it; ends are out."""
    columns, rows = (stall.column, stall.column + stall.width), (stall.row, stall.row + stall.height)
    return (*columns, *rows) if across else (*rows, *columns)


def _as_pinned(demand: Demand, stalls: Sequence[Stall]) -> bool:
    """Tell whether the committee named just these stalls, every one."""
    return {_plain(label) for label in demand.pinned} == {_plain(stall.label) for stall in stalls}


def _hang_together(stalls: Sequence[Stall]) -> bool:
    """Tell whether one can step from each stall to every other over edges they share."""
    reached, left = [stalls[0]], list(stalls[1:])
    for here in reached:
        beside = [stall for stall in left if _share_an_edge(here, stall)]
        left = [stall for stall in left if stall not in beside]
        reached += beside
    return not left


def _burning(venue: Venue, standing: Mapping[str, Sequence[Demand]], *, fire_gap: bool) -> list[Fault]:
    """Open fire beside textiles; with the gap, beside anyone."""
    held = [(stall, demand) for stall in venue.stalls for demand in standing.get(stall.label, ())]
    found = []
    for stall, demand in held:
        if not demand.fire:
            continue
        for other, beside in held:
            wary = fire_gap or beside.category == "textile"
            if wary and beside.key != demand.key and _share_an_edge(stall, other):
                found.append(Fault("fire", beside.key, beside.name, (other.label, stall.label)))
    return found


def _share_an_edge(one: Stall, two: Stall) -> bool:
    """Tell whether two rectangles touch along more than a point."""
    rows = min(one.row + one.height, two.row + two.height) - max(one.row, two.row)
    columns = min(one.column + one.width, two.column + two.width) - max(one.column, two.column)
    return (rows == 0 and columns > 0) or (columns == 0 and rows > 0)


_SIGNS = {0x0E50 + digit: str(digit) for digit in range(10)} | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WORD = re.compile(
    r"^(?:(?:(?:ล[็๊้]?อ[กค]|บู[๊้็]?[ธทต]|แผงลอย|แผง|ร้านค้า|ร้าน|เต[็้๊]น(?:ท์|ต์|ท)?|ช่อง|เบอร์|หมายเลข|เลขที่|"
    r"lock|stall|booth|no(?=[\s\d.:#-]|$)\.?|#)(?:\s*ที่)?|ที่)[\s.:#-]*){1,2}"
)


def _plain(label: str) -> str:
    """Keep the part of a label that tells stalls apart: letters and numbers, without the word for a stall."""
    text = re.sub(r"^\W*(\d+)\.0+\W*$", r"\1", label.translate(_SIGNS).casefold()).lstrip("([{<“‘«\"' ")
    bare = _WORD.sub("", text)
    numbers = re.split(r"(?<=\d)\s*[^\w\s]+\s*(?=\d)", bare if re.search(r"\w", bare) else text)
    kept = "-".join(re.sub(r"[^0-9a-z\u0e00-\u0e7f]", "", number) for number in numbers)
    return re.sub(r"(?<!\d)0+(?=\d)", "", kept)
