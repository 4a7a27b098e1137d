"""Where a group is, or a product is made or grown, seen from the district that holds the fair.

The code of the amphoe decides, from all the evidence together: the address and the columns beside it. A name
spelled nearly, or a name that several places bear, proves nothing; nor does a village, for eleven villages of
one district have namesakes in its own province.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from otopsheets.registry import Fair, Group
from otopsheets.thai.addresses import Claims, take_apart
from otopsheets.thai.gazetteer import gazetteer
from otopsheets.thai.matching import province_named
from otopsheets.thai.places import How, Place, amphoe_code, locate
from otopsheets.thai.text import key, normal


class Relation(StrEnum):
    """How a place lies to the host district."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    AMBIGUOUS = "ambiguous"  # several places bear the name
    CONFLICT = "conflict"  # the evidence contradicts itself
    MISSPELT = "misspelt"  # a name is only nearly an official one
    UNKNOWN = "unknown"  # a place is named, but not so far that the district is known
    UNSAID = "unsaid"  # no place is named


UNCLEAR = frozenset({Relation.AMBIGUOUS, Relation.CONFLICT, Relation.MISSPELT, Relation.UNKNOWN})
"""A place is named, and it cannot be told in which district it is."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place and how it lies to the host district."""

    relation: Relation
    place: Place

    @property
    def tambon(self) -> str | None:
        """The code of its tambon, when no person needs to confirm it."""
        return self.place.tambon_code if self.place.certain else None

    @property
    def spoken(self) -> str:
        """The place in full as far as it is known: `ต.แม่กัวะ อ.สบปราบ จ.ลำปาง`."""
        code = self.place.found.code
        return gazetteer().spoken(code) if code else ""


def host_code(fair: Fair) -> str | None:
    """Return the code of the district that holds the fair; None when its row does not tell just one."""
    if fair.tambon and not fair.province:
        place = locate(tambon=fair.tambon, amphoe=fair.amphoe)
        return place.amphoe_code if place.certain else None
    return amphoe_code(fair.amphoe, fair.province) if fair.amphoe else None


def whereabouts_of(group: Group, host: str) -> Whereabouts:
    """Say where a group is."""
    place = locate(
        group.address,
        tambon=group.tambon,
        amphoe=group.amphoe,
        province=group.province,
        village_no=group.village_no or None,
    )

    def amphoes() -> set[str | None]:
        column = {amphoe_code(group.amphoe, group.province)} if group.amphoe else set()
        return column | _amphoes(group.address, place, group.province)

    def provinces() -> set[str]:
        return {province_named(group.province), province_named(take_apart(group.address).claims.province)}

    return Whereabouts(_relation(place, host, amphoes, provinces), place)


def _relation(
    place: Place, host: str, amphoes: Callable[[], set[str | None]], provinces: Callable[[], set[str]]
) -> Relation:
    """Say how `place` lies to `host`; the callables give the codes that the evidence names exactly."""
    code = place.found.code
    if place.certain:
        return _beside(code, host)
    if place.how is How.CONFLICT:
        agreed = place.found.column[:4] == code[:4] and len(code) >= 4
        return _beside(code, host) if agreed else Relation.CONFLICT
    if len(code) >= 4 and code[:4] in amphoes():
        return _beside(code, host)  # the amphoe is written as it should be; only the tambon is in doubt
    if code[:2] and code[:2] != host[:2] and code[:2] in provinces():
        return Relation.ELSEWHERE
    if place.how is How.UNKNOWN:
        return Relation.UNKNOWN if code or place.found.written else Relation.UNSAID
    return Relation.AMBIGUOUS if place.how is How.AMBIGUOUS else Relation.MISSPELT


def _beside(code: str, host: str) -> Relation:
    return Relation.HERE if code[:4] == host else Relation.ELSEWHERE


_OWN_WORDS = frozenset(
    key(word)
    for word in re.split(
        r"\s+",
        "ที่บ้าน ที่กลุ่ม บ้าน กลุ่ม บ้านประธาน บ้านประธานกลุ่ม ที่ทำการกลุ่ม ทำเอง ผลิตเอง ปลูกเอง เลี้ยงเอง ทำเองที่บ้าน"
        " ผลิตเองที่บ้าน ปลูกเองที่บ้าน ชุมชน ในชุมชน หมู่บ้าน ในหมู่บ้าน ท้องถิ่น ในท้องถิ่น ในพื้นที่ ในตำบล ในอำเภอ สวน ในสวน"
        " ที่สวน สวนตัวเอง สวนของตนเอง สวนของกลุ่ม ของตนเอง สมาชิก สมาชิกกลุ่ม สมาชิกในกลุ่ม จากสมาชิก สมาชิกปลูกเอง"
        " สมาชิกผลิตเอง ที่เดียวกับกลุ่ม ตามที่อยู่กลุ่ม",
    )
)
"""What people write for their own place. Source: the examples of the form and everyday speech."""
_LEAD = re.compile(
    r"^(?:(?:ซื้อ|รับ|สั่ง|นำเข้า|นำ|เอา|ผลิต|ปลูก|เลี้ยง|ทำ|เก็บ|หา|วัตถุดิบ|เอง|มา|ได้|ทอ|แปรรูป)\s?)*(?:จาก|ที่|ใน|แถว|ของ)?\s?"
)
_ABROAD = re.compile(r"(?:ประเทศ\s?(?!ไทย)[ก-๎]+|ต่างประเทศ|เมืองนอก|จีน|ลาว|พม่า|เมียนมา|เวียดนาม|ญี่ปุ่น|อินเดีย|กัมพูชา)")


def whereabouts_of_text(text: str, writer: Whereabouts, host: str) -> Whereabouts | None:
    """Say where a text such as `ต.แม่กัวะ` or `จ.เชียงใหม่` is; None when it is blank or the writer's own place.

    What a text leaves out it leaves to a reader who knows where the writer is: its tambon is looked for in the
    writer's own amphoe first.
    """
    if not text:
        return None
    sure = writer.place.amphoe_code is not None and writer.relation is not Relation.MISSPELT
    return _told(text, writer.place.amphoe if sure else "", writer.place.province if sure else "", host)


@lru_cache(maxsize=1 << 14)
def _told(text: str, amphoe: str, province: str, host: str) -> Whereabouts | None:
    text = normal(text)
    lead = _LEAD.match(text)
    said = text[lead.end() if lead else 0 :]
    if key(text) in _OWN_WORDS or key(said) in _OWN_WORDS or not said:
        return None
    claims = take_apart(said).claims
    place = locate(said)
    if amphoe and not claims.amphoe and not place.certain:
        nearby = locate(said, amphoe=amphoe, province=province)
        place = nearby if nearby.certain else place
    relation = _relation(place, host, lambda: _amphoes(said, place), lambda: _provinces(claims))
    if relation in (Relation.UNSAID, Relation.UNKNOWN) and not place.found.code:
        if _ABROAD.fullmatch(said):
            return Whereabouts(Relation.ELSEWHERE, place)
        named = claims.tambon or claims.amphoe or claims.province
        return Whereabouts(Relation.UNKNOWN if named else Relation.UNSAID, place)
    return Whereabouts(relation, place)


def _amphoes(text: str, place: Place, province: str = "") -> set[str | None]:
    """Return the codes of the amphoes that a text names as they are called: after a mark, or the official name."""
    claims = take_apart(text).claims
    named = {amphoe_code(claims.amphoe, claims.province or province)} if claims.amphoe else set()
    if place.amphoe and re.search(rf"{place.amphoe}(?![ก-๎])", normal(text)):
        named.add(place.amphoe_code)
    return named


def _provinces(claims: Claims) -> set[str]:
    last = claims.unmarked.split()[-1:] or [""]
    return {province_named(claims.province), province_named(last[0])}
