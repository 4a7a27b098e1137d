"""Dates as people type them, in the Buddhist era, and back again.

Two eras and two orders meet in one column. What is certain is read; what is not is `Ambiguous`, with the
readings it may have:

- a year over 2400 is Buddhist, also inside a date cell (a sheet stores 15/9/2560 as the Gregorian year 2560);
- a two-digit year is Buddhist (60 is 2560) unless the Western reading is as likely (17: 2517 or 2017);
- the day comes first, as Thai people write it; with a Western year and both numbers under 13 none can know;
- a day and month without a year is not a date yet.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from otopsheets.thai.months import MONTH_NUMBERS, MONTHS, SHORT_MONTHS, WEEKDAYS
from otopsheets.thai.text import arabic, dashes_only, is_blank, normal, thai_digits
from otopsheets.thai.unreadable import Ambiguous, Unreadable

Style = Literal["long", "short", "numeral", "iso"]

_TO_BUDDHIST = 543
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
_FIRST_YEAR, _LAST_YEAR = 1950, 2150  # a serial outside is some other number: 2560 alone is a year, not a day
_LONGEST = 120  # letters; what is longer is no date, and trying every way to part it would take long
_CLEAR_SHORT_YEARS = range(41, 80)  # 2541-2579; as Western years 1941-1979, before any registry

_MONTH = "|".join(
    r"\.?\s?".join(map(re.escape, name)) + r"\.?" if len(name) <= 3 else re.escape(name)
    for name in sorted(MONTH_NUMBERS, key=len, reverse=True)
)
_ERA = r"(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|b\.?e\.?|a\.?d\.?|c\.?e\.?)?"
_YEAR = rf"{_ERA}\s*'?(?P<year>\d{{4}}|\d{{2}})"
_IN_WORDS = re.compile(rf"(?P<day>\d{{1,2}})[\s/.,-]*(?:เดือน)?\s*(?P<name>{_MONTH})(?:[\s/.,-]*{_YEAR})?")
_ENGLISH_ORDER = re.compile(rf"(?P<name>[a-z]{{3,9}})\.?\s*(?P<day>\d{{1,2}})\s*,?\s*{_YEAR}")
_IN_NUMBERS = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s*(?P<sep>[-/.])\s*|\s+)(?P<month>\d{{1,2}})"
    rf"(?:(?(sep)\s*(?P=sep)\s*|\s+){_YEAR})?"
)
_ISO = re.compile(r"(?P<year>\d{4})\s?([-/.])\s?(?P<month>\d{1,2})\s?\2\s?(?P<day>\d{1,2})")
_RUN_TOGETHER = re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})")
_LONE_DAY = re.compile(r"\d{1,2}")

_TIME = re.compile(r"(?:[\st,]|เวลา)+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:น\.?|z|[ap]m)?$")
_DAY_NAME = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_WEEKDAY = re.compile(rf"(?:วัน)?({_DAY_NAME})\.?(?=[\s,\d]|ที่)\s*,?\s*(?:ที่)?\s*")
_LEAD = re.compile(r"(?:(?:ระหว่าง|ตั้งแต่|ใน|วันที่|ที่|ณ|on)\s*)*")
_BETWEEN = re.compile(r"\s*(?:ถึงวันที่|ถึง|จนถึง|\bto\b|[-–—~/])\s*")
_LISTED = re.compile(r"\s*(?:,|และ|กับ|&)\s*")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A date as written: its numbers, before its era and order are known."""

    day: int
    month: int
    year: str = ""
    era: str = ""
    in_numbers: bool = False  # the month is a number, so that day and month may have changed places


def read_date(value: object) -> date | None:
    """Read a day; None for a blank cell or a lone dash.

    Takes text, a date or datetime cell, or a spreadsheet's serial number (days since 1899-12-30).

    Raises `Unreadable` when it is no date, and `Ambiguous` when it may be more than one.
    """
    if isinstance(value, str):
        return _date_of(value)
    if is_blank(value):
        return None
    if isinstance(value, date):
        return _from_cell(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(value, value)
    raise Unreadable(value)


def read_dates(value: object) -> tuple[date, date] | None:
    """Read the first and last day of `15-17 ก.ย. 60` or `30 ก.ย. - 2 ต.ค. 2560`; one day is both.

    Days in a row may also be listed: `15, 16 และ 17 ก.ย. 60`. Raises as `read_date` does, and `Unreadable`
    when the last day is before the first or days between are left out.
    """
    if isinstance(value, str):
        return _dates_of(value)
    day = read_date(value)
    return None if day is None else (day, day)


def _from_cell(cell: date) -> date:
    year = cell.year - _TO_BUDDHIST if cell.year > 2400 else cell.year
    return _day(cell, year, cell.month, cell.day)


def _from_serial(serial: float, raw: object) -> date:
    try:
        day = _from_cell(_EPOCH + timedelta(days=int(serial)))
    except (OverflowError, ValueError):
        raise Unreadable(raw) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Unreadable(raw)
    return day


def _day(raw: object, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(raw) from None


@lru_cache(maxsize=1 << 14)
def _date_of(raw: str) -> date | None:
    text = _plain(raw)
    if len(text) > _LONGEST:
        raise Unreadable(raw)
    if dashes_only(text):
        return None
    if re.fullmatch(r"\d{5,6}(?:\.\d+)?", text):  # a serial that went through a text file
        return _from_serial(float(text), raw)
    weekday, text = _without_weekday(text)
    days = _readings(raw, _parts(raw, _TIME.sub("", text).strip(" .,")))
    if weekday is not None and len(days) > 1:  # the weekday says which of them was meant
        meant = [day for day in days if day.weekday() == weekday]
        days = meant if len(meant) == 1 else days
    if len(days) > 1:
        raise Ambiguous(raw, tuple(format_date(day) for day in days))
    return days[0]


def _without_weekday(text: str) -> tuple[int | None, str]:
    """Take the weekday and the words before a date off its front."""
    text = _LEAD.sub("", text, count=1)
    if found := _WEEKDAY.match(text):
        return WEEKDAYS[found[1]], _LEAD.sub("", text[found.end() :], count=1)
    return None, text


def _plain(raw: str) -> str:
    return arabic(normal(raw)).lower()


def _parts(raw: str, text: str) -> _Parts:
    """Find the numbers of a date in `text`, whatever its form."""
    if found := _ISO.fullmatch(text):
        return _Parts(int(found["day"]), int(found["month"]), found["year"])
    if (found := _IN_WORDS.fullmatch(text)) or (found := _ENGLISH_ORDER.fullmatch(text)):
        month = MONTH_NUMBERS.get(re.sub(r"[.\s]", "", found["name"]))
        if month:
            return _Parts(int(found["day"]), month, found["year"] or "", found["era"] or "")
    if found := _IN_NUMBERS.fullmatch(text):
        day, month = int(found["day"]), int(found["month"])
        return _Parts(day, month, found["year"] or "", found["era"] or "", in_numbers=True)
    if found := _RUN_TOGETHER.fullmatch(text):
        return _Parts(int(found["day"]), int(found["month"]), found["year"], in_numbers=True)
    raise Unreadable(raw)


def _readings(raw: str, parts: _Parts) -> list[date]:
    """List every day that `parts` may mean; never empty."""
    orders = [(parts.day, parts.month)]
    swapped = (parts.month, parts.day)
    if parts.in_numbers and parts.month > 12:
        orders = [swapped]  # 9/15/2560: only the second can be the day
    if not parts.year:
        either = [swapped] if parts.in_numbers and parts.day <= 12 and parts.day != parts.month else []
        raise Ambiguous(raw, tuple(_without_year(raw, *order) for order in orders + either))
    days = []
    for year, month_first in _years(raw, parts):
        either = [swapped] if month_first and parts.in_numbers and parts.day <= 12 else []
        for day, month in orders + either:
            try:
                days.append(date(year, month, day))
            except ValueError:  # 29 February of a leap year in one of the two eras only
                continue
    if not days:
        raise Unreadable(raw)
    return sorted(set(days))


def _without_year(raw: str, day: int, month: int) -> str:
    _day(raw, 2000, month, day)  # 2000 has a 29 February
    return f"{day} {MONTHS[month - 1]} (ไม่ระบุปี)"


def _years(raw: str, parts: _Parts) -> list[tuple[int, bool]]:
    """Return each Gregorian year that the year as written may be, and whether its month may come first.

    Only a Western year without its era named leaves the order open: whoever writes พ.ศ. or ค.ศ. is Thai.
    """
    written = int(parts.year)
    buddhist, western = parts.era[:1] in ("พ", "b"), parts.era[:1] in ("ค", "a", "c")
    if len(parts.year) == 4:
        if not 1900 <= written < 3000 or (buddhist and written <= 2400) or (western and written > 2400):
            raise Unreadable(raw)
        return [(written - _TO_BUDDHIST, False) if written > 2400 else (written, not western)]
    in_buddhist, in_western = 2500 + written - _TO_BUDDHIST, (2000 if written <= 40 else 1900) + written
    if buddhist or (written in _CLEAR_SHORT_YEARS and not western):
        return [(in_buddhist, False)]
    return [(in_western, False)] if western else [(in_buddhist, False), (in_western, True)]


@lru_cache(maxsize=1 << 12)
def _dates_of(raw: str) -> tuple[date, date] | None:
    try:
        day = _date_of(raw)
    except Unreadable as fault:
        text = _plain(raw)
        if len(text) > _LONGEST:
            raise
        listed = _LISTED.split(text)
        if len(listed) > 1:
            return _in_a_row(raw, listed)
        return _span(raw, text, fault)
    return None if day is None else (day, day)


def _span(raw: str, text: str, fault: Unreadable) -> tuple[date, date]:
    """Read `text` as two ends, wherever it parts; raise `fault` when it does not part in one way."""
    spans = set()
    for cut in _BETWEEN.finditer(text):
        try:
            last = _date_of(text[cut.end() :])
            if last is not None:
                spans.add((_earlier(raw, text[: cut.start()], last), last))
        except Ambiguous as doubt:
            fault = fault if isinstance(fault, Ambiguous) else Ambiguous(raw, doubt.candidates)
        except Unreadable:
            continue
    if len(spans) == 1 and (span := spans.pop()) and span[0] <= span[1]:
        return span
    raise fault


def _earlier(raw: str, text: str, last: date) -> date:
    """Read the first end of a span, which may leave to the last what both share: `15`, `30 ก.ย.`."""
    text = _without_weekday(text.strip(" ,."))[1].strip(" ,.")
    if _LONE_DAY.fullmatch(text):
        return _day(raw, last.year, last.month, int(text))
    parts = _parts(raw, text)
    if parts.year:
        return _date_of(text) or last
    first = _day(raw, last.year, parts.month, parts.day)
    return first if first <= last else _day(raw, last.year - 1, parts.month, parts.day)  # 30 ธ.ค. - 2 ม.ค. 2561


def _in_a_row(raw: str, listed: list[str]) -> tuple[date, date]:
    """Read `15, 16 และ 17 ก.ย. 60`."""
    try:
        last = _date_of(listed[-1])
        days = [] if last is None else [_earlier(raw, text, last) for text in listed[:-1]] + [last]
    except Ambiguous as doubt:
        raise Ambiguous(raw, doubt.candidates) from None
    except Unreadable:
        raise Unreadable(raw) from None
    if not days or any(after - before != timedelta(days=1) for before, after in pairwise(days)):
        raise Unreadable(raw)
    return days[0], days[-1]


def format_date(day: date, style: Style = "long") -> str:
    """Write a day in the Buddhist era.

    long `15 กันยายน 2560`, short `15 ก.ย. 60`, numeral `๑๕ กันยายน ๒๕๖๐`; iso `2017-09-15` is Gregorian.
    What is written, `read_date` reads back as the same day; so short keeps four digits where two would be
    ambiguous.
    """
    return format_dates(day, day, style)


def format_dates(first: date, last: date, style: Style = "long") -> str:
    """Write the days from `first` to `last`, saying once what both share: `15-17 กันยายน 2560`."""
    if style == "iso":
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    if style == "numeral":
        return thai_digits(format_dates(first, last, "long"))
    end = _written(last, style)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{end}"
    if first.year == last.year:
        return f"{_written(first, style).rpartition(' ')[0]} - {end}"
    return f"{_written(first, style)} - {end}"


def _written(day: date, style: Style) -> str:
    year = day.year + _TO_BUDDHIST
    if style == "short":
        shown = f"{year % 100}" if year - 2500 in _CLEAR_SHORT_YEARS else f"{year}"
        return f"{day.day} {SHORT_MONTHS[day.month - 1]} {shown}"
    return f"{day.day} {MONTHS[day.month - 1]} {year}"
