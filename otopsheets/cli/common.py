"""What every command shares: its options, how it tells faults, how it prints."""

import functools
import json
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

import click

from otopsheets.errors import OtopSheetsError, UsageFault
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from rich.console import Console

    from otopsheets.config import Settings
    from otopsheets.findings import Finding
    from otopsheets.stores.base import Store
    from otopsheets.stores.google import GoogleStore

Access: TypeAlias = Literal["read", "write", "watch", "share"]

ONLY_GOOGLE = Wording(
    "คำสั่งนี้ใช้กับสเปรดชีต Google เท่านั้น ({registry} ไม่ใช่ลิงก์หรือรหัสสเปรดชีต)",
    "This command is for Google spreadsheets only ({registry} is neither a link nor an id of one).",
)
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


def credentials_option(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--credentials`, the key to Google."""
    return click.option(
        "--credentials",
        type=click.Path(path_type=Path, dir_okay=False),
        expose_value=False,
        callback=_remember_key,
        help="แฟ้มกุญแจของ Google (key file for Google)",
    )(function)


def registry_argument(function: Callable[..., None]) -> Callable[..., None]:
    """Add REGISTRY, which the settings may name instead, and `--credentials`."""
    function = credentials_option(function)
    return click.argument("registry", metavar="[REGISTRY]", default="", callback=_or_configured)(function)


output_option = click.option(
    "--output",
    default="",
    metavar="PATH|URL",
    help="แฟ้มหรือสเปรดชีตผลลัพธ์ (where the result goes)  [default: NAME.generated.xlsx / ในทะเบียน Google เอง]",
)


def _remember_key(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    context.meta["otopsheets.credentials"] = value


def _or_configured(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    try:
        registry = value or settings().registry
    except OtopSheetsError as fault:
        raise click.UsageError(fault.message()) from fault
    if not registry:
        raise click.UsageError(
            "โปรดระบุทะเบียน: ลิงก์สเปรดชีต Google หรือแฟ้ม Excel / "
            "Name the registry: the link of a Google spreadsheet, or a workbook"
        )
    return registry


def settings() -> "Settings":
    """Return what `otopsheets.toml` in this folder and the environment say."""
    from otopsheets.config import load_settings

    return load_settings(Path.cwd(), os.environ)


def _fair_or_configured(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    told = settings()
    return value or (told.fair if context.params.get("registry") == told.registry else "")


fair_option = click.option(
    "--fair",
    "fair_id",
    default="",
    metavar="ID",
    callback=_fair_or_configured,
    help="รหัสงาน ถ้ามีงานเดียวไม่ต้องระบุ (which fair)",
)


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


def open_store(registry: str, output: str | Path | None = None, *, access: Access = "read") -> "Store":
    """Return the store that `registry` names: a workbook, or a Google spreadsheet signed in to for `access`.

    Doubts about how the key is kept are told on stderr.
    """
    from otopsheets.stores import open_registry

    told = settings()
    store = open_registry(
        registry,
        output or (told.output if registry == told.registry else "") or None,
        access=access,
        credentials=click.get_current_context().meta.get("otopsheets.credentials"),
        configured=told.credentials,
    )
    lang = click.get_current_context().params.get("lang", "th")
    for finding in getattr(store, "warnings", ()):
        click.echo(finding.message(lang), err=True)
    return store


def open_spreadsheet(registry: str, output: str | Path | None = None, *, access: Access = "read") -> "GoogleStore":
    """Return the store of a Google spreadsheet; raises `UsageFault` when `registry` is a file."""
    from otopsheets.stores import is_google
    from otopsheets.stores.google import GoogleStore

    store = open_store(registry, output, access=access) if is_google(registry) else None
    if not isinstance(store, GoogleStore):
        raise UsageFault(ONLY_GOOGLE, registry=registry)
    return store


def console(*, stderr: bool = False) -> "Console":
    """Return a rich console that keeps Thai whole; it honours NO_COLOR by itself."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False)
