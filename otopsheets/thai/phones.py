"""Telephone numbers as people type them, and back: `087-234-2743` is `0872342743`.

A cell may hold several, with names between; a spreadsheet may have made it a number and lost its leading
zero; an office adds an extension. By the national numbering plan a Thai number is 0 and eight digits for a
fixed line, 0 and nine for a mobile (06, 08, 09). What has another shape is left to the `phonenumbers`
library, which knows toll-free and foreign numbers too.
"""

import re
from functools import lru_cache

from otopsheets.thai.text import arabic, dashes_only, is_blank, normal
from otopsheets.thai.unreadable import Ambiguous, Unreadable

_MOBILE = re.compile(r"0?([689]\d{8})")
_FIXED = re.compile(r"0?((?:2\d|3[2-9]|4[2-5]|5[2-6]|7[3-7])\d{6})")
_COUNTRY = re.compile(r"(?:\+|00)?660?(?=\d{8,9}$)")
_LITTLE_MARKS = " .()–—-"
_DROP = str.maketrans("", "", _LITTLE_MARKS + "\t\u00a0")
_MARKS_TO_SPACE = str.maketrans(_LITTLE_MARKS, " " * len(_LITTLE_MARKS))

_RUN = re.compile(rf"\+?\d(?:[{_LITTLE_MARKS}]{{0,4}}\d)*")  # digits, with the marks people put between them
_EXTENSION = re.compile(r"[\s,(]*(?:ต่อ|เบอร์ภายใน|ภายใน|กด|ext\.?|#)\s*(\d{1,6}(?:-\d{1,4})?)", re.IGNORECASE)
_LIST_MARK = re.compile(r"(?<![\d-])\d[.)]\s+(?=0)|&#\d+;")  # 1. 081… 2. 089…
_FLOAT = re.compile(r"(\d{8,11})\.0+|\d\.(\d{7,10})[eE]\+?0?(\d{1,2})")
_MOST_PIECES = 12  # a number is not written in more
_LONGEST = 2_000  # letters in a cell of numbers
_NONE = frozenset({"ไม่มี", "ไม่ระบุ", "ไม่มีโทรศัพท์", "n/a", "none"})


def read_phones(value: object) -> tuple[str, ...]:
    """Read the numbers in a cell, in their order: `('0872342743', '034507051 ต่อ 12')`; empty if none.

    A foreign number keeps its country code (`+856…`); of `036120501-02` both numbers are read.

    Raises `Unreadable` when there is something but no number, and `Ambiguous`, with the numbers that could be
    read as its candidates, when only a part of the cell could.
    """
    if isinstance(value, str):
        return _phones(value)
    if is_blank(value):
        return ()
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e15:
        return _phones(str(int(value)) if value == int(value) else str(value))
    raise Unreadable(value)


@lru_cache(maxsize=1 << 15)
def _phones(raw: str) -> tuple[str, ...]:
    if one := _ordinary(raw.strip().translate(_DROP)):  # nearly every cell
        return (one,)
    text = _LIST_MARK.sub(" ", _number_cell(arabic(normal(raw.replace("\n", ", ")))))
    if len(text) > _LONGEST:
        raise Unreadable(raw)
    if dashes_only(text) or text.lower() in _NONE:
        return ()
    found: list[str] = []
    whole, at = True, 0
    while run := _RUN.search(text, at):
        at = run.end()
        whole &= _read_run(run[0], found)
        if found and (extension := _EXTENSION.match(text, at)):
            found[-1] += f" ต่อ {extension[1]}"
            at = extension.end()
    readable = tuple(dict.fromkeys(found))
    if not readable:
        raise Unreadable(raw)
    if not whole:
        raise Ambiguous(raw, readable)
    return readable


def _number_cell(text: str) -> str:
    """Undo what a spreadsheet makes of a number on its way through text: `872342743.0`, `8.72342743E+08`.

    With fewer decimals than its exponent asks for, digits are lost: then it is left as it is.
    """
    found = _FLOAT.fullmatch(text)
    if found is None or (found[2] and len(found[2]) != int(found[3])):
        return text
    return found[1] or str(round(float(text)))


def _ordinary(digits: str) -> str | None:
    """Return a Thai number in national form, its leading zero put back; None when it is no such number."""
    if found := _MOBILE.fullmatch(digits) or _FIXED.fullmatch(digits):
        return f"0{found[1]}"
    return None


def _number(digits: str) -> str | None:
    """Return any number that a telephone network knows, or None."""
    if one := _ordinary(_COUNTRY.sub("0", digits)) or _ordinary(digits):
        return one
    if not digits.startswith(("+", "00", "1800", "1900")):
        return None
    import phonenumbers  # noqa: PLC0415 - loads the plans of all countries; hardly a cell needs them

    try:
        number = phonenumbers.parse(digits.removeprefix("00") if digits[0] == "1" else digits, "TH")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    if number.country_code == 66:
        return str(number.national_number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _read_run(run: str, found: list[str]) -> bool:
    """Add to `found` the numbers in a run of digits and little marks; tell whether all of it was read."""
    pieces = run.translate(_MARKS_TO_SPACE).split()
    if len(pieces) <= _MOST_PIECES and (number := _number("".join(pieces))):
        found.append(number)
        return True
    whole = True
    while pieces:
        taken = _leading(pieces, found)
        if not taken and not (whole and found and _continues(pieces[0], found)):
            whole = False
        del pieces[: taken or 1]
    return whole


def _leading(pieces: list[str], found: list[str]) -> int:
    """Add to `found` the number that `pieces` begin with; return how many pieces it took.

    Pieces are joined only after a leading 0 or +: without it, the end of one number and the start of the next
    may look like a number that lost its zero.
    """
    for taken in range(min(len(pieces), _MOST_PIECES), 0, -1):
        if (taken == 1 or pieces[0][0] in "0+") and (number := _number("".join(pieces[:taken]))):
            found.append(number)
            return taken
    return 0


def _continues(piece: str, found: list[str]) -> bool:
    """Read what leans on the number before it: `045-245341, 662415` or `036120501-02`."""
    before = found[-1]
    area = before[: 2 if before.startswith("02") else 3]
    if len(piece) >= 6 and len(area + piece) == 9 and (number := _ordinary(area + piece)):
        found.append(number)
        return True
    if len(piece) <= 2 and before[-len(piece) :].isdigit():
        first, last = int(before[-len(piece) :]), int(piece)
        if first < last < first + 10:
            stem = before[: -len(piece)]
            found += [f"{stem}{tail:0{len(piece)}d}" for tail in range(first + 1, last + 1)]
            return True
    return False


def format_phone(number: str) -> str:
    """Write a number in groups: `087-234-2743`, `02-123-4567`, `034-507-051 ต่อ 12`; others as they are."""
    digits, space, extension = number.partition(" ")
    if _MOBILE.fullmatch(digits) and len(digits) == 10:
        digits = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    elif _FIXED.fullmatch(digits) and len(digits) == 9:
        area = 2 if digits.startswith("02") else 3
        digits = f"{digits[:area]}-{digits[area : area + 3]}-{digits[area + 3 :]}"
    return digits + space + extension
