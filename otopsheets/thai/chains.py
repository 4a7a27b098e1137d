"""Names that stand without their marks: `แม่กัวะ สบปราบ ลำปาง`, `ต.โสธร เมืองฉะเชิงเทรา ฉะเชิงเทรา`.

A bare word is read as a place only when the next word is the place it lies in: tambon before its amphoe, amphoe
before its province. A bare word alone proves nothing; it may be a village, and villages share their names.
"""

import re
from dataclasses import replace

from otopsheets.thai.addresses import Claims
from otopsheets.thai.gazetteer import gazetteer, letters
from otopsheets.thai.matching import amphoes_named, province_like, province_named

_WORDS = re.compile(r"[ก-๎ฯ]+(?:[-.][ก-๎]+)?")
# A name after one of these is of a village, a road, a temple: never of a tambon or an amphoe.
_OF_SOMETHING_ELSE = (
    "บ้าน", "หมู่บ้าน", "บ", "ถนน", "ถ", "ซอย", "ซ", "วัด", "ตลาด", "โรงเรียน", "รร", "ร้าน", "กลุ่ม", "ชุมชน", "แยก", "สี่แยก",
    "ตรอก", "คลอง", "หมู่",
)  # fmt: skip
_BESIDE = (
    "ถนน", "สาย", "ทาง", "ซอย", "แยก", "วัด", "ตลาด", "โรงเรียน", "ร้าน", "กลุ่ม", "ใกล้", "ข้าง", "ริม", "ตรงข้าม",
    "หน้า", "หลัง",
)  # fmt: skip

_MOST_WORDS = 8  # names stand near their marks; what comes later is a story


def unfold(said: Claims, home: str) -> Claims:
    """Return `said` with its bare words read, where they follow from one another.

    `home` is the code of the amphoe or province of the columns beside the address, or `""`.
    """
    if said.tambon and said.amphoe and said.unmarked:
        said = replace(said, province=_proper_province(_WORDS.findall(said.unmarked)), unmarked="")
    if said.tambon and (" " in said.tambon or said.unmarked):
        said = _after_tambon(said, home)
    if " " in said.amphoe and not amphoes_named(said.amphoe, province_named(said.province) or home[:2]):
        said = _after_amphoe(said)
    if said.province and not province_named(said.province):
        said = replace(said, province=_first_province(said.province))
    if said.unmarked and not said.tambon:
        said = _bare(said, home)
    return said


def _after_tambon(said: Claims, home: str) -> Claims:
    """Part `แม่กัวะ สบปราบ ลำปาง`, written after a ต., into a tambon and what follows it."""
    known = gazetteer()
    words = said.tambon.split()[:_MOST_WORDS]
    taken = next((n for n in range(len(words), 0, -1) if letters("".join(words[:n])) in known.tambons_named), 1)
    after = [*words[taken:], *_WORDS.findall(said.unmarked)[:_MOST_WORDS]]
    said = replace(said, tambon=" ".join(words[:taken]), unmarked="")
    if said.amphoe or not after:
        return said
    if not said.province:
        said = replace(said, province=_proper_province(after))
    of = province_named(said.province)
    for taken in (len(after), len(after) - 1, 1):  # สบ ปราบ, สบ ปราบ ลำปาง, สบปราบ …
        if amphoes_named(name := "".join(after[:taken]), of or home[:2]):
            return replace(said, amphoe=name)
    # A word that ends like an amphoe may be one whose mark was garbled: better to ask than to overlook it.
    inside = [name for name in known.amphoes_in.get(of or home[:2], {}) if len(name) > 2]
    ends = (name for word in after if not word.startswith(_BESIDE) for name in inside if letters(word).endswith(name))
    return replace(said, amphoe=next(ends, ""))


def _after_amphoe(said: Claims) -> Claims:
    """Part `ทุ่งช้าง น่าน`, written after an อ., into an amphoe and its province."""
    words = said.amphoe.split()[:_MOST_WORDS]
    for taken in range(len(words) - 1, 0, -1):
        rest = province_named(words[taken])
        amphoe = " ".join(words[:taken])
        if amphoes_named(amphoe, province_named(said.province) or rest):
            return replace(said, amphoe=amphoe, province=said.province or (words[taken] if rest else ""))
    return replace(said, amphoe=words[0])


def _proper_province(words: list[str]) -> str:
    """Return the first of `words` that is the name of a province, in full."""
    return next((word for word in words if letters(word) in gazetteer().provinces_proper), "")


def _first_province(written: str) -> str:
    """Return the province that `written` begins with (`ลำปาง ติดต่อคุณสมมติ`), or `written` as it is."""
    first, name = written.partition(" ")[0], letters(written)
    if province_named(first) or province_like(first):
        return first
    return next((known for known in gazetteer().provinces_proper if name.startswith(known)), written)


def _bare(said: Claims, home: str) -> Claims:
    """Read the last words before any mark: the tambon before its amphoe, the amphoe before its province."""
    known = gazetteer()
    words = _WORDS.findall(said.unmarked)
    last = words.pop() if words else ""
    if said.amphoe:
        return replace(said, unmarked=_lone(last, words))
    province = province_named(said.province)
    if not said.province and (province := _last_province(last, words)):
        said, last = replace(said, province=last), words.pop() if words else ""
    amphoes = amphoes_named(last, province or home[:2]) if last else ()
    if len(amphoes) == 1 and (not province or amphoes[0].startswith(province)):
        before = words.pop() if words else ""
        if letters(before) in known.tambons_in[amphoes[0]] and _lone(before, words):
            return replace(said, tambon=before, amphoe=last, unmarked="")
        if province:
            return replace(said, amphoe=last, unmarked=_lone(before, words))
    return replace(said, unmarked=_lone(last, words))


def _last_province(last: str, before: list[str]) -> str:
    """Return the code of the province that the last word names, nearly only if an amphoe of it comes before."""
    if letters(last) in gazetteer().provinces_proper or last.endswith("ฯ"):
        return province_named(last)
    near = province_like(last)
    if not near or not before:
        return ""
    return near if any(code.startswith(near) for code in amphoes_named(before[-1], near)) else ""


def _lone(word: str, before: list[str]) -> str:
    """Return `word`, unless the word before it says that it names something else."""
    return "" if before and before[-1].rstrip(".") in _OF_SOMETHING_ELSE else word
