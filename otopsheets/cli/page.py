"""`otopsheets page`: the public page of a fair."""

from datetime import date
from pathlib import Path

import click

from otopsheets.cli.common import common, fair_option, open_store, print_json, registry_argument, today_option
from otopsheets.cli.papers import WROTE, beside
from otopsheets.wording import Lang


@click.command()
@registry_argument
@fair_option
@today_option
@click.option("--output", type=click.Path(path_type=Path), help="แฟ้ม HTML (where to write)  [default: NAME.page.html]")
@common
def page(registry: str, fair_id: str, today: date | None, output: Path | None, as_json: bool, lang: Lang) -> None:
    """สร้างหน้าเว็บแฟ้มเดียวให้คนทั่วไปดูผังและค้นหาร้าน (one HTML file: the map and a search, public data only)."""
    from otopsheets.reports.page import page_html, shops_of
    from otopsheets.stores.files import replace_file
    from otopsheets.workflow import propose

    proposal = propose(open_store(registry).read(), today or date.today(), fair_id, lang)  # noqa: DTZ011 - the officer's day
    if proposal.obstacle is not None:
        raise proposal.obstacle
    stalls = proposal.plan.stalls if proposal.plan else {}
    shops = shops_of(proposal.selection, stalls)
    taken = {label for labels in stalls.values() for label in labels}
    html = page_html(proposal.fair, proposal.venue, shops, taken, proposal.today)
    path = output or beside(registry, "page.html")
    replace_file(path, lambda new: new.write_bytes(html.encode()))
    if as_json:
        print_json({"path": str(path), "fair": proposal.fair.fair_id or proposal.fair.name, "shops": len(shops)})
    else:
        click.echo(WROTE.say(lang, path=path))
