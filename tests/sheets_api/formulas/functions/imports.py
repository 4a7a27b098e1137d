"""Functions that fetch: IMPORTDATA, IMPORTFEED, IMPORTHTML, IMPORTXML, IMPORTRANGE, GOOGLEFINANCE.

Nothing is ever fetched. A cell shows what Google shows when an address cannot be reached, or when nobody has yet
allowed one spreadsheet to read another; only a spreadsheet's own cells can be imported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.sheets_api.formulas.functions.registry import scalar, whole
from tests.sheets_api.formulas.kinds import Scalar, Stop, Value, stop, text

if TYPE_CHECKING:
    from tests.sheets_api.formulas.evaluate import Context

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s/]+", re.IGNORECASE)
_KEY = re.compile(r"/spreadsheets/d/([\w-]+)")
_WHOLE_KEY = re.compile(r"[\w-]{20,}\Z")


def _unreachable(url: str) -> Stop:
    """``#N/A``, in the words of a server that does not answer."""
    if not url:
        return stop("#N/A", "Url parameter cannot be empty.")
    address = url if "://" in url else f"http://{url}"
    if not _ADDRESS.match(address):
        return stop("#N/A", "Resource at url not found.")
    return stop("#N/A", f"Could not fetch url: {url}")


@scalar("IMPORTDATA", least=1, most=3)
def importdata(_context: Context, url: Value, *_how: Value) -> Scalar:
    raise _unreachable(text(url))


@scalar("IMPORTFEED", least=1, most=4)
def importfeed(_context: Context, url: Value, *_what: Value) -> Scalar:
    raise _unreachable(text(url))


@scalar("IMPORTHTML", least=2, most=4)
def importhtml(_context: Context, url: Value, kind: Value, *_where: Value) -> Scalar:
    if text(kind).casefold() not in {"list", "table"}:
        raise stop("#VALUE!", 'Function IMPORTHTML parameter 2 value should be "list" or "table".')
    raise _unreachable(text(url))


@scalar("IMPORTXML", least=2, most=3)
def importxml(_context: Context, url: Value, path: Value, *_locale: Value) -> Scalar:
    if not text(path).strip():
        raise stop("#N/A", "XPath query cannot be empty.")
    raise _unreachable(text(url))


@whole("IMPORTRANGE", least=2, most=2)
def importrange(context: Context, url: Value, area: Value) -> Value:
    """Another spreadsheet is read only after a person clicked to allow it, which no call of the API can do."""
    asked = text(url)
    found = _KEY.search(asked)
    key = found[1] if found else asked
    if not _WHOLE_KEY.match(key):
        raise stop("#REF!", "Spreadsheet cannot be found.")
    if key != context.evaluator.book.id:
        raise stop("#REF!", "You need to connect these sheets.")
    try:
        return context.indirect(text(area))
    except Stop:
        raise stop("#REF!", "Cannot find range or sheet for imported range.") from None


@scalar("GOOGLEFINANCE", least=1, most=5)
def googlefinance(_context: Context, ticker: Value, *_what: Value) -> Scalar:
    symbol = text(ticker)
    raise stop("#N/A", f"When evaluating GOOGLEFINANCE, the query for the symbol: '{symbol}' returned no data.")
