"""`otopsheets memo`, `lessons`, `agenda`: the papers of a fair as PDF."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otopsheets.cli.common import common, console, fair_option, open_store, print_json, registry_argument, today_option
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.registry import Group
    from otopsheets.reports.facts import Facts
    from otopsheets.stores.base import Snapshot, Store

WROTE = Wording("เขียนแล้ว: {path}", "Wrote: {path}")
NOBODY = Wording("ชี้แจงครบทุกกลุ่มแล้ว ไม่มีกลุ่มที่ต้องโทรแจ้ง", "Every group has been briefed: nobody to call.")
CALLS = {"th": ("กลุ่ม", "ประธาน", "โทรศัพท์", "หมู่", "ตำบล"), "en": ("Group", "Chair", "Telephone", "Village", "Tambon")}

_output = click.option(
    "--output", type=click.Path(path_type=Path), help="แฟ้ม PDF (where to write)  [default: NAME.PAPER.pdf]"
)


@click.command()
@registry_argument
@fair_option
@today_option
@_output
@common
def memo(registry: str, fair_id: str, today: date | None, output: Path | None, as_json: bool, lang: Lang) -> None:
    """พิมพ์บันทึกข้อความถึงพัฒนาการอำเภอ หนึ่งหน้า A4 (the memo to the district CD officer, as PDF)."""
    from otopsheets.reports.memo import write_memo

    facts = facts_of(registry, fair_id, today)
    _write(registry, "memo", write_memo(facts), facts, output, as_json=as_json, lang=lang)


@click.command()
@registry_argument
@fair_option
@today_option
@_output
@common
def lessons(registry: str, fair_id: str, today: date | None, output: Path | None, as_json: bool, lang: Lang) -> None:
    """พิมพ์แบบบันทึกองค์ความรู้ของงาน (the knowledge record of a fair, as PDF)."""
    from otopsheets.reports.lessons import write_lessons

    facts = facts_of(registry, fair_id, today)
    _write(registry, "lessons", write_lessons(facts), facts, output, as_json=as_json, lang=lang)


@click.command()
@registry_argument
@fair_option
@today_option
@_output
@click.option(
    "--calls", is_flag=True, help="แสดงรายชื่อที่ต้องโทรแจ้ง พร้อมเบอร์ ไม่พิมพ์ PDF (whom to call, with numbers; no PDF)"
)
@common
def agenda(
    registry: str, fair_id: str, today: date | None, output: Path | None, calls: bool, as_json: bool, lang: Lang
) -> None:
    """พิมพ์ระเบียบวาระของการประชุมครั้งต่อไป (the paper for the next meeting, as PDF)."""
    from otopsheets.reports.agenda import write_agenda

    facts = facts_of(registry, fair_id, today)
    if calls:
        _print_calls(facts, as_json=as_json, lang=lang)
    else:
        paper = write_agenda(facts, _conflict_of(facts))
        _write(registry, "agenda", paper, facts, output, as_json=as_json, lang=lang)


def facts_of(registry: str, fair_id: str, today: date | None) -> "Facts":
    """Open a registry and find out what its reports tell; raises when its form is broken."""
    return facts_in(open_store(registry), fair_id, today)


def facts_in(store: "Store", fair_id: str, today: date | None) -> "Facts":
    """Read a store and find out what the reports of one fair tell; raises when the form is broken."""
    return facts_from(store.read(), fair_id, today or date.today())  # noqa: DTZ011 - the officer's own day


def facts_from(snapshot: "Snapshot", fair_id: str, today: date) -> "Facts":
    """Find out what the reports of one fair tell, from what a store holds; raises when the form is broken."""
    from otopsheets.fairs import choose_fair, select_for
    from otopsheets.registry import read_registry
    from otopsheets.reports.facts import gather
    from otopsheets.workflow import FORM_BROKEN, FormBroken

    read = read_registry(snapshot.sheets)
    if read.structural:
        raise FormBroken(FORM_BROKEN, count=len(read.structural), first=read.structural[0].message())
    fair = choose_fair(read, fair_id)
    return gather(read, fair, today, *select_for(read, fair, today))


def _conflict_of(facts: "Facts") -> str:
    """Say in Thai why the stalls cannot be given out as granted; '' if they can, or no venue is drawn."""
    from otopsheets.eligibility import read_rules
    from otopsheets.fairs import drawn_venue
    from otopsheets.layout.asked import demands_of, options_of
    from otopsheets.layout.plan import conflict_in

    venue, _ = drawn_venue(facts.registry, facts.fair)
    if venue is None or not venue.stalls:
        return ""
    book, _ = read_rules(facts.registry)
    conflict = conflict_in(venue, demands_of(facts.selection, {}), options_of(book, facts.fair))
    return str(conflict) if conflict else ""


def beside(registry: str, ending: str) -> Path:
    """Return where a file goes by default: beside a workbook, or for a spreadsheet on the web, here."""
    path = Path(registry)
    return path.with_name(f"{path.stem}.{ending}") if path.suffix else Path(f"otopsheets.{ending}")


def _write(
    registry: str, name: str, paper: object, facts: "Facts", output: Path | None, *, as_json: bool, lang: Lang
) -> None:
    """Print a paper to its file, and say where."""
    from otopsheets.reports.pdf import to_pdf, told
    from otopsheets.stores.files import replace_file

    path = output or beside(registry, f"{name}.pdf")
    content = to_pdf(name, paper, facts.today)
    replace_file(path, lambda new: new.write_bytes(content))
    if as_json:
        print_json({"path": str(path), "fair": facts.fair.fair_id or facts.fair.name, name: told(paper)})
    else:
        click.echo(WROTE.say(lang, path=path))


def _print_calls(facts: "Facts", *, as_json: bool, lang: Lang) -> None:
    """Print whom to call; telephone numbers go to the officer's own screen and to no file."""
    from rich.markup import escape
    from rich.table import Table

    from otopsheets.reports.agenda import call_list

    missing = call_list(facts)
    lines = [(*_caller(each.group), str(each.home.village_no or ""), each.home.tambon) for each in missing]
    if as_json:
        keys = ("group", "chair", "phone", "village_no", "tambon")
        print_json({"calls": [dict(zip(keys, line, strict=True)) for line in lines]})
    elif not lines:
        click.echo(NOBODY.say(lang))
    else:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading in CALLS[lang]:
            table.add_column(heading, overflow="fold")
        for line in lines:
            table.add_row(*map(escape, line))
        console().print(table)


def _caller(group: "Group") -> tuple[str, str, str]:
    from otopsheets.thai.phones import format_phone

    return group.name, group.chair, ", ".join(map(format_phone, group.phone))
