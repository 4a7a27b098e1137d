"""Numbers, spans and yes-or-no, as people type them into a sheet.

`๑,๒๕๐ บาท`, `120.-`, `5 (ห้า) ล็อก`, `2 หมื่น`, `สิบสอง`, `5-6`; `มี`, `ไม่ใช้`, `✓`, `/`, `-`, `TRUE`.
"""

import math
import re
from datetime import date
from functools import lru_cache

from otopsheets.thai.text import arabic, dashes_only, is_blank, key, normal
from otopsheets.thai.unreadable import Ambiguous, Unreadable

_DIGIT_WORDS = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4,
    "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_WORD = re.compile("|".join([*_DIGIT_WORDS, *_SCALES]))
_WORDS = re.compile(rf"(?:{_WORD.pattern})+")

_NUMBER = re.compile(
    r"(?P<before>[^\d+.-]*)"
    r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?:\s*[.,]-)?"  # 120.- is 120 baht and no satang
    rf"\s*(?:(?P<scale>{'|'.join(_SCALES)})(?!ธุ|{_WORD.pattern}))?"  # 3 พัน is 3000, 3 พันธุ์ is 3 breeds
    r"(?P<after>[^\d,]*)"
)
_ASIDE = re.compile(r"\([^()\d]*\)")  # 5 (ห้า) ล็อก
_WORD_BESIDE = re.compile(rf"(?:{_WORD.pattern})\s*#|#\s*(?!พันธุ|ยี่ห้อ)(?:{_WORD.pattern})")  # ห้า 3, 3 ห้า
# Words beside a number that make it another number, or none.
_HEDGES = re.compile(r"กว่า|เศษ|ครึ่ง|ขึ้นไป|ไม่เกิน|ไม่ต่ำกว่า|อย่างน้อย|ไม่ถึง|ลบ|%|ไม่มี|หรือ|ถึง|[-/+*=^:]\s*(?:#|$)")
_COMMA_FOR_POINT = re.compile(r"(\d+),(\d{1,2})")
_SPAN = re.compile(r"[^\d]*?(\d{1,9})\s*(?:-|–|—|~|ถึง|to)\s*(\d{1,9})[^\d]*")


def read_number(value: object) -> float | None:
    """Read a number; None for a blank cell or a lone dash.

    Units and polite words around it are passed over (`ราคา 120 บาท/กก.`), number words are read (`สองพัน`),
    and a word that changes the number is not: `50 กว่า` raises.

    Raises `Unreadable` when there is no number or more than one, and `Ambiguous` when the comma in `1,5` may
    stand for a point or for nothing.
    """
    if isinstance(value, str):
        return _number(value)
    if is_blank(value):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isinf(value):
        raise Unreadable(value)
    return float(value)


@lru_cache(maxsize=1 << 14)
def _number(raw: str) -> float | None:
    text = _ASIDE.sub(" ", arabic(normal(raw)))
    if dashes_only(text):
        return None
    found = _NUMBER.fullmatch(text)
    if found is None:
        if comma := _COMMA_FOR_POINT.fullmatch(text):
            raise Ambiguous(raw, (f"{comma[1]}.{comma[2]}", comma[1] + comma[2]))
        return float(_from_words(raw, text))
    beside = f"{found['before']}#{found['after']}"
    if _HEDGES.search(beside) or _WORD_BESIDE.search(beside):
        raise Unreadable(raw)
    return float(found["number"].replace(",", "")) * _SCALES.get(found["scale"] or "", 1)


def _from_words(raw: str, text: str) -> int:
    """Read `สองพันห้าร้อยหกสิบ`; a unit may follow after a space (`สอง ล็อก`)."""
    first, _, unit = text.partition(" ")
    if not _WORDS.fullmatch(first) or _HEDGES.search(unit) or _WORD.search(unit) or re.search(r"\d", unit):
        raise Unreadable(raw)
    total, pending = 0, 0
    waiting = False  # a digit that has not met its scale yet
    for word in _WORD.findall(first):
        if word == "ล้าน":
            total, pending, waiting = (total + pending or 1) * _SCALES[word], 0, False
        elif word in _SCALES:
            total, pending, waiting = total + (pending or 1) * _SCALES[word], 0, False
        elif waiting:
            raise Unreadable(raw)
        else:
            pending, waiting = _DIGIT_WORDS[word], True
    return total + pending


def read_count(value: object) -> int | None:
    """Read a whole number of zero or more (people, stalls); None for a blank cell or a lone dash.

    Raises `Unreadable` when it is no number, negative, or not whole, and `Ambiguous` for a span such as `5-6`
    where one number is asked for.
    """
    try:
        number = read_number(value)
    except Unreadable:
        if isinstance(value, str) and (ends := _SPAN.fullmatch(arabic(normal(value)))):
            raise Ambiguous(value, (ends[1], ends[2])) from None
        raise
    if number is None:
        return None
    if number < 0 or number != int(number):
        raise Unreadable(value)
    return int(number)


def read_span(value: object) -> tuple[int, int] | None:
    """Read `5-6` as (5, 6) and `5` as (5, 5); None for a blank cell or a lone dash.

    Raises `Unreadable` when it is no span or runs backwards, and `Ambiguous` when the spreadsheet took `5-6`
    for a date: it can no longer be known which it was.
    """
    if isinstance(value, date):
        day, month = value.day, value.month
        raise Ambiguous(value, (f"{day}-{month}", f"{month}-{day}"))
    if isinstance(value, str) and (ends := _SPAN.fullmatch(arabic(normal(value)))):
        first, last = int(ends[1]), int(ends[2])
        if first > last:
            raise Unreadable(value)
        return first, last
    count = read_count(value)
    return None if count is None else (count, count)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YES = _words("1 true t yes y ok on มี ใช้ ใช่ ยินยอม ต้องการ รับ เอา ได้ ตกลง อนุญาต เปิด เปิดใช้ มา เข้าร่วม จริง ถูก ครับ ค่ะ")
_NO = _words(
    "0 false f no n off x none ไม่ ไม่มี ไม่ใช้ ไม่ใช่ ไม่ยินยอม ไม่ต้องการ ไม่รับ ไม่เอา ไม่ได้ ไม่ตกลง ไม่อนุญาต"
    " ปิด ปิดใช้ ไม่มา ไม่เข้าร่วม ไม่จริง ไม่ครับ ไม่ค่ะ ยัง ยังไม่มี"
)
_YES_MARKS = _words("/ ✓ ✔ ✔️ √ ☑ ☑️ ✅ ● ⭕ ⭕️ +")
_NO_MARKS = _words("- – — ✗ ✘ × ✕ ✖ ✖️ ❌ ☐")
# `ใช้ไฟ 2 จุด`, `มีค่ะ`, `ไม่ใช้น้ำ`: the first word decides, when no word after it takes that back.
_YES_FIRST = re.compile(r"(?:มี|ใช้|ใช่|ยินยอม|ต้องการ|ตกลง|อนุญาต|เข้าร่วม)(?!.*(?:ไม่|หรือ|ไหม|มั้ย))")
_NO_FIRST = re.compile(r"ไม่(?:มี|ใช้|ใช่|ยินยอม|ต้องการ|ตกลง|อนุญาต|เข้าร่วม|ได้ใช้|ได้)(?!.*(?:หรือ|แต่|ไหม|มั้ย|แน่))")


def read_yes_no(value: object) -> bool | None:
    """Read yes or no; None for a blank cell. A lone dash is no: it is what people put where others tick.

    Raises `Unreadable` when it says neither (`ไม่แน่ใจ`) or both (`มี/ไม่มี`, a form left as printed).
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _yes_no(value)
    if is_blank(value):
        return None
    if isinstance(value, int | float) and value in (0, 1):
        return bool(value)
    raise Unreadable(value)


@lru_cache(maxsize=1 << 12)
def _yes_no(raw: str) -> bool | None:
    text = normal(raw)
    if not text:
        return None
    word = key(text)
    if text in _YES_MARKS or word in _YES:
        return True
    if text in _NO_MARKS or word in _NO:
        return False
    if "/" not in text and _YES_FIRST.match(word):
        return True
    if "/" not in text and _NO_FIRST.match(word):
        return False
    raise Unreadable(raw)


def format_number(number: float) -> str:
    """Write a number as people do: `1,234`, and two decimals only when there is a fraction: `1,234.50`."""
    rounded = round(number, 2)
    if rounded == int(rounded):
        return f"{int(rounded):,}"
    return f"{rounded:,.2f}"
