"""Why no layout is possible: the smallest demands that cannot stand together, told with numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from otopsheets.errors import NoLayoutPossible
from otopsheets.layout.feasible import feasible_places
from otopsheets.layout.marks import label_key
from otopsheets.layout.problem import Problem
from otopsheets.wording import Wording

ConflictKind = Literal["stalls", "row", "pin", "together"]
MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that cannot all be met, though any one fewer of `keys` could.

    `asking` are all demands that ask for the same scarce thing, `keys` among them. `needed` and
    `available` count stalls; for kind `row` places long enough. `stalls` are the labels that would do.
    `what` names the thing (ไฟ, น้ำ, a category's key …), as words in both languages.
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
    "{what} {groups} กลุ่ม รวม {needed} ล็อก แต่{supply}มี {available} ล็อก (ได้แก่ {names}) "
    "โปรดลดจำนวนล็อก เพิ่มล็อกในผัง หรือแก้เครื่องหมายในผัง",
    "{what_en}: {groups} groups, {needed} stalls in all, but {supply_en}: {available} ({names}). "
    "Grant fewer stalls, draw more, or change the marks in the drawing.",
)
_ROW = Wording(
    "ต้องใช้ล็อกติดกัน {size} ล็อก{which} {groups} กลุ่ม แต่ผังมีที่ติดกันยาวพอ {available} แห่ง "
    "(ได้แก่ {names}) โปรดลดจำนวนล็อกของกลุ่ม หรือแก้ผังให้มีล็อกติดกันมากขึ้น",
    "{groups} groups need {size} adjacent stalls{which_en}, but the venue has {available} places long enough "
    "({names}). Grant fewer stalls, or draw longer rows.",
)
_PIN = Wording(
    "มติกำหนดล็อก {pins} ให้ {names} ซึ่งขอ {needed} ล็อก{needs} แต่จัดตามนั้นไม่ได้ "
    "เพราะล็อกที่กำหนดไม่มีในผัง ไม่ติดกัน หรือไม่มีสิ่งที่กลุ่มต้องใช้ โปรดแก้มติหรือแก้ผัง",
    "The committee gave {names} stalls {pins}; it was granted {needed}{needs_en}. These stalls are not "
    "in the drawing, not adjacent, or lack what the group needs. Change the decision or the drawing.",
)
_TOGETHER = Wording(
    "กลุ่มต่อไปนี้ {groups} กลุ่ม รวม {needed} ล็อก จัดลงพร้อมกันไม่ได้ แม้มีล็อกที่ใช้ได้ {available} ล็อก "
    "เพราะต้องอยู่ติดกัน ตรงตามมติ หรือเว้นระยะจากไฟ: {names} โปรดผ่อนเงื่อนไขของกลุ่มใดกลุ่มหนึ่ง",
    "These {groups} groups ({needed} stalls) cannot stand together, though {available} stalls would do: they "
    "must be adjacent, as pinned, or apart from open fire: {names}. Relax the demand of one of them.",
)


def explain(problem: Problem) -> DemandsConflict:
    """Find an irreducible set of demands that cannot stand together, and say it in plain numbers.

    Single demands first, then too few stalls for a need (the scarcest first), then anything else. The set
    returned cannot be met, and every set with one demand fewer can (checked by the exact model).
    """
    for number, allowed in enumerate(problem.allowed):
        if not allowed:
            return _alone(problem, number)
    families = sorted(_families(problem), key=lambda family: len(family[1]))
    for members, stalls in families:
        if sum(problem.demands[each].stalls for each in members) > len(stalls):
            return _short(problem, members, stalls)
    return _together(problem, irreducible(range(len(problem.demands)), _oracle(problem)))


def _oracle(problem: Problem) -> Callable[[Sequence[int]], bool]:
    return lambda chosen: feasible_places(problem.part(chosen)) is not None


def irreducible(suspects: Sequence[int], possible: Callable[[Sequence[int]], bool]) -> list[int]:
    """Return a subset of `suspects` that is impossible, while each of its own subsets is possible.

    QuickXplain (Junker 2004): halves the suspects, so that a conflict of k among n takes about k·log(n/k)
    questions. `suspects` together must be impossible.
    """

    def among(known: list[int], fresh: bool, left: list[int]) -> list[int]:  # noqa: FBT001 - as published
        if fresh and not possible(known):
            return []
        if len(left) == 1:
            return left
        half = len(left) // 2
        first, second = left[:half], left[half:]
        from_second = among(known + first, bool(first), second)
        from_first = among(known + from_second, bool(from_second), first)
        return from_first + from_second

    return sorted(among([], False, list(suspects)))  # noqa: FBT003


def _families(problem: Problem) -> list[tuple[list[int], frozenset[int]]]:
    """Each set of stalls some demands are confined to, with all demands confined to it.

    For each distinct set of stalls A that a demand could use: everyone who can only stand within A.
    """
    reach = [frozenset(stall for place in allowed for stall in problem.positions[place]) for allowed in problem.allowed]
    every = frozenset(range(problem.stalls))
    return [
        ([number for number, each in enumerate(reach) if each <= within], within)
        for within in dict.fromkeys([*reach, every])
    ]


def _alone(problem: Problem, number: int) -> DemandsConflict:
    """One demand that no place in the venue can meet."""
    demand = problem.demands[number]
    needs, needs_en = _needs(problem, [number])
    if demand.pinned:
        pins = frozenset(label_key(label) for label in demand.pinned)
        stalls = tuple(stall.label for stall in problem.venue.stalls if label_key(stall.label) in pins)
        what = Wording(f"มติกำหนดล็อก {', '.join(demand.pinned)}", f"pinned to {', '.join(demand.pinned)}")
        conflict = Conflict("pin", (demand.key,), (demand.key,), stalls, demand.stalls, len(stalls), what)
        return DemandsConflict(
            _PIN, conflict, names=demand.name, pins=", ".join(demand.pinned), needed=demand.stalls,
            needs=f" และ{needs}" if needs else "", needs_en=f" and {needs_en}" if needs_en else "",
        )  # fmt: skip
    return _row(problem, [number], 0)


def _row(problem: Problem, chosen: Sequence[int], available: int) -> DemandsConflict:
    """Too few places of adjacent stalls."""
    keys, size = _keys(problem, chosen), min(problem.demands[each].stalls for each in chosen)
    needs, needs_en = _needs(problem, chosen)
    conflict = Conflict(
        "row", keys, keys, _labels(problem, chosen), len(chosen), available,
        Wording(f"ล็อกติดกัน {size} ล็อก", f"{size} adjacent stalls"),
    )  # fmt: skip
    return DemandsConflict(
        _ROW, conflict, size=size, groups=len(chosen), available=available, names=_names(problem, chosen),
        which=f" ที่{needs}" if needs else "", which_en=f" that {needs_en}" if needs_en else "",
    )  # fmt: skip


def _short(problem: Problem, members: list[int], stalls: frozenset[int]) -> DemandsConflict:
    """More stalls asked for than there are of the kind."""
    few: list[int] = []  # as few of them as are too many, so that the filter below has little to do
    for each in sorted(members, key=lambda each: -problem.demands[each].stalls):
        if sum(problem.demands[one].stalls for one in few) <= len(stalls):
            few.append(each)
    chosen = irreducible(few, _oracle(problem))
    needed = sum(problem.demands[each].stalls for each in members)
    needs, needs_en = _needs(problem, members)
    labels = tuple(stall.label for number, stall in enumerate(problem.venue.stalls) if number in stalls)
    what = Wording(needs or "ต้องใช้ล็อก", needs_en or "stalls asked for")
    conflict = Conflict("stalls", _keys(problem, chosen), _keys(problem, members), labels, needed, len(stalls), what)
    supply = f"ล็อกที่{needs.replace('ต้องใช้', 'มี')}" if needs else "ผัง"
    return DemandsConflict(
        _SHORT, conflict, what=what.th, what_en=what.en, groups=len(members), needed=needed,
        available=len(stalls), supply=supply, supply_en="stalls that would do" if needs else "stalls drawn",
        names=_names(problem, members),
    )  # fmt: skip


def _together(problem: Problem, chosen: list[int]) -> DemandsConflict:
    """Anything else: enough stalls by number, and still no way."""
    sizes = {problem.demands[each].stalls for each in chosen}
    labels = _labels(problem, chosen)
    plain = not any(problem.demands[each].fire or problem.demands[each].pinned for each in chosen)
    if plain and len(sizes) == 1 and len({problem.allowed[each] for each in chosen}) == 1:
        return _row(problem, chosen, len(chosen) - 1)
    needed = sum(problem.demands[each].stalls for each in chosen)
    what = Wording("จัดลงพร้อมกัน", "stand together")
    keys = _keys(problem, chosen)
    conflict = Conflict("together", keys, keys, labels, needed, len(labels), what)
    return DemandsConflict(
        _TOGETHER, conflict, groups=len(chosen), needed=needed, available=len(labels),
        names=_names(problem, chosen),
    )  # fmt: skip


def _needs(problem: Problem, chosen: Sequence[int]) -> tuple[str, str]:
    """Say in both languages what all of these need: '' if they have nothing in common."""
    demands = [problem.demands[each] for each in chosen]
    services = [
        (th, en)
        for th, en, asked in (
            ("ไฟ", "power", all(demand.power for demand in demands)),
            ("น้ำ", "water", all(demand.water for demand in demands)),
        )
        if asked
    ]
    kept = []
    if all(demand.lane == "agency" for demand in demands):
        kept.append(("ที่ของหน่วยงาน", "agencies' places"))
    elif len({demand.category for demand in demands}) == 1 and demands[0].category:
        kept.append((f"ที่ของประเภท {demands[0].category}", f"places for {demands[0].category}"))
    words = [*services, *kept]
    if not words:
        return "", ""
    return "ต้องใช้" + "และ".join(th for th, _ in words), "need " + " and ".join(en for _, en in words)


def _keys(problem: Problem, chosen: Sequence[int]) -> tuple[str, ...]:
    return tuple(problem.demands[each].key for each in chosen)


def _names(problem: Problem, chosen: Sequence[int]) -> str:
    names = [problem.demands[each].name for each in chosen]
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" … (+{more})" if more > 0 else "")


def _labels(problem: Problem, chosen: Sequence[int]) -> tuple[str, ...]:
    stalls = {stall for d in chosen for place in problem.allowed[d] for stall in problem.positions[place]}
    return tuple(stall.label for number, stall in enumerate(problem.venue.stalls) if number in stalls)
