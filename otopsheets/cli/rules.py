"""`otopsheets rules`: the rules in force, and the values a district may set."""

import click

from otopsheets.cli.common import common, console, open_store, print_json
from otopsheets.wording import Lang, Wording

RULES = Wording("กติกา", "Rules")
VALUES = Wording("ค่ากำหนด", "Values")
OFF = Wording("ปิด", "off")
LEVELS = {"block": Wording("ห้าม", "forbids"), "warn": Wording("เตือน", "warns"), "info": Wording("แจ้ง", "tells")}


@click.command()
@click.argument("registry", metavar="[REGISTRY]", required=False)
@common
def rules(registry: str | None, as_json: bool, lang: Lang) -> None:
    """แสดงกติกาทุกข้อ ตามที่ทะเบียนตั้งไว้ถ้าระบุ (every rule, as REGISTRY sets it if one is named)."""
    from otopsheets.eligibility import PARAMETERS, read_rules, usual_rules
    from otopsheets.eligibility import RULES as ALL
    from otopsheets.registry import read_registry

    book = usual_rules() if registry is None else read_rules(read_registry(open_store(registry).read().sheets))[0]
    if as_json:
        print_json(
            {
                "rules": [
                    {
                        "code": rule.code,
                        "on": rule.code in book.levels,
                        "level": str(book.levels.get(rule.code, rule.kind.level)),
                        "ends": str(rule.ends),
                        "asks": rule.asks.say(lang),
                        "source": rule.kind.source,
                        "values": list(rule.parameters),
                    }
                    for rule in ALL
                ],
                "values": [
                    {"code": each.code, "value": each.shown(book.value(each.code)), "means": each.means.say(lang)}
                    for each in PARAMETERS
                ],
            }
        )
        return
    from rich.table import Table

    table = Table(title=RULES.say(lang), title_justify="left", title_style="bold", box=None)
    for rule in ALL:
        level = book.levels.get(rule.code)
        table.add_row(rule.code, LEVELS[level].say(lang) if level else OFF.say(lang), rule.asks.say(lang))
    values = Table(title=VALUES.say(lang), title_justify="left", title_style="bold", box=None)
    for each in PARAMETERS:
        values.add_row(each.code, each.shown(book.value(each.code)) or "–", each.means.say(lang))
    out = console()
    out.print(table)
    out.print()
    out.print(values)
