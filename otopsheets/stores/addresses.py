"""Links of spreadsheets and their ids."""

import re

_LINK = re.compile(r"/spreadsheets/(?:u/\d+/)?d/(?!e/)([A-Za-z0-9_-]+)")
"""Not `d/e/…`: that is the address of a published page, which says nothing of the spreadsheet's own id."""
_IN_DRIVE = re.compile(r"drive\.google\.com/(?:open\?(?:\S*&)?id=|file/d/)([A-Za-z0-9_-]{25,})")
_ID = re.compile(r"[A-Za-z0-9_-]{25,}")


def spreadsheet_id(told: str) -> str | None:
    """Return the id of the spreadsheet that a link or a bare id names, or None when it names none."""
    if link := _LINK.search(told) or _IN_DRIVE.search(told):
        return link.group(1)
    return told if _ID.fullmatch(told) else None


def is_address(told: str) -> bool:
    """Say whether this is the address of a page on the web, whatever stands there."""
    return told.strip().startswith(("https://", "http://"))


def url_of(spreadsheet: str) -> str:
    """Return the address of a spreadsheet."""
    return f"https://docs.google.com/spreadsheets/d/{spreadsheet}/edit"
