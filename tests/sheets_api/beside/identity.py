"""Whose token is it? ``userinfo`` and ``tokeninfo``."""

from __future__ import annotations

from tests.sheets_api.beside.pages import Visit, page
from tests.sheets_api.messages import Answer, json_answer
from tests.sheets_api.users import OWNER


@page("GET", r"/(?:oauth2/v[123]/userinfo|userinfo/v2/me|v1/userinfo)")
def userinfo(visit: Visit) -> Answer:
    user = visit.user("drive.about.get")
    return json_answer(
        200, {"id": user.id, "sub": user.id, "email": user.email, "verified_email": True, "name": user.name}
    )


@page("GET", r"/(?:oauth2/v[13]/)?tokeninfo")
def tokeninfo(visit: Visit) -> Answer:
    users = visit.service.users
    grant = users.grants.get(visit.query.get("access_token", ""))
    if grant is None and users.anyone is not None:
        grant = next(g for g in users.grants.values() if g.user.email == OWNER)
    if grant is None:
        return json_answer(400, {"error": "invalid_token", "error_description": "Invalid Value"})
    return json_answer(
        200,
        {"azp": "local-client.apps.googleusercontent.com", "aud": "local-client.apps.googleusercontent.com",
         "scope": " ".join(grant.scopes), "expires_in": "3599", "email": grant.user.email, "email_verified": "true",
         "access_type": "offline"},
    )  # fmt: skip
