"""Protected ranges: who may write where."""

from __future__ import annotations

from tests.sheets_api.drive.store import File
from tests.sheets_api.errors import bad
from tests.sheets_api.grid.a1 import Box, grid_range
from tests.sheets_api.grid.model import Book, Json, Sheet
from tests.sheets_api.users import User

REFUSED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if "
    "you need to edit."
)


def may_edit(entry: Json, user: User, file: File) -> bool:
    """The owner always may, an editor of the protected range may, and a warning stops no program."""
    if entry.get("warningOnly") or file.owner == user.email:
        return True
    editors = entry.get("editors", {})
    if user.email in editors.get("users", []):
        return True
    return bool(editors.get("domainUsersCanEdit") and file.owner and file.owner.endswith("@" + user.domain))


def box_of(book: Book, sheet: Sheet, entry: Json) -> Box | None:
    """Where a protected range lies on ``sheet``; None when it is elsewhere."""
    place = entry.get("range")
    if place is None and "namedRangeId" in entry:
        place = next((n["range"] for n in book.named_ranges if n["namedRangeId"] == entry["namedRangeId"]), None)
    if place is None:
        return sheet.box
    return sheet.resolve(grid_range(place)) if place.get("sheetId", 0) == sheet.id else None


def check(book: Book, sheet: Sheet, box: Box, user: User, file: File) -> None:
    """400 when any cell of ``box`` is protected from ``user``."""
    for entry in sheet.protected_ranges:
        if may_edit(entry, user, file):
            continue
        protected = box_of(book, sheet, entry)
        if protected is None or not protected.meets(box):
            continue
        free = [sheet.resolve(grid_range(area)) for area in entry.get("unprotectedRanges", [])]
        if not any(area.covers(box) for area in free):
            raise bad(REFUSED)


def check_structure(book: Book, sheet: Sheet, user: User, file: File) -> None:
    """400 when the whole sheet is protected from ``user`` (for what is not about single cells)."""
    for entry in sheet.protected_ranges:
        if not may_edit(entry, user, file) and box_of(book, sheet, entry) == sheet.box:
            raise bad(REFUSED)
