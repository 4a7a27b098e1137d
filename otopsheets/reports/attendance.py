"""Who came to a meeting, as people type it: `ทุกกลุ่ม ต.สมัย, หมู่ 1-5 ต.นายาง, กลุ่มทอผ้าบ้านดง`.

A small grammar. An entry of the list is one of

    every group     ทุกกลุ่ม · ทุกหมู่บ้าน · ทั้งหมด, of a tambon (ต.สมัย), of villages (หมู่ 1-5) or of all
    villages        หมู่ 1-5 ต.สมัย · ม.๑, ๓ และ ๕ · บ้านวังยาว: every group that is there
    a group         its name or id, with or without ประธาน before it, or its chair's name
    a tambon        ต.สมัย: its network committee
    a body          พัฒนาการอำเภอ · คณะกรรมการเครือข่าย · กำนัน: people who are of no group
    exceptions      ทุกกลุ่ม ต.สมัย ยกเว้น กลุ่มจักสาน (until the next entry with ทุก) · กลุ่มจักสาน (ขาดประชุม)

What cannot be matched is a finding and counts for nobody; a close spelling asks and does not count either. Where it is
not clear who is excepted, those it was excepted from do not count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from otopsheets.thai.text import arabic, key, normal

_TAMBON = re.compile(r"(?:(?<!ระดับ)(?<!ทุก)ตำบล(?!ละ)|(?<![ก-๙])ต\s?\.)\s*(?P<name>[ก-๙]+)")
_TAMBON_FIRST = re.compile(r"(?:ตำบล|ต\s?\.)\s*[ก-๙]+\s+(?:หมู่|ม\s?\.)")
_ABOVE = re.compile(r"(?:^|(?<=\s))(?:อำเภอ|อ\s?\.|จังหวัด|จ\s?\.)\s*[ก-๙]+")
_SPAN = r"\d{1,2}(?:\s*(?:-|–|—|ถึง)\s*\d{1,2})?"
_SPANS = rf"{_SPAN}(?:\s*(?:,|/|และ|กับ|\s)\s*{_SPAN})*"
_VILLAGES = re.compile(rf"(?:หมู่บ้านที่|หมู่ที่|หมู่|(?<![ก-๙])ม\s?\.?)\s*(?P<spans>{_SPANS})(?!\d)")
_MORE_VILLAGES = re.compile(rf"(?:(?:และ|กับ)\s*)?(?P<spans>{_SPANS})(?!\d)")
_LEADING_SPANS = re.compile(_SPANS)
_ONE_SPAN = re.compile(r"(\d{1,2})(?:\s*(?:-|–|—|ถึง)\s*(\d{1,2}))?")
_EVERY = re.compile(
    r"(?<!ไม่)(?:มา)?ครบ(?=\s?ทุก)|ทุก(?:กลุ่มอาชีพ|กลุ่ม|หมู่บ้าน|หมู่|บ้าน|ตำบล|ประธาน|แห่ง|ราย|คน)|ทั้ง(?:หมด|อำเภอ|ตำบล|หมู่บ้าน)"
)
_FILLERS = re.compile(
    r"(?:ตัวแทน|ผู้แทน|ผู้เข้าร่วม(?:ประชุม)?|ผู้เข้าประชุม|รวม|ทั้งสิ้น|ประธาน|สมาชิก|กลุ่มอาชีพ|กลุ่มผู้ผลิต|ผู้ประกอบการ(?:\s?OTOP)?|กลุ่ม|หมู่บ้าน|ชาวบ้าน"
    r"|ของ|ใน|จาก|และ|กับ|ที่|คือ|[\s.,:/()])+"
)
_SOMEBODY = re.compile("ตัวแทน|ผู้แทน")
_BEFORE_NAME = re.compile(r"^(?:(?:ตัวแทน|ผู้แทน|ประธาน)(?:จาก|ของ)?\s*)+(?=\S)")
_BULLET = re.compile(r"^(?:\(?\d{1,2}[.)](?!\d)\s*|[-–•*]\s+)")
_NEXT_BULLET = re.compile(r"\s+(?=\(?[0-9๐-๙]{1,2}[.)]\s*[ก-๙A-Za-z])")
_GLUED = re.compile(r"(?<=[ก-๙])(?=ทุก(?:กลุ่ม|หมู่|บ้าน|ตำบล|ประธาน|คน|ราย))")
_HEADCOUNT = re.compile(r"\(?\s*(?:จำนวน|รวม)?\s*(?P<many>\d+)\s*(?:คน|ราย|ท่าน|กลุ่ม|แห่ง)\s*\)?\s*$")
_EXCEPT = re.compile(r"\(?\s*(?:ยกเว้น|เว้นแต่|ไม่รวม|ขาดประชุม|ลาประชุม|ไม่มา|ขาด|เว้น)\s*:?\s*(?P<rest>[^)]+)\)?\s*$")
_STAYED_AWAY = re.compile(
    r"(?:\s+|\s*\()(?:ไม่ได้มา|ไม่มา|ไม่ได้เข้า(?:ร่วม)?(?:ประชุม)?|ไม่เข้า(?:ร่วม)?(?:ประชุม)?|ขาด(?:ประชุม)?|ลา(?:ประชุม|ป่วย|กิจ)?)\s*\)?\s*$"
)
_EXCEPT_WHOM = re.compile(r"(?:ยกเว้น|เว้นแต่|เว้น|ไม่รวม|ขาดประชุม|ลาประชุม|ไม่มา|ขาด)\s*:?\s*$")
_NEW_ENTRY = re.compile(  # a tambon ends an entry when one with ทุก or หมู่ of its own begins after it
    r"(?<=\S)\s+(?:และ\s*|กับ\s*)?(?=ทุก|(?:หมู่ที่|หมู่|ม\s?\.)\s*\d|(?:ตำบล|ต\s?\.)\s*[ก-๙])"
)
_BODIES = tuple(
    key(word)
    for word in (
        "พัฒนาการ", "นายอำเภอ", "ปลัด", "เจ้าหน้าที่", "นักวิชาการ", "คณะกรรมการ", "กรรมการ", "เครือข่าย", "กำนัน",
        "ผู้ใหญ่บ้าน", "ผู้นำชุมชน", "สารวัตร", "นายก", "อบต", "เทศบาล", "อปท", "เกษตรอำเภอ", "สาธารณสุข", "วิทยากร", "ผู้ว่า",
        "อพม", "อช", "กพสต", "กพสอ", "หัวหน้าส่วน", "ส่วนราชการ", "สำนักงาน", "ท้องถิ่น", "ประธานที่ประชุม", "เลขานุการ",
    )
)  # fmt: skip


_EVERYWHERE = re.compile(r"ทุกตำบล|ทั้งอำเภอ")

EVERYWHERE = "*"
"""The tambon of an entry that says all of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an attendance, as far as its words tell.

    `villages` are numbers; `tambon` and `name` are what was typed, `tambon` also `EVERYWHERE`. An entry that is
    `apart` says who did *not* come: one of the exceptions, or `away` by its own words.
    `number` is set when the entry tells only how many came. `text` is the entry as typed.
    """

    text: str
    every: bool = False
    villages: tuple[int, ...] = ()
    tambon: str = ""
    name: str = ""
    apart: bool = False
    away: bool = False
    number: int | None = None

    @property
    def of_amphoe(self) -> bool:
        """Whether the committee of the amphoe is named."""
        return self.is_body and bool(re.search("ระดับ.*อำเภอ|เครือข่าย(?:OTOP)?อำเภอ", self.name.replace(" ", "")))

    @property
    def of_every_tambon(self) -> bool:
        """Whether the committees of the tambons are named without saying of which."""
        return self.is_body and "ระดับตำบล" in self.name and not self.tambon

    @property
    def is_body(self) -> bool:
        """Whether the name is an office or a committee and not a group."""
        return key(self.name).startswith(_BODIES)


def read_attendance(attended: Iterable[str]) -> tuple[Entry, ...]:
    """Read the names in an attendance cell as entries.

    A village without a tambon takes that of the run of villages it stands in: `หมู่ 1, 2 และ 5 ต.สมัย`. A tambon right
    after `ทุกกลุ่ม ต.สมัย` goes on with it: `ทุกกลุ่ม ต.สมัย, ต.นายาง`.
    """
    entries: list[Entry] = []
    apart = False
    for text in _pieces(attended):
        away = _STAYED_AWAY.search(text)
        if away:
            entries.append(replace(_entry(text[: away.start()], None), apart=True, away=True))
            continue
        aside = _EXCEPT.search(text)
        head = text[: aside.start()].strip(" (") if aside else text
        if head:
            entry = _entry(head, entries[-1] if entries else None)
            apart = apart and not entry.every
            entries.append(replace(entry, apart=apart))
        if aside:
            apart = True
            entry = replace(_entry(normal(aside["rest"]), None), apart=True)
            if entry.villages and not entry.tambon and entries:
                entry = replace(entry, tambon=entries[-1].tambon)
            entries.append(entry)
    return tuple(_with_tambons(entries))


def _pieces(attended: Iterable[str]) -> Iterator[str]:
    """Yield what is one entry each; a piece without letters or digits, such as `-`, says nothing."""
    written = [normal(typed) for typed in attended]
    tambon_first = any(_TAMBON_FIRST.match(text) for text in written)
    for text in written:
        listed = _NEXT_BULLET.split(text) if _BULLET.match(arabic(text)) else [text]
        for part in listed:
            for piece in _entries_in(part[_bullet(part) :], tambon_first=tambon_first):
                if any(char.isalnum() for char in piece):
                    yield piece


def _bullet(text: str) -> int:
    found = _BULLET.match(arabic(text))
    return found.end() if found else 0


def _entries_in(text: str, *, tambon_first: bool) -> Iterator[str]:
    """Cut a text where one entry ends with its tambon and another begins.

    `5 ต.นายาง หมู่ 1` goes on with a run of villages. Where tambons are written before their villages nobody can tell
    whether the 5 is of นายาง, so it is not cut.
    """
    start = 0
    for cut in _NEW_ENTRY.finditer(text):
        before = text[start : cut.start()]
        numbers = arabic(before)
        if _EXCEPT_WHOM.search(before):
            continue
        complete = _EVERY.search(before) or _VILLAGES.search(numbers)
        goes_on = _LEADING_SPANS.match(numbers) and not (tambon_first and not _TAMBON.search(text, cut.end()))
        if _TAMBON.search(before) and (complete or goes_on):
            yield before
            start = cut.end()
    if rest := text[start:].strip():
        yield rest


def _entry(text: str, before: Entry | None) -> Entry:
    """Read one entry in the light of the one before it."""
    plain = _GLUED.sub(" ", arabic(text))
    rest, tambon = plain, ""
    numbers: tuple[int, ...] = ()
    if found := _TAMBON.search(rest):
        tambon, rest = found["name"], _cut(rest, found)
    rest = _ABOVE.sub(" ", rest)
    if found := _VILLAGES.search(rest):
        numbers, rest = _numbers(found["spans"]), _cut(rest, found)
    elif (
        before is not None and before.villages and not before.name and (found := _MORE_VILLAGES.fullmatch(rest.strip()))
    ):
        return Entry(text, every=before.every, villages=_numbers(found["spans"]), tambon=tambon)
    if (found := _HEADCOUNT.search(rest)) and not numbers:
        many, rest = int(found["many"]), rest[: found.start()]
        if not tambon and not _named(rest.replace("ทั้งหมด", "")) and "ทุก" not in rest:  # a total names nobody
            return Entry(text, number=many)
    every = _says_every(rest)
    tambon = tambon or (EVERYWHERE if _EVERYWHERE.search(rest) else "")
    name = _named(_EVERY.sub(" ", rest))
    if tambon and not (every or numbers or name) and before is not None and before.every and before.tambon:
        return replace(before, text=text, tambon=tambon)
    return Entry(text, every, numbers, tambon, name)


def _says_every(rest: str) -> bool:
    """Tell whether every group is meant: the committees, or somebody, of every tambon are not every group."""
    words = {found[0] for found in _EVERY.finditer(rest)} - {"ครบ", "ทุกตำบล"}
    return bool(words) and not (_SOMEBODY.search(rest) and not any(word.startswith("ทุกกลุ่ม") for word in words))


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _named(rest: str) -> str:
    """Return the name in what is left of an entry; empty when only words such as ประธานกลุ่ม are left."""
    rest = normal(rest).strip(" .,:/()-–")
    return "" if _FILLERS.fullmatch(rest) else _BEFORE_NAME.sub("", rest)


def _numbers(spans: str) -> tuple[int, ...]:
    found: list[int] = []
    for first, last in _ONE_SPAN.findall(spans):
        low, high = int(first), int(last or first)
        found += range(low, high + 1) if low <= high else range(high, low + 1)
    return tuple(dict.fromkeys(found))


def _with_tambons(entries: Sequence[Entry]) -> list[Entry]:
    """Give villages without a tambon that of their run: the nearest after them, else the nearest before."""
    known = list(entries)
    for order in (range(len(known) - 2, -1, -1), range(1, len(known))):
        step = 1 if order.step < 0 else -1
        for at in order:
            entry, beside = known[at], known[at + step]
            if entry.villages and not entry.tambon and beside.villages and not beside.name and not entry.name:
                known[at] = replace(entry, tambon=beside.tambon)
    return known
