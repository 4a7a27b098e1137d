"""A sweep that knows blocks, and how its groups fill a shape, finds what listing every shape would find."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from otopsheets.layout.blocks import BlockSweep, Ground, Pieces
from otopsheets.layout.scoring import blocks

ANY = 1_000_000
ROW = [[1], [0, 2], [1, 3], [2, 4], [3]]


@st.composite
def grounds(draw):
    """Neighbours of up to nine stalls, a price for each, which are open, which of these are held, and pieces."""
    stalls = draw(st.integers(1, 9))
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(stalls), 2)) or [(0, 0)])))
    near = [[] for _ in range(stalls)]
    for one, two in sorted(pairs - {(0, 0)}):
        near[one].append(two)
        near[two].append(one)
    prices = draw(st.lists(st.sampled_from([-1.5, -0.5, 0.0, 0.25, 1.0]), min_size=stalls, max_size=stalls))
    open_to = sorted(draw(st.sets(st.integers(0, stalls - 1), min_size=1)))
    held = frozenset(draw(st.sets(st.sampled_from(open_to), max_size=2)))
    left = [stall for stall in open_to if stall not in held]
    pieces = []
    for size in draw(st.sets(st.integers(1, min(3, len(left))), max_size=2)) if left else ():
        places = st.sampled_from(list(combinations(left, size)))
        number = draw(st.integers(1, 3))
        pieces.append(Pieces(number, tuple(sorted(draw(st.sets(places, min_size=1, max_size=8))))))
    return near, np.array(prices), Ground(tuple(open_to), held), pieces


def laid_out(ground, pieces):
    """Every shape that the pieces fill, whichever way: the held stalls, and so many places of each, none twice."""
    shapes = {ground.held}
    for each in pieces:
        for _ in range(each.number):
            shapes = {shape.union(place) for shape in shapes for place in each.places if shape.isdisjoint(place)}
    return {tuple(sorted(shape)) for shape in shapes}


def listed(near, prices, ground, pieces, worth, block):
    return {
        shape: sum(prices[stall] for stall in shape)
        + worth * sum(1 for one, two in combinations(shape, 2) if two in near[one])
        - block * (blocks(near, set(shape)) - 1)
        for shape in laid_out(ground, pieces)
    }


@given(grounds(), st.sampled_from([0.0, 1.0, 2.5]), st.sampled_from([0.0, 0.5, 3.0]))
@settings(deadline=None, max_examples=300)
def test_the_best_shape_is_the_best_of_all_that_can_be_filled(asked, worth, block):
    near, prices, ground, pieces = asked
    every = listed(near, prices, ground, pieces, worth, block)
    sweep = BlockSweep.over(near, ground, pieces, worth, block, most=ANY)
    event("can be filled" if every else "cannot")
    if every:
        value, shape = sweep.best(prices)
        assert value == pytest.approx(max(every.values()))
        assert every[shape] == pytest.approx(value)
    else:
        assert sweep.within(prices, 1.0, ANY) == []


@given(grounds(), st.sampled_from([0.0, 0.5, 2.0]), st.sampled_from([0.0, 0.5, 3.0]))
@settings(deadline=None, max_examples=300)
def test_all_shapes_within_a_slack_are_listed_once_and_no_other(asked, slack, block):
    near, prices, ground, pieces = asked
    every = listed(near, prices, ground, pieces, 1.0, block)
    found = BlockSweep.over(near, ground, pieces, 1.0, block, most=ANY).within(prices, slack, ANY)
    least = max(every.values(), default=0.0) - slack - 1e-9
    assert len(found) == len({shape for shape, _ in found})
    assert {tuple(sorted(shape)) for shape, _ in found} == {shape for shape, value in every.items() if value >= least}
    assert all(every[tuple(sorted(shape))] == pytest.approx(value) for shape, value in found)


def free(stalls):
    return Ground(tuple(stalls), frozenset())


def singles(number, stalls):
    return [Pieces(number, tuple((stall,) for stall in stalls))]


def test_blocks_that_others_keep_apart_are_known() -> None:
    """Held at both ends of a row whose middle is closed: two blocks, whatever is taken."""
    sweep = BlockSweep.over(ROW, Ground((0, 1, 3, 4), frozenset({0, 4})), singles(1, (1, 3)), 1.0, 2.0, most=ANY)
    value, shape = sweep.best(np.zeros(5))
    assert value == pytest.approx(-1.0)
    assert shape in {(0, 1, 4), (0, 3, 4)}


def test_joining_two_blocks_may_be_worth_a_dear_stall() -> None:
    sweep = BlockSweep.over(ROW, Ground(tuple(range(5)), frozenset({1, 3})), singles(1, (0, 2, 4)), 1.0, 2.0, most=ANY)
    assert sweep.best(np.array([0.0, 0.0, -2.5, 0.0, 0.0])) == (-0.5, (1, 2, 3))
    assert sweep.best(np.array([0.0, 0.0, -3.5, 0.0, 0.0]))[0] == pytest.approx(-1.0)


def test_groups_of_two_stalls_leave_no_stall_alone() -> None:
    """Four groups of one can do without the dear stall, three here and one there; two groups of two cannot."""
    prices = np.array([1.0, 1.0, 1.0, -9.0, 1.0])
    pairs = [Pieces(2, tuple((stall, stall + 1) for stall in range(4)))]
    assert BlockSweep.over(ROW, free(range(5)), singles(4, range(5)), 1.0, 1.0, most=ANY).best(prices)[1] == (
        0,
        1,
        2,
        4,
    )
    assert 3 in BlockSweep.over(ROW, free(range(5)), pairs, 1.0, 1.0, most=ANY).best(prices)[1]


def test_too_many_shapes_are_none() -> None:
    sweep = BlockSweep.over([[] for _ in range(8)], free(range(8)), singles(4, range(8)), 1.0, 0.0, most=ANY)
    assert sweep.within(np.zeros(8), 0.0, 69) is None
    assert len(sweep.within(np.zeros(8), 0.0, 70)) == 70


def test_what_cannot_be_taken_has_no_shape() -> None:
    sweep = BlockSweep.over(ROW, free([0, 1]), singles(3, (0, 1)), 1.0, 2.0, most=ANY)
    assert sweep.within(np.zeros(5), 1.0, 10) == []


def test_a_venue_too_wide_is_none_and_stalls_held_by_others_make_it_narrow() -> None:
    side = 7
    near = [
        [other for other in (s - side, s - 1, s + 1, s + side) if 0 <= other < side**2 and _side(s, other, side)]
        for s in range(side**2)
    ]
    assert BlockSweep.over(near, free(range(side**2)), singles(9, range(side**2)), 1.0, 2.0, most=500) is None
    rows = [stall for stall in range(side**2) if stall // side % 2 == 0]
    assert BlockSweep.over(near, free(rows), singles(9, rows), 1.0, 2.0, most=500).ways < 150


def _side(one: int, two: int, side: int) -> bool:
    return abs(one - two) == side or one // side == two // side
