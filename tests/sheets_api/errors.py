"""The errors Google answers with: a code, a status, a sentence, and sometimes details.

Sheets speaks the newer form (``{"error": {"code", "message", "status", "details"}}``); Drive adds the older list
``errors`` with ``domain`` and ``reason``. Clients read both, so both are kept apart here.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

Json = dict[str, Any]

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    411: "INVALID_ARGUMENT",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


_REASONS = {
    400: "badRequest",
    403: "forbidden",
    404: "notFound",
    409: "aborted",
    429: "rateLimitExceeded",
    500: "backendError",
    503: "backendError",
}
_TOLD_A_REASON = re.compile(r"google-api-(?:go|nodejs|php|ruby|dotnet|java)", re.IGNORECASE)


class ApiError(Exception):
    """An answer that is not 2xx: what the client gets instead of a result."""

    def __init__(
        self,
        code: int,
        message: str,
        *,
        status: str | None = None,
        details: list[Json] | None = None,
        errors: list[Json] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status or STATUS.get(code, HTTPStatus(code).name)
        self.details = details
        self.errors = errors
        self.headers = headers or {}

    def body_for(self, agent: str) -> Json:
        """The body for a client, by its ``User-Agent``.

        Google's own clients for Go, Java, Node, PHP, Ruby and .NET are told a short reason too, which they print
        ("googleapi: Error 403: The caller does not have permission, forbidden"); the one for Python is not.
        """
        body = self.body()
        error = body["error"]
        if self.errors or self.code not in _REASONS or not _TOLD_A_REASON.search(agent):
            return body
        short = {"message": self.message, "domain": "global", "reason": _REASONS[self.code]}
        first = {"code": self.code, "message": self.message, "errors": [short]}
        return {"error": first | {name: part for name, part in error.items() if name not in first}}

    def body(self) -> Json:
        """The JSON body, fields in the order Google writes them."""
        error: Json = {"code": self.code, "message": self.message}
        if self.errors:
            error["errors"] = self.errors
        if not self.errors or self.code == 401:
            error["status"] = self.status
        if self.details:
            error["details"] = self.details
        return {"error": error}


def bad(message: str) -> ApiError:
    """400 INVALID_ARGUMENT."""
    return ApiError(400, message)


def field_violations(violations: list[tuple[str, str]], message: str | None = None) -> ApiError:
    """400 with ``google.rpc.BadRequest`` details: one entry per (field, description)."""
    details = [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
                {"field": field, "description": text} if field else {"description": text} for field, text in violations
            ],
        }
    ]
    return ApiError(400, message or "\n".join(text for _, text in violations), details=details)


def not_found() -> ApiError:
    """404 of Sheets: a spreadsheet or other thing that is not there."""
    return ApiError(404, "Requested entity was not found.")


def forbidden() -> ApiError:
    """403 of Sheets: the caller is known but not allowed."""
    return ApiError(403, "The caller does not have permission")


def unauthenticated(*, missing: bool) -> ApiError:
    """401: no credentials, or credentials nobody issued."""
    if missing:
        return ApiError(
            401,
            "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or "
            "other valid authentication credential. See "
            "https://developers.google.com/identity/sign-in/web/devconsole-project.",
            errors=[
                {
                    "message": "Login Required.",
                    "domain": "global",
                    "reason": "required",
                    "location": "Authorization",
                    "locationType": "header",
                }
            ],
            details=[_error_info("CREDENTIALS_MISSING", {})],
        )
    return ApiError(
        401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
        errors=[
            {
                "message": "Invalid Credentials",
                "domain": "global",
                "reason": "authError",
                "location": "Authorization",
                "locationType": "header",
            }
        ],
        details=[_error_info("ACCESS_TOKEN_INVALID", {})],
    )


def unregistered(api: str) -> ApiError:
    """403: neither a token nor an API key."""
    message = (
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other "
        "form of API consumer identity to call this API."
    )
    old = [{"message": message, "domain": "global", "reason": "forbidden"}] if api == "drive" else None
    return ApiError(403, message, errors=old)


def invalid_key(api: str) -> ApiError:
    """400: an API key that nobody was given."""
    message = "API key not valid. Please pass a valid API key."
    old = [{"message": message, "domain": "global", "reason": "badRequest"}] if api == "drive" else None
    info = _error_info("API_KEY_INVALID", {"service": f"{api}.googleapis.com"})
    return ApiError(400, message, errors=old, details=[info])


def key_not_enough() -> ApiError:
    """401: an API key says which program calls, not who; writing needs to know who."""
    return ApiError(
        401,
        "API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that "
        "assert a principal. See https://cloud.google.com/docs/authentication",
        errors=[
            {
                "message": "Login Required.",
                "domain": "global",
                "reason": "required",
                "location": "Authorization",
                "locationType": "header",
            }
        ],
        details=[_error_info("CREDENTIALS_MISSING", {})],
    )


def _error_info(reason: str, metadata: dict[str, str]) -> Json:
    info: Json = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
    }
    if metadata:
        info["metadata"] = metadata
    return info


def insufficient_scope(service: str, method: str) -> ApiError:
    """403: the token is good, but was not granted for this kind of call."""
    info = _error_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", {"service": service, "method": method})
    errors = (
        [{"message": "Insufficient Permission", "domain": "global", "reason": "insufficientPermissions"}]
        if service.startswith("drive")
        else None
    )
    return ApiError(
        403,
        "Request had insufficient authentication scopes.",
        errors=errors,
        details=[info],
        headers={"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"'},
    )


def quota_exceeded(kind: str, per: str, limit: int, project: str) -> ApiError:
    """429: too many ``kind`` ("Read" or "Write") requests in this minute, ``per`` user or project."""
    metric = f"sheets.googleapis.com/{kind.lower()}_requests"
    name = f"{kind}RequestsPerMinutePer{'User' if per == 'user' else 'Project'}"
    unit = f"1/min/{{project}}{'/{user}' if per == 'user' else ''}"
    return ApiError(
        429,
        f"Quota exceeded for quota metric '{kind} requests' and limit '{kind} requests per minute"
        f"{' per user' if per == 'user' else ''}' of service 'sheets.googleapis.com' for consumer "
        f"'project_number:{project}'.",
        details=[
            _error_info(
                "RATE_LIMIT_EXCEEDED",
                {
                    "service": "sheets.googleapis.com",
                    "quota_limit_value": str(limit),
                    "consumer": f"projects/{project}",
                    "quota_metric": metric,
                    "quota_unit": unit,
                    "quota_limit": name,
                    "quota_location": "global",
                },
            ),
            {
                "@type": "type.googleapis.com/google.rpc.Help",
                "links": [
                    {
                        "description": "Request a higher quota limit.",
                        "url": "https://cloud.google.com/docs/quotas/help/request_increase",
                    }
                ],
            },
        ],
    )


def drive_error(code: int, message: str, reason: str, *, parameter: str | None = None) -> ApiError:
    """An error in Drive's older form, with ``reason`` and the parameter at fault."""
    entry: Json = {"message": message, "domain": "global", "reason": reason}
    if reason in {"storageQuotaExceeded", "rateLimitExceeded", "userRateLimitExceeded"}:
        entry["domain"] = "usageLimits"
    if parameter:
        entry |= {"location": parameter, "locationType": "parameter"}
    return ApiError(code, message, errors=[entry])


def file_not_found(file_id: str) -> ApiError:
    """404 of Drive: no such file, or not shared with the caller (Drive does not tell which)."""
    return drive_error(404, f"File not found: {file_id}.", "notFound", parameter="fileId")
