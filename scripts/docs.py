"""Write the generated pages of docs/ from the code they describe; with --check, only say if one is stale."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from otopsheets.cli import main as command_line
from otopsheets.eligibility.rules_page import rules_page
from otopsheets.registry.schema_page import schema_page

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 100


def cli_page() -> str:
    """Return docs/cli.md: what `--help` says of every command."""
    parts = [
        "# คำสั่งทั้งหมด / Commands\n",
        (
            "หน้านี้สร้างจากโปรแกรมเอง (`python scripts/docs.py`) ความหมายของ `--json` อยู่ใน [json.md](json.md) / "
            "Generated from the program itself. What `--json` prints is told in [json.md](json.md).\n"
        ),
    ]
    for name, command in _commands(command_line):
        context = click.Context(command, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
        parts.append(f"## `{name}`\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    yield "otopsheets", group
    for name, command in sorted(group.commands.items()):
        yield f"otopsheets {name}", command


PAGES: dict[str, Callable[[], str]] = {"cli.md": cli_page, "rules.md": rules_page, "schema.md": schema_page}


def main() -> None:
    """Write every page, or with --check compare and exit 1 if one differs."""
    stale = []
    for name, page in PAGES.items():
        text, path = page(), DOCS / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        print(
            f"docs/{name} is not current: run python scripts/docs.py" if "--check" in sys.argv else f"wrote docs/{name}"
        )
    sys.exit(1 if stale and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
