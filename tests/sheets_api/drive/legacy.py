"""The one call of Drive v2 that gspread still makes: ``import_csv`` replaces a spreadsheet's content by upload."""

from __future__ import annotations

from tests.sheets_api.beside.pages import Visit, page
from tests.sheets_api.drive.store import times
from tests.sheets_api.drive.upload import as_book
from tests.sheets_api.errors import drive_error, file_not_found
from tests.sheets_api.messages import Answer, json_answer


@page("PUT", r"/upload/drive/v2/files/(?P<id>[^/]+)")
def replace_content(visit: Visit) -> Answer:
    """The File of v2 after its content was replaced."""
    service, file_id = visit.service, visit.parts["id"]
    user = visit.user("drive.files.update")
    file = service.store.files.get(file_id)
    if file is None or file.role_of(user) is None:
        raise file_not_found(file_id)
    if not file.allows(user, "writer"):
        raise drive_error(
            403, "The user does not have sufficient permissions for this file.", "insufficientFilePermissions"
        )
    now = service.clock.now()
    content_type = visit.request.headers.get("content-type", "")
    file.book = as_book(file_id, file.name, visit.request.body, content_type, now)
    file.touch(now, user)
    file.revise(now, user)
    stamps = times(file)
    return json_answer(
        200,
        {"kind": "drive#file", "id": file.id, "title": file.name, "mimeType": file.mime_type,
         "createdDate": stamps["createdTime"], "modifiedDate": stamps["modifiedTime"]},
    )  # fmt: skip
