"""Text that looks like a number or a date counts as one in a formula; numbers become text as they are shown."""

from __future__ import annotations

from datetime import date

from tests.sheets_api.values.entry import typed
from tests.sheets_api.values.formats import plain
from tests.sheets_api.values.locales import locale

_PLAIN = locale("en_US")


def number_in(text: str) -> float | None:
    """The number a text stands for, if any."""
    found = typed(text.strip(), _PLAIN, date(2000, 1, 1)).value if text.strip() else None
    return float(found["numberValue"]) if found and "numberValue" in found else None


def shown(number: float) -> str:
    """A number as text."""
    return plain(number, _PLAIN)
