from otopsheets.tabs import lookup


def test_a_place_names_the_tab_and_the_row() -> None:
    assert lookup.place("ใบสมัคร", 5) == "ใบสมัคร!5"


def test_the_formula_finds_its_own_row_and_distrusts_a_row_that_moved() -> None:
    assert lookup.result_formula("ใบสมัคร", "B5") == (
        "=IFERROR(IF("
        'TRIM(VLOOKUP("ใบสมัคร!"&ROW(),INDIRECT("\'ผลรายแถว\'!A:C"),2,FALSE))=TRIM(B5&""),'
        'VLOOKUP("ใบสมัคร!"&ROW(),INDIRECT("\'ผลรายแถว\'!A:C"),3,FALSE),""),"")'
    )
