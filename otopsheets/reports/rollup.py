"""What a summary over many registries tells: a row for every fair of every district."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from otopsheets.reports.facts import Facts
from otopsheets.thai.places import amphoe_code
from otopsheets.wording import Lang, Wording

COLUMNS: Mapping[str, Wording] = {
    "registry": Wording("ทะเบียน", "registry"),
    "province": Wording("จังหวัด", "province"),
    "amphoe": Wording("อำเภอ", "amphoe"),
    "amphoe_code": Wording("รหัสอำเภอ", "amphoe code"),
    "fair_id": Wording("รหัสงาน", "fair id"),
    "fair": Wording("งาน", "fair"),
    "starts_on": Wording("วันเริ่ม", "first day"),
}
"""What says which fair of which district a row is."""
FIGURES: Mapping[str, Wording] = {
    "groups": Wording("กลุ่มในอำเภอ", "groups"),
    "briefed": Wording("ชี้แจงแล้ว", "briefed"),
    "villages": Wording("หมู่บ้าน", "villages"),
    "villages_reached": Wording("หมู่บ้านที่ถึง", "villages reached"),
    "applied": Wording("สมัคร", "applied"),
    "accepted": Wording("ได้เข้าร่วม", "accepted"),
    "waiting": Wording("สำรอง", "waiting"),
    "needs_fixing": Wording("ต้องแก้ไข", "to correct"),
    "rejected": Wording("ไม่ได้เข้าร่วม", "not accepted"),
    "groups_in": Wording("กลุ่มที่เข้าร่วม", "groups in it"),
    "agencies_in": Wording("หน่วยงาน", "agencies"),
    "tambons_in": Wording("ตำบลที่เข้าร่วม", "tambons in it"),
    "stalls_in": Wording("ล็อก", "stalls"),
    "proposals": Wording("ข้อเสนอ", "proposals"),
    "came": Wording("มาออกร้าน", "came"),
    "sold": Wording("ยอดขาย (บาท)", "sold (baht)"),
    "sold_groups": Wording("กลุ่มที่มียอดขาย", "groups that sold"),
    "sales_left_out": Wording("แถวยอดขายที่ไม่นับ", "sales rows not counted"),
}
"""The numbers of a fair, by the name of their figure."""

Line: TypeAlias = dict[str, str | float | None]
"""A row of the summary: `COLUMNS`, then `FIGURES`. `starts_on` is an ISO day."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A registry that could not be read, and why."""

    registry: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Rollup:
    """The summary of many registries on one day: a line for every fair, and the registries that told nothing."""

    today: date
    lines: tuple[Line, ...]
    failures: tuple[Failure, ...]


DOUBLED = Wording(
    "งาน {fair} ของอำเภอ {amphoe} มีอยู่ในทะเบียน {first} แล้ว จึงนับครั้งเดียว",
    "The fair {fair} of {amphoe} is in the registry {first} already, and is counted once.",
)


def without_doubles(lines: Iterable[Line], lang: Lang) -> tuple[list[Line], list[Failure]]:
    """Take out a fair that two registries tell of, as copies of one registry do: no total counts it twice.

    The first registry stands; the others are told as failures.
    """
    first: dict[tuple[object, object], Line] = {}
    kept, doubled = [], []
    for line in lines:
        which = (line["amphoe_code"], line["fair_id"] or line["fair"])
        if line["amphoe_code"] and which in first:
            told = {"fair": which[1], "amphoe": line["amphoe"], "first": first[which]["registry"]}
            doubled.append(Failure(str(line["registry"]), "Doubled", DOUBLED.say(lang, **told)))
        else:
            first[which] = line
            kept.append(line)
    return kept, doubled


def line_of(registry: str, facts: Facts) -> Line:
    """Return the row of one fair of the registry of that name."""
    fair, figures = facts.fair, facts.figures
    which: Line = {
        "registry": registry,
        "province": fair.province,
        "amphoe": fair.amphoe,
        "amphoe_code": amphoe_code(fair.amphoe, fair.province) or "",
        "fair_id": fair.fair_id,
        "fair": fair.name,
        "starts_on": fair.starts_on.isoformat() if fair.starts_on else None,
    }
    return {**which, **{name: figures[name].value for name in FIGURES}}
