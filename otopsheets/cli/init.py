"""`otopsheets init`: a new registry."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from otopsheets.cli.common import common, credentials_option, open_spreadsheet, output_option, print_json
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.registry.form import Book

MADE = Wording(
    "สร้างทะเบียนแล้ว: {path}\nขั้นต่อไป: กรอกข้อมูล แล้วสั่ง otopsheets check {path}",
    "Made a registry: {path}\nNext: fill it in, then run otopsheets check {path}",
)
ADDED = Wording("เพิ่มแท็บ: {titles}", "Added tabs: {titles}")
REPAIRED = Wording("ซ่อมแล้ว {count} เรื่อง:", "Put right:")
AS_IT_SHOULD = Wording("ทะเบียนครบถ้วนอยู่แล้ว ไม่ได้แก้อะไร", "The registry is as it should be; nothing was changed.")

ONE_OF = "ใช้ --sample หรือ --amphoe อย่างใดอย่างหนึ่ง / --sample or --amphoe, not both"
ONE_PLACE = "โปรดระบุชื่อแฟ้ม Excel หรือ --google ลิงก์ อย่างใดอย่างหนึ่ง / Name either a workbook or --google LINK"


@click.command()
@click.argument("path", metavar="[PATH]", type=click.Path(path_type=Path), required=False)
@click.option("--google", metavar="URL", help="สเปรดชีตเปล่าที่สร้างและแชร์ไว้แล้ว (an empty spreadsheet, shared)")
@click.option("--sample", type=click.Choice(["sop-prap"]), help="ใส่ข้อมูลตัวอย่าง (fill in a sample)")
@click.option("--amphoe", help="อำเภอเจ้าภาพ ใช้ทำรายการตำบลให้เลือก (the district, for its drop-downs)")
@click.option("--province", default="", help="จังหวัด ระบุเมื่อมีอำเภอชื่อซ้ำ (its province, where amphoes share a name)")
@output_option
@credentials_option
@common
def init(
    path: Path | None,
    google: str | None,
    sample: str | None,
    amphoe: str | None,
    province: str,
    output: str,
    as_json: bool,
    lang: Lang,
) -> None:
    """สร้างทะเบียนใหม่เป็นสมุดงาน Excel หรือในสเปรดชีต Google ไม่เขียนทับของเดิม (make a new registry; never overwrites).

    ในสเปรดชีตที่เป็นทะเบียนอยู่แล้ว จะซ่อมสิ่งที่คลาดเคลื่อน โดยไม่แตะข้อมูล (in a spreadsheet that is a registry
    already, what drifted is put right and no data is touched)
    """
    from otopsheets.registry.districts import find_district
    from otopsheets.registry.form import make_book
    from otopsheets.registry.samples import SAMPLES

    if sample and amphoe:
        raise click.UsageError(ONE_OF)
    if (path is None) == (google is None):
        raise click.UsageError(ONE_PLACE)
    district = find_district(amphoe, province) if amphoe else None
    if google is not None:
        book = SAMPLES[sample]().book if sample else make_book(district)
        _in_google(google, output, book, as_json=as_json, lang=lang)
    elif path is not None:
        from otopsheets.stores.excel_form import write_registry

        write_registry(path, sample, district)
        if as_json:
            print_json({"path": str(path), "sample": sample})
        else:
            click.echo(MADE.say(lang, path=path))


def _in_google(url: str, output: str, book: "Book", *, as_json: bool, lang: Lang) -> None:
    from otopsheets.stores.google.setup import set_up

    store = open_spreadsheet(url, output, access="write")
    made = set_up(store.session, store.registry, book, store.output if store.output != store.registry else None)
    repaired = [f"{drift.tab}: {drift.wording.say(lang, **dict(drift.values))}" for drift in made.repaired]
    if as_json:
        print_json({"path": url, "added": list(made.added), "repaired": repaired})
        return
    if made.added:
        click.echo(ADDED.say(lang, titles=", ".join(made.added)))
    for said in [REPAIRED.say(lang, count=len(repaired)), *repaired] if repaired else ():
        click.echo(said)
    if made.added:
        click.echo(MADE.say(lang, path=url))
    elif not repaired:
        click.echo(AS_IT_SHOULD.say(lang))
