"""The words of a drawing: what one cell says.

A cell is a stall (`A1`, `๑ ไฟ น้ำ`, `ล็อก 12 (มุม)`), a landmark (`ทางเข้า`, `เวที`), walkway (empty,
`ทางเดิน`), a legend line (`E = ไฟ`), a title or a note, or it cannot be read. The vocabulary is data, and
a district extends it: with legend lines in the drawing, or with a mapping of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from otopsheets.layout.vocabulary import LANDMARKS, TAGS
from otopsheets.registry.sheets import Broken
from otopsheets.thai.labels import LABEL, LABELS, LETTER, WITHIN, WORDED, label_key, plain
from otopsheets.thai.text import key, normal

__all__ = ["Said", "Vocabulary", "label_key", "legend_line"]

CellKind = Literal["walkway", "stall", "landmark", "legend", "note", "letter", "heading", "nameless", "unreadable"]

_BETWEEN = re.compile(r"[\s,;:/\\+&()\[\]{}<>|.·•\"'“”‘’–—-]+")
_PART = re.compile(r"[A-Za-z0-9ก-๎]+|[^A-Za-z0-9ก-๎\s]+")
_NOTE = re.compile(
    r"(?:แผน)?ผัง|หมายเหตุ|สัญลักษณ์|คำอธิบาย|legend|note|ตลาด|งาน|วันที่|มาตราส่วน|พื้นที่|รวม|จำนวน|ทิศ|แถว|โซน|ฝั่ง|zone|row\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\d+(?:[.,]\d+)?\s*(?:เมตร|ม\.|ซม|ตร|น\.|บาท|ล็อก|ล็อค|คน|ร้าน|m\b|cm\b|[x×*]\s*\d)|\d+(?:[.,]\d+)?\s+M\b"
)
_SIZE = re.compile(
    r"\d+(?:[.,]\d+)?\s*[x×*]\s*\d+(?:[.,]\d+)?(?:\s*(?:เมตร|ม\b\.?|m\b))?|\d+\s*(?:v|volt|โวลต์|โวลท์|แอมป์|วัตต์|w)(?![a-zก-๎])"
    r"|(?<=ไฟ)\s*\d+\s*a(?:mp)?(?![a-zก-๎])|\d+\s*(?:จุด|ดวง|หัว|เต้า|ช่อง|เฟส)|\d+\s*(?=ก๊อก|ปลั๊ก)",
    re.IGNORECASE,
)
"""A size, a voltage, how many sockets: after a label they say nothing that a layout asks for."""
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)")
_LISTED = re.compile(r"\d{1,2}[.)]\s*\D")
"""A line of numbered remarks, unless all that follows is known."""
_DECORATION = re.compile(r"[\s\-–—_=.…|~<>→←↑↓⇒⇐⇑⇓↔↕➔➜►▶◄◀▲▼\u2500-\u257f]+")
_FAULT = re.compile(r"#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL|ERROR)[!?]?", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zก-๎]{2,}")
_TELLS = re.compile(r"\s*(?:=|หมายถึง|คือ(?=\s))\s*")
_ROAD = re.compile(r"[ถซ]\.\s*[ก-๎A-Za-z]{2}")
"""`ถ.พหลโยธิน`, `ซ.วัดป่า`: a road, a lane."""
_COLON = re.compile(r"\s*:\s*")
LONGEST_LANDMARK = 30
"""A text longer than this explains something; nobody writes it on a thing on the ground."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says: its kind, the label or word, what is marked, and the words nobody knows.

    `others` are further labels in the cell of a stall. A `nameless` cell has marks and no label; that a number is the
    `heading` of a row or column, only the whole drawing tells.
    """

    kind: CellKind
    text: str = ""
    tags: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    landmark: str = "other"
    others: tuple[str, ...] = ()


_WALKWAY = Said("walkway")


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
            if not _word(word) or meaning is None or LABELS.fullmatch(plain(word)):
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
            return _WALKWAY
        readings = (
            self._decoration, self._legend, self._worded, self._landmark, self._stall, self._tags_first, self._prose,
        )  # fmt: skip
        for reading in readings:
            if (said := reading(text)) is not None:
                return said
        return Said("unreadable", text)

    def _decoration(self, text: str) -> Said | None:
        """Read arrows and lines, which people draw along an aisle, unless the legend gives them a meaning."""
        drawn = _DECORATION.fullmatch(text) and _word(text) not in {**self.tags, **self.landmarks}
        return Said("walkway", text) if drawn else None

    def _legend(self, text: str) -> Said | None:
        word, tells, told = _parted(text)
        if not tells or not word:
            return None
        if tells.strip() == ":" and not self._explains(word, told):
            return None
        if LABEL.fullmatch(word):  # `A1 = ไฟ` says what the stall has
            return self._told(word, told)
        return Said("legend", text)

    def _explains(self, word: str, told: str) -> bool:
        """Tell whether `P: ที่จอดรถ` explains a word; `หมายเหตุ: …`, `A1: ไฟ` and `ประตู: ทางเข้า` do not."""
        known = {**self.tags, **self.landmarks}
        return _word(told) in known and _word(word) not in known and not LABEL.fullmatch(word)

    def _worded(self, text: str) -> Said | None:
        """Read a label that says it is one, before anything else can be made of its word (`โต๊ะ 3`)."""
        found = None if _MEASURE.match(text) else WORDED.match(text)
        return self._told(found[0], text[found.end() :]) if found else None

    def _landmark(self, text: str) -> Said | None:
        """Read a landmark's word, alone or with more after it (`เวทีกลาง`, `ห้องน้ำชาย`)."""
        whole = _word(text)
        if _ROAD.match(text):
            return Said("walkway", text)
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
        if _DAY.match(text):
            return Said("unreadable", text)
        if _MEASURE.match(text):
            return Said("note", text)
        if (found := LABEL.match(text)) is not None:
            said = self._told(found[0], text[found.end() :])
            return Said("note", text) if said.unknown and _LISTED.match(text) else said
        letter = LETTER.match(text)
        return self._told(letter[0], text[letter.end() :], "letter") if letter else None

    def _told(self, label: str, rest: str, kind: CellKind = "stall") -> Said:
        """Make a stall of a label and what follows it; a last letter that is a mark of the district is no label."""
        label = label.strip()
        if label[-1].isalpha() and any(map(str.isdigit, label)) and _word(label[-1]) in self.tags:
            label, rest = label[:-1].rstrip("-/ "), f"{label[-1]} {rest}"
        tags, unknown = self._tags(rest)
        others = tuple(part for part in unknown if LABEL.fullmatch(part))
        return Said(kind, label, tags, tuple(part for part in unknown if part not in others), others=others)

    def _tags_first(self, text: str) -> Said | None:
        """Read marks that stand before the label (`ไฟ A1`, `(มุม) 5`, `⚡A1`), or for one (`หน่วยงาน 1`)."""
        tags, unknown = self._tags(text)
        if tags and not unknown:
            return Said("nameless", text, tags)
        if (found := WITHIN.search(text)) is None:
            return None
        before = text[: found.start()]
        tags, unknown = self._tags(before)
        if unknown or not tags:
            return None
        said = self._told(found[0], text[found.end() :])
        named = (
            found[0][0].isdigit() and before.rstrip()[-1].isalnum()
        )  # `ไฟ 1` may be a socket, `หน่วยงาน 1` is a stall
        if named and not all(tag == "agency" or tag.startswith("category:") for tag in tags):
            return None
        label = f"{before}{said.text}" if named else said.text
        return replace(said, text=label, tags=tuple(dict.fromkeys((*tags, *said.tags))))

    def _prose(self, text: str) -> Said | None:
        if _NOTE.match(text) or len(text) > LONGEST_LANDMARK:
            return Said("note", text)
        return Said("landmark", text) if _WORD.match(text) else None

    def _tags(self, rest: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Split what follows a label into known tags and unknown words."""
        parts = _PART.findall(_BETWEEN.sub(" ", _SIZE.sub(" ", rest)))
        whole = "".join(map(_word, parts))
        if whole in self.tags:  # a tag of several words, such as a category's full name
            return _meant([self.tags[whole]]), ()
        tags: list[str] = []
        unknown: list[str] = []
        for part in parts:
            told = self._glued(_word(part))
            if told is None:
                unknown.append(part)
            else:
                tags += told
        return _meant(tags), tuple(unknown)

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


def _meant(tags: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in tags if tag != "nothing"))


def legend_line(text: str) -> tuple[str, str]:
    """Split `E = ไฟ` into the word and what it means."""
    word, _, told = _parted(plain(text))
    return word, told


def _parted(text: str) -> tuple[str, str, str]:
    """Part a text at the first sign that one side tells the other: `=`, หมายถึง, คือ; if none, `:`."""
    found = _TELLS.search(text) or _COLON.search(text)
    return (text[: found.start()].strip(), found[0], text[found.end() :].strip()) if found else (text, "", "")


def _word(text: str) -> str:
    """Return the form words are compared in; a sign with no letter in it (⚡) is itself."""
    return key(text) or normal(text).replace(" ", "")


def _keyed(words: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({_word(word): meaning for word, meaning in words.items()})


def _text(value: object) -> str | None:
    """Return a cell's text: '' if blank, None if it holds nothing a label can be (a date, TRUE, an error)."""
    if value is None or value != value:  # noqa: PLR0124 - not-a-number differs from itself
        return ""
    if isinstance(value, str):
        return None if isinstance(value, Broken) or _FAULT.fullmatch(value.strip()) else plain(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(int(value)) if value == int(value) else None
