"""``spreadsheets.batchUpdate``: one small function per kind of request. Importing the package registers them all."""

from tests.sheets_api.batch import (
    cells,
    charts,
    clean,
    comments,
    conditional,
    dimensions,
    filters,
    groups,
    metadata,
    moves,
    objects,
    protected,
    sheets,
    sources,
    tables,
)
from tests.sheets_api.batch.core import HANDLERS

__all__ = [
    "HANDLERS",
    "cells",
    "charts",
    "clean",
    "comments",
    "conditional",
    "dimensions",
    "filters",
    "groups",
    "metadata",
    "moves",
    "objects",
    "protected",
    "sheets",
    "sources",
    "tables",
]
