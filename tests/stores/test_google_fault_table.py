"""Every fault at every call, as docs/google-faults.md tells it."""

import pytest

from tests.stores.fault_table import CALLS, PAGE, TROUBLES, happen, head, line, usual


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.en)
def test_the_promise_holds_at_every_call_and_the_page_tells_what_happens(sheets_api, trouble) -> None:
    outcomes = [happen(sheets_api, trouble, call, usual(sheets_api, call)) for call in CALLS]
    broken = {call.name: outcome for call, outcome in zip(CALLS, outcomes, strict=True) if not outcome.holds}
    assert broken == {}
    assert line(trouble, outcomes) in PAGE.read_text(encoding="utf-8"), "run: python -m tests.stores.fault_table"


def test_the_page_has_a_row_for_every_fault_and_a_column_for_every_call() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.startswith(head())
    assert page.count("\n") == head().count("\n") + len(TROUBLES)
