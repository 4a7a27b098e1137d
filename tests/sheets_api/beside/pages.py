"""The register of such paths."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote

from tests.sheets_api.discovery import Method, apis
from tests.sheets_api.messages import Answer, Request
from tests.sheets_api.service import Service
from tests.sheets_api.users import User


@dataclass(slots=True)
class Visit:
    """One request to such a path."""

    service: Service
    request: Request
    query: dict[str, str]
    parts: dict[str, str]

    def user(self, method_id: str) -> User:
        """Who asks, if they may call the method that does the same."""
        method = method_called(method_id)
        token = self.query.get("access_token")
        header = self.request.headers.get("authorization") or (f"Bearer {token}" if token else None)
        return self.service.users.authorize(header, method, self.service.clock.now(), key=self.query.get("key"))


Page = Callable[[Visit], Answer]
_PAGES: list[tuple[str, re.Pattern[str], Page]] = []


def page(verb: str, pattern: str) -> Callable[[Page], Page]:
    """Register what answers ``verb`` on a path that fits the whole ``pattern``."""

    def register(work: Page) -> Page:
        _PAGES.append((verb, re.compile(pattern + r"\Z"), work))
        return work

    return register


def page_for(service: Service, request: Request, verb: str, query: str) -> Callable[[], Answer] | None:
    """What answers this request; None when nothing does."""
    for wanted, pattern, work in _PAGES:
        found = pattern.match(request.path) if verb == wanted else None
        if found:
            asked = {name: values[-1] for name, values in parse_qs(query, keep_blank_values=True).items()}
            parts: dict[str, Any] = {name: unquote(value or "") for name, value in found.groupdict().items()}
            visit = Visit(service, request, asked, parts)
            return lambda: work(visit)
    return None


def method_called(method_id: str) -> Method:
    """A described method, for its scopes."""
    return next(method for api in apis() for method in api.methods if method.id == method_id)
