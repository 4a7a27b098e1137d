"""Where the ผล cell beside a row of the registry finds what came of that row.

One generated tab, kept out of sight, answers for every input tab: its rows are *place*, *as typed*, *result*.
A place is `ใบสมัคร!5`: the tab's title in the schema and the row number. *As typed* is the row's name when it
was judged, so that a row which has moved since shows nothing instead of somebody else's result.
"""

TITLE = "ผลรายแถว"
"""Title of the tab; the same in every language, because formulas name it."""
FIRST_ROW = 2
"""Row 1 is the header."""
PLACE, TYPED, RESULT = "A", "B", "C"
"""Its columns."""
NAMED_BY = {"groups": "name", "products": "name", "applications": "group"}
"""The input tabs that have results, and the column whose text *as typed* repeats."""


def place(title: str, row: int) -> str:
    """Return the place of a row of an input tab, by the tab's title in the schema."""
    return f"{title}!{row}"


def result_formula(title: str, typed_cell: str) -> str:
    """Return the formula of a ผล cell: what came of its own row, or nothing.

    `typed_cell` is the cell of the same row that names it (`B5`). The tab is named indirectly, so that a
    workbook which does not have it (yet) shows an empty cell and no error.
    """
    table = f"INDIRECT(\"'{TITLE}'!{PLACE}:{RESULT}\")"
    found = f'VLOOKUP("{title}!"&ROW(),{table}'
    return f'=IFERROR(IF(TRIM({found},2,FALSE))=TRIM({typed_cell}&""),{found},3,FALSE),""),"")'
