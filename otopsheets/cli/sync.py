"""`otopsheets sync`: every stage, and the generated tabs."""

import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from otopsheets.cli.common import (
    common,
    console,
    error_json,
    fair_option,
    finding_json,
    open_store,
    output_option,
    print_json,
    registry_argument,
    today_option,
)
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.workflow import Proposal, Synced

DECISIONS = {
    "accepted": Wording("รับ", "accepted"),
    "waiting": Wording("รอ", "waiting"),
    "rejected": Wording("ไม่รับ", "rejected"),
    "needs_fixing": Wording("ต้องแก้ไข", "needs fixing"),
}
PLAN = {
    "proven-best": Wording("พิสูจน์แล้วว่าดีที่สุด", "proven best"),
    "feasible": Wording("ดีที่สุดเท่าที่พบ ห่างจากขอบบนไม่เกิน {gap:.1%}", "best found, within {gap:.1%} of the bound"),
    "drawn": Wording("จับสลากตามเลข {seed}", "drawn by lot under seed {seed}"),
}
FAIR = Wording("งาน {name} ({id}) ณ วันที่ {today}", "Fair {name} ({id}), as of {today}")
PLACED = Wording("ผังร้าน: {placed} ราย บน {stalls} ล็อก — {status}", "Layout: {placed} on {stalls} stalls — {status}")
UNCHANGED = Wording("ไม่มีอะไรเปลี่ยน ไม่ได้เขียนอะไร", "Nothing changed; nothing was written.")
WROTE = Wording("เขียนแล้ว: {place}", "Wrote: {place}")
WOULD = Wording("ถ้าสั่งจริงจะเปลี่ยน: {tabs}", "Would change: {tabs}")
KEPT = Wording("มีคนแก้แท็บที่สร้างไว้ จึงเก็บสำเนาไว้ที่: {kept}", "Somebody had changed generated tabs; kept a copy: {kept}")
CHANGED = Wording("แท็บที่เปลี่ยน: {tabs}", "Tabs changed: {tabs}")
CALLS = Wording("อ่าน {reads} ครั้ง เขียน {writes} ครั้ง", "{reads} reads, {writes} writes")


@click.command()
@registry_argument
@fair_option
@today_option
@output_option
@click.option("--dry-run", is_flag=True, help="บอกว่าจะเปลี่ยนอะไร โดยไม่เขียน (say what would change; write nothing)")
@common
def sync(
    registry: str, fair_id: str, today: date | None, output: str, dry_run: bool, as_json: bool, lang: Lang
) -> None:
    """ตรวจ คัดเลือก จัดผัง แล้วเขียนแท็บผลลัพธ์ (all stages; writes the generated tabs)."""
    from otopsheets.workflow import sync as sync_store

    store = open_store(registry, output, access="write")
    day = today or date.today()  # noqa: DTZ011 - the officer's own day
    with console(stderr=True).status("กำลังทำงาน …" if lang == "th" else "Working …"):
        synced = sync_store(store, day, fair_id, lang, dry_run=dry_run)
    obstacle = synced.proposal.obstacle
    if as_json:
        print_json(synced_json(synced, lang))
    else:
        _print(synced, lang, dry_run=dry_run)
    if obstacle is not None:
        click.echo(obstacle.message(lang), err=True)
        sys.exit(obstacle.exit_code)


def synced_json(synced: "Synced", lang: Lang) -> dict[str, Any]:
    """Return a sync as JSON tells it; docs/cli.md documents every key."""
    proposal = synced.proposal
    stalls = proposal.plan.stalls if proposal.plan else {}
    told: dict[str, Any] = {
        "fair": proposal.fair.fair_id or proposal.fair.name,
        "applicants": [
            {
                "row": outcome.verdict.application.row,
                "group": outcome.verdict.group.name if outcome.verdict.group else outcome.verdict.application.group,
                "group_id": outcome.verdict.group.group_id if outcome.verdict.group else None,
                "lane": outcome.verdict.lane,
                "decision": str(outcome.decided),
                "proposed": str(outcome.proposed),
                "reasons": [reason.code for reason in outcome.reasons],
                "stalls": list(stalls.get(outcome.key, ())) if outcome.decided == "accepted" else [],
            }
            for outcome in proposal.selection.outcomes
        ],
        "findings": [finding_json(finding, lang) for finding in proposal.findings],
        "layout": _layout_json(proposal),
        "tabs": [{"key": tab.key, "title": tab.title, "changed": tab.key in synced.changed} for tab in proposal.tabs],
        "store": {
            "reads": synced.calls.reads,
            "writes": synced.calls.writes,
            "place": synced.written.place if synced.written else None,
            "kept": list(synced.written.kept) if synced.written else [],
        },
        "seconds": {stage: round(seconds, 4) for stage, seconds in synced.seconds.items()},
    }
    if proposal.obstacle is not None:
        told["error"] = error_json(proposal.obstacle, lang)
    return told


def _layout_json(proposal: "Proposal") -> dict[str, Any]:
    plan, venue = proposal.plan, proposal.venue
    return {
        "status": plan.status if plan else "none",
        "objective": plan.objective if plan else None,
        "bound": plan.bound if plan else None,
        "gap": plan.gap if plan else None,
        "placed": len(plan.stalls) if plan else 0,
        "stalls": len(venue.stalls) if venue else 0,
        "shares": dict(plan.shares) if plan else {},
        "moved": list(plan.moved) if plan else [],
    }


def _print(synced: "Synced", lang: Lang, *, dry_run: bool) -> None:
    """Print what an officer wants to know at once: who got in, where, what was written."""
    from rich.table import Table

    from otopsheets.thai.dates import format_date

    proposal, out = synced.proposal, console()
    fair = proposal.fair
    day = format_date(proposal.today, "long" if lang == "th" else "iso")
    click.echo(FAIR.say(lang, name=fair.name, id=fair.fair_id, today=day))
    counts = Counter((str(outcome.decided), str(outcome.verdict.lane)) for outcome in proposal.selection.outcomes)
    table = Table(box=None, pad_edge=False, header_style="bold")
    headings = ("", "กลุ่ม", "หน่วยงาน") if lang == "th" else ("", "producers", "agencies")
    for heading in headings:
        table.add_column(heading, justify="left" if not heading else "right")
    for decision, wording in DECISIONS.items():
        table.add_row(wording.say(lang), str(counts[decision, "producer"]), str(counts[decision, "agency"]))
    out.print(table)
    plan = proposal.plan
    if plan is not None and proposal.venue is not None:
        status = PLAN[plan.status].say(lang, gap=plan.gap or 0.0, seed=fair.seed)
        click.echo(PLACED.say(lang, placed=len(plan.stalls), stalls=len(proposal.venue.stalls), status=status))
    _print_refused(synced, lang)
    if proposal.obstacle is not None:
        return
    titles = ", ".join(tab.title for tab in proposal.tabs if tab.key in synced.changed and not tab.hidden)
    if not synced.changed:
        click.echo(UNCHANGED.say(lang))
    elif dry_run:
        click.echo(WOULD.say(lang, tabs=titles))
    elif synced.written is not None:
        click.echo(CHANGED.say(lang, tabs=titles))
        if synced.written.kept:
            click.echo(KEPT.say(lang, kept=", ".join(synced.written.kept)))
        click.echo(WROTE.say(lang, place=synced.written.place))
    click.echo(CALLS.say(lang, reads=synced.calls.reads, writes=synced.calls.writes))


def _print_refused(synced: "Synced", lang: Lang) -> None:
    """Print every applicant who did not get in, with the reason that decided it."""
    from rich.markup import escape
    from rich.table import Table

    outcomes = [o for o in synced.proposal.selection.outcomes if o.decided != "accepted"]
    if not outcomes:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("แถว", "กลุ่ม", "ผล", "เหตุผล") if lang == "th" else ("Row", "Group", "Result", "Reason"):
        table.add_column(heading, overflow="fold")
    for outcome in outcomes[:50]:
        verdict = outcome.verdict
        name = verdict.group.name if verdict.group else verdict.application.group
        reason = outcome.reasons[0].message(lang) if outcome.reasons else ""
        table.add_row(str(verdict.application.row), escape(name), DECISIONS[outcome.decided].say(lang), escape(reason))
    console().print(table)
