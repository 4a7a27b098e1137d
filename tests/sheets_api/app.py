"""One HTTP request in, one HTTP answer out; nothing here knows about sockets.

The order is Google's: route, credentials, scopes, quota, then the request itself is validated, carried out, and its
answer validated before it leaves. Faults come first or last, as they were asked for.
"""

from __future__ import annotations

import re
import traceback
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, unquote

from tests.sheets_api import batch
from tests.sheets_api.batch import core as batch_core
from tests.sheets_api.beside import page_for
from tests.sheets_api.discovery import Method, apis, load, match
from tests.sheets_api.drive import drives, files, permissions, revisions
from tests.sheets_api.drive.multipart import content_of
from tests.sheets_api.errors import ApiError, drive_error, quota_exceeded
from tests.sheets_api.faults import Fault
from tests.sheets_api.json_text import json_payload
from tests.sheets_api.masks import check_response_mask, select
from tests.sheets_api.messages import Answer, Request, json_answer
from tests.sheets_api.oauth import TOKEN_PATHS
from tests.sheets_api.service import METHODS, Call, LoggedCall, Service
from tests.sheets_api.spreadsheets import methods as spreadsheet_methods
from tests.sheets_api.users import PROJECT, User
from tests.sheets_api.validate import check_answer, clean_query, clean_request
from tests.sheets_api.values import methods as value_methods

REGISTERED = (
    batch,
    batch_core,
    drives,
    files,
    permissions,
    revisions,
    spreadsheet_methods,
    value_methods,
)  # imported to register


def handle(service: Service, request: Request) -> Answer:
    """Answer one request to either API or to ``/token``."""
    verb, query = _true_verb(request)
    if request.path.startswith("/upload/") and "upload_id=" in query:
        return _piece(service, request, query)
    found = match(verb, request.path)
    faults = service.faults.take(verb, unquote(request.path))
    early = next((f for f in faults if f.kind in {"status", "reset_before"}), None)
    delay = sum(f.seconds for f in faults if f.kind == "latency")
    user: User | None = None
    if early:
        answer = _fault_answer(service, early, found[0] if found else None, _agent(request))
    elif request.path in TOKEN_PATHS and verb == "POST":
        answer = _token(service, request)
    else:
        answer, user = _answer(service, request, verb, query, found)
        answer.broken = next((f for f in faults if f.kind in {"reset_after", "truncate", "slow_body"}), None)
    answer.delay = delay
    shown = early or answer.broken
    kind = "token" if request.path in TOKEN_PATHS else "unknown" if found is None else _kind(found[0])
    with service.lock:
        service.calls.append(
            LoggedCall(verb, unquote(request.path), query, kind, found[0].id if found else "", request.body,
                       answer.status, user.email if user else None, shown.kind if shown else None)
        )  # fmt: skip
    return answer


def _piece(service: Service, request: Request, query: str) -> Answer:
    """A piece of a resumable upload; with the last one the call is carried out."""
    try:
        with service.lock:
            step = service.uploads.take(request, parse_qs(query)["upload_id"][-1])
    except ApiError as fault:
        return json_answer(fault.code, fault.body())
    return handle(service, step) if isinstance(step, Request) else step


def _kind(method: Method) -> str:
    return "write" if method.writes else "read"


def _true_verb(request: Request) -> tuple[str, str]:
    """A long GET may come as a POST with its query in the body (``X-HTTP-Method-Override``)."""
    override = request.headers.get("x-http-method-override")
    if request.verb == "POST" and override:
        is_form = "application/x-www-form-urlencoded" in request.headers.get("content-type", "")
        if is_form:
            query, request.body = request.body.decode(), b""
            return override.upper(), query
        return override.upper(), request.query
    return request.verb, request.query


def _agent(request: Request) -> str:
    return request.headers.get("user-agent", "")


def _fault_answer(service: Service, fault: Fault, method: Method | None, agent: str) -> Answer:
    if fault.kind == "reset_before":
        return Answer(0, broken=fault)
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    if fault.code == HTTPStatus.BAD_GATEWAY and not fault.message:
        return Answer(fault.code, _BAD_GATEWAY.encode(), "text/html; charset=UTF-8", headers)
    return json_answer(fault.code, _fault_error(service, fault, method).body_for(agent), headers=headers)


def _fault_error(service: Service, fault: Fault, method: Method | None) -> ApiError:
    words = {
        500: "Internal error encountered.",
        503: "The service is currently unavailable.",
        504: "Deadline expired before operation could complete.",
    }
    message = fault.message or words.get(fault.code, "Fault on demand.")
    if method is not None and method.api == "drive":
        reasons = {
            403: "userRateLimitExceeded",
            429: "rateLimitExceeded",
            500: "internalError",
            503: "backendError",
        }
        return drive_error(fault.code, message, reasons.get(fault.code, "backendError"))
    if fault.code == HTTPStatus.TOO_MANY_REQUESTS and not fault.message:
        kind = "Write" if method is not None and method.writes else "Read"
        return quota_exceeded(kind, "user", service.quota.per_user, PROJECT)
    return ApiError(fault.code, message)


_BAD_GATEWAY = (
    "<!DOCTYPE html>\n<html lang=en>\n  <meta charset=utf-8>\n  <title>Error 502 (Server Error)!!1</title>\n"
    "  <p><b>502.</b> <ins>That’s an error.</ins>\n  <p>The server encountered a temporary error and could not complete "
    "your request.<p>Please try again in 30 seconds.  <ins>That’s all we know.</ins>\n"
)
"""What the front end before Google's services says; it is no JSON."""


def _token(service: Service, request: Request) -> Answer:
    host = request.headers.get("host", "localhost")
    status, body = service.oauth.token(request.body, f"http://{host}/token")
    return json_answer(status, body)


def _answer(
    service: Service, request: Request, verb: str, query: str, found: tuple[Method, dict[str, str]] | None
) -> tuple[Answer, User | None]:
    raw = parse_qs(query, keep_blank_values=True)
    pretty = raw.get("prettyPrint", ["true"])[-1].lower() != "false"
    user = None
    try:
        if found is None:
            page = page_for(service, request, verb, query)
            if page is None:
                return _no_such_path(request), None
            with service.lock:
                return page(), None
        method, params = found
        now = service.clock.now()
        header = request.headers.get("authorization") or _bearer(raw)
        with service.lock:
            user = service.users.authorize(header, method, now, key=raw["key"][-1] if "key" in raw else None)
            service.quota.count(method.api, _kind(method), user.email, user.project, now)
            if method.media and request.upload is None and raw.get("uploadType") == ["resumable"]:
                return service.uploads.open(request, verb, query, load("drive", "v3"), method), user
            result = _carry_out(service, request, method, params, raw, user)
    except ApiError as fault:
        return json_answer(fault.code, fault.body_for(_agent(request)), pretty=pretty, headers=fault.headers), user
    except Exception as fault:  # noqa: BLE001 - a fault of this server must reach the test that met it
        told = "".join(traceback.format_exception(fault)[-3:])
        return json_answer(500, ApiError(500, f"This server failed: {told}").body(), pretty=pretty), user
    if isinstance(result, tuple):
        content, content_type = result
        return Answer(200, content, content_type), user
    if result is None:
        return Answer(204, content_type="text/html"), user
    return json_answer(200, result, pretty=pretty), user


def _bearer(raw: dict[str, list[str]]) -> str | None:
    token = raw.get("access_token") or raw.get("oauth_token")
    return f"Bearer {token[-1]}" if token else None


def _no_such_path(request: Request) -> Answer:
    page = (
        "<!DOCTYPE html>\n<html lang=en>\n  <meta charset=utf-8>\n  <title>Error 404 (Not Found)!!1</title>\n"
        f"  <p><b>404.</b> <ins>That’s an error.</ins>\n  <p>The requested URL <code>{request.path}</code> was not found "
        "on this server.  <ins>That’s all we know.</ins>\n"
    )
    return Answer(404, page.encode(), "text/html; charset=UTF-8")


def _carry_out(
    service: Service,
    request: Request,
    method: Method,
    params: dict[str, str],
    raw: dict[str, list[str]],
    user: User,
) -> Any:
    """Validate, do, mask and validate again."""
    api = load(method.api, "v4" if method.api == "sheets" else "v3")
    asked = clean_query(api, method, raw)
    text = asked.pop("fields", None)
    mask = check_response_mask(text, method.api, api.schemas, method.response) if text else None
    call = Call(service, method, user, {**params, **asked}, {}, mask)
    payload, call.media, call.content_type = content_of(request, media=method.media, query=raw)
    if method.request:
        call.body = clean_request(api, method.request, json_payload(payload, method.api))
    _check_integers(method, params)
    work = METHODS.get(method.id)
    if work is None:
        raise ApiError(501, f"{method.id} is not supported by this test server.")
    result = work(call)
    if not isinstance(result, dict) or method.response is None:
        return result
    violations = check_answer(api, method.response, result)
    if violations:
        raise ApiError(500, "This server answered what Google could not: " + "; ".join(violations))
    return select(mask, result) if mask is not None else result


def _check_integers(method: Method, params: dict[str, str]) -> None:
    for name, value in params.items():
        if method.parameters.get(name, {}).get("format") == "int32" and not re.fullmatch(r"-?\d{1,10}", value):
            raise ApiError(400, f"Invalid value at '{name}' (TYPE_INT32), \"{value}\"")


def described() -> list[str]:
    """The methods of both APIs that this server carries out."""
    return sorted(m.id for api in apis() for m in api.methods if m.id in METHODS)
