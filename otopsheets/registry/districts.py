"""The district a registry is for."""

from dataclasses import dataclass

from otopsheets.errors import UsageFault
from otopsheets.thai.gazetteer import gazetteer, letters, tambon_names
from otopsheets.thai.places import amphoe_code
from otopsheets.wording import Wording

UNKNOWN = Wording(
    "ไม่พบอำเภอ '{amphoe}'{province} โปรดตรวจชื่ออำเภอและจังหวัด",
    "There is no amphoe '{amphoe}'{province}. Check the names of the amphoe and the province.",
)
SEVERAL = Wording(
    "มีอำเภอ '{amphoe}' หลายแห่ง: {places} โปรดระบุ --province ด้วย",
    "Several amphoes are called '{amphoe}': {places}. Say which with --province.",
)


@dataclass(frozen=True, slots=True)
class District:
    """A district by its official names; its tambons in the order of their codes."""

    amphoe: str
    province: str
    tambons: tuple[str, ...]


def find_district(amphoe: str, province: str = "") -> District:
    """Return the district of that name; the province may be left out where no other has one of the name.

    Raises `UsageFault` when there is none, or more than one.
    """
    known, code = gazetteer(), amphoe_code(amphoe, province)
    if code is not None:
        return District(known.amphoes[code], known.provinces[code[:2]], tambon_names(code))
    namesakes = known.amphoes_named.get(letters(amphoe), ())
    if len(namesakes) > 1:
        raise UsageFault(SEVERAL, amphoe=amphoe, places=", ".join(known.spoken(each) for each in namesakes))
    raise UsageFault(UNKNOWN, amphoe=amphoe, province=f" จ.{province}" if province else "")
