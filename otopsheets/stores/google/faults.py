"""What Google or the network refuses, as one sentence for the officer.

Sentences may name a service account, because the spreadsheet has to be shared with it; they never name a
person's address, a key or a token.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from google.auth.exceptions import GoogleAuthError, RefreshError
from gspread.exceptions import APIError

from otopsheets.errors import RegistryFault
from otopsheets.wording import Wording


class Why(StrEnum):
    """Why a call to Google cannot succeed."""

    NOT_FOUND = "not-found"
    NO_RIGHTS = "no-rights"
    OFFICE_FILE = "office-file"
    PROTECTED = "protected"
    DISABLED = "api-disabled"
    SCOPE = "scope"
    SIGN_IN = "sign-in"
    CLOCK = "clock"
    QUOTA = "quota"
    NETWORK = "network"
    SERVER = "server"
    REFUSED = "refused"


_SENTENCES: Mapping[Why, Wording] = {
    Why.NOT_FOUND: Wording(
        "ไม่พบสเปรดชีตนี้ โดยมากเพราะยังไม่ได้แชร์ โปรดเปิดสเปรดชีต กด แชร์ แล้วเพิ่ม {account} หรือตรวจว่าคัดลอกลิงก์มาครบ",
        "The spreadsheet was not found; usually it was not shared. Open it, press Share and add {account}; or check "
        "that the link was copied whole.",
    ),
    Why.NO_RIGHTS: Wording(
        "{account} ไม่มีสิทธิ์ทำสิ่งนี้กับสเปรดชีต โปรดกด แชร์ แล้วให้สิทธิ์ 'ผู้มีสิทธิ์แก้ไข' (ถ้าตรวจอย่างเดียว ให้ 'ผู้มีสิทธิ์อ่าน')",
        "{account} may not do this to the spreadsheet. Press Share and make it an Editor (a Viewer is enough to "
        "check).",
    ),
    Why.OFFICE_FILE: Wording(
        "แฟ้มนี้เป็นแฟ้ม Excel ที่อัปโหลดไว้ ยังไม่ใช่ Google ชีต โปรดเปิดแล้วเลือก ไฟล์ > บันทึกเป็น Google ชีต แล้วใช้ลิงก์ของแฟ้มใหม่ "
        "(แชร์แฟ้มใหม่ให้ {account} ด้วย)",
        "This is an uploaded Excel file, not yet a Google spreadsheet. Open it, choose File > Save as Google Sheets, "
        "and use the new file's link (share the new file with {account}).",
    ),
    Why.PROTECTED: Wording(
        "มีการป้องกันแผ่นงานหรือช่วงที่ต้องเขียน และ {account} ไม่อยู่ในรายชื่อผู้แก้ไข โปรดเพิ่มที่เมนู ข้อมูล > แผ่นงานและช่วงที่มีการป้องกัน",
        "A sheet or range to be written is protected and {account} is not among its editors. Add it under Data > "
        "Protect sheets and ranges.",
    ),
    Why.DISABLED: Wording(
        "โครงการ Google Cloud ของบัญชีนี้ยังไม่ได้เปิดใช้ {api} โปรดเปิดที่ {url} รอสักครู่ แล้วลองใหม่",
        "The account's Google Cloud project has not enabled {api}. Enable it at {url}, wait a minute, try again.",
    ),
    Why.SCOPE: Wording(
        "การลงชื่อเข้าใช้ครั้งก่อนไม่ได้อนุญาตสิ่งนี้ไว้ โปรดลงชื่อเข้าใช้ใหม่ หรือใช้แฟ้มกุญแจของบัญชีบริการ",
        "The sign-in does not allow this. Sign in again, or use the key file of a service account.",
    ),
    Why.SIGN_IN: Wording(
        "Google ไม่รับการลงชื่อเข้าใช้นี้ กุญแจหรือสิทธิ์อาจถูกยกเลิกหรือหมดอายุ โปรดสร้างกุญแจใหม่ หรือลงชื่อเข้าใช้ใหม่",
        "Google does not accept this sign-in: the key or the consent was revoked or has expired. Make a new key, or "
        "sign in again.",
    ),
    Why.CLOCK: Wording(
        "Google ไม่รับการลงชื่อเข้าใช้ เพราะนาฬิกาของเครื่องนี้ไม่ตรง โปรดตั้งให้ตรงเวลาอินเทอร์เน็ต แล้วลองใหม่",
        "Google does not accept the sign-in because this computer's clock is wrong. Set it by internet time and try "
        "again.",
    ),
    Why.QUOTA: Wording(
        "ใช้ Google ถี่เกินโควตาต่อนาที รอแล้ว {waited:.0f} วินาทียังไม่ว่าง ไม่ได้เขียนอะไร โปรดลองใหม่ในอีกสองสามนาที",
        "Google's quota a minute is used up; waited {waited:.0f} seconds in vain. Nothing was written. Try again in a "
        "few minutes.",
    ),
    Why.NETWORK: Wording(
        "ติดต่อ Google ไม่ได้ (ลองอยู่ {waited:.0f} วินาที) ไม่ได้เขียนอะไร โปรดตรวจอินเทอร์เน็ต แล้วลองใหม่",
        "Google cannot be reached (tried for {waited:.0f} seconds). Nothing was written. Check the internet "
        "connection and try again.",
    ),
    Why.SERVER: Wording(
        "Google ขัดข้องชั่วคราว (รหัส {code} ลองอยู่ {waited:.0f} วินาที) ไม่ได้เขียนอะไร โปรดลองใหม่ภายหลัง",
        "Google is in trouble (code {code}, tried for {waited:.0f} seconds). Nothing was written. Try again later.",
    ),
    Why.REFUSED: Wording(
        "Google ไม่รับคำขอ (รหัส {code}): {said} ไม่ได้เขียนอะไร",
        "Google refused the request (code {code}): {said} Nothing was written.",
    ),
}
_SERVERS_OWN = 500
_ADDRESS = re.compile(r"[^\s'\"<>()\[\],;:]+@[\w-]+(?:\.[\w-]+)+")
UNSURE = Wording(
    "ส่งผลไปแล้วแต่ไม่ได้รับคำตอบจาก Google จึงไม่ทราบว่าเขียนสำเร็จหรือไม่ โปรดสั่งซ้ำอีกครั้ง ถ้าสำเร็จแล้วจะไม่เขียนซ้ำ",
    "The result was sent, but Google's answer was lost, so it is not known whether it was written. Run this again: "
    "what was written is not written twice.",
)
PERSON = Wording("บัญชี Google ที่คุณใช้ลงชื่อเข้า", "the Google account you signed in with")


class GoogleFault(RegistryFault):
    """A call to Google that cannot succeed; `why` says which kind."""

    def __init__(self, why: Why, wording: Wording | None = None, /, **values: object) -> None:
        super().__init__(wording or _SENTENCES[why], **values)
        self.why = why

    @property
    def unsure(self) -> bool:
        """Whether nobody can say if the call was carried out."""
        return self.wording is UNSURE

    def of_preparation(self) -> "GoogleFault":
        """Return the same fault of a call that only prepared something: the result was surely not written."""
        return GoogleFault(self.why, **self.values) if self.unsure else self


def named(account: str) -> str:
    """Return how a sentence names who signed in: a service account by its address, a person by none."""
    return account or f"{PERSON.th} ({PERSON.en})"


def refusal(error: APIError, account: str) -> GoogleFault:
    """Say what an answer of Google's means that will not change by itself."""
    code, said = error.response.status_code, _ADDRESS.sub(_nobody, str(error.error.get("message", "")))
    details = _details(error.error)
    api = details.get("serviceTitle", "Google Sheets API")
    url = details.get("activationUrl", "https://console.cloud.google.com/apis/library")
    why = _why(code, said, details.get("reason", ""))
    return GoogleFault(why, account=named(account), code=code, said=said, api=api, url=url)


def _nobody(address: re.Match[str]) -> str:
    """Take a person out of what Google said; a service account may be named, and has to be."""
    return address[0] if address[0].endswith(".gserviceaccount.com") else "…"


def _why(code: int, said: str, reason: str) -> Why:
    """Tell what kind of refusal it is.

    Source: https://developers.google.com/workspace/sheets/api/troubleshoot-api-errors
    """
    signs = {
        Why.NOT_FOUND: code == 404,
        Why.SIGN_IN: code == 401,
        Why.DISABLED: reason == "SERVICE_DISABLED" or "has not been used in project" in said,
        Why.SCOPE: "SCOPE" in reason or "insufficient authentication scopes" in said,
        Why.OFFICE_FILE: "not supported for this document" in said,
        Why.PROTECTED: "protected cell" in said,
        Why.NO_RIGHTS: code == 403,
    }
    return next((why for why, sign in signs.items() if sign), Why.REFUSED)


def _details(error: Mapping[str, Any]) -> dict[str, str]:
    """Return the reason and the metadata that Google's newer errors carry."""
    found: dict[str, str] = {}
    for detail in error.get("details", ()):
        if detail.get("@type", "").endswith("google.rpc.ErrorInfo"):
            found |= {"reason": detail.get("reason", ""), **detail.get("metadata", {})}
    return found


def is_trouble(error: GoogleAuthError) -> bool:
    """Say whether a sign-in failed because a server, or something on the way to it, was in trouble.

    Google's own refusals are JSON that names the kind of refusal (RFC 6749, section 5.2). A page of HTML is what a
    gateway or a hotel's network answers, and an error with a code from 500 on is a server's.
    """
    if not isinstance(error, RefreshError):
        return False
    for part in error.args:
        if isinstance(part, str) and part.lstrip().startswith("<"):
            return True
        told = part.get("error") if isinstance(part, Mapping) else None
        if isinstance(told, Mapping) and told.get("code", 0) >= _SERVERS_OWN:
            return True
    return bool(error.retryable)


def sign_in_refusal(error: GoogleAuthError) -> GoogleFault:
    """Say why Google gave no token. Its answer is not shown: it may name the person."""
    said = " ".join(str(part) for part in error.args)
    if isinstance(error, RefreshError) and ("iat and exp" in said or "Token used too early" in said):
        return GoogleFault(Why.CLOCK)
    return GoogleFault(Why.SIGN_IN)
