"""``/token``: OAuth 2 as google-auth speaks it, for service accounts (signed JWT) and for people (refresh token).

The server makes one RSA key. Credentials files written by `service_account` and `authorized_user` point their
``token_uri`` here, so the real sign-in flow of google-auth runs, signature check included.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qs

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import exceptions, jwt

from tests.sheets_api.clock import Clock
from tests.sheets_api.users import SCOPES, Users, lifetime

Json = dict[str, Any]
GOOGLE_TOKEN_URIS = {  # addresses, not secrets: today's and those that older clients have written into them
    "https://oauth2.googleapis.com/token",
    "https://www.googleapis.com/oauth2/v4/token",
    "https://accounts.google.com/o/oauth2/token",
}
TOKEN_PATHS = {"/token", "/oauth2/v4/token", "/o/oauth2/token"}
_JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"


@cache
def _key() -> tuple[str, str]:
    """(private, public) PEM; one key for the whole process, made when first needed."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return pem.decode(), public.decode()


@dataclass(slots=True)
class OAuth:
    """Gives out access tokens."""

    users: Users
    clock: Clock
    refresh_tokens: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def service_account(self, email: str, token_uri: str) -> Json:
        """The content of a service account's key file."""
        self.users.add(email, service_account=True)
        return {
            "type": "service_account",
            "project_id": "local-project",
            "private_key_id": "local-key",
            "private_key": _key()[0],
            "client_email": email,
            "client_id": "100000000000000000001",
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": token_uri,
            "auth_provider_x509_cert_url": "https://www.googleapis.com/oauth2/v1/certs",
            "client_x509_cert_url": f"https://www.googleapis.com/robot/v1/metadata/x509/{email}",
            "universe_domain": "googleapis.com",
        }

    def authorized_user(self, email: str, token_uri: str, scopes: tuple[str, ...] = SCOPES) -> Json:
        """The content of a person's credentials file."""
        self.users.add(email)
        refresh = f"1//local-{len(self.refresh_tokens) + 1}"
        self.refresh_tokens[refresh] = (email, scopes)
        return {
            "type": "authorized_user",
            "client_id": "local-client.apps.googleusercontent.com",
            "client_secret": "local-secret",
            "refresh_token": refresh,
            "token_uri": token_uri,
        }

    def token(self, body: bytes, token_uri: str) -> tuple[int, Json]:
        """Answer a POST to ``/token``: (status, JSON)."""
        form = {key: values[-1] for key, values in parse_qs(body.decode("utf-8", "replace")).items()}
        grant_type = form.get("grant_type")
        if grant_type == _JWT_BEARER:
            return self._assertion(form.get("assertion", ""), token_uri)
        if grant_type == "refresh_token":
            return self._refresh(form)
        return _refused("unsupported_grant_type", f"Invalid grant_type: {grant_type or ''}")

    def _assertion(self, assertion: str, token_uri: str) -> tuple[int, Json]:
        try:
            claims = jwt.decode(assertion, certs=_key()[1])
        except (ValueError, exceptions.GoogleAuthError):
            return _refused("invalid_grant", "Invalid JWT Signature.")
        if claims.get("aud") not in {token_uri, *GOOGLE_TOKEN_URIS}:
            return _refused("invalid_grant", "Invalid JWT: Failed audience check.")
        email = str(claims.get("sub") or claims.get("iss", ""))
        if claims.get("iss") not in self.users.known or email not in self.users.known:
            return _refused("invalid_grant", "Invalid grant: account not found")
        if claims["exp"] - claims["iat"] > 3600 + 300 or claims["exp"] < time.time():
            return _refused(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a "
                "reasonable timeframe. Check your iat and exp values in the JWT claim.",
            )
        scopes = tuple(str(claims.get("scope", "")).split())
        if not scopes:
            return _refused("invalid_scope", "Empty or missing scope not allowed.")
        return self._given(email, scopes)

    def _refresh(self, form: dict[str, str]) -> tuple[int, Json]:
        known = self.refresh_tokens.get(form.get("refresh_token", ""))
        if known is None:
            return _refused("invalid_grant", "Bad Request")
        email, scopes = known
        asked = tuple(form["scope"].split()) if form.get("scope") else scopes
        return self._given(email, asked)

    def _given(self, email: str, scopes: tuple[str, ...]) -> tuple[int, Json]:
        token = self.users.grant(email, scopes, expires=lifetime(self.clock.now()))
        return 200, {
            "access_token": token,
            "expires_in": 3599,
            "scope": " ".join(scopes),
            "token_type": "Bearer",
        }


def _refused(error: str, description: str) -> tuple[int, Json]:
    return 400, {"error": error, "error_description": description}
