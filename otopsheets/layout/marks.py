"""The words of a drawing: what one cell says.

A cell is a stall (`A1`, `๑ ไฟ น้ำ`, `ล็อก 12 (มุม)`), a landmark (`ทางเข้า`, `เวที`), walkway (empty,
`ทางเดิน`), a legend line (`E = ไฟ`), a title or a note, or it cannot be read. The vocabulary is data, and
a district extends it: with legend lines in the drawing, or with a mapping of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from otopsheets.thai.text import arabic, key, normal

CellKind = Literal["walkway", "stall", "landmark", "legend", "note", "letter", "unreadable"]

TAGS: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(["ไฟ", "ไฟฟ้า", "มีไฟ", "มีไฟฟ้า", "ปลั๊ก", "ปลั๊กไฟ", "⚡", "power"], "power"),
    **dict.fromkeys(["น้ำ", "มีน้ำ", "ประปา", "น้ำประปา", "ก๊อก", "ก๊อกน้ำ", "💧", "water"], "water"),
    **dict.fromkeys(["มุม", "หัวมุม", "corner"], "corner"),
    **dict.fromkeys(["ร่ม", "ในร่ม", "ร่มเงา", "หลังคา", "มีหลังคา", "shade", "roof"], "shade"),
    **dict.fromkeys(["หน่วยงาน", "ส่วนราชการ", "ราชการ", "หน่วยราชการ", "agency"], "agency"),
    **dict.fromkeys(["ไม่มีไฟ", "ไม่มีไฟฟ้า", "ไม่มีน้ำ", "กลางแจ้ง", "ว่าง", "และ", "มี"], "nothing"),
})  # fmt: skip
LANDMARKS: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(["ทางเข้า", "ประตู", "ประตูทางเข้า", "ทางเข้าออก", "entrance", "gate"], "entrance"),
    **dict.fromkeys(["ทางออก", "exit"], "exit"),
    **dict.fromkeys(["เวที", "stage"], "stage"),
    **dict.fromkeys(["ห้องน้ำ", "สุขา", "ห้องสุขา", "toilet", "wc"], "toilet"),
    **dict.fromkeys(["กองอำนวยการ", "อำนวยการ", "จุดประชาสัมพันธ์", "ประชาสัมพันธ์", "office"], "office"),
    **dict.fromkeys(["ที่จอดรถ", "ลานจอดรถ", "จอดรถ", "parking"], "parking"),
    **dict.fromkeys(["สิ่งกีดขวาง", "เสา", "ต้นไม้", "กำแพง", "รั้ว", "ตู้ไฟ", "หม้อแปลง", "บ่อ", "อาคาร",
                     "เต็นท์กลาง", "ศาลา", "โต๊ะ", "ถังขยะ", "เสาไฟ", "น้ำพุ", "obstacle", "tree", "wall"],
                    "obstacle"),
    **dict.fromkeys(["x", "xx", "xxx", "■", "█", "▓", "#", "##"], "obstacle"),
    **dict.fromkeys(["ทางเดิน", "ทาง", "ทางเดินเท้า", "ช่องทางเดิน", "ถนน", "ลาน", "ทางหนีไฟ", "aisle", "walkway",
                     "road", "path", "→", "←", "↑", "↓", "-", "–", "—", ".", "…", "|", "="], "walkway"),
})  # fmt: skip

_STALL_WORD = r"(?:ล[็๊]?อ[กค]|บู[ธท]|แผง|ร้าน|เต็นท์|ช่อง|หมายเลข|เลขที่|lock|stall|booth|no\.?)(?:\s*ที่)?"
_CODE = r"(?:[A-Za-z]{1,3}|[ก-ฮ]{1,2})?\s?[-./]?\s?\d{1,4}(?:[-/]\d{1,3}|[-/]?[A-Za-zก-ฮ](?=$|[^A-Za-z0-9ก-๎]))?"
_LABEL = re.compile(rf"(?:{_STALL_WORD}\s*)?{_CODE}(?!\d)", re.IGNORECASE)
_WORDED = re.compile(rf"{_STALL_WORD}\s*(?:[A-Za-z]{{1,2}}|[ก-ฮ])(?=$|[^A-Za-z0-9ก-๎])", re.IGNORECASE)
_LETTER = re.compile(r"(?:[A-Za-z]|[ก-ฮ])(?=$|[\s,(])")
_STALL_PREFIX = re.compile(_STALL_WORD, re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;:/+&()\[\]|.·•-]+")
_NOTE = re.compile(
    r"(?:แผน)?ผัง|หมายเหตุ|สัญลักษณ์|คำอธิบาย|legend|note|ตลาด|งาน|วันที่|มาตราส่วน|พื้นที่|รวม|จำนวน|ทิศ|แถว|โซน|ฝั่ง",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\d+(?:[.,]\d+)?\s*(?:เมตร|ม\.|ซม|ตร|น\.|บาท|ล็อก|ล็อค|คน|ร้าน|[mM]\b|cm\b|[x×*]\s*\d)")
_FAULT = re.compile(r"#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL|ERROR)[!?]?", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zก-๎]{2,}")
LONGEST_LANDMARK = 30
"""A text longer than this explains something; nobody writes it on a thing on the ground."""


def label_key(label: str) -> str:
    """Return what two labels share when people mean one stall: `ล็อก ๑๒` and `12`, `B-3` and `b3`."""
    told = arabic(normal(label))
    worded = _STALL_PREFIX.match(told)
    return key(told[worded.end() :]) or key(told) if worded else key(told)


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says: its kind, the label or word, what is marked, and the words nobody knows."""

    kind: CellKind
    text: str = ""
    tags: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    landmark: str = "other"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word of a drawing, in the form `key` gives them; `tags` also hold `category:KEY`."""

    tags: Mapping[str, str] = field(default_factory=lambda: _keyed(TAGS))
    landmarks: Mapping[str, str] = field(default_factory=lambda: _keyed(LANDMARKS))

    def with_categories(self, categories: Mapping[str, str]) -> "Vocabulary":
        """Add the words for categories; a service's own word wins over a category's."""
        named = {_word(word): f"category:{told}" for word, told in categories.items() if _word(word)}
        return Vocabulary({**named, **self.tags}, self.landmarks)

    def with_legend(self, legend: Mapping[str, str]) -> tuple["Vocabulary", tuple[str, ...]]:
        """Add a district's words, each told by a word known already; also return those not understood."""
        tags, landmarks, lost = dict(self.tags), dict(self.landmarks), []
        meanings = {meaning: meaning for meaning in (*self.tags.values(), *self.landmarks.values())}
        for word, told in legend.items():
            meaning = meanings.get(told) or self._meaning(told)
            if not _word(word) or meaning is None:
                lost.append(word)
            elif meaning in self.landmarks.values():
                landmarks[_word(word)] = meaning
                tags.pop(_word(word), None)
            else:
                tags[_word(word)] = meaning
                landmarks.pop(_word(word), None)
        return Vocabulary(tags, landmarks), tuple(lost)

    def _meaning(self, told: str) -> str | None:
        """Read what a legend line explains: `ล็อกที่มีไฟฟ้า` is power, `ทางเดินเท้า` is walkway."""
        known = {**self.landmarks, **self.tags}
        if (exact := known.get(_word(told))) is not None:
            return exact
        inside = [word for word in known if len(word) > 1 and word in _word(told)]
        meant = [word for word in inside if known[word] != "nothing"]
        return known[max(meant, key=len)] if meant else None

    def read(self, value: object) -> Said:
        """Tell what a cell's value says."""
        text = _text(value)
        if text is None:
            return Said("unreadable", str(value))
        if not text:
            return Said("walkway")
        for reading in (self._fault, self._legend, self._landmark, self._stall, self._prose):
            if (said := reading(text)) is not None:
                return said
        return Said("unreadable", text)

    def _fault(self, text: str) -> Said | None:
        return Said("unreadable", text) if _FAULT.fullmatch(text) else None

    def _legend(self, text: str) -> Said | None:
        word, equals, _ = text.partition("=")
        return Said("legend", text) if equals and word.strip() else None

    def _landmark(self, text: str) -> Said | None:
        """Read a landmark's word, alone or with more after it (`เวทีกลาง`, `ห้องน้ำชาย`)."""
        whole = _word(text)
        if (kind := self.landmarks.get(whole)) is None:
            if len(text) > LONGEST_LANDMARK or whole in self.tags:
                return None
            known = [word for word in self.landmarks if len(word) > 2 and whole.startswith(word)]
            if not known:
                return None
            kind = self.landmarks[max(known, key=len)]
        return Said("walkway", text) if kind == "walkway" else Said("landmark", text, landmark=kind)

    def _stall(self, text: str) -> Said | None:
        """Read a label first, then services and tags in any order, glued or apart."""
        if _MEASURE.match(text):
            return Said("note", text)
        found = _LABEL.match(text) or _WORDED.match(text)
        letter = None if found else _LETTER.match(text)
        matched = found or letter
        if matched is None:
            return None
        tags, unknown = self._tags(text[matched.end() :])
        label = matched.group().strip()
        return Said("letter" if letter else "stall", label, tags, unknown)

    def _prose(self, text: str) -> Said | None:
        if _NOTE.match(text) or len(text) > LONGEST_LANDMARK:
            return Said("note", text)
        return Said("landmark", text) if _WORD.match(text) else None

    def _tags(self, rest: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Split what follows a label into known tags and unknown words."""
        whole = _word(rest)
        if whole in self.tags:  # a tag of several words, such as a category's full name
            return (self.tags[whole],), ()
        tags: list[str] = []
        unknown: list[str] = []
        for part in filter(None, _BETWEEN.split(rest)):
            told = self._glued(_word(part))
            if told is None:
                unknown.append(part)
            else:
                tags += told
        return tuple(dict.fromkeys(tag for tag in tags if tag != "nothing")), tuple(unknown)

    def _glued(self, word: str) -> list[str] | None:
        """Read `ไฟน้ำ` as two tags: the longest known word first, backing off; None if it cannot be."""
        if not word:
            return []
        for end in range(len(word), 0, -1):
            if (tag := self.tags.get(word[:end])) is not None:
                rest = self._glued(word[end:])
                if rest is not None:
                    return [tag, *rest]
        return None


def legend_line(text: str) -> tuple[str, str]:
    """Split `E = ไฟ` into the word and what it means."""
    word, _, told = text.partition("=")
    return word.strip(), told.strip()


def _word(text: str) -> str:
    """Return the form words are compared in; a sign with no letter in it (⚡) is itself."""
    return key(text) or normal(text).replace(" ", "")


def _keyed(words: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({_word(word): meaning for word, meaning in words.items()})


def _text(value: object) -> str | None:
    """Return a cell's text: '' if blank, None if its value is of no kind a label can be (a date, TRUE)."""
    if value is None or value != value:  # noqa: PLR0124 - not-a-number differs from itself
        return ""
    if isinstance(value, str):
        return normal(arabic(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(int(value)) if value == int(value) else None
