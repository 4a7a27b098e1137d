"""How a pivot table puts the values of a column into groups: each value by itself, or by a rule of the API."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.sheets_api.formulas.kinds import Scalar, rank
from tests.sheets_api.values.entry import moment_of
from tests.sheets_api.values.locales import Locale

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bucket:
    """A group: what it is called, and where it comes in ascending order."""

    label: Scalar
    order: Any


def bucket(group: Json, value: Scalar, locale: Locale) -> Bucket:
    """The group a value of the source belongs to."""
    rule = group.get("groupRule", {})
    if "manualRule" in rule:
        return _plain(_by_hand(rule["manualRule"], value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        if "histogramRule" in rule:
            return _step(rule["histogramRule"], float(value))
        if "dateTimeRule" in rule:
            return _part(rule["dateTimeRule"].get("type", ""), moment_of(float(value)), locale)
    return _plain(value)


def _plain(value: Scalar) -> Bucket:
    return Bucket(value, rank(value))


def _by_hand(rule: Json, value: Scalar) -> Scalar:
    """The name of the group that lists the value; a value that no group lists stays by itself."""
    for group in rule.get("groups", []):
        if any(next(iter(item.values()), None) == value for item in group.get("items", [])):
            name: Scalar = next(iter(group.get("groupName", {}).values()), None)
            return name
    return value


def _step(rule: Json, value: float) -> Bucket:
    """``< 25``, ``25-45``, ``45-65``, ``> 65``: steps of one size between a start and an end."""
    size, start, end = float(rule["interval"]), rule.get("start"), rule.get("end")
    if start is not None and value < start:
        return Bucket(f"< {start:g}", (0, -math.inf))
    if end is not None and value > end:
        return Bucket(f"> {end:g}", (0, math.inf))
    first = 0.0 if start is None else float(start)
    low = first + math.floor((value - first) / size) * size
    if end is not None and low >= end:  # the end itself belongs to the last step
        low -= size
    high = low + size if end is None else min(low + size, float(end))
    return Bucket(f"{low:g}-{high:g}", (0, low))


def _quarter(moment: datetime) -> int:
    return (moment.month + 2) // 3


_PARTS: dict[str, Callable[[datetime, Locale], tuple[Scalar, Any]]] = {
    "SECOND": lambda m, _: (float(m.second), m.second),
    "MINUTE": lambda m, _: (float(m.minute), m.minute),
    "HOUR": lambda m, _: (float(m.hour), m.hour),
    "HOUR_MINUTE": lambda m, _: (f"{m.hour}:{m.minute:02d}", (m.hour, m.minute)),
    "HOUR_MINUTE_AMPM": lambda m, _: (
        f"{m.hour % 12 or 12}:{m.minute:02d} {'AM' if m.hour < 12 else 'PM'}",
        (m.hour, m.minute),
    ),
    "DAY_OF_WEEK": lambda m, place: (place.days[m.weekday()], (m.weekday() + 1) % 7),
    "DAY_OF_YEAR": lambda m, _: (float(m.timetuple().tm_yday), m.timetuple().tm_yday),
    "DAY_OF_MONTH": lambda m, _: (float(m.day), m.day),
    "DAY_MONTH": lambda m, place: (f"{m.day}-{place.short_months[m.month - 1]}", (m.month, m.day)),
    "MONTH": lambda m, place: (place.short_months[m.month - 1], m.month),
    "QUARTER": lambda m, _: (f"Q{_quarter(m)}", _quarter(m)),
    "YEAR": lambda m, _: (float(m.year), m.year),
    "YEAR_MONTH": lambda m, place: (f"{m.year}-{place.short_months[m.month - 1]}", (m.year, m.month)),
    "YEAR_QUARTER": lambda m, _: (f"{m.year} Q{_quarter(m)}", (m.year, _quarter(m))),
    "YEAR_MONTH_DAY": lambda m, _: (f"{m:%Y-%m-%d}", m.toordinal()),
}


def _part(kind: str, moment: datetime, locale: Locale) -> Bucket:
    """A part of a date or a time, as the reference of ``DateTimeRuleType`` shows each."""
    label, order = _PARTS[kind](moment, locale)
    return Bucket(label, (0, order))
