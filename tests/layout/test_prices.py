"""Whatever the prices, no plan is worth more than the bound they give."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otopsheets.layout.demands import Demand
from otopsheets.layout.holdings import WithBlocks, WithoutBlocks
from otopsheets.layout.kinds import Merged
from otopsheets.layout.lines import Lines
from otopsheets.layout.narrowing import narrowed
from otopsheets.layout.options import Weights
from otopsheets.layout.prices import Prices, Relaxation
from otopsheets.layout.scoring import Values
from otopsheets.layout.shapes import Sweep
from otopsheets.layout.venue import read_venue
from tests.layout.markets import MARKET, every_plan, problem_of, worth
from tests.layout.pinned import pinned_markets

WEIGHTS = Weights()


def relaxed(problem, shapes=WithBlocks):
    values = Values.of(problem, WEIGHTS, {})
    merged = Merged.of(problem, WEIGHTS, values)
    holdings = {
        WithBlocks: lambda: WithBlocks.of(merged, 1_000_000, 1_000_000),
        Sweep: lambda: WithoutBlocks(merged, Sweep(problem.near), 1_000),
        Lines: lambda: WithoutBlocks(merged, Lines(problem)),
    }
    return Relaxation(merged, holdings[shapes]()), values


def swept(problem, largest: int) -> list[float]:
    """The most pairs of 0, 1, … stalls, exactly."""
    free = np.zeros((1, problem.stalls))
    return [Sweep(problem.near).best(free, [size], 1.0, [()])[0][0] for size in range(largest + 1)]


@pytest.fixture(scope="module")
def market():
    problem = problem_of(*MARKET)
    values = Values.of(problem, WEIGHTS, {})
    return problem, max(worth(problem, WEIGHTS, values, places) for places in every_plan(problem))


@given(st.lists(st.floats(-2, 2), min_size=32, max_size=32))
@settings(deadline=None, max_examples=30)
def test_any_prices_bound_every_plan(market, drawn):
    problem, most = market
    for shapes in (WithBlocks, Sweep, Lines):
        relaxation, _ = relaxed(problem, shapes)
        table = np.array(drawn).reshape(4, 8)
        assert relaxation.at(Prices(table[:3], np.abs(table[3]))).value >= most - 1e-9


def test_good_prices_bound_closely(market) -> None:
    problem, most = market
    relaxation, _ = relaxed(problem)
    plan = next(every_plan(problem))
    best = relaxation.best([plan], 100).value
    assert most - 1e-9 <= best <= relaxation.rented().value
    assert best - most < 1.0


@given(pinned_markets(), st.booleans(), st.lists(st.floats(-2, 2), min_size=48, max_size=48))
@settings(deadline=None, max_examples=100)
def test_no_plan_exceeds_a_bound_that_knows_the_pins(asked, fire_gap, drawn) -> None:
    problem = problem_of(*asked, fire_gap=fire_gap)
    values = Values.of(problem, WEIGHTS, {})
    plans = list(every_plan(problem))
    if not plans:
        return
    most = max(worth(problem, WEIGHTS, values, places) for places in plans)
    less = narrowed(problem)
    table = np.array(drawn).reshape(4, 12)[:, : problem.stalls]
    for shapes in (WithBlocks, Sweep, Lines):
        relaxation, _ = relaxed(less, shapes)
        link = table[: len(relaxation.merged.sizes)]
        assert relaxation.at(Prices(link, np.abs(table[3]))).value >= most - 1e-9
        assert relaxation.rented().value >= most - 1e-9
        if shapes is not Lines:
            assert relaxation.best([plans[0]], 30).value >= most - 1e-9


def test_blocks_that_pins_keep_apart_are_in_every_bound() -> None:
    """Food at both ends of a row, cloth pinned between: two blocks, and every way to bound knows."""
    demands = [
        Demand("1", "1", category="food", pinned=("A1",)),
        Demand("2", "2", category="food", pinned=("A3",)),
        Demand("3", "3", category="textile", pinned=("A2",)),
    ]
    problem = narrowed(problem_of([["A1", "A2", "A3"]], demands))
    for shapes in (WithBlocks, Sweep):
        assert relaxed(problem, shapes)[0].rented().value == pytest.approx(-WEIGHTS.block)
    assert relaxed(problem, Lines)[0].rented().value <= -WEIGHTS.block + WEIGHTS.togetherness


def test_rents_alone_settle_who_wants_the_same_stall() -> None:
    """Two groups wish for A1; only one can have it, and the bound knows."""
    demands = [Demand(f"{n}", f"{n}", wants=("A1",)) for n in range(2)]
    relaxation, _ = relaxed(problem_of([["A1", "A2"]], demands))
    assert relaxation.rented().value == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("drawing", "most"),
    [
        ([["A1", "A2", "A3"]], [0, 0, 1, 2]),
        ([["A1", "A2", "A3"], ["B1", "B2", "B3"]], [0, 0, 1, 2, 4, 5, 7]),
        ([["A1", "A2"], [], [], ["B1", "B2"]], [0, 0, 1, 2, 4]),
    ],
)
def test_the_lines_of_a_plain_field_bound_its_pairs_exactly(drawing, most) -> None:
    problem = problem_of(drawing, [Demand("ก", "ก")])
    lines, stalls = Lines(problem), range(problem.stalls)
    assert [
        lines.most_pairs(size, list(stalls)) + lines.most_loose(size, list(stalls)) for size in range(len(most))
    ] == most
    assert swept(problem, len(most) - 1) == most


@given(st.lists(st.lists(st.sampled_from(["", "x", "x", "ต้นไม้"]), min_size=5, max_size=5), min_size=1, max_size=4))
@settings(deadline=None, max_examples=60)
def test_no_shape_holds_more_pairs_than_the_lines_allow(cells):
    drawing = [[f"A{r * 5 + c}" if cell == "x" else cell for c, cell in enumerate(row)] for r, row in enumerate(cells)]
    venue, _ = read_venue("ผัง", drawing)
    if not venue.stalls:
        return
    problem = problem_of(drawing, [Demand("ก", "ก")])
    lines, stalls = Lines(problem), list(range(problem.stalls))
    exact = swept(problem, problem.stalls)
    for size, pairs in enumerate(exact):
        assert lines.most_pairs(size, stalls) + lines.most_loose(size, stalls) >= pairs


def test_kinds_count_what_they_merge(market) -> None:
    problem, _ = market
    merged = Merged.of(problem, WEIGHTS, Values.of(problem, WEIGHTS, {}))
    assert sorted(member for kind in merged.kinds for member in kind.members) == list(range(len(problem.demands)))
    assert dict(zip(merged.categories, merged.sizes, strict=True)) == {"decor": 1, "food": 3, "textile": 2}
    plan = next(islice(every_plan(problem), 5, None))
    assert [len(shape) for shape in merged.shapes_of(plan)] == list(merged.sizes)
