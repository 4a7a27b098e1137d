"""Figures put into official Thai sentences, with Thai numerals."""

from collections.abc import Mapping
from datetime import date

from otopsheets.registry import Fair
from otopsheets.reports.figures import Figure
from otopsheets.thai.dates import format_date, format_dates
from otopsheets.thai.numbers import format_number
from otopsheets.thai.text import thai_digits


class _Numbers(dict[str, str]):
    """Figures by name as they are written in an official paper."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        super().__init__({name: thai_digits(format_number(figure.value)) for name, figure in figures.items()})


def say(sentence: str, figures: Mapping[str, Figure], /, **words: str) -> str:
    """Fill the named places of a sentence with figures and words; all digits become Thai ones."""
    return thai_digits(sentence.format_map({**_Numbers(figures), **words}))


def day(when: date | None) -> str:
    """Write a day as in an official letter: `๑๕ กันยายน ๒๕๖๐`; dots when it is not known."""
    return format_date(when, "numeral") if when else "…………………"


def days_of(fair: Fair) -> str:
    """Write the days of a fair: `ระหว่างวันที่ ๑๕-๑๗ กันยายน ๒๕๖๐`."""
    if fair.starts_on is None:
        return "วันที่ …………………"
    last = fair.ends_on or fair.starts_on
    word = "ระหว่างวันที่" if last > fair.starts_on else "ในวันที่"
    return f"{word} {format_dates(fair.starts_on, max(last, fair.starts_on), 'numeral')}"


def place_of(fair: Fair) -> str:
    """Write where a fair is held: `ณ หน้าศูนย์ OTOP ตำบลแม่กัวะ อำเภอสบปราบ จังหวัดลำปาง`."""
    named = [
        f"ณ {fair.place}" if fair.place else "",
        f"ตำบล{fair.tambon}" if fair.tambon and "ตำบล" not in fair.place else "",
        f"อำเภอ{fair.amphoe}" if fair.amphoe and "อำเภอ" not in fair.place else "",
        f"จังหวัด{fair.province}" if fair.province and "จังหวัด" not in fair.place else "",
    ]
    return thai_digits(" ".join(part for part in named if part))


def office_of(fair: Fair) -> str:
    """Write whose paper it is: the district's office of community development."""
    return f"สำนักงานพัฒนาชุมชนอำเภอ{fair.amphoe}" + (f" จังหวัด{fair.province}" if fair.province else "")
