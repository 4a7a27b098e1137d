import pytest

from tests.tabs.golden import FOLDER, pages

PAGES = pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_tab_shows_what_was_agreed(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name]


def test_there_is_a_page_for_every_tab_and_none_besides() -> None:
    assert {path.name for path in FOLDER.glob("*.txt")} == set(PAGES)
