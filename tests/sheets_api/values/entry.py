"""What a typed text becomes (``USER_ENTERED``): a number, a date, a percentage, a formula, or just text.

Typing ``1/9/2560`` in Sheets gives a number with a date format, not text; that is why programs that must keep what
they write use ``RAW``. Google's rules are not written down; these follow its guide ("Values are parsed as if the user
typed them into the UI") and what the recorded answers of the API show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from tests.sheets_api.values.locales import MONTHS, Locale

Json = dict[str, Any]
_DAY = 24  # hours
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days have no zone

_TIME = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}(?:\.[0-9]{1,3})?))?\s*(?P<half>[AaPp][Mm])?"
_ISO = re.compile(rf"(?P<y>[0-9]{{4}})([-/])(?P<m>[0-9]{{1,2}})\2(?P<d>[0-9]{{1,2}})(?:[T ]+{_TIME})?Z?\Z")
_SHORT = re.compile(rf"(?P<a>[0-9]{{1,4}})([-/.])(?P<b>[0-9]{{1,2}})(?:\2(?P<c>[0-9]{{1,4}}))?(?: +{_TIME})?\Z")
_WORDY = re.compile(
    rf"(?:(?P<d>[0-9]{{1,2}})[ -](?P<name>[A-Za-z]{{3,9}})|(?P<name2>[A-Za-z]{{3,9}})[ -](?P<d2>[0-9]{{1,2}}))"
    rf"(?:,?[ -]+(?P<y>[0-9]{{4}}|[0-9]{{2}}))?(?: +{_TIME})?\Z"
)
_CLOCK = re.compile(_TIME + r"\Z")


_SHAPES = {"mdy": "m/d/yyyy", "dmy": "d/m/yyyy", "ymd": "yyyy/m/d"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A value and the number format that typing it brings along."""

    value: Json | None
    number_format: Json | None = None


def serial(moment: datetime) -> float:
    """Days since 30 December 1899, with the time of day as a fraction."""
    return (moment - EPOCH) / timedelta(days=1)


def moment_of(number: float) -> datetime:
    """The date and time of a serial number, to the millisecond."""
    return EPOCH + timedelta(milliseconds=round(number * 86_400_000))


def number_value(number: float) -> Json:
    """A NumberValue; whole numbers are written without a fraction."""
    whole = int(number) if number == int(number) and abs(number) < 1e15 else number
    return {"numberValue": whole}


def raw(value: Any) -> Entry:
    """A JSON value stored as it is."""
    if value is None or value == "":
        return Entry(None)
    if isinstance(value, bool):
        return Entry({"boolValue": value})
    if isinstance(value, int | float):
        return Entry(number_value(value))
    return Entry({"stringValue": str(value)})


def typed(value: Any, locale: Locale, today: date) -> Entry:
    """A JSON value taken as if a person had typed it."""
    if not isinstance(value, str) or value == "":
        return raw(value)
    if value.startswith("'"):
        return Entry({"stringValue": value[1:]}) if len(value) > 1 else Entry(None)
    if value.startswith("=") and len(value) > 1:
        return Entry({"formulaValue": value})
    text = value.strip()
    if text.upper() in {"TRUE", "FALSE"}:
        return Entry({"boolValue": text.upper() == "TRUE"})
    found = _number(text, locale) or _date(text, locale, today) or _time(text)
    if found:
        return found
    if text.startswith("+") and len(text) > 1:  # "+66 81 234" is a formula, and a broken one
        return Entry({"formulaValue": "=" + text})
    return Entry({"stringValue": value})


@lru_cache(maxsize=64)
def _number_shape(locale: Locale) -> re.Pattern[str]:
    """What a number, a sum of money or a percentage looks like."""
    group, decimal = re.escape(locale.group), re.escape(locale.decimal)
    symbols = "".join(re.escape(symbol) for symbol in sorted({"$", "€", "£", "¥", "฿", *locale.currency}))
    return re.compile(
        rf"(?P<open>\()?(?P<sign>[+-])?\s*(?P<money>[{symbols}]{{1,2}})?\s*(?P<sign2>-)?"
        rf"(?P<whole>[0-9]+(?:{group}[0-9]{{3}})*|)(?P<fraction>{decimal}[0-9]*)?(?P<power>[eE][+-]?[0-9]{{1,3}})?"
        rf"\s*(?P<percent>%)?(?P<close>\))?"
    )


def _number(text: str, locale: Locale) -> Entry | None:
    found = _number_shape(locale).fullmatch(text)
    if not found or not (found["whole"] or (found["fraction"] or "").strip(locale.decimal)):
        return None
    if bool(found["open"]) != bool(found["close"]):
        return None
    grouped = locale.group in found["whole"]
    digits = found["whole"].replace(locale.group, "") or "0"
    fraction = (found["fraction"] or "")[1:]
    number = float(f"{digits}.{fraction or '0'}{found['power'] or ''}")
    if found["percent"]:
        number /= 100
    if found["open"] or "-" in {found["sign"], found["sign2"]}:
        number = -number
    if number in {float("inf"), float("-inf")}:
        return None
    return Entry(number_value(number), _number_format(found, fraction, grouped=grouped))


def _number_format(found: re.Match[str], fraction: str, *, grouped: bool) -> Json | None:
    places = ".00" if fraction else ""
    if found["money"]:
        return {"type": "CURRENCY", "pattern": f'"{found["money"]}"#,##0{places}'}
    if found["percent"]:
        return {"type": "PERCENT", "pattern": f"0{places}%"}
    if found["power"]:
        return {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    if grouped:
        return {"type": "NUMBER", "pattern": f"#,##0{places}"}
    return None


def _date(text: str, locale: Locale, today: date) -> Entry | None:
    found = _ISO.match(text)
    if found:
        return _dated(int(found["y"]), int(found["m"]), int(found["d"]), found, "yyyy-mm-dd")
    found = _SHORT.match(text)
    if found:
        return _short_date(found, locale, today)
    found = _WORDY.match(text)
    if found:
        name = (found["name"] or found["name2"]).lower()
        month = next((i for i, full in enumerate(MONTHS, 1) if name in {full.lower(), full[:3].lower()}), None)
        if month is None:
            return None
        day = int(found["d"] or found["d2"])
        return _dated(_year(found["y"], today), month, day, found, "d-mmm-yyyy" if found["name"] else "mmm d, yyyy")
    return None


def _short_date(found: re.Match[str], locale: Locale, today: date) -> Entry | None:
    first, second, third = found["a"], found["b"], found["c"]
    if found[2] == "." and (third is None or locale.decimal == "."):
        return None
    if len(first) > 2:
        return None
    if third is None:
        if len(first) > 2 or found[2] == ".":
            return None
        month, day = (int(first), int(second)) if locale.order != "dmy" else (int(second), int(first))
        mark = found[2]
        return _dated(today.year, month, day, found, f"m{mark}d" if locale.order != "dmy" else f"d{mark}m")
    if locale.order == "dmy":
        day, month, year = int(first), int(second), _year(third, today)
    elif locale.order == "ymd":
        year, month, day = _year(first, today), int(second), int(third)
    else:
        month, day, year = int(first), int(second), _year(third, today)
    return _dated(year, month, day, found, _SHAPES[locale.order].replace("/", found[2]))


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    year = int(text)
    if len(text) <= 2:
        return year + (2000 if year < 30 else 1900)
    return year


def _dated(year: int, month: int, day: int, found: re.Match[str], pattern: str) -> Entry | None:
    try:
        moment = datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return None
    clock = _clock(found) if found["hour"] else None
    if found["hour"] and clock is None:
        return None
    if clock is None:
        return Entry(number_value(serial(moment)), {"type": "DATE", "pattern": pattern})
    number = serial(datetime.combine(moment.date(), clock))
    shown = "h:mm:ss" if found["second"] else "h:mm"
    if found["half"]:
        shown += " am/pm"
    return Entry(number_value(number), {"type": "DATE_TIME", "pattern": f"{pattern} {shown}"})


def _time(text: str) -> Entry | None:
    found = _CLOCK.match(text)
    if found and int(found["hour"]) >= _DAY and not found["half"]:
        return _duration(found)
    clock = _clock(found) if found else None
    if found is None or clock is None:
        return None
    pattern = "h:mm:ss" if found["second"] else "h:mm"
    if found["half"]:
        pattern += " am/pm"
    number = serial(datetime.combine(EPOCH.date(), clock))
    return Entry(number_value(number), {"type": "TIME", "pattern": pattern})


def _duration(found: re.Match[str]) -> Entry | None:
    """More hours than a day has are a span of time."""
    minutes, seconds = int(found["minute"]), float(found["second"] or 0)
    if minutes > 59 or seconds >= 60:
        return None
    days = timedelta(hours=int(found["hour"]), minutes=minutes, seconds=seconds) / timedelta(days=1)
    return Entry(number_value(days), {"type": "TIME", "pattern": "[h]:mm:ss"})


def _clock(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "pm" else 0)
    seconds = float(found["second"] or 0)
    try:
        return time(hour, int(found["minute"]), int(seconds), round(seconds % 1 * 1e6))
    except ValueError:
        return None
