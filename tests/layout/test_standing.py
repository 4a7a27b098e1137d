"""Each thing on the ground is told once, a group over all its stalls where they fill a rectangle."""

from hypothesis import given
from hypothesis import strategies as st

from otopsheets.layout.standing import standing
from otopsheets.layout.venue import read_venue
from tests.layout.test_geometry import Drawing, drawings


def told(rows: list[list[str]], held: dict[str, tuple[str, ...]]) -> list[tuple[str, tuple[int, int, int, int]]]:
    venue, _ = read_venue("ผัง", rows)
    return [
        (each.key or (each.landmark.text if each.landmark else f"({each.labels})"), (each.row, each.column, each.height, each.width))
        for each in standing(venue, held)
    ]  # fmt: skip


def test_stalls_of_one_group_that_fill_a_rectangle_are_one() -> None:
    assert told([["A1", "A2", "A3"], ["เวที", "B2", ""]], {"G": ("A1", "A2"), "H": ()}) == [
        ("G", (0, 0, 1, 2)),
        ("(A3)", (0, 2, 1, 1)),
        ("(B2)", (1, 1, 1, 1)),
        ("เวที", (1, 0, 1, 1)),
    ]


def test_stalls_of_one_group_that_lie_apart_are_several() -> None:
    assert told([["A1", "A2", "A3"]], {"G": ("A1", "A3")})[:2] == [("G", (0, 0, 1, 1)), ("G", (0, 2, 1, 1))]


def test_services_count_where_every_stall_has_them() -> None:
    venue, _ = read_venue("ผัง", [["A1 ไฟ น้ำ", "A2 ไฟ"]])
    (both,) = standing(venue, {"G": ("A1", "A2")})
    assert (both.labels, both.every("power"), both.every("water")) == ("A1–A2", True, False)


@given(drawings(), st.data())
def test_no_cell_is_covered_twice_and_none_that_stands_is_left_out(drawing: Drawing, data: st.DataObject) -> None:
    venue = drawing.venue
    runs = data.draw(st.lists(st.sampled_from(venue.runs), unique=True)) if venue.runs else []
    held: dict[str, tuple[str, ...]] = {}
    for number, run in enumerate(runs):
        if not any(label in labels for label in run for labels in held.values()):
            held[f"G{number}"] = run
    covered = [
        (row, column)
        for each in standing(venue, held)
        for row in range(each.row, each.row + each.height)
        for column in range(each.column, each.column + each.width)
    ]
    drawn = [tuple(cell) for stall in venue.stalls for cell in stall.cells]
    drawn += [tuple(cell) for mark in venue.landmarks for cell in mark.cells]
    assert sorted(covered) == sorted(drawn)
