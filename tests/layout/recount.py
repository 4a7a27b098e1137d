"""Counting again what a conflict told: who asks, for how much, and how much of it is drawn."""

from collections.abc import Sequence
from itertools import combinations

from otopsheets.layout.conflict import Conflict
from otopsheets.layout.demands import Demand
from tests.layout.by_hand import in_one_row, places_of, plain
from tests.layout.grounds import CATEGORY_NAMES, Ground, Plot


def recounted(ground: Ground, demands: Sequence[Demand], conflict: Conflict) -> tuple[set[str], set[str], int, int]:
    """Who asks, the stalls that would do, how many are needed and how many there are, from what the conflict names."""
    by_key = {demand.key: demand for demand in demands}
    if conflict.kind == "together":
        return counted(ground, [by_key[key] for key in conflict.keys])
    if conflict.kind == "pin" and len(conflict.keys) == 1:
        (demand,) = (by_key[key] for key in conflict.keys)
        drawn = {plain(label) for label in demand.pinned} & {plot.label for plot in ground.plots}
        return {demand.key}, drawn, demand.stalls, len(drawn)
    if conflict.what.th == "ล็อกที่ใช้ได้":
        within = would_do(ground, [by_key[key] for key in conflict.keys])
        return counted(ground, [demand for demand in demands if would_do(ground, [demand]) <= within])
    words = conflict.what.th.split(" ติดกัน")[0].split("ติดกัน")[0]
    asking = [demand for demand in demands if asks_for(ground, words, demand)]
    offering = [plot for plot in ground.plots if offers(words, plot)]
    if conflict.kind == "row":
        size = by_key[conflict.keys[0]].stalls
        asking = [demand for demand in asking if demand.stalls == size]
        stalls = would_do(ground, [by_key[key] for key in conflict.keys])
        return {demand.key for demand in asking}, stalls, len(asking), most_rows(ground, offering, size)
    needed = sum(demand.stalls for demand in asking)
    return {demand.key for demand in asking}, {plot.label for plot in offering}, needed, len(offering)


def counted(ground: Ground, asking: Sequence[Demand]) -> tuple[set[str], set[str], int, int]:
    stalls = would_do(ground, asking)
    return {demand.key for demand in asking}, stalls, sum(demand.stalls for demand in asking), len(stalls)


def would_do(ground: Ground, asking: Sequence[Demand]) -> set[str]:
    return {plot.label for demand in asking for place in places_of(ground, demand) for plot in place}


def offers(words: str, plot: Plot) -> bool:
    """Tell whether a stall is one of `ล็อกทั่วไป ที่มีไฟและน้ำ`."""
    return (
        ("ไฟ" not in words or plot.power)
        and ("น้ำ" not in words or plot.water)
        and ("หน่วยงาน" not in words or plot.agency)
        and ("ทั่วไป" not in words or not (plot.agency or plot.category))
        and all(name not in words or (plot.category == key and not plot.agency) for key, name in CATEGORY_NAMES.items())
    )


def asks_for(ground: Ground, words: str, demand: Demand) -> bool:
    """Tell whether a group needs all that the words say."""
    kept = {plot.category for plot in ground.plots if plot.category}
    for_agencies = demand.lane == "agency" and any(plot.agency for plot in ground.plots)
    at_home = demand.lane != "agency" and demand.category in kept
    return (
        ("ไฟ" not in words or demand.power)
        and ("น้ำ" not in words or demand.water)
        and ("หน่วยงาน" not in words or for_agencies)
        and ("ทั่วไป" not in words or not (for_agencies or at_home))
        and all(name not in words or (at_home and demand.category == key) for key, name in CATEGORY_NAMES.items())
    )


def most_rows(ground: Ground, plots: Sequence[Plot], size: int) -> int:
    """The most rows of `size` adjacent stalls that do not overlap."""
    rows = [frozenset(plot.label for plot in some) for some in combinations(plots, size) if in_one_row(ground, some)]

    def most(left: Sequence[frozenset[str]]) -> int:
        return max((1 + most([row for row in left[n + 1 :] if not row & left[n]]) for n in range(len(left))), default=0)

    return most(rows)
