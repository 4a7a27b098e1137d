from dataclasses import replace
from datetime import date

import pytest

from otopsheets.registry.sheets import Row
from otopsheets.tabs import Entry, log_tab
from otopsheets.tabs.log import MOST
from otopsheets.tabs.model import Tab
from otopsheets.wording import Lang
from tests.tabs.fair import TODAY, small_fair

SMALL = small_fair()
ENTRY = SMALL.entry
assert ENTRY is not None


def made(previous: list[Row], entry: Entry | None, lang: Lang = "th") -> Tab:
    return log_tab(previous, entry, SMALL.fair, TODAY, lang)


def days(tab: Tab) -> list[object]:
    return [row[0] for row in tab.values[tab.repeated :]]


def test_the_newest_stands_first_and_the_rest_as_it_was() -> None:
    first = made([], replace(ENTRY, on=date(2017, 8, 28), plan=""))
    second = made(list(first.values), ENTRY)
    assert days(second) == ["๑ กันยายน ๒๕๖๐", "๒๘ สิงหาคม ๒๕๖๐"]
    assert second.cells[-1] == first.cells[-1]


def test_without_an_entry_the_log_stays_as_it_was() -> None:
    first = made([], ENTRY)
    assert made(list(first.values), None).cells == first.cells


def test_a_log_read_from_a_file_is_the_log_written() -> None:
    first = made([], ENTRY)
    read: list[Row] = [
        [float(v) if isinstance(v, int) else "" if v is None else v for v in row] for row in first.values
    ]
    assert made([*read, ["", ""]], None).cells == first.cells


def test_a_day_that_a_person_typed_stays_readable_and_short_rows_are_filled() -> None:
    header = made([], ENTRY).values[3]
    assert made([header, [date(2017, 8, 1), "2560-09", True, 1.5]], None).values[-1][:5] == [
        "2017-08-01",
        "2560-09",
        True,
        1.5,
        None,
    ]


def test_a_change_of_language_keeps_the_rows() -> None:
    thai = made([], ENTRY)
    assert days(made(list(thai.values), ENTRY, "en")) == ["2017-09-01", "๑ กันยายน ๒๕๖๐"]


def test_the_log_never_grows_beyond_its_limit() -> None:
    rows: list[Row] = [["วันที่"], *([f"วัน {number}"] for number in range(MOST + 50))]
    kept = days(made(rows, ENTRY))
    assert len(kept) == MOST
    assert kept[:2] == ["๑ กันยายน ๒๕๖๐", "วัน 0"]


@pytest.mark.parametrize(("status", "said"), [("feasible", "ใช้ได้ ยังไม่พิสูจน์ว่าดีที่สุด"), ("", "ไม่มีผัง"), ("อื่น", "อื่น")])
def test_the_layout_is_told_in_words(status: str, said: str) -> None:
    assert made([], replace(ENTRY, plan=status)).values[-1][10] == said
