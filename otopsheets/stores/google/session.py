"""The one way out to Google: paced, patient, counted; every answer a value or one sentence."""

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError, TransportError
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient, ParamsType
from gspread.urls import (
    DRIVE_FILES_API_V3_URL,
    SPREADSHEET_BATCH_UPDATE_URL,
    SPREADSHEET_URL,
    SPREADSHEET_VALUES_BATCH_URL,
)
from requests import RequestException, Response
from requests import Session as Requests

from otopsheets.findings import Finding
from otopsheets.stores.base import Calls
from otopsheets.stores.google.faults import UNSURE, GoogleFault, Why, is_trouble, refusal, sign_in_refusal
from otopsheets.stores.google.marks import Json
from otopsheets.stores.google.patience import GaveUp, Pace, Passing, Patience
from otopsheets.stores.google.plan import encode

_TIMEOUT = (10.0, 180.0)
"""Seconds to connect, and to wait for an answer: Google itself gives up on a request after 180."""
_LONGEST_QUERY = 2000
"""Letters of a question in an address, under the 2048 that Google's own client sends."""
_TOO_MANY = 429
_NOT_DONE = frozenset({_TOO_MANY})
"""Answers that say the call was not carried out."""
_TROUBLE = frozenset({408, 500, 502, 503, 504})
_BRIEFLY = {"prettyPrint": "false", "excludeTablesInBandedRanges": "true"}
"""Says that an answer needs no spaces, and the bands of a table need not be told apart from it."""
_ZIPPED = "otopsheets (gzip)"
"""The name by which Google knows that an answer may be compressed.

Source: https://developers.google.com/workspace/sheets/api/guides/performance
"""
_RATE_REASONS = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})


class Session:
    """Calls to Google on behalf of one account.

    `account` is the address of a service account, or empty for a person; `warnings` say what is doubtful about how
    its key is kept. Give `credentials`, or a `requests`
    session that is signed in already.
    """

    def __init__(
        self,
        credentials: Credentials | None = None,
        account: str = "",
        *,
        requests: Requests | None = None,
        patience: Patience | None = None,
        warnings: tuple[Finding, ...] = (),
    ) -> None:
        self.account = account
        self.warnings = warnings
        self.calls = Calls()
        self.patience = patience or Patience()
        self._http = HTTPClient(credentials, session=requests)  # type: ignore[arg-type]  # one of the two is enough
        self._http.set_timeout(_TIMEOUT)
        self._http.session.headers["User-Agent"] = _ZIPPED
        self._http.session.hooks["response"].append(self._note_time)
        self.google_time: datetime | None = None
        """What time it was at Google when it last answered."""
        self.refused = 0
        """How often Google said that there were too many calls."""
        clock, sleep = self.patience.clock, self.patience.sleep
        self._paces = {kind: Pace(clock=clock, sleep=sleep) for kind in ("read", "write", "drive")}

    def structure(self, spreadsheet: str, fields: str, ranges: Sequence[str] = ()) -> Json:
        """Read the named fields of a spreadsheet, cells only within `ranges` if there are any."""
        asked = {"fields": fields, "ranges": list(ranges), **_BRIEFLY}
        return self._read(lambda: self._once("read", lambda: self._get(SPREADSHEET_URL % spreadsheet, asked)))

    def values(self, spreadsheet: str, ranges: Sequence[str], options: Mapping[str, str]) -> Json:
        """Read several ranges at once, however many."""
        asked = {**options, "ranges": list(ranges)}
        return self._read(
            lambda: self._once("read", lambda: self._get(SPREADSHEET_VALUES_BATCH_URL % spreadsheet, asked))
        )

    def _get(self, url: str, asked: Mapping[str, str | Sequence[str]]) -> Any:
        """Ask for something; what is too long for an address goes in a body, as Google's own client does it.

        Source: googleapiclient.http.HttpRequest.execute, for addresses over MAX_URI_LENGTH.
        """
        query = urlencode(asked, doseq=True)
        if len(query) <= _LONGEST_QUERY:
            return self._http.request("get", f"{url}?{query}").json()
        headers = {"x-http-method-override": "GET", "content-type": "application/x-www-form-urlencoded"}
        return self._http.request("post", url, data=query.encode(), headers=headers).json()

    def write(self, spreadsheet: str, requests: Iterable[Json], run: str = "") -> None:
        """Carry out a batch, exactly once.

        When the answer is lost, the spreadsheet is asked whether it bears `run`, before anything is repeated.
        A batch with no `run` must be one that may be carried out twice.
        """
        body = encode(requests)
        url = SPREADSHEET_BATCH_UPDATE_URL % spreadsheet
        self._change(
            lambda: self._once("write", lambda: self._post(url, body)),
            lambda: bool(run) and self._bears(spreadsheet, run),
        )

    def _change(self, change: Callable[[], Any], is_done: Callable[[], bool]) -> None:
        """Change something once; `is_done` is asked whenever an answer was lost, before anything is repeated.

        If nobody can say in the end whether it was done, the sentence says so.
        """
        unsure = False

        def attempt() -> None:
            nonlocal unsure
            if unsure and is_done():
                return
            try:
                change()
            except Passing as trouble:
                unsure = unsure or trouble.lost
                raise
            except APIError:
                # The first attempt may have arrived after all, and then a second one is refused.
                if unsure and is_done():
                    return
                unsure = False
                raise

        try:
            self._insist(attempt)
        except GoogleFault as fault:
            if unsure:
                raise GoogleFault(fault.why, UNSURE, **fault.values) from fault
            raise

    def file(self, file_id: str, fields: str) -> Json:
        """Read the named fields of a file from Drive."""
        return self._read(lambda: self._drive("get", file_id, {"fields": fields}))

    def permissions(self, file_id: str) -> list[Json]:
        """Return who may do what with a file: type, address and role of each."""
        fields = "permissions(id,type,role,emailAddress)"
        told = self._read(lambda: self._drive("get", f"{file_id}/permissions", {"fields": fields}))
        found: list[Json] = told.get("permissions", [])
        return found

    def permit(self, file_id: str, permission: Json) -> None:
        """Give somebody a right to a file, without sending a letter; given twice, it is there once."""
        asked = {"sendNotificationEmail": "false", "fields": "id"}
        self._change(lambda: self._drive("post", f"{file_id}/permissions", asked, permission), lambda: False)

    def _drive(self, method: str, path: str, params: Mapping[str, str], body: Json | None = None) -> Any:
        """Make one call to Drive."""
        asked: ParamsType = {"supportsAllDrives": "true", **params}
        url = f"{DRIVE_FILES_API_V3_URL}/{path}"
        return self._once("drive", lambda: self._http.request(method, url, params=asked, json=body).json())

    def _note_time(self, response: Response, **_: object) -> None:
        with contextlib.suppress(ValueError, TypeError):
            self.google_time = parsedate_to_datetime(response.headers.get("Date", ""))

    def _read(self, attempt: Callable[[], Any]) -> Json:
        told: Json = self._insist(attempt)
        return told

    def _bears(self, spreadsheet: str, run: str) -> bool:
        """Ask whether a spreadsheet, or one of its sheets, bears the entry of a run."""
        fields = "developerMetadata(metadataValue),sheets(developerMetadata(metadataValue))"
        told = self._once("read", lambda: self._get(SPREADSHEET_URL % spreadsheet, {"fields": fields}))
        places = (told, *told.get("sheets", ()))
        return any(
            entry.get("metadataValue") == run for place in places for entry in place.get("developerMetadata", ())
        )

    def _post(self, url: str, body: bytes) -> Any:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return self._http.request("post", url, data=body, headers=headers).json()

    def _once(self, kind: str, call: Callable[[], Any]) -> Any:
        """Make one call; raise `Passing` for what may be over soon."""
        self._paces[kind].step()
        self.calls.writes += kind == "write"
        self.calls.reads += kind == "read"
        try:
            return call()
        except APIError as error:
            status = error.response.status_code
            self.refused += status == _TOO_MANY
            if status in _TROUBLE or status in _NOT_DONE or _too_fast(error):
                raise Passing(lost=status in _TROUBLE, code=status, wait=_asked_to_wait(error.response)) from error
            raise
        except TransportError as error:  # no token could be fetched, so the call was never made
            raise Passing(lost=False) from error
        except GoogleAuthError as error:
            if is_trouble(error):
                raise Passing(lost=False) from error
            raise
        except (RequestException, ValueError) as error:  # no answer, or half of one
            raise Passing(lost=True) from error

    def _insist(self, attempt: Callable[[], Any]) -> Any:
        try:
            return self.patience.insist(attempt)
        except GaveUp as end:
            code = end.trouble.code
            why = Why.SERVER if code in _TROUBLE else Why.QUOTA if code else Why.NETWORK
            raise GoogleFault(why, waited=end.waited, code=code) from end
        except APIError as error:
            raise refusal(error, self.account) from error
        except GoogleAuthError as error:
            raise sign_in_refusal(error) from None


def _too_fast(error: APIError) -> bool:
    """Say whether a 403 only means that Drive was called too often."""
    reasons = {detail.get("reason") for detail in error.error.get("errors", ())}
    return error.response.status_code == 403 and bool(reasons & _RATE_REASONS)


def _asked_to_wait(response: Response) -> float:
    told = response.headers.get("Retry-After", "")
    return float(told) if told.isdigit() else 0.0
