"""A registry in a Google spreadsheet: the same stages, the same result as with Excel."""

from otopsheets.stores.addresses import spreadsheet_id, url_of
from otopsheets.stores.google.session import Session
from otopsheets.stores.google.store import GoogleStore

__all__ = ["GoogleStore", "Session", "spreadsheet_id", "url_of"]
