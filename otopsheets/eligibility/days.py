"""Days as a finding tells them."""

from datetime import date

from otopsheets.thai.dates import format_date


def dated(name: str, day: date) -> dict[str, str]:
    """Return a day as the values `{name}` (Thai, Buddhist era) and `{name_en}` (ISO) of a sentence."""
    return {name: format_date(day), f"{name}_en": day.isoformat()}
