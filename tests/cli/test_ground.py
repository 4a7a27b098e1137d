"""The picture in the terminal: never wider than it, nothing left out, nothing torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from otopsheets.cli.ground import Spot, picture, stall_spot, wrap
from otopsheets.layout.venue import read_venue
from tests.layout.test_geometry import Drawing, drawings


def drawn(rows: list[list[str]], width: int = 80, merges: tuple[tuple[int, int, int, int], ...] = ()) -> str:
    venue, _ = read_venue("ผัง", rows, merges)
    spots = [stall_spot(stall, (stall.label,)) for stall in venue.stalls]
    return "\n".join(line.plain.rstrip() for line in picture(spots, width))


def test_stalls_lie_as_in_the_sheet() -> None:
    assert drawn([["", "A1", "A2"], ["", "", ""], ["", "B1", ""]]) == (
        "    B  C\n"
        "  ┌──┬──┐\n"
        " 1│A1│A2│\n"
        "  └──┴──┘\n"
        " 2\n"
        "  ┌──┐\n"
        " 3│B1│\n"
        "  └──┘"
    )  # fmt: skip


def test_a_merged_block_is_one_box() -> None:
    assert drawn([["A1", "", "A2"], ["", "", "A3"]], merges=((0, 0, 1, 1),)) == (
        "    A  B  C\n"
        "  ┌─────┬──┐\n"
        " 1│ A1  │A2│\n"
        "  │     ├──┤\n"
        " 2│     │A3│\n"
        "  └─────┴──┘"
    )  # fmt: skip


def test_of_wide_empty_ground_a_part_is_left_out() -> None:
    assert drawn([["A1", *[""] * 20, "A2"], *[[""]] * 30, ["B1"]]) == (
        "     A  B  C  V\n"
        "   ┌──┐     ┌──┐\n"
        "  1│A1│     │A2│\n"
        "   └──┘     └──┘\n"
        "  2\n"
        "  3\n"
        "   ┌──┐\n"
        " 32│B1│\n"
        "   └──┘"
    )  # fmt: skip


def test_a_wide_ground_is_cut_into_strips_with_the_letters_of_its_columns() -> None:
    told = drawn([[f"A{number}" for number in range(1, 31)]], width=40)
    assert all(cell_len(line) <= 40 for line in told.splitlines())
    assert told.count(" 1│") >= 3
    assert all(f"A{number}" in told for number in range(1, 31))
    assert "AD" in told  # the thirtieth column


@given(drawings(), st.integers(24, 120))
def test_no_line_is_wider_than_the_terminal_and_every_stall_is_there(drawing: Drawing, width: int) -> None:
    venue = drawing.venue
    spots = [stall_spot(stall, (stall.label, "กลุ่มทอผ้าบ้านน้ำพริก")) for stall in venue.stalls]
    lines = [line.plain for line in picture(spots, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert all(any(stall.label in line for line in lines) for stall in venue.stalls)


@given(drawings())
def test_every_line_of_a_strip_is_as_wide_as_the_others(drawing: Drawing) -> None:
    spots = [stall_spot(stall, ("ที่ ๑", "น้ำ")) for stall in drawing.venue.stalls]
    lines = [line.plain for line in picture(spots, 500)][1:]
    assert len({cell_len(line) for line in lines}) <= 1


@given(st.text("กขค่ ้ำเแโืุ์ าAB1", max_size=40).map("ก{}".format), st.integers(2, 12), st.integers(1, 4))
def test_words_are_broken_to_fit_and_a_mark_stays_with_its_letter(text: str, room: int, most: int) -> None:
    lines = wrap(text, room, most)
    assert len(lines) <= most
    assert all(line[:1] not in "ัิีึืฺุู็่้๊๋์ํ" for line in lines)
    if "…" not in "".join(lines):
        assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [("กลุ่มผ้า ทอมือ", ["กลุ่มผ้า", "ทอมือ"]), ("น้ำพริก", ["น้ำพริก"]), ("กลุ่มทอผ้าบ้านวังยาวใต้", ["กลุ่มทอผ้า", "บ้านวังยา…"]), ("", [])],
)
def test_a_name_is_broken_at_its_space_and_cut_at_the_end(text: str, lines: list[str]) -> None:
    assert wrap(text, 8, 2) == lines


def test_each_spot_has_its_own_look_and_lends_it_to_nobody() -> None:
    lines = list(picture([Spot(0, 0, 1, 1, ("A1",), "red"), Spot(0, 1, 1, 1, ("A2",))], 80))
    (row,) = [line for line in lines if "A1" in line.plain]
    assert row.style == ""
    assert [(row.plain[span.start : span.end], span.style) for span in row.spans] == [(" 1", "dim"), ("A1", "red")]


def test_nothing_drawn_is_no_picture() -> None:
    assert list(picture([], 80)) == []


def test_a_spot_knows_its_last_cell() -> None:
    spot = Spot(1, 2, 3, 4, ())
    assert (spot.last_row, spot.last_column) == (3, 5)
