"""`otopsheets schema`: the tabs and columns people fill in."""

from typing import TYPE_CHECKING, Any

import click

from otopsheets.cli.common import common, console, print_json
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.registry import Column

REQUIRED = Wording("ต้องมี", "required")
PRIVATE = Wording("ส่วนบุคคล", "private")


@click.command()
@common
def schema(as_json: bool, lang: Lang) -> None:
    """แสดงแท็บและคอลัมน์ที่ใช้กรอก (the input tabs, columns, aliases, choices)."""
    from otopsheets.registry import TABS

    if as_json:
        print_json({tab.key: {"title": tab.title, "columns": [column_json(column) for column in tab]} for tab in TABS})
        return
    from rich.table import Table

    out = console()
    for tab in TABS:
        table = Table(title=f"{tab.title} ({tab.key})", title_justify="left", title_style="bold", box=None)
        for _ in range(4):
            table.add_column(overflow="fold")
        for column in tab:
            marks = [REQUIRED.say(lang)] if column.required else []
            marks += [PRIVATE.say(lang)] if column.private else []
            told = " / ".join(choice.label if lang == "th" else choice.english for choice in column.choices)
            table.add_row(column.header, column.key, ", ".join(marks), told or column.hint)
        out.print(table)
        out.print()


def column_json(column: "Column") -> dict[str, Any]:
    """Return a column as JSON tells it."""
    return {
        "key": column.key,
        "header": column.header,
        "aliases": list(column.aliases),
        "required": column.required,
        "private": column.private,
        "type": str(column.type),
        "choices": [choice.label for choice in column.choices],
    }
