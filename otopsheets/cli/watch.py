"""`otopsheets watch`: sync whenever the spreadsheet changed, until stopped."""

from datetime import date, datetime
from time import sleep
from typing import TYPE_CHECKING

import click

from otopsheets.cli.common import (
    common,
    fair_option,
    open_spreadsheet,
    output_option,
    print_json,
    registry_argument,
    settings,
    today_option,
)
from otopsheets.errors import OtopSheetsError
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.stores.google.watching import Happened
    from otopsheets.workflow import Synced

STARTED = Wording(
    "เฝ้าดู '{registry}' ทุก {seconds:.0f} วินาที กด Ctrl+C เพื่อหยุด",
    "Watching '{registry}' every {seconds:.0f} seconds; Ctrl+C stops.",
)
WROTE = Wording("เขียนแท็บที่เปลี่ยน: {tabs}", "wrote what changed: {tabs}")
UNCHANGED = Wording("ผลไม่เปลี่ยน", "nothing changed")
STOPPED = Wording("หยุดแล้ว", "Stopped.")


@click.command()
@registry_argument
@fair_option
@output_option
@today_option
@click.option("--every", type=click.FloatRange(min=5), metavar="SECONDS", help="ถามทุกกี่วินาที (how often to ask)")
@click.option("--times", type=click.IntRange(min=1), help="หยุดหลังถามกี่ครั้ง (stop after asking so often)")
@common
def watch(
    registry: str,
    fair_id: str,
    output: str,
    today: date | None,
    every: float | None,
    times: int | None,
    as_json: bool,
    lang: Lang,
) -> None:
    """ซิงก์ทุกครั้งที่สเปรดชีตเปลี่ยน จนกว่าจะสั่งหยุด (syncs whenever the spreadsheet changes, until stopped)."""
    from otopsheets.stores.google.watching import watch as watch_for
    from otopsheets.workflow import sync

    store = open_spreadsheet(registry, output, access="watch")
    seconds = every or settings().seconds
    last: list[Synced] = []
    asked = 0

    def sync_now() -> None:
        last[:] = [sync(store, today or date.today(), fair_id, lang)]  # noqa: DTZ011 - the officer's own day

    def tell(_happened: "Happened", fault: OtopSheetsError | None) -> None:
        obstacle = fault or last[0].proposal.obstacle
        tabs = [] if obstacle else [tab.title for tab in last[0].proposal.tabs if tab.key in last[0].changed]
        if as_json:
            print_json({"error": obstacle.message(lang) if obstacle else None, "changed": tabs})
            return
        said = (
            obstacle.message(lang)
            if obstacle
            else WROTE.say(lang, tabs=", ".join(tabs))
            if tabs
            else UNCHANGED.say(lang)
        )
        click.echo(f"{datetime.now().astimezone():%H:%M:%S}  {said}")

    def pause(wait: float) -> bool:
        nonlocal asked
        asked += 1
        if times is not None and asked >= times:
            return False
        sleep(wait)
        return True

    if not as_json:
        click.echo(STARTED.say(lang, registry=store.name, seconds=seconds))
    try:
        watch_for(
            lambda: store.session.file(store.registry, "modifiedTime")["modifiedTime"],
            sync_now,
            tell,
            pause,
            seconds=seconds,
        )
    except KeyboardInterrupt:
        click.echo(STOPPED.say(lang), err=True)
