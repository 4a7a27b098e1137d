"""`otopsheets compare`: two plans of one fair side by side."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from otopsheets.cli.common import common, console, fair_option, open_store, print_json, registry_argument, today_option
from otopsheets.cli.layout import PICTURES, ending_of, laid_out, put
from otopsheets.cli.papers import WROTE
from otopsheets.errors import UsageFault
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from rich.table import Table

    from otopsheets.cli.ground import Spot
    from otopsheets.layout.plan import Plan
    from otopsheets.layout.stalls import Venue
    from otopsheets.reports.moves import Move, Moves
    from otopsheets.stores.base import Snapshot
    from otopsheets.workflow import Proposal

ANNOUNCED, FRESH, BEST, DRAW = "announced", "fresh", "best", "draw"
CALLED: Mapping[str, Wording] = {
    ANNOUNCED: Wording("ผังที่ประกาศไว้", "the plan announced"),
    FRESH: Wording("ผังที่จะได้ถ้าซิงก์ตอนนี้", "the plan a sync would make now"),
    BEST: Wording("จัดตามคะแนน", "arranged by points"),
    DRAW: Wording("จับสลากล็อก", "drawn by lot"),
}
NOT_ANNOUNCED = Wording(
    "ยังไม่มีผังที่ประกาศไว้ของงาน {fair} ใน {place} โปรดสั่ง otopsheets sync ก่อน หรือเทียบสองวิธีด้วย --before best --after draw",
    "No plan of the fair {fair} is announced in {place}. Sync first, or compare both ways with "
    "--before best --after draw.",
)
ITS_RESULT = Wording("ผลลัพธ์ของทะเบียนนี้", "this registry's result")
NO_SEED = Wording(
    "งานนี้ยังไม่มีเลขจับสลาก จึงจับสลากล็อกไม่ได้ โปรดจับเลขในที่ประชุม แล้วพิมพ์ลงช่อง เลขจับสลาก ในแถวของงาน",
    "This fair has no seed yet, so no lots can be drawn. Draw one in the meeting and type it into the fair's row.",
)
TITLE = Wording("{before} → {after}", "{before} → {after}")


@dataclass(frozen=True)
class _Named:
    """A plan, and what people call it."""

    called: str
    plan: "Plan"


_HELP = """เทียบสองผังของงานเดียวกัน: ใครย้าย ได้เสียคะแนนเท่าไร (two plans of one fair; two fairs: compare-fairs)

\b
PLAN คือ / is one of
  announced  ผังที่ประกาศไว้ คือผลของการซิงก์ครั้งก่อน / what the last sync announced
  fresh      ผังที่จะได้ถ้าซิงก์ตอนนี้ / what a sync would make now
  best       จัดตามคะแนนใหม่ทั้งหมด / arranged by points, from nothing
  draw       จับสลากล็อกใหม่ทั้งหมด / drawn by lot, from nothing
  แฟ้ม       แฟ้มผลลัพธ์ เช่นสำเนา .kept- / a generated workbook, such as a kept copy
"""


@click.command(help=_HELP)
@registry_argument
@fair_option
@today_option
@click.option(
    "--before",
    default=ANNOUNCED,
    metavar="PLAN",
    show_default=True,
    help="ผังก่อน: announced, fresh, best, draw หรือแฟ้มผลลัพธ์ (the plan before, or a generated workbook)",
)
@click.option(
    "--after", default=FRESH, metavar="PLAN", show_default=True, help="ผังหลัง แบบเดียวกัน (the plan after, likewise)"
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    help="เขียนภาพสองผังคู่กัน .pdf .svg หรือ .png ขนาด A3 (both plans on one sheet)",
)
@common
def compare(
    registry: str,
    fair_id: str,
    today: date | None,
    before: str,
    after: str,
    picture: Path | None,
    as_json: bool,
    lang: Lang,
) -> None:
    """Name two plans by a word or a file, and tell what differs."""
    from otopsheets.reports.moves import compare_plans
    from otopsheets.workflow import propose

    ending = ending_of(picture, PICTURES) if picture else None
    snapshot = open_store(registry).read()
    proposal = propose(snapshot, today or date.today(), fair_id, lang)  # noqa: DTZ011 - the officer's day
    venue, fresh = laid_out(proposal)
    one, two = (_named(wanted, registry, snapshot, proposal, (venue, fresh), lang) for wanted in (before, after))
    moves = compare_plans(venue, one.plan, two.plan)
    if picture and ending:
        from otopsheets.pictures import comparison, comparison_file

        called = (one.called, two.called)
        content = comparison(venue, moves, called, proposal.selection, proposal.today, lang=lang)
        put([(picture, comparison_file(content, ending, proposal.today))])
    if as_json:
        print_json(_json(proposal, moves, one, two, [picture] if picture else []))
    elif picture:
        click.echo(WROTE.say(lang, path=picture))
    else:
        _print(proposal, venue, moves, TITLE.say(lang, before=one.called, after=two.called), lang)


def _named(
    wanted: str,
    registry: str,
    snapshot: "Snapshot",
    proposal: "Proposal",
    laid: "tuple[Venue, Plan]",
    lang: Lang,
) -> _Named:
    """Find or make the plan that is meant; `laid` are the venue, and the plan a sync would make now."""
    venue, fresh = laid
    if wanted == FRESH:
        return _Named(CALLED[FRESH].say(lang), fresh)
    if wanted in (BEST, DRAW):
        return _Named(CALLED[wanted].say(lang), _another(wanted, snapshot, proposal, venue))
    if wanted == ANNOUNCED:
        return _Named(CALLED[ANNOUNCED].say(lang), announced_plan(snapshot, proposal, ITS_RESULT.say(lang)))
    return _Named(wanted, announced_plan(open_store(registry, wanted).read(), proposal, wanted))


def _another(way: str, snapshot: "Snapshot", proposal: "Proposal", venue: "Venue") -> "Plan":
    """Lay out one way or the other as if nothing had been announced."""
    from otopsheets.eligibility import read_rules
    from otopsheets.layout.asked import demands_of, options_of
    from otopsheets.layout.plan import lay_out

    book, _ = read_rules(proposal.registry)
    options = options_of(book, proposal.fair)
    if way == DRAW and not options.seed:
        raise UsageFault(NO_SEED)
    distances = remembered(snapshot, proposal.fair.previous).get("distances", {})
    demands = demands_of(proposal.selection, distances)
    return lay_out(venue, demands, replace(options, way="draw" if way == DRAW else "best"))


def announced_plan(snapshot: "Snapshot", proposal: "Proposal", place: str) -> "Plan":
    """Return the plan a result remembers; raises `UsageFault` when it remembers none of this fair."""
    from otopsheets.layout.plan import Plan

    told = remembered(snapshot, proposal.fair.fair_id).get("plan")
    if told is None:
        raise UsageFault(NOT_ANNOUNCED, fair=proposal.fair.fair_id or proposal.fair.name, place=place)
    stalls = {key: tuple(labels) for key, labels in told["stalls"].items()}
    return Plan(**{**told, "stalls": stalls, "moved": tuple(told["moved"])})


def remembered(snapshot: "Snapshot", fair_id: str) -> dict[str, Any]:
    """Return what a result remembers of the plan of a fair; empty when it remembers none."""
    from otopsheets.tabs import read_state

    memory = read_state(snapshot.printed["state"].rows) if "state" in snapshot.printed else {}
    told: dict[str, Any] = json.loads(memory.get(f"plan {fair_id}", "{}"))
    return told


def _json(
    proposal: "Proposal", moves: "Moves", before: _Named, after: _Named, written: Sequence[Path]
) -> dict[str, Any]:
    from otopsheets.cli.layout import certificate_json

    names = _names(proposal)

    def told(move: "Move") -> dict[str, Any]:
        return {
            "key": move.key,
            "group": names.get(move.key, move.key),
            "before": list(move.before),
            "after": list(move.after),
            "cells": move.cells,
            "nearer": move.nearer,
        }

    return {
        "fair": proposal.fair.fair_id or proposal.fair.name,
        "before": {"called": before.called, **certificate_json(before.plan)},
        "after": {"called": after.called, **certificate_json(after.plan)},
        "stayed": len(moves.stayed),
        "moved": [told(move) for move in moves.moved],
        "new": [told(move) for move in moves.new],
        "left": [told(move) for move in moves.left],
        "cells": moves.cells,
        "terms": {name: list(pair) for name, pair in moves.terms.items()},
        "paths": [str(path) for path in written],
    }


def _names(proposal: "Proposal") -> dict[str, str]:
    from otopsheets.tabs.words import group_of

    return {outcome.key: group_of(outcome) for outcome in proposal.selection.outcomes}


def _print(proposal: "Proposal", venue: "Venue", moves: "Moves", title: str, lang: Lang) -> None:
    from otopsheets.cli.ground import picture
    from otopsheets.tabs import moves as told

    out = console()
    out.print(title, style="bold", markup=False)
    for line in picture(_spots(proposal, venue, moves, lang), out.width):
        out.print(line, no_wrap=True, crop=False, soft_wrap=True)
    out.print(told.counted(moves, lang), markup=False)
    rows, points = told.rows(moves, _names(proposal), lang), told.points(moves, lang)
    if rows:
        out.print(_table(told.WHO[lang], rows))
    else:
        out.print(told.SAME.say(lang), markup=False)
    out.print(_table(told.POINTS[lang], points, "right", last="bold"))


def _spots(proposal: "Proposal", venue: "Venue", moves: "Moves", lang: Lang) -> "list[Spot]":
    """Return the ground as it is after; only who changed place is in colour, with where it came from."""
    from otopsheets.cli.layout import plan_spots

    drawn = {
        key: [stall.label for label in labels if (stall := venue.stall(label)) is not None]
        for key, labels in moves.after.stalls.items()
    }
    came = {move.key: f"←{move.before[0]}" for move in moves.moved} | {move.key: "+" for move in moves.new}
    held = {key: labels for key, labels in drawn.items() if labels}
    return plan_spots(venue, held, proposal.selection, lang, came)


def _table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    rest: Literal["left", "right"] = "left",
    last: str = "",
) -> "Table":
    """Make a table; `rest` is how all columns but the first are set, `last` the style of the last row."""
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, heading in enumerate(headings):
        table.add_column(heading, overflow="fold", justify=rest if number else "left")
    for number, row in enumerate(rows, 1):
        table.add_row(*map(escape, row), style=last if number == len(rows) else "")
    return table
