"""Functions that fetch show what Google shows when nothing can be fetched, and never open the network."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from tests.sheets_api_tests.conftest import SHEETS, Rest

OTHER = "1abcdefghijklmnopqrstuvwxyz0123456789"


def cell(rest: Rest, key: str, formula: str, place: str = "A1") -> Any:
    rest.write(key, place, [[formula]])
    fields = "sheets.data.rowData.values(effectiveValue,formattedValue)"
    data = rest.ok("GET", f"{SHEETS}/{key}", ranges=place, fields=fields)["sheets"][0]["data"][0]
    return data["rowData"][0]["values"][0] if "rowData" in data else {}


@pytest.mark.parametrize(
    ("formula", "kind", "message"),
    [
        ('=IMPORTXML("https://example.com/a","//b")', "N_A", "Could not fetch url: https://example.com/a"),
        ('=IMPORTHTML("http://example.com","table",1)', "N_A", "Could not fetch url: http://example.com"),
        ('=IMPORTDATA("example.com/x.csv")', "N_A", "Could not fetch url: example.com/x.csv"),
        ('=IMPORTFEED("https://example.com/feed")', "N_A", "Could not fetch url: https://example.com/feed"),
        ('=IMPORTDATA("")', "N_A", "Url parameter cannot be empty."),
        ('=IMPORTXML("https://example.com","")', "N_A", "XPath query cannot be empty."),
        ('=IMPORTHTML("https://example.com","row",1)', "VALUE",
         'Function IMPORTHTML parameter 2 value should be "list" or "table".'),
        (f'=IMPORTRANGE("{OTHER}","A1:B2")', "REF", "You need to connect these sheets."),
        (f'=IMPORTRANGE("https://docs.google.com/spreadsheets/d/{OTHER}/edit","A1")', "REF",
         "You need to connect these sheets."),
        ('=IMPORTRANGE("nothing","A1")', "REF", "Spreadsheet cannot be found."),
        ('=GOOGLEFINANCE("XYZ")', "N_A",
         "When evaluating GOOGLEFINANCE, the query for the symbol: 'XYZ' returned no data."),
    ],
)  # fmt: skip
def test_what_cannot_be_fetched(
    rest: Rest, key: str, formula: str, kind: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    original = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more: asked.append(host) or original(host, *more))
    found = cell(rest, key, formula)
    assert found["effectiveValue"] == {"errorValue": {"type": kind, "message": message}}
    assert found["formattedValue"] == {"N_A": "#N/A", "REF": "#REF!", "VALUE": "#VALUE!"}[kind]
    assert set(asked) <= {"127.0.0.1"}
    assert rest.values(key, "A1", valueRenderOption="FORMULA") == [[formula]]


def test_a_formula_can_tell_that_nothing_came(rest: Rest, key: str) -> None:
    assert cell(rest, key, '=IFERROR(IMPORTDATA("https://example.com"),"offline")')["formattedValue"] == "offline"


def test_a_spreadsheet_can_import_from_itself(rest: Rest, key: str) -> None:
    rest.write(key, "D1", [["กลุ่ม", 1], ["ผ้า", 2]])
    rest.write(key, "A1", [[f'=IMPORTRANGE("{key}","Sheet1!D1:E2")']])
    assert rest.values(key, "A1:B2") == [["กลุ่ม", "1"], ["ผ้า", "2"]]
    assert cell(rest, key, f'=IMPORTRANGE("{key}","Nowhere!A1")', "A5")["effectiveValue"]["errorValue"] == {
        "type": "REF",
        "message": "Cannot find range or sheet for imported range.",
    }


@pytest.mark.parametrize("formula", ['=IMAGE("https://example.com/a.png")', "=SPARKLINE(D1:D3)"])
def test_a_cell_that_shows_a_picture_has_no_value(rest: Rest, key: str, formula: str) -> None:
    assert cell(rest, key, formula) == {}
    assert rest.values(key, "A1") == []
