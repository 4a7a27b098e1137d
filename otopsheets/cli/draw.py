"""`otopsheets draw`: the certificate of a draw, for anybody to compute again."""

from datetime import date

import click

from otopsheets.cli.common import common, fair_option, open_store, print_json, registry_argument, today_option
from otopsheets.wording import Lang, Wording

NO_SEED = Wording(
    "งานนี้ยังไม่มีเลขจับสลาก โปรดจับเลขในที่ประชุม แล้วพิมพ์ลงช่อง เลขจับสลาก ในแถวของงาน",
    "This fair has no seed yet. Draw one in the meeting and type it into the fair's row (เลขจับสลาก).",
)
AGAIN = Wording(
    "รายชื่อเปลี่ยนไปจากครั้งก่อน จึงเป็นการจับสลากใหม่", "The list has changed since the last draw: this is another draw."
)


@click.command()
@registry_argument
@fair_option
@today_option
@common
def draw(registry: str, fair_id: str, today: date | None, as_json: bool, lang: Lang) -> None:
    """พิมพ์ใบรับรองการจับสลากที่ใครก็คำนวณซ้ำได้ (the draw, and the line that computes it again)."""
    from otopsheets.selection import certificate, one_line, ranking
    from otopsheets.selection.reasons import DRAWN_AGAIN
    from otopsheets.workflow import propose

    proposal = propose(open_store(registry).read(), today or date.today(), fair_id, lang)  # noqa: DTZ011 - the officer's day
    held = proposal.selection.draw
    again = any(finding.code == DRAWN_AGAIN.code for finding in proposal.selection.findings)
    if as_json:
        print_json(
            {
                "fair": proposal.fair.fair_id or proposal.fair.name,
                "seed": held.seed if held else None,
                "entrants_sha256": held.entrants_sha256 if held else None,
                "again": again,
                "ranks": [
                    {"rank": rank, "key": key, "sha256": held.ranks[key], "line": one_line(held, key)}
                    for rank, key in enumerate(ranking(held), start=1)
                ]
                if held
                else [],
            }
        )
    elif held is None:
        click.echo(NO_SEED.say(lang))
    else:
        if again:
            click.echo(AGAIN.say(lang))
        click.echo("\n".join(certificate(held, proposal.fair, lang)))
