"""ผังร้าน: the drawing with its names, its legend, and what is known of how good it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Venue
from otopsheets.layout.standing import Standing, standing
from otopsheets.selection.outcomes import Outcome, Selection
from otopsheets.tabs import certificate, palette, sheet, words
from otopsheets.tabs.canvas import Canvas
from otopsheets.tabs.model import Area, Cell, Look, Tab
from otopsheets.wording import Lang, Wording

KEY, TITLE = "layout", "ผังร้าน"

_HEADING = Wording("ผังร้าน", "Stall layout")
_ABOUT = Wording("ผังเดียวกับแท็บ {venue}", "The same ground as the tab {venue}")
_NO_VENUE = Wording("ยังไม่มีผังพื้นที่ของงานนี้", "No venue is drawn for this fair yet.")
_SERVICES = (("power", Wording("ไฟ", "power")), ("water", Wording("น้ำ", "water")))
_FREE = Wording("ว่าง", "free")
_LEGEND = Wording("{word} {count} ล็อก", "{word}: {count}")

_STALL_WIDTHS = (28.0, 24.0, 20.0, 17.0, 15.0, 13.0, 11.0)
"""Tried in turn: the one with which the page is printed largest is taken, the widest of equals."""
_AISLE_WIDTH, _LANDMARK_WIDTH = 5.0, 10.0
_AISLE_HEIGHT, _LANDMARK_HEIGHT, _LEAST_STALL_HEIGHT = 16.0, 26.0, 44.0
_LEAST_WIDTH = 110.0
"""A narrower map is given room on its right: the heading and the legend stand on it too."""

_STALL = Look(color=palette.INK, align="center", valign="middle", border="medium")
_EMPTY = replace(_STALL, color=palette.QUIET)
_LANDMARK = Look(
    bold=True, size=10, color=palette.ON_BAND, fill=palette.DARK, align="center", valign="middle", border="thin"
)
_WAY = Look(bold=True, size=10, color=palette.BAND, fill=palette.PALE, align="center", valign="middle")


@dataclass(frozen=True, slots=True)
class _Block:
    """A rectangle of the map that shows one thing."""

    area: Area
    cell: Cell


def layout_tab(venue: Venue | None, plan: Plan | None, selection: Selection, today: date, lang: Lang) -> Tab:
    """Draw the venue as it was drawn, with who stands where; below it the legend and the certificate.

    Stalls of one group that touch are merged. Without a plan the stalls are drawn empty.
    """
    title = sheet.heading(_HEADING, _about(venue), selection.fair, today, lang)
    if venue is None or not venue.stalls:
        cells = (*title, (), (Cell(_NO_VENUE.say(lang), sheet.SUBTITLE),))
        return Tab(KEY, TITLE, cells, widths=(_LEAST_WIDTH,), heights={0: sheet.TITLE_HEIGHT}, color=palette.PURPLE)
    drawn = _drawn(venue, plan, selection, lang)
    top = min(block.area.first_row for block in drawn)
    left = min(block.area.first_column for block in drawn)
    down = sheet.HEADING_ROWS + 1 - top
    blocks = [replace(block, area=_moved(block.area, down, -left)) for block in drawn]
    legend = _legend(venue, plan, selection, lang)

    def composed(width: float) -> Tab:
        widths = _widths(blocks, width)
        canvas = Canvas(widths, heights=_heights(blocks, widths))
        for block in blocks:
            canvas.fill(block.area, block.cell)
        foot = certificate.Foot(canvas, max(block.area.last_row for block in blocks) + 2)
        foot.items(legend, wanted=19)
        certificate.write(foot, plan, selection, lang)
        return Tab(
            KEY,
            TITLE,
            (*title, *canvas.rows(len(title), foot.row)),
            widths=tuple(widths),
            heights={0: sheet.TITLE_HEIGHT, 1: sheet.LINE_HEIGHT, 2: sheet.LINE_HEIGHT, **canvas.heights},
            merges=tuple(canvas.merges),
            one_page=True,
            color=palette.PURPLE,
        )

    return max((composed(width) for width in _STALL_WIDTHS), key=sheet.print_scale)


def _about(venue: Venue | None) -> Wording:
    if venue is None:
        return Wording("", "")
    name = venue.title.replace("{", "{{").replace("}", "}}")
    return Wording(_ABOUT.th.replace("{venue}", name), _ABOUT.en.replace("{venue}", name))


def _drawn(venue: Venue, plan: Plan | None, selection: Selection, lang: Lang) -> list[_Block]:
    """Everything on the ground, each once: groups with their stalls, stalls that are free, landmarks."""
    outcomes = words.holders(selection)
    return [_Block(_area(each), _cell(each, outcomes, lang)) for each in standing(venue, plan.stalls if plan else {})]


def _area(each: Standing) -> Area:
    return Area(each.row, each.column, each.row + each.height - 1, each.column + each.width - 1)


def _cell(each: Standing, outcomes: Mapping[str, Outcome], lang: Lang) -> Cell:
    if each.landmark is not None:
        return Cell(each.landmark.text, _WAY if each.landmark.walkable else _LANDMARK)
    if each.key is None:
        return _vacant(each, lang)
    return _occupied(each, each.key, outcomes.get(each.key), lang)


def _moved(area: Area, down: int, right: int) -> Area:
    return Area(area.first_row + down, area.first_column + right, area.last_row + down, area.last_column + right)


def _labels(each: Standing, lang: Lang) -> str:
    """Name the stalls, and the services that every one of them has."""
    services = " ".join(word.say(lang) for name, word in _SERVICES if each.every(name))
    return f"{each.labels} · {services}" if services else each.labels


def _occupied(each: Standing, key: str, outcome: Outcome | None, lang: Lang) -> Cell:
    if outcome is None:
        return Cell(f"{_labels(each, lang)}\n{key}", _STALL)
    name, verdict = words.group_of(outcome), outcome.verdict
    if verdict.lane == "agency":
        category, fill = words.LANE["agency"].say(lang), palette.AGENCY
    else:
        category, fill = words.SHORT_CATEGORY[verdict.category].say(lang), palette.CATEGORY[verdict.category]
    products = words.listed(list(dict.fromkeys(product.name for product in verdict.products)))
    note = "\n".join(part for part in (name, words.tambon_of(outcome), products) if part)
    return Cell(f"{_labels(each, lang)}\n{name}\n({category})", sheet.filled(_STALL, fill), note)


def _vacant(each: Standing, lang: Lang) -> Cell:
    (stall,) = each.stalls
    kept = words.LANE["agency"].say(lang) if stall.agency else ""
    if stall.category:
        kept = words.SHORT_CATEGORY[stall.category].say(lang)
    word = _FREE.say(lang)
    return Cell(f"{_labels(each, lang)}\n({f'{word}: {kept}' if kept else word})", _EMPTY)


def _widths(blocks: Sequence[_Block], stall_width: float) -> list[float]:
    """Give stalls room for names, landmarks for their word, and aisles little."""
    widths = [_AISLE_WIDTH] * (max(block.area.last_column for block in blocks) + 1)
    for block in blocks:
        area, stall = block.area, _is_stall(block)
        if stall or area.first_column == area.last_column:
            for column in range(area.first_column, area.last_column + 1):
                widths[column] = max(widths[column], stall_width if stall else _LANDMARK_WIDTH)
    while sum(widths) < _LEAST_WIDTH:
        widths.append(stall_width)
    return widths


def _heights(blocks: Sequence[_Block], widths: Sequence[float]) -> dict[int, float]:
    """Make every row of the map as high as the text in it needs."""
    rows = [row for block in blocks for row in (block.area.first_row, block.area.last_row)]
    heights = dict.fromkeys(range(min(rows), max(rows) + 1), _AISLE_HEIGHT)
    for block in blocks:
        area = block.area
        room = sum(widths[area.first_column : area.last_column + 1])
        needed = max(
            sheet.height(str(block.cell.value), room, block.cell.look.size),
            _LEAST_STALL_HEIGHT if _is_stall(block) else _LANDMARK_HEIGHT,
        )
        tall = area.last_row - area.first_row + 1
        for row in range(area.first_row, area.last_row + 1):
            heights[row] = max(heights[row], round(needed / tall))
    return heights


def _is_stall(block: _Block) -> bool:
    return block.cell.look.border == "medium"


def _legend(venue: Venue, plan: Plan | None, selection: Selection, lang: Lang) -> list[Cell]:
    """Name every colour that is on the map, and how many stalls have it."""
    counts: Counter[str | None] = Counter()
    outcomes = words.holders(selection)
    plan_stalls: Mapping[str, Sequence[str]] = plan.stalls if plan is not None else {}
    agencies = 0
    for key, labels in plan_stalls.items():
        outcome = outcomes.get(key)
        if outcome is not None and outcome.verdict.lane == "agency":
            agencies += len(labels)
        else:
            counts[outcome.verdict.category if outcome else None] += len(labels)
    look = replace(_STALL, border="thin")
    told = [
        Cell(_LEGEND.say(lang, word=words.SHORT_CATEGORY[key].say(lang), count=counts[key]), sheet.filled(look, fill))
        for key, fill in palette.CATEGORY.items()
        if counts[key]
    ]
    if agencies:
        word = words.LANE["agency"].say(lang)
        told.append(Cell(_LEGEND.say(lang, word=word, count=agencies), sheet.filled(look, palette.AGENCY)))
    free = len(venue.stalls) - sum(counts.values()) - agencies
    if free:
        told.append(Cell(_LEGEND.say(lang, word=_FREE.say(lang), count=free), replace(_EMPTY, border="thin")))
    return told
