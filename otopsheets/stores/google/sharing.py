"""Who may do what: chairs fill in their tabs and nothing else, the committee looks, officers do everything.

Ranges are protected and rights are given; neither is ever taken from anybody, and nothing that was typed is touched.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otopsheets.config import Share
from otopsheets.registry.form import make_book
from otopsheets.stores.google.guards import HEADER, RESULT, WHOLE, Guard, stand
from otopsheets.stores.google.marks import KEPT, Json, claim_run
from otopsheets.stores.google.reading import STRUCTURE, Spreadsheet, read_structure
from otopsheets.stores.google.session import Session
from otopsheets.stores.google.setup import Registered, look_at

_GUARDS = "sheets(properties(sheetId),protectedRanges)"
_ROLES = {"reader": 0, "commenter": 1, "writer": 2, "fileOrganizer": 3, "organizer": 3, "owner": 4}


@dataclass(frozen=True, slots=True)
class Shared:
    """What was done: the titles of sheets whose protection changed, and to how many people rights were given."""

    protected: tuple[str, ...]
    invited: int


def share(session: Session, registry: str, output: str | None, people: Share) -> Shared:
    """Protect what chairs must not change, and let people in.

    The committee looks at `output` when the generated tabs have a spreadsheet of their own, and then never sees
    the registry.
    """
    editors = tuple(filter(None, (*people.officers, session.account)))
    now = look_at(session, registry, make_book().forms)
    protected = _protect(session, now.book, _guards(now, editors))
    if output:
        book = read_structure(session.structure(output, STRUCTURE))
        protected += _protect(session, book, _generated(book, editors))
    wanted = {registry: {**dict.fromkeys(people.chairs, "writer"), **dict.fromkeys(people.officers, "writer")}}
    if output:
        wanted[output] = dict.fromkeys(people.officers, "writer")
    looking = wanted[output or registry]
    looking |= {address: "reader" for address in people.committee if address not in looking}
    return Shared(tuple(protected), sum(_let_in(session, file, roles) for file, roles in wanted.items() if roles))


def _guards(now: Registered, editors: Sequence[str]) -> Iterator[tuple[int, Guard]]:
    """Go through the guards that every sheet of a registry should have."""
    chairs = {placed.sheet: placed for placed in now.places.values() if placed.form.filled_by == "chair"}
    for sheet in now.book.inputs:
        if (placed := chairs.get(sheet.id)) is None:
            yield sheet.id, Guard(WHOLE, {"sheetId": sheet.id}, editors)
            continue
        yield sheet.id, Guard(HEADER, placed.header_row, editors)
        if placed.result is not None:
            yield sheet.id, Guard(RESULT, placed.area(placed.result), editors)
    yield from _generated(now.book, editors)


def _generated(book: Spreadsheet, editors: Sequence[str]) -> Iterator[tuple[int, Guard]]:
    """Go through the guards of the generated sheets and of their dated copies: whole, and no mere warning."""
    for sheet in book.sheets:
        if sheet.mark or sheet.bears(KEPT):
            yield sheet.id, Guard(WHOLE, {"sheetId": sheet.id}, editors)


def _protect(session: Session, book: Spreadsheet, guards: Iterator[tuple[int, Guard]]) -> list[str]:
    """Make the guards stand, in one write, or none when all do; return the titles of the sheets concerned."""
    told = session.structure(book.id, _GUARDS)
    found = {sheet["properties"].get("sheetId", 0): sheet.get("protectedRanges", []) for sheet in told["sheets"]}
    requests: list[Json] = []
    touched = set()
    for sheet, guard in guards:
        needed = stand(guard, found[sheet])
        requests += needed
        touched |= {sheet} if needed else set()
    if requests:
        run = uuid.uuid4().hex
        session.write(book.id, [*claim_run(book.entries, run), *requests], run)
    return [sheet.title for sheet in book.sheets if sheet.id in touched]


def _let_in(session: Session, file: str, roles: dict[str, str]) -> int:
    """Give people the rights they do not have yet; return to how many."""
    held = {
        permission.get("emailAddress", "").casefold(): permission["role"] for permission in session.permissions(file)
    }
    missing = {
        address: role
        for address, role in roles.items()
        if _ROLES.get(held.get(address.casefold(), ""), -1) < _ROLES[role]
    }
    for address, role in missing.items():
        session.permit(file, {"type": "user", "role": role, "emailAddress": address})
    return len(missing)
