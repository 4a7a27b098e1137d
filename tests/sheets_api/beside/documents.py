"""docs.google.com: ``/spreadsheets/d/ID/export?format=csv&gid=0`` and its relatives.

A spreadsheet open to anyone with the link needs no credentials; any other needs a token, as the API does.
"""

from __future__ import annotations

from urllib.parse import quote

from tests.sheets_api.beside.pages import Visit, page
from tests.sheets_api.drive import export
from tests.sheets_api.drive.store import File
from tests.sheets_api.errors import ApiError
from tests.sheets_api.formulas.query import service as gviz
from tests.sheets_api.grid.model import Sheet
from tests.sheets_api.messages import Answer
from tests.sheets_api.spreadsheets import ranges
from tests.sheets_api.spreadsheets.effective import View
from tests.sheets_api.users import ANONYMOUS

_BY_SHORT_NAME = {short: mime for mime, short in export.EXTENSIONS.items()}
_SIGN_IN = (
    "<!DOCTYPE html><html lang=en><title>Sign in - Google Accounts</title>"
    "<p>You need access to this file. Sign in to continue.</html>"
)


class Refused(Exception):
    """The page shown instead of the document."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def _opened(visit: Visit) -> tuple[File, View]:
    """The document of this visit, if the visitor may see it."""
    file_id = visit.parts.get("id") or visit.query.get("id", "")
    file = visit.service.store.files.get(file_id)
    if file is None or file.book is None:
        raise Refused(_html(404, "<!DOCTYPE html><title>Page not found</title>Sorry, the file you have requested does "
                                 "not exist."))  # fmt: skip
    try:
        user = visit.user("drive.files.export")
    except ApiError:
        user = ANONYMOUS
    if not file.allows(user, "reader"):
        raise Refused(_html(401 if user is ANONYMOUS else 403, _SIGN_IN))
    return file, View(file.book, visit.service.clock.now().replace(tzinfo=None))


def _html(status: int, text: str) -> Answer:
    return Answer(status, text.encode(), "text/html; charset=utf-8")


def _sheet(visit: Visit, view: View) -> Sheet:
    """The sheet by ``gid`` or by ``sheet`` (its title); the first without either."""
    book = view.book
    wanted = visit.query.get("gid", "")
    found = book.sheets[0]
    if wanted:
        found = next((sheet for sheet in book.sheets if str(sheet.id) == wanted), None)  # type: ignore[assignment]
    elif visit.query.get("sheet"):
        found = book.titled(visit.query["sheet"]) or found
    if found is None:
        raise Refused(
            _html(400, "<!DOCTYPE html><title>Bad Request</title>Sorry, unable to open the file at this time.")
        )
    return found


@page("GET", r"/spreadsheets/(?:u/\d+/)?(?:d/(?P<id>[\w-]+)/)?(?:export|pub)")
def exported(visit: Visit) -> Answer:
    try:
        file, view = _opened(visit)
        short = visit.query.get("format") or visit.query.get("exportFormat") or visit.query.get("output") or "xlsx"
        kind = _BY_SHORT_NAME.get(short)
        if kind is None:
            return _html(400, "<!DOCTYPE html><title>Bad Request</title>The requested format is not supported.")
        one = _sheet(visit, view) if "gid" in visit.query or short in {"csv", "tsv"} else None
        content = export.written(view, kind, one)
    except Refused as refused:
        return refused.answer
    name = f"{file.name} - {one.title}.{short}" if one and short in {"csv", "tsv"} else f"{file.name}.{short}"
    plain = name.encode("ascii", "ignore").decode().replace('"', "")
    headers = {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"}
    return Answer(200, content, kind, headers)


@page("GET", r"/spreadsheets/(?:u/\d+/)?d/(?P<id>[\w-]+)/gviz/tq")
def visualized(visit: Visit) -> Answer:
    try:
        _, view = _opened(visit)
        sheet = _sheet(visit, view)
    except Refused as refused:
        return refused.answer
    area = None
    if visit.query.get("range"):
        try:
            sheet, area = ranges.find(view.book, ranges.on_sheet(sheet, visit.query["range"]))
        except ApiError as fault:
            return gviz.refused(visit.query, "invalid_query", fault.message, json_only=_json_only(visit))
    return gviz.answer(view, sheet, area, visit.query, json_only=_json_only(visit))


def _json_only(visit: Visit) -> bool:
    """Clients that are no browser say so, and get JSON that no page can run."""
    return "x-datasource-auth" in visit.request.headers
