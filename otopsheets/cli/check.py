"""`otopsheets check`: what is wrong in a registry."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from otopsheets.cli.common import (
    common,
    console,
    finding_json,
    open_store,
    print_json,
    registry_argument,
    today_option,
)
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.findings import Finding
    from otopsheets.workflow import Checked

NOTHING_WRONG = Wording("ตรวจแล้ว ไม่พบเรื่องที่ต้องแก้", "Checked: nothing to correct.")
COUNTED = Wording(
    "{groups} กลุ่ม {products} ผลิตภัณฑ์ {applications} ใบสมัคร — ห้าม {block} เรื่อง เตือน {warn} เรื่อง แจ้ง {info} เรื่อง",
    "{groups} groups, {products} products, {applications} applications — {block} block, {warn} warn, {info} to know",
)
HEADINGS = {
    "th": ("ระดับ", "ที่", "เรื่อง"),
    "en": ("Level", "Where", "What"),
}
LEVELS = {
    "th": {"block": "ห้าม", "warn": "เตือน", "info": "แจ้ง"},
    "en": {"block": "block", "warn": "warn", "info": "info"},
}
STYLES = {"block": "bold red", "warn": "yellow", "info": "dim"}
SHOWN_AT_MOST = 200
MORE = Wording(
    "… และอีก {count} เรื่อง (ดูทั้งหมดด้วย --json หรือแท็บ ผลตรวจสอบ)",
    "… and {count} more (all of them with --json, or in the checks tab)",
)


@click.command()
@registry_argument
@today_option
@common
def check(registry: str, today: date | None, as_json: bool, lang: Lang) -> None:
    """ตรวจทะเบียนอย่างเดียว ไม่เขียนอะไร (read and check only; writes nothing)."""
    from otopsheets.workflow import check as check_store

    store = open_store(registry)
    checked = check_store(store, today or date.today())  # noqa: DTZ011 - the officer's own day
    if as_json:
        print_json(
            {
                "findings": [finding_json(finding, lang) for finding in checked.findings],
                "counts": _counts(checked),
                "store": {"reads": store.calls.reads, "writes": store.calls.writes},
            }
        )
    else:
        click.echo(COUNTED.say(lang, **_counts(checked)))
        if checked.findings:
            print_findings(checked.findings, lang)
        else:
            click.echo(NOTHING_WRONG.say(lang))
    sys.exit(1 if checked.blocked else 0)


def _counts(checked: "Checked") -> dict[str, int]:
    registry = checked.registry
    levels = [str(finding.level) for finding in checked.findings]
    return {
        "groups": len(registry.groups),
        "products": len(registry.products),
        "applications": len(registry.applications),
        **{level: levels.count(level) for level in ("block", "warn", "info")},
    }


def print_findings(findings: Sequence["Finding"], lang: Lang) -> None:
    """Print findings as a table, the gravest first."""
    from rich.table import Table

    order = ("block", "warn", "info")
    told = sorted(findings, key=lambda finding: order.index(finding.level))
    level, where, what = HEADINGS[lang]
    table = Table(show_edge=False, pad_edge=False, box=None, header_style="bold")
    table.add_column(level, no_wrap=True)
    table.add_column(where, no_wrap=True)
    table.add_column(what, overflow="fold")
    for finding in told[:SHOWN_AT_MOST]:
        word = LEVELS[lang][finding.level]
        place = f"{finding.where.tab}!{finding.where.a1}" if finding.where.a1 else finding.where.tab
        table.add_row(f"[{STYLES[finding.level]}]{word}[/]", place, _plain(finding.message(lang)))
    console().print(table)
    if len(told) > SHOWN_AT_MOST:
        click.echo(MORE.say(lang, count=len(told) - SHOWN_AT_MOST))


def _plain(text: str) -> str:
    """Return text that rich does not take for markup: people type square brackets."""
    from rich.markup import escape

    return escape(text)
