"""How a number is shown: the number format patterns of Sheets (``#,##0.00``, ``d/M/yyyy``, ``[Red]-0;@``).

After Google's guide "Date and number formats": up to four sections, conditions and colours in brackets, ``m`` is a
minute beside hours or seconds and a month elsewhere.
"""

from __future__ import annotations

import math
import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from tests.sheets_api.values.entry import moment_of
from tests.sheets_api.values.locales import Locale

Json = dict[str, Any]
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<pad>[_*].)|\[(?P<bracket>[^\]]*)\]|(?P<half>am/pm|a/p)'
    r"|(?P<date>y+|m+|d+|h+|s+)|(?P<power>e[+-])|(?P<digit>[0#?])|(?P<mark>[.,%@/])|(?P<text>.)",
    re.IGNORECASE | re.DOTALL,
)
DEFAULTS = {
    "NUMBER": "#,##0.00",
    "PERCENT": "0.00%",
    "TIME": "h:mm:ss am/pm",
    "SCIENTIFIC": "0.00E+00",
    "TEXT": "@",
}
TEMPORAL = {"DATE", "TIME", "DATE_TIME"}


def pattern_of(number_format: Json, locale: Locale) -> str:
    """The pattern of a NumberFormat; its type's default when it names none."""
    if number_format.get("pattern"):
        return str(number_format["pattern"])
    kind = number_format.get("type", "")
    if kind == "DATE":
        return locale.date
    if kind == "DATE_TIME":
        return locale.datetime
    if kind == "CURRENCY":
        return f'"{locale.currency}"#,##0.00'
    return DEFAULTS.get(kind, "")


def plain(number: float, locale: Locale) -> str:
    """A number with no format ("Automatic"): ten significant digits at most, no grouping."""
    if number == 0:
        return "0"
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    if abs(number) >= 1e15 or abs(number) < 1e-9:
        mantissa, _, power = f"{number:.5E}".partition("E")
        mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{mantissa}E{power[0]}{power[1:].lstrip('0').zfill(2)}".replace(".", locale.decimal)
    shown = f"{number:.10g}"
    if "e" in shown:  # Python is earlier with exponents than Sheets
        shown = f"{number:.{max(0, 9 - math.floor(math.log10(abs(number))))}f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown.replace(".", locale.decimal)


def show(number: float, number_format: Json | None, locale: Locale) -> str:
    """A number as its cell shows it."""
    pattern = pattern_of(number_format, locale) if number_format else ""
    if not pattern or pattern.lower() == "general":
        return plain(number, locale)
    section, number = _section(pattern, number)
    tokens = _tokens(section)
    if any(kind == "date" or (kind == "bracket" and text.lower() in _ELAPSED) for kind, text in tokens):
        return _moment(number, tokens, locale)
    if any(kind == "mark" and text == "@" for kind, text in tokens):
        return _around(tokens, plain(number, locale))
    return _digits(number, tokens, locale)


def show_text(text: str, number_format: Json | None) -> str:
    """Text under a format: the section with ``@`` (or the fourth) may add something around it."""
    pattern = (number_format or {}).get("pattern", "")
    sections = _split(pattern)
    chosen = sections[3] if len(sections) > 3 else next((one for one in sections if "@" in one), None)
    return _around(_tokens(chosen), text) if chosen else text


def _around(tokens: tuple[tuple[str, str], ...], text: str) -> str:
    parts = [text if (kind, part) == ("mark", "@") else _literal(kind, part) for kind, part in tokens]
    return "".join(parts)


@lru_cache(maxsize=256)
def _split(pattern: str) -> tuple[str, ...]:
    """The sections of a pattern, semicolons inside quotes left alone."""
    return tuple(re.findall(r'((?:"[^"]*"?|\\.|[^;"\\])*)(?:;|\Z)', pattern))[: pattern.count(";") + 1]


@lru_cache(maxsize=1024)
def _tokens(section: str) -> tuple[tuple[str, str], ...]:
    found = []
    for match in _TOKEN.finditer(section):
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
    return tuple(found)


def _section(pattern: str, number: float) -> tuple[str, float]:
    """The section that applies, and the number it shows (a negative section shows the absolute value)."""
    sections = _split(pattern)
    conditions = [re.search(r"\[([<>=]+)(-?[\d.]+)\]", one) for one in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(number, condition[1], float(condition[2])):
                return section, number
        return sections[-1], number
    if len(sections) > 1 and number < 0:
        return sections[1], -number
    if len(sections) > 2 and number == 0:
        return sections[2], number
    return sections[0], number


def _holds(number: float, sign: str, bound: float) -> bool:
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
        "=": number == bound,
        "<>": number != bound,
    }.get(sign, False)


def _literal(kind: str, text: str) -> str:
    if kind == "pad":
        return " " if text[0] == "_" else ""
    if kind == "bracket":
        return text[1:].split("-", maxsplit=1)[0] if text.startswith("$") else ""
    return text


_ELAPSED = {"h", "hh", "m", "mm", "s", "ss"}


def _moment(number: float, tokens: tuple[tuple[str, str], ...], locale: Locale) -> str:
    moment = moment_of(number)
    half = any(kind == "half" for kind, _ in tokens)
    parts = []
    for index, (kind, text) in enumerate(tokens):
        if kind == "date":
            parts.append(_part(moment, text.lower(), locale, half=half, minute=_is_minute(tokens, index)))
        elif kind == "half":
            word = "AM" if moment.hour < 12 else "PM"
            word = word[: 1 if len(text) == 3 else 2]
            parts.append(word if text[0].isupper() or len(text) > 3 else word.lower())
        elif kind == "bracket" and text.lower() in _ELAPSED:
            unit = {"h": 24, "m": 1440, "s": 86400}[text[0].lower()]
            parts.append(str(int(number * unit + 1e-6)).zfill(len(text)))
        elif kind == "digit" and index and tokens[index - 1][1] == ".":
            parts.append(str(moment.microsecond // 100_000))
        else:
            parts.append(_literal(kind, text))
    return "".join(parts)


def _is_minute(tokens: tuple[tuple[str, str], ...], index: int) -> bool:
    """``m`` right after hours or right before seconds is minutes."""
    if tokens[index][1][0] not in "mM" or len(tokens[index][1]) > 2:
        return False
    units = [(i, text[0].lower()) for i, (kind, text) in enumerate(tokens) if kind == "date" or _elapsed(kind, text)]
    place = next(position for position, (i, _) in enumerate(units) if i == index)
    before = units[place - 1][1] if place else ""
    after = units[place + 1][1] if place + 1 < len(units) else ""
    return before == "h" or after == "s"


def _elapsed(kind: str, text: str) -> bool:
    return kind == "bracket" and text.lower() in _ELAPSED


def _part(moment: datetime, text: str, locale: Locale, *, half: bool, minute: bool) -> str:
    letter, length = text[0], len(text)
    if letter == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if letter == "d":
        name, short = locale.days[moment.weekday()], locale.short_days[moment.weekday()]
        return [str(moment.day), f"{moment.day:02d}", short, name][min(length, 4) - 1]
    if letter == "h":
        hour = (moment.hour % 12 or 12) if half else moment.hour
        return str(hour).zfill(min(length, 2))
    if letter == "s":
        return str(moment.second).zfill(min(length, 2))
    if minute:
        return str(moment.minute).zfill(length)
    name, short = locale.months[moment.month - 1], locale.short_months[moment.month - 1]
    return [str(moment.month), f"{moment.month:02d}", short, name, name[0]][min(length, 5) - 1]


def _digits(number: float, tokens: tuple[tuple[str, str], ...], locale: Locale) -> str:
    """A number through ``0``, ``#``, ``?``, ``,``, ``.``, ``%`` and ``E+``."""
    places = [(i, text) for i, (kind, text) in enumerate(tokens) if kind == "digit"]
    if not places:
        return "".join(_literal(kind, text) for kind, text in tokens if (kind, text) != ("mark", "@"))
    point = next((i for i, token in enumerate(tokens) if token == ("mark", ".")), None)
    power = next((i for i, (kind, _) in enumerate(tokens) if kind == "power"), None)
    first, last = places[0][0], places[-1][0]
    number *= 100 ** sum(token == ("mark", "%") for token in tokens)
    body = [(i, text) for i, text in places if power is None or i < power]
    whole = [text for i, text in body if point is None or i < point]
    after = [text for i, text in body if point is not None and i > point]
    commas = [i for i, token in enumerate(tokens) if token == ("mark", ",")]
    grouped = any(first < i < body[-1][0] and (point is None or i < point) for i in commas)
    number /= 1000 ** sum(i == body[-1][0] + 1 + n for n, i in enumerate(c for c in commas if c > body[-1][0]))
    sign = "-" if number < 0 else ""
    exponent = 0
    if power is not None and number:
        exponent = int(f"{abs(number):.{len(after)}e}".split("e")[1])
        number /= 10**exponent
    shown = f"{_half_up(abs(number), len(after)):.{len(after)}f}"
    left, _, right = shown.partition(".")
    left = left.lstrip("0").rjust(whole.count("0"), "0") if whole else left.lstrip("0")
    if grouped:
        left = re.sub(r"(?<=\d)(?=(\d{3})+$)", locale.group, left)
    kept = len(right.rstrip("0"))
    right = right[: max(kept, _last_zero(after))]
    if float(shown) == 0:
        sign = ""
    text = left + (locale.decimal + right if right or (point is not None and not after) else "")
    if power is not None:
        mark = tokens[power][1]
        digits = str(abs(exponent)).zfill(sum(1 for i, _ in places if i > power))
        text += mark[0].upper() + ("-" if exponent < 0 else "+" if mark[1] == "+" else "") + digits
    before = "".join(_literal(kind, part) for kind, part in tokens[:first] if part not in {",", "."})
    rest = "".join(_literal(kind, part) for kind, part in tokens[last + 1 :] if (kind, part) != ("mark", ","))
    return sign + before + text + rest


def _last_zero(after: list[str]) -> int:
    """How many decimals must be shown: up to the last ``0``."""
    return max((i + 1 for i, text in enumerate(after) if text == "0"), default=0)


def _half_up(number: float, places: int) -> float:
    """Round half away from zero on what the number looks like, as spreadsheets do."""
    factor = 10**places
    scaled = float(f"{number * factor:.12g}") if number * factor < 1e15 else number * factor
    return int(scaled + 0.5) / factor
