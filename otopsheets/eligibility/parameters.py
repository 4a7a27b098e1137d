"""The values a district may set beside its rules: limits, caps, priorities, the layout's weights.

Each is declared once: its code, what it holds, its usual value, what it means. The `rules` tab names it in
the column รหัสกติกา and gives the value in ค่า.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from otopsheets.registry.cells import split_names
from otopsheets.registry.columns import Choice
from otopsheets.registry.schema import AGENCY_KINDS, CATEGORIES, KINDS
from otopsheets.thai.numbers import read_count, read_number, read_yes_no
from otopsheets.thai.text import key, normal
from otopsheets.thai.unreadable import Unreadable
from otopsheets.wording import Wording

PRIORITIES = (
    Choice("early", "สมัครก่อน", "applied first", ("สมัครก่อนได้ก่อน", "มาก่อน")),
    Choice("newcomer", "ไม่ได้ร่วมงานครั้งก่อน", "not at the last fair", ("หน้าใหม่", "ไม่เคยมา")),
    Choice("returning", "ร่วมงานครั้งก่อน", "at the last fair", ("หน้าเดิม", "เคยมา")),
    Choice("standards", "มีมาตรฐานมากกว่า", "more standards", ("มีมาตรฐาน", "มาตรฐาน")),
    Choice("registered", "มีทะเบียน OTOP", "OTOP registration", ("ทะเบียน OTOP", "ลงทะเบียน OTOP")),
    Choice("members", "สมาชิกมากกว่า", "more members", ("สมาชิกมาก", "จำนวนสมาชิก")),
    Choice("fewer_stalls", "ขอล็อกน้อยกว่า", "asks for fewer stalls", ("ขอน้อย", "ขอล็อกน้อย")),
)
"""The district's own criteria of priority, any of which it may put in order. Each is told by a cell."""

WAYS = (
    Choice("best", "จัดให้ดีที่สุด", "best layout", ("ดีที่สุด", "โปรแกรมจัด")),
    Choice("draw", "จับสลาก", "draw", ("จับฉลาก", "สลาก")),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value the district may set.

    `read` turns the text of the cell into the value and raises `Unreadable` when it is none; `usual` stands
    while the district says nothing; `holds` says what may be typed.
    """

    code: str
    means: Wording
    holds: Wording
    read: Callable[[str], Any]
    usual: Any
    choices: tuple[Choice, ...] = ()

    def shown(self, value: Any) -> str:
        """Write a value the way it may be typed; empty for none."""
        if value is None or value == ():
            return ""
        if isinstance(value, bool):
            return "ใช่" if value else "ไม่"
        labels = {choice.key: choice.label for choice in self.choices}
        if isinstance(value, tuple):
            return ", ".join(labels.get(part, str(part)) for part in value)
        return f"{value:g}" if isinstance(value, float) else labels.get(value, str(value))


def _one_of(choices: tuple[Choice, ...]) -> Callable[[str], str]:
    known = {key(word): each.key for each in choices for word in (*each.aliases, each.key, each.english, each.label)}

    def read(text: str) -> str:
        if (wanted := key(text)) not in known:
            raise Unreadable(text)
        return known[wanted]

    return read


def _several_of(choices: tuple[Choice, ...]) -> Callable[[str], tuple[str, ...]]:
    one = _one_of(choices)

    def read(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one(part) for part in split_names(text)))

    return read


def _names(text: str) -> tuple[str, ...]:
    return tuple(part for name in split_names(text) for word in name.split("หรือ") if (part := normal(word)))


def _count(text: str) -> int:
    if (value := read_count(text)) is None:
        raise Unreadable(text)
    return value


def _stalls(text: str) -> int:
    if (value := _count(text)) == 0:
        raise Unreadable(text)
    return value


def _weight(text: str) -> float:
    if (value := read_number(text)) is None or value < 0:
        raise Unreadable(text)
    return value


def _yes_no(text: str) -> bool:
    if (value := read_yes_no(text)) is None:
        raise Unreadable(text)
    return value


_A_COUNT = Wording("จำนวนเต็ม", "a whole number")
_A_NUMBER = Wording("ตัวเลขตั้งแต่ 0", "a number from 0")
_YES_OR_NO = Wording("ใช่ หรือ ไม่", "yes or no")


def _listed(choices: tuple[Choice, ...]) -> Wording:
    return Wording(
        "เลือกจาก: " + ", ".join(each.label for each in choices) + " (คั่นด้วยจุลภาค)",
        "of: " + ", ".join(each.key for each in choices) + " (with commas)",
    )


def _standards(category: Choice, usual: tuple[str, ...]) -> Parameter:
    return Parameter(
        f"standards.{category.key}",
        Wording(f"มาตรฐานที่ {category.label} ต้องมีอย่างน้อยหนึ่งอย่าง", f"standards of which {category.english} needs one"),
        Wording("ชื่อมาตรฐาน คั่นด้วยจุลภาค", "names of standards, with commas"),
        _names,
        usual,
    )


def _cap(category: Choice) -> Parameter:
    return Parameter(
        f"cap.{category.key}",
        Wording(f"รับกลุ่มประเภท {category.label} ไม่เกินกี่กลุ่ม", f"most groups of {category.english}"),
        _A_COUNT,
        _count,
        None,
    )


def _weight_of(term: str, usual: float, th: str, en: str) -> Parameter:
    return Parameter(f"weight.{term}", Wording(f"น้ำหนัก: {th}", f"weight: {en}"), _A_NUMBER, _weight, usual)


_NEED_STANDARDS = {"food": ("อย.", "มผช."), "drink": ("อย.", "มผช.")}

PARAMETERS = (
    Parameter(
        "kinds_allowed",
        Wording("ประเภทผู้สมัครที่รับ", "kinds of applicants that may take part"),
        _listed(KINDS),
        _several_of(KINDS),
        tuple(kind.key for kind in KINDS if kind.key != "trader"),
        KINDS,
    ),
    Parameter(
        "kinds_registered",
        Wording("ประเภทผู้สมัครที่ต้องมีทะเบียน OTOP", "kinds of applicants that need an OTOP registration"),
        _listed(KINDS),
        _several_of(tuple(kind for kind in KINDS if kind.key not in AGENCY_KINDS)),
        ("entrepreneur",),
        KINDS,
    ),
    Parameter("max_stalls", Wording("ขอได้ไม่เกินกี่ล็อกต่อราย", "most stalls an applicant may have"), _A_COUNT, _stalls, 8),
    Parameter(
        "min_per_tambon",
        Wording(
            "รับอย่างน้อยตำบลละกี่กลุ่ม เมื่อแถวของงานไม่ได้กำหนด",
            "least number of groups of every tambon, where the fair's row does not say",
        ),
        _A_COUNT,
        _count,
        1,
    ),
    *(_standards(category, _NEED_STANDARDS.get(category.key, ())) for category in CATEGORIES),
    *(_cap(category) for category in CATEGORIES),
    Parameter(
        "priority",
        Wording(
            "ลำดับความสำคัญเมื่อที่ไม่พอ ต่อจากผู้ที่ไม่ได้ที่ครั้งก่อน",
            "who comes first when places are short, after those left out last time",
        ),
        _listed(PRIORITIES),
        _several_of(PRIORITIES),
        (),
        PRIORITIES,
    ),
    Parameter("layout.way", Wording("วิธีจัดล็อก", "how stalls are given out"), _listed(WAYS), _one_of(WAYS), "best", WAYS),
    _weight_of("togetherness", 1.0, "ร้านประเภทเดียวกันอยู่ติดกัน", "neighbouring stalls of one category"),
    _weight_of("block", 2.0, "ประเภทเดียวกันไม่แยกเป็นหลายกลุ่มก้อน", "a category in as few blocks as it needs"),
    _weight_of("same_product", 0.5, "ร้านที่ขายของอย่างเดียวกันไม่อยู่ติดกัน", "the same product not side by side"),
    _weight_of("wishes", 1.0, "ได้ล็อกที่ขอ", "wishes for a stall met"),
    _weight_of("agency", 1.0, "หน่วยงานอยู่ใกล้ทางเข้า", "agencies near the entrance"),
    _weight_of("rotation", 0.5, "ผู้ที่ได้ที่ไม่ดีครั้งก่อนได้ที่ดีขึ้น", "a better place for who stood badly last time"),
    _weight_of("stability", 3.0, "ไม่ย้ายร้านที่ประกาศไปแล้ว", "nobody moved from the announced plan"),
    Parameter(
        "fire_gap",
        Wording("ร้านที่ใช้ไฟเว้นห่างจากทุกร้าน", "open fire kept apart from every stall"),
        _YES_OR_NO,
        _yes_no,
        usual=False,
    ),
    Parameter(
        "effort",
        Wording("ความพยายามในการจัดผัง (100 คือปกติ)", "how hard the layout tries (100 is usual)"),
        _A_COUNT,
        _stalls,
        100,
    ),
)
"""Every value the `rules` tab may set, in the order in which `otopsheets rules` prints them."""
