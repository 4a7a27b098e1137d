"""Links of spreadsheets and their ids."""

import re

_LINK = re.compile(r"/spreadsheets/(?:u/\d+/)?d/([A-Za-z0-9_-]+)")
_ID = re.compile(r"[A-Za-z0-9_-]{25,}")


def spreadsheet_id(told: str) -> str | None:
    """Return the id of the spreadsheet that a link or a bare id names, or None when it names none."""
    if link := _LINK.search(told):
        return link.group(1)
    return told if _ID.fullmatch(told) else None


def url_of(spreadsheet: str) -> str:
    """Return the address of a spreadsheet."""
    return f"https://docs.google.com/spreadsheets/d/{spreadsheet}/edit"
