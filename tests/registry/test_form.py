"""The registry as a form: every tab and column, explained, with the choices a chair may pick."""

import pytest

from otopsheets.registry import TABS, Type
from otopsheets.registry.districts import District
from otopsheets.registry.form import DRAWING_HINT, ROWS, ListedIn, letters, make_book, note_on
from otopsheets.thai.gazetteer import gazetteer, tambon_names

SOP_PRAP = District("สบปราบ", "ลำปาง", ("สบปราบ", "สมัย", "แม่กัวะ", "นายาง"))


def test_every_tab_of_the_schema_is_there_with_every_column_in_order() -> None:
    book = make_book()
    assert [(form.tab.title, [field.column.header for field in form.fields]) for form in book.forms] == [
        (tab.title, [column.header for column in tab]) for tab in TABS
    ]


def test_a_note_tells_what_to_type_with_an_example_and_whether_it_must_be_filled() -> None:
    kind = next(tab for tab in TABS if tab.key == "decisions").column("decision")
    assert note_on(kind) == "รับ ไม่รับ สำรอง หรือ ถอน\nตัวเลือก: รับ / ไม่รับ / สำรอง / ถอน\nตัวอย่าง: รับ"
    name = next(tab for tab in TABS if tab.key == "groups").column("name")
    assert note_on(name).endswith("\n★ ต้องกรอก")


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.key)
def test_every_column_people_fill_in_is_explained_with_an_example(tab) -> None:
    unexplained = [c.header for c in tab if not c.hint or (not c.example and c.type is not Type.RESULT)]
    assert unexplained == []


def test_a_column_offers_the_choices_it_has() -> None:
    applications = make_book().form("applications")
    offered = {field.column.key: field.choices for field in applications.fields if field.choices}
    assert offered == dict.fromkeys(("power", "water", "cooking", "consent"), ("ใช่", "ไม่"))


def test_a_group_or_a_fair_is_offered_from_the_tab_that_lists_them() -> None:
    listed = {
        (form.tab.key, field.column.key): field.listed_in
        for form in make_book().forms
        for field in form.fields
        if field.listed_in
    }
    groups, fairs = ListedIn("groups", "name"), ListedIn("fairs", "fair_id")
    assert listed == {
        ("products", "group"): groups,
        ("fairs", "previous"): fairs,
        ("applications", "fair"): fairs,
        ("applications", "group"): groups,
        ("decisions", "fair"): fairs,
        ("decisions", "group"): groups,
        ("meetings", "fair"): fairs,
        ("sales", "fair"): fairs,
        ("sales", "group"): groups,
    }


def test_a_district_offers_its_own_places_and_a_book_without_one_offers_none() -> None:
    def places(district: District | None) -> set[tuple[str, tuple[str, ...]]]:
        fields = make_book(district).form("groups").fields
        return {(f.column.key, f.choices) for f in fields if f.column.key in ("tambon", "amphoe", "province")}

    assert places(SOP_PRAP) == {("tambon", SOP_PRAP.tambons), ("amphoe", ("สบปราบ",)), ("province", ("ลำปาง",))}
    assert places(None) == {("tambon", ()), ("amphoe", ()), ("province", ())}


def test_no_district_has_more_tambons_than_a_drop_down_can_hold() -> None:
    most = max(len(",".join(tambon_names(amphoe))) for amphoe in gazetteer().amphoes)
    assert most == 230  # Excel takes 255


def test_what_is_typed_is_kept_as_typed_but_for_numbers() -> None:
    holds = {field.column.key: field.holds for field in make_book().form("groups").fields}
    assert holds == {
        **dict.fromkeys(
            (
                "group_id",
                "name",
                "kind",
                "chair",
                "phone",
                "address",
                "village_no",
                "village",
                "tambon",
                "amphoe",
                "province",
                "otop_no",
                "otop_expires_on",
                "enterprise_no",
                "note",
            ),
            "typed",
        ),
        "members": "number",
        "result": "result",
    }


def test_it_can_be_seen_who_fills_in_what() -> None:
    assert {form.tab.key: form.filled_by for form in make_book().forms} == {
        "groups": "chair", "products": "chair", "applications": "chair", "sales": "chair",
        "fairs": "officer", "rules": "officer", "meetings": "officer", "villages": "officer",
        "decisions": "committee",
    }  # fmt: skip


def test_the_result_stands_last_where_there_is_one() -> None:
    results = {form.tab.key: (form.result, len(form.fields)) for form in make_book().forms if form.result is not None}
    assert results == {"groups": (16, 17), "products": (8, 9), "applications": (11, 12)}


def test_required_columns_are_known_by_position() -> None:
    assert make_book().form("products").required == (0, 1, 2)


def test_a_header_and_a_usual_value_can_be_read_whole() -> None:
    narrow = [
        (form.tab.key, field.column.header)
        for form in make_book().forms
        for field in form.fields
        if field.width < min(40, max(letters(field.column.header), letters(field.column.example)))
    ]
    assert narrow == []


@pytest.mark.parametrize(("text", "room"), [("", 0), ("OTOP", 4), ("ที่อยู่", 3), ("น้ำ", 2), ("เกี๊ยว", 4)])
def test_vowels_and_tones_above_and_below_take_no_room(text: str, room: int) -> None:
    assert letters(text) == room


def test_a_new_drawing_holds_only_its_explanation() -> None:
    assert make_book().drawing.rows == ((DRAWING_HINT,),)
    assert ROWS >= 500
