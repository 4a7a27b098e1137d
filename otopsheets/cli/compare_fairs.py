"""`otopsheets compare-fairs`: two fairs side by side."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from otopsheets.cli.common import common, console, open_store, print_json, registry_argument, today_option
from otopsheets.cli.compare import remembered
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.reports.comparing import Comparison, Pair, Participant
    from otopsheets.stores.base import Snapshot

CHANGE = Wording("เปลี่ยน", "Change")
BOTH_FAIRS = Wording("สองงาน", "Both fairs")
TAMBONS = Wording("กลุ่มที่เข้าร่วม ตามตำบล", "Groups that took part, by tambon")
CATEGORIES = Wording("กลุ่มที่เข้าร่วม ตามประเภท", "Groups that took part, by category")
PARTICIPANTS = Wording("รายกลุ่ม: เข้าร่วม ล็อก ยอดขาย (บาท)", "By group: took part, stalls, sold (baht)")
UNKNOWN = Wording("ไม่ระบุ", "not known")
NEW, LEFT = Wording("ใหม่", "new"), Wording("ไม่ได้เข้าร่วมครั้งหลัง", "not the second time")
BOTH = Wording("ทั้งสองงาน", "both")
GROUP, STALLS, SOLD = Wording("กลุ่ม", "Group"), Wording("ล็อก", "stalls"), Wording("ยอดขาย", "sold")


@click.command("compare-fairs")
@registry_argument
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@today_option
@common
def compare_fairs(registry: str, first: str, second: str, today: date | None, as_json: bool, lang: Lang) -> None:
    """เทียบสองงาน: ผู้เข้าร่วม ตำบล ประเภท ยอดขาย ที่ตั้งร้าน (two fairs side by side; two plans of one fair: compare)."""
    from otopsheets.cli.papers import facts_from
    from otopsheets.reports.comparing import compare

    snapshot, day = open_store(registry).read(), today or date.today()  # noqa: DTZ011 - the officer's own day
    one, two = (facts_from(snapshot, wanted, day) for wanted in (first, second))
    stalls = (announced_stalls(snapshot, one.fair.fair_id), announced_stalls(snapshot, two.fair.fair_id))
    compared = compare(one, two, stalls)
    if as_json:
        print_json(_json(compared))
    else:
        _print(compared, lang)


def announced_stalls(snapshot: "Snapshot", fair_id: str) -> Mapping[str, tuple[str, ...]]:
    """Return the stalls of the plan last announced for a fair, by applicant; empty when none is remembered."""
    plan = remembered(snapshot, fair_id).get("plan", {})
    return {key: tuple(labels) for key, labels in plan.get("stalls", {}).items()}


def _json(compared: "Comparison") -> dict[str, Any]:
    return {
        "fairs": [compared.first, compared.second],
        "figures": {pair.name: [pair.first, pair.second] for pair in compared.pairs},
        "tambons": [asdict(pair) for pair in compared.tambons],
        "categories": [asdict(pair) for pair in compared.categories],
        "participants": [
            {
                "group": each.group.name,
                "group_id": each.group.group_id or None,
                "took_part": list(each.took_part),
                "sold": list(each.sold),
                "stalls": [list(labels) for labels in each.stalls],
            }
            for each in compared.participants
        ],
    }


def _print(compared: "Comparison", lang: Lang) -> None:
    from rich.table import Table

    from otopsheets.registry.schema import CATEGORIES as KINDS
    from otopsheets.reports.comparing import COMPARED, Pair

    out = console()
    labels = {choice.key: choice.label if lang == "th" else choice.english for choice in KINDS}

    def table(title: str, pairs: "list[Pair]") -> None:
        click.echo(title)
        made = Table(box=None, pad_edge=False, header_style="bold")
        for heading, justify in (("", "left"), (compared.first, "right"), (compared.second, "right")):
            made.add_column(heading, justify="right" if justify == "right" else "left")
        made.add_column(CHANGE.say(lang), justify="right")
        for pair in pairs:
            change = UNTOLD if pair.change is None else f"{pair.change:+,.10g}"
            made.add_row(pair.name, _number(pair.first), _number(pair.second), change)
        out.print(made)
        out.print()

    table(BOTH_FAIRS.say(lang), [replace(pair, name=COMPARED[pair.name].say(lang)) for pair in compared.pairs])
    unknown = UNKNOWN.say(lang)
    table(TAMBONS.say(lang), [Pair(pair.name or unknown, pair.first, pair.second) for pair in compared.tambons])
    table(
        CATEGORIES.say(lang),
        [Pair(labels.get(pair.name, unknown), pair.first, pair.second) for pair in compared.categories],
    )
    click.echo(PARTICIPANTS.say(lang))
    made = Table(box=None, pad_edge=False, header_style="bold")
    stalls, sold = STALLS.say(lang), SOLD.say(lang)
    headings = (f"{compared.first} {stalls}", sold, f"{compared.second} {stalls}", sold)
    for at, heading in enumerate((GROUP.say(lang), "", *headings)):
        made.add_column(heading, overflow="fold", justify="right" if at in (3, 5) else "left")
    for each in compared.participants:
        made.add_row(*_participant(each, lang))
    out.print(made)


def _participant(each: "Participant", lang: Lang) -> list[str]:
    from rich.markup import escape

    state = BOTH if all(each.took_part) else NEW if each.took_part[1] else LEFT
    cells = [escape(each.group.name), state.say(lang)]
    for labels, sold in zip(each.stalls, each.sold, strict=True):
        cells += [", ".join(labels), "" if sold is None else _number(sold)]
    return cells


UNTOLD = "–"


def _number(number: float | None) -> str:
    if number is None:
        return UNTOLD
    from otopsheets.thai.numbers import format_number

    return format_number(number)
