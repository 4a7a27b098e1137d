"""A registry in a Google spreadsheet: the same stages, the same result as with Excel."""

from otopsheets.stores.google.session import Session
from otopsheets.stores.google.store import GoogleStore, spreadsheet_id, url_of

__all__ = ["GoogleStore", "Session", "spreadsheet_id", "url_of"]
