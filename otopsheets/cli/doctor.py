"""`otopsheets doctor`: what stands between the officer and a sync with Google."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from otopsheets.cli.common import common, console, open_spreadsheet, output_option, print_json, registry_argument
from otopsheets.errors import RegistryFault
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.stores.google.doctor import Check

MARKS = {"fine": "[green]✓[/]", "look": "[yellow]![/]", "broken": "[bold red]✗[/]", "unknown": "[dim]?[/]"}
ALL_WELL = Wording("พร้อมใช้งาน", "All is well.")
NOT_YET = Wording("ยังใช้ไม่ได้: แก้ข้อที่มี ✗ ก่อน แล้วสั่งใหม่", "Not yet: correct what is marked ✗, then run this again.")


@click.command()
@registry_argument
@output_option
@common
def doctor(registry: str, output: str, as_json: bool, lang: Lang) -> None:
    """ตรวจความพร้อมของการใช้ Google ทีละข้อ พร้อมวิธีแก้ (checks everything a sync with Google needs)."""
    from otopsheets.stores.google.doctor import State

    checks = []
    for check in _checks(registry, output, lang):
        checks.append(check)
        if not as_json:
            _print(check, lang)
    broken = any(check.state is State.BROKEN for check in checks)
    if as_json:
        print_json({"ready": not broken, "checks": [_json(check, lang) for check in checks]})
    else:
        click.echo((NOT_YET if broken else ALL_WELL).say(lang))
    sys.exit(1 if broken else 0)


def _checks(registry: str, output: str, lang: Lang) -> Iterator["Check"]:
    """Go through the checks; a key that is of no use is the first of them."""
    from otopsheets.stores.google.doctor import examine, stopped

    try:
        store = open_spreadsheet(registry, output, access="watch")
    except RegistryFault as fault:
        yield from stopped(fault, lang)
        return
    elsewhere = store.output if store.output != store.registry else None
    yield from examine(store.session, store.registry, elsewhere, lang=lang)


def _print(check: "Check", lang: Lang) -> None:
    from rich.markup import escape

    said = f" — {escape(check.said)}" if check.said else ""
    out = console()
    out.print(f"{MARKS[check.state]} {check.name.say(lang)}{said}")
    if check.remedy:
        out.print(f"  → {escape(check.remedy)}")


def _json(check: "Check", lang: Lang) -> dict[str, Any]:
    return {"name": check.name.say(lang), "state": str(check.state), "found": check.said, "remedy": check.remedy}
