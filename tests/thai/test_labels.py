"""What people call a stall: one stall however it is typed, and several in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.registry.cells import split_names
from otopsheets.thai.labels import label_key, labels_in, plain, span, stalls_named

SAME = [
    ["12", "๑๒", "012", "12.0", "(12)", "ล็อก 12", "ล๊อค๑๒", "ล้อกที่ 12", "Lock 12", "บูธ 12", "บู๊ธ 12", "บู๊ท 12", "แผงลอย 12",
     "ร้านค้าที่ 12", "เต๊นท์ 12", "เต้นท์ 12", "เบอร์ 12", "ล็อกหมายเลข 12", "No.12", "#12", "ที่ 12", "１２"],
    ["A1", "a1", "A-1", "A 01", "ล็อก A1", "Ａ１"],
    ["ก1", "ก.๑", "ร้าน ก-1"],
    ["A12"], ["A1-2", "a01/2", "A1 - 2"], ["ซุ้ม 12", "ซุ้ม ๑๒"], ["โต๊ะ 12"], ["12A", "ล็อก ๑๒a"],
    ["ก", "ร้าน ก"],
]  # fmt: skip


@pytest.mark.parametrize("names", SAME)
def test_one_stall_has_many_names_and_no_other_has_any_of_them(names: list[str]) -> None:
    (mine,) = {label_key(name) for name in names}
    assert mine not in {label_key(name) for others in SAME if others is not names for name in others}


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("A1", ["A1"]), ("ล็อก 12", ["ล็อก 12"]), ("B-3", ["B-3"]), ("A 1", ["A 1"]), ("1/2", ["1/2"]), ("12-14", ["12-14"]),
        ("A1-2", ["A1-2"]), ("A1 และ A2", ["A1", "A2"]), ("A1 หรือ B2", ["A1", "B2"]), ("A1/A2", ["A1", "A2"]),
        ("A1 A2", ["A1", "A2"]), ("12 13", ["12", "13"]), ("ล็อก ๑๒ กับ ๑๓", ["ล็อก 12", "13"]), ("A1 and A2", ["A1", "A2"]),
        ("D5–D7", ["D5", "D6", "D7"]), ("D5-D6", ["D5", "D6"]), ("ล็อก A1 ถึง ล็อก A3", ["ล็อก A1", "ล็อก A2", "ล็อก A3"]),
        ("A1 ถึง 3", ["A1", "A2", "A3"]), ("A1 to A3", ["A1", "A2", "A3"]), ("ก๑-ก๓", ["ก1", "ก2", "ก3"]),
        ("A3-A1", ["A3", "A1"]), ("A1-B3", ["A1", "B3"]), ("A1-A99", ["A1", "A99"]), ("ซุ้ม 1 และ ซุ้ม 2", ["ซุ้ม 1", "ซุ้ม 2"]),
        ("A1 ใกล้เวที", ["A1 ใกล้เวที"]), ("ใกล้ประตู", ["ใกล้ประตู"]), ("", [""]),
    ],
)  # fmt: skip
def test_several_stalls_in_one_text_are_told_apart(typed: str, labels: list[str]) -> None:
    assert list(labels_in(typed)) == labels


def test_a_stall_is_named_once_by_its_first_name() -> None:
    assert stalls_named(["ล็อก A1", "a-1", "A1–A3", "A2"]) == ("ล็อก A1", "A2", "A3")


@pytest.mark.parametrize(
    ("labels", "named"),
    [
        (["A1"], "A1"), (["A1", "A2"], "A1–A2"), (["D5", "D6", "D7"], "D5–D7"), (["D7", "D6", "D5"], "D5–D7"),
        (["A1", "B1"], "A1, B1"), (["A1", "B1", "B2"], "A1, B1, B2"), (["A1", "A3"], "A1, A3"), (["1", "ล็อก 2"], "1, ล็อก 2"),
        (["ล็อก 9", "ล็อก 10"], "ล็อก 9–ล็อก 10"), (["B", "C"], "B, C"), (["12A", "12B"], "12A, 12B"), (["A1-1", "A1-2"], "A1-1–A1-2"),
    ],
)  # fmt: skip
def test_stalls_beside_each_other_are_named_from_to_and_no_others(labels: list[str], named: str) -> None:
    assert span(labels) == named


@given(st.lists(st.integers(1, 40).map("A{}".format), min_size=1, max_size=6, unique=True))
def test_what_is_named_in_short_is_read_back(labels: list[str]) -> None:
    assert sorted(stalls_named(split_names(span(labels)))) == sorted(labels)


def test_a_long_text_is_read_at_once() -> None:
    """A pattern that tries `1-1-1-1` in every way there is would take until the next fair."""
    for typed in ("1-" * 400 + "?", "A1 " * 400 + "?", "ล็อก " * 400, "1/2/" * 400 + "ก"):
        assert labels_in(typed) == (plain(typed),)


@given(st.text(st.sampled_from("A1ก ๒-–/,ถึงและล็อก0.()"), max_size=12))
def test_whatever_is_typed_names_something_again_and_again_the_same(typed: str) -> None:
    labels = stalls_named([typed])
    assert labels
    assert stalls_named(labels) == labels
