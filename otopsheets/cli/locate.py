"""`otopsheets locate`: a list of addresses, each to its official tambon."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from otopsheets.cli.common import common, console, print_json
from otopsheets.errors import UsageFault
from otopsheets.wording import Lang, Wording

NO_COLUMN_NAMED = Wording(
    "โปรดบอกว่าที่อยู่อยู่ในคอลัมน์ใด เช่น --address ที่อยู่ คอลัมน์ที่มี: {headers}",
    "Say which column holds the address, for example --address ที่อยู่. The columns are: {headers}.",
)
NO_SUCH_COLUMN = Wording(
    "ไม่มีคอลัมน์ “{wanted}” คอลัมน์ที่มี: {headers}", "There is no column “{wanted}”. The columns are: {headers}."
)
COLUMN_MISSPELT = Wording(
    "ไม่มีคอลัมน์ “{wanted}” หมายถึง “{nearest}” หรือไม่ คอลัมน์ที่มี: {headers}",
    "There is no column “{wanted}”. Did you mean “{nearest}”? The columns are: {headers}.",
)
SEVERAL_COLUMNS = Wording(
    "มีคอลัมน์ “{wanted}” มากกว่าหนึ่ง โปรดตั้งชื่อให้ต่างกัน",
    "There is more than one column “{wanted}”. Please give them different names.",
)
LOCATING = Wording("กำลังหาตำบล", "Locating")
WRITTEN = Wording("เขียน {rows} แถวลง {path} แล้ว", "Wrote {rows} rows to {path}.")
CERTAIN = Wording(
    "แน่ใจแล้ว {certain} แถว ควรตรวจ {marked} แถว", "{certain} are certain, {marked} are for a person to check."
)
RENAMED = Wording("คอลัมน์เดิมที่ชื่อซ้ำเปลี่ยนชื่อเป็น: {names}", "Columns whose names clashed are now: {names}.")
HOW = {
    "exact": Wording("ตรงกับชื่อทางการ", "the official names"),
    "repaired": Wording("อ่านผ่านคำย่อหรือชื่อเรียก", "read through short forms"),
    "postal": Wording("รหัสไปรษณีย์ชี้", "told by the postal code"),
    "typo": Wording("สะกดใกล้เคียง ต้องยืนยัน", "nearly a name, to be confirmed"),
    "ambiguous": Wording("เป็นได้หลายแห่ง", "may be several places"),
    "conflict": Wording("ที่อยู่ขัดกับคอลัมน์", "contradicts the columns"),
    "unknown": Wording("ไม่ทราบตำบล", "not known"),
}
_STEP = 500  # rows between two movements of the bar


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--address", metavar="COL", help="คอลัมน์ที่อยู่ (column of free-text addresses)")
@click.option("--tambon", metavar="COL", help="คอลัมน์ตำบล (column of tambons)")
@click.option("--amphoe", metavar="COL", help="คอลัมน์อำเภอ (column of amphoes)")
@click.option("--province", metavar="COL", help="คอลัมน์จังหวัด (column of provinces)")
@common
def locate(
    source: Path,
    target: Path,
    address: str | None,
    tambon: str | None,
    amphoe: str | None,
    province: str | None,
    as_json: bool,
    lang: Lang,
) -> None:
    """หาตำบลทางการของที่อยู่ทุกแถวใน IN แล้วเขียนลง OUT (.csv หรือ .xlsx).

    Locate every address of the list IN and write OUT: each row as it was, with tambon_code, tambon, amphoe, province,
    village_no, how, note. A column of IN with one of these names becomes NAME_input. IN is never changed.
    """
    from rich.progress import Progress

    from otopsheets.stores.lists import check_target, read_list, write_list
    from otopsheets.thai.frames import RESULTS, result_of, with_results
    from otopsheets.thai.places import CERTAIN as SURE
    from otopsheets.thai.places import locate as locate_one

    check_target(source, target)
    headers, rows = read_list(source)
    if not any((address, tambon, amphoe, province)):
        raise UsageFault(NO_COLUMN_NAMED, headers=_told(headers))
    columns = [_column(headers, wanted) for wanted in (address, tambon, amphoe, province)]

    located = []
    counts: Counter[str] = Counter()
    with Progress(console=console(stderr=True), transient=True, disable=as_json) as progress:
        task = progress.add_task(LOCATING.say(lang), total=len(rows))
        for number, row in enumerate(rows, 1):
            text, t, a, p = ("" if at is None or row[at] is None else str(row[at]) for at in columns)
            place = locate_one(text, tambon=t, amphoe=a, province=p)
            counts[place.how.value] += 1
            located.append([*row, *result_of(place, lang)])
            if number % _STEP == 0:
                progress.update(task, completed=number)
    write_list(target, with_results(headers), located)

    kept = with_results(headers)[: -len(RESULTS)]
    renamed = {old: new for old, new in zip(headers, kept, strict=True) if old != new}
    certain = sum(counts[how] for how in SURE)
    if as_json:
        told = {how: counts[how] for how in HOW}
        print_json({"rows": len(rows), "certain": certain, "how": told, "renamed": renamed, "written": str(target)})
        return
    click.echo(WRITTEN.say(lang, rows=f"{len(rows):,}", path=target))
    click.echo(CERTAIN.say(lang, certain=f"{certain:,}", marked=f"{len(rows) - certain:,}"))
    for how, said in HOW.items():
        if counts[how]:
            click.echo(f"  {counts[how]:>9,}  {how:<10} {said.say(lang)}")
    if renamed:
        click.echo(RENAMED.say(lang, names=", ".join(f"{old} → {new}" for old, new in renamed.items())))


def _column(headers: Sequence[str], wanted: str | None) -> int | None:
    """Return where the column called `wanted` is, spaces and letter case aside."""
    from rapidfuzz import process

    from otopsheets.thai.text import key

    if wanted is None:
        return None
    for same in (str.strip, key):
        found = [at for at, header in enumerate(headers) if header and same(header) == same(wanted)]
        if len(found) > 1:
            raise UsageFault(SEVERAL_COLUMNS, wanted=wanted)
        if found:
            return found[0]
    near = process.extractOne(key(wanted), {header: key(header) for header in headers if header}, score_cutoff=50)
    if near:
        raise UsageFault(COLUMN_MISSPELT, wanted=wanted, nearest=near[2], headers=_told(headers))
    raise UsageFault(NO_SUCH_COLUMN, wanted=wanted, headers=_told(headers))


def _told(headers: Sequence[str]) -> str:
    return ", ".join(header for header in headers if header)
