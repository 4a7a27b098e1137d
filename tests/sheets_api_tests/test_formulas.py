"""Formulas are worked out as Sheets works them out, and follow their cells."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets_api.formulas.evaluate import Evaluator, extended
from tests.sheets_api.formulas.kinds import Fault
from tests.sheets_api.formulas.references import renamed, shifted
from tests.sheets_api.formulas.syntax import tokens
from tests.sheets_api.grid.model import EMPTY
from tests.sheets_api.spreadsheets import fresh
from tests.sheets_api.values.entry import raw
from tests.sheets_api_tests.conftest import Rest

#   A        B    C          D
NOW = datetime(2017, 9, 15, 9)  # noqa: DTZ001 - a spreadsheet has no zone
DATA = [
    ["name", "n", "kind", "day"],
    ["Weavers", 3, "cloth", 43000],
    ["Potters", 1, "clay", 43001],
    ["Dyers", 2, "cloth", 43002],
    ["", None, "", None],
]


def work(formula: str) -> object:
    """The value of a formula in F1 of a sheet that holds DATA; a fault as its code."""
    book = fresh.book("book", "Book")
    sheet = book.sheets[0]
    for r, row in enumerate(DATA):
        for c, value in enumerate(row):
            sheet.put(r, c, EMPTY.but(value=raw(value).value))
    sheet.put(0, 5, EMPTY.but(value={"formulaValue": formula}))
    value = Evaluator(book, NOW).cell(sheet, 0, 5)
    return value.code if isinstance(value, Fault) else value


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1+1", 2),
        ("=2+3*4^2", 50),
        ("=-2^2", 4),
        ("=10%", 0.1),
        ("=(1+2)*3", 9),
        ('="a"&1&TRUE', "a1TRUE"),
        ("=1=1", True),
        ('="A"="a"', True),
        ("=2<>2", False),
        ('=1<"a"', True),
        ("=B2*2", 6),
        ("=E9", 0),
        ('=A9&"x"', "x"),
        ("=SUM(B2:B4)", 6),
        ("=SUM(B:B)", 6),
        ("=SUM(B2:B4, 10, TRUE)", 17),
        ("=AVERAGE(B2:B5)", 2),
        ("=MIN(B2:B4)", 1),
        ("=MAX(B2:B4)", 3),
        ("=COUNT(A1:B5)", 3),
        ("=COUNTA(A2:A5)", 3),
        ("=COUNTBLANK(A2:A5)", 1),
        ("=MEDIAN(B2:B4)", 2),
        ("=ROUND(2.345, 2)", 2.35),
        ("=ROUND(-2.5)", -3),
        ("=ROUNDUP(2.01)", 3),
        ("=ROUNDDOWN(2.99)", 2),
        ("=INT(-1.5)", -2),
        ("=MOD(-3, 2)", 1),
        ("=ABS(-3)", 3),
        ('=IF(B2>2, "many", "few")', "many"),
        ("=IF(FALSE, 1)", False),
        ('=IFERROR(1/0, "none")', "none"),
        ("=IFERROR(B2)", 3),
        ('=IFS(B2=1, "one", B2=3, "three")', "three"),
        ('=SWITCH(B2, 1, "one", "other")', "other"),
        ("=AND(TRUE, B2>1)", True),
        ("=OR(FALSE, B2>9)", False),
        ("=NOT(FALSE)", True),
        ("=ISBLANK(A9)", True),
        ("=ISNUMBER(B2)", True),
        ("=ISERROR(1/0)", True),
        ('=CONCATENATE(A2, "-", B2)', "Weavers-3"),
        ('=TEXTJOIN(", ", TRUE, A2:A5)', "Weavers, Potters, Dyers"),
        ("=LEN(A2)", 7),
        ("=UPPER(A2)", "WEAVERS"),
        ("=LEFT(A2, 2)&RIGHT(A2, 1)&MID(A2, 2, 1)", "Wese"),
        ('=TRIM("  a   b ")', "a b"),
        ('=SUBSTITUTE("a-b-c", "-", "+")', "a+b+c"),
        ('=FIND("v", A2)', 4),
        ('=VALUE("1,234.5")', 1234.5),
        ('=TEXT(0.256, "0.0%")', "25.6%"),
        ('=TEXT(D2, "yyyy-mm-dd")', "2017-09-22"),
        ('=REGEXMATCH(A2, "^W")', True),
        ('=REGEXEXTRACT("no. 42", "[0-9]+")', "42"),
        ('=REGEXREPLACE("a1b2", "[0-9]", "")', "ab"),
        ('=VLOOKUP("Potters", A2:C4, 3, FALSE)', "clay"),
        ('=VLOOKUP("absent", A2:C4, 3, FALSE)', "#N/A"),
        ('=HLOOKUP("n", A1:D4, 3, FALSE)', 1),
        ('=MATCH("Dyers", A1:A5, 0)', 4),
        ("=INDEX(A1:C4, 3, 1)", "Potters"),
        ('=INDEX(C1:C4, MATCH("Dyers", A1:A4, 0))', "cloth"),
        ('=XLOOKUP("Dyers", A2:A4, B2:B4)', 2),
        ('=COUNTIF(C2:C4, "cloth")', 2),
        ('=COUNTIF(A2:A4, "*ers")', 3),
        ('=SUMIF(C2:C4, "cloth", B2:B4)', 5),
        ('=SUMIFS(B2:B4, C2:C4, "cloth", B2:B4, ">2")', 3),
        ('=AVERAGEIF(B2:B4, ">1")', 2.5),
        ("=SUMPRODUCT(B2:B4, B2:B4)", 14),
        ('=SUMPRODUCT((C2:C4="cloth")*B2:B4)', 5),
        ('=SUM(FILTER(B2:B4, C2:C4="cloth"))', 5),
        ("=INDEX(SORT(A2:A4), 1)", "Dyers"),
        ("=ROWS(UNIQUE(C2:C4))", 2),
        ("=COUNTA(SPLIT(\"a,b,c\", \",\"))", 3),
        ("=SUM({1, 2; 3, 4})", 10),
        ("=SUM(ARRAYFORMULA(B2:B4*2))", 12),
        ("=TODAY()", 42993),
        ("=YEAR(D2)", 2017),
        ("=DATE(2017, 9, 15)", 42993),
        ("=EDATE(DATE(2017, 1, 31), 1)", 42794),
        ("=DATEDIF(DATE(2017,1,1), DATE(2018,3,1), \"M\")", 14),
        ("=WEEKDAY(DATE(2017, 9, 15))", 6),
        ("=ROW()", 1),
        ("=COLUMN(C4)", 3),
        ('=INDIRECT("B2")', 3),
        ("=OFFSET(A1, 1, 1)", 3),
        ("=CHOOSE(2, 10, 20)", 20),
        ('=HYPERLINK("https://example.com", "label")', "label"),
        ("=SEQUENCE(2)", 1),
    ],
)  # fmt: skip
def test_formulas(formula: str, value: object) -> None:
    assert work(formula) == value


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("=1/0", "#DIV/0!"),
        ("=NOSUCH(1)", "#NAME?"),
        ("=nosuchname", "#NAME?"),
        ('="a"+1', "#VALUE!"),
        ("=Nowhere!A1", "#REF!"),
        ("=#REF!+1", "#REF!"),
        ("=F1", "#REF!"),
        ("=1+", "#ERROR!"),
        ("=(1", "#ERROR!"),
        ("=SQRT(-1)", "#NUM!"),
        ("=AVERAGE(A2:A4)", "#DIV/0!"),
        ("=LEN()", "#N/A"),
        ("=NA()", "#N/A"),
    ],
)
def test_faults(formula: str, code: str) -> None:
    assert work(formula) == code


def test_faults_are_told_in_cells(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["=1/0"]])
    mask = "sheets.data.rowData.values(effectiveValue,formattedValue)"
    data = rest.ok("GET", f"https://sheets.googleapis.com/v4/spreadsheets/{key}", ranges="A1", fields=mask)
    assert data["sheets"][0]["data"][0]["rowData"][0]["values"] == [
        {
            "effectiveValue": {
                "errorValue": {
                    "type": "DIVIDE_BY_ZERO",
                    "message": "Function DIVIDE parameter 2 cannot be zero.",
                }
            },
            "formattedValue": "#DIV/0!",
        }
    ]


def test_arrays_spill_unless_something_is_in_the_way(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[1], [2], [3]])
    rest.write(key, "C1", [["=ARRAYFORMULA(A1:A3*10)"]])
    assert rest.values(key, "C1:C3") == [["10"], ["20"], ["30"]]
    rest.write(key, "D1", [["=SUM(C1:C3)"]])
    assert rest.values(key, "D1") == [["60"]]
    rest.write(key, "C2", [["here"]])
    assert rest.values(key, "C1:C3") == [["#REF!"], ["here"]]


def test_references_follow_rows_and_columns(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[1, 2], [3, 4], ["=SUM(A1:B2)", "=$A$2*2"]])
    place = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    rest.batch(key, {"insertDimension": {"range": place}})
    assert rest.values(key, "A4:B4", valueRenderOption="FORMULA") == [["=SUM(A1:B3)", "=$A$3*2"]]
    rest.batch(key, {"deleteDimension": {"range": {**place, "startIndex": 2, "endIndex": 3}}})
    assert rest.values(key, "A3:B3", valueRenderOption="FORMULA") == [["=SUM(A1:B2)", "=#REF!*2"]]
    columns = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    rest.batch(key, {"insertDimension": {"range": columns}})
    assert rest.values(key, "B3", valueRenderOption="FORMULA") == [["=SUM(B1:C2)"]]


def test_references_follow_sheets(rest: Rest, key: str) -> None:
    (reply,) = rest.batch(key, {"addSheet": {"properties": {"title": "Old"}}})
    sheet = reply["addSheet"]["properties"]["sheetId"]
    rest.write(key, "Old!A1", [[5]])
    rest.write(key, "Sheet1!A1", [["=Old!A1+1"]])
    rename = {"properties": {"sheetId": sheet, "title": "New one"}, "fields": "title"}
    rest.batch(key, {"updateSheetProperties": rename})
    assert rest.values(key, "Sheet1!A1", valueRenderOption="FORMULA") == [["='New one'!A1+1"]]
    assert rest.values(key, "Sheet1!A1") == [["6"]]
    rest.batch(key, {"deleteSheet": {"sheetId": sheet}})
    assert rest.values(key, "Sheet1!A1") == [["#REF!"]]


@pytest.mark.parametrize(
    ("formula", "down", "across", "moved"),
    [
        ("=A1+$A$1+A$1+$A1", 1, 1, "=B2+$A$1+B$1+$A2"),
        ("=SUM(A:A)&'My Sheet'!B2:C3", 0, 2, "=SUM(C:C)&'My Sheet'!D2:E3"),
        ("=A1", -1, 0, "=#REF!"),
        ('="A1"&A1', 1, 0, '="A1"&A2'),
    ],
)
def test_copied_formulas_shift(formula: str, down: int, across: int, moved: str) -> None:
    assert shifted(formula, down, across) == moved


def test_renaming_leaves_text_alone() -> None:
    assert renamed('=Old!A1&"Old!A1"', "Old", "New") == '=New!A1&"Old!A1"'


@given(st.lists(st.sampled_from(["A1", "$B$2", "'x y'!C3:D4", '"a""b"', "+", " ", "12.5", "SUM", "(", ")", ",", "é"])))
def test_tokens_join_to_the_text_they_came_from(parts: list[str]) -> None:
    text = " ".join(parts)
    assert "".join(token for _, token in tokens(text)) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_computed_numbers_become_extended_values(number: float) -> None:
    assert extended(number) == {"numberValue": number}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=LET(x, 2, y, x * 3, x + y)", 8.0),
        ("=LET(stalls, B2:B4, SUM(stalls) / COUNT(stalls))", 2.0),
        ("=LAMBDA(x, y, x & y)(1, 2)", "12"),
        ("=LET(double, LAMBDA(x, x * 2), double(double(5)))", 20.0),
        ("=LET(x, 1, LET(x, 5, x) + x)", 6.0),
        ("=SUM(MAP(B2:B4, LAMBDA(n, n * n)))", 14.0),
        ("=REDUCE(10, B2:B4, LAMBDA(sum, n, sum + n))", 16.0),
        ('=JOIN("-", SCAN(0, B2:B4, LAMBDA(sum, n, sum + n)))', "3-4-6"),
        ('=JOIN("-", BYROW(B2:B4, LAMBDA(row, MAX(row) + 1)))', "4-2-3"),
        ("=SUM(BYCOL(B2:B4, LAMBDA(column, MIN(column))))", 1.0),
        ("=SUM(MAKEARRAY(2, 3, LAMBDA(r, c, r * c)))", 18.0),
        ("=LAMBDA(x, x)", "#N/A"),
        ("=LAMBDA(x, x)(1, 2)", "#N/A"),
        ("=LET(1, 2, 3)", "#NAME?"),
        ("=MAP(B2:B4, 5)", "#N/A"),
        ("=MAP(B2:B4, C2:C3, LAMBDA(a, b, a))", "#N/A"),
        ("=BYROW(B2:C4, LAMBDA(row, row))", "#N/A"),
        ("=LET(x, 1/0, IFERROR(x, 7))", 7.0),
        ("=LET(x, 1/0, x + 1)", "#DIV/0!"),
    ],
)
def test_names_and_lambdas(formula: str, value: object) -> None:
    assert work(formula) == value


def test_what_a_lambda_maps_spills(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [[1, 2], [3, 4]])
    rest.write(key, "D1", [["=MAP(A1:B2, LAMBDA(n, n * 10))"]])
    assert rest.values(key, "D1:E2") == [["10", "20"], ["30", "40"]]
