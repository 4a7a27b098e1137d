"""What people call a stall: `A1`, `๑๒`, `ล็อก 12`, `B-3`, `ก.1`, `12A`, `แผงที่ ๓`.

A label is a *code* (a number, with letters before or one after it), often with a word for a stall before it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from otopsheets.thai.text import arabic, key, normal

_ANY_STALL = (
    r"ล[็๊้]?อ[กค]|บู[๊้็]?[ธทต]|แผง(?:ลอย)?|ร้าน(?:ค้า)?|เต[็้๊]น(?:ท์?|ต์)?|ช่อง|เบอร์|หมายเลข|เลขที่|"
    r"lock|stall|booth|no(?=[\s\d.:#-]|$)\.?|#"
)
"""Words that any stall may be called by, so that they tell no two apart; a ซุ้ม or a โต๊ะ is a kind of its own."""
_WORDS = rf"(?:(?:(?:{_ANY_STALL}|ซุ้ม|โต๊ะ|table)(?:\s*ที่)?|ที่)[\s.:#-]*){{1,2}}"
_SAID_OF_ALL = re.compile(rf"(?:(?:(?:{_ANY_STALL})(?:\s*ที่)?|ที่)[\s.:#-]*){{1,2}}", re.IGNORECASE)
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
_BETWEEN = r"\s*(?:[-–—~,;/+&]|ถึง|และ|กับ|หรือ|\b(?:to|and|or)\b|\s)\s*"
_SEVERAL = re.compile(rf"(?:{_WORDS})?(?>{CODE})(?>{_BETWEEN}(?:{_WORDS})?{CODE})+", re.IGNORECASE)
_NEXT = re.compile(rf"(?P<between>{_BETWEEN})?(?P<label>(?:{_WORDS})?{CODE})", re.IGNORECASE)
_UP_TO = re.compile(r"[-–—~]|ถึง|to", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<row>.*?)(?P<number>\d+)")
MOST_IN_A_RANGE = 30
"""`A1–A30` is read as thirty stalls; more than that nobody means."""

_FULL_WIDTH = {0x3000: " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}
_SIGN_FORMS = {0xFE0E: None, 0xFE0F: None}
_PLAIN = str.maketrans({**_FULL_WIDTH, **_SIGN_FORMS})
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s*[^\w\s]+\s*(?=\d)")
_NAUGHTS = re.compile(r"(?<!\d)0+(?=\d)")
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
    """Return what two labels share when people mean one stall: `ล็อก ๑๒` and `12`, `B-3` and `b03`.

    Numbers stay apart: `A1-2` is not `A12`.
    """
    told = plain(label)
    worded = _SAID_OF_ALL.match(told)
    code = told[worded.end() :] if worded and key(told[worded.end() :]) else told
    return "-".join(_NAUGHTS.sub("", key(part)) for part in _BETWEEN_NUMBERS.split(code))


def labels_in(text: str) -> tuple[str, ...]:
    """Return the labels that people name in one text: `A1 และ A2`, `D5–D7`, `ล็อก 12 กับ 13`; one or none as it stands.

    From a first label to a last, all between are meant where the two differ in their number only. `12-14` is one
    label, as in a drawing.
    """
    told = plain(text)
    if LABEL.fullmatch(told) or not _SEVERAL.fullmatch(told):
        return (told,)
    labels: list[str] = []
    for found in _NEXT.finditer(told):
        up_to = labels and _UP_TO.search(found["between"] or "")
        labels += _from_to(labels.pop(), found["label"]) if up_to else [found["label"]]
    return tuple(labels)


def stalls_named(texts: Iterable[str]) -> tuple[str, ...]:
    """Return every stall that the texts name, once, by the first of its names, in their order."""
    named: dict[str, str] = {}
    for text in texts:
        for label in labels_in(text):
            named.setdefault(label_key(label), label)
    return tuple(named.values())


def span(labels: Sequence[str]) -> str:
    """Name several stalls in short: `D5–D7` where that means just these, else `A1, B1, B2`."""
    wanted = list(map(label_key, labels))
    for ends in ((labels[0], labels[-1]), (labels[-1], labels[0])):
        between = _between(*ends)
        if len(labels) > 1 and sorted(map(label_key, between)) == sorted(wanted):
            return "–".join(ends)
    return ", ".join(labels)


def _from_to(first: str, last: str) -> list[str]:
    """Return the labels from the first to the last; only these two where nobody can tell what lies between."""
    return _between(first, last) or [first, last]


def _between(first: str, last: str) -> list[str]:
    """Return all labels from the first to the last, both in; none where they do not differ in their number only."""
    one, two = _COUNTED.fullmatch(first), _COUNTED.fullmatch(last)
    if one is None or two is None or label_key(two["row"]) not in ("", label_key(one["row"])):
        return []
    numbers = range(int(one["number"]), int(two["number"]) + 1)
    return [first, *(f"{one['row']}{number}" for number in numbers[1:])] if 1 < len(numbers) <= MOST_IN_A_RANGE else []
