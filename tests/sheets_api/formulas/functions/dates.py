"""Dates and times, which are numbers: days since 30 December 1899."""

from __future__ import annotations

import calendar
import math
from datetime import datetime
from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.registry import lazy, scalar
from tests.sheets_api.formulas.kinds import Scalar, number, stop, text
from tests.sheets_api.values.entry import moment_of, serial

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context


@lazy("TODAY", least=0, most=0)
def today(context: Context) -> Scalar:
    return float(math.floor(serial(context.now)))


@lazy("NOW", least=0, most=0)
def now(context: Context) -> Scalar:
    return serial(context.now)


@scalar("DATE", least=3)
def date_(_: Context, year: Scalar, month: Scalar, day: Scalar) -> Scalar:
    y, m, d = int(number(year)), int(number(month)), int(number(day))
    if 0 <= y < 1900:
        y += 1900
    y, m = y + (m - 1) // 12, (m - 1) % 12 + 1
    if not 1 <= y <= 9999:
        raise stop("#NUM!", "Function DATE parameter 1 value is out of range.")
    return serial(datetime(y, m, 1)) + d - 1  # noqa: DTZ001


@scalar("TIME", least=3)
def time_(_: Context, hour: Scalar, minute: Scalar, second: Scalar) -> Scalar:
    return (int(number(hour)) * 3600 + int(number(minute)) * 60 + int(number(second))) / 86400 % 1


def _part(name: str, pick: str) -> None:
    @scalar(name)
    def apply(_: Context, value: Scalar) -> Scalar:
        return float(getattr(moment_of(number(value)), pick))


for _name in ("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"):
    _part(_name, _name.lower())


@scalar("WEEKDAY", least=1, most=2)
def weekday(_: Context, value: Scalar, kind: Scalar = 1.0) -> Scalar:
    day = moment_of(number(value)).weekday()  # Monday is 0
    return float({1: (day + 1) % 7 + 1, 2: day + 1, 3: day}.get(int(number(kind)), day + 1))


@scalar("ISOWEEKNUM")
def isoweeknum(_: Context, value: Scalar) -> Scalar:
    return float(moment_of(number(value)).isocalendar().week)


@scalar("DATEVALUE", "TIMEVALUE")
def datevalue(_: Context, value: Scalar) -> Scalar:
    return number(value)


@scalar("DAYS", least=2)
def days(_: Context, end: Scalar, start: Scalar) -> Scalar:
    return float(math.floor(number(end)) - math.floor(number(start)))


def _months_later(value: float, months: int) -> datetime:
    moment = moment_of(value)
    count = moment.year * 12 + moment.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return datetime(year, month, min(moment.day, calendar.monthrange(year, month)[1]))  # noqa: DTZ001


@scalar("EDATE", least=2)
def edate(_: Context, value: Scalar, months: Scalar) -> Scalar:
    return serial(_months_later(number(value), int(number(months))))


@scalar("EOMONTH", least=2)
def eomonth(_: Context, value: Scalar, months: Scalar) -> Scalar:
    moment = _months_later(number(value), int(number(months)))
    return serial(moment.replace(day=calendar.monthrange(moment.year, moment.month)[1]))


@scalar("DATEDIF", least=3)
def datedif(_: Context, start: Scalar, end: Scalar, unit: Scalar) -> Scalar:
    first, last = moment_of(number(start)), moment_of(number(end))
    if last < first:
        raise stop(
            "#NUM!",
            "Function DATEDIF parameter 1 (start date) should be on or before parameter 2 (end date).",
        )
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    kinds = {"D": (last - first).days, "M": months, "Y": months // 12, "YM": months % 12}
    if text(unit).upper() not in kinds:
        raise stop("#NUM!", f"Function DATEDIF parameter 3 value is {text(unit)}.")
    return float(kinds[text(unit).upper()])
