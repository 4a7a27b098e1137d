"""What every command shares: its options, how it tells faults, how it prints."""

import functools
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from otopsheets.errors import OtopSheetsError
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from rich.console import Console

    from otopsheets.findings import Finding
    from otopsheets.stores.base import Store

INTERRUPTED = Wording("หยุดตามคำสั่ง ไม่ได้เขียนอะไร", "Stopped as asked; nothing was written.")


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD; a Buddhist year is understood as well."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say how to write one."""
        if isinstance(value, date):
            return value
        from otopsheets.thai.dates import read_date
        from otopsheets.thai.unreadable import Unreadable

        try:
            day = read_date(str(value))
        except Unreadable:
            day = None
        if day is None:
            self.fail(f"'{value}' ไม่ใช่วันที่ โปรดพิมพ์แบบ 2017-09-05 / is no day; write it like 2017-09-05", param, ctx)
        return day


def common(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--json` and `--lang`, and turn an error of the library into its sentence and exit code."""

    @click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON หนึ่งก้อน (one JSON object on stdout)")
    @click.option(
        "--lang",
        type=click.Choice(["th", "en"]),
        default="th",
        envvar="OTOPSHEETS_LANG",
        show_default=True,
        help="ภาษา (language)",
    )
    @functools.wraps(function)
    def wrapped(*args: Any, as_json: bool, lang: Lang, **kwargs: Any) -> None:
        try:
            function(*args, as_json=as_json, lang=lang, **kwargs)
        except OtopSheetsError as fault:
            fail(fault, as_json=as_json, lang=lang)
        except KeyboardInterrupt:
            click.echo(INTERRUPTED.say(lang), err=True)
            sys.exit(130)

    return wrapped


today_option = click.option(
    "--today",
    type=Day(),
    default=None,
    help="ถือว่าวันนี้คือวันที่นี้ (pretend that today is this day)  [default: วันนี้]",
)

fair_option = click.option("--fair", "fair_id", default="", metavar="ID", help="รหัสงาน ถ้ามีงานเดียวไม่ต้องระบุ (which fair)")

registry_argument = click.argument("registry", metavar="REGISTRY")


def fail(fault: OtopSheetsError, *, as_json: bool, lang: Lang) -> NoReturn:
    """Tell an error in one sentence on stderr (and as JSON if asked), and end with its exit code."""
    if as_json:
        print_json({"error": error_json(fault, lang)})
    click.echo(fault.message(lang), err=True)
    sys.exit(fault.exit_code)


def error_json(fault: OtopSheetsError, lang: Lang) -> dict[str, Any]:
    """Return an error as JSON tells it."""
    return {"type": type(fault).__name__, "message": fault.message(lang), "exit_code": fault.exit_code}


def print_json(told: Mapping[str, Any]) -> None:
    """Print one JSON object on stdout."""
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def finding_json(finding: "Finding", lang: Lang) -> dict[str, Any]:
    """Return a finding as JSON tells it."""
    where = finding.where
    return {
        "code": finding.code,
        "level": str(finding.level),
        "tab": where.tab,
        "row": where.row,
        "column": where.column,
        "cell": where.a1,
        "message": finding.message(lang),
    }


def open_store(registry: str, output: Path | None = None) -> "Store":
    """Return the store that `registry` names: a workbook's path."""
    from otopsheets.stores import open_registry

    return open_registry(registry, output)


def console(*, stderr: bool = False) -> "Console":
    """Return a rich console that keeps Thai whole; it honours NO_COLOR by itself."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False)
