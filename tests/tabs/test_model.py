from dataclasses import replace

import pytest

from otopsheets.tabs.model import Cell, Look, Tab, values_fingerprint
from tests.tabs.fair import small_fair

TAB = Tab("k", "t", ((Cell("ก", Look(bold=True)), Cell(1)),), widths=(3.0,), heights={0: 20.0})


def test_the_same_tab_has_the_same_fingerprint_and_any_other_has_not() -> None:
    others = [
        replace(TAB, cells=((Cell("ข", Look(bold=True)), Cell(1)),)),
        replace(TAB, cells=((Cell("ก"), Cell(1)),)),
        replace(TAB, widths=(4.0,)),
        replace(TAB, one_page=True),
        replace(TAB, hidden=True),
    ]
    assert replace(TAB).fingerprint == TAB.fingerprint
    assert len({TAB.fingerprint, *(other.fingerprint for other in others)}) == len(others) + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [([["ก", 1]], [["ก", 1.0, None], [""]]), ([["ก\nข"]], [["ก\r\nข", ""]]), ([], [[None]]), ([[2.5]], [[2.5]])],
)
def test_what_reads_the_same_is_the_same(one: list[list[object]], other: list[list[object]]) -> None:
    assert values_fingerprint(one) == values_fingerprint(other)


def test_a_changed_value_is_another() -> None:
    assert values_fingerprint([["ก", 1]]) != values_fingerprint([["ก", 2]])
    assert values_fingerprint([["", "ก"]]) != values_fingerprint([["ก"]])


def test_results_without_a_plan_have_no_stalls() -> None:
    assert replace(small_fair(), plan=None).stalls == {}
