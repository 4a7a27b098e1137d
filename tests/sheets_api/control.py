"""``/_control/…``: what a test does to the server when it runs in another process. No credentials are needed.

- ``GET /_control/calls`` lists the calls, ``DELETE /_control/calls`` forgets them.
- ``POST /_control/faults`` with a `Fault` as JSON; ``DELETE /_control/faults``.
- ``POST /_control/clock`` with ``{"freeze": "2017-09-15T09:00:00Z"}``, ``{"advance": 60}`` or ``{"run": true}``; ``GET``.
- ``POST /_control/quota`` with ``{"enabled": true, "per_user": 60, "per_project": 300}``.
- ``POST /_control/users`` with ``{"email": …, "scopes": […]}`` answers ``{"token": …}``.
- ``POST /_control/credentials`` with ``{"email": …, "kind": "service_account" | "authorized_user"}`` answers a
  credentials file whose ``token_uri`` is this server.
- ``POST /_control/spreadsheets`` with ``{"title", "owner", "shared": {"email": "writer"}, "sheets": {"Tab": [[…]]}}``
  and, if it must be a certain one, ``"id"``.
- ``POST /_control/drives`` with ``{"name", "members": {"email": "organizer"}}`` makes a shared drive.
- ``POST /_control/reset`` starts afresh.
"""

from __future__ import annotations

import base64
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.sheets_api.faults import Fault
from tests.sheets_api.grid.model import Json
from tests.sheets_api.json_text import json_payload
from tests.sheets_api.messages import Answer, Request, json_answer
from tests.sheets_api.server_state import make_drive, make_spreadsheet, reset
from tests.sheets_api.service import LoggedCall, Service
from tests.sheets_api.users import OWNER, SCOPES

if TYPE_CHECKING:
    from tests.sheets_api.transport import HttpServer


def answer(service: Service, server: HttpServer, request: Request) -> Answer:
    """Carry out one control request."""
    what = request.path.removeprefix("/_control/")
    work = _WORKS.get((request.verb, what))
    if work is None:
        return json_answer(404, {"error": f"no control {request.verb} {what}"})
    try:
        return json_answer(200, work(service, json_payload(request.body), server.url))
    except (KeyError, TypeError, ValueError) as fault:
        return json_answer(400, {"error": f"{type(fault).__name__}: {fault}"})


def _call(entry: LoggedCall) -> Json:
    return {
        "verb": entry.verb,
        "path": entry.path,
        "query": entry.query,
        "kind": entry.kind,
        "method": entry.method,
        "size": entry.size,
        "body": base64.b64encode(entry.body).decode(),
        "status": entry.status,
        "user": entry.user,
        "fault": entry.fault,
    }


def _calls(service: Service, _body: Json, _url: str) -> Any:
    with service.lock:
        return [_call(entry) for entry in service.calls]


def _forget_calls(service: Service, _body: Json, _url: str) -> Any:
    with service.lock:
        service.calls.clear()
    return {}


def _add_fault(service: Service, body: Json, _url: str) -> Any:
    service.faults.add(Fault(**body))
    return {}


def _clear_faults(service: Service, _body: Json, _url: str) -> Any:
    service.faults.clear()
    return {}


def _clock(service: Service, body: Json, _url: str) -> Any:
    if "freeze" in body:
        text = body["freeze"]
        service.clock.freeze(datetime.fromisoformat(text.replace("Z", "+00:00")) if isinstance(text, str) else None)
    if "advance" in body:
        service.clock.advance(float(body["advance"]))
    if body.get("run"):
        service.clock.run()
    return {"now": service.clock.now().isoformat()}


def _quota(service: Service, body: Json, _url: str) -> Any:
    for name in ("enabled", "per_user", "per_project", "drive"):
        if name in body:
            setattr(service.quota, name, body[name])
    service.quota.reset()
    return {}


def _user(service: Service, body: Json, _url: str) -> Any:
    scopes = tuple(body.get("scopes", SCOPES))
    service.users.add(body["email"], service_account=bool(body.get("service_account")), project=body.get("project", ""))
    return {"token": service.users.grant(body["email"], scopes, token=body.get("token"))}


def _credentials(service: Service, body: Json, url: str) -> Any:
    if body.get("kind", "service_account") == "service_account":
        return service.oauth.service_account(body["email"], f"{url}/token")
    return service.oauth.authorized_user(body["email"], f"{url}/token")


def _spreadsheet(service: Service, body: Json, _url: str) -> Any:
    with service.lock:
        file = make_spreadsheet(
            service,
            body.get("title", "Untitled"),
            body.get("owner", OWNER),
            body.get("shared"),
            body.get("sheets"),
            body.get("id"),
        )
    return {"spreadsheetId": file.id}


def _drive(service: Service, body: Json, _url: str) -> Any:
    with service.lock:
        return {"id": make_drive(service, body.get("name", "Shared drive"), body.get("members", {})).id}


def _reset(service: Service, _body: Json, _url: str) -> Any:
    with service.lock:
        reset(service)
    return {}


_WORKS = {
    ("GET", "calls"): _calls,
    ("DELETE", "calls"): _forget_calls,
    ("POST", "faults"): _add_fault,
    ("DELETE", "faults"): _clear_faults,
    ("GET", "clock"): _clock,
    ("POST", "clock"): _clock,
    ("POST", "quota"): _quota,
    ("POST", "users"): _user,
    ("POST", "credentials"): _credentials,
    ("POST", "spreadsheets"): _spreadsheet,
    ("POST", "drives"): _drive,
    ("POST", "reset"): _reset,
}
