"""What people call a stall: `A1`, `๑๒`, `ล็อก 12`, `B-3`, `ก.1`, `12A`, `แผงที่ ๓`.

A label is a *code* (a number, with letters before or one after it), often with a word for a stall before it.
"""

import re
from functools import lru_cache

from otopsheets.thai.text import arabic, key, normal

_WORD = (
    r"(?:ล[็๊]?อ[กค]|บู๊?[ธทต]|แผง(?:ลอย)?|ร้าน(?:ค้า)?|เต[็้]นท?์?|ซุ้ม|โต๊ะ|ช่อง|เบอร์|หมายเลข|เลขที่|"
    r"lock|stall|booth|table|no(?=[\s\d.:#-]|$)\.?|#)(?:\s*ที่)?|ที่"
)
_WORDS = rf"(?:(?:{_WORD})[\s.:#-]*){{1,2}}"
_NUMBER = r"(?:(?:[A-Za-z]{1,3}|[ก-ฮ]{1,2})\s?[-./]?\s?)?\d{1,4}"
_AFTER = r"(?:[-/]\d{1,3}(?!\d)|[-/]?[A-Za-z](?![A-Za-z0-9])|[-/]?[ก-ฮ](?![0-9ก-๎]))?"
CODE = rf"{_NUMBER}{_AFTER}"
LABEL = re.compile(rf"(?:{_WORDS})?{CODE}(?!\d)", re.IGNORECASE)
"""A label with a number in it."""
LABELS = re.compile(rf"(?:{_WORDS})?{CODE}(?:\s*(?:[-–,]|ถึง|และ)\s*{CODE})*", re.IGNORECASE)
"""One label, or several: `A1-A8`."""
WITHIN = re.compile(rf"(?<![A-Za-z0-9ก-๎]){CODE}(?!\d)|(?<=[ก-๎])\d{{1,4}}(?!\d)")
"""A label after other words."""
WORDED = re.compile(rf"{_WORDS}(?:{CODE}(?!\d)|[A-Za-z]{{1,2}}(?![A-Za-z0-9])|[ก-ฮ](?![0-9ก-๎]))", re.IGNORECASE)
"""A label that says in a word that it is one; it may have no number: `ร้าน ก`."""
LETTER = re.compile(r"(?:[A-Za-z]|[ก-ฮ])(?=$|[\s,(:;/\[])")
"""A lone letter: a stall where no stall bears a number, elsewhere the name of a row."""
ZONE = re.compile(r"(?:แถว|โซน|ฝั่ง|zone|row)\s*(?:ที่\s*)?[A-Za-zก-ฮ]{1,3}\s?[-./]?\s?\d{1,4}", re.IGNORECASE)
"""The name of a part of the ground that reads like a label: `โซน A1`."""
_SAID_OF_ALL = re.compile(
    r"(?:ล[็๊]?อ[กค]|บู[ธท]|แผง|ร้าน|เต็นท์|ช่อง|หมายเลข|เลขที่|lock|stall|booth|no\.?)(?:\s*ที่)?", re.IGNORECASE
)
"""Words that any stall may be called by, so that they tell no two apart; a ซุ้ม or a โต๊ะ is a kind of its own."""

_FULL_WIDTH = {0x3000: " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}
_SIGN_FORMS = {0xFE0E: None, 0xFE0F: None}
_PLAIN = str.maketrans({**_FULL_WIDTH, **_SIGN_FORMS})
_NO_FRACTION = re.compile(r"(\d{1,4})\.0+")
_WRAPPED = re.compile(r"""[(\[{<“"'‘«]\s*([^()\[\]{}<>“”"'‘’«»]+?)\s*[)\]}>”"'’»]?""")


def plain(text: str) -> str:
    """Return a cell's text as it is read: digits 0-9, no full-width forms, nothing round the whole of it.

    `Ａ１` is `A1`, `12.0` (a number that became text) is `12`, `[A1]` is `A1`.
    """
    text = normal(arabic(text.translate(_PLAIN)))
    if (wrapped := _WRAPPED.fullmatch(text)) is not None:
        text = wrapped[1]
    whole = _NO_FRACTION.fullmatch(text)
    return whole[1] if whole else text


@lru_cache(maxsize=1 << 14)
def label_key(label: str) -> str:
    """Return what two labels share when people mean one stall: `ล็อก ๑๒` and `12`, `B-3` and `b3`."""
    told = arabic(normal(label))
    worded = _SAID_OF_ALL.match(told)
    return key(told[worded.end() :]) or key(told) if worded else key(told)
