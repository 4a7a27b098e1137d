"""The query language, on a table of invented stalls."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_api.formulas.query.language import QueryError, parse
from tests.sheets_api.formulas.query.run import Frame, Head, run
from tests.sheets_api_tests.conftest import Rest

HEADS = [Head("A", "group", "string"), Head("B", "tambon", "string"), Head("C", "stalls", "number"),
         Head("D", "on", "date"), Head("E", "power", "boolean")]  # fmt: skip
ROWS = [
    ("Weavers", "Sop Prap", 2.0, 42993.0, True),
    ("Potters", "Samai", 1.0, 42994.0, False),
    ("Cooks", "Sop Prap", 3.0, None, True),
    ("Smiths", None, 5.0, 43010.0, False),
]


def ask(text: str) -> list[tuple[Any, ...]]:
    return run(parse(text), Frame(HEADS, list(ROWS), 43000.5)).rows


def heads(text: str) -> list[str]:
    return [head.label for head in run(parse(text), Frame(HEADS, list(ROWS))).heads]


@pytest.mark.parametrize(
    ("condition", "groups"),
    [
        ("C > 1 and E = true", ["Weavers", "Cooks"]),
        ("not (C > 1 or A = 'Potters')", []),
        ("(C + 1) * 2 >= 8", ["Cooks", "Smiths"]),
        ("B is null", ["Smiths"]),
        ("B is not null and C <> 2", ["Potters", "Cooks"]),
        ("B = ''", []),  # nothing is not an empty text, and equal to none
        ('A contains "oo"', ["Cooks"]),
        ("A starts with 'W' or A ends with 'rs'", ["Weavers", "Potters"]),
        ("A matches '.*e.*s'", ["Weavers", "Potters"]),
        ("A like 'Co%' or A like '_otters'", ["Potters", "Cooks"]),
        ("D >= date '2017-09-16'", ["Potters", "Smiths"]),
        ("month(D) = 8 and day(D) = 15", ["Weavers"]),  # months count from zero
        ("dateDiff(D, date '2017-09-15') = 1", ["Potters"]),
        ("upper(B) = 'SAMAI'", ["Potters"]),
        ("D < now() and E = true", ["Weavers"]),
    ],
)
def test_conditions(condition: str, groups: list[str]) -> None:
    assert [row[0] for row in ask(f"select A where {condition}")] == groups


def test_order_and_pages() -> None:
    assert [row[0] for row in ask("select A order by B, C desc")] == ["Smiths", "Potters", "Cooks", "Weavers"]
    assert ask("select A order by C desc limit 2 offset 1") == [("Cooks",), ("Weavers",)]
    assert ask("select A skipping 2") == [("Weavers",), ("Cooks",)]
    assert ask("") == ROWS == ask("select *")


def test_sums() -> None:
    assert ask("select B, sum(C), count(A) group by B") == [
        (None, 5.0, 1.0),
        ("Samai", 1.0, 1.0),
        ("Sop Prap", 5.0, 2.0),
    ]
    assert ask("select max(A), min(D), avg(C), count(D)") == [("Weavers", 42993.0, 2.75, 3.0)]
    assert ask("select sum(C) where A = 'nobody'") == [(None,)]
    assert ask("select B, sum(C) where B is not null group by B order by sum(C) desc label sum(C) ''") == [
        ("Sop Prap", 5.0),
        ("Samai", 1.0),
    ]


def test_pivot() -> None:
    assert heads("select B, sum(C) where B is not null group by B pivot E") == ["tambon", "false", "true"]
    assert ask("select B, sum(C) where B is not null group by B pivot E") == [
        ("Samai", 1.0, None),
        ("Sop Prap", None, 5.0),
    ]


def test_headings() -> None:
    assert heads("select A, sum(C), C/2 group by A, C/2") == ["group", "sum stalls", "quotient(stalls2)"]
    assert heads("select A, C label A 'กลุ่ม', C ''") == ["กลุ่ม", ""]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("select Z", "NO_COLUMN: Z"),
        ("select A, sum(C)", "ADD_COL_TO_GROUP_BY_OR_AGG: A"),
        ("select sum(A)", "AVG_SUM_ONLY_NUMERIC"),
        ("selekt A", "PARSE_ERROR"),
        ("select A where", "PARSE_ERROR"),
        ("select A where D > date '15/9/2560'", "Invalid date literal"),
        ("select A where A matches '('", "Invalid regular expression"),
        ("select frob(A)", "Function frob is not known"),
        ("select A;", "PARSE_ERROR"),
    ],
)
def test_queries_that_cannot_be_answered(text: str, complaint: str) -> None:
    with pytest.raises(QueryError, match=complaint.replace("(", r"\(")):
        ask(text)


def test_the_function_spills_with_its_headings(rest: Rest, key: str) -> None:
    rest.write(key, "A1", [["group", "stalls"], ["Weavers", 2], ["Potters", 1]])
    rest.write(key, "D1", [["=QUERY(A1:B3, \"select A, B*10 where B > 1 label B*10 'ten'\", 1)"]])
    assert rest.values(key, "D1:E9") == [["group", "ten"], ["Weavers", "20"]]
    rest.write(key, "D1", [['=QUERY({1,2;3,4}, "select Col2 where Col1 = 3")']])
    assert rest.values(key, "D1:E9") == [["4"]]
    for query, code in (("select Q", "#VALUE!"), ("select A where B > 9 label A ''", "#N/A")):
        rest.write(key, "D1", [[f'=QUERY(A2:B3, "{query}", 0)']])
        assert rest.values(key, "D1") == [[code]]
