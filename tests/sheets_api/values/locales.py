"""What a spreadsheet's locale decides: the order of a date, the decimal mark, the currency, the names of months.

Sheets knows no era: a year is a Gregorian one in every locale, the Thai one included.
"""

from __future__ import annotations

from dataclasses import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
_THAI_SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_THAI_DAYS = ("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์")
_THAI_SHORT_DAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")


@dataclass(frozen=True, slots=True)
class Locale:
    """Patterns are those of Sheets' number formats (``M/d/yyyy``)."""

    name: str
    order: str = "mdy"
    date: str = "M/d/yyyy"
    decimal: str = "."
    group: str = ","
    currency: str = "$"
    months: tuple[str, ...] = MONTHS
    short_months: tuple[str, ...] = tuple(name[:3] for name in MONTHS)
    days: tuple[str, ...] = DAYS
    short_days: tuple[str, ...] = tuple(name[:3] for name in DAYS)

    @property
    def datetime(self) -> str:
        return f"{self.date} H:mm:ss"


_KNOWN = {
    locale.name: locale
    for locale in (
        Locale("en_US"),
        Locale("en_GB", "dmy", "dd/MM/yyyy", currency="£"),
        Locale("en_AU", "dmy", "dd/MM/yyyy"),
        Locale("en_CA", "ymd", "yyyy-MM-dd"),
        Locale(
            "th_TH",
            "dmy",
            "d/M/yyyy",
            currency="฿",
            months=_THAI_MONTHS,
            short_months=_THAI_SHORT_MONTHS,
            days=_THAI_DAYS,
            short_days=_THAI_SHORT_DAYS,
        ),
        Locale("de_DE", "dmy", "dd.MM.yyyy", ",", ".", "€"),
        Locale("fr_FR", "dmy", "dd/MM/yyyy", ",", "\u202f", "€"),
        Locale("es_ES", "dmy", "d/M/yyyy", ",", ".", "€"),
        Locale("it_IT", "dmy", "d/M/yyyy", ",", ".", "€"),
        Locale("pt_BR", "dmy", "dd/MM/yyyy", ",", ".", "R$"),
        Locale("ja_JP", "ymd", "yyyy/MM/dd", currency="¥"),
        Locale("zh_CN", "ymd", "yyyy-M-d", currency="¥"),
        Locale("ko_KR", "ymd", "yyyy. M. d", currency="₩"),
        Locale("ru_RU", "dmy", "dd.MM.yyyy", ",", "\u00a0", "₽"),
    )
}


def locale(name: str) -> Locale:
    """The locale called ``th_TH`` (or just ``th``); unknown ones behave as ``en_US``."""
    found = _KNOWN.get(name.replace("-", "_"))
    if found is None:
        language = name.split("_", maxsplit=1)[0].split("-", maxsplit=1)[0]
        found = next((entry for key, entry in _KNOWN.items() if key.startswith(language + "_")), None)
    return found or _KNOWN["en_US"]
