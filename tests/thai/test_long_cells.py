from collections.abc import Callable
from typing import Any

import pytest

from otopsheets.thai.dates import read_date, read_dates
from otopsheets.thai.numbers import read_count, read_number, read_span, read_yes_no
from otopsheets.thai.phones import read_phones
from otopsheets.thai.places import locate
from otopsheets.thai.text import key, normal
from tests.thai.outcome import names_the_cell, outcome

READERS: list[Callable[[Any], object]] = [
    normal, key, read_number, read_count, read_span, read_yes_no, read_date, read_dates, read_phones, locate,
]  # fmt: skip


@pytest.mark.parametrize("piece", ["ำ้", "1-", "1 ", "ตำบล ก ", "ตำบลก อำเภอข ", "0812345678 ", "&#8203;", "สอง", "ก "])
@pytest.mark.parametrize("reader", READERS)
def test_a_cell_as_long_as_a_sheet_allows_is_answered(reader: Callable[[Any], object], piece: str) -> None:
    """50,000 letters are the most a cell holds; a reader that tried every way to part them would never end."""
    cell = (piece * 50_000)[:50_000]
    assert names_the_cell(outcome(reader, cell), cell)
