"""Whom to visit after a fair, and why.

Source: the knowledge record, part ๖.๓: *ช่วยเหลือ ติดตาม สนับสนุน อย่างต่อเนื่องและทั่วถึง*, help and follow-up for all.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from otopsheets.findings import Finding, Kind, Level, Where
from otopsheets.registry import Application, Group, Registry, Sale
from otopsheets.registry.schema import AGENCY_KINDS
from otopsheets.reports.sales import Sales, Sold
from otopsheets.reports.text import cut, without_phones
from otopsheets.thai.dates import format_date
from otopsheets.wording import Wording

SOON = 90
"""Days ahead within which an expiry is followed up."""

_ASKS = ("ช่วย", "ปรึกษา", "แนะนำ", "อบรม", "สนับสนุน", "สอน", "ต้องการความรู้", "อยากเรียน")
_LONGEST_NOTE = 120
_RECORD = "แบบบันทึกองค์ความรู้ ข้อ ๖.๓ / the knowledge record, part 6.3"


def _kind(code: str, th: str, en: str, do_th: str, do_en: str) -> Kind:
    return Kind(code, Level.INFO, Wording(th, en), Wording(do_th, do_en), _RECORD)


SOLD_NOTHING = _kind(
    "follow-sold-nothing",
    "มาออกร้านแต่ขายไม่ได้เลย",
    "Came and sold nothing.",
    "ควรเยี่ยมและช่วยดูสินค้า ราคา และบรรจุภัณฑ์",
    "Visit; look at goods, prices, packaging together.",
)
SOLD_ZERO = _kind(
    "follow-sold-zero",
    "แจ้งยอดขาย ๐ บาท แต่ไม่ได้บันทึกว่ามาออกร้านหรือไม่",
    "Reported sales of zero; nothing says whether it came.",
    "ควรสอบถามว่ามาแล้วขายไม่ได้ หรือไม่ได้มา",
    "Ask whether it came and sold nothing, or stayed away.",
)
NOT_REPORTED = _kind(
    "follow-not-reported",
    "มาออกร้านแต่ยังไม่แจ้งยอดขาย",
    "Came but reported no sales.",
    "ควรสอบถามยอดขาย",
    "Ask for its sales.",
)
ABSENT = _kind(
    "follow-absent", "ได้รับคัดเลือกแต่ไม่ได้มาออกร้าน", "Was chosen and did not come.", "ควรสอบถามเหตุผล", "Ask why."
)
UNKNOWN = _kind(
    "follow-unknown",
    "ไม่มีบันทึกว่ามาออกร้านหรือไม่",
    "Nothing says whether it came.",
    "ควรสอบถามและบันทึกในแท็บ ยอดขาย",
    "Ask, and enter it in the sales tab.",
)
EXPIRES = _kind(
    "follow-expires",
    "{what}หมดอายุ {day} (อีก {left} วัน)",
    "{what_en} expires on {day} (in {left} days).",
    "ควรช่วยต่ออายุ",
    "Help to renew it.",
)
EXPIRED = _kind(
    "follow-expired", "{what}หมดอายุแล้วตั้งแต่ {day}", "{what_en} expired on {day}.", "ควรช่วยต่ออายุ", "Help to renew it."
)
ASKED = _kind("follow-asked", "ขอความช่วยเหลือ: '{note}'", "Asked for help: '{note}'", "ควรติดต่อกลับ", "Get back to them.")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A group to visit, and the reasons as findings at the cells they came from."""

    group: Group
    reasons: tuple[Finding, ...]


def follow_up(registry: Registry, sales: Sales, today: date) -> tuple[FollowUp, ...]:
    """Return the groups to visit after a fair, in the order of the registry.

    Expiries count from `today`. Agencies sell nothing and are not followed up for it. Who was not reported at all is
    only asked for once the fair is over and its sales were entered.
    """
    rows: dict[int, list[Sold]] = defaultdict(list)
    for sold in sales.sold:
        rows[sold.group.row].append(sold)
    notes = _notes(registry, sales)
    ask = bool(sales.sold) and sales.days[-1].day < today
    found = []
    for group in registry.groups:
        reasons = [*_expiring(registry, group, today), *notes.get(group.row, ())]
        if group.kind not in AGENCY_KINDS:
            reasons = [*_from_sales(registry, sales, rows.get(group.row, []), group, ask=ask), *reasons]
        if reasons:
            found.append(FollowUp(group, tuple(reasons)))
    return tuple(found)


def _from_sales(registry: Registry, sales: Sales, rows: list[Sold], group: Group, *, ask: bool) -> Iterator[Finding]:
    amounts = [sold.amount for sold in rows if sold.amount is not None]
    if group.row in sales.absent:
        yield Finding.of(ABSENT, registry.where("sales", rows[0].row, "came"))
    elif group.row in sales.came and not amounts:
        yield Finding.of(NOT_REPORTED, registry.where("sales", rows[0].row, "amount"))
    elif amounts and not any(amounts):
        kind = SOLD_NOTHING if group.row in sales.came else SOLD_ZERO
        yield Finding.of(kind, registry.where("sales", rows[0].row, "amount"))
    elif ask and group.row in sales.unreported:
        yield Finding.of(UNKNOWN, registry.where("groups", group.row, "name"))


def _expiring(registry: Registry, group: Group, today: date) -> Iterator[Finding]:
    if group.otop_expires_on is not None:
        where = registry.where("groups", group.row, "otop_expires_on")
        yield from _expiry("ทะเบียน OTOP ", "The OTOP registration", group.otop_expires_on, today, where)
    for product in registry.products_of.get(group.row, ()):
        if product.standard_expires_on is not None:
            where = registry.where("products", product.row, "standard_expires_on")
            what, what_en = f"มาตรฐานของ {product.name} ", f"The standard of {product.name}"
            yield from _expiry(what, what_en, product.standard_expires_on, today, where)


def _expiry(what: str, what_en: str, day: date, today: date, where: Where) -> Iterator[Finding]:
    left = (day - today).days
    if left < 0:
        yield Finding.of(EXPIRED, where, what=what, what_en=what_en, day=format_date(day))
    elif left <= SOON:
        yield Finding.of(EXPIRES, where, what=what, what_en=what_en, day=format_date(day), left=left)


def _notes(registry: Registry, sales: Sales) -> dict[int, list[Finding]]:
    """Find who asks for help in a note of the group itself, of its application or of its sales."""
    found: dict[int, list[Finding]] = defaultdict(list)

    def read(tab: str, row: int, group: Group | None, note: str) -> None:
        if group is not None and any(word in note for word in _ASKS):
            said = cut(without_phones(note), _LONGEST_NOTE)
            if said not in (dict(told.values)["note"] for told in found[group.row]):
                found[group.row].append(Finding.of(ASKED, registry.where(tab, row, "note"), note=said))

    for group in registry.groups:
        read("groups", group.row, group, group.note)
    several: tuple[tuple[str, Sequence[Application | Sale]], ...] = (
        ("applications", registry.applications),
        ("sales", registry.sales),
    )
    for tab, records in several:
        for record in records:
            if record.note and registry.fair_directory.find(record.fair).item is sales.fair:
                read(tab, record.row, registry.directory.find(record.group).item, record.note)
    return found
