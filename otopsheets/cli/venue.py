"""`otopsheets venue`: what was understood of the drawing."""

import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from otopsheets.cli.common import common, console, fair_option, finding_json, open_store, print_json, registry_argument
from otopsheets.errors import NoLayoutPossible
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from rich.text import Text

    from otopsheets.cli.ground import Spot
    from otopsheets.findings import Finding
    from otopsheets.layout.stalls import Stall, Venue
    from otopsheets.registry import Registry

NOTHING_DRAWN = Wording(
    "ทะเบียนนี้ยังไม่มีผังพื้นที่ โปรดวาดผังในแท็บที่ชื่อขึ้นต้นด้วย 'ผังพื้นที่'",
    "No venue is drawn in this registry. Draw it on a tab whose title begins with 'ผังพื้นที่'.",
)
HEADING = Wording("แท็บ {title}{fairs}", "Tab {title}{fairs}")
OF_FAIRS = Wording(" (งาน {fairs})", " (fair {fairs})")
COUNTED = Wording("{stalls} ล็อก", "{stalls} stalls")
MARKS = (
    ("power", "ฟ", "P", Wording("ไฟ", "power"), "yellow"),
    ("water", "น", "W", Wording("น้ำ", "water"), "cyan"),
    ("corner", "ม", "C", Wording("มุม", "corner"), ""),
    ("shade", "ร", "S", Wording("ร่ม", "shade"), ""),
    ("agency", "ห", "A", Wording("หน่วยงาน", "agency"), "magenta"),
)
"""Each mark of a stall: its field, its letter in a picture (Thai, English), its word, its colour."""
UNREACHABLE = Wording("! เดินไปไม่ถึง", "! out of reach")
ENTRANCES = Wording("ทางเข้า {count} แห่ง  ไกลสุดเดิน {far} ช่อง", "entrances: {count}, the farthest stall {far} cells away")
NO_ENTRANCE = Wording("ไม่มีทางเข้าในผัง", "no entrance is drawn")
ROWS = Wording("แถวที่ติดกันยาวสุด {longest} ล็อก", "longest row of touching stalls: {longest}")
CLEAR = Wording("อ่านผังได้ครบ ไม่มีเรื่องสงสัย", "The drawing was understood whole.")


@dataclass(frozen=True)
class _Drawn:
    """A drawing: the venue it was read as, the doubts, and the fairs that stand on it."""

    venue: "Venue"
    findings: "Sequence[Finding]"
    fairs: tuple[str, ...]


@click.command()
@registry_argument
@fair_option
@common
def venue(registry: str, fair_id: str, as_json: bool, lang: Lang) -> None:
    """แสดงผังพื้นที่ตามที่โปรแกรมเข้าใจ พร้อมเรื่องที่สงสัย (the drawn venue as it was understood)."""
    from otopsheets.registry import read_registry

    drawings = _drawings(read_registry(open_store(registry).read().sheets), fair_id)
    if as_json:
        print_json({"venues": [_json(drawn, lang) for drawn in drawings]})
    else:
        for drawn in drawings:
            _print(drawn, lang)
    sys.exit(1 if any(finding.level == "block" for drawn in drawings for finding in drawn.findings) else 0)


def _drawings(registry: "Registry", fair_id: str) -> list[_Drawn]:
    """Return the drawing of the fair that is meant; where none is named, every drawing of the registry."""
    from otopsheets.fairs import choose_fair, drawn_on, drawn_venue, no_venue

    users: dict[str, list[str]] = {}
    for fair in registry.fairs:
        sheet = registry.venue(fair)
        if sheet is not None:
            users.setdefault(sheet.title, []).append(fair.fair_id or fair.name)
    if fair_id or len(registry.fairs) == 1:
        fair = choose_fair(registry, fair_id)
        found, findings = drawn_venue(registry, fair)
        if found is None:
            raise no_venue(registry, fair)
        return [_Drawn(found, findings, tuple(users[found.title]))]
    sheets = [sheet for title, sheet in registry.sheets.items() if title in users or registry.is_drawing(title)]
    if not sheets:
        raise NoLayoutPossible(NOTHING_DRAWN)
    return [_Drawn(*drawn_on(sheet), tuple(users.get(sheet.title, ()))) for sheet in sheets]


def _json(drawn: _Drawn, lang: Lang) -> dict[str, Any]:
    from otopsheets.registry.sheets import column_letters

    venue = drawn.venue
    distances = venue.distances or (None,) * len(venue.stalls)
    return {
        "tab": venue.title,
        "fairs": list(drawn.fairs),
        "stalls": [
            {
                "label": stall.label,
                "cell": f"{column_letters(stall.column)}{stall.row + 1}",
                "height": stall.height,
                "width": stall.width,
                **{mark[0]: getattr(stall, mark[0]) for mark in MARKS},
                "category": stall.category,
                "distance": None if distance is None or math.isinf(distance) else distance,
            }
            for stall, distance in zip(venue.stalls, distances, strict=True)
        ],
        "landmarks": [
            {
                "text": mark.text,
                "kind": mark.kind,
                "cells": [f"{column_letters(c.column)}{c.row + 1}" for c in mark.cells],
            }
            for mark in venue.landmarks
        ],
        "neighbours": [[pair.first, pair.second, pair.kind] for pair in venue.neighbours],
        "rows": [list(run) for run in venue.runs],
        "counts": _counts(venue),
        "findings": [finding_json(finding, lang) for finding in drawn.findings],
    }


def _counts(venue: "Venue") -> dict[str, Any]:
    categories = Counter(stall.category for stall in venue.stalls if stall.category)
    return {
        "stalls": len(venue.stalls),
        **{mark[0]: sum(getattr(stall, mark[0]) for stall in venue.stalls) for mark in MARKS},
        "categories": dict(sorted(categories.items())),
    }


def _print(drawn: _Drawn, lang: Lang) -> None:
    from otopsheets.cli.check import print_findings
    from otopsheets.cli.ground import picture

    venue, out = drawn.venue, console()
    fairs = OF_FAIRS.say(lang, fairs=", ".join(drawn.fairs)) if drawn.fairs else ""
    out.print(HEADING.say(lang, title=venue.title, fairs=fairs), style="bold", markup=False)
    for line in picture(_spots(venue, lang), out.width):
        out.print(line, no_wrap=True, crop=False, soft_wrap=True)
    for told in _summary(venue, lang):
        out.print(told)
    if drawn.findings:
        print_findings(drawn.findings, lang)
    else:
        click.echo(CLEAR.say(lang))


def _spots(venue: "Venue", lang: Lang) -> "list[Spot]":
    from otopsheets.cli.ground import landmark_spot, stall_spot
    from otopsheets.tabs.words import SHORT_CATEGORY

    distances = venue.distances or (0.0,) * len(venue.stalls)
    return [
        *map(landmark_spot, venue.landmarks),
        *(
            stall_spot(
                stall,
                (
                    f"{'!' if math.isinf(distance) else ''}{stall.label}",
                    " ".join(_letters(stall, lang)),
                    SHORT_CATEGORY[stall.category].say(lang) if stall.category else "",
                ),
                "bold red" if math.isinf(distance) else _style(stall),
            )
            for stall, distance in zip(venue.stalls, distances, strict=True)
        ),
    ]


def _letters(stall: "Stall", lang: Lang) -> list[str]:
    return [thai if lang == "th" else english for name, thai, english, _, _ in MARKS if getattr(stall, name)]


def _style(stall: "Stall") -> str:
    return next((style for name, _, _, _, style in reversed(MARKS) if style and getattr(stall, name)), "")


def _summary(venue: "Venue", lang: Lang) -> "list[Text]":
    """Count what the ground offers, and tell what the letters in the picture mean."""
    from rich.text import Text

    from otopsheets.tabs.words import SHORT_CATEGORY

    counts = _counts(venue)
    told = Text(COUNTED.say(lang, stalls=counts["stalls"]), "bold")
    for name, thai, english, word, style in MARKS:
        if counts[name]:
            told.append("   ")
            told.append(f"{thai if lang == 'th' else english}={word.say(lang)} {counts[name]}", style or "not bold")
    for category, count in counts["categories"].items():
        told.append(f"   {SHORT_CATEGORY[category].say(lang)} {count}", "not bold")
    reached = [distance for distance in venue.distances if math.isfinite(distance)]
    ways = [
        ENTRANCES.say(lang, count=sum(mark.kind == "entrance" for mark in venue.landmarks), far=f"{max(reached):.0f}")
        if reached
        else NO_ENTRANCE.say(lang),
        ROWS.say(lang, longest=max(map(len, venue.runs), default=0)),
    ]
    if any(map(math.isinf, venue.distances)):
        ways.append(UNREACHABLE.say(lang))
    return [told, Text("   ".join(ways))] if venue.stalls else []
