"""Who is meant by what was typed: a fact by id or name, a question when it is only close."""

from hypothesis import given
from hypothesis import strategies as st

from otopsheets.registry import Directory

NAMES = Directory(
    [("weavers", "G01", "กลุ่มทอผ้าบ้านดง"), ("rice", "G02", "กลุ่มข้าวอินทรีย์บ้านแก่น"), ("rice too", "G03", "กลุ่มข้าวแต๋น")]
)


def _found(text: str) -> tuple[object, str]:
    match = NAMES.find(text)
    return match.item, match.how


def test_a_group_is_found_by_id_and_by_name_however_it_is_spaced() -> None:
    assert _found("g01") == ("weavers", "id")
    assert _found(" กลุ่มทอผ้า  บ้านดง ") == ("weavers", "name")


def test_a_close_spelling_is_found_and_marked_as_close() -> None:
    assert _found("กลุ่มทอผ้าบ้านดงง") == ("weavers", "close")


def test_nothing_like_it_is_unknown_and_nothing_at_all_is_blank() -> None:
    assert _found("ชมรมหมากรุก") == (None, "unknown")
    assert _found("  ") == (None, "blank")


def test_two_groups_of_one_name_are_ambiguous_and_both_are_named() -> None:
    twins = Directory([("one", "1", "กลุ่มจักสาน"), ("two", "2", "กลุ่มจักสาน")])
    match = twins.find("กลุ่มจักสาน")
    assert (match.item, match.how, match.candidates) == (None, "ambiguous", ("กลุ่มจักสาน", "กลุ่มจักสาน"))
    assert twins.find("2").item == "two"


def test_a_spelling_close_to_two_names_is_ambiguous() -> None:
    twins = Directory([("one", "", "กลุ่มจักสานบ้านใหม่หนึ่ง"), ("two", "", "กลุ่มจักสานบ้านใหม่สอง")])
    assert twins.find("กลุ่มจักสานบ้านใหม่").how in {"ambiguous", "close", "unknown"}
    same = Directory([("one", "", "กลุ่มทอผ้าบ้านหลวง1"), ("two", "", "กลุ่มทอผ้าบ้านหลวง2")])
    assert same.find("กลุ่มทอผ้าบ้านหลวง3").how == "ambiguous"


@given(st.lists(st.text("กขคงจabc ", min_size=1, max_size=12), max_size=12), st.text("กขคงจabc ", max_size=12))
def test_every_name_finds_its_own_item_unless_it_is_doubled(names, wanted) -> None:
    directory = Directory([(f"item {at}", f"id{at}", name) for at, name in enumerate(names)])
    for at in range(len(names)):
        assert directory.find(f"id{at}").item == f"item {at}"
    assert (directory.find(wanted).item is None) == (directory.find(wanted).how in {"blank", "unknown", "ambiguous"})
