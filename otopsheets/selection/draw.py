"""The draw: anybody can do it again by hand.

The list of entrants is frozen, and its SHA-256 shown. The seed comes from outside: it is drawn in the meeting
and typed into the fair's row. What each entrant drew is SHA-256 of `seed:key`, and the smallest comes first. So
nobody can know the ranks before the seed is drawn, nobody's rank depends on who else entered, and one line
of Python or shell tells anybody's.
"""

import hashlib
from collections.abc import Iterable

from otopsheets.registry import Fair
from otopsheets.selection.outcomes import Draw
from otopsheets.thai.text import arabic, normal
from otopsheets.wording import Lang, Wording


def seed_of(fair: Fair) -> str:
    """Return the seed of a fair with digits 0-9; empty when none has been drawn yet."""
    return arabic(normal(fair.seed)).strip()


def lot(seed: str, key: str) -> str:
    """Return what `key` drew under `seed`: SHA-256 of `seed:key` in hexadecimal."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def entrants_sha256(keys: Iterable[str]) -> str:
    """Return SHA-256 of the frozen list: the keys sorted, joined by newlines, in UTF-8."""
    return hashlib.sha256("\n".join(sorted(set(keys))).encode()).hexdigest()


def hold_draw(seed: str, keys: Iterable[str]) -> Draw:
    """Draw for every key."""
    entered = sorted(set(keys))
    return Draw(seed, entrants_sha256(entered), {key: lot(seed, key) for key in entered})


def ranking(draw: Draw) -> tuple[str, ...]:
    """Return the keys in the order they were drawn."""
    return tuple(sorted(draw.ranks, key=lambda key: (draw.ranks[key], key)))


def one_line(draw: Draw, key: str) -> str:
    """Return the line of Python that tells what `key` drew, as it is typed on any machine, Windows too."""
    said = "".join(char if char in _PLAIN else f"\\U{ord(char):08x}" for char in f"{draw.seed}:{key}")
    return f"python3 -c \"import hashlib; print(hashlib.sha256('{said}'.encode()).hexdigest())\""


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-_. ")
"""What no shell reads as anything but itself."""

_TITLE = Wording("ใบรับรองการจับสลาก งาน {fair}", "Certificate of the draw, {fair}")
_SEED = Wording("เลขจับสลากจากที่ประชุม: {seed}", "Seed drawn in the meeting: {seed}")
_ENTRANTS = Wording(
    "ผู้มีสิทธิ์จับสลาก {count} ราย รหัสตรวจสอบรายชื่อ (SHA-256): {sha}", "{count} entrants; SHA-256 of their list: {sha}"
)
_HOW = Wording(
    "ลำดับของแต่ละรายคือค่า SHA-256 ของ 'เลขจับสลาก:รหัส' ค่าน้อยอยู่ก่อน ตรวจซ้ำได้ด้วยคำสั่ง เช่น",
    "Each rank is SHA-256 of 'seed:key', the smallest first. Anybody can check one, for instance with",
)


def certificate(draw: Draw, fair: Fair, lang: Lang = "th") -> tuple[str, ...]:
    """Tell the draw line by line: seed, list, how to check it, and every rank."""
    order = ranking(draw)
    lines = [
        _TITLE.say(lang, fair=fair.name or fair.fair_id),
        _SEED.say(lang, seed=draw.seed),
        _ENTRANTS.say(lang, count=len(order), sha=draw.entrants_sha256),
    ]
    if order:
        lines += [_HOW.say(lang), f"    {one_line(draw, order[0])}"]
    return (*lines, *(f"{rank}. {key}  {draw.ranks[key]}" for rank, key in enumerate(order, start=1)))
