"""Small registries, told as the rows of their tabs under the headers of the schema."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from otopsheets.eligibility import judge
from otopsheets.registry import BY_KEY, Fair, Registry, Sheet, read_registry
from otopsheets.reports.facts import Facts, gather
from otopsheets.selection import Places, Selection, select

TODAY = date(2017, 9, 20)


def sheet(tab: str, rows: Sequence[dict[str, Any]]) -> Sheet:
    """A tab whose first row are the headers of the columns that are used, so row 2 is `rows[0]`."""
    used = [column for column in BY_KEY[tab] if any(column.key in row for row in rows) or column.required]
    return Sheet(
        BY_KEY[tab].title, [[column.header for column in used], *([row.get(c.key) for c in used] for row in rows)]
    )


FAIR = {
    "fair_id": "F1",
    "name": "ตลาดประชารัฐ",
    "starts_on": "15 ก.ย. 2560",
    "ends_on": "17 ก.ย. 2560",
    "place": "หน้าศูนย์ OTOP",
    "tambon": "แม่กัวะ",
    "amphoe": "สบปราบ",
    "province": "ลำปาง",
}
GROUPS = (
    {
        "group_id": "G1",
        "name": "กลุ่มทอผ้าบ้านดง",
        "kind": "กลุ่มอาชีพ",
        "village_no": "1",
        "tambon": "สมัย",
        "chair": "นางแดง สีดี",
    },
    {"group_id": "G2", "name": "กลุ่มข้าวแต๋น", "kind": "กลุ่มผู้ผลิต", "village_no": "หมู่ 2", "tambon": "ต.สมัย"},
    {"group_id": "G3", "name": "กลุ่มจักสาน", "kind": "กลุ่มอาชีพ", "village": "บ้านแก่น", "tambon": "นายาง"},
    {"group_id": "G4", "name": "สวนลำไยลุงคำ", "kind": "เกษตรกร", "village_no": "๒", "tambon": "นายาง"},
    {"group_id": "A1", "name": "ธนาคารชุมชน", "kind": "หน่วยงานเอกชน", "tambon": "สมัย"},
)
VILLAGES = (
    {"tambon": "สมัย", "village_no": 1, "name": "บ้านดง"},
    {"tambon": "สมัย", "village_no": 2, "name": "บ้านสวน"},
    {"tambon": "สมัย", "village_no": 3, "name": "บ้านใหม่"},
    {"tambon": "นายาง", "village_no": 1, "name": "บ้านแก่น"},
    {"tambon": "นายาง", "village_no": 2, "name": "บ้านใหม่"},
)


def registry(**tabs: Sequence[dict[str, Any]]) -> Registry:
    """A registry of the fair and groups above, with other tabs (or these ones) as given."""
    given = {"groups": GROUPS, "fairs": (FAIR,), "applications": (), "villages": VILLAGES, **tabs}
    return read_registry([sheet(tab, rows) for tab, rows in given.items()])


def meeting(held_on: str, kind: str, attended: str = "", **more: Any) -> dict[str, Any]:
    return {"held_on": held_on, "kind": kind, "attended": attended, "fair": "F1", **more}


def sale(group: str, sold_on: str, amount: Any = None, came: Any = None, **more: Any) -> dict[str, Any]:
    return {"fair": "F1", "group": group, "sold_on": sold_on, "amount": amount, "came": came, **more}


def application(group: str, **more: Any) -> dict[str, Any]:
    return {"fair": "F1", "group": group, "applied_on": "1 ก.ย. 2560", "consent": "ใช่", **more}


PRODUCTS = (
    {"group": "G1", "name": "ผ้าซิ่น", "category": "ผ้า"},
    {"group": "G2", "name": "ข้าวแต๋น", "category": "อาหาร"},
    {"group": "G3", "name": "กระบุง", "category": "จักสาน"},
    {"group": "G4", "name": "ลำไย", "category": "ผลไม้", "origin": "ปลูกเอง"},
)
AT_HOME = {"amphoe": "สบปราบ", "province": "ลำปาง"}


def facts(today: date = TODAY, places: Places = Places(10, 2), **tabs: Sequence[dict[str, Any]]) -> Facts:  # noqa: B008
    """What is known of fair F1 when the groups above, at home in the district, apply as given."""
    groups = tuple({**AT_HOME, **group} for group in tabs.pop("groups", GROUPS))
    book = registry(**{"groups": groups, "products": PRODUCTS, **tabs})
    fair = book.fairs[0]

    def selected(which: Fair, day: date) -> Selection:
        return select(book, which, judge(book, which, day), places)

    earlier = book.fair_directory.find(fair.previous).item if fair.previous else None
    previous = selected(earlier, earlier.starts_on or today) if earlier else None
    return gather(book, fair, today, selected(fair, today), previous)
