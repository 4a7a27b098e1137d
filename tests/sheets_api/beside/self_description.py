"""The discovery documents, for clients that fetch them instead of carrying them."""

from __future__ import annotations

import json

from tests.sheets_api.beside.pages import Visit, page
from tests.sheets_api.discovery import DOCUMENTS
from tests.sheets_api.messages import Answer, json_answer


@page("GET", r"/discovery/v1/apis/(?P<name>sheets|drive)/(?P<version>v\d)/rest")
def by_name(visit: Visit) -> Answer:
    return _document(visit, visit.parts["name"], visit.parts["version"])


@page("GET", r"/\$discovery/rest")
def of_host(visit: Visit) -> Answer:
    version = visit.query.get("version", "v4")
    return _document(visit, "sheets" if version == "v4" else "drive", version)


def _document(visit: Visit, name: str, version: str) -> Answer:
    """The document with the addresses of this server in it."""
    path = DOCUMENTS / f"{name}.{version}.json"
    if not path.exists():
        return json_answer(404, {"error": {"code": 404, "message": "Requested entity was not found."}})
    document = json.loads(path.read_text(encoding="utf-8"))
    here = f"http://{visit.request.headers.get('host', 'localhost')}/"
    document |= {"rootUrl": here, "mtlsRootUrl": here, "baseUrl": here + document["servicePath"]}
    return json_answer(200, document)
