"""A conflict, as data and in plain words with numbers that a look at the drawing confirms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from otopsheets.errors import NoLayoutPossible
from otopsheets.layout.marks import label_key
from otopsheets.layout.needs import OPEN, Need
from otopsheets.layout.problem import Problem
from otopsheets.wording import Wording

ConflictKind = Literal["stalls", "row", "pin", "together"]
MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that cannot all be met, though any one fewer of `keys` could.

    `asking` are all demands that ask for the same scarce thing, `keys` among them. `needed` and `available`
    count stalls; for kind `row`, groups and places for them that do not overlap. `stalls` are the labels that
    would do for some of `asking`; `what` names the thing that is scarce.

    | kind | what is scarce |
    |---|---|
    | `stalls` | stalls that offer what is needed; `what` names the need |
    | `row` | places of adjacent stalls |
    | `pin` | the stalls that the committee named |
    | `together` | nothing by number: adjacency, pins or open fire stand in the way |
    """

    kind: ConflictKind
    keys: tuple[str, ...]
    asking: tuple[str, ...]
    stalls: tuple[str, ...]
    needed: int
    available: int
    what: Wording


class DemandsConflict(NoLayoutPossible):
    """No layout keeps every hard rule; `conflict` says why as data, `str()` as a Thai sentence."""

    def __init__(self, wording: Wording, conflict: Conflict, /, **values: object) -> None:
        self.conflict = conflict
        super().__init__(wording, **values)


_SHORT = Wording(
    "{asks} {groups} กลุ่ม รวม {needed} ล็อก แต่{supply}มี {available} ล็อก{labels} ขาด {missing} ล็อก "
    "กลุ่มที่ขอ: {names} โปรดลดจำนวนล็อก เพิ่มล็อกในผัง หรือแก้เครื่องหมายในผัง",
    "{groups_en} {asks_en}, {needed} in all, but {supply_en}: {available}{labels}, {missing} too few. "
    "Asked by: {names}. Grant fewer stalls, draw more, or change the marks in the drawing.",
)
_ROW = Wording(
    "ต้องใช้{which}ติดกัน {size} ล็อก {needed} กลุ่ม แต่ผังมีที่ติดกันยาวพอ {available} แห่ง กลุ่มที่ขอ: {names} "
    "โปรดลดจำนวนล็อกของกลุ่ม หรือแก้ผังให้มีล็อกติดกันมากขึ้น",
    "{groups_en} {size} adjacent {which_en}, but the venue has room for {available} such groups at once. "
    "Asked by: {names}. Grant fewer stalls, or draw longer rows.",
)
_PIN = Wording(
    "มติกำหนดล็อก {pins} ให้ {names} ซึ่งได้ {needed} ล็อก แต่จัดตามนั้นไม่ได้ เพราะ{because} โปรดแก้มติหรือแก้ผัง",
    "The committee gave {names} stalls {pins}; it was granted {needed}. It cannot stand there: {because_en}. "
    "Change the decision or the drawing.",
)
_CONFINED = Wording(
    "{groups} กลุ่ม รวม {needed} ล็อก {because}ลงได้เฉพาะ {available} ล็อก{labels} ขาด {missing} ล็อก: {names} "
    "โปรดผ่อนเงื่อนไขของกลุ่มใดกลุ่มหนึ่ง แก้มติ หรือแก้ผัง",
    "{groups_en} {needed} in all, but {because_en}only {available} would do{labels}, {missing} too few: {names}. "
    "Relax the demand of one of them, or change the decision or the drawing.",
)
_TOGETHER = Wording(
    "กลุ่มต่อไปนี้ {groups} กลุ่ม รวม {needed} ล็อก จัดลงพร้อมกันไม่ได้ แม้มีล็อกที่ใช้ได้ {available} ล็อก "
    "เพราะ{because}: {names} โปรดผ่อนเงื่อนไขของกลุ่มใดกลุ่มหนึ่ง",
    "These groups cannot stand together: {names}. {groups_en} {needed} in all, and {available} would do, but "
    "{because_en}. Relax the demand of one of them.",
)


def pinned_amiss(problem: Problem, need: Need, number: int) -> DemandsConflict:
    """Say which of the committee's stalls are no place for the group pinned to them, and why."""
    demand, stalls = problem.demands[number], problem.venue.stalls
    drawn = {label_key(stall.label): stall for stall in stalls}
    because = []
    for label in demand.pinned:
        if (stall := drawn.get(label_key(label))) is None:
            because.append((f" {label} ไม่มีในผัง", f"{label} is not in the drawing"))
            continue
        if need.power > stall.power:
            because.append((f" {label} ไม่มีไฟ", f"{label} has no power"))
        if need.water > stall.water:
            because.append((f" {label} ไม่มีน้ำ", f"{label} has no water"))
        home = Need(home=need.home)
        if not home.offered_by(stall):
            kept, kept_en = ("กันไว้ให้ผู้อื่น", "is kept for others")
            if need.home != OPEN:
                kept, kept_en = f"ไม่ใช่{home.words.th}", f"is not one of the {home.words.en}"
            because.append((f" {label} {kept}", f"{label} {kept_en}"))
    if not because:
        size = demand.stalls
        because = [(f"ตรงนั้นไม่มีล็อกที่ใช้ได้ติดกัน {size} ล็อก", f"no {size} adjacent stalls there would do")]
    pins = {label_key(label) for label in demand.pinned}
    labels = tuple(stall.label for stall in stalls if label_key(stall.label) in pins)
    told = ", ".join(demand.pinned)
    what = Wording(f"มติกำหนดล็อก {told}", f"pinned to {told}")
    return DemandsConflict(
        _PIN, Conflict("pin", (demand.key,), (demand.key,), labels, demand.stalls, len(labels), what),
        names=demand.name, pins=told, needed=demand.stalls,
        because=" และ".join(th for th, _ in because), because_en=", and ".join(en for _, en in because),
    )  # fmt: skip


def short(problem: Problem, need: Need, chosen: Iterable[int], asking: Sequence[int]) -> DemandsConflict:
    """Say that more stalls are asked for by `asking` than offer what they need."""
    labels = tuple(stall.label for stall in problem.venue.stalls if need.offered_by(stall))
    words, needed, available = need.words, total(problem, asking), len(labels)
    asks, asks_en = f"ต้องใช้{words.th}", words.en
    if need.services and need.home is None:
        asks, asks_en = f"ต้องใช้{need.services.th}", f"stalls with {need.services.en}"
    conflict = Conflict("stalls", _keys(problem, chosen), _keys(problem, asking), labels, needed, available, words)
    anything = need == Need()
    return DemandsConflict(
        _SHORT, conflict,
        asks=asks, asks_en=asks_en, groups=len(asking), groups_en=_groups_need(asking), needed=needed,
        supply="ผัง" if anything else words.th + (" " if need.home else ""),
        supply_en="stalls drawn" if anything else words.en,
        available=available, labels="" if anything else _among(labels), missing=needed - available,
        names=_names(problem, asking),
    )  # fmt: skip


def no_row(problem: Problem, need: Need, chosen: Sequence[int], asking: Sequence[int]) -> DemandsConflict:
    """Say that the venue has one place of adjacent stalls fewer than `chosen`, who ask for as many stalls each."""
    size, words, available = problem.demands[chosen[0]].stalls, need.words, len(chosen) - 1
    gap = "" if need == Need() else " "
    conflict = Conflict(
        "row", _keys(problem, chosen), _keys(problem, asking), _labels(problem, chosen), len(asking), available,
        Wording(f"{words.th}{gap}ติดกัน {size} ล็อก", f"{size} adjacent {words.en}"),
    )  # fmt: skip
    return DemandsConflict(
        _ROW, conflict, size=size, needed=len(asking), groups_en=_groups_need(asking), available=available,
        names=_names(problem, asking), which=f"{words.th}{gap}", which_en=words.en,
    )  # fmt: skip


def confined(problem: Problem, chosen: Sequence[int]) -> DemandsConflict:
    """Say that `chosen` have no room on the only stalls that would do for any of them."""
    within = reach(problem, chosen)
    asking = [number for number in range(len(problem.demands)) if reach(problem, [number]) <= within]
    labels, needed = _labels(problem, chosen), total(problem, asking)
    pinned = any(problem.demands[each].pinned for each in chosen)
    conflict = Conflict(
        "pin" if pinned else "stalls", _keys(problem, chosen), _keys(problem, asking), labels, needed, len(labels),
        Wording("ล็อกที่ใช้ได้", "stalls that would do"),
    )  # fmt: skip
    return DemandsConflict(
        _CONFINED, conflict, groups=len(asking), groups_en=_groups_need(asking), needed=needed, available=len(labels),
        because="ตามมติแล้ว" if pinned else "", because_en="as the committee decided " if pinned else "",
        labels=_among(labels), missing=needed - len(labels), names=_names(problem, asking),
    )  # fmt: skip


def not_together(problem: Problem, chosen: Sequence[int]) -> DemandsConflict:
    """Say what keeps `chosen` from standing together though there are stalls enough."""
    demands = [problem.demands[each] for each in chosen]
    because = []
    if any(demand.stalls > 1 for demand in demands):
        because.append(("บางกลุ่มต้องได้ล็อกติดกัน", "some of them need adjacent stalls"))
    if any(demand.pinned for demand in demands):
        because.append(("บางกลุ่มต้องอยู่ตามมติ", "some of them are pinned"))
    if any(demand.fire for demand in demands):
        because.append(
            ("ร้านที่ปรุงด้วยไฟต้องไม่ติดร้านใด", "open fire must stand beside nobody")
            if problem.fire_gap
            else ("ร้านที่ปรุงด้วยไฟต้องไม่ติดร้านผ้า", "open fire must not stand beside textiles")
        )
    labels, keys, needed = _labels(problem, chosen), _keys(problem, chosen), total(problem, chosen)
    what = Wording("จัดลงพร้อมกัน", "stand together")
    return DemandsConflict(
        _TOGETHER, Conflict("together", keys, keys, labels, needed, len(labels), what),
        groups=len(keys), groups_en=_groups_need(keys), needed=needed, available=len(labels),
        names=_names(problem, chosen),
        because=" และ".join(th for th, _ in because), because_en=", and ".join(en for _, en in because),
    )  # fmt: skip


def total(problem: Problem, chosen: Iterable[int]) -> int:
    """Return how many stalls these demands ask for in all."""
    return sum(problem.demands[each].stalls for each in chosen)


def reach(problem: Problem, chosen: Iterable[int]) -> frozenset[int]:
    """Return every stall that one of these demands could stand on."""
    return frozenset(stall for d in chosen for place in problem.allowed[d] for stall in problem.positions[place])


def _keys(problem: Problem, chosen: Iterable[int]) -> tuple[str, ...]:
    return tuple(problem.demands[each].key for each in chosen)


def _labels(problem: Problem, chosen: Iterable[int]) -> tuple[str, ...]:
    within = reach(problem, chosen)
    return tuple(stall.label for number, stall in enumerate(problem.venue.stalls) if number in within)


def _names(problem: Problem, chosen: Iterable[int]) -> str:
    return _first([problem.demands[each].name for each in chosen])


def _among(labels: Sequence[str]) -> str:
    return f" ({_first(labels)})" if labels else ""


def _first(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" … (+{more})" if more > 0 else "")


def _groups_need(groups: Sequence[object]) -> str:
    return "1 group needs" if len(groups) == 1 else f"{len(groups)} groups need"
