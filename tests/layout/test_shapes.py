"""A sweep finds what listing every shape would find."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout.scarce import Need
from otopsheets.layout.shapes import NEVER, Outlook, Sweep


@st.composite
def venues(draw):
    """Neighbours of up to nine stalls, and a price for each."""
    stalls = draw(st.integers(1, 9))
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(stalls), 2)) or [(0, 0)])))
    near = [[] for _ in range(stalls)]
    for one, two in sorted(pairs - {(0, 0)}):
        near[one].append(two)
        near[two].append(one)
    prices = draw(st.lists(st.sampled_from([-1.5, -0.5, 0.0, 0.25, 1.0]), min_size=stalls, max_size=stalls))
    return near, np.array(prices), draw(st.integers(0, stalls))


def listed(near, prices, size, worth):
    return {
        shape: sum(prices[stall] for stall in shape)
        + worth * sum(1 for one, two in combinations(shape, 2) if two in near[one])
        for shape in combinations(range(len(near)), size)
    }


def met(shape, needs):
    return all(len(need.stalls & set(shape)) >= need.count for need in needs)


def draw_needs(data, stalls):
    """Up to two needs that a shape can have."""
    sets = data.draw(st.lists(st.frozensets(st.integers(0, stalls - 1), min_size=1), max_size=2))
    return tuple(Need(held, data.draw(st.integers(1, len(held)))) for held in sets)


@given(venues(), st.sampled_from([0.0, 1.0, 2.5]), st.data())
@settings(deadline=None)
def test_the_best_shape_is_the_best_of_all_that_have_what_is_needed(venue, worth, data):
    near, prices, size = venue
    needs = draw_needs(data, len(near))
    every = {shape: value for shape, value in listed(near, prices, size, worth).items() if met(shape, needs)}
    (value,), (shape,) = Sweep(near).best(prices.reshape(1, -1), [size], worth, [needs])
    assert value == pytest.approx(max(every.values(), default=NEVER))
    assert not every or every[shape] == pytest.approx(value)


@given(venues(), st.sampled_from([0.0, 1.0]), st.data())
@settings(deadline=None)
def test_an_outlook_tells_on_the_way_what_is_left_to_gain(venue, worth, data):
    """Along the way of the best shape, what it gained and what is still to gain are always its worth together."""
    near, prices, size = venue
    needs = draw_needs(data, len(near))
    sweep = Sweep(near)
    outlook = Outlook(sweep.stages, prices, size, needs, worth, lacking=4.0)
    value, shape = outlook.best()
    gained, state, lacking, left = 0.0, 0, outlook.states - 1, size
    for stage, table in zip(sweep.stages, outlook.onwards(), strict=True):
        if stage.stall in shape:
            gained += prices[stage.stall] + worth * stage.pairs[state]
            state, lacking, left = stage.into[state], outlook.after(stage.stall)[lacking], left - 1
        else:
            state = stage.out[state]
        assert gained + table[state, lacking, left] == pytest.approx(value)
    short = sum(max(0, need.count - len(need.stalls & set(shape))) for need in needs)
    assert value == pytest.approx(listed(near, prices, size, worth)[shape] - 4.0 * short)


def test_a_closed_stall_is_in_no_shape() -> None:
    row = [[1], [0, 2], [1, 3], [2]]
    prices = np.array([[0.0, NEVER, 0.0, 0.0]])
    assert Sweep(row).best(prices, [2], 1.0, [()]) == ([1.0], [(2, 3)])


def test_a_closed_stall_stays_closed_whatever_a_pair_is_worth() -> None:
    row = [[1], [0, 2], [1, 3], [2]]
    prices = np.array([[0.0, NEVER, 0.0, 0.0]])
    assert Sweep(row).best(prices, [3], 1e10, [()]) == ([1e10], [(0, 2, 3)])


def test_a_wide_field_is_swept_along_its_narrow_side() -> None:
    wide, high = 30, 3
    near = [
        [other for other in (s - high, s - 1, s + 1, s + high) if 0 <= other < wide * high and _side(s, other, high)]
        for s in range(wide * high)
    ]
    assert Sweep(near).cells < 2_000


def _side(one: int, two: int, high: int) -> bool:
    return abs(one - two) == high or one // high == two // high
