"""Nothing of a private column reaches a generated tab, whatever people typed there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.registry import Sheet, read_registry
from otopsheets.registry.schema import BY_KEY
from otopsheets.selection.outcomes import Decided, Places, Selection
from otopsheets.tabs import Results, generated_tabs
from tests.tabs.fair import APPLICATIONS, FAIRS, GROUPS, PRODUCTS, TODAY, outcome, small_fair

MARK = "ลับสุดยอด"
PRIVATE = [column for tab in BY_KEY.values() for column in tab if column.private]

secrets = st.builds(
    lambda before, after: f"{before}{MARK}{after}",
    st.text("0123456789 -,/.\nกขคงาิ่ำเ=+@'", max_size=12),
    st.text("0123456789 -,/.\nกขคงาิ่ำเ", max_size=12),
)


def test_the_schema_says_what_is_private() -> None:
    assert {column.key for column in PRIVATE} == {"chair", "phone", "address"}


def everything_in(results: Results) -> str:
    told = []
    for tab in generated_tabs(results):
        told += [
            tab.title,
            *(str(cell.value) for row in tab.cells for cell in row),
            *(cell.note for row in tab.cells for cell in row),
        ]
        told += [text for chart in tab.charts for text in (chart.title, *(name for name, _ in chart.series))]
    return "\n".join(told)


@given(st.lists(st.tuples(secrets, secrets, secrets), min_size=6, max_size=6), st.sampled_from(["th", "en"]))
@settings(max_examples=40, deadline=None)
def test_no_private_value_is_ever_shown(typed: list[tuple[str, str, str]], lang: str) -> None:
    groups = [GROUPS[0], *([*row[:3], *private, *row[6:]] for row, private in zip(GROUPS[1:], typed, strict=True))]
    book = read_registry(
        [Sheet("กลุ่ม", groups), Sheet("ผลิตภัณฑ์", PRODUCTS), Sheet("งาน", FAIRS), Sheet("ใบสมัคร", APPLICATIONS)]
    )
    decided = [*Decided, *Decided][: len(book.applications)]
    outcomes = tuple(
        outcome(book, row, end, *book.findings, stalls=1, waiting_no=1) for row, end in enumerate(decided, 2)
    )  # fmt: skip
    selection = Selection(book.fairs[1], Places(6, 1), outcomes, None, ())
    whole = small_fair()
    shown = everything_in(
        Results(book, book.fairs[1], TODAY, selection, book.findings, whole.venue, whole.plan, lang)  # type: ignore[arg-type]
    )
    assert "กลุ่มทอผ้าบ้านตัวอย่าง" in shown
    assert MARK not in shown


@pytest.mark.parametrize("secret", ["นางลับ", "ซอยลับ", "081-000", "0810000", "810000"])
def test_the_small_fair_shows_no_chair_house_or_telephone(secret: str) -> None:
    assert secret not in everything_in(small_fair())


def test_only_the_programs_memory_is_hidden_and_every_other_tab_may_be_shown() -> None:
    tabs = generated_tabs(small_fair())
    assert [tab.key for tab in tabs if tab.hidden] == ["rows", "state"]
    assert all(tab.for_committee for tab in tabs)
