"""Pivot tables show what they sum up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_api_tests.conftest import Rest

SALES = [
    ["tambon", "kind", "amount", "on"],
    ["Sop Prap", "cloth", 100, 1],
    ["Sop Prap", "food", 40, 1],
    ["Samai", "food", 30, 2],
    ["Samai", "food", 50, 2],
    ["Na Yang", "cloth", 20, 2],
]
Json = dict[str, Any]


@pytest.fixture
def shown(rest: Rest, key: str) -> Any:
    """Put a pivot table at G1 over SALES; what it shows."""
    rest.write(key, "A1", SALES)
    source = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 4}

    def put(spec: Json) -> list[list[Any]]:
        start = {"sheetId": 0, "rowIndex": 0, "columnIndex": 6}
        rows = [{"values": [{"pivotTable": {"source": source, **spec}}]}]
        rest.batch(key, {"updateCells": {"start": start, "rows": rows, "fields": "pivotTable"}})
        return rest.values(key, "G1:P20")

    return put


def group(offset: int, **more: Any) -> Json:
    return {"sourceColumnOffset": offset, "showTotals": True, "sortOrder": "ASCENDING", **more}


def value(function: str = "SUM", **more: Any) -> Json:
    return {"sourceColumnOffset": 2, "summarizeFunction": function, **more}


def test_one_group(shown: Any) -> None:
    spec = {"rows": [group(0)], "values": [value(), value("AVERAGE", name="mean")]}
    assert shown(spec) == [
        ["tambon", "SUM of amount", "mean"],
        ["Na Yang", "20", "20"],
        ["Samai", "80", "40"],
        ["Sop Prap", "140", "70"],
        ["Grand Total", "240", "48"],
    ]


def test_groups_in_groups(shown: Any) -> None:
    assert shown({"rows": [group(0, sortOrder="DESCENDING"), group(1)], "values": [value()]}) == [
        ["tambon", "kind", "SUM of amount"],
        ["Sop Prap", "cloth", "100"],
        ["", "food", "40"],
        ["Sop Prap Total", "", "140"],
        ["Samai", "food", "80"],
        ["Samai Total", "", "80"],
        ["Na Yang", "cloth", "20"],
        ["Na Yang Total", "", "20"],
        ["Grand Total", "", "240"],
    ]


def test_columns_and_filters(shown: Any) -> None:
    spec = {"rows": [group(0, showTotals=False)], "columns": [group(1)], "values": [value("COUNTA")]}
    assert shown(
        {**spec, "criteria": {"3": {"visibleValues": ["1", "2"]}, "0": {"visibleValues": ["Samai", "Sop Prap"]}}}
    ) == [
        ["COUNTA of amount", "kind"],
        ["tambon", "cloth", "food", "Grand Total"],
        ["Samai", "", "2", "2"],
        ["Sop Prap", "1", "1", "2"],
    ]


def test_values_below_each_other(shown: Any) -> None:
    spec = {"rows": [group(1, showTotals=False)], "values": [value("MIN"), value("MAX")], "valueLayout": "VERTICAL"}
    assert shown(spec) == [
        ["kind", "Values"],
        ["cloth", "MIN of amount", "20"],
        ["", "MAX of amount", "100"],
        ["food", "MIN of amount", "30"],
        ["", "MAX of amount", "50"],
    ]


def test_a_pivot_table_follows_its_source_and_can_be_removed(rest: Rest, key: str, shown: Any) -> None:
    shown({"rows": [group(0)], "values": [value()]})
    rest.write(key, "C2", [[1000]])
    assert rest.values(key, "G4:H4") == [["Sop Prap", "1040"]]
    start = {"sheetId": 0, "rowIndex": 0, "columnIndex": 6}
    rest.batch(key, {"updateCells": {"start": start, "rows": [{"values": [{}]}], "fields": "pivotTable"}})
    assert rest.values(key, "G1:P20") == []
