"""What a spreadsheet's locale decides: the order of a date, the decimal mark, the currency."""

from __future__ import annotations

from dataclasses import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Locale:
    """Patterns are those of Sheets' number formats (``M/d/yyyy``)."""

    name: str
    order: str = "mdy"
    date: str = "M/d/yyyy"
    decimal: str = "."
    group: str = ","
    currency: str = "$"

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
        Locale("th_TH", "dmy", "d/M/yyyy", currency="฿"),
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
