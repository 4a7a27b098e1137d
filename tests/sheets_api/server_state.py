"""What tests put into a server before they begin: spreadsheets, shares, shared drives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.sheets_api.drive.store import FOLDER, SPREADSHEET, File, Store, user_permission
from tests.sheets_api.grid.model import EMPTY
from tests.sheets_api.service import Service
from tests.sheets_api.spreadsheets import fresh
from tests.sheets_api.users import OWNER, OWNER_TOKEN, SCOPES, Grant, Users
from tests.sheets_api.values.entry import raw

Rows = Sequence[Sequence[Any]]


def prepare(service: Service) -> None:
    """The one user every server begins with."""
    service.users.grants[OWNER_TOKEN] = Grant(service.users.add(OWNER), SCOPES)


def reset(service: Service) -> None:
    """As new: no files, no calls, no faults; the clock stays as it is."""
    anyone = service.users.anyone
    service.store, service.users = Store(), Users(anyone=anyone)
    service.oauth.users = service.users
    service.oauth.refresh_tokens.clear()
    service.calls.clear()
    service.uploads.waiting.clear()
    service.faults.clear()
    service.quota.reset()
    prepare(service)


def make_spreadsheet(
    service: Service,
    title: str,
    owner: str = OWNER,
    shared: Mapping[str, str] | None = None,
    sheets: Mapping[str, Rows] | None = None,
    spreadsheet_id: str | None = None,
) -> File:
    """A spreadsheet of ``owner``, shared with others in their roles, holding raw values."""
    now = service.clock.now()
    person = service.users.add(owner)
    book = fresh.book(spreadsheet_id or service.store.fresh_id(), title)
    if sheets:
        book.sheets = []
        for number, (name, rows) in enumerate(sheets.items()):
            sheet_id = 0 if number == 0 else service.store.fresh_number(book.used_ids)
            sheet = fresh.sheet(sheet_id, {}, name)
            sheet.grid["rowCount"] = max(sheet.rows, len(rows))
            sheet.grid["columnCount"] = max(sheet.columns, *(len(row) for row in rows), 1)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    formula = isinstance(value, str) and value.startswith("=")
                    entry = {"formulaValue": value} if formula else raw(value).value
                    sheet.put(r, c, EMPTY.but(value=entry))
            book.sheets.append(sheet)
        book.reindex()
    permissions = [user_permission(person, "owner")]
    permissions += [user_permission(service.users.add(email), role) for email, role in (shared or {}).items()]
    parent = service.store.root_of(person, now).id
    file = File(book.id, title, SPREADSHEET, now, now, [parent], permissions, book)
    file.revise(now, person)
    return service.store.add(file)


def make_drive(service: Service, name: str, members: Mapping[str, str]) -> File:
    """A shared drive; files in it belong to nobody, so service accounts can create them."""
    now = service.clock.now()
    drive_id = "0" + service.store.fresh_id()[1:19]
    permissions = [user_permission(service.users.add(email), role) for email, role in members.items()]
    file = File(drive_id, name, FOLDER, now, now, [], permissions)
    file.drive_id = drive_id
    return service.store.add(file)
