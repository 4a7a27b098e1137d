"""From a name as someone wrote it to the codes it may stand for."""

import re
from collections.abc import Mapping
from functools import lru_cache

from otopsheets.thai.gazetteer import Gazetteer, gazetteer, letters
from otopsheets.thai.spelling import nearest

_CAPITAL = "เมือง"
_SHORTENED = "ฯ"
_STUTTER = re.compile(r"(.{2,5})\1")


@lru_cache(maxsize=1 << 12)
def province_named(written: str) -> str:
    """Return the code of the province called `written`, by name, nickname, sign or opening; or `""`."""
    known, name = gazetteer(), letters(written)
    return known.provinces_named.get(name) or _only(_opening(written, known.provinces_proper))


@lru_cache(maxsize=1 << 12)
def province_like(written: str) -> str:
    """Return the code of the one province spelled nearly like `written`, or `""`."""
    return _only(nearest(letters(written), gazetteer().provinces_proper))


@lru_cache(maxsize=1 << 12)
def amphoes_named(written: str, province: str = "") -> tuple[str, ...]:
    """Return the codes of the amphoes called `written`, those in `province` (a code) if any are there.

    `เมือง` is the capital of the province, or any capital while the province is not known; so is `เมือง` with a
    nickname (`เมืองโคราช`), and a name cut short with ฯ is the one that opens so.
    """
    known, name = gazetteer(), letters(written)
    if not name:
        return ()
    codes = known.amphoes_named.get(name, ())
    if inside := tuple(code for code in codes if code[:2] == province):
        return inside
    if codes:
        return codes
    if name == _CAPITAL:
        capitals = (known.capital(code) for code in ([province] if province else known.provinces))
        return tuple(code for code in capitals if code)
    if name.startswith(_CAPITAL) and (of := province_named(written.strip()[len(_CAPITAL) :])):
        return tuple(filter(None, [known.capital(of)]))
    return _opening(written, known.amphoes_in.get(province, {}))


def tambons_within(known: Gazetteer, amphoes: tuple[str, ...]) -> Mapping[str, str]:
    """Return the tambons of one amphoe or more, letters to code."""
    if len(amphoes) == 1:
        return known.tambons_in[amphoes[0]]
    return {name: code for amphoe in amphoes for name, code in known.tambons_in[amphoe].items()}


def tambons_like(name: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of the tambons in `names` spelled nearly like `name` (letters), all equally near.

    A `บ้าน` too many or too few is nearer than any slip (`ต๋อม` is `บ้านต๋อม`); what a slip in the mark leaves behind
    (`ตำบลบลบางกุ้ง`) and syllables typed twice (`มหาสวัสวัสดิ์`) are passed over.
    """
    home = name.removeprefix("บ้าน") if name.startswith("บ้าน") else f"บ้าน{name}"
    if home in names:
        return (names[home],)
    for repaired in (name, name.removeprefix("บล"), _STUTTER.sub(r"\1", name)):
        if near := nearest(repaired, names):
            return near
    return ()


def _opening(written: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of the names that open as `written` does, which was cut short with ฯ."""
    if not written.rstrip(" .").endswith(_SHORTENED):
        return ()
    start = letters(written)
    return tuple(code for name, code in names.items() if start and name.startswith(start))


def _only(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else ""
