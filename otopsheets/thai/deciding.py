"""From what an address claims to the place it means, and how sure that is.

The rule behind every case: only tambon, amphoe and province together decide, since 795 tambon names are shared and
494 tambons bear the name of another amphoe. What is written exactly stands; what is written nearly is
proposed and marked; what fits several places lists them; and an amphoe written in the address is never
overruled by the amphoe of the column beside it.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from otopsheets.thai import reasons
from otopsheets.thai.addresses import Claims
from otopsheets.thai.chains import unfold
from otopsheets.thai.gazetteer import gazetteer, letters, successors
from otopsheets.thai.matching import (
    amphoes_named,
    province_like,
    province_named,
    tambons_like,
    tambons_within,
)
from otopsheets.thai.spelling import nearest
from otopsheets.wording import Wording


class How(StrEnum):
    """How it is known where a place is."""

    EXACT = "exact"  # every name is the official one
    REPAIRED = "repaired"  # read through an abbreviation, a nickname, or a missing mark
    POSTAL = "postal"  # the postal code tells namesakes apart
    TYPO = "typo"  # a name is only nearly an official one: a person must confirm
    AMBIGUOUS = "ambiguous"  # it may be any of the candidates
    CONFLICT = "conflict"  # the address and the columns beside it name different places
    UNKNOWN = "unknown"  # it does not say


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: `code` has as many digits as are known (6 a tambon, 4 an amphoe, 2 a province)."""

    how: How
    code: str
    why: Wording
    written: str = ""
    candidates: tuple[str, ...] = ()
    column: str = ""
    """The code that the columns name, where they contradict the address."""


CERTAIN = frozenset({How.EXACT, How.REPAIRED, How.POSTAL})


@lru_cache(maxsize=1 << 16)
def decide(said: Claims, column: Claims) -> Found:
    """Return the place that the address (`said`) means, in the light of the columns beside it."""
    homes, home_province = _homes(column)
    home = homes[0] if len(homes) == 1 else home_province
    found = _resolve(unfold(said, home), home)
    if column.tambon:
        return _beside(found, _resolve(column, ""), bool(said.tambon))
    if said == Claims():
        return replace(found, why=reasons.NOTHING)
    return _checked(found, homes or ((home_province,) if home_province else ()))


def between(rivals: list[Found]) -> Found:
    """Return what several addresses in one text mean: the place they agree on, or all of them as candidates."""
    codes = tuple(dict.fromkeys(found.code for found in rivals if len(found.code) == 6))
    if len(codes) > 1:
        return Found(How.AMBIGUOUS, _common(codes), reasons.TWO_ADDRESSES, candidates=codes)
    return next((found for found in rivals if found.code in codes), rivals[0])


def _homes(column: Claims) -> tuple[tuple[str, ...], str]:
    """Return the codes of the amphoes and of the province that the columns name; nearly is enough here."""
    province = province_named(column.province) or province_like(column.province)
    amphoes = amphoes_named(column.amphoe, province)
    if not amphoes and column.amphoe:
        known = gazetteer()
        pool = known.amphoes_in.get(province) or {
            name: codes[0] for name, codes in known.amphoes_named.items() if len(codes) == 1
        }
        amphoes = nearest(letters(column.amphoe), pool)
    return amphoes, province


def _checked(found: Found, homes: tuple[str, ...]) -> Found:
    """Mark `found` as a conflict when it lies outside the place that the columns name."""
    if not homes or not found.code or any(found.code.startswith(home) or home.startswith(found.code) for home in homes):
        return found
    return replace(found, how=How.CONFLICT, why=reasons.CONFLICT, column=homes[0])


def _beside(found: Found, column: Found, named: bool) -> Found:  # noqa: FBT001 - one caller, one line above
    """Bring together what the address says and what a tambon column says."""
    if not named and (not found.code or column.code.startswith(found.code)):
        return column
    if found.code == column.code:
        return found if found.how in CERTAIN or column.how not in CERTAIN else column
    if column.code in found.candidates:
        return column
    if len(found.code) < 6 and column.code.startswith(found.code):  # the address names a tambon nobody knows
        return replace(column, how=How.TYPO, why=found.why, written=found.written)
    if not column.code:
        return found
    return replace(found, how=How.CONFLICT, why=reasons.CONFLICT, column=column.code)


def _resolve(said: Claims, home: str) -> Found:
    """Return the place that `said` means; what it leaves out is taken from `home`, a code of 0, 2 or 4 digits."""
    wide = province_named(said.province) or province_like(said.province) or home[:2]
    home = home if home.startswith(wide) else wide
    tambon = letters(said.tambon)
    if not said.amphoe:
        return _tambon_alone(tambon, said, home) if tambon else _without_tambon(said, home)
    amphoes = amphoes_named(said.amphoe, wide)
    if not amphoes:
        return _amphoe_misspelt(tambon, said, wide)
    if len(amphoes) > 1 and home in amphoes:
        amphoes = (home,)
    if not tambon:
        return _without_tambon(said, _common(amphoes))
    return _tambon_within(amphoes, tambon, said, home)


def _tambon_within(amphoes: tuple[str, ...], tambon: str, said: Claims, home: str) -> Found:
    """Find a tambon in the amphoe written beside it, or in one of those that are called so."""
    known = gazetteer()
    hits = tuple(code for amphoe in amphoes if (code := known.tambons_in[amphoe].get(tambon)))
    if not hits:
        province = province_named(said.province)
        if province and not any(code.startswith(province) for code in amphoes):  # อ.พนา for อ.พาน
            meant = _amphoe_misspelt(tambon, said, province)
            if meant.how is How.TYPO:
                return meant
        return _tambon_misspelt(tambon, said, amphoes)
    elsewhere = () if said.province else _by_code_elsewhere(tambon, said, hits)
    if len(hits) == 1 and not elsewhere:
        return _read(hits[0], said, home)
    return _by_postal_code(elsewhere or hits, said)


def _by_code_elsewhere(tambon: str, said: Claims, hits: tuple[str, ...]) -> tuple[str, ...]:
    """Return the namesakes in other provinces that the postal code fits, when it fits none of `hits`.

    `ต.ในเมือง อ.เมือง 40000` is in Khon Kaen, whatever province the column names.
    """
    known = gazetteer()
    namesakes = (known.tambons_in[amphoe].get(tambon) for amphoe in amphoes_named(said.amphoe))
    fitting = tuple(code for code in namesakes if code and said.postal_code in known.tambons[code].postal_codes)
    return () if set(fitting) & set(hits) else fitting


def _read(code: str, said: Claims, home: str) -> Found:
    """Return the one place that fits, marked when it rests on a province that was not written rightly."""
    known = gazetteer()
    province = province_named(said.province)
    if province and not code.startswith(province):
        return Found(How.TYPO, code, reasons.OTHER_PROVINCE, said.province)
    if said.province and not province:
        confirmed = len(amphoes_named(said.amphoe)) == 1 or (
            province_like(said.province) == home[:2] and len(home) == 4
        )
        if not confirmed:
            return Found(How.TYPO, code, reasons.NEAR_PROVINCE, said.province)
    official = (not said.amphoe or letters(said.amphoe) == letters(known.amphoes[code[:4]])) and (
        not said.province or letters(said.province) in known.provinces_proper
    )
    return Found(How.EXACT if official else How.REPAIRED, code, reasons.READ)


def _by_postal_code(codes: tuple[str, ...], said: Claims) -> Found:
    """Tell namesakes apart by the postal code, or list them."""
    tambons = gazetteer().tambons
    fitting = [code for code in codes if said.postal_code in tambons[code].postal_codes]
    if len(fitting) == 1:
        return Found(How.POSTAL, fitting[0], reasons.BY_POSTAL_CODE, said.postal_code)
    return Found(How.AMBIGUOUS, _common(codes), reasons.SEVERAL, said.tambon, tuple(fitting) or codes)


def _common(codes: tuple[str, ...]) -> str:
    """Return what all codes share: the code itself, of an amphoe, of a province, or `""`."""
    return next((codes[0][:n] for n in (6, 4, 2) if len({code[:n] for code in codes}) == 1), "")


def _without_tambon(said: Claims, code: str) -> Found:
    """Say how far an address without a tambon leads; a municipality's name or a bare word is only a hint."""
    known = gazetteer()
    if len(code) == 4:
        for hint in (said.office, said.unmarked):
            if inside := known.tambons_in[code].get(letters(hint)):
                why = reasons.OFFICE if hint == said.office else reasons.UNMARKED
                return Found(How.AMBIGUOUS, code, why, hint, (inside,))
    return Found(How.UNKNOWN, code, reasons.NO_TAMBON)


def _tambon_alone(tambon: str, said: Claims, home: str) -> Found:
    """Find a tambon written without its amphoe: at home, else in the province, else in the country."""
    known = gazetteer()
    wide = home[:2]
    everywhere = known.tambons_named.get(tambon, ())
    there = tuple(code for code in everywhere if code.startswith(wide))
    fitting = tuple(code for code in everywhere if said.postal_code in known.tambons[code].postal_codes)
    at_home = known.tambons_in.get(home, {}).get(tambon)
    if at_home and (not fitting or at_home in fitting):
        return _read(at_home, said, home)
    if at_home and not said.province:  # the postal code is of namesakes elsewhere
        there = fitting
    if there:
        return _by_postal_code(there, said) if len(there) > 1 or at_home else _read(there[0], said, home)
    names = tambons_within(known, (home,) if len(home) == 4 else tuple(known.amphoes_in.get(wide, {}).values()))
    if near := tambons_like(tambon, names):
        return _nearly(near, said)
    why = reasons.SEVERAL if everywhere else reasons.NO_SUCH_TAMBON
    return Found(How.AMBIGUOUS if everywhere else How.UNKNOWN, "" if everywhere else home, why, said.tambon, everywhere)


def _nearly(near: tuple[str, ...], said: Claims) -> Found:
    """Propose the tambon whose name is near what was written, or list them when several are equally near."""
    if len(near) == 1:
        return Found(How.TYPO, near[0], reasons.NEAR_TAMBON, said.tambon, near)
    found = _by_postal_code(near, said)
    return replace(found, how=How.TYPO, why=reasons.NEAR_TAMBON) if found.how is How.POSTAL else found


def _tambon_misspelt(tambon: str, said: Claims, amphoes: tuple[str, ...]) -> Found:
    """Find a tambon that the amphoe written beside it does not have."""
    known = gazetteer()
    moved = successors(amphoes, tambon)
    if moved:
        how = How.REPAIRED if len(moved) == 1 else How.AMBIGUOUS
        return Found(how, _common(moved), reasons.MOVED, said.tambon, moved if len(moved) > 1 else ())
    place = _common(amphoes)
    alone = len(amphoes) == 1 or tambon not in known.tambons_named  # else a real name stands against a mere อ.เมือง
    if alone and (near := tambons_like(tambon, tambons_within(known, amphoes))):
        return _nearly(near, said)
    elsewhere = tuple(code for code in known.tambons_named.get(tambon, ()) if code.startswith(place[:2]))
    if elsewhere:
        return Found(How.AMBIGUOUS, place[:2], reasons.NOT_IN_AMPHOE, said.tambon, elsewhere)
    return Found(How.UNKNOWN, place, reasons.NO_SUCH_TAMBON, said.tambon)


def _amphoe_misspelt(tambon: str, said: Claims, wide: str) -> Found:
    """Find the place when the amphoe is written as none is called: its tambon helps to tell which was meant."""
    known = gazetteer()
    written = letters(said.amphoe)
    pool = known.amphoes_in.get(wide) or {
        name: codes[0] for name, codes in known.amphoes_named.items() if len(codes) == 1
    }
    having = {name: code for name, code in pool.items() if tambon in known.tambons_in[code]}
    near = nearest(written, having, more=1)
    if len(near) == 1:
        return Found(How.TYPO, known.tambons_in[near[0]][tambon], reasons.NEAR_AMPHOE, said.amphoe)
    near = near or nearest(written, pool)
    if len(near) == 1:
        names = known.tambons_in[near[0]]
        if tambon and (like := tambons_like(tambon, names)):
            return _nearly(like, said)
        return Found(How.TYPO, near[0], reasons.NEAR_AMPHOE, said.amphoe)
    options = tuple(known.tambons_in[code][tambon] for code in near if tambon in known.tambons_in[code]) or tuple(
        code for code in known.tambons_named.get(tambon, ()) if code.startswith(wide)
    )
    if options:
        return Found(How.AMBIGUOUS, _common(options)[:2], reasons.AMPHOE_OF_SEVERAL, said.amphoe, options)
    return Found(How.UNKNOWN, wide, reasons.NO_SUCH_AMPHOE, said.amphoe)
