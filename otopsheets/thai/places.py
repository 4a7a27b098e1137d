"""Where an address is: free text and separate columns, to the official tambon, amphoe and province.

    >>> locate("27/1 ม.3 บ.คลองบางปลาดุก ต.ห้วยพลู อ.นครชัยศรี 73120").tambon_code
    '730318'

The answer says how it is known (`How`) and, in both languages, why (`Place.note`). Nothing is guessed in silence: what
is only nearly right is marked `typo`, what may be several places is `ambiguous` and lists them, and an
address outside the amphoe of its column is a `conflict`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from otopsheets.thai.addresses import Claims, plain, take_apart
from otopsheets.thai.deciding import CERTAIN, Found, How, between, decide
from otopsheets.thai.gazetteer import gazetteer, tambon_names, tambons_of
from otopsheets.thai.matching import amphoes_named, province_like, province_named
from otopsheets.thai.numbers import read_count
from otopsheets.thai.text import arabic, dashes_only
from otopsheets.thai.unreadable import Unreadable
from otopsheets.wording import Lang, Wording

__all__ = ["CERTAIN", "How", "Place", "amphoe_code", "locate", "tambon_names", "tambons_of"]

_LANGS: tuple[Lang, Lang] = ("th", "en")
_SHOWN = 6  # candidates told in a sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A place, as far as it is known: official names, `""` where they are not known.

    `tambon_code` has six digits (`521103`). `candidates` are the places it may be, each told in full.
    """

    tambon_code: str | None
    tambon: str
    amphoe: str
    province: str
    village_no: int | None
    postal_code: str | None
    how: How
    candidates: tuple[str, ...]
    found: Found

    @property
    def amphoe_code(self) -> str | None:
        """The four digits of the amphoe, known also where the tambon is not."""
        return self.found.code[:4] if len(self.found.code) >= 4 else None

    @property
    def province_code(self) -> str | None:
        """The two digits of the province, known also where the amphoe is not."""
        return self.found.code[:2] or None

    @property
    def certain(self) -> bool:
        """Whether no person needs to confirm the tambon."""
        return self.how in CERTAIN

    @property
    def note(self) -> Wording:
        """Why the place was read so, and what to do about it."""
        return Wording(*(self.explain(lang).replace("{", "{{").replace("}", "}}") for lang in _LANGS))

    def explain(self, lang: Lang = "th") -> str:
        """Say `note` in one language; quicker where there are many."""
        known, found = gazetteer(), self.found
        shown = ", ".join(self.candidates[:_SHOWN]) + (" …" if len(self.candidates) > _SHOWN else "")
        return found.why.say(
            lang,
            place=known.spoken(found.code) if found.code else "",
            written=found.written,
            candidates=shown,
            column=known.spoken(found.column) if found.column else "",
        )


def locate(
    address: str = "",
    *,
    tambon: str = "",
    amphoe: str = "",
    province: str = "",
    village_no: object = None,
    postal_code: object = None,
) -> Place:
    """Find the place that an address means, in the light of the columns beside it.

    The columns may be blank, stand alone, or contradict the address; then `how` is `conflict` and the place is the
    address's. What the address leaves out is taken from them. Never raises.
    """
    apart = take_apart(address)
    column = _column(tambon, amphoe, province)
    found = decide(apart.claims, column)
    if apart.rivals:
        found = between([found, *(decide(rival, column) for rival in apart.rivals)])
    return _place(found, _village_no(village_no) or apart.village_no, _postal(postal_code) or apart.claims.postal_code)


@lru_cache(maxsize=1 << 14)
def _column(tambon: str, amphoe: str, province: str) -> Claims:
    return Claims(_bare_name(tambon), _bare_name(amphoe), _bare_name(province))


_PREFIX = re.compile(r"^(?:ตำบล|แขวง|(?:กิ่ง)?อำเภอ|เขต|จังหวัด|[ตอจ]\s?\.)\s*")


def _bare_name(written: str) -> str:
    name = _PREFIX.sub("", plain(written))
    return "" if dashes_only(name) else name


def _village_no(value: object) -> int | None:
    try:
        return read_count(value)
    except Unreadable:
        digits = re.search(r"\d{1,2}", arabic(str(value)))
        return int(digits[0]) if digits else None


def _postal(value: object) -> str:
    digits = re.search(r"[1-9]\d{4}", arabic(str(value))) if value is not None else None
    return digits[0] if digits else ""


def _place(found: Found, village_no: int | None, postal_code: str) -> Place:
    known, code = gazetteer(), found.code
    tambon = known.tambons[code] if len(code) == 6 else None
    if tambon and postal_code not in tambon.postal_codes:
        postal_code = tambon.postal_codes[0]
    return Place(
        tambon.code if tambon else None,
        tambon.name if tambon else "",
        known.amphoes[code[:4]] if len(code) >= 4 else "",
        known.provinces[code[:2]] if code else "",
        village_no,
        postal_code or None,
        found.how,
        tuple(known.spoken(candidate) for candidate in found.candidates),
        found,
    )


def amphoe_code(amphoe: str, province: str = "") -> str | None:
    """Return the code of an amphoe by its name, `เมือง` and other short forms included; None if not just one."""
    of = province_named(_bare_name(province)) or province_like(_bare_name(province))
    codes = amphoes_named(_bare_name(amphoe), of)
    return codes[0] if len(codes) == 1 and codes[0].startswith(of) else None
