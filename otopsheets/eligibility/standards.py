"""Which standard a product holds, as people write it: `อย. 52-2-00055`, `มผช.123/2546`, `กำลังขอ อย.`."""

import re
from functools import lru_cache

from otopsheets.thai.text import normal

# Whoever applies for a standard, waits for it or has lost it does not hold it.
_NOT_HELD = re.compile(r"อยู่ระหว่าง|ระหว่าง|กำลัง|ยื่นขอ|รอ(?!ง)|ยังไม่|ไม่มี|ไม่ได้|หมดอายุ|เคยได้|ถูกยกเลิก|ขอ(?![งบ])")


def held(standard: str, told: tuple[str, ...]) -> bool:
    """Say whether `standard` is among those a product is told to hold."""
    return any(_held(standard, entry) for entry in told)


@lru_cache(maxsize=1 << 14)
def _held(standard: str, entry: str) -> bool:
    """Look for a standard's letters with no other letter running on from them: `อยู่` is not `อย.`."""
    letters = normal(standard).rstrip(". ").lower()
    said = normal(entry).lower()
    found = re.search(rf"{re.escape(letters)}(?![a-zก-๎])", said)
    return found is not None and not _NOT_HELD.search(said)
