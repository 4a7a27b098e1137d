"""Text: joining, cutting, replacing, looking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.sheets_api.formulas.coerce import number_in
from tests.sheets_api.formulas.functions.criteria import wildcard
from tests.sheets_api.formulas.functions.registry import scalar, whole
from tests.sheets_api.formulas.kinds import Scalar, Table, Value, flat, number, single, stop, text, truth
from tests.sheets_api.values.formats import show
from tests.sheets_api.values.locales import locale

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


@whole("CONCATENATE", most=255)
def concatenate(_: Context, *values: Value) -> Scalar:
    return "".join(text(value) for value, _cells in flat(values))


@whole("JOIN", least=2, most=255)
def join(_: Context, between: Value, *values: Value) -> Scalar:
    return text(between).join(text(value) for value, _cells in flat(values))


@whole("TEXTJOIN", least=3, most=255)
def textjoin(_: Context, between: Value, skip_empty: Value, *values: Value) -> Scalar:
    parts = [text(value) for value, _cells in flat(values)]
    return text(between).join(part for part in parts if part or not truth(skip_empty))


@scalar("LEN")
def len_(_: Context, value: Scalar) -> Scalar:
    return float(len(text(value)))


@scalar("LEFT", least=1, most=2)
def left(_: Context, value: Scalar, count: Scalar = 1.0) -> Scalar:
    return text(value)[: _count(count, "LEFT")]


@scalar("RIGHT", least=1, most=2)
def right(_: Context, value: Scalar, count: Scalar = 1.0) -> Scalar:
    taken = _count(count, "RIGHT")
    return text(value)[-taken:] if taken else ""


@scalar("MID", least=3)
def mid(_: Context, value: Scalar, start: Scalar, count: Scalar) -> Scalar:
    first = _count(start, "MID") - 1
    return text(value)[max(0, first) : max(0, first) + _count(count, "MID")]


def _count(value: Scalar, name: str) -> int:
    count = int(number(value))
    if count < 0:
        raise stop(
            "#VALUE!",
            f"Function {name} parameter 2 value is {count}. It should be greater than or equal to 0.",
        )
    return count


@scalar("UPPER")
def upper(_: Context, value: Scalar) -> Scalar:
    return text(value).upper()


@scalar("LOWER")
def lower(_: Context, value: Scalar) -> Scalar:
    return text(value).lower()


@scalar("PROPER")
def proper(_: Context, value: Scalar) -> Scalar:
    return text(value).title()


@scalar("TRIM")
def trim(_: Context, value: Scalar) -> Scalar:
    return re.sub(r"\s+", " ", text(value)).strip()


@scalar("CLEAN")
def clean(_: Context, value: Scalar) -> Scalar:
    return "".join(letter for letter in text(value) if ord(letter) >= 32)


@scalar("REPT", least=2)
def rept(_: Context, value: Scalar, times: Scalar) -> Scalar:
    return text(value) * _count(times, "REPT")


@scalar("EXACT", least=2)
def exact(_: Context, a: Scalar, b: Scalar) -> Scalar:
    return text(a) == text(b)


@scalar("FIND", least=2, most=3)
def find(_: Context, wanted: Scalar, value: Scalar, start: Scalar = 1.0) -> Scalar:
    place = text(value).find(text(wanted), int(number(start)) - 1)
    if place < 0:
        raise stop("#VALUE!", f"In FIND evaluation, cannot find '{text(wanted)}' within '{text(value)}'.")
    return float(place + 1)


@scalar("SEARCH", least=2, most=3)
def search(_: Context, wanted: Scalar, value: Scalar, start: Scalar = 1.0) -> Scalar:
    found = wildcard(text(wanted)).search(text(value), int(number(start)) - 1)
    if not found:
        raise stop("#VALUE!", f"In SEARCH evaluation, cannot find '{text(wanted)}' within '{text(value)}'.")
    return float(found.start() + 1)


@scalar("SUBSTITUTE", least=3, most=4)
def substitute(_: Context, value: Scalar, old: Scalar, new: Scalar, nth: Scalar = None) -> Scalar:
    if not text(old):
        return text(value)
    if nth is None:
        return text(value).replace(text(old), text(new))
    parts = text(value).split(text(old))
    place = int(number(nth))
    if not 1 <= place < len(parts):
        return text(value)
    return text(old).join(parts[:place]) + text(new) + text(old).join(parts[place:])


@scalar("REPLACE", least=4)
def replace(_: Context, value: Scalar, start: Scalar, count: Scalar, new: Scalar) -> Scalar:
    first = int(number(start)) - 1
    return text(value)[:first] + text(new) + text(value)[first + int(number(count)) :]


@scalar("VALUE")
def value_(_: Context, value: Scalar) -> Scalar:
    return number(value)


@scalar("TEXT", least=2)
def text_(_: Context, value: Scalar, pattern: Scalar) -> Scalar:
    if isinstance(value, str):
        found = number_in(value)
        if found is None:
            return value
        value = found
    return show(number(value), {"pattern": text(pattern)}, locale("en_US"))


@scalar("CHAR")
def char(_: Context, value: Scalar) -> Scalar:
    return chr(int(number(value)))


@scalar("CODE", "UNICODE")
def code(_: Context, value: Scalar) -> Scalar:
    if not text(value):
        raise stop("#VALUE!", "Function CODE parameter 1 value should be non-empty.")
    return float(ord(text(value)[0]))


@whole("SPLIT", least=2, most=4)
def split(_: Context, value: Value, by: Value, each: Value = True, drop_empty: Value = True) -> Value:
    marks = text(by)
    pattern = "|".join(map(re.escape, marks)) if truth(each) else re.escape(marks)
    parts = [part for part in re.split(pattern, text(value)) if part or not truth(drop_empty)]
    found = [number_in(part) for part in parts]
    return Table((tuple(part if n is None else n for part, n in zip(parts, found, strict=True)),))


def _pattern(value: Scalar, name: str) -> re.Pattern[str]:
    try:
        return re.compile(text(value))
    except re.error:
        raise stop(
            "#REF!", f'Function {name} parameter 2 value "{text(value)}" is not a valid regular expression.'
        ) from None


@scalar("REGEXMATCH", least=2)
def regexmatch(_: Context, value: Scalar, pattern: Scalar) -> Scalar:
    return _pattern(pattern, "REGEXMATCH").search(text(value)) is not None


@scalar("REGEXEXTRACT", least=2)
def regexextract(_: Context, value: Scalar, pattern: Scalar) -> Value:
    found = _pattern(pattern, "REGEXEXTRACT").search(text(value))
    if not found:
        raise stop(
            "#N/A",
            f'Function REGEXEXTRACT parameter 2 value "{text(pattern)}" does not match text of Function '
            f'REGEXEXTRACT parameter 1 value "{text(value)}".',
        )
    groups = found.groups()
    return groups[0] if len(groups) == 1 else Table((groups,)) if groups else found[0]


@scalar("REGEXREPLACE", least=3)
def regexreplace(_: Context, value: Scalar, pattern: Scalar, new: Scalar) -> Scalar:
    return _pattern(pattern, "REGEXREPLACE").sub(re.sub(r"\$(\d)", r"\\\1", text(new)), text(value))


@whole("HYPERLINK", least=1, most=2)
def hyperlink(_: Context, url: Value, label: Value = None) -> Scalar:
    return single(label) if single(label) is not None else text(url)


@scalar("IMAGE", least=1, most=4)
def image(_: Context, url: Scalar, *_size: Scalar) -> Scalar:
    text(url)
    return ""


@scalar("ENCODEURL")
def encodeurl(_: Context, value: Scalar) -> Scalar:
    return quote(text(value), safe="")
