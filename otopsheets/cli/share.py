"""`otopsheets share`: who may do what with the spreadsheet."""

from dataclasses import replace

import click

from otopsheets.cli.common import common, open_spreadsheet, output_option, print_json, registry_argument, settings
from otopsheets.wording import Lang, Wording

PROTECTED = Wording("ป้องกันแล้ว: {titles}", "Protected: {titles}")
NOTHING = Wording("การป้องกันครบถ้วนอยู่แล้ว", "Everything was protected already.")
INVITED = Wording("ให้สิทธิ์เพิ่ม {count} คน (ไม่มีการส่งอีเมล)", "Gave rights to {count} more; no mail was sent.")


@click.command()
@registry_argument
@output_option
@click.option("--officer", "officers", metavar="EMAIL", multiple=True, help="แก้ได้ทุกอย่าง (may change everything)")
@click.option("--chair", "chairs", metavar="EMAIL", multiple=True, help="กรอกแท็บของกลุ่ม (fills in the groups' tabs)")
@click.option("--committee", "committee", metavar="EMAIL", multiple=True, help="ดูอย่างเดียว (looks)")
@common
def share(
    registry: str,
    output: str,
    officers: tuple[str, ...],
    chairs: tuple[str, ...],
    committee: tuple[str, ...],
    as_json: bool,
    lang: Lang,
) -> None:
    """ป้องกันหัวตารางและแท็บผลลัพธ์ แล้วให้สิทธิ์ตามหน้าที่ สั่งซ้ำได้ (protects and shares; safe to run again).

    รายชื่อเพิ่มเติมอยู่ในหมวด [share] ของ otopsheets.toml (more people may be named there)
    """
    from otopsheets.stores.google.sharing import share as share_with

    told = settings().share
    people = replace(
        told,
        officers=(*told.officers, *officers),
        chairs=(*told.chairs, *chairs),
        committee=(*told.committee, *committee),
    )
    anybody = any((people.officers, people.chairs, people.committee))
    store = open_spreadsheet(registry, output, access="share" if anybody else "write")
    elsewhere = store.output if store.output != store.registry else None
    shared = share_with(store.session, store.registry, elsewhere, people)
    if as_json:
        print_json({"protected": list(shared.protected), "invited": shared.invited})
        return
    titles = ", ".join(shared.protected)
    click.echo(PROTECTED.say(lang, titles=titles) if titles else NOTHING.say(lang))
    if shared.invited:
        click.echo(INVITED.say(lang, count=shared.invited))
