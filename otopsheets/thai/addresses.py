"""A Thai address taken apart by the words that mark its parts: หมู่, ตำบล, อำเภอ, จังหวัด, the postal code.

Only the text is looked at here, no gazetteer: what stands after `ต.` is a tambon's name as someone wrote it, right
or wrong. The marks are known in full and in short, with the slips people make in them, and told from
their look-alikes: the tambon in the name of a municipality (`เทศบาลตำบลวังดิน`) and of its office (`อบต.`), the
rank of a policeman (`ด.ต.`), a kilometre (`กม.3`).
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

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
    r"(?P<tambon>ตำบล(?:\s?/\s?(?:แขวง|เขต))?(?<!เทศบาลตำบล)(?<!เทศบาล\sตำบล)(?<!ส่วนตำบล)(?<!ส่วน\sตำบล)(?<!สภาตำบล)(?<!สามตำบล)"
    rf"|ตำ(?:นล|ลบ|บบล|บลล|บน|บ\.)|แขวง(?:\s?/\s?ตำบล)?|{_short('ต')})"
    r"|(?P<amphoe>(?:กิ่ง\s?)?อำเภอ(?:\s?/\s?เขต)?|กิ่ง\s?อ\s?\.|อำ[เแดกถพภ]{1,3}ิ?อ|อำเภ(?=[\sก-ฮเ-ไ])"
    rf"|เขต(?<![ก-๎]เขต)(?:\s?/\s?อำเภอ)?(?!เทศบาล|อุตสาหกรรม|การ)|{_short('อ')})"
    rf"|(?P<province>จังหวัด|จังหวัก|จังหวด|จังหัด|จ้งหวัด|จัวหวัด|{_short('จ')})"
    r"|(?P<bangkok>(?:กรุงเทพ(?<=[\s.,)\d]กรุงเทพ)(?:มหานคร|ฯ)?|กทม(?<=[\s.,)\d]กทม)\.?)(?![ก-๎]|\s?[-–]))"
    r"|(?P<village>(?:หมู่(?:\s?ที่)?|หมุ่(?:\s?ที่)?|หมู(?:\s?ที่)?|ม(?<![ก-๎.]ม)\s?\.|ม(?<![ก-๎.]ม)(?=\s?\d))\s?\.?\s?"
    r"(?P<number>\d{1,3})(?![\d/]))"
    r"|(?P<postal>[1-9]\d{4}(?<![\d/,.-]\d{5})(?![\d/]|-\d))"
)
_END = re.compile(r"[\d,();:/\"'|#=\[\]]|โทร(?=[\s.:\d]|ศัพท์|$)|เบอร์|รหัส|ไปรษณีย์|ประเทศไทย")
_OFFICE = re.compile(r"(?:เทศบาล|ส่วน|สภา)\s?ตำบล\s?([ก-๎]+)|(?:อบต|ทต)\s?\.\s?([ก-๎]+)")
_OPENING = re.compile(r"[ (.:\"']+")
_EDGE = " .-–—*_\\"
_LOOSE = " .,;:()/-0123456789"  # what may stand right before a mark that belongs to no name
_LONGEST = 1_000  # letters; no address is longer, and a story pasted into the cell must not take long to read
_NAMED = frozenset({"tambon", "amphoe", "province"})
_NUMBERED = frozenset({"village", "postal"})
_LETTERS = re.compile(r"[ก-๎ฯ][ก-๎ฯ.-]*")
_WORDS = ("ตำบล", "อำเภอ", "จังหวัด")
_SIGNS = ("ำ", "ั", "ตบ", "บล", "เภ", "งห")  # one of these survives any one slip in the opening of a mark


@dataclass(frozen=True, slots=True)
class Claims:
    """What an address, or the columns beside it, says about where it is, as written; `""` where it says nothing.

    `unmarked` is the text without marks: before the first one, or after a name that no name of a wider area follows.
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
    """An address taken apart; `village_no` is the number after หมู่, `rivals` are other addresses in the same text."""

    claims: Claims
    village_no: int | None = None
    rivals: tuple[Claims, ...] = ()


class _Field(NamedTuple):
    level: str
    name: str
    glued: bool  # letters run into its mark: กลุ่มสตรีตำบล… is the name of a group
    mark: int  # where its mark begins in the text
    end: int  # and where its name ends


def plain(text: str) -> str:
    """Return `text` in normal form with digits 0-9, and without the dots of the one tambon that has some."""
    return arabic(normal(text)).replace("จ.ป.ร.", "จปร")


@lru_cache(maxsize=1 << 14)
def take_apart(text: str) -> Address:
    """Take a free-text address apart.

    Where a mark comes more than once, the tambon that an amphoe follows is the address; the others are names of groups
    and places. Two full addresses are rivals, and which was meant is not decided here.
    """
    text = f" {plain(text[:_LONGEST])} "
    fields, numbers, first = _fields(text)
    if not {"tambon", "amphoe"} <= {field.level for field in fields} and (mended := _mended(text)) != text:
        text = mended
        fields, numbers, first = _fields(text)
    postal, village = numbers.get("postal", ""), numbers.get("village")
    claims = _claims(fields, postal)
    said = claims[0]
    if said.tambon and not said.province:
        claims[0] = replace(said, unmarked=_tail(text, fields, said.amphoe or said.tambon))
    elif not said.tambon:
        office = next((a or b for a, b in _OFFICE.findall(text)), "")
        claims = [replace(said, unmarked=text[:first].strip(_EDGE), office=office)]
    return Address(claims[0], int(village) if village else None, tuple(claims[1:]))


def _fields(text: str) -> tuple[list[_Field], dict[str, str], int]:
    """Return the named fields of `text` in order, the numbers in it, and where its first mark stands."""
    marks = list(_MARK.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    fields: list[_Field] = []
    numbers: dict[str, str] = {}
    bangkok = -1  # said without จ., and so only where no จ. says otherwise
    for mark, end in zip(marks, ends, strict=False):  # with no mark, there is an end too many
        level = mark.lastgroup or ""
        if level in _NAMED:
            if field := _field(mark, end):
                fields.append(field)
        elif level == "village":
            numbers.setdefault(level, mark["number"])
        elif level == "postal":
            numbers[level] = mark[0]
        else:
            bangkok = mark.start()
    if bangkok >= 0 and not any(field.level == "province" for field in fields):
        fields.append(_Field("province", "กรุงเทพมหานคร", glued=False, mark=bangkok, end=len(text)))
    first = next((mark.start() for mark in marks if mark.lastgroup not in _NUMBERED), len(text))
    return fields, numbers, first


def _field(mark: re.Match[str], end: int) -> _Field | None:
    """Return the field that `mark` opens, its name ending before `end`, the next mark; None if none stands there."""
    text, start = mark.string, mark.end()
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    if cut := _END.search(text, start, end):
        end = cut.start()
    name = text[start:end].strip(_EDGE)
    glued = text[mark.start() - 1] not in _LOOSE
    return _Field(mark.lastgroup or "", name, glued, mark.start(), end) if name else None


def _tail(text: str, fields: list[_Field], name: str) -> str:
    """Return the words between the end of `name` and the next mark of a name."""
    at = next(place for place, field in enumerate(fields) if field.name == name)
    end = fields[at + 1].mark if at + 1 < len(fields) else len(text)
    return " ".join(_LETTERS.findall(text, fields[at].end, end))


def _claims(fields: list[_Field], postal: str) -> list[Claims]:
    """Return the address that the fields make, and after it its rivals."""
    once = {field.level: field.name for field in fields}
    at = [place for place, field in enumerate(fields) if field.level == "tambon"]
    if len(once) == len(fields) or not at:  # nearly every address
        return [Claims(once.get("tambon", ""), once.get("amphoe", ""), once.get("province", ""), postal)]
    full: dict[tuple[str, str], Claims] = {}
    of_groups: dict[tuple[str, str], Claims] = {}
    bare: dict[str, Claims] = {}
    for place, end in zip(at, [*at[1:], len(fields)], strict=True):
        field, after, before = fields[place], fields[place + 1 : end], fields[:place]
        amphoe, province = _first(after, "amphoe"), _first(after, "province") or _last(before, "province")
        if amphoe:
            kept = of_groups if field.glued else full
            kept[field.name, amphoe] = Claims(field.name, amphoe, province, postal)
        elif not field.glued or place == at[-1]:
            bare[field.name] = Claims(field.name, _last(before, "amphoe"), province, postal)
    return list((full or of_groups).values()) or list(bare.values())[::-1]


def _first(fields: list[_Field], level: str) -> str:
    return next((field.name for field in fields if field.level == level), "")


def _last(fields: list[_Field], level: str) -> str:
    return _first(fields[::-1], level)


def _mended(text: str) -> str:
    """Return `text` with the marks that a slip of the hand hid put right: ตบลแม่กัวะ, อไเภอสบปราบ."""
    return " ".join(map(_mended_word, text.split(" ")))


def _mended_word(word: str) -> str:
    """Part a word that begins with a mark but for one slip into the mark, put right, and the name."""
    start = word[:4]
    if not any(sign in start for sign in _SIGNS) or word.startswith(_WORDS):
        return word
    heads = [(length, mark) for mark in _WORDS for length in (len(mark) - 1, len(mark), len(mark) + 1)]
    slips = [(length, mark) for length, mark in heads if OSA.distance(word[:length], mark, score_cutoff=1) == 1]
    if not slips:
        return word
    length, mark = max(slips)
    return f"{mark} {word[length:]}"
