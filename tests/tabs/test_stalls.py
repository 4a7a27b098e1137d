from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.layout.stalls import Stall, Venue
from otopsheets.selection.outcomes import Decided
from otopsheets.tabs import announced, stalls_tab
from otopsheets.wording import Lang
from tests.tabs.fair import TODAY, outcome, registry, small_fair

SMALL = small_fair()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_printed_list_is_read_back_as_the_plan_it_told(lang: Lang) -> None:
    tab = stalls_tab(SMALL.venue, SMALL.stalls, SMALL.selection, TODAY, lang)
    assert announced(tab.values) == {"G01": ("A1", "A2"), "G02": ("B1",), "G05": ("B3",)}
    assert announced([["" if value is None else value for value in row] for row in tab.values]) == announced(tab.values)


labels = st.text("ABกข0123456789 -/", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(labels, min_size=3, max_size=8, unique=True), st.data())
def test_any_plan_is_read_back(drawn: list[str], data: st.DataObject) -> None:
    book = registry()
    cut = data.draw(st.integers(1, len(drawn) - 1))
    plan = {"G01": tuple(drawn[:cut]), "กลุ่มกาแฟดอยตัวอย่าง": tuple(drawn[cut:])}
    outcomes = tuple(outcome(book, row, Decided.ACCEPTED) for row in (2, 4))
    tab = stalls_tab(None, plan, replace(SMALL.selection, outcomes=outcomes), TODAY, "th")
    assert announced(tab.values) == plan


def test_an_applicant_without_id_is_known_by_name() -> None:
    one = replace(SMALL.selection, outcomes=(outcome(registry(), 4, Decided.ACCEPTED),))
    tab = stalls_tab(None, {"กลุ่มกาแฟดอยตัวอย่าง": ("A1",)}, one, TODAY, "th")
    assert tab.values[tab.repeated][:3] == ["A1", "กลุ่มกาแฟดอยตัวอย่าง", ""]
    assert announced(tab.values) == {"กลุ่มกาแฟดอยตัวอย่าง": ("A1",)}


@pytest.mark.parametrize("rows", [[], [["อะไร"], ["A1", "กลุ่ม", "G01"]], [[None, None, None]], [[]]])
def test_a_list_without_its_header_announces_nothing(rows: list[list[str | None]]) -> None:
    assert announced(rows) == {}


def test_stalls_stand_in_the_order_people_count_and_free_ones_at_their_place() -> None:
    venue = Venue("ผัง", tuple(Stall(label, 0, at) for at, label in enumerate(["A10", "A2", "A1", "B1"])))
    tab = stalls_tab(venue, {"G01": ("A2",)}, SMALL.selection, TODAY, "th")
    assert [(row[0], row[1]) for row in tab.values[tab.repeated :]] == [
        ("A1", "(ว่าง)"), ("A2", "กลุ่มทอผ้าบ้านตัวอย่าง"), ("A10", "(ว่าง)"), ("B1", "(ว่าง)")
    ]  # fmt: skip


def test_a_free_stall_tells_what_it_has_and_for_whom_it_is_kept() -> None:
    venue = Venue("ผัง", (Stall("A1", 0, 0, power=True, agency=True), Stall("A2", 0, 1, water=True, category="food")))
    tab = stalls_tab(venue, {}, replace(SMALL.selection, outcomes=()), TODAY, "th")
    assert tab.values[tab.repeated :] == [
        ["A1", "(ว่าง)", "", "หน่วยงาน", "", "", "มี", "–", "–"],
        ["A2", "(ว่าง)", "", "อาหาร", "", "", "–", "มี", "–"],
    ]


def test_of_a_group_that_applied_twice_the_accepted_application_stands_there() -> None:
    book = registry()
    twice = (
        outcome(book, 2, Decided.ACCEPTED),
        replace(outcome(book, 2, Decided.REJECTED), verdict=outcome(book, 8, Decided.REJECTED).verdict),
    )
    tab = stalls_tab(None, {"G01": ("A1",)}, replace(SMALL.selection, outcomes=twice), TODAY, "th")
    assert [row[:3] for row in tab.values[tab.repeated :]] == [["A1", "กลุ่มทอผ้าบ้านตัวอย่าง", "G01"]]


def test_without_a_plan_the_list_says_so() -> None:
    assert stalls_tab(None, {}, SMALL.selection, TODAY, "th").values[-1] == ["ยังไม่มีผังร้าน"]
