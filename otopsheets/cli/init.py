"""`otopsheets init`: a new registry."""

from pathlib import Path

import click

from otopsheets.cli.common import common, print_json
from otopsheets.wording import Lang, Wording

MADE = Wording(
    "สร้างทะเบียนแล้ว: {path}\nขั้นต่อไป: กรอกข้อมูล แล้วสั่ง otopsheets check {path}",
    "Made a registry: {path}\nNext: fill it in, then run otopsheets check {path}",
)

ONE_OF = "ใช้ --sample หรือ --amphoe อย่างใดอย่างหนึ่ง / --sample or --amphoe, not both"


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--sample", type=click.Choice(["sop-prap"]), help="ใส่ข้อมูลตัวอย่าง (fill in a sample)")
@click.option("--amphoe", help="อำเภอเจ้าภาพ ใช้ทำรายการตำบลให้เลือก (the district, for its drop-downs)")
@click.option("--province", default="", help="จังหวัด ระบุเมื่อมีอำเภอชื่อซ้ำ (its province, where amphoes share a name)")
@common
def init(path: Path, sample: str | None, amphoe: str | None, province: str, as_json: bool, lang: Lang) -> None:
    """สร้างทะเบียนใหม่เป็นสมุดงาน Excel ไม่เขียนทับของเดิม (make a new registry; never overwrites)."""
    from otopsheets.registry.districts import find_district
    from otopsheets.stores.excel_form import write_registry

    if sample and amphoe:
        raise click.UsageError(ONE_OF)
    write_registry(path, sample, find_district(amphoe, province) if amphoe else None)
    if as_json:
        print_json({"path": str(path), "sample": sample})
    else:
        click.echo(MADE.say(lang, path=path))
