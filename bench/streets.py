"""Market days along streets, made from a seed: as a city's are, where many come every week to stalls of their own.

Pairs of rows face each other across a street; a tree here and there stands between two stalls; power runs along some
rows. Somebody stood everywhere the day before, on one to eight stalls, so that there is a plan; two in five are pinned
to their stalls by the committee, half wish for some by name. No agencies, and hardly a stall is left free.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

from otopsheets.layout.demands import TEXTILE, Demand
from otopsheets.layout.stalls import Stall, Venue
from otopsheets.layout.venue import read_venue

CATEGORIES = {"textile": 34, "produce": 22, "decoration": 12, "food": 10, "processed": 10, "herbal": 7, "drink": 5}
"""The categories, and how many in a hundred groups fall into each."""
WIDE = {1: 34, 2: 34, 3: 10, 4: 12, 5: 3, 6: 4, 7: 1, 8: 2}
"""How many stalls a group has, and how many in a hundred have so many."""
FREE, PINNED, WISHES = 0.03, 0.4, 0.5
COOKS = ("food", "processed")
PRODUCTS = 20


def street_day(seed: int, stalls: int, *, rows: int = 2) -> tuple[Venue, list[Demand]]:
    """Return streets of `stalls` stalls in so many rows, and demands that can all stand there."""
    chance = random.Random(f"street {seed} {stalls} {rows}")
    venue, _ = read_venue("ผัง", _drawing(chance, stalls, rows))
    at = {stall.label: stall for stall in venue.stalls}
    beside: dict[str, list[str]] = {label: [] for label in at}
    for pair in venue.neighbours:
        if pair.kind == "side":
            beside[pair.first].append(pair.second)
            beside[pair.second].append(pair.first)
    places = list(_filled(chance, venue))
    chance.shuffle(places)
    held: dict[str, Demand] = {}
    demands = []
    for number, place in enumerate(places):
        around = [held[other] for label in place for other in beside[label] if other in held]
        demand = _group(chance, number, [at[label] for label in place], list(at), around)
        held.update(dict.fromkeys(place, demand))
        demands.append(demand)
    return venue, demands


def _group(
    chance: random.Random, number: int, place: Sequence[Stall], labels: Sequence[str], around: Sequence[Demand]
) -> Demand:
    """Make the group that stands at a place; those around it keep fire and textiles apart."""
    category = chance.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
    if category == TEXTILE and any(other.fire for other in around):
        category = "decoration"
    cooks = category in COOKS and all(other.category != TEXTILE for other in around)
    here = [stall.label for stall in place]
    wants = chance.sample(labels, chance.randint(1, 4)) if chance.random() < WISHES else []
    return Demand(
        f"group-{number}",
        f"กลุ่ม {number}",
        stalls=len(place),
        power=all(stall.power for stall in place) and chance.random() < 0.5,
        fire=cooks and chance.random() < 0.3,
        category=category,
        product=f"{category} {chance.randrange(PRODUCTS)}",
        wants=tuple([*here, *wants[:1]] if wants and chance.random() < 0.5 else wants),
        pinned=tuple(here) if chance.random() < PINNED else (),
        order=number,
        last_distance=float(chance.randint(1, 40)) if chance.random() < 0.5 else None,
    )


def _filled(chance: random.Random, venue: Venue) -> Iterator[Sequence[str]]:
    """Cut every row into places of one to eight stalls, a few left free; a stall lies along one row only."""
    seen: set[str] = set()
    for run in sorted(venue.runs, key=len, reverse=True):
        row = [label for label in run if label not in seen]
        seen.update(row)
        if len(row) < len(run):  # what is left of a row across another need not be adjacent
            row = row[:1]
        here = 0
        while here < len(row):
            if chance.random() < FREE:
                here += 1
                continue
            size = min(chance.choices(list(WIDE), list(WIDE.values()))[0], len(row) - here)
            yield row[here : here + size]
            here += size


def _drawing(chance: random.Random, stalls: int, rows: int) -> Sequence[Sequence[str]]:
    """Draw the streets from the entrance on, a row of stalls on each side."""
    long, number = math.ceil(stalls / rows), 0
    drawing: list[list[str]] = [["ทางเข้า"], []]
    for _ in range(rows):
        powered, line = chance.random() < 0.6, []
        for _ in range(min(long, stalls - number)):
            number += 1
            line.append(f"{number}{' ไฟ' if chance.random() < (0.5 if powered else 0.15) else ''}")
            if chance.random() < 0.03:
                line.append(chance.choice(["ต้นไม้", ""]))
        drawing += [line, []]
    return drawing
