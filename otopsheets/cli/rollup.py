"""`otopsheets rollup`: many registries, one summary."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otopsheets.cli.common import (
    common,
    console,
    credentials_option,
    open_spreadsheet,
    print_json,
    today_option,
)
from otopsheets.errors import UsageFault
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.registry import Sheet
    from otopsheets.reports.rollup import Rollup
    from otopsheets.rollup import Journal, Told, Work
    from otopsheets.stores.base import Snapshot
    from otopsheets.stores.google import GoogleStore

NOTHING = Wording(
    "โปรดระบุทะเบียนอย่างน้อยหนึ่งแห่ง หรือ --list แฟ้มที่มีรายชื่อทะเบียน", "Name a registry, or a file that lists them with --list."
)
NO_TAB = Wording("{book} ไม่มีแท็บ '{tab}' มี: {tabs}", "{book} has no tab '{tab}'; it has: {tabs}")
READING = Wording("กำลังอ่าน", "Reading")
DONE = Wording(
    "อ่าน {read} ทะเบียน (ใช้ที่อ่านไว้แล้ว {known}) ได้ {fairs} งาน อ่านไม่ได้ {failed}",
    "{read} registries read ({known} known already), {fairs} fairs, {failed} could not be read",
)
FAILED = Wording("อ่านไม่ได้: {registry}: {why}", "Not read: {registry}: {why}")
WROTE = Wording("เขียนแล้ว: {paths}", "Wrote: {paths}")
_PLAIN = frozenset({".txt", ".csv"})
_THREADS = 4
"""Enough to keep the pace that Google allows one account, at a second a call."""


@click.command()
@click.argument("registries", nargs=-1, metavar="[REGISTRY]...")
@click.option("--list", "listed", metavar="FILE", help="แฟ้มหรือสเปรดชีตที่มีรายชื่อทะเบียน (a file that lists them)")
@click.option("--tab", default="", metavar="NAME", help="แท็บที่มีรายชื่อ (which tab of it)")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("rollup"),
    show_default=True,
    help="โฟลเดอร์ผลลัพธ์ (folder of the result)",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=None, help="อ่านพร้อมกันกี่แฟ้ม (workbooks read at once)  [default: จำนวนซีพียู]"
)
@today_option
@credentials_option
@common
def rollup(
    registries: tuple[str, ...],
    listed: str | None,
    tab: str,
    output: Path,
    jobs: int | None,
    today: date | None,
    as_json: bool,
    lang: Lang,
) -> None:
    """สรุปหลายทะเบียนเป็นสมุดงาน Parquet และ DuckDB ทำต่อได้ถ้าหยุดกลางคัน (many registries, one summary; resumable)."""
    from otopsheets.reports.rollup import Failure, Rollup, without_doubles
    from otopsheets.rollup import Journal
    from otopsheets.stores.rollups import write_rollup
    from otopsheets.tabs.rollup import rollup_tabs

    names = list(dict.fromkeys([*registries, *(_listed(listed, tab) if listed else ())]))
    if not names:
        raise UsageFault(NOTHING)
    day = today or date.today()  # noqa: DTZ011 - the officer's own day
    output.mkdir(parents=True, exist_ok=True)
    journal = Journal(output / "journal.jsonl", day)
    told = _read(names, day, journal, jobs or os.cpu_count() or 1, lang)
    known = sum(was_known for _, was_known in told.values())
    every = [told[name][0] for name in names]
    failures = [Failure(each.registry, each.error, _why(each, lang)) for each in every if each.failed]
    lines, doubled = without_doubles((line for each in every for line in each.fairs), lang)
    summary = Rollup(day, tuple(lines), (*failures, *doubled))
    paths = write_rollup(output, summary, rollup_tabs(summary, lang))
    journal.end()
    counts = {"read": len(every) - len(failures), "known": known, "fairs": len(summary.lines), "failed": len(failures)}
    if as_json:
        print_json({**counts, "paths": [str(path) for path in paths], "failures": _failures(summary)})
    else:
        click.echo(DONE.say(lang, **counts))
        for failure in summary.failures:
            click.echo(FAILED.say(lang, registry=failure.registry, why=failure.message), err=True)
        click.echo(WROTE.say(lang, paths=", ".join(map(str, paths))))
    sys.exit(1 if summary.failures else 0)


def _failures(summary: "Rollup") -> list[dict[str, str]]:
    return [{"registry": each.registry, "error": each.error, "message": each.message} for each in summary.failures]


def _why(told: "Told", lang: Lang) -> str:
    return told.message if lang == "th" else told.message_en


def _read(names: list[str], today: date, journal: "Journal", jobs: int, lang: Lang) -> dict[str, tuple["Told", bool]]:
    """Read all registries: workbooks in processes of their own, spreadsheets on the web in a few threads."""
    from concurrent.futures import ThreadPoolExecutor

    from rich.progress import Progress

    from otopsheets.rollup import other_work, roll_up, workbook_alone, workbook_pool, workbook_work
    from otopsheets.stores import is_google

    found: dict[str, tuple[Told, bool]] = {}
    with ExitStack() as open_pools:
        processes = open_pools.enter_context(workbook_pool(jobs))
        threads = open_pools.enter_context(ThreadPoolExecutor(_THREADS))
        for pool in (processes, threads):  # when it is interrupted, nobody waits for what was not begun
            open_pools.callback(pool.shutdown, wait=False, cancel_futures=True)

        def work() -> Iterator["Work"]:
            signed_in: GoogleStore | None = None
            for name in names:
                if is_google(name):
                    signed_in = signed_in or open_spreadsheet(name)
                    yield other_work(name, _reader(name, signed_in), today, threads)
                else:
                    yield workbook_work(name, today, processes)

        progress = open_pools.enter_context(Progress(console=console(stderr=True), transient=True))
        bar = progress.add_task(READING.say(lang), total=len(names))
        for told, known in roll_up(work(), journal, lambda path: workbook_alone(path, today)):
            found[told.registry] = told, known
            progress.advance(bar)
    return found


def _reader(name: str, signed_in: "GoogleStore") -> Callable[[], "Snapshot"]:
    """Return what reads a spreadsheet; all share one account, its pace and its quota."""
    from otopsheets.stores.addresses import spreadsheet_id
    from otopsheets.stores.google import GoogleStore

    return lambda: GoogleStore(signed_in.session, spreadsheet_id(name) or name).read()


def _listed(book: str, tab: str) -> list[str]:
    """Return the registries that a file, or a tab of a workbook or spreadsheet, lists."""
    from otopsheets.rollup import registries_in
    from otopsheets.stores.lists import read_csv
    from otopsheets.thai.text import key

    path = Path(book)
    if path.suffix.lower() in _PLAIN:
        return registries_in(read_csv(path), path.parent)
    sheets = _sheets(book)
    wanted = [sheet for sheet in sheets if key(sheet.title) == key(tab)] if tab else list(sheets[:1])
    if not wanted:
        raise UsageFault(NO_TAB, book=book, tab=tab, tabs=", ".join(sheet.title for sheet in sheets))
    return registries_in(wanted[0].rows, path.parent if path.is_file() else Path())


def _sheets(book: str) -> "Sequence[Sheet]":
    from otopsheets.stores import is_google
    from otopsheets.stores.workbooks import read_workbook

    return open_spreadsheet(book).read().sheets if is_google(book) else read_workbook(Path(book))
