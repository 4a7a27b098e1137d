"""A sweep that knows blocks finds what listing every shape would find."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout.blocks import BlockSweep, Ground
from otopsheets.layout.scoring import blocks

ANY = 1_000_000
ROW = [[1], [0, 2], [1, 3], [2, 4], [3]]


@st.composite
def grounds(draw):
    """Neighbours of up to nine stalls, a price for each, which are open, which of these are held, and a number."""
    stalls = draw(st.integers(1, 9))
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(stalls), 2)) or [(0, 0)])))
    near = [[] for _ in range(stalls)]
    for one, two in sorted(pairs - {(0, 0)}):
        near[one].append(two)
        near[two].append(one)
    prices = draw(st.lists(st.sampled_from([-1.5, -0.5, 0.0, 0.25, 1.0]), min_size=stalls, max_size=stalls))
    open_to = sorted(draw(st.sets(st.integers(0, stalls - 1), min_size=1)))
    held = frozenset(draw(st.sets(st.sampled_from(open_to), max_size=2)))
    size = draw(st.integers(max(1, len(held)), len(open_to)))
    return near, np.array(prices), Ground(tuple(open_to), held), size


def listed(near, prices, ground, size, worth, block):
    return {
        shape: sum(prices[stall] for stall in shape)
        + worth * sum(1 for one, two in combinations(shape, 2) if two in near[one])
        - block * (blocks(near, set(shape)) - 1)
        for shape in combinations(ground.open_to, size)
        if ground.held <= set(shape)
    }


@given(grounds(), st.sampled_from([0.0, 1.0, 2.5]), st.sampled_from([0.0, 0.5, 3.0]))
@settings(deadline=None, max_examples=300)
def test_the_best_shape_is_the_best_of_all(asked, worth, block):
    near, prices, ground, size = asked
    every = listed(near, prices, ground, size, worth, block)
    value, shape = BlockSweep.over(near, ground, worth, block, ANY).best(prices, size)
    assert value == pytest.approx(max(every.values()))
    assert every[shape] == pytest.approx(value)


@given(grounds(), st.sampled_from([0.0, 0.5, 2.0]), st.sampled_from([0.0, 0.5, 3.0]))
@settings(deadline=None, max_examples=300)
def test_all_shapes_within_a_slack_are_listed_and_no_other(asked, slack, block):
    near, prices, ground, size = asked
    every = listed(near, prices, ground, size, 1.0, block)
    least = max(every.values()) - slack - 1e-9
    found = BlockSweep.over(near, ground, 1.0, block, ANY).within(prices, size, slack, ANY)
    assert len(found) == len({shape for shape, _ in found})
    assert {tuple(sorted(shape)) for shape, _ in found} == {shape for shape, value in every.items() if value >= least}
    assert all(every[tuple(sorted(shape))] == pytest.approx(value) for shape, value in found)


def free(stalls):
    return Ground(tuple(stalls), frozenset())


def test_blocks_that_others_keep_apart_are_known() -> None:
    """Held at both ends of a row whose middle is closed: two blocks, whatever is taken."""
    sweep = BlockSweep.over(ROW, Ground((0, 1, 3, 4), frozenset({0, 4})), 1.0, 2.0, ANY)
    value, shape = sweep.best(np.zeros(5), 3)
    assert value == pytest.approx(-1.0)
    assert shape in {(0, 1, 4), (0, 3, 4)}


def test_joining_two_blocks_may_be_worth_a_dear_stall() -> None:
    sweep = BlockSweep.over(ROW, Ground(tuple(range(5)), frozenset({1, 3})), 1.0, 2.0, ANY)
    assert sweep.best(np.array([0.0, 0.0, -2.5, 0.0, 0.0]), 3) == (-0.5, (1, 2, 3))
    assert sweep.best(np.array([0.0, 0.0, -3.5, 0.0, 0.0]), 3)[0] == pytest.approx(-1.0)


def test_too_many_shapes_are_none() -> None:
    sweep = BlockSweep.over([[] for _ in range(8)], free(range(8)), 1.0, 0.0, ANY)
    assert sweep.within(np.zeros(8), 4, 0.0, 69) is None
    assert len(sweep.within(np.zeros(8), 4, 0.0, 70)) == 70


def test_what_cannot_be_taken_has_no_shape() -> None:
    assert BlockSweep.over(ROW, free([0, 1]), 1.0, 2.0, ANY).within(np.zeros(5), 3, 1.0, 10) == []


def test_a_venue_too_wide_is_none_and_stalls_held_by_others_make_it_narrow() -> None:
    side = 7
    near = [
        [other for other in (s - side, s - 1, s + 1, s + side) if 0 <= other < side**2 and _side(s, other, side)]
        for s in range(side**2)
    ]
    assert BlockSweep.over(near, free(range(side**2)), 1.0, 2.0, 500) is None
    rows = [stall for stall in range(side**2) if stall // side % 2 == 0]
    assert BlockSweep.over(near, free(rows), 1.0, 2.0, 500).ways < 150


def _side(one: int, two: int, side: int) -> bool:
    return abs(one - two) == side or one // side == two // side
