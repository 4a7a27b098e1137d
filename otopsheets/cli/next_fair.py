"""`otopsheets next-fair`: the rows of the next fair, with this one as the pattern."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otopsheets.cli.common import (
    Day,
    common,
    finding_json,
    open_store,
    print_json,
    registry_argument,
    today_option,
)
from otopsheets.cli.papers import beside, facts_in
from otopsheets.errors import UsageFault
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.registry.adding import Placed
    from otopsheets.reports.nextfair import NextFair
    from otopsheets.stores.base import Store

MADE = Wording(
    "สร้างทะเบียนของงาน {fair} แล้ว: {path}\n{invited} กลุ่มได้รับเชิญ รอกลุ่มยืนยันวันที่สมัครและความยินยอม",
    "Made the registry of {fair}: {path}\n{invited} groups are invited; each still has to enter its day and consent.",
)
LEFT = Wording("ไม่ได้นำไปด้วย: {left}", "Not carried along: {left}")
PASTE = Wording("วางแถวเหล่านี้ต่อท้ายแท็บ {tab} (แถว {row})", "Paste these rows below the tab {tab} (row {row})")
ADDED = Wording("เพิ่มแถวแล้ว: {told}", "Added rows: {told}")
NOTES = Wording("สิ่งที่ควรทราบ", "What to know")
EXCEL_IS_READ = Wording(
    "--write ใช้กับ Google Sheets เท่านั้น แฟ้ม Excel ที่กรอกไว้ไม่ถูกเขียน คำสั่งนี้สร้างแฟ้มใหม่ให้แทน (ไม่ต้องใส่ --write)",
    "--write is for Google Sheets. A registry workbook is never written; without --write a new workbook is made.",
)


@click.command("next-fair")
@registry_argument
@click.option("--from", "pattern", required=True, metavar="ID", help="งานที่ใช้เป็นแบบ (the fair to take as pattern)")
@click.option("--id", "fair_id", required=True, metavar="NEW", help="รหัสงานใหม่ (id of the next fair)")
@click.option("--starts", required=True, type=Day(), help="วันเริ่มงานใหม่ (its first day)")
@today_option
@click.option("--output", type=click.Path(path_type=Path), help="สมุดงานใหม่ (new workbook)  [default: NAME.NEW.xlsx]")
@click.option(
    "--write", is_flag=True, help="เพิ่มแถวลงใน Google Sheets (add the rows to the spreadsheet; only ever adds rows)"
)
@common
def next_fair(
    registry: str,
    pattern: str,
    fair_id: str,
    starts: date,
    today: date | None,
    output: Path | None,
    write: bool,
    as_json: bool,
    lang: Lang,
) -> None:
    """เสนอแถวของงานครั้งต่อไปโดยใช้งานเดิมเป็นแบบ (the next fair, with this one as the pattern)."""
    from otopsheets.registry.adding import place
    from otopsheets.reports.nextfair import propose_next
    from otopsheets.stores.excel import ExcelStore
    from otopsheets.stores.excel_next import write_next

    store = open_store(registry, access="write" if write else "read")
    facts = facts_in(store, pattern, today)
    proposed = propose_next(facts, fair_id, starts)
    placed = [place(facts.registry.tables[tab], rows) for tab, rows in proposed.rows.items() if rows]
    path: Path | None = None
    left: tuple[str, ...] = ()
    if isinstance(store, ExcelStore):
        if write:
            raise UsageFault(EXCEL_IS_READ)
        path = output or beside(registry, f"{fair_id}.xlsx")
        left = write_next(path, facts.registry, facts.fair, proposed.rows, store.output)
    elif write:
        _add(store, placed)
    if as_json:
        print_json(
            {
                "fair": fair_id,
                "path": str(path) if path else None,
                "rows": {tab: [dict(row) for row in rows] for tab, rows in proposed.rows.items()},
                "written": write or path is not None,
                "left": list(left),
                "notes": [finding_json(note, lang) for note in proposed.notes],
            }
        )
        return
    if path is not None:
        click.echo(MADE.say(lang, fair=fair_id, path=path, invited=len(proposed.rows["applications"])))
        if left:
            click.echo(LEFT.say(lang, left=", ".join(left)))
    elif write:
        click.echo(ADDED.say(lang, told=", ".join(f"{each.title} {len(each.rows)}" for each in placed)))
    else:
        _print_rows(placed, lang)
    _print_notes(proposed, lang)


def _add(store: "Store", placed: "list[Placed]") -> None:
    """Add rows to a Google spreadsheet: the only command that writes where people fill in."""
    from otopsheets.stores.google.adding import add_rows
    from otopsheets.stores.google.store import GoogleStore

    if isinstance(store, GoogleStore):
        add_rows(store.session, store.registry, placed)


def _print_rows(placed: "list[Placed]", lang: Lang) -> None:
    """Print rows as they are pasted into a sheet: cells between tabs."""
    for each in placed:
        click.echo(PASTE.say(lang, tab=each.title, row=each.before))
        for row in each.rows:
            click.echo("\t".join("" if cell is None else str(cell) for cell in row))
        click.echo()


def _print_notes(proposed: "NextFair", lang: Lang) -> None:
    if proposed.notes:
        click.echo(NOTES.say(lang))
    for note in proposed.notes:
        click.echo(f"- {note.message(lang)}")
