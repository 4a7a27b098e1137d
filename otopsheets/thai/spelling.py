"""How near two spellings of a Thai name are.

Distance is counted in keystrokes: a letter too many, missing, or wrong, or two letters that changed places
(optimal string alignment). Among names equally far, the one that *sounds* more alike wins: letters of one sound
count as one, and tone marks not at all (`กระแซง` is nearer to `กระแชง` than to `กระแสง`).
"""

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

# Letters of one sound, and vowels that differ in length only; the first stands for all.
_ALIKE = ("สศษซชฉ", "นณ", "ลร", "ขคฆ", "ทธฑฒถฐ", "ดฎ", "ตฏ", "พภผ", "ยญ", "ไใ", "ิีึื", "ุู", "เแ", "าะั")  # fmt: skip
_SOUND = str.maketrans({letter: group[0] for group in _ALIKE for letter in group} | dict.fromkeys("่้๊๋์็", None))


@lru_cache(maxsize=1 << 14)
def _sound(name: str) -> str:
    return name.translate(_SOUND)


def slips(length: int) -> int:
    """Return how many slips of the hand a name of `length` letters may have and still be recognised."""
    return 1 if length < 6 else 2 if length < 12 else 3


def nearest(typed: str, names: Mapping[str, str], more: int = 0) -> tuple[str, ...]:
    """Return the codes of the names nearest to `typed`, all equally near; empty when none is near enough.

    `names` maps letters to codes; `more` allows so many more slips, where other evidence speaks for the names.
    """
    if len(typed) < 3 - more:
        return ()
    best: tuple[int, int] | None = None
    found: list[str] = []
    for name, code in names.items():
        allowed = slips(min(len(typed), len(name))) + more
        distance = OSA.distance(typed, name, score_cutoff=allowed)
        if distance > allowed:
            continue
        rank = (distance, OSA.distance(_sound(typed), _sound(name)))
        if best is None or rank < best:
            best, found = rank, [code]
        elif rank == best and code not in found:
            found.append(code)
    return tuple(found)
