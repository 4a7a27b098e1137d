"""The functions of Sheets that are worked out here. One that is not known shows ``#NAME?``, as an unknown one does."""

from __future__ import annotations

from tests.sheets_api.formulas.functions import (
    arrays,
    dates,
    imports,
    lambdas,
    logic,
    lookup,
    maths,
    query,
    statistics,
    text,
)
from tests.sheets_api.formulas.functions.registry import call, names

__all__ = ["arrays", "call", "dates", "imports", "lambdas", "logic", "lookup", "maths", "names", "query", "statistics",
           "text"]  # fmt: skip
