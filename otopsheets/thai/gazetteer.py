"""Every tambon, amphoe and province of Thailand with its official code, ready to be looked up by name.

The names and the codes of the Department of Provincial Administration, and the postal codes of Thailand Post,
come with the `geothai` package. Six digits are a tambon: the first four its amphoe, the first two its
province. In Bangkok a tambon is a khwaeng (แขวง) and an amphoe a khet (เขต); here all are called tambon and
amphoe. Names are compared by their letters only, so `สุไหงโก-ลก` and `สุไหงโกลก` are one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import geothai
from geothai.abolished import abolished_areas

from otopsheets.thai.text import normal

BANGKOK = "10"

_NOT_LETTERS = re.compile(r"[^ก-ฮะ-ฺเ-๎]+")
_ALSO_CALLED = re.compile(r"(.+?)\s*\((.+)\)")  # ปอภาร (ปอพาน)

# What people call a province, besides its name; without ฯ, which `letters` drops.
_NICKNAMES = {
    "กรุงเทพ": "10", "กทม": "10", "อยุธยา": "14", "แปดริ้ว": "24", "โคราช": "30", "อุบล": "34", "อุดร": "41",
    "กาญจน์": "71", "กาญ": "71", "สุพรรณ": "72", "ประจวบ": "77", "นครศรี": "80", "เมืองคอน": "80",
    "สุราษฎร์": "84", "สุราษฏร์": "84", "สุราษ": "84",
}  # fmt: skip
# The official two-letter signs, in the order of the codes below; met after จ. (จ.ชม.)
_SIGNS = (
    "10กท 11สป 12นบ 13ปท 14อย 15อท 16ลบ 17สห 18ชน 19สบ 20ชบ 21รย 22จบ 23ตร 24ฉช 25ปจ 26นย 27สก 30นม 31บร"
    " 32สร 33ศก 34อบ 35ยส 36ชย 37อจ 38บก 39นภ 40ขก 41อด 42ลย 43นค 44มค 45รอ 46กส 47สน 48นพ 49มห 50ชม 51ลพ"
    " 52ลป 53อต 54พร 55นน 56พย 57ชร 58มส 60นว 61อน 62กพ 63ตก 64สท 65พล 66พจ 67พช 70รบ 71กจ 72สพ 73นฐ 74สค"
    " 75สส 76พบ 77ปข 80นศ 81กบ 82พง 83ภก 84สฎ 85รน 86ชพ 90สข 91สต 92ตง 93พท 94ปน 95ยล 96นธ"
)


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """Return only the Thai letters and marks of `text`, in normal form: what two names are compared by."""
    return normal(_NOT_LETTERS.sub("", normal(text)))


@dataclass(frozen=True, slots=True)
class Tambon:
    """A tambon, or a khwaeng of Bangkok. `postal_codes` has more than one where post offices share it."""

    code: str
    name: str
    postal_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of the country, by code and by their letters."""

    tambons: Mapping[str, Tambon]
    """Code of six digits to tambon."""
    amphoes: Mapping[str, str]
    """Code of four digits to name, without เขต."""
    provinces: Mapping[str, str]
    """Code of two digits to name."""
    tambons_named: Mapping[str, tuple[str, ...]]
    """Letters of a name to the codes of all tambons that bear it, in order."""
    tambons_in: Mapping[str, Mapping[str, str]]
    """Code of an amphoe to its tambons: letters to code."""
    amphoes_named: Mapping[str, tuple[str, ...]]
    """Letters of a name to the codes of all amphoes that bear it (เฉลิมพระเกียรติ is five)."""
    amphoes_in: Mapping[str, Mapping[str, str]]
    """Code of a province to its amphoes: letters to code."""
    provinces_named: Mapping[str, str]
    """Letters of a name, nickname or two-letter sign to the code of the province."""
    provinces_proper: Mapping[str, str]
    """Letters of an official name to the code of the province."""

    def capital(self, province: str) -> str | None:
        """Return the code of the amphoe that `อ.เมือง` means in a province; Bangkok has none."""
        return None if province == BANGKOK else f"{province}01"

    def spoken(self, code: str) -> str:
        """Say a place in full: `ต.แม่กัวะ อ.สบปราบ จ.ลำปาง`, `แขวงสีลม เขตบางรัก กรุงเทพมหานคร`."""
        province = self.provinces[code[:2]]
        bangkok = code.startswith(BANGKOK)
        parts = [province if bangkok else f"จ.{province}"]
        if len(code) >= 4:
            parts.append(("เขต" if bangkok else "อ.") + self.amphoes[code[:4]])
        if len(code) == 6:
            parts.append(("แขวง" if bangkok else "ต.") + self.tambons[code].name)
        return " ".join(reversed(parts))


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer; made once, at first use."""
    provinces = {province.code: province.name_th for province in geothai.provinces()}
    amphoes: dict[str, str] = {}
    amphoes_in: dict[str, dict[str, str]] = {}
    tambons: dict[str, Tambon] = {}
    tambons_in: dict[str, dict[str, str]] = {}
    for province in provinces:
        districts = geothai.districts(province)
        amphoes |= {amphoe.code: amphoe.name_th.removeprefix("เขต") for amphoe in districts}
        amphoes_in[province] = {letters(amphoes[amphoe.code]): amphoe.code for amphoe in districts}
        for amphoe in districts:
            inside = geothai.subdistricts(amphoe.code)
            tambons |= {place.code: Tambon(place.code, place.name_th, place.postal_codes) for place in inside}
            tambons_in[amphoe.code] = {name: place.code for place in inside for name in _names(place.name_th)}
    proper = {letters(name): code for code, name in provinces.items()}
    signs = {sign[2:]: sign[:2] for sign in _SIGNS.split()}
    return Gazetteer(
        tambons,
        amphoes,
        provinces,
        _by_name(tambons_in.values()),
        tambons_in,
        _by_name(amphoes_in.values()),
        amphoes_in,
        signs | _NICKNAMES | proper,
        proper,
    )


def _names(official: str) -> list[str]:
    """Return the letters of each name in an official one; a second stands in parentheses."""
    if "(" in official and (both := _ALSO_CALLED.fullmatch(official)):
        return [letters(official), letters(both[1]), letters(both[2])]
    return [letters(official)]


def _by_name(groups: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    named: dict[str, list[str]] = {}
    for group in groups:
        for name, code in group.items():
            named.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in named.items()}


def tambons_of(amphoe_code: str) -> tuple[Tambon, ...]:
    """Return the tambons of an amphoe in the order of their codes; empty for an unknown code."""
    known = gazetteer()
    codes = dict.fromkeys(known.tambons_in.get(amphoe_code, {}).values())
    return tuple(known.tambons[code] for code in codes)


def tambon_names(amphoe_code: str) -> tuple[str, ...]:
    """Return the names of an amphoe's tambons in the order of their codes."""
    return tuple(tambon.name for tambon in tambons_of(amphoe_code))


def successors(amphoes: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the tambons of today that took the place of one called `name` (letters), once in these amphoes.

    An old address names a tambon by the amphoe it has left since, or by a name that was given up.
    """
    return tuple(dict.fromkeys(code for amphoe in amphoes for code in _abolished().get((amphoe, name), ())))


@cache
def _abolished() -> dict[tuple[str, str], tuple[str, ...]]:
    known = gazetteer()
    gone: dict[tuple[str, str], tuple[str, ...]] = {}
    for area in abolished_areas():
        if area.level == "subdistrict":
            today = tuple(code for code in area.successors if code in known.tambons)
            gone[area.code[:4], letters(area.name_th)] = today
    return gone
