"""The page on the schema leaves nothing out."""

from otopsheets.registry import TABS, Type
from otopsheets.registry.schema_page import TYPES, schema_page


def test_every_tab_column_and_choice_is_told_with_its_other_names() -> None:
    page = schema_page()
    words = {
        word
        for tab in TABS
        for column in tab
        for word in (
            f"## {tab.title} `{tab.key}`",
            f"| **{column.header}**",
            f"`{column.key}`",
            column.hint,
            column.example,
            *column.aliases,
            *(part for choice in column.choices for part in (choice.label, choice.english, *choice.aliases)),
        )
    }
    assert {word for word in words if word not in page} == set()


def test_what_must_be_filled_and_what_is_private_is_marked() -> None:
    page = schema_page()
    assert "| **ชื่อกลุ่ม** ★ | `name` |" in page
    assert "| **โทรศัพท์** 🔒 | `phone` |" in page


def test_every_type_has_a_name_people_understand() -> None:
    assert set(TYPES) == set(Type)


def test_every_row_of_a_table_has_as_many_cells_as_its_header() -> None:
    counts: list[set[int]] = []
    for line in schema_page().splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            counts[-1].add(line.count(" | "))
        elif not line.startswith("|"):
            counts.append(set())
    assert all(len(count) <= 1 for count in counts)
