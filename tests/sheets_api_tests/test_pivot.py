"""Pivot tables show what they sum up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_api_tests.conftest import SHEETS, Rest

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


def test_values_below_each_other_beside_columns(shown: Any) -> None:
    spec = {"rows": [group(3)], "columns": [group(1)], "values": [value(), value("MAX")], "valueLayout": "VERTICAL"}
    assert shown(spec) == [
        ["", "", "kind"],
        ["on", "Values", "cloth", "food", "Grand Total"],
        ["1", "SUM of amount", "100", "40", "140"],
        ["", "MAX of amount", "100", "40", "100"],
        ["2", "SUM of amount", "20", "80", "100"],
        ["", "MAX of amount", "20", "50", "50"],
        ["Grand Total", "SUM of amount", "120", "120", "240"],
        ["", "MAX of amount", "100", "50", "100"],
    ]


def test_a_pivot_table_follows_its_source_and_can_be_removed(rest: Rest, key: str, shown: Any) -> None:
    shown({"rows": [group(0)], "values": [value()]})
    rest.write(key, "C2", [[1000]])
    assert rest.values(key, "G4:H4") == [["Sop Prap", "1040"]]
    start = {"sheetId": 0, "rowIndex": 0, "columnIndex": 6}
    rest.batch(key, {"updateCells": {"start": start, "rows": [{"values": [{}]}], "fields": "pivotTable"}})
    assert rest.values(key, "G1:P20") == []


def test_numbers_look_like_those_of_their_column(rest: Rest, key: str, shown: Any) -> None:
    money = {"numberFormat": {"type": "CURRENCY", "pattern": '"฿"#,##0'}}
    day = {"numberFormat": {"type": "DATE", "pattern": "d/m/yyyy"}}
    for column, look in ((2, money), (3, day)):
        place = {
            "sheetId": 0,
            "startRowIndex": 1,
            "endRowIndex": 6,
            "startColumnIndex": column,
            "endColumnIndex": column + 1,
        }
        rest.batch(
            key, {"repeatCell": {"range": place, "cell": {"userEnteredFormat": look}, "fields": "userEnteredFormat"}}
        )
    assert shown({"rows": [group(3, showTotals=False)], "values": [value(), value("COUNT")]}) == [
        ["on", "SUM of amount", "COUNT of amount"],
        ["31/12/1899", "฿140", "2"],
        ["1/1/1900", "฿100", "3"],
    ]


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (
            "PERCENT_OF_GRAND_TOTAL",
            [["41.67%", "16.67%", "58.33%"], ["8.33%", "33.33%", "41.67%"], ["50.00%", "50.00%", "100.00%"]],
        ),
        (
            "PERCENT_OF_ROW_TOTAL",
            [["71.43%", "28.57%", "100.00%"], ["20.00%", "80.00%", "100.00%"], ["50.00%", "50.00%", "100.00%"]],
        ),
        (
            "PERCENT_OF_COLUMN_TOTAL",
            [["83.33%", "33.33%", "58.33%"], ["16.67%", "66.67%", "41.67%"], ["100.00%", "100.00%", "100.00%"]],
        ),
    ],
)
def test_shares_of_a_total(shown: Any, kind: str, cells: list[list[str]]) -> None:
    spec = {"rows": [group(3)], "columns": [group(1)], "values": [value(calculatedDisplayType=kind)]}
    # cloth: 100 on day 1, 20 on day 2; food: 40 and 80
    assert [row[1:] for row in shown(spec)[2:]] == cells


def test_calculated_fields(rest: Rest, key: str, shown: Any) -> None:
    rest.write(key, "D1", [["stalls used"]])
    values = [
        {"formula": "=amount/'stalls used'", "summarizeFunction": "SUM"},
        {"formula": "=MAX(amount)-MIN(amount)", "summarizeFunction": "CUSTOM", "name": "spread"},
        {"formula": "=nothing+1", "summarizeFunction": "CUSTOM"},
    ]
    assert shown({"rows": [group(1, showTotals=False)], "values": values}) == [
        ["kind", "Calculated Field 1", "spread", "Calculated Field 3"],
        ["cloth", "40", "80", "#NAME?"],
        ["food", "24", "20", "#NAME?"],
    ]


def test_groups_made_by_hand(shown: Any) -> None:
    rule = {"manualRule": {"groups": [{"groupName": {"stringValue": "north"},
                                       "items": [{"stringValue": "Sop Prap"}, {"stringValue": "Samai"}]}]}}  # fmt: skip
    assert shown({"rows": [group(0, groupRule=rule, label="part")], "values": [value()]}) == [
        ["part", "SUM of amount"],
        ["Na Yang", "20"],
        ["north", "220"],
        ["Grand Total", "240"],
    ]


def test_groups_of_one_size(shown: Any) -> None:
    rule = {"histogramRule": {"interval": 20, "start": 30, "end": 70}}
    assert shown({"rows": [group(2, groupRule=rule, showTotals=False)], "values": [value("COUNT")]}) == [
        ["Grouped amount", "COUNT of amount"],
        ["< 30", "1"],
        ["30-50", "2"],
        ["50-70", "1"],
        ["> 70", "1"],
    ]


@pytest.mark.parametrize(
    ("kind", "heads"),
    [
        ("YEAR", ["2016", "2017"]),
        ("YEAR_MONTH", ["2016-Nov", "2017-Jan", "2017-Sep"]),
        ("MONTH", ["Jan", "Sep", "Nov"]),
        ("QUARTER", ["Q1", "Q3", "Q4"]),
        ("YEAR_QUARTER", ["2016 Q4", "2017 Q1", "2017 Q3"]),
        ("YEAR_MONTH_DAY", ["2016-11-20", "2017-01-05", "2017-09-17", "2017-09-18"]),
        ("DAY_OF_WEEK", ["Sunday", "Monday", "Thursday"]),
        ("DAY_MONTH", ["5-Jan", "17-Sep", "18-Sep", "20-Nov"]),
        ("DAY_OF_MONTH", ["5", "17", "18", "20"]),
        ("DAY_OF_YEAR", ["5", "260", "261", "325"]),
        ("HOUR_MINUTE", ["0:00", "8:05", "19:45"]),
        ("HOUR_MINUTE_AMPM", ["12:00 AM", "8:05 AM", "7:45 PM"]),
        ("HOUR", ["0", "8", "19"]),
        ("MINUTE", ["0", "5", "45"]),
        ("SECOND", ["0"]),
    ],
)
def test_groups_of_dates(rest: Rest, key: str, shown: Any, kind: str, heads: list[str]) -> None:
    days = ["2017-09-17 19:45", "2017-09-18", "2017-01-05 8:05", "2016-11-20", "2017-09-17"]
    rest.write(key, "D2", [[day] for day in days])
    rule = {"dateTimeRule": {"type": kind}}
    found = shown({"rows": [group(3, groupRule=rule, showTotals=False)], "values": [value("COUNT")]})
    assert [row[0] for row in found[1:]] == heads
    assert sum(int(row[1]) for row in found[1:]) == 5


def test_months_are_named_as_the_locale_does(rest: Rest, key: str, shown: Any) -> None:
    thai = {"properties": {"locale": "th_TH"}, "fields": "locale"}
    rest.batch(key, {"updateSpreadsheetProperties": thai})
    rest.write(key, "D2", [["2017-09-17"]] * 5)
    found = shown({"rows": [group(3, groupRule={"dateTimeRule": {"type": "YEAR_MONTH"}})], "values": [value("COUNT")]})
    assert found[1] == ["2017-ก.ย.", "5"]


def test_groups_in_the_order_of_a_value_and_no_more_than_asked(shown: Any) -> None:
    best = {"valueBucket": {"valuesIndex": 0}, "sortOrder": "DESCENDING", "groupLimit": {"countLimit": 2}}
    assert shown({"rows": [group(0, showTotals=False, **best)], "values": [value()]}) == [
        ["tambon", "SUM of amount"],
        ["Sop Prap", "140"],
        ["Samai", "80"],
    ]
    by_food = {"valueBucket": {"buckets": [{"stringValue": "food"}]}, "sortOrder": "DESCENDING", "showTotals": False}
    spec = {"rows": [group(0, **by_food)], "columns": [group(1, showTotals=False)], "values": [value()]}
    assert [row[0] for row in shown(spec)[2:]] == ["Samai", "Sop Prap", "Na Yang"]


def test_headings_are_repeated_or_folded_away(shown: Any) -> None:
    folded = {"valueMetadata": [{"value": {"stringValue": "Samai"}, "collapsed": True}]}
    rows = [group(0, showTotals=False, repeatHeadings=True, **folded), group(1)]
    assert shown({"rows": rows, "values": [value()]}) == [
        ["tambon", "kind", "SUM of amount"],
        ["Na Yang", "cloth", "20"],
        ["Samai", "", "80"],
        ["Sop Prap", "cloth", "100"],
        ["Sop Prap", "food", "40"],
    ]


def test_filters_by_condition_are_told_both_ways(rest: Rest, key: str, shown: Any) -> None:
    more = {"condition": {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "35"}]}, "visibleByDefault": True}
    spec = {"rows": [group(0)], "values": [value()], "filterSpecs": [{"columnOffsetIndex": 2, "filterCriteria": more}]}
    assert shown(spec) == [
        ["tambon", "SUM of amount"],
        ["Samai", "50"],
        ["Sop Prap", "140"],
        ["Grand Total", "190"],
    ]
    fields = "sheets.data.rowData.values.pivotTable(source,criteria,filterSpecs)"
    data = rest.ok("GET", f"{SHEETS}/{key}", ranges="G1", fields=fields)["sheets"][0]["data"][0]
    assert data["rowData"][0]["values"][0]["pivotTable"] == {
        "source": {"startRowIndex": 0, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 4},
        "criteria": {"2": more},
        "filterSpecs": [{"filterCriteria": more, "columnOffsetIndex": 2}],
    }


def test_no_cell_a_pivot_table_fills_can_be_merged(rest: Rest, key: str, shown: Any) -> None:
    shown({"rows": [group(0)], "values": [{"sourceColumnOffset": 2, "summarizeFunction": "SUM"}]})
    within = {"sheetId": 0, "startRowIndex": 2, "endRowIndex": 3, "startColumnIndex": 6, "endColumnIndex": 8}
    merge = {"mergeCells": {"range": within, "mergeType": "MERGE_ALL"}}
    assert "You can't merge cells that are part of a pivot table." in rest.batch_error(key, merge)
    below = within | {"startRowIndex": 10, "endRowIndex": 11}
    rest.batch(key, {"mergeCells": {"range": below, "mergeType": "MERGE_ALL"}})
