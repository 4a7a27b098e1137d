"""Markets to measure the layout on, made like real ones from a seed: the same seed gives the same market.

A venue is a field of rows: two rows back to back, an aisle, two rows … with a cross aisle through all of them, a tree
here and there between the stalls, the entrance below and a stage above. Power runs along some rows, water stands
at the ends of a few. Agencies have their stalls by the entrance. Of the applicants one in eight is an agency; the rest
fall into seven categories of unequal size; a quarter need power, an eighth water, one in seven cooks with fire, one in
ten has two or three stalls, one in seven wishes for one or two stalls by name. These shares are those of the sample
(41 on 48 stalls). `second=True` makes it a second market: two groups in three stood at the one before, near or far.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from otopsheets.layout.demands import Demand
from otopsheets.layout.stalls import Venue
from otopsheets.layout.venue import read_venue

CATEGORIES = {"food": 26, "drink": 10, "textile": 18, "decoration": 16, "herbal": 10, "produce": 14, "processed": 6}
"""The seven categories, and how many in a hundred groups fall into each."""
COOKS = ("food", "drink", "processed")
PRODUCTS = 20
"""How many different products a category has."""


def market(seed: int, applicants: int, stalls: int, *, second: bool = False) -> tuple[Venue, list[Demand]]:
    """Return a venue of `stalls` stalls and the demands of `applicants` groups that can all stand on it."""
    chance = random.Random(f"{seed} {applicants}/{stalls}")
    agencies = max(1, applicants // 8)
    venue, _ = read_venue("ผัง", _drawing(chance, stalls, agencies))
    free = {"power": 0, "water": 0, "all": 0}
    for stall in venue.stalls:
        if not stall.agency:
            free["all"] += 1
            free["power"] += stall.power
            free["water"] += stall.water
    groups = applicants - agencies
    power = set(chance.sample(range(groups), min(groups // 4, free["power"] * 3 // 4)))
    water = set(chance.sample(range(groups), min(groups // 8, free["water"] * 3 // 4)))
    spare = (free["all"] - groups) // 2
    labels = [stall.label for stall in venue.stalls if not stall.agency]
    demands = [Demand(f"agency-{n}", f"หน่วยงาน {n}", lane="agency", order=groups + n) for n in range(agencies)]
    for number in range(groups):
        more = 0
        if number not in power | water and spare > 0 and chance.random() < 1 / 10:
            more = min(spare, chance.choice((1, 1, 2)))
            spare -= more
        category = chance.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
        demands.append(
            Demand(
                f"group-{number}",
                f"กลุ่ม {number}",
                stalls=1 + more,
                power=number in power,
                water=number in water,
                fire=category in COOKS and chance.random() < 1 / 3,
                category=category,
                product=f"{category} {chance.randrange(PRODUCTS)}",
                wants=tuple(chance.sample(labels, chance.randint(1, 2))) if chance.random() < 1 / 7 else (),
                order=number,
                last_distance=float(chance.randint(1, 40)) if chance.random() < 2 / 3 and second else None,
            )
        )
    return venue, demands


def _drawing(chance: random.Random, stalls: int, agencies: int) -> Sequence[Sequence[str]]:
    """Draw the field, from the stage down to the entrance."""
    wide = max(4, round(math.sqrt(stalls * 1.3)))
    cross = chance.randrange(wide // 3, wide - wide // 3)
    rows: list[list[str]] = [["", "เวที"], []]
    left, row = stalls, 0
    while left:
        here = min(wide, left)
        line = [""]
        powered, watered = chance.random() < 0.5, chance.random() < 0.5
        for column in range(here):
            if column == cross:
                line.append("")
            if chance.random() < 0.02:
                line.append("ต้นไม้")
            tags = "".join((
                " ไฟ" if powered or chance.random() < 0.15 else "",
                " น้ำ" if watered and column % (wide - 1) < 2 else "",
                " หน่วยงาน" if left - column <= agencies else "",
            ))  # fmt: skip
            line.append(f"{_letters(row)}{column + 1}{tags}")
        rows.append(line)
        left -= here
        row += 1
        if row % 2 == 0:
            rows.append([])
    return [*rows, [], [""] * (1 + cross) + ["ทางเข้า"]]


def _letters(number: int) -> str:
    return ("" if number < 26 else chr(64 + number // 26)) + chr(65 + number % 26)
