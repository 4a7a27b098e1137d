"""`otopsheets explain`: the whole path of one applicant."""

from datetime import date

import click

from otopsheets.cli.common import common, fair_option, open_store, print_json, registry_argument, today_option
from otopsheets.wording import Lang


@click.command()
@registry_argument
@click.option("--group", "who", required=True, metavar="NAME", help="รหัสหรือชื่อกลุ่ม (a group's id or name)")
@fair_option
@today_option
@common
def explain(registry: str, who: str, fair_id: str, today: date | None, as_json: bool, lang: Lang) -> None:
    """อธิบายผลของกลุ่มหนึ่งทีละขั้น (why one applicant ended as it did, step by step)."""
    from otopsheets.eligibility import read_rules
    from otopsheets.selection.explain import explain as explained
    from otopsheets.workflow import propose

    proposal = propose(open_store(registry).read(), today or date.today(), fair_id, lang)  # noqa: DTZ011 - the officer's day
    book, _ = read_rules(proposal.registry)
    steps = explained(proposal.selection, who, book=book)
    if as_json:
        print_json(
            {"steps": [{"title": s.title.say(lang), "lines": [line.say(lang) for line in s.lines]} for s in steps]}
        )
    else:
        click.echo("\n".join(step.tell(lang) for step in steps))
