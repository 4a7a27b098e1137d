"""Whatever is drawn, however it is turned: as many stalls, the same neighbours, the same ways to walk."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.layout.stalls import Venue
from otopsheets.layout.venue import Merge, read_venue
from tests.layout import by_hand
from tests.layout.grounds import Ground, Plot

PIECES = {"stall": "", "wall": "กำแพง", "stage": "เวที", "way": "ทางเดิน", "entrance": "ทางเข้า", "empty": ""}


@dataclass(frozen=True)
class Drawing:
    """Cells and merged blocks, as an officer might have drawn them."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...]

    @property
    def venue(self) -> Venue:
        return read_venue("ผัง", self.rows, self.merges)[0]

    def transposed(self) -> "Drawing":
        merges = tuple((left, top, right, bottom) for top, left, bottom, right in self.merges)
        return Drawing(tuple(zip(*self.rows, strict=True)), merges)

    def mirrored(self) -> "Drawing":
        """Left is right; the word of a merged block stands in its new first cell."""
        width = len(self.rows[0])
        rows = [list(row[::-1]) for row in self.rows]
        merges = tuple((top, width - 1 - right, bottom, width - 1 - left) for top, left, bottom, right in self.merges)
        for (top, left, _, right), block in zip(self.merges, merges, strict=True):
            rows[top][width - 1 - left] = ""
            rows[block[0]][block[1]] = self.rows[top][left]
            assert block[3] - block[1] == right - left
        return Drawing(tuple(map(tuple, rows)), merges)


@st.composite
def drawings(draw: st.DrawFn, most: int = 7) -> Drawing:
    """Any ground of at most `most` cells each way: pieces of any kind, some of them merged blocks."""
    height, width = draw(st.integers(1, most)), draw(st.integers(1, most))
    kinds = [
        [draw(st.sampled_from(["stall", "stall", "empty", "empty", "empty", *PIECES])) for _ in range(width)]
        for _ in range(height)
    ]
    free = {(row, column) for row in range(height) for column in range(width)}
    merges: list[Merge] = []
    for _ in range(draw(st.integers(0, 3))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        bottom, right = min(height - 1, top + draw(st.integers(0, 2))), min(width - 1, left + draw(st.integers(0, 2)))
        block = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(block) > 1 and block <= free:
            free -= block
            merges.append((top, left, bottom, right))
            for row, column in block - {(top, left)}:
                kinds[row][column] = "empty"
    number = iter(range(1, 10_000))
    rows = tuple(tuple(f"A{next(number)}" if kind == "stall" else PIECES[kind] for kind in row) for row in kinds)
    return Drawing(rows, tuple(merges))


def pairs(venue: Venue) -> set[tuple[frozenset[str], str]]:
    return {(frozenset((pair.first, pair.second)), pair.kind) for pair in venue.neighbours}


@given(drawings())
def test_every_stall_that_was_drawn_is_found_and_no_other(drawing: Drawing) -> None:
    drawn = {text for row in drawing.rows for text in row if text.startswith("A")}
    venue = drawing.venue
    assert {stall.label for stall in venue.stalls} == drawn
    sizes = {(stall.row, stall.column): (stall.height, stall.width) for stall in venue.stalls}
    for top, left, bottom, right in drawing.merges:
        assert sizes.get((top, left), (bottom - top + 1, right - left + 1)) == (bottom - top + 1, right - left + 1)
    assert (venue.height, venue.width) == (len(drawing.rows), len(drawing.rows[0]))


@given(drawings())
def test_a_pair_of_neighbours_is_named_once_and_never_with_itself(drawing: Drawing) -> None:
    named = [frozenset((pair.first, pair.second)) for pair in drawing.venue.neighbours]
    assert len(named) == len(set(named))
    assert all(len(pair) == 2 for pair in named)


@given(drawings())
def test_neighbours_corners_and_ways_are_the_same_however_the_drawing_is_turned(drawing: Drawing) -> None:
    venue = drawing.venue
    ways = dict(zip([stall.label for stall in venue.stalls], venue.distances, strict=False))
    corners = {stall.label for stall in venue.stalls if stall.corner}
    for turned in (drawing.transposed(), drawing.mirrored(), drawing.mirrored().transposed()):
        other = turned.venue
        assert pairs(other) == pairs(venue)
        assert dict(zip([stall.label for stall in other.stalls], other.distances, strict=False)) == ways
        assert {stall.label for stall in other.stalls if stall.corner} == corners


@given(drawings())
def test_neighbours_are_what_their_cells_say(drawing: Drawing) -> None:
    """Side by side: an edge is shared. Corner: a point is. Facing: neither, and their spans overlap."""
    venue = drawing.venue
    at = {stall.label: stall for stall in venue.stalls}
    told = {frozenset((pair.first, pair.second)): pair.kind for pair in venue.neighbours}
    labels = sorted(at)
    for number, first in enumerate(labels):
        for second in labels[number + 1 :]:
            one, two = at[first], at[second]
            apart = [
                max(one.row, two.row) - min(one.row + one.height, two.row + two.height),
                max(one.column, two.column) - min(one.column + one.width, two.column + two.width),
            ]
            kind = told.get(frozenset((first, second)))
            assert (kind == "side") == (sorted(apart)[0] < 0 and sorted(apart)[1] == 0)
            if kind == "facing":
                assert sorted(apart)[0] < 0 < sorted(apart)[1] <= 2
            if kind == "corner":
                assert apart == [0, 0]


@given(drawings())
def test_runs_hold_every_stall_and_every_pair_that_can_be_one_place_once(drawing: Drawing) -> None:
    venue = drawing.venue
    at = {stall.label: stall for stall in venue.stalls}
    assert {label for run in venue.runs for label in run} == set(at)
    assert all(len(set(run)) == len(run) for run in venue.runs)
    together = [(first, second) for run in venue.runs for first, second in pairwise(run)]
    assert len(together) == len(set(together))
    plots = {label: Plot(label, stall.row, stall.column, stall.height, stall.width) for label, stall in at.items()}
    solid = frozenset(tuple(cell) for mark in venue.landmarks if not mark.walkable for cell in mark.cells)
    ground = Ground(venue.height, venue.width, tuple(plots.values()), solid)
    of_one_row = {
        (one, two)
        for one in at
        for two in at
        for across in (True, False)
        if by_hand.of_one_row(ground, plots[one], plots[two], across=across)
    }
    assert set(together) == of_one_row
    assert all(len(run) > 1 or not any(run[0] in pair for pair in of_one_row) for run in venue.runs)


@given(drawings())
def test_rows_are_the_same_however_the_drawing_is_turned(drawing: Drawing) -> None:
    for turned in (drawing.transposed(), drawing.mirrored()):
        assert {frozenset(run) for run in turned.venue.runs} == {frozenset(run) for run in drawing.venue.runs}


def flooded(venue: Venue, rows: Sequence[Sequence[str]]) -> dict[str, float]:
    """Steps to each stall, found by letting water rise one cell at a time: another way than the program's."""
    solid = {cell for stall in venue.stalls for cell in stall.cells}
    solid |= {cell for mark in venue.landmarks if mark.kind not in ("entrance", "exit") for cell in mark.cells}
    ground = {(row, column) for row in range(-1, len(rows) + 1) for column in range(-1, len(rows[0]) + 1)} - solid
    starts = {tuple(cell) for mark in venue.landmarks if mark.kind == "entrance" for cell in mark.cells}
    wet, steps, found = starts or {(-1, -1)}, 0, dict.fromkeys((stall.label for stall in venue.stalls), math.inf)
    dry = ground - wet
    while wet:
        for stall in venue.stalls:
            beside = {(r + dr, c + dc) for r, c in stall.cells for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0))}
            if beside & wet:
                found[stall.label] = min(found[stall.label], steps)
        wet = {(r + dr, c + dc) for r, c in wet for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0))} & dry
        dry -= wet
        steps += 1
    return found


@given(drawings())
def test_ways_to_walk_agree_with_a_flood(drawing: Drawing) -> None:
    venue, findings = read_venue("ผัง", drawing.rows, drawing.merges)
    reached = flooded(venue, drawing.rows)
    if venue.distances:
        assert {stall.label: venue.distance(stall.label) for stall in venue.stalls} == reached
    shut_in = {dict(finding.values)["label"] for finding in findings if finding.code == "venue-out-of-reach"}
    assert shut_in == {label for label, steps in reached.items() if math.isinf(steps)}


U = [["A1", "A2", "A3", "A4"], ["B1", "", "", "C1"], ["B2", "", "", "C2"], ["B3", "ทางเข้า", "", "C3"]]
ISLAND = [["ทางเข้า", "", ""], ["", "A1", "A2"], ["", "B1", "B2"]]


def test_a_u_is_three_rows_that_share_its_corners() -> None:
    venue = Drawing(tuple(map(tuple, U)), ()).venue
    assert venue.runs == (("A1", "A2", "A3", "A4"), ("A1", "B1", "B2", "B3"), ("A4", "C1", "C2", "C3"))
    assert (frozenset(("B1", "C1")), "facing") in pairs(venue)


def rows_of(*lines: str, merges: tuple[Merge, ...] = ()) -> list[str]:
    """The rows of two and more in a drawing where a letter is a stall, # a tree, a blank open ground."""
    words = {"#": "ต้นไม้", " ": ""}
    wide = max(map(len, lines))
    cells = tuple(tuple(words.get(sign, f"{sign}1") for sign in line.ljust(wide)) for line in lines)
    runs = read_venue("ผัง", cells, merges)[0].runs
    return ["".join(label[0] for label in run) for run in runs if len(run) > 1]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(["ABC"], ["ABC"], id="a row"),
        pytest.param(["A", "B", "C"], ["ABC"], id="a street down"),
        pytest.param(["ABCD", "EFGH"], ["ABCD", "EFGH"], id="two rows back to back"),
        pytest.param(["AE", "BF", "CG"], ["ABC", "EFG"], id="two streets back to back"),
        pytest.param(["ABCD", "  GH"], ["ABCD", "GH"], id="a short row behind a long one"),
        pytest.param(["ABC ", " FGH"], ["ABC", "FGH"], id="rows that do not begin alike"),
        pytest.param(["AB", "CD"], ["AB", "CD", "AC", "BD"], id="an island of four"),
        pytest.param(["ABC", "D  "], ["ABC", "AD"], id="an L with a short arm"),
        pytest.param(["ABC", "D  ", "E  "], ["ABC", "ADE"], id="an L"),
        pytest.param(["A  F", "B  E", "XYZW"], ["XYZW", "ABX", "FEW"], id="a U"),
        pytest.param(["ABCDE", "F   G", "HIJKL"], ["ABCDE", "HIJKL", "AFH", "EGL"], id="a ring"),
        pytest.param(["ABCDE", "FGHIJ", "  K  ", "  L  "], ["ABCDE", "FGHIJ", "HKL"], id="a street from a double row"),
        pytest.param(["ABCDE", "  K  "], ["ABCDE", "CK"], id="one stall behind a row"),
        pytest.param(["ABCD#E", "FGHI#J"], ["ABCD", "FGHI"], id="a tree through both rows, one stall left over"),
        pytest.param(["ABC#DE", "FGH#IJ"], ["ABC", "DE", "FGH", "IJ"], id="a tree through both rows, four left over"),
        pytest.param(["ABC#E", "FGHIJ"], ["ABC", "FGHIJ"], id="a tree in one of the rows"),
        pytest.param(["A#B#C", "D#E#F"], [], id="pillars between all"),
        pytest.param(["ABC#E", "FGH#J", "    K"], ["ABC", "FGH", "JK"], id="behind the tree, an L"),
        pytest.param(["ABC#E", "FGH#J", *["    K", "    L", "    M"]], ["ABC", "FGH", "EJKLM"], id="behind it, a street"),
        pytest.param(["ABC E", "FGH J"], ["ABC", "FGH", "EJ"], id="a cross aisle ends both rows"),
        pytest.param(["A##B", "C##D"], ["AC", "BD"], id="two islands of two against a wall"),
        pytest.param(["AB###CD", "EF###GH"], ["AB", "CD", "EF", "GH", "AE", "BF", "CG", "DH"], id="a hall between islands"),
    ],
)  # fmt: skip
def test_what_one_row_is(lines: list[str], rows: list[str]) -> None:
    assert rows_of(*lines) == rows


def test_a_deep_stall_parts_two_rows_and_does_not_make_one_of_them() -> None:
    assert rows_of("ABCD", "EF G", merges=((0, 2, 1, 2),)) == ["AB", "EF"]


def test_merged_stalls_are_counted_as_stalls() -> None:
    assert rows_of("A B C ", "D E F ", merges=tuple((r, c, r, c + 1) for r in (0, 1) for c in (0, 2, 4))) == [
        "ABC",
        "DEF",
    ]


def test_an_island_is_rows_and_columns() -> None:
    venue = Drawing(tuple(map(tuple, ISLAND)), ()).venue
    assert venue.runs == (("A1", "A2"), ("B1", "B2"), ("A1", "B1"), ("A2", "B2"))
    assert [stall.label for stall in venue.stalls if stall.corner] == ["A1", "A2", "B1", "B2"]


@pytest.mark.parametrize(
    ("gap", "kind"), [([""], "facing"), (["", ""], "facing"), (["", "", ""], None), (["ต้นไม้"], None)]
)
def test_stalls_face_each_other_across_an_aisle_of_at_most_two(gap: list[str], kind: str | None) -> None:
    assert pairs(Drawing((("A1", *gap, "A2"),), ()).venue) == ({(frozenset(("A1", "A2")), kind)} if kind else set())
