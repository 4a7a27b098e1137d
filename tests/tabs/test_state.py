import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.tabs import read_state, state_tab
from otopsheets.tabs.model import legible
from otopsheets.tabs.state import CHUNK

names = st.text("abcdef.", min_size=1, max_size=8)
texts = st.text(max_size=40).map(legible)


@given(st.dictionaries(names, texts, max_size=5))
def test_what_is_kept_is_read_back(memory: dict[str, str]) -> None:
    assert read_state(state_tab(memory).values) == memory


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_long_values_are_kept_in_pieces(length: int) -> None:
    memory = {"long": ("abcdefg" * (length // 7 + 1))[:length]}
    tab = state_tab(memory)
    assert max(len(str(row[2])) for row in tab.values) <= CHUNK
    assert read_state([[name, float(str(part)), value] for name, part, value in tab.values]) == memory


def test_rows_of_something_else_are_passed_over() -> None:
    assert read_state([[], ["a"], ["a", "1", "x"], ["", 1, "x"], [3, 1, "x"], ["b", 1], ["c", 1, 5], ["d", 2, "y"], ["d", 1, "x"]]) == {
        "b": "", "c": "", "d": "xy",
    }  # fmt: skip


def test_the_memory_is_out_of_sight() -> None:
    assert state_tab({"a": "1"}).hidden
