"""What stands between an officer and a sync, checked one by one, each with what to do about it.

A check that fails keeps those that need it from being made; everything else is still told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from otopsheets.errors import OtopSheetsError, RegistryFault
from otopsheets.registry import read_registry
from otopsheets.registry.form import make_book
from otopsheets.stores.google.drift import drifts
from otopsheets.stores.google.faults import GoogleFault, Why
from otopsheets.stores.google.fields import table_of
from otopsheets.stores.google.marks import STAGE
from otopsheets.stores.google.reading import STRUCTURE, Spreadsheet, read_structure
from otopsheets.stores.google.session import Session
from otopsheets.stores.google.setup import LOCALE, TIME_ZONE, Registered, look_at
from otopsheets.wording import Lang, Wording

_CLOCK_SECONDS = 300.0
"""Google refuses a sign-in that was dated further off than about five minutes."""


class State(StrEnum):
    """How a check came out."""

    FINE = "fine"
    LOOK = "look"  # works, but somebody should look
    BROKEN = "broken"
    UNKNOWN = "unknown"  # could not be checked because something before it is broken


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what was looked at, how it came out, what was found, and what to do."""

    name: Wording
    state: State
    said: str = ""
    remedy: str = ""


SIGN_IN = Wording("การลงชื่อเข้า Google", "sign-in")
CLOCK = Wording("นาฬิกาของเครื่อง", "clock")
API = Wording("เปิดใช้ Google Sheets API", "API enabled")
FOUND = Wording("พบสเปรดชีต", "spreadsheet found")
RIGHTS = Wording("สิทธิ์แก้ไข", "right to edit")
PLACE = Wording("ภาษาและเขตเวลา", "locale and time zone")
HEADERS = Wording("แท็บและหัวคอลัมน์", "tabs and headers")
DRIFT = Wording("รายการให้เลือก คำอธิบาย และการป้องกัน", "drop-downs, notes and protection")
PROTECTED = Wording("เขียนแท็บผลลัพธ์ได้", "generated tabs can be written")
OURS = Wording("แท็บผลลัพธ์ของโปรแกรม", "generated tabs")
QUOTA = Wording("โควตา", "quota")

_SIGNED_IN = Wording("ลงชื่อเข้าได้ในนาม {account}", "signed in as {account}")
_PERSON = Wording("บัญชี Google ของคุณ", "your Google account")
_OFF = Wording("ต่างจากเวลาของ Google {seconds:.0f} วินาที", "{seconds:.0f} seconds off Google's")
_SET_CLOCK = Wording("ตั้งนาฬิกาให้ตรงเวลาอินเทอร์เน็ต", "set the clock by internet time")
_TITLE = Wording("'{title}'", "'{title}'")
_READ_ONLY = Wording("อ่านได้อย่างเดียว", "may only be read")
_SHARE_WITH = Wording("เปิดสเปรดชีต กด แชร์ ให้สิทธิ์ 'ผู้มีสิทธิ์แก้ไข' แก่ {account}", "press Share and make {account} an Editor")
_NO_DRIVE = Wording("ยังตรวจไม่ได้: {said}", "not known: {said}")
_OTHER_PLACE = Wording("เป็น {locale} และ {zone}", "{locale} and {zone}")
_SET_PLACE = Wording(
    "สั่ง otopsheets init --google ลิงก์ หรือตั้งที่ ไฟล์ > การตั้งค่า เป็น ไทย และ Bangkok",
    "run otopsheets init --google LINK, or set Thailand and Bangkok under File > Settings",
)
_REPAIR = Wording("สั่ง otopsheets init --google ลิงก์ เพื่อซ่อม", "run otopsheets init --google LINK to repair it")
_LET_WRITE = Wording(
    "ที่เมนู ข้อมูล > แผ่นงานและช่วงที่มีการป้องกัน เพิ่ม {account}", "add {account} under Data > Protect sheets and ranges"
)
_NONE_YET = Wording("ยังไม่มี (ยังไม่เคยซิงก์)", "none yet (never synced)")
_TABS = Wording("{count} แท็บ", "{count}")
_STAGES = Wording(
    "มีแผ่นงานซ่อนค้างจากครั้งที่ถูกขัดจังหวะ {count} แผ่น", "{count} hidden sheets left by a run that was interrupted"
)
_WILL_GO = Wording("การซิงก์ครั้งต่อไปจะลบให้เอง", "the next sync removes them")
_CALLS = Wording(
    "ใช้ไป {calls} ครั้งในการตรวจนี้ จาก 60 ครั้งต่อนาที และ Google รับทุกครั้ง",
    "{calls} calls for these checks, of 60 a minute; Google took them all",
)
_TOO_MANY = Wording("Google ปฏิเสธบางครั้งเพราะเรียกถี่เกินไป", "Google refused some calls as too many")
_LESS = Wording(
    "รอสักครู่ หรือให้โปรแกรมอื่นที่ใช้บัญชีเดียวกันทำงานห่างขึ้น", "wait, or let other programs of this account call less often"
)

_ORDER = (SIGN_IN, CLOCK, API, FOUND, RIGHTS, PLACE, HEADERS, DRIFT, PROTECTED, OURS, QUOTA)
_BLAMED = {
    Why.SIGN_IN: SIGN_IN,
    Why.SCOPE: SIGN_IN,
    Why.CLOCK: CLOCK,
    Why.DISABLED: API,
    Why.NOT_FOUND: FOUND,
    Why.NO_RIGHTS: FOUND,
    Why.OFFICE_FILE: FOUND,
    Why.QUOTA: QUOTA,
}


def examine(
    session: Session,
    registry: str,
    output: str | None = None,
    *,
    lang: Lang = "th",
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Check]:
    """Go through the checks in their order; all of them, whatever the first ones say."""
    try:
        structure = session.structure(registry, STRUCTURE)
    except GoogleFault as fault:
        yield from stopped(fault, lang)
        return
    book = read_structure(structure)
    account = session.account or _PERSON.say(lang)
    yield _signed_in(session, account, lang)
    yield _clock(session, now(), lang)
    yield Check(API, State.FINE)
    yield Check(FOUND, State.FINE, _TITLE.say(lang, title=book.title))
    yield _rights(session, output or registry, account, lang)
    yield _place(book, lang)
    yield from _told((HEADERS, DRIFT), lambda: _forms(session, registry, output, lang), lang)
    yield from _told((PROTECTED, OURS), lambda: _generated(session, book, output, account, lang), lang)
    yield _quota(session, lang)


def _told(names: Sequence[Wording], checks: Callable[[], Iterator[Check]], lang: Lang) -> Iterator[Check]:
    """Make checks that need more calls; a call that fails is told at the first of them, and the others stay unknown."""
    made = 0
    try:
        for check in checks():
            yield check
            made += 1
    except GoogleFault as fault:
        first, *others = names[made:]
        yield Check(first, State.BROKEN, "", fault.message(lang))
        yield from (Check(name, State.UNKNOWN) for name in others)


def _generated(session: Session, book: Spreadsheet, output: str | None, account: str, lang: Lang) -> Iterator[Check]:
    """Look at the generated sheets, in the registry or in a spreadsheet of their own."""
    generated = read_structure(session.structure(output, STRUCTURE)) if output else book
    yield _writable(session, generated, account, lang)
    yield _ours(generated, lang)


def stopped(fault: RegistryFault, lang: Lang) -> Iterator[Check]:
    """Say at which check it ended; those before it are fine, those after it unknown.

    A fault that is not Google's is one of the key: nobody could sign in with it.
    """
    why = fault.why if isinstance(fault, GoogleFault) else Why.SIGN_IN
    blamed = _BLAMED.get(why, API)
    state = State.FINE
    for name in _ORDER:
        if name is blamed:
            yield Check(name, State.BROKEN, "", fault.message(lang))
            state = State.UNKNOWN
        else:
            yield Check(name, State.UNKNOWN if why in (Why.NETWORK, Why.SERVER) else state)


def _signed_in(session: Session, account: str, lang: Lang) -> Check:
    said = _SIGNED_IN.say(lang, account=account)
    if session.warnings:
        return Check(SIGN_IN, State.LOOK, said, " ".join(finding.message(lang) for finding in session.warnings))
    return Check(SIGN_IN, State.FINE, said)


def _clock(session: Session, now: datetime, lang: Lang) -> Check:
    if session.google_time is None:
        return Check(CLOCK, State.UNKNOWN)
    off = abs((now - session.google_time).total_seconds())
    if off > _CLOCK_SECONDS:
        return Check(CLOCK, State.BROKEN, _OFF.say(lang, seconds=off), _SET_CLOCK.say(lang))
    return Check(CLOCK, State.FINE)


def _rights(session: Session, spreadsheet: str, account: str, lang: Lang) -> Check:
    """Ask Drive, which knows without anything being written."""
    try:
        told = session.file(spreadsheet, "capabilities(canEdit)")
    except GoogleFault as fault:
        return Check(RIGHTS, State.UNKNOWN, _NO_DRIVE.say(lang, said=fault.message(lang)))
    if told.get("capabilities", {}).get("canEdit"):
        return Check(RIGHTS, State.FINE)
    return Check(RIGHTS, State.BROKEN, _READ_ONLY.say(lang), _SHARE_WITH.say(lang, account=account))


def _place(book: Spreadsheet, lang: Lang) -> Check:
    if (book.locale, book.time_zone) == (LOCALE, TIME_ZONE):
        return Check(PLACE, State.FINE)
    said = _OTHER_PLACE.say(lang, locale=book.locale, zone=book.time_zone)
    return Check(PLACE, State.LOOK, said, _SET_PLACE.say(lang))


def _forms(session: Session, registry: str, output: str | None, lang: Lang) -> Iterator[Check]:
    """Compare the tabs to fill in with the schema: headers first, then all that hangs on them."""
    seen = look_at(session, registry, make_book().forms)
    yield _headers(seen, lang)
    said = [
        f"{drift.tab}: {drift.wording.say(lang, **dict(drift.values))}"
        for name, placed in seen.places.items()
        for drift in drifts(placed, seen.places, seen.found[name], table_of(output))
    ]
    if said:
        yield Check(DRIFT, State.LOOK, _some(said), _REPAIR.say(lang))
    else:
        yield Check(DRIFT, State.FINE if seen.places else State.UNKNOWN)


def _headers(seen: Registered, lang: Lang) -> Check:
    try:
        registry = read_registry(seen.sheets)
    except RegistryFault as fault:
        return _broken(HEADERS, fault, lang)
    if registry.structural:
        return Check(HEADERS, State.BROKEN, _some([finding.message(lang) for finding in registry.structural]))
    return Check(HEADERS, State.FINE)


def _broken(name: Wording, fault: OtopSheetsError, lang: Lang) -> Check:
    return Check(name, State.BROKEN, "", fault.message(lang))


def _writable(session: Session, book: Spreadsheet, account: str, lang: Lang) -> Check:
    told = session.structure(
        book.id, "sheets(properties(sheetId,title),protectedRanges(requestingUserCanEdit,warningOnly))"
    )
    ours = {sheet.id for sheet in book.ours.values()}
    closed = [
        sheet["properties"]["title"]
        for sheet in told["sheets"]
        if sheet["properties"].get("sheetId", 0) in ours and _closed(sheet)
    ]
    if closed:
        return Check(PROTECTED, State.BROKEN, _some(closed), _LET_WRITE.say(lang, account=account))
    return Check(PROTECTED, State.FINE)


def _closed(sheet: dict[str, Any]) -> bool:
    guards = sheet.get("protectedRanges", ())
    return any(not guard.get("requestingUserCanEdit") and not guard.get("warningOnly") for guard in guards)


def _ours(book: Spreadsheet, lang: Lang) -> Check:
    stages = sum(sheet.bears(STAGE) for sheet in book.sheets)
    if stages:
        return Check(OURS, State.LOOK, _STAGES.say(lang, count=stages), _WILL_GO.say(lang))
    if not book.ours:
        return Check(OURS, State.FINE, _NONE_YET.say(lang))
    return Check(OURS, State.FINE, _TABS.say(lang, count=len(book.ours)))


def _quota(session: Session, lang: Lang) -> Check:
    """Google tells nobody how much is left; it tells when there was too little."""
    if session.refused:
        return Check(QUOTA, State.LOOK, _TOO_MANY.say(lang), _LESS.say(lang))
    return Check(QUOTA, State.FINE, _CALLS.say(lang, calls=session.calls.reads + session.calls.writes))


def _some(said: list[str], most: int = 5) -> str:
    return " · ".join(said[:most]) + (f" … (+{len(said) - most})" if len(said) > most else "")
