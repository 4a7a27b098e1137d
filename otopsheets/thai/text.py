"""Thai text as people type it, put into one form.

The same word reaches a sheet in many spellings that look alike: a tone typed before its vowel, sara am
in two parts, two `เ` for a `แ`, zero-width characters pasted from a web page, tone marks from the private
area of an old font. `normal` repairs exactly these and nothing else: no official name of a tambon, amphoe
or province changes under it. Unicode's NFKC will not do: it takes sara am apart (`ำ` becomes `ํา`) and
leaves the rest as it was; NFC with the repairs below is right.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "่้๊๋"
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"

# Thai fonts before OpenType kept shifted copies of the marks in the private area, and text copied out of
# a PDF or an old Word file still carries them (the WTT/Microsoft block U+F700-U+F71A).
_PRIVATE = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู",
        strict=True,
    )
)
# Characters nobody sees: zero-width ones, direction marks, the soft hyphen, the byte order mark.
_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_CLEAN = str.maketrans(_PRIVATE | _UNSEEN)
_ENTITY = re.compile(r"&(?:#8203|#x200[bB]|#65279|ZeroWidthSpace|zwnj|zwj|shy);")
_SPACE_ENTITY = re.compile(r"&(?:#160|nbsp);")

_SPLIT_AM = re.compile(rf"ํ([{_TONES}]?)า")  # น + ํ + ้ + า
_TORN_AM = re.compile(rf"(?<=[ก-ฮ{_TONES}]) ([{_TONES}]?)า")  # ต าบล, น ้า: a PDF gives sara am as a space and า
_MARKS = re.compile(r"[ัำิ-ฺ็-๎]{2,}")  # น + ำ + ้, ท + ่ + ี, ธ + ์ + ุ, ี + ี
_DOUBLED = re.compile(r"([ะา])\1+")  # no Thai word has one of these twice running
_RANK = dict.fromkeys(f"{_TONES}์", 1) | {"ำ": 2}  # what is spoken last is written last: vowels, tones, sara am

# Text that shows none of these is in normal form once its white space is; most cells are.
_SUSPECT = re.compile(rf"[^\x21-\x7e\u0e01-\u0e5b ]|&|เเ|[ํ ][{_TONES}]?า|ำ[ัิ-ฺ็-๎]|[{_TONES}์][ัิ-ฺ็ํ]|([ะาำัิีึืฺุู็-๎])\1")


@lru_cache(maxsize=1 << 15)
def normal(text: str) -> str:
    """Return `text` in normal form: one spelling for what reads the same, spaces single and trimmed.

    NFC; sara am in one piece with its tone before it, also where a PDF tore it (`ต าบล`); a vowel before its tone;
    no mark twice; `เเ` as `แ`; nothing invisible; every run of white space (no-break spaces and newlines too) one
    space. Doing it twice changes nothing more.
    """
    text = " ".join(text.split())
    while _SUSPECT.search(text):
        repaired = _repair(text)
        if repaired == text:
            break
        text = repaired
    return text


def _repair(text: str) -> str:
    """Do each repair once. One may make way for another, so `normal` asks until nothing changes."""
    text = _ENTITY.sub("", _SPACE_ENTITY.sub(" ", text)) if "&" in text else text
    text = unicodedata.normalize("NFC", text.translate(_CLEAN))
    text = _SPLIT_AM.sub(r"\1ำ", text)
    text = _TORN_AM.sub(r"\1ำ", text)
    text = _MARKS.sub(_in_order, text)
    text = _DOUBLED.sub(r"\1", text).replace("เเ", "แ")
    return " ".join(text.split())


def _in_order(marks: re.Match[str]) -> str:
    """Put the marks over and under one letter in order, each once."""
    return "".join(sorted(dict.fromkeys(marks[0]), key=lambda mark: _RANK.get(mark, 0)))


_TO_ARABIC = str.maketrans(_THAI_DIGITS + "０１２３４５６７８９", "0123456789" * 2)
_OTHER_DIGIT = re.compile("[๐-๙０-９]")
_TO_THAI = str.maketrans("0123456789", _THAI_DIGITS)


def arabic(text: str) -> str:
    """Return `text` with Thai (and full-width) digits as 0-9."""
    return text.translate(_TO_ARABIC) if _OTHER_DIGIT.search(text) else text


def thai_digits(text: str) -> str:
    """Return `text` with 0-9 as ๐-๙."""
    return text.translate(_TO_THAI)


_NOT_IN_KEY = re.compile(r"[\s\x00-/:-@\[-`{-\x7fฯ๏๚๛฿]+")
_PLAIN = re.compile(r"[\x00-\x7f\u0e01-\u0e5b]*")


@lru_cache(maxsize=1 << 15)
def key(text: str) -> str:
    """Return what is compared when two people may have typed the same thing.

    Normal form, digits 0-9, lower case, and only letters, marks and digits: no space, no punctuation, no `ฯ`.
    """
    if text.isascii() and text.isalnum():  # an id or a number: most of what is looked up
        return text.lower()
    text = arabic(text).lower()
    while (made := _NOT_IN_KEY.sub("", normal(text))) != text:
        text = made
    if _PLAIN.fullmatch(text):
        return text
    text = "".join(char for char in text if unicodedata.category(char)[0] in "LMN")
    return text if normal(text) == text else key(text)


def is_blank(value: object) -> bool:
    """Tell whether a cell holds nothing: None, not-a-number, or text that shows nothing."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value or value.isspace() or not normal(value)
    return value != value  # noqa: PLR0124 - not-a-number, and pandas' "not a time", differ from themselves


def dashes_only(text: str) -> bool:
    """Tell whether `text` is only a dash or dots: how people say on paper that there is nothing."""
    return not text.strip(" -–—_.")
