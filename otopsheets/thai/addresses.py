"""A Thai address taken apart by the words that mark its parts: หมู่, ตำบล, อำเภอ, จังหวัด, the postal code.

Only the text is looked at here, no gazetteer: what stands after `ต.` is a tambon's name as someone wrote it, right
or wrong. The marks are known in full and in short, with the slips people make in them, and told from
their look-alikes: the tambon in the name of a municipality (`เทศบาลตำบลวังดิน`) and of its office (`อบต.`), the
rank of a policeman (`ด.ต.`), a kilometre (`กม.3`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from otopsheets.thai.text import arabic, normal

# Shorter than a word, a mark is one only when no letters run into it from the left: ผอ. is a director, อบต. an
# office, ส.อ. a sergeant.
_OPEN = r"(?<![\s.][ก-ฮ]{one})(?<!\s[ก-ฮ][ก-ฮ]{one})(?<![\s.][ก-ฮ]\.{one})(?<!พล\.{one})"
_SHORT = r"{one}" + _OPEN + r"\s?(?:\.\s?\.?|,(?=\s?[ก-ฮเ-ไ]))"
_BARE = r"{one}(?<=[\s\d]{one})(?=\s[ก-ฮเ-ไ])"


def _short(one: str) -> str:
    """Return the pattern of a mark of one letter: `ต.`, `ต .`, `ต..`, `ต,`, and `ต` alone between spaces."""
    return f"{_SHORT}|{_BARE}".replace("{one}", one)


_MARK = re.compile(
    r"(?P<tambon>ตำบล(?<!เทศบาลตำบล)(?<!เทศบาล\sตำบล)(?<!ส่วนตำบล)(?<!ส่วน\sตำบล)(?<!สภาตำบล)(?<!สามตำบล)"
    rf"|ตำ(?:นล|ลบ|บบล|บลล|บน|บ\.)|แขวง(?<!\bแขวงการ)|{_short('ต')})"
    r"|(?P<amphoe>(?:กิ่ง\s?)?อำเภอ|กิ่ง\s?อ\s?\.|อำ[เแดกถพภ]{1,3}ิ?อ|อำเภ(?=[\sก-ฮเ-ไ])"
    rf"|เขต(?<![ก-๎]เขต)(?!เทศบาล|อุตสาหกรรม|การ)|{_short('อ')})"
    rf"|(?P<province>จังหวัด|จังหวัก|จังหวด|จังหัด|จ้งหวัด|จัวหวัด|{_short('จ')})"
    r"|(?P<bangkok>(?<=[\s.,)\d])(?:กรุงเทพ(?:มหานคร|ฯ)?|กทม\.?)(?![ก-๎]|\s?[-–]))"
    r"|(?P<village>(?:หมู่(?:\s?ที่)?|หมุ่(?:\s?ที่)?|หมู(?:\s?ที่)?|ม(?<![ก-๎.]ม)\s?\.|ม(?<![ก-๎.]ม)(?=\s?\d))\s?\.?\s?"
    r"(?P<number>\d{1,3})(?![\d/]))"
    r"|(?P<postal>[1-9]\d{4}(?<![\d/,.-]\d{5})(?![\d/]|-\d))"
)
_END = re.compile(r"[\d,();:/\"'|#=\[\]]|โทร(?=[\s.:\d]|ศัพท์|$)|เบอร์|รหัส|ไปรษณีย์|ประเทศไทย")
_OFFICE = re.compile(r"(?:เทศบาล|ส่วน|สภา)\s?ตำบล\s?([ก-๎]+)|(?:อบต|ทต)\s?\.\s?([ก-๎]+)")
_EDGE = " .-–—*_\\"


@dataclass(frozen=True, slots=True)
class Claims:
    """What an address, or the columns beside it, says about where it is, as written; `""` where it says nothing.

    `unmarked` is what stands where a tambon would, without saying that it is one.
    """

    tambon: str = ""
    amphoe: str = ""
    province: str = ""
    postal_code: str = ""
    unmarked: str = ""
    office: str = ""
    """The tambon in the name of a municipality or its office: a hint, never a proof."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart; `village_no` is the number after หมู่."""

    claims: Claims
    village_no: int | None = None


def plain(text: str) -> str:
    """Return `text` in normal form with digits 0-9, and without the dots of the one tambon that has some."""
    return arabic(normal(text)).replace("จ.ป.ร.", "จปร")


@lru_cache(maxsize=1 << 14)
def take_apart(text: str) -> Address:
    """Take a free-text address apart.

    Where a mark comes more than once, the amphoe is the first after the last tambon, and the province the first
    after that: what comes before is the name of a group or a place (`กลุ่มสตรีตำบล…`).
    """
    text = f" {plain(text)} "
    fields: dict[str, str] = {}
    village_no: int | None = None
    bangkok = ""  # said without จ., and so only where no จ. says otherwise
    level, start, first = "", 0, len(text)
    for mark in _MARK.finditer(text):
        _keep(fields, level, text[start : mark.start()])
        level, start = mark.lastgroup or "", mark.end()
        if level == "village":
            village_no = village_no or int(mark["number"])
        elif level == "postal":
            fields["postal"] = mark[0]
        elif level == "bangkok":
            bangkok, first = "กรุงเทพมหานคร", min(first, mark.start())
        else:
            first = min(first, mark.start())
    _keep(fields, level, text[start:])
    tambon, office, unmarked = fields.get("tambon", ""), "", ""
    if not tambon:
        unmarked = text[:first].strip(_EDGE)
        office = next((a or b for a, b in _OFFICE.findall(text)), "")
    claims = Claims(
        tambon, fields.get("amphoe", ""), fields.get("province", bangkok), fields.get("postal", ""), unmarked, office
    )
    return Address(claims, village_no)


def _keep(fields: dict[str, str], level: str, text: str) -> None:
    """Keep the text after a mark as the field of its level, in the order that `take_apart` tells."""
    if level not in ("tambon", "amphoe", "province"):
        return
    text = text.lstrip(" (.:\"'")
    cut = _END.search(text)
    field = (text[: cut.start()] if cut else text).strip(_EDGE)
    if not field:
        return
    if level == "tambon":
        fields.pop("amphoe", None)
        fields.pop("province", None)
        fields[level] = field
    else:
        if level == "amphoe" and level not in fields:
            fields.pop("province", None)
        fields.setdefault(level, field)
